//! A worker that was taken over, or dies in any way a process can: the caller gets a typed error, in time.
//!
//! One test function on purpose: a script must not be started while another thread has it open for writing.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Instant;

use akashi_documents::sample::Sample;
use akashi_documents::{Edits, ImageProblem, ImageWorker, Limits};

const READABILITY: &str = r#"{"short_side":48,"blur":null,"darkest":9,"lightest":240,"glare":0,"problems":["too_small"]}"#;

fn script(folder: &Path, name: &str, body: &str) -> ImageWorker {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    ImageWorker::new(path).with_limits(Limits {
        wall_milliseconds: 1_500,
        ..Limits::default()
    })
}

/// An answer as the protocol has it, followed by the file `name` of the folder.
fn answer(folder: &Path, name: &str, header: &str, bytes: &[u8]) -> String {
    let mut answer = (header.len() as u32).to_be_bytes().to_vec();
    answer.extend(header.as_bytes());
    answer.extend(bytes);
    let path = folder.join(name);
    fs::write(&path, answer).unwrap();
    format!("cat > /dev/null; cat '{}'", path.display())
}

#[tokio::test]
async fn no_end_of_a_worker_harms_its_parent() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let jpeg = Sample::new(64, 48).jpeg().unwrap();
    let carrying = Sample::new(64, 48).with_metadata().jpeg().unwrap();
    let done = |media: &str, width: u32, image: usize, thumbnail: usize| {
        format!(
            r#"{{"done":{{"media_type":"{media}","width":{width},"height":48,"image":{image},"thumbnail":{thumbnail},"readability":{READABILITY}}}}}"#
        )
    };
    let twice = [jpeg.clone(), jpeg.clone()].concat();
    let with_metadata = [carrying.clone(), jpeg.clone()].concat();
    let (length, total) = (jpeg.len(), jpeg.len() * 2);
    let forged = |name: &str, header: String, bytes: &[u8]| answer(folder, name, &header, bytes);
    let cases = [
        ("killed", "cat > /dev/null; kill -9 $$".to_owned()),
        ("crashed", "kill -SEGV $$".to_owned()),
        ("silent", "exit 0".to_owned()),
        ("stuck", "exec sleep 60".to_owned()),
        (
            "stuck after reading",
            "cat > /dev/null; exec sleep 60".to_owned(),
        ),
        ("endless", "exec cat /dev/zero".to_owned()),
        ("babbling", "echo not an answer at all".to_owned()),
        (
            "wrong size",
            forged("a", done("image/jpeg", 65, length, length), &twice),
        ),
        (
            "wrong type",
            forged("b", done("image/png", 64, length, length), &twice),
        ),
        (
            "short",
            forged("c", done("image/jpeg", 64, length, length), &jpeg),
        ),
        (
            "lengths that overflow",
            forged("d", done("image/jpeg", 64, usize::MAX, total), &twice),
        ),
        (
            "metadata",
            forged(
                "e",
                done("image/jpeg", 64, carrying.len(), length),
                &with_metadata,
            ),
        ),
        (
            "bytes behind the image",
            forged(
                "h",
                done("image/jpeg", 64, length + 4, length),
                &[jpeg.as_slice(), b"more", &jpeg].concat(),
            ),
        ),
        (
            "no image",
            forged("f", done("image/jpeg", 64, 4, 4), b"evilevil"),
        ),
    ];
    for (index, (name, body)) in cases.iter().enumerate() {
        let worker = script(folder, &format!("worker{index}"), body);
        let start = Instant::now();
        let result = worker.prepare(jpeg.clone(), &Edits::default()).await;
        assert_eq!(result.err(), Some(ImageProblem::WorkerFailed {}), "{name}");
        assert!(
            start.elapsed().as_secs() < 10,
            "{name}: {:?}",
            start.elapsed()
        );
    }

    // The counter-example: the same forgery with everything right is believed, so the refusals above mean something.
    let body = forged("g", done("image/jpeg", 64, length, length), &twice);
    let sound = script(folder, "sound", &body).with_limits(Limits::default());
    let sound = sound
        .prepare(jpeg.clone(), &Edits::default())
        .await
        .unwrap();
    assert_eq!((sound.width, sound.height), (64, 48));
}
