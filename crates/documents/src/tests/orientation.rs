use super::drawing::{self, HEIGHT, WIDTH, assert_near, block_at, decoded, is_inside_block};
use crate::{Edits, Limits, prepare};

/// Where the pixel shown at (x, y) is stored, by EXIF's definition of each number: which stored row is the visual
/// top and which stored column the visual left.
fn stored(orientation: u16, x: u32, y: u32) -> (u32, u32) {
    let (right, bottom) = (WIDTH - 1, HEIGHT - 1);
    match orientation {
        1 => (x, y),
        2 => (right - x, y),
        3 => (right - x, bottom - y),
        4 => (x, bottom - y),
        5 => (y, x),
        6 => (y, bottom - x),
        7 => (right - y, bottom - x),
        8 => (right - y, x),
        _ => unreachable!(),
    }
}

#[track_caller]
fn check(name: &str, file: Vec<u8>, orientation: u16, tolerance: u8) {
    let limits = Limits::default();
    let prepared = prepare::prepare(file.clone(), &Edits::default(), &limits).unwrap();
    let expected = if orientation >= 5 {
        (HEIGHT, WIDTH)
    } else {
        (WIDTH, HEIGHT)
    };
    assert_eq!((prepared.width, prepared.height), expected, "{name}");
    let thumbnail = decoded(crate::MediaType::Jpeg, &prepared.thumbnail);
    assert_eq!(
        (thumbnail.width, thumbnail.height),
        expected,
        "{name}: thumbnail"
    );
    let reencoded = prepare::reencode(file, &limits).unwrap();
    assert_eq!(
        (reencoded.width, reencoded.height),
        expected,
        "{name}: encoded anew"
    );
    let pixels = decoded(prepared.media_type, &prepared.bytes);
    for (index, found) in pixels.each().iter().enumerate() {
        let (x, y) = (index as u32 % expected.0, index as u32 / expected.0);
        let (from_x, from_y) = stored(orientation, x, y);
        if tolerance == 0 || is_inside_block(from_x, from_y) {
            let place = format!("{name} at {x}, {y}");
            assert_near(*found, block_at(from_x, from_y), tolerance, &place);
        }
    }
}

#[test]
fn all_eight_orientations_are_turned_upright() {
    for orientation in 1..=8 {
        for big_endian in [true, false] {
            let exif = drawing::exif(orientation, big_endian);
            let jpeg = drawing::jpeg(|encoder| encoder.add_exif_metadata(&exif).unwrap());
            // JPEG loses a little at each of the two encodings.
            check(
                &format!("jpeg {orientation} {big_endian}"),
                jpeg,
                orientation,
                24,
            );
            let progressive = drawing::jpeg(|encoder| {
                encoder.set_progressive(true);
                encoder.add_exif_metadata(&exif).unwrap();
            });
            check(
                &format!("progressive jpeg {orientation} {big_endian}"),
                progressive,
                orientation,
                24,
            );
            let split = drawing::jpeg(|encoder| {
                encoder.set_optimized_huffman_tables(true);
                encoder.add_exif_metadata(&exif).unwrap();
            });
            check(
                &format!("jpeg of several scans {orientation} {big_endian}"),
                split,
                orientation,
                24,
            );
            let png = drawing::png(|writer| {
                writer
                    .write_chunk(png::chunk::ChunkType(*b"eXIf"), &exif)
                    .unwrap()
            });
            check(
                &format!("png {orientation} {big_endian}"),
                png,
                orientation,
                0,
            );
        }
    }
}

#[test]
fn untidy_exif_does_not_refuse_a_photo() {
    let mut endless = drawing::exif(6, true);
    endless[10..12].copy_from_slice(&[0xff, 0xff]);
    let mut far = drawing::exif(6, true);
    far[4..8].copy_from_slice(&[0xff; 4]);
    let cases: [(&str, Vec<u8>, u16); 6] = [
        ("unknown number", drawing::exif(9, true), 1),
        ("zero", drawing::exif(0, false), 1),
        ("cut off", drawing::exif(6, true)[..30].to_vec(), 1),
        ("more entries than bytes", endless, 6),
        ("directory outside", far, 1),
        ("empty", Vec::new(), 1),
    ];
    for (name, exif, orientation) in cases {
        let jpeg = drawing::jpeg(|encoder| encoder.add_exif_metadata(&exif).unwrap());
        check(name, jpeg, orientation, 12);
    }
}
