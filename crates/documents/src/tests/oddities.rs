//! Files that are right by their format and hardly ever seen.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::drawing::{self, HEIGHT, WIDTH, assert_blocks, assert_near, blocks, decoded};
use crate::sample::Sample;
use crate::{Edits, ImageProblem, Limits, MediaType, Prepared, prepare};

fn prepared(bytes: Vec<u8>) -> Prepared {
    prepare::prepare(bytes, &Edits::default(), &Limits::default()).unwrap()
}

#[test]
fn a_jpeg_of_several_sequential_scans_keeps_its_colours() {
    for factor in [SamplingFactor::F_1_1, SamplingFactor::F_2_2] {
        // With optimised tables the encoder writes one scan for each component.
        let split = drawing::jpeg(|encoder| {
            encoder.set_optimized_huffman_tables(true);
            encoder.set_sampling_factor(factor);
        });
        let scans = split
            .windows(2)
            .filter(|marker| marker == b"\xff\xda")
            .count();
        assert_eq!(scans, 3);
        assert_blocks(
            &decoded(MediaType::Jpeg, &prepared(split).bytes),
            20,
            "split",
        );
    }
    let inks: Vec<u8> = [255, 0, 0, 0].repeat((WIDTH * HEIGHT) as usize);
    let mut split = Vec::new();
    let mut encoder = Encoder::new(&mut split, 98);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(&inks, WIDTH as u16, HEIGHT as u16, ColorType::Cmyk)
        .unwrap();
    let pixels = decoded(MediaType::Jpeg, &prepared(split).bytes);
    assert_near(pixels.each()[100], [0, 255, 255], 16, "cyan");
}

#[test]
fn a_cut_jpeg_of_several_scans_is_truncated() {
    let split = drawing::jpeg(|encoder| encoder.set_optimized_huffman_tables(true));
    for length in (20..split.len()).step_by(13) {
        let refused = prepare::prepare(
            split[..length].to_vec(),
            &Edits::default(),
            &Limits::default(),
        );
        assert_eq!(refused.err(), Some(ImageProblem::Truncated {}), "{length}");
    }
}

#[test]
fn an_animated_png_shows_its_first_frame() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_animated(3, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&blocks()).unwrap();
    for grey in [60, 90] {
        writer
            .write_image_data(&vec![grey; blocks().len()])
            .unwrap();
    }
    writer.finish().unwrap();
    assert!(bytes.windows(4).any(|part| part == b"fdAT"));
    let prepared = prepared(bytes);
    assert_blocks(&decoded(MediaType::Png, &prepared.bytes), 0, "animated");
    assert!(!prepared.bytes.windows(4).any(|part| part == b"fdAT"));
}

#[test]
fn a_thousand_frames_cost_no_more_than_one() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new_with_speed(&mut gif, 30);
    for frame in 0..1_000_u32 {
        let colour = [(frame % 251) as u8, 90, 40, 255];
        encoder
            .encode(
                &colour.repeat(64 * 64),
                64,
                64,
                image::ExtendedColorType::Rgba8,
            )
            .unwrap();
    }
    drop(encoder);
    let start = std::time::Instant::now();
    let prepared = prepared(gif);
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
    let pixels = decoded(MediaType::Png, &prepared.bytes);
    assert!(pixels.each().iter().all(|pixel| *pixel == [0, 90, 40]));
}

/// A PNG whose text claims two gigabytes, of which not one is there.
#[test]
fn a_chunk_of_two_gigabytes_is_never_waited_for() {
    for kind in [b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf"] {
        let png = drawing::png(|_| {});
        let mut bytes = png[..33].to_vec();
        bytes.extend(0x7fff_ffff_u32.to_be_bytes());
        bytes.extend(kind);
        bytes.extend(&png[33..]);
        let refused = prepare::prepare(bytes, &Edits::default(), &Limits::default());
        assert_eq!(refused.err(), Some(ImageProblem::Truncated {}));
    }
}

/// Text and profiles that would inflate to gigabytes: the picture is taken, the rest never inflated.
#[test]
fn chunks_that_inflate_are_passed_over() {
    let zeros = {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, 20_000, 10_000);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0; 200_000_000]).unwrap();
        writer.finish().unwrap();
        png
    };
    let at = zeros.windows(4).position(|part| part == b"IDAT").unwrap();
    let length = u32::from_be_bytes(zeros[at - 4..at].try_into().unwrap()) as usize;
    let bomb = &zeros[at + 4..at + 4 + length];
    let named = [b"name\0\0".as_slice(), bomb].concat();
    let file = drawing::png(|writer| {
        for kind in [*b"zTXt", *b"iCCP"] {
            writer
                .write_chunk(png::chunk::ChunkType(kind), &named)
                .unwrap();
        }
    });
    assert_blocks(
        &decoded(MediaType::Png, &prepared(file).bytes),
        0,
        "bombs beside",
    );
}

