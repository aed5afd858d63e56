//! Pictures that wait: what must not be seen is covered before anything is kept, and what was covered is nowhere.

use akashi_app::Clipboard;
use akashi_documents::sample::Sample;
use akashi_testkit::person::ichiro;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;

use crate::steps;

/// Photos of cards of nobody, as a telephone takes them.
const LICENCE: &[u8] = include_bytes!("../../../documents/fixtures/photos/licence.jpg");
const INSURANCE: &[u8] = include_bytes!("../../../documents/fixtures/photos/insurance.jpg");
/// What is covered, in ten-thousandths.
const NUMBER: (u32, u32, u32, u32) = (1_000, 2_000, 4_000, 1_000);

fn cover() -> Value {
    let (x, y, width, height) = NUMBER;
    json!({ "x": x, "y": y, "width": width, "height": height })
}

fn said(field: &str, state: &str) -> Value {
    json!({ "field": field, "state": state })
}

/// A draft whose identity document is `kind`.
async fn draft(university: &University, kind: &str) -> Result<Device> {
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, university, 0).await?;
    steps::accept_terms(&device).await?;
    let mut answers = ichiro()?;
    answers.insert(akashi_domain::FieldId::DocumentType, kind.to_owned());
    let change = json!({ "section": "identity", "answers": answers });
    device.call("draft.save", change).await?;
    Ok(device)
}

async fn choose(device: &Device, photo: &[u8]) -> Result<Value> {
    let file = device.file("card.jpg", photo)?;
    device.host.will_choose(Ok(Some(vec![file])));
    let chosen = device
        .call("documents.choose", json!({ "role": "identity" }))
        .await?;
    assert_eq!(chosen["refused"], json!([]));
    Ok(chosen)
}

/// The brightest point of what was covered, and of the rest.
fn looked_at(jpeg: &[u8]) -> Result<(u8, u8)> {
    let mut decoder = JpegDecoder::new(ZCursor::new(jpeg));
    let pixels = decoder.decode().map_err(|error| format!("{error:?}"))?;
    let (width, height) = decoder.dimensions().ok_or("no size")?;
    let (x, y, wide, high) = NUMBER;
    let mut brightest = 0;
    let mut beside = 0;
    for (row, line) in pixels.chunks_exact(width * 3).enumerate() {
        for (column, pixel) in line.chunks_exact(3).enumerate() {
            let (at_x, at_y) = (
                (column * 10_000 / width) as u32,
                (row * 10_000 / height) as u32,
            );
            let bright = pixel.iter().copied().max().unwrap_or(0);
            if (x + 50..x + wide - 50).contains(&at_x) && (y + 50..y + high - 50).contains(&at_y) {
                brightest = brightest.max(bright);
            } else {
                beside = beside.max(bright);
            }
        }
    }
    Ok((brightest, beside))
}

