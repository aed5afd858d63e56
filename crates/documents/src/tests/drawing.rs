//! Small pictures whose every pixel is known, in every dress a file can give them.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::decode;
use crate::header;
use crate::pixels::Pixels;
use crate::{Limits, MediaType};

/// 48 × 32 pixels in blocks of 16: every turn and mirror image of it differs.
pub(super) const BLOCKS: [[[u8; 3]; 3]; 2] = [
    [[220, 30, 30], [30, 180, 60], [30, 60, 210]],
    [[250, 220, 40], [20, 20, 20], [245, 245, 245]],
];
pub(super) const WIDTH: u32 = 48;
pub(super) const HEIGHT: u32 = 32;

pub(super) fn blocks() -> Vec<u8> {
    (0..HEIGHT)
        .flat_map(|y| (0..WIDTH).flat_map(move |x| block_at(x, y)))
        .collect()
}

pub(super) fn block_at(x: u32, y: u32) -> [u8; 3] {
    BLOCKS[(y / 16) as usize][(x / 16) as usize]
}

pub(super) fn jpeg(adjust: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    adjust(&mut encoder);
    encoder
        .encode(&blocks(), WIDTH as u16, HEIGHT as u16, ColorType::Rgb)
        .unwrap();
    bytes
}

pub(super) fn png(adjust: impl FnOnce(&mut png::Writer<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    adjust(&mut writer);
    writer.write_image_data(&blocks()).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A TIFF block with nothing but an orientation, in either byte order, behind an entry that has to be skipped.
pub(super) fn exif(orientation: u16, big_endian: bool) -> Vec<u8> {
    let u16s = |values: &[u16]| -> Vec<u8> {
        values
            .iter()
            .flat_map(|v| {
                if big_endian {
                    v.to_be_bytes()
                } else {
                    v.to_le_bytes()
                }
            })
            .collect()
    };
    let u32s = |value: u32| {
        if big_endian {
            value.to_be_bytes()
        } else {
            value.to_le_bytes()
        }
    };
    let mut bytes = if big_endian {
        b"MM".to_vec()
    } else {
        b"II".to_vec()
    };
    bytes.extend(u16s(&[42]));
    bytes.extend(u32s(10));
    bytes.extend([0, 0]); // the directory need not follow at once
    bytes.extend(u16s(&[2]));
    bytes.extend(u16s(&[0x0100, 3]));
    bytes.extend(u32s(1));
    bytes.extend(u16s(&[7, 0]));
    bytes.extend(u16s(&[0x0112, 3]));
    bytes.extend(u32s(1));
    bytes.extend(u16s(&[orientation, 0]));
    bytes.extend(u32s(0));
    bytes
}

/// Decodes a result again, to look at its pixels.
pub(super) fn decoded(media_type: MediaType, bytes: &[u8]) -> Pixels {
    let limits = Limits::default();
    let (kind, header) = header::inspect(bytes, &limits).unwrap();
    let expected = if media_type == MediaType::Jpeg {
        header::Kind::Jpeg
    } else {
        header::Kind::Png
    };
    assert_eq!(kind, expected);
    decode::decode(kind, &header, bytes, &limits)
        .unwrap()
        .pixels
}

#[track_caller]
pub(super) fn assert_near(found: [u8; 3], expected: [u8; 3], tolerance: u8, place: &str) {
    let near = found
        .iter()
        .zip(expected)
        .all(|(f, e)| f.abs_diff(e) <= tolerance);
    assert!(near, "{place}: {found:?} instead of {expected:?}");
}

/// Whether (x, y) is far enough from where two blocks meet: JPEG with colours at half resolution mixes neighbours.
pub(super) fn is_inside_block(x: u32, y: u32) -> bool {
    [x, y].iter().all(|place| (3..13).contains(&(place % 16)))
}

/// Compares every pixel with the block it should belong to; with a tolerance, those inside the blocks.
#[track_caller]
pub(super) fn assert_blocks(pixels: &Pixels, tolerance: u8, name: &str) {
    assert_eq!((pixels.width, pixels.height), (WIDTH, HEIGHT), "{name}");
    for (index, found) in pixels.each().iter().enumerate() {
        let (x, y) = (index as u32 % WIDTH, index as u32 / WIDTH);
        if tolerance == 0 || is_inside_block(x, y) {
            assert_near(
                *found,
                block_at(x, y),
                tolerance,
                &format!("{name} at {x}, {y}"),
            );
        }
    }
}

/// Bytes without a pattern, the same at every run (xorshift, Marsaglia 2003).
pub(super) fn noise(seed: u32) -> impl FnMut() -> u8 {
    let mut state = seed;
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 24) as u8
    }
}
