//! Covered is gone: whatever lay under a cover, the result is the same to the last byte.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::drawing::{self, HEIGHT, WIDTH, assert_near, block_at, blocks, decoded};
use crate::pixels::Pixels;
use crate::{Area, Edits, Limits, Prepared, Turn, prepare};

/// Where the pixel shown at (x, y) is stored, by EXIF's definition of each number, in a picture of this size as shown.
fn stored(orientation: u16, (x, y): (u32, u32), (width, height): (u32, u32)) -> (u32, u32) {
    let (right, bottom) = (width - 1, height - 1);
    match orientation {
        1 => (x, y),
        2 => (right - x, y),
        3 => (right - x, bottom - y),
        4 => (x, bottom - y),
        5 => (y, x),
        6 => (y, right - x),
        7 => (bottom - y, right - x),
        8 => (bottom - y, x),
        _ => unreachable!(),
    }
}

/// Size and storage place of what a turn shows, the picture before it being `size`.
fn turned(turn: u8, size: (u32, u32)) -> ((u32, u32), u16) {
    match turn {
        0 => (size, 1),
        1 => ((size.1, size.0), 6),
        2 => (size, 3),
        3 => ((size.1, size.0), 8),
        _ => unreachable!(),
    }
}

fn covered(file: Vec<u8>, covers: &[Area], turn: u8) -> Prepared {
    let edits = Edits {
        covers: covers.to_vec(),
        turn: Turn(turn),
    };
    prepare::prepare(file, &edits, &Limits::default()).unwrap()
}

fn area(x: u16, y: u16, width: u16, height: u16) -> Area {
    Area {
        x,
        y,
        width,
        height,
    }
}

/// Every pixel of a lossless picture, held in eight ways, turned in four, and covered off its middle.
#[test]
fn a_cover_lies_where_the_person_sees_it() {
    let cover = area(1_000, 2_000, 3_000, 2_500);
    for orientation in 1..=8_u16 {
        for turn in 0..4_u8 {
            let exif = drawing::exif(orientation, true);
            let png = drawing::png(|writer| {
                writer
                    .write_chunk(png::chunk::ChunkType(*b"eXIf"), &exif)
                    .unwrap();
            });
            let prepared = covered(png, &[cover], turn);
            let upright = if orientation >= 5 {
                (HEIGHT, WIDTH)
            } else {
                (WIDTH, HEIGHT)
            };
            let (size, as_orientation) = turned(turn, upright);
            assert_eq!((prepared.width, prepared.height), size);
            let pixels = decoded(prepared.media_type, &prepared.bytes);
            for (index, found) in pixels.each().iter().enumerate() {
                let (x, y) = (index as u32 % size.0, index as u32 / size.0);
                // A pixel of which the cover touches any part is black.
                let inside = |place: u32, side: u32, start: u32, length: u32| {
                    (place + 1) * 10_000 > start * side && place * 10_000 < (start + length) * side
                };
                let black = inside(x, size.0, 1_000, 3_000) && inside(y, size.1, 2_000, 2_500);
                let upright_place = stored(as_orientation, (x, y), size);
                let (from_x, from_y) = stored(orientation, upright_place, upright);
                let expected = if black {
                    [0; 3]
                } else {
                    block_at(from_x, from_y)
                };
                let place = format!("orientation {orientation}, turn {turn}, at {x}, {y}");
                assert_near(*found, expected, 0, &place);
            }
        }
    }
}

/// A picture with print all over it, and the same with something else under `secret` (left, top, right, bottom).
fn two_originals(size: (u32, u32), secret: [u32; 4]) -> [Vec<u8>; 2] {
    let mut noise = drawing::noise(0x1234_5678);
    let page: Vec<u8> = (0..size.0 * size.1)
        .flat_map(|place| {
            let (x, y) = (place % size.0, place / size.0);
            let print = (x / 7 + y / 11).is_multiple_of(3);
            [if print { 30 } else { 220 }, 200, 120]
        })
        .collect();
    let mut other = page.clone();
    let [left, top, right, bottom] = secret;
    for (place, pixel) in other.as_chunks_mut::<3>().0.iter_mut().enumerate() {
        let (x, y) = (place as u32 % size.0, place as u32 / size.0);
        if (left..right).contains(&x) && (top..bottom).contains(&y) {
            *pixel = [noise(), noise(), noise()];
        }
    }
    [page, other]
}