/// Files below a folder, and whether any holds a part of `photo`.
fn lies_in(folder: &std::path::Path, photo: &[u8]) -> Result<bool> {
    let part = photo.get(2_000..2_064).ok_or("a small photo")?;
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in std::fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        } else if std::fs::read(&path)?
            .windows(part.len())
            .any(|window| window == part)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn images_on_disk(device: &Device) -> usize {
    let folder = device.data().join("images");
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_covered_was_never_on_a_disk() -> Result<()> {
    let university = University::found().await?;
    let device = draft(&university, "eligibility_certificate").await?;
    let chosen = choose(&device, INSURANCE).await?;
    let pending = &chosen["pending"][0];
    assert_eq!(pending["cover"], true);
    assert_eq!(chosen["draft"]["documents"], json!([]));
    assert_eq!(images_on_disk(&device), 0, "it waits in memory");
    let id = pending["id"].as_str().unwrap_or_default().to_owned();
    let shown = device.core.image(&id).await.ok_or("not shown")?;
    assert!(looked_at(&shown.bytes)?.0 > 60, "the person sees all of it");

    let answers = json!([
        said("symbol_number", "covered"),
        said("insurer_number", "covered"),
        said("qr_code", "absent"),
    ]);
    // Of two fields nothing was said; two are said to be covered, with one box.
    for (covers, answers) in [
        (json!([cover()]), json!([said("symbol_number", "covered")])),
        (json!([cover()]), answers.clone()),
    ] {
        let request = json!({ "id": id, "covers": covers, "turn": 0, "answers": answers });
        let refused = device.refused("documents.keep", request).await?;
        assert_eq!(refused.code, "covers_missing");
        assert_eq!(images_on_disk(&device), 0);
    }

    let boxes = json!([cover(), cover()]);
    let request = json!({ "id": id, "covers": boxes, "turn": 0, "answers": answers });
    let kept = device.call("documents.keep", request).await?;
    assert_eq!(kept["warned"], Value::Null);
    assert_eq!(kept["draft"]["documents"][0]["mask"], answers);
    assert!(
        device.core.image(&id).await.is_none(),
        "nothing waits any more"
    );
    let attached = kept["draft"]["documents"][0]["id"]
        .as_str()
        .unwrap_or_default();
    for path in [attached.to_owned(), format!("{attached}/thumbnail")] {
        let image = device.core.image(&path).await.ok_or("not kept")?;
        let (covered, beside) = looked_at(&image.bytes)?;
        assert!(covered < 24, "{path}: {covered}");
        assert!(beside > 120, "{path}: {beside}");
    }

    // On its way, at the university, and before the eyes of staff.
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let found = steps::decide(&desk, "approved", json!([])).await?;
    let image = found["documents"][0]["id"].as_str().unwrap_or_default();
    let seen = desk.core.image(image).await.ok_or("staff see nothing")?;
    assert!(looked_at(&seen.bytes)?.0 < 24);
    for folder in [device.data(), university.folder()] {
        assert!(!lies_in(folder, INSURANCE)?, "{}", folder.display());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_waits_is_gone_with_the_program_and_with_a_word() -> Result<()> {
    let university = University::found().await?;
    let device = draft(&university, "eligibility_certificate").await?;
    let chosen = choose(&device, INSURANCE).await?;
    let id = chosen["pending"][0]["id"].clone();
    device.call("documents.drop", json!({ "id": id })).await?;
    assert!(
        device
            .core
            .image(id.as_str().unwrap_or_default())
            .await
            .is_none()
    );
    let request = json!({ "id": id, "covers": [], "turn": 0, "answers": [] });
    let refused = device.refused("documents.keep", request).await?;
    assert_eq!(refused.code, "image_forgotten");

    choose(&device, INSURANCE).await?;
    let device = device.crash_and_restart().await?;
    assert_eq!(images_on_disk(&device), 0);
    assert_eq!(device.ask("draft.get").await?["documents"], json!([]));

    // Which document it is decides what must not be seen in it.
    let change = json!({ "answers": { "document_type": "" } });
    device.call("draft.save", change).await?;
    let role = json!({ "role": "identity" });
    let refused = device.refused("documents.choose", role).await?;
    assert_eq!(refused.code, "document_type_first");
    assert!(device.host.dialogs().is_empty());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_hard_to_read_is_warned_of_twice_in_all() -> Result<()> {
    let university = University::found().await?;
    let device = draft(&university, "passport").await?;
    let small = Sample::new(320, 200).jpeg()?;
    let keep = async |id: &Value| {
        let request = json!({ "id": id, "covers": [], "turn": 0, "answers": [] });
        device.call("documents.keep", request).await
    };
    let chosen = choose(&device, &small).await?;
    let pending = &chosen["pending"][0];
    assert_eq!(pending["warning"], 1);
    assert_eq!(pending["cover"], false);
    assert_eq!(pending["problems"][0], "too_small");
    let id = pending["id"].clone();
    let warned = keep(&id).await?;
    assert_eq!(warned["warned"]["warning"], 2);
    assert_eq!(warned["draft"]["documents"], json!([]));
    let kept = keep(&id).await?;
    assert_eq!(kept["warned"], Value::Null);
    assert_eq!(kept["draft"]["documents"].as_array().map(Vec::len), Some(1));

    // The next one is said to be hard to read, and taken.
    let chosen = choose(&device, &small).await?;
    assert_eq!(chosen["pending"][0]["warning"], 2);
    let kept = keep(&chosen["pending"][0]["id"]).await?;
    assert_eq!(kept["draft"]["documents"].as_array().map(Vec::len), Some(2));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attached_image_is_covered_later_in_its_place() -> Result<()> {
    let university = University::found().await?;
    let device = draft(&university, "passport").await?;
    for _ in 0..2 {
        choose(&device, LICENCE).await?;
    }
    let documents = device.ask("draft.get").await?["documents"].clone();
    let request = json!({ "id": documents[0]["id"] });
    let picture = device.call("documents.edit", request).await?;
    assert_eq!(picture["stored"], true);
    let request = json!({ "id": picture["id"], "covers": [cover()], "turn": 0, "answers": [] });
    let kept = device.call("documents.keep", request).await?;
    let after = &kept["draft"]["documents"];
    assert_eq!(after.as_array().map(Vec::len), Some(2));
    assert_ne!(after[0]["id"], documents[0]["id"]);
    assert_eq!(after[1]["id"], documents[1]["id"]);
    let id = after[0]["id"].as_str().unwrap_or_default();
    let image = device.core.image(id).await.ok_or("not kept")?;
    assert!(looked_at(&image.bytes)?.0 < 24);
    let before = documents[0]["id"].as_str().unwrap_or_default();
    assert!(
        device.core.image(before).await.is_none(),
        "gone with its key"
    );

    // Turned: the pixels of the box go along.
    let picture = device.call("documents.edit", json!({ "id": id })).await?;
    let request = json!({ "id": picture["id"], "covers": [], "turn": 1, "answers": [] });
    let kept = device.call("documents.keep", request).await?;
    let turned = &kept["draft"]["documents"][0];
    assert_eq!(turned["width"], after[0]["height"]);
    assert_eq!(turned["height"], after[0]["width"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_copied_goes_the_way_of_a_file() -> Result<()> {
    let university = University::found().await?;
    let device = draft(&university, "passport").await?;
    let role = json!({ "role": "identity" });
    assert_eq!(device.ask("documents.sources").await?["paste"], false);
    let refused = device.refused("documents.paste", role.clone()).await?;
    assert_eq!(refused.code, "clipboard_failed");

    device.host.copy(Clipboard::Nothing);
    assert_eq!(device.ask("documents.sources").await?["paste"], true);
    let refused = device.refused("documents.paste", role.clone()).await?;
    assert_eq!(refused.code, "clipboard_empty");

    let image = akashi_domain::Sensitive::new(LICENCE.to_vec());
    device.host.copy(Clipboard::Image(image));
    let pasted = device.call("documents.paste", role.clone()).await?;
    assert_eq!(
        pasted["draft"]["documents"].as_array().map(Vec::len),
        Some(1)
    );

    let files = vec![
        device.file("card.jpg", LICENCE)?,
        "/nowhere/at/all.png".into(),
    ];
    device.host.copy(Clipboard::Files(files));
    let pasted = device.call("documents.paste", role).await?;
    assert_eq!(
        pasted["draft"]["documents"].as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(pasted["refused"][0]["error"]["code"], "file_unreadable");

    for open in [true, false] {
        device
            .call("documents.camera", json!({ "open": open }))
            .await?;
        assert_eq!(device.host.allows_camera(), open);
    }
    Ok(())
}
