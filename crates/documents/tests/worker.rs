//! The real worker binary: what it makes, how long it takes, and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use std::time::Instant;

use akashi_documents::sample::{CANARY, Sample};
use akashi_documents::{Edits, ImageProblem, ImageWorker, Limits, MediaType, sniff};

fn worker() -> ImageWorker {
    ImageWorker::new(env!("CARGO_BIN_EXE_akashi-image-worker").into())
}

#[tokio::test]
async fn a_phone_photo_is_prepared_at_once() {
    let photo = Sample::new(4_032, 3_024)
        .with_orientation(6)
        .with_metadata()
        .jpeg()
        .unwrap();
    let start = Instant::now();
    let prepared = worker().prepare(photo, &Edits::default()).await.unwrap();
    let elapsed = start.elapsed();
    println!("12 megapixels: {} ms", elapsed.as_millis());
    assert_eq!((prepared.width, prepared.height), (1_536, 2_048));
    assert_eq!(prepared.media_type, MediaType::Jpeg);
    assert!(
        !prepared
            .bytes
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    );
    // About 0.2 s on two quiet cores; the bound leaves room for a machine that is compiling meanwhile.
    assert!(elapsed.as_secs() < 3, "{elapsed:?}");

    let reencoded = worker().reencode(prepared.bytes).await.unwrap();
    assert_eq!((reencoded.width, reencoded.height), (1_536, 2_048));
    assert_eq!(sniff(&reencoded.bytes).name(), "jpeg");
}

#[tokio::test]
async fn fifty_megapixels_fit_into_the_worker() {
    let sample = Sample::new(8_000, 6_250);
    for (name, file) in [
        ("jpeg", sample.jpeg().unwrap()),
        // At this quality colours have full resolution: the most memory a three-colour JPEG can need.
        ("progressive jpeg", sample.progressive().jpeg().unwrap()),
        ("png", sample.png().unwrap()),
        ("gif", gif_with_screen(8_000, 6_250)),
    ] {
        let start = Instant::now();
        let result = worker().prepare(file, &Edits::default()).await;
        println!("50 megapixels, {name}: {} ms", start.elapsed().as_millis());
        assert_eq!(
            result.map(|prepared| (prepared.width, prepared.height)),
            Ok((2_048, 1_600)),
            "{name}"
        );
    }
}

/// A small frame on a large screen.
fn gif_with_screen(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    encoder
        .encode(
            &[200, 0, 0, 255].repeat(256),
            16,
            16,
            image::ExtendedColorType::Rgba8,
        )
        .unwrap();
    drop(encoder);
    bytes[6..8].copy_from_slice(&width.to_le_bytes());
    bytes[8..10].copy_from_slice(&height.to_le_bytes());
    bytes
}

/// Sequential JPEG of one scan for each component: the second decoder, which works in threads.
#[tokio::test]
async fn the_thorough_decoder_works_in_the_worker() {
    let sample = Sample::new(4_000, 3_000);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 92);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(&sample.rgb(), 4_000, 3_000, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let start = Instant::now();
    let prepared = worker().prepare(file, &Edits::default()).await.unwrap();
    println!("12 megapixels, split: {} ms", start.elapsed().as_millis());
    assert_eq!((prepared.width, prepared.height), (2_048, 1_536));
}

/// Stopped between the question and the image, the worker shows what it has given up.
#[cfg(target_os = "linux")]
#[test]
fn the_worker_is_filtered_before_it_reads_the_image() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let mut child = Command::new(worker().path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let request = serde_json::json!({ "task": { "prepare": Edits::default() }, "limits": Limits::default(), "length": 9, "seconds": 2 });
    let request = request.to_string();
    let mut input = child.stdin.take().unwrap();
    input
        .write_all(&(request.len() as u32).to_be_bytes())
        .unwrap();
    input.write_all(request.as_bytes()).unwrap();
    input.flush().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let filtered = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        let status = std::fs::read_to_string(&status).unwrap();
        status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1")
    });
    drop(input);
    child.wait().unwrap();
    assert!(filtered);
}

#[tokio::test]
async fn the_parent_knows_of_the_filter() {
    let worker = worker();
    assert_eq!(worker.is_filtered(), None);
    worker
        .prepare(Sample::new(32, 32).jpeg().unwrap(), &Edits::default())
        .await
        .unwrap();
    assert_eq!(worker.is_filtered(), Some(cfg!(target_os = "linux")));
}

#[tokio::test]
async fn png_comes_through_the_worker() {
    let prepared = worker()
        .prepare(
            Sample::new(320, 200).with_metadata().png().unwrap(),
            &Edits::default(),
        )
        .await
        .unwrap();
    assert_eq!((prepared.width, prepared.height), (320, 200));
    assert!(
        !prepared
            .bytes
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    );
}

#[tokio::test]
async fn refusals_come_through_the_worker_and_around_it() {
    let cases = [
        (Vec::new(), "image_empty"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "image_heic"),
        (b"%PDF-1.7".to_vec(), "image_pdf"),
        (damaged(), "image_undecodable"),
    ];
    for (file, code) in cases {
        assert_eq!(
            worker()
                .prepare(file.clone(), &Edits::default())
                .await
                .unwrap_err()
                .code(),
            code
        );
        assert_eq!(worker().reencode(file).await.unwrap_err().code(), code);
    }
}

/// Whole by its markers, nonsense between them: only a decoder finds out.
fn damaged() -> Vec<u8> {
    let mut file = Sample::new(64, 48).png().unwrap();
    let middle = file.len() / 2;
    file[middle] ^= 0x55;
    file
}

#[tokio::test]
async fn a_worker_out_of_memory_is_a_failure_and_nothing_more() {
    let limits = Limits {
        worker_memory: 48 * 1024 * 1024,
        ..Limits::default()
    };
    let photo = Sample::new(6_000, 4_000).jpeg().unwrap();
    let result = worker()
        .with_limits(limits)
        .prepare(photo, &Edits::default())
        .await;
    assert_eq!(result.err(), Some(ImageProblem::WorkerFailed {}));
}

#[tokio::test]
async fn a_worker_out_of_time_is_killed() {
    let photo = Sample::new(6_000, 4_000).jpeg().unwrap();
    let limits = Limits {
        wall_milliseconds: 1,
        ..Limits::default()
    };
    let result = worker()
        .with_limits(limits)
        .prepare(photo, &Edits::default())
        .await;
    assert_eq!(result.err(), Some(ImageProblem::WorkerFailed {}));
}

#[tokio::test]
async fn a_missing_worker_is_a_failure() {
    let missing = ImageWorker::new("/nonexistent/akashi-image-worker".into());
    let result = missing
        .prepare(Sample::new(32, 32).jpeg().unwrap(), &Edits::default())
        .await;
    assert_eq!(result.err(), Some(ImageProblem::WorkerFailed {}));
}

#[test]
fn the_worker_is_found_beside_the_program() {
    // This test program lies in target/debug/deps, the worker one folder up.
    let found = ImageWorker::beside_current_exe().unwrap();
    assert_eq!(found.path.file_name(), worker().path.file_name());
}
