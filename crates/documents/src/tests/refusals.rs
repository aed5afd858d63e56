use super::drawing;
use crate::sample::Sample;
use crate::{Edits, ImageProblem, Limits, Sniffed, prepare, sniff};

fn refusal(bytes: Vec<u8>) -> ImageProblem {
    prepare::prepare(bytes, &Edits::default(), &Limits::default()).expect_err("must be refused")
}

#[test]
fn content_is_named() {
    let ftyp = |brands: &str| [b"\0\0\0\x18ftyp".as_slice(), brands.as_bytes(), &[0; 64]].concat();
    let cases: Vec<(Vec<u8>, Sniffed)> = vec![
        (Vec::new(), Sniffed::Empty),
        (b"\xff\xd8\xff\xe0rest".to_vec(), Sniffed::Jpeg),
        (b"\x89PNG\r\n\x1a\nrest".to_vec(), Sniffed::Png),
        (b"GIF89a".to_vec(), Sniffed::Gif),
        (ftyp("heic\0\0\0\0mif1heic"), Sniffed::Heic),
        (ftyp("mif1\0\0\0\0heicmif1"), Sniffed::Heic),
        (ftyp("mif1\0\0\0\0mif1miaf"), Sniffed::Heif),
        (ftyp("mif1\0\0\0\0avifmif1"), Sniffed::Avif),
        (ftyp("qt  \0\0\0\0qt  qt  "), Sniffed::Video),
        (b"%PDF-1.7\n".to_vec(), Sniffed::Pdf),
        (b"\xef\xbb\xbf\n%PDF-1.4".to_vec(), Sniffed::Pdf),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), Sniffed::Webp),
        (b"II*\0\x08\0\0\0".to_vec(), Sniffed::Tiff),
        (b"BM\x36\0\0\0\0\0\0\0\x36".to_vec(), Sniffed::Bmp),
        (b"BMW is a car".to_vec(), Sniffed::Text),
        (
            b"<?xml version=\"1.0\"?><svg xmlns=\"\">".to_vec(),
            Sniffed::Svg,
        ),
        (
            b"PK\x03\x04................photos/a.jpg".to_vec(),
            Sniffed::Zip,
        ),
        (
            b"PK\x03\x04................[Content_Types].xml".to_vec(),
            Sniffed::Office,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            Sniffed::Office,
        ),
        ("証明書".into(), Sniffed::Text),
        ("証".repeat(3_000).into(), Sniffed::Text),
        (vec![0, 1, 2, 3], Sniffed::Unknown),
        (vec![0xff], Sniffed::Unknown),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            sniff(&bytes),
            expected,
            "{:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(24)])
        );
        let json = serde_json::to_value(expected).unwrap();
        assert_eq!(json, expected.name());
    }
}

#[test]
fn what_is_no_image_is_refused_by_name() {
    assert_eq!(refusal(Vec::new()), ImageProblem::Empty {});
    assert_eq!(
        refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ImageProblem::Heic {}
    );
    assert_eq!(refusal(b"%PDF-1.7\n".to_vec()), ImageProblem::Pdf {});
    assert_eq!(
        refusal(b"hello".to_vec()),
        ImageProblem::NotAnImage {
            found: Sniffed::Text
        }
    );
}

#[test]
fn problems_have_one_shape_on_the_wire() {
    let cases = [
        (
            ImageProblem::Empty {},
            r#"{"code":"image_empty","args":{}}"#,
        ),
        (
            ImageProblem::NotAnImage {
                found: Sniffed::Webp,
            },
            r#"{"code":"image_not_an_image","args":{"found":"webp"}}"#,
        ),
        (ImageProblem::Heic {}, r#"{"code":"image_heic","args":{}}"#),
        (ImageProblem::Pdf {}, r#"{"code":"image_pdf","args":{}}"#),
        (
            ImageProblem::TooLargeFile {
                bytes: 30,
                limit: 20,
            },
            r#"{"code":"image_too_large_file","args":{"bytes":30,"limit":20}}"#,
        ),
        (
            ImageProblem::TooManyPixels {
                width: 9,
                height: 8,
                limit: 7,
            },
            r#"{"code":"image_too_many_pixels","args":{"width":9,"height":8,"limit":7}}"#,
        ),
        (
            ImageProblem::Truncated {},
            r#"{"code":"image_truncated","args":{}}"#,
        ),
        (
            ImageProblem::Undecodable {},
            r#"{"code":"image_undecodable","args":{}}"#,
        ),
        (
            ImageProblem::WorkerFailed {},
            r#"{"code":"image_worker_failed","args":{}}"#,
        ),
    ];
    for (problem, json) in cases {
        assert_eq!(serde_json::to_string(&problem).unwrap(), json);
        assert_eq!(serde_json::from_str::<ImageProblem>(json).unwrap(), problem);
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["code"], problem.code());
        assert_eq!(value["args"], serde_json::Value::Object(problem.args()));
    }
}

#[test]
fn a_file_of_thirty_megabytes_is_refused() {
    let mut file = Sample::new(64, 64).jpeg().unwrap();
    file.resize(30_000_000, 0);
    let limit = Limits::default().file_bytes;
    assert_eq!(
        refusal(file),
        ImageProblem::TooLargeFile {
            bytes: 30_000_000,
            limit
        }
    );
}

/// A frame header in front of almost nothing: only a reader of headers can find anything to say about it.
fn jpeg_header(width: u16, height: u16, marker: u8, factors: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, marker];
    bytes.extend((8 + 3 * factors.len() as u16).to_be_bytes());
    bytes.push(8);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.push(factors.len() as u8);
    for (index, factor) in factors.iter().enumerate() {
        bytes.extend([index as u8 + 1, *factor, 0]);
    }
    bytes
}

fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = drawing::png(|_| {});
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes
}

#[test]
fn too_many_pixels_are_refused_from_the_header() {
    let gif = [
        b"GIF89a".as_slice(),
        &9_000_u16.to_le_bytes(),
        &9_000_u16.to_le_bytes(),
        &[0, 0, 0],
    ]
    .concat();
    let cases = [
        (
            "60 megapixels",
            jpeg_header(10_000, 6_000, 0xc0, &[0x22, 0x11, 0x11]),
            10_000,
            6_000,
        ),
        ("png bomb", png_header(60_000, 60_000), 60_000, 60_000),
        (
            "png of one endless row",
            png_header(40_000_000, 1),
            40_000_000,
            1,
        ),
        (
            "png of four billion",
            png_header(u32::MAX, u32::MAX),
            u32::MAX,
            u32::MAX,
        ),
        ("gif screen", gif, 9_000, 9_000),
    ];
    for (name, file, width, height) in cases {
        assert_eq!(
            refusal(file),
            ImageProblem::TooManyPixels {
                width,
                height,
                limit: 50_000_000
            },
            "{name}"
        );
    }
}

#[test]
fn what_needs_more_memory_than_there_is_is_refused_from_the_header() {
    // Four full-resolution plates of coefficients beside the result: 550 MB for 50 megapixels.
    let file = jpeg_header(8_000, 6_250, 0xc2, &[0x11; 4]);
    let ImageProblem::TooManyPixels {
        width: 8_000,
        height: 6_250,
        limit,
    } = refusal(file)
    else {
        panic!()
    };
    assert!((40_000_000..50_000_000).contains(&limit), "{limit}");
    // The same without a plate fits, and is refused only because nothing follows the header.
    assert_eq!(
        refusal(jpeg_header(8_000, 6_250, 0xc2, &[0x11; 3])),
        ImageProblem::Truncated {}
    );
}

#[test]
fn nonsense_headers_are_undecodable() {
    let cases = [
        ("no width", jpeg_header(0, 10, 0xc0, &[0x11])),
        ("no height", jpeg_header(10, 0, 0xc0, &[0x11])),
        ("sampling of nothing", jpeg_header(10, 10, 0xc0, &[0x01])),
        ("seven components", jpeg_header(10, 10, 0xc0, &[0x11; 7])),
        ("lossless", jpeg_header(10, 10, 0xc3, &[0x11])),
        ("arithmetic", jpeg_header(10, 10, 0xc9, &[0x11])),
        ("png without width", png_header(0, 10)),
        ("gif without a frame", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
    ];
    for (name, file) in cases {
        assert_eq!(refusal(file), ImageProblem::Undecodable {}, "{name}");
    }
}

#[test]
fn the_server_refuses_what_the_client_would_have_reduced() {
    let limits = Limits::default();
    let wide = Sample::new(2_049, 100).jpeg().unwrap();
    let refused = prepare::reencode(wide, &limits).unwrap_err();
    assert!(
        matches!(
            refused,
            ImageProblem::TooManyPixels {
                width: 2_049,
                height: 100,
                ..
            }
        ),
        "{refused:?}"
    );
    let mut heavy = Sample::new(64, 64).jpeg().unwrap();
    heavy.resize(5_000_000, 0);
    let refused = prepare::reencode(heavy, &limits).unwrap_err();
    assert_eq!(
        refused,
        ImageProblem::TooLargeFile {
            bytes: 5_000_000,
            limit: limits.result_bytes
        }
    );
    assert!(prepare::reencode(Sample::new(2_048, 2_048).jpeg().unwrap(), &limits).is_ok());
}

/// A pass over the image is cheap, sixty are not: what a file asks for is known before any of them.
#[test]
fn too_many_passes_over_too_many_pixels_are_refused_from_the_header() {
    let with_scans = |width: u16, height: u16, scans: usize| {
        let mut file = jpeg_header(width, height, 0xc2, &[0x11; 3]);
        // One component of one scan, without a single code.
        let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0];
        file.extend(scan.repeat(scans));
        file.extend([0xff, 0xd9]);
        file
    };
    let limits = Limits::default();
    let refused = |file: Vec<u8>| crate::header::inspect(&file, &limits).err();
    assert_eq!(
        refused(with_scans(8_000, 6_250, 31)),
        Some(ImageProblem::TooManyPixels {
            width: 8_000,
            height: 6_250,
            limit: limits.jpeg_scanned / 31,
        })
    );
    // Far more than cameras and editors write: they need ten or twelve.
    assert_eq!(refused(with_scans(8_000, 6_250, 30)), None);
    assert_eq!(refused(with_scans(4_032, 3_024, 64)), None);
}

#[test]
fn a_small_image_has_less_time() {
    let limits = Limits::default();
    let seconds = |megapixels: u64| limits.time_for(megapixels * 1_000_000).as_secs_f32();
    assert_eq!((seconds(0), seconds(12), seconds(50)), (2.5, 4.5, 10.0));
    let strict = Limits {
        wall_milliseconds: 700,
        ..limits
    };
    assert_eq!(strict.time_for(u64::MAX).as_millis(), 700);
}
