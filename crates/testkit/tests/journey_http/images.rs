//! Files that are not what they seem.

use akashi_documents::sample::Sample;
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;

#[tokio::test(flavor = "multi_thread")]
async fn each_file_that_cannot_be_taken_says_why() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    // Which document it is comes first.
    let answers = json!({ "document_type": "passport" });
    device
        .call("draft.save", json!({ "answers": answers }))
        .await?;
    let photo = Sample::new(1600, 1000).jpeg()?;
    let cut = photo.get(..photo.len() / 2).unwrap_or_default();
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 64]].concat();
    let table: [(&str, &[u8], &str); 6] = [
        ("empty.jpg", b"", "image_empty"),
        (
            "words.jpg",
            b"these are words, not an image",
            "image_not_an_image",
        ),
        ("photo.jpg", &heic, "image_heic"),
        (
            "scan.jpg",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
            "image_pdf",
        ),
        ("cut.jpg", cut, "image_truncated"),
        (
            "large.jpg",
            &vec![0xff; 21 * 1024 * 1024],
            "image_too_large_file",
        ),
    ];
    for (name, bytes, code) in table {
        let file = device.file(name, bytes)?;
        device.host.will_choose(Ok(Some(vec![file.clone()])));
        let result = device
            .call("documents.choose", json!({ "role": "identity" }))
            .await?;
        assert_eq!(result["refused"][0]["error"]["code"], code, "{name}");
        assert_eq!(result["refused"][0]["name"], name);
        assert_eq!(result["draft"]["documents"], json!([]));
        assert_eq!(
            std::fs::read(&file)?,
            bytes,
            "the original is never written"
        );
    }
    // A closed dialog, one that cannot be shown, a file that is not there.
    device.host.will_choose(Ok(None));
    let group = json!({ "role": "identity" });
    let result = device.call("documents.choose", group.clone()).await?;
    assert_eq!(result["cancelled"], true);
    device.host.will_choose(Err(akashi_app::DialogFailed));
    let refused = device.refused("documents.choose", group.clone()).await?;
    assert_eq!(refused.code, "dialog_failed");
    device
        .host
        .will_choose(Ok(Some(vec!["/nowhere/at/all.jpg".into()])));
    let result = device.call("documents.choose", group.clone()).await?;
    assert_eq!(result["refused"][0]["error"]["code"], "file_unreadable");

    // Six are taken, the seventh is not; one can be taken off again.
    let file = device.file("photo.jpg", &photo)?;
    device.host.will_choose(Ok(Some(vec![file; 7])));
    let result = device.call("documents.choose", group).await?;
    assert_eq!(
        result["draft"]["documents"].as_array().map(Vec::len),
        Some(6)
    );
    assert_eq!(result["refused"][0]["error"]["code"], "too_many_images");
    assert_eq!(result["refused"][0]["error"]["args"]["limit"], "6");
    let id = result["draft"]["documents"][0]["id"].clone();
    let draft = device.call("documents.remove", json!({ "id": id })).await?;
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(5));
    let id = id.as_str().unwrap_or_default();
    assert!(device.core.image(id).await.is_none(), "gone with its key");
    Ok(())
}