/// Dimensions that the data does not fill, or overflows: no grey rest of a picture is taken for a document.
#[test]
fn lying_dimensions_are_found_out() {
    let jpeg = drawing::jpeg(|_| {});
    let frame = jpeg.windows(2).position(|m| m == b"\xff\xc0").unwrap();
    let mut tall_jpeg = jpeg.clone();
    tall_jpeg[frame + 5..frame + 7].copy_from_slice(&4_000_u16.to_be_bytes());
    let mut tall_split = drawing::jpeg(|e| e.set_optimized_huffman_tables(true));
    let frame = tall_split
        .windows(2)
        .position(|m| m == b"\xff\xc0")
        .unwrap();
    tall_split[frame + 5..frame + 7].copy_from_slice(&4_000_u16.to_be_bytes());
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    encoder
        .encode(&[9; 4 * 16 * 16], 16, 16, image::ExtendedColorType::Rgba8)
        .unwrap();
    drop(encoder);
    let descriptor = gif.iter().rposition(|b| *b == 0x2c).unwrap();
    gif[descriptor + 7..descriptor + 9].copy_from_slice(&2_000_u16.to_le_bytes());
    gif[8..10].copy_from_slice(&2_000_u16.to_le_bytes());
    for (name, file) in [
        ("jpeg", tall_jpeg),
        ("split jpeg", tall_split),
        ("gif", gif),
    ] {
        let refused = prepare::prepare(file, &Edits::default(), &Limits::default());
        assert_eq!(refused.err(), Some(ImageProblem::Undecodable {}), "{name}");
    }
}

/// One file, two formats: what is sniffed is what is decoded, and nothing of the other comes out.
#[test]
fn a_polyglot_is_the_image_it_starts_as() {
    const PAGE: &[u8] = b"<html><script>alert(1)</script></html>%PDF-1.7 PK\x03\x04payload";
    let comment = drawing::jpeg(|e| e.add_app_segment(9, PAGE.to_vec()).unwrap());
    let text = drawing::png(|w| {
        w.write_chunk(png::chunk::ChunkType(*b"tEXt"), PAGE)
            .unwrap()
    });
    let behind = [drawing::png(|_| {}), PAGE.to_vec()].concat();
    let two = [drawing::jpeg(|_| {}), Sample::new(64, 64).png().unwrap()].concat();
    for (name, file) in [
        ("comment", comment),
        ("text", text),
        ("behind", behind),
        ("two", two),
    ] {
        let prepared = prepared(file);
        assert_eq!((prepared.width, prepared.height), (WIDTH, HEIGHT), "{name}");
        for out in [&prepared.bytes, &prepared.thumbnail] {
            for part in [b"<html>".as_slice(), b"%PDF", b"payload", b"IHDR\0\0\0\x40"] {
                assert!(
                    !out.windows(part.len()).any(|window| window == part),
                    "{name}"
                );
            }
        }
    }
}

/// Noise is the worst a picture can be for a codec.
#[test]
fn noise_stays_within_the_wire() {
    let noise: Vec<u8> = std::iter::repeat_with(drawing::noise(0x9e37_79b9))
        .take(2_048 * 2_048 * 3)
        .collect();
    let mut file = Vec::new();
    Encoder::new(&mut file, 98)
        .encode(&noise, 2_048, 2_048, ColorType::Rgb)
        .unwrap();
    let limits = Limits::default();
    assert!(
        file.len() as u64 > limits.result_bytes,
        "not worse than the limit: {}",
        file.len()
    );
    let prepared = prepare::prepare(file.clone(), &Edits::default(), &limits).unwrap();
    assert!(prepared.bytes.len() as u64 <= limits.result_bytes);
    assert_eq!(prepared.width, 2_048);
    // Where no quality helps, fewer pixels do.
    let strict = Limits {
        result_bytes: 100_000,
        ..limits
    };
    let prepared = prepare::prepare(file, &Edits::default(), &strict).unwrap();
    assert!(prepared.bytes.len() <= 100_000);
    assert!(prepared.width < 2_048 && prepared.width == prepared.height);
    let again = decoded(prepared.media_type, &prepared.bytes);
    assert_eq!(
        (again.width, again.height),
        (prepared.width, prepared.height)
    );
}
