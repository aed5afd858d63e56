//! Files that broke on their way, and files that were broken on purpose.

use proptest::prelude::*;

use super::drawing;
use crate::sample::Sample;
use crate::{Edits, ImageProblem, Limits, prepare};

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let sample = Sample::new(96, 64);
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    encoder
        .encode(&sample.rgb(), 96, 64, image::ExtendedColorType::Rgb8)
        .unwrap();
    drop(encoder);
    vec![
        ("jpeg", sample.jpeg().unwrap()),
        (
            "jpeg with metadata",
            sample.with_metadata().with_orientation(6).jpeg().unwrap(),
        ),
        ("progressive jpeg", sample.progressive().jpeg().unwrap()),
        (
            "restarting jpeg",
            drawing::jpeg(|encoder| encoder.set_restart_interval(1)),
        ),
        ("png", sample.png().unwrap()),
        (
            "png with metadata",
            sample.with_metadata().with_orientation(8).png().unwrap(),
        ),
        ("gif", gif),
    ]
}

#[test]
fn the_samples_are_sound() {
    for (name, file) in samples() {
        assert!(
            prepare::prepare(file, &Edits::default(), &Limits::default()).is_ok(),
            "{name}"
        );
    }
}

#[test]
fn a_file_cut_anywhere_is_truncated() {
    for (name, file) in samples() {
        // From where the format is recognised to the last byte that matters (a GIF ends with a lone semicolon).
        let end = if name == "gif" {
            file.len() - 1
        } else {
            file.len()
        };
        for length in (8..end).step_by(7).chain([end - 1]) {
            let refused = prepare::prepare(
                file[..length].to_vec(),
                &Edits::default(),
                &Limits::default(),
            );
            assert_eq!(
                refused.err(),
                Some(ImageProblem::Truncated {}),
                "{name} cut at {length} of {end}"
            );
        }
    }
}

#[test]
fn whole_files_without_a_picture_in_them_are_undecodable() {
    let jpeg = Sample::new(64, 48).jpeg().unwrap();
    let tables = jpeg
        .windows(2)
        .position(|marker| marker == [0xff, 0xdb])
        .unwrap();
    let mut without_tables = jpeg.clone();
    without_tables[tables + 1] = 0xec; // an application segment to everybody else
    let mut flipped = Sample::new(64, 48).png().unwrap();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    for (name, file) in [
        ("jpeg without its tables", without_tables),
        ("png with a flipped bit", flipped),
    ] {
        let refused = prepare::prepare(file, &Edits::default(), &Limits::default());
        assert_eq!(refused.err(), Some(ImageProblem::Undecodable {}), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(start in 0_usize..8, noise in proptest::collection::vec(any::<u8>(), 0..600)) {
        const STARTS: [&[u8]; 8] = [
            b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\0\0\0\x18ftyp", b"RIFF", b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*",
            b"PK\x03\x04",
        ];
        let bytes = [STARTS[start], noise.as_slice()].concat();
        let _ = prepare::prepare(bytes.clone(), &Edits::default(), &Limits::default());
        let _ = prepare::reencode(bytes, &Limits::default());
    }

    #[test]
    fn broken_images_never_panic(
        which in 0_usize..7,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (_, mut file) = samples().swap_remove(which);
        for (place, value) in changes {
            let place = place.index(file.len());
            file[place] = value;
        }
        // A changed header may announce an image of many pixels; this test is about panics, not about patience.
        let limits = Limits { pixels: 4_000_000, ..Limits::default() };
        let _ = prepare::prepare(file, &Edits::default(), &limits);
    }
}
