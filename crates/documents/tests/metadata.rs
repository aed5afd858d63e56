//! ExifTool as the judge of what is left in an image: nothing but the picture. `cargo xtask setup` installs it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use akashi_documents::sample::{CANARY, Sample};
use akashi_documents::{Edits, ImageWorker};

/// What ExifTool tells of the file system, of itself, and of the picture as such: its size and how it is coded.
const OF_THE_PICTURE: &[&str] = &[
    "SourceFile",
    "ExifTool:ExifToolVersion",
    "File:FileName",
    "File:Directory",
    "File:FileSize",
    "File:FileModifyDate",
    "File:FileAccessDate",
    "File:FileInodeChangeDate",
    "File:FilePermissions",
    "File:FileType",
    "File:FileTypeExtension",
    "File:MIMEType",
    "File:ImageWidth",
    "File:ImageHeight",
    "File:EncodingProcess",
    "File:BitsPerSample",
    "File:ColorComponents",
    "File:YCbCrSubSampling",
    "JFIF:JFIFVersion",
    "JFIF:ResolutionUnit",
    "JFIF:XResolution",
    "JFIF:YResolution",
    "PNG:ImageWidth",
    "PNG:ImageHeight",
    "PNG:BitDepth",
    "PNG:ColorType",
    "PNG:Compression",
    "PNG:Filter",
    "PNG:Interlace",
    "PNG:Palette",
    "Composite:ImageSize",
    "Composite:Megapixels",
];

/// A hundred files: every orientation, both formats, baseline and progressive, several sizes, all with a position, a
/// camera and a comment.
fn inputs() -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    for orientation in 1..=8 {
        for size in [(64, 48), (301, 199), (640, 400), (48, 2_100)] {
            let sample = Sample::new(size.0, size.1)
                .with_metadata()
                .with_orientation(orientation);
            inputs.push(sample.jpeg().unwrap());
            inputs.push(sample.progressive().jpeg().unwrap());
            inputs.push(sample.png().unwrap());
        }
    }
    for side in [1, 16, 320, 2_048] {
        inputs.push(Sample::new(side, 16).with_metadata().png().unwrap());
    }
    inputs
}

/// What ExifTool finds in the files of a folder, one object for each.
fn found(folder: &Path) -> Vec<serde_json::Map<String, serde_json::Value>> {
    let output = Command::new("exiftool")
        // Also what it has no name for, and files whose names have no ending.
        .args(["-json", "-G", "-U", "-ext", "*"])
        .arg(folder)
        .output()
        .unwrap_or_else(|error| panic!("exiftool ({error}): run `cargo xtask setup`"));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn exiftool_finds_nothing_but_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    std::fs::create_dir(&before).unwrap();
    std::fs::create_dir(&after).unwrap();
    let worker = ImageWorker::new(env!("CARGO_BIN_EXE_akashi-image-worker").into());
    let inputs = inputs();
    assert_eq!(inputs.len(), 100);
    for (index, input) in inputs.into_iter().enumerate() {
        std::fs::write(before.join(format!("{index}")), &input).unwrap();
        let prepared = worker.prepare(input, &Edits::default()).await.unwrap();
        let staff = worker.reencode(prepared.bytes.clone()).await.unwrap();
        for (name, bytes) in [
            ("sent", prepared.bytes),
            ("small", prepared.thumbnail),
            ("staff", staff.bytes),
        ] {
            std::fs::write(after.join(format!("{index}-{name}")), bytes).unwrap();
        }
    }

    // Every input is full of what must go, or its absence would say nothing.
    let inputs = found(&before);
    assert_eq!(inputs.len(), 100);
    for input in &inputs {
        let text = serde_json::to_string(input).unwrap();
        assert!(
            text.contains(CANARY) && text.contains("GPSLatitude"),
            "{text}"
        );
    }
    let outputs = found(&after);
    assert_eq!(outputs.len(), 300);
    let left: BTreeSet<&String> = outputs
        .iter()
        .flat_map(serde_json::Map::keys)
        .filter(|tag| !OF_THE_PICTURE.contains(&tag.as_str()))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
