use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::drawing::{self, HEIGHT, WIDTH, assert_blocks, assert_near, decoded};
use super::prepared;
use crate::MediaType;
use crate::sample::Sample;

#[test]
fn every_dress_of_jpeg_is_decoded() {
    let cases: [(&str, Vec<u8>); 6] = [
        ("baseline", drawing::jpeg(|_| {})),
        (
            "progressive",
            drawing::jpeg(|encoder| encoder.set_progressive(true)),
        ),
        (
            "restart markers",
            drawing::jpeg(|encoder| encoder.set_restart_interval(2)),
        ),
        (
            "colours at half resolution",
            drawing::jpeg(|e| e.set_sampling_factor(SamplingFactor::F_2_2)),
        ),
        (
            "progressive, half resolution",
            drawing::jpeg(|e| {
                e.set_progressive(true);
                e.set_sampling_factor(SamplingFactor::F_2_2);
            }),
        ),
        (
            "progressive, optimised tables",
            drawing::jpeg(|e| {
                e.set_progressive(true);
                e.set_optimized_huffman_tables(true);
            }),
        ),
    ];
    for (name, jpeg) in cases {
        let prepared = prepared(jpeg);
        assert_eq!(prepared.media_type, MediaType::Jpeg, "{name}");
        assert_blocks(&decoded(MediaType::Jpeg, &prepared.bytes), 20, name);
    }
}

#[test]
fn odd_sizes_of_jpeg_are_decoded_strictly() {
    for progressive in [false, true] {
        for factor in [
            SamplingFactor::F_1_1,
            SamplingFactor::F_2_1,
            SamplingFactor::F_1_2,
            SamplingFactor::F_2_2,
        ] {
            for (width, height) in [
                (1, 1),
                (7, 3),
                (8, 8),
                (9, 17),
                (15, 31),
                (16, 16),
                (33, 65),
                (301, 199),
            ] {
                let sample = Sample::new(width, height).rgb();
                let mut bytes = Vec::new();
                let mut encoder = Encoder::new(&mut bytes, 90);
                encoder.set_sampling_factor(factor);
                encoder.set_progressive(progressive);
                encoder
                    .encode(&sample, width, height, ColorType::Rgb)
                    .unwrap();
                let pixels = decoded(MediaType::Jpeg, &bytes);
                let name = format!("{width} × {height}, {factor:?}, progressive {progressive}");
                assert_eq!(
                    (pixels.width, pixels.height),
                    (width.into(), height.into()),
                    "{name}"
                );
                let off: u64 = pixels
                    .rgb()
                    .iter()
                    .zip(&sample)
                    .map(|(a, b)| u64::from(a.abs_diff(*b)))
                    .sum();
                let mean = off / sample.len() as u64;
                assert!(mean <= 8, "{name}: {mean} off on average");
            }
        }
    }
}

#[test]
fn grayscale_and_print_colours_of_jpeg_become_rgb() {
    let grey: Vec<u8> = (0..WIDTH * HEIGHT)
        .map(|i| if i % WIDTH < 24 { 40 } else { 200 })
        .collect();
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95)
        .encode(&grey, WIDTH as u16, HEIGHT as u16, ColorType::Luma)
        .unwrap();
    let pixels = decoded(MediaType::Jpeg, &prepared(bytes).bytes);
    assert_near(pixels.each()[4], [40; 3], 6, "dark");
    assert_near(pixels.each()[44], [200; 3], 6, "light");

    // Full ink of one plate on white paper, then a mixture with black.
    let cmyk: Vec<u8> = (0..WIDTH * HEIGHT)
        .flat_map(|i| match i % WIDTH {
            0..16 => [255, 0, 0, 0],
            16..32 => [0, 255, 255, 0],
            _ => [0, 128, 0, 127],
        })
        .collect();
    for (name, colour) in [("CMYK", ColorType::Cmyk), ("YCCK", ColorType::CmykAsYcck)] {
        let mut bytes = Vec::new();
        Encoder::new(&mut bytes, 98)
            .encode(&cmyk, WIDTH as u16, HEIGHT as u16, colour)
            .unwrap();
        let pixels = decoded(MediaType::Jpeg, &prepared(bytes).bytes);
        assert_near(pixels.each()[6], [0, 255, 255], 16, &format!("{name} cyan"));
        assert_near(pixels.each()[24], [255, 0, 0], 16, &format!("{name} red"));
        assert_near(
            pixels.each()[42],
            [128, 64, 128],
            16,
            &format!("{name} mixture"),
        );
    }
}

