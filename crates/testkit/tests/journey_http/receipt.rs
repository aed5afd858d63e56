//! The receipt as a file: where the person says, under the name they choose, and what happens where it cannot be had.

use std::fs;
use std::path::Path;

use akashi_app::DialogFailed;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

fn wanted(status: &Value, language: &str) -> Value {
    json!({ "application": status["application"], "reference": status["reference"], "language": language })
}

/// A device whose application the university has received, and what it says of it.
async fn received(university: &University) -> Result<(Device, Value)> {
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, university, &university.address()).await?;
    let status = steps::send(&device).await?;
    Ok((device, status))
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_saved_where_the_person_says_in_either_language() -> Result<()> {
    let university = University::found().await?;
    let (device, status) = received(&university).await?;
    let reference = status["reference"].as_str().ok_or("no reference")?;
    let folder = tempfile::tempdir()?;
    for (language, file) in [
        ("ja", format!("受付票_{reference}.pdf")),
        ("en", format!("receipt_{reference}.pdf")),
    ] {
        let path = folder.path().join(&file);
        device.host.will_save(Ok(Some(path.clone())));
        let request = wanted(&status, language);
        let saved = device.call("application.save_receipt", request).await?;
        assert_eq!(saved["name"], json!(file));
        assert!(fs::read(&path)?.starts_with(b"%PDF-"));
        let dialog = device.host.saves().pop().ok_or("no dialog")?;
        // Proposed in the language of the receipt, asked in the one of the application, with nobody's name in it.
        assert_eq!((dialog.file_name, dialog.extension), (file, "pdf"));
        assert_eq!(dialog.title, "受付票の保存先を選んでください");
    }
    assert_eq!(names(folder.path())?.len(), 2);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_not_shown_not_writable() -> Result<()> {
    let university = University::found().await?;
    let (device, status) = received(&university).await?;
    let request = || wanted(&status, "ja");
    device.host.will_save(Ok(None));
    let closed = device.call("application.save_receipt", request()).await?;
    assert_eq!(closed["name"], Value::Null);
    let folder = tempfile::tempdir()?;
    for (target, code) in [
        (Err(DialogFailed), "save_dialog_failed"),
        (
            Ok(Some(folder.path().join("gone/receipt.pdf"))),
            "target_unwritable",
        ),
        (Ok(Some(folder.path().to_owned())), "target_unwritable"),
    ] {
        device.host.will_save(target);
        let refused = device
            .refused("application.save_receipt", request())
            .await?;
        assert_eq!(refused.code, code);
    }
    assert_eq!(names(folder.path())?, Vec::<String>::new());
    // The name of the file is made from the reference number: nothing else gets into the dialog.
    let mut odd = request();
    odd["reference"] = json!("../../receipt");
    let refused = device.refused("application.save_receipt", odd).await?;
    assert_eq!(refused.code, "request_malformed");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_connection_it_waits_and_no_dialog_is_shown() -> Result<()> {
    let mut university = University::found().await?;
    let (device, status) = received(&university).await?;
    university.close().await;
    let request = wanted(&status, "ja");
    let refused = device
        .refused("application.save_receipt", request.clone())
        .await?;
    assert_eq!(refused.code, "receipt_unreachable");
    assert!(device.host.saves().is_empty());
    university.open().await?;
    let folder = tempfile::tempdir()?;
    device
        .host
        .will_save(Ok(Some(folder.path().join("later.pdf"))));
    device.call("application.save_receipt", request).await?;
    assert_eq!(names(folder.path())?, ["later.pdf"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_device_cannot_have_it() -> Result<()> {
    let university = University::found().await?;
    let (_, status) = received(&university).await?;
    let other = Device::new(&university.clock)?;
    steps::connect(&other, &university.address()).await?;
    let refused = other
        .refused("application.save_receipt", wanted(&status, "ja"))
        .await?;
    assert_eq!(refused.code, "not_signed_in");
    Ok(())
}
