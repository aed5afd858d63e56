//! What comes out: size, kind and weight of an image, and nothing that was not pixels.

use super::drawing::{self, blocks, decoded};
use super::prepared;
use crate::sample::{CANARY, Sample};
use crate::{Edits, Limits, MediaType, prepare, sniff};

#[test]
fn large_images_are_reduced_and_never_enlarged() {
    let cases = [
        ((4032, 3024), (2048, 1536), (320, 240)),
        ((3000, 10), (2048, 7), (320, 1)),
        ((64, 40), (64, 40), (64, 40)),
    ];
    for ((width, height), wire, small) in cases {
        let prepared = prepared(Sample::new(width, height).jpeg().unwrap());
        assert_eq!((prepared.width, prepared.height), wire);
        let thumbnail = decoded(MediaType::Jpeg, &prepared.thumbnail);
        assert_eq!((thumbnail.width, thumbnail.height), small);
        assert!(prepared.bytes.len() as u64 <= Limits::default().result_bytes);
        assert_eq!(prepared.sha256, prepare::sha256(&prepared.bytes));
    }
}

#[test]
fn png_stays_png_only_with_few_colours() {
    assert_eq!(prepared(drawing::png(|_| {})).media_type, MediaType::Png);
    assert_eq!(
        prepared(Sample::new(600, 400).png().unwrap()).media_type,
        MediaType::Jpeg
    );
    let exact = prepared(drawing::png(|_| {}));
    assert_eq!(decoded(MediaType::Png, &exact.bytes).rgb(), blocks());
}

#[test]
fn quality_gives_way_before_the_size_limit_does() {
    let limits = Limits {
        result_bytes: 60_000,
        ..Limits::default()
    };
    let sample = Sample::new(1_600, 1_000).jpeg().unwrap();
    let free = prepare::prepare(sample.clone(), &Edits::default(), &Limits::default()).unwrap();
    assert!(
        free.bytes.len() > 60_000,
        "the sample must be too large for the test: {}",
        free.bytes.len()
    );
    let bound = prepare::prepare(sample, &Edits::default(), &limits).unwrap();
    assert!(bound.bytes.len() <= 60_000);
    assert_eq!((bound.width, bound.height), (1_600, 1_000));
}

#[test]
fn no_metadata_survives() {
    let sample = Sample::new(320, 200).with_metadata().with_orientation(3);
    for (name, file) in [
        ("jpeg", sample.jpeg().unwrap()),
        ("png", sample.png().unwrap()),
    ] {
        assert!(
            contains(&file, CANARY.as_bytes()),
            "{name}: the sample carries the canary"
        );
        let prepared = prepared(file.clone());
        let reencoded = prepare::reencode(file, &Limits::default()).unwrap();
        for out in [&prepared.bytes, &prepared.thumbnail, &reencoded.bytes] {
            for trace in [
                CANARY.as_bytes(),
                b"Exif",
                b"eXIf",
                b"tEXt",
                b"MM\0*",
                b"II*\0",
                b"http://ns.adobe.com",
            ] {
                assert!(
                    !contains(out, trace),
                    "{name}: {}",
                    String::from_utf8_lossy(trace)
                );
            }
            assert!(matches!(
                sniff(out),
                crate::Sniffed::Jpeg | crate::Sniffed::Png
            ));
        }
    }
}

#[test]
fn bytes_behind_the_image_are_left_behind() {
    let mut file = Sample::new(64, 48).jpeg().unwrap();
    file.extend(CANARY.as_bytes());
    assert!(!contains(&prepared(file).bytes, CANARY.as_bytes()));
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Red print on white, one stroke a pixel wide: what half the resolution of colours would turn pink.
#[test]
fn fine_coloured_print_keeps_its_colour() {
    let rgb: Vec<u8> = (0..96 * 96)
        .flat_map(|place: u32| {
            if place % 96 % 4 == 1 {
                [200, 20, 30]
            } else {
                [250, 250, 250]
            }
        })
        .collect();
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 98);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    encoder
        .encode(&rgb, 96, 96, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let pixels = decoded(MediaType::Jpeg, &prepared(file).bytes);
    let inside = pixels.each()[40 * 96 + 41];
    drawing::assert_near(inside, [200, 20, 30], 30, "a red stroke");
}