/// Encodes rows of raw samples as PNG.
fn raw_png(
    colour: png::ColorType,
    depth: png::BitDepth,
    palette: Option<(&[u8], &[u8])>,
    data: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 4, 2);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if let Some((colours, alphas)) = palette {
        encoder.set_palette(colours.to_vec());
        encoder.set_trns(alphas.to_vec());
    }
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(data).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn every_dress_of_png_is_decoded_with_alpha_on_white() {
    use png::{BitDepth, ColorType};
    let wide = |samples: &[u16]| {
        samples
            .iter()
            .flat_map(|s| s.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    let (white, black, red) = ([255; 3], [0; 3], [255, 0, 0]);
    // The first two pixels of each.
    type Case = (&'static str, Vec<u8>, [[u8; 3]; 2]);
    let cases: [Case; 8] = [
        (
            "1 bit",
            raw_png(ColorType::Grayscale, BitDepth::One, None, &[0x50, 0xa0]),
            [black, white],
        ),
        (
            "4 bit grey",
            raw_png(ColorType::Grayscale, BitDepth::Four, None, &[0x0f, 0, 0, 0]),
            [black, white],
        ),
        (
            "palette with a transparent colour",
            raw_png(
                ColorType::Indexed,
                BitDepth::Two,
                Some((&[9, 9, 9, 255, 0, 0], &[0])),
                &[0x10, 0],
            ),
            [white, red],
        ),
        (
            "rgba",
            raw_png(
                ColorType::Rgba,
                BitDepth::Eight,
                None,
                &[255, 0, 0, 255, 0, 0, 0, 51].repeat(4),
            ),
            [red, [204; 3]],
        ),
        (
            "grey with alpha",
            raw_png(
                ColorType::GrayscaleAlpha,
                BitDepth::Eight,
                None,
                &[0, 255, 0, 0].repeat(4),
            ),
            [black, white],
        ),
        (
            "16 bit rgb",
            raw_png(
                ColorType::Rgb,
                BitDepth::Sixteen,
                None,
                &wide(&[65_535, 0, 0, 0x8000, 0x8000, 0x8000].repeat(4)),
            ),
            [red, [128; 3]],
        ),
        (
            "16 bit rgba",
            raw_png(
                ColorType::Rgba,
                BitDepth::Sixteen,
                None,
                &wide(&[65_535, 0, 0, 65_535, 0, 0, 0, 0].repeat(4)),
            ),
            [red, white],
        ),
        (
            "16 bit grey",
            raw_png(
                ColorType::Grayscale,
                BitDepth::Sixteen,
                None,
                &wide(&[0, 65_535].repeat(4)),
            ),
            [black, white],
        ),
    ];
    for (name, file, expected) in cases {
        let prepared = prepared(file);
        assert_eq!(prepared.media_type, MediaType::Png, "{name}");
        let pixels = decoded(MediaType::Png, &prepared.bytes);
        assert_eq!((pixels.width, pixels.height), (4, 2), "{name}");
        assert_eq!(pixels.each()[..2], expected, "{name}");
    }
}

fn chunk(bytes: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    bytes.extend((data.len() as u32).to_be_bytes());
    let start = bytes.len();
    bytes.extend(kind);
    bytes.extend(data);
    let crc = !bytes[start..].iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    });
    bytes.extend(crc.to_be_bytes());
}

/// A zlib stream that stores instead of compressing (RFC 1950, RFC 1951).
fn stored_zlib(data: &[u8]) -> Vec<u8> {
    let length = data.len() as u16;
    let mut bytes = vec![0x78, 0x01, 0x01];
    bytes.extend(length.to_le_bytes());
    bytes.extend((!length).to_le_bytes());
    bytes.extend(data);
    let (a, b) = data.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    bytes.extend((b << 16 | a).to_be_bytes());
    bytes
}

/// Adam7 by hand, since the encoder writes none: seven passes, each row with filter type 0.
fn interlaced_png() -> Vec<u8> {
    const PASSES: [(u32, u32, u32, u32); 7] = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];
    let mut raw = Vec::new();
    for (left, top, across, down) in PASSES {
        for y in (top..HEIGHT).step_by(down as usize) {
            raw.push(0);
            raw.extend(
                (left..WIDTH)
                    .step_by(across as usize)
                    .flat_map(|x| drawing::block_at(x, y)),
            );
        }
    }
    let mut header = [WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat();
    header.extend([8, 2, 0, 0, 1]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (*b"IHDR", header),
        (*b"IDAT", stored_zlib(&raw)),
        (*b"IEND", Vec::new()),
    ] {
        chunk(&mut bytes, kind, &data);
    }
    bytes
}

#[test]
fn interlaced_png_is_woven_together() {
    assert_blocks(
        &decoded(MediaType::Png, &prepared(interlaced_png()).bytes),
        0,
        "interlaced",
    );
}

fn gif(frames: &[(u16, u16, [u8; 4])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for (width, height, colour) in frames {
        let pixels = colour.repeat(usize::from(*width) * usize::from(*height));
        encoder
            .encode(
                &pixels,
                (*width).into(),
                (*height).into(),
                image::ExtendedColorType::Rgba8,
            )
            .unwrap();
    }
    drop(encoder);
    bytes
}

#[test]
fn the_first_frame_of_a_gif_is_taken() {
    let prepared = prepared(gif(&[
        (20, 10, [200, 0, 0, 255]),
        (20, 10, [0, 0, 200, 255]),
    ]));
    assert_eq!(
        (prepared.media_type, prepared.width, prepared.height),
        (MediaType::Png, 20, 10)
    );
    assert!(
        decoded(MediaType::Png, &prepared.bytes)
            .each()
            .iter()
            .all(|pixel| *pixel == [200, 0, 0])
    );
}

#[test]
fn transparency_of_a_gif_lies_on_white() {
    let prepared = prepared(gif(&[(8, 8, [10, 20, 30, 0])]));
    assert!(
        decoded(MediaType::Png, &prepared.bytes)
            .each()
            .iter()
            .all(|pixel| *pixel == [255; 3])
    );
}