fn encoded(
    rgb: &[u8],
    (width, height): (u32, u32),
    adjust: &dyn Fn(&mut Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    adjust(&mut encoder);
    encoder
        .encode(rgb, width as u16, height as u16, ColorType::Rgb)
        .unwrap();
    bytes
}

/// Neither reducing nor the blocks of the file, nor colours stored for several pixels at once, carry anything of what
/// lies under a cover to where it is not covered.
#[test]
fn nothing_of_what_is_covered_comes_out() {
    // Larger than the wire, so that it is reduced; with a secret that ends inside the blocks of the file.
    let size = (2_500, 1_300);
    let secret = [503, 301, 1_209, 602];
    let originals = two_originals(size, secret);
    // The smallest cover that hides it: 503 of 2,500 is 2,012.
    let cover = area(2_012, 2_315, 2_824, 2_316);
    type Adjust = dyn Fn(&mut Encoder<&mut Vec<u8>>);
    let sampling = |factor: SamplingFactor| {
        Box::new(move |encoder: &mut Encoder<&mut Vec<u8>>| encoder.set_sampling_factor(factor))
            as Box<Adjust>
    };
    let dresses: [(&str, Box<Adjust>); 6] = [
        ("4:4:4", sampling(SamplingFactor::F_1_1)),
        ("4:2:2", sampling(SamplingFactor::F_2_1)),
        ("4:2:0", sampling(SamplingFactor::F_2_2)),
        ("4:1:1", sampling(SamplingFactor::F_4_1)),
        (
            "progressive",
            Box::new(|encoder| {
                encoder.set_sampling_factor(SamplingFactor::F_2_2);
                encoder.set_progressive(true);
            }),
        ),
        (
            "several scans",
            Box::new(|encoder| {
                encoder.set_sampling_factor(SamplingFactor::F_2_2);
                encoder.set_optimized_huffman_tables(true);
            }),
        ),
    ];
    for (name, adjust) in dresses {
        for turn in [0, 1] {
            let cover = if turn == 0 {
                cover
            } else {
                // To the right: what was at the bottom is at the left.
                area(
                    10_000 - cover.y - cover.height,
                    cover.x,
                    cover.height,
                    cover.width,
                )
            };
            let [one, other] = originals
                .each_ref()
                .map(|rgb| encoded(rgb, size, adjust.as_ref()));
            assert_ne!(one, other, "{name}: the originals do not differ");
            let bare =
                covered(one.clone(), &[], turn).sha256 == covered(other.clone(), &[], turn).sha256;
            assert!(
                !bare,
                "{name}: the secret cannot be seen without a cover either"
            );
            let [one, other] = [one, other].map(|file| covered(file, &[cover], turn));
            assert!(
                one.bytes == other.bytes,
                "{name}, turn {turn}: the image differs"
            );
            assert!(
                one.thumbnail == other.thumbnail,
                "{name}, turn {turn}: the thumbnail differs"
            );
            assert_eq!(one.sha256, other.sha256, "{name}, turn {turn}");
        }
    }
}

/// Black to the eye and to a program, although JPEG rings at edges.
#[test]
fn a_cover_is_solid_black() {
    let size = (2_500, 1_300);
    let [page, _] = two_originals(size, [0; 4]);
    let prepared = covered(
        encoded(&page, size, &|_| {}),
        &[area(2_000, 2_000, 3_000, 3_000)],
        0,
    );
    let pixels = decoded(prepared.media_type, &prepared.bytes);
    for (index, found) in pixels.each().iter().enumerate() {
        let (x, y) = (index as u32 % pixels.width, index as u32 / pixels.width);
        let (u, v) = (x * 10_000 / pixels.width, y * 10_000 / pixels.height);
        if (2_000..5_000).contains(&u) && (2_000..5_000).contains(&v) {
            let place = format!("at {x}, {y}");
            // Within two blocks of the edge the encoding of what is outside still rings.
            let deep = (2_120..4_880).contains(&u) && (2_240..4_760).contains(&v);
            assert_near(*found, [0; 3], if deep { 0 } else { 60 }, &place);
        }
    }
}

#[test]
fn covers_beyond_the_picture_and_covers_of_nothing() {
    let png = drawing::png(|_| {});
    let plain = decoded(crate::MediaType::Png, &covered(png.clone(), &[], 0).bytes);
    let with = |cover: Area| {
        decoded(
            crate::MediaType::Png,
            &covered(png.clone(), &[cover], 0).bytes,
        )
    };
    for nothing in [
        area(0, 0, 0, 0),
        area(5_000, 5_000, 0, 5_000),
        area(10_000, 0, 9, 9),
        area(60_000, 1, 9, 9),
    ] {
        assert!(with(nothing) == plain, "{nothing:?}");
    }
    let all = with(area(0, 0, u16::MAX, u16::MAX));
    assert!(all.each().iter().all(|pixel| *pixel == [0; 3]));
    let right = with(area(6_667, 0, 60_000, 60_000));
    assert!(
        right
            .each()
            .iter()
            .zip(blocks().as_chunks().0)
            .enumerate()
            .all(|(index, (found, block))| {
                *found
                    == if index as u32 % WIDTH >= 32 {
                        [0; 3]
                    } else {
                        *block
                    }
            })
    );
}

#[test]
fn four_quarter_turns_are_none() {
    let png = drawing::png(|_| {});
    let turned = |turn: u8| covered(png.clone(), &[area(0, 0, 2_000, 2_000)], turn).sha256;
    assert_eq!(turned(0), turned(4));
    assert_eq!(turned(3), turned(7));
    assert_ne!(turned(0), turned(2));
}

/// An edge can be covered without its block leaving the picture.
#[test]
fn growing_to_blocks_stops_at_the_picture() {
    let mut pixels = Pixels::new(20, 20, vec![9; 1_200]).unwrap();
    let rect = crate::pixels::Rect {
        left: 17,
        top: 0,
        right: 20,
        bottom: 1,
    };
    pixels.blacken(rect.grown_to((16, 16), (1, 1)));
    let black = |x: usize, y: usize| pixels.each()[y * 20 + x] == [0; 3];
    assert!(black(15, 0) && black(19, 16) && !black(14, 0) && !black(19, 17));
}
