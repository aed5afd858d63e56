//! Two things at once, and things that do not belong together: nothing typed, attached or handed in is lost by it.

use akashi_documents::sample::Sample;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

#[tokio::test(flavor = "multi_thread")]
async fn pressing_send_twice_sends_once() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let submit = || device.core.dispatch("application.submit", json!({}));
    let (first, second) = tokio::join!(submit(), submit());
    let (handed_in, refused) = match (first, second) {
        (Ok(outbox), Err(error)) | (Err(error), Ok(outbox)) => (outbox, error),
        both => return Err(format!("one of two: {both:?}").into()),
    };
    assert!(handed_in["entries"].as_array().map_or(0, Vec::len) <= 1);
    assert_eq!(refused.code, "no_draft", "the draft is on its way");
    device
        .until("application.status", |status| status["state"] == "received")
        .await?;
    let desk = steps::staff(&university).await?;
    assert_eq!(steps::queue(&desk).await?.len(), 1);
    Ok(())
}

/// Whatever was acknowledged as saved before the draft went is in what is sent.
#[tokio::test(flavor = "multi_thread")]
async fn a_keystroke_while_sending_is_sent_or_refused_but_never_swallowed() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let paused = json!({ "paused": true });
    device.call("outbox.pause", paused).await?;
    for turn in 0..20 {
        let mut saved = format!("{turn}号棟");
        let first = json!({ "answers": { "building": saved } });
        device.call("draft.save", first).await?;
        let typing = async {
            for key in 0..30 {
                let text = format!("{turn}号棟{key}");
                let save = json!({ "answers": { "building": text } });
                match device.core.dispatch("draft.save", save).await {
                    Ok(_) => saved = text,
                    Err(error) => {
                        assert_eq!(error.code, "no_draft");
                        return;
                    }
                }
            }
        };
        let submit = device.core.dispatch("application.submit", json!({}));
        let (_, submitted) = tokio::join!(typing, submit);
        submitted.map_err(|error| error.code)?;
        let draft = device.ask("outbox.take_back").await?;
        assert_eq!(draft["answers"]["building"], json!(saved), "turn {turn}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn removing_an_image_twice_removes_one() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let photo = device.file("photo.jpg", &Sample::new(1600, 1000).jpeg()?)?;
    device.host.will_choose(Ok(Some(vec![photo; 3])));
    let group = json!({ "role": "identity" });
    let chosen = device.call("documents.choose", group).await?;
    let documents = chosen["draft"]["documents"].clone();
    assert_eq!(documents.as_array().map(Vec::len), Some(4));
    let remove = || {
        let request = json!({ "id": documents[0]["id"] });
        device.core.dispatch("documents.remove", request)
    };
    let (first, second) = tokio::join!(remove(), remove());
    first.and(second).map_err(|error| error.code)?;
    let left = device.ask("draft.get").await?["documents"].clone();
    let kept = documents.as_array().and_then(|all| all.get(1..));
    assert_eq!(left.as_array().map(Vec::as_slice), kept);
    Ok(())
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pipe_is_no_file_and_nobody_waits_for_it() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let pipe = device.data().join("photo.jpg");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status()?;
    assert!(made.success());
    device.host.will_choose(Ok(Some(vec![pipe])));
    let choose = device.call("documents.choose", json!({ "role": "identity" }));
    let chosen = tokio::time::timeout(akashi_testkit::client::PATIENCE, choose).await??;
    assert_eq!(chosen["refused"][0]["error"]["code"], "file_unreadable");
    Ok(())
}

/// 新規登録手続き once more on a device that has been through it.
async fn register_again(device: &Device, university: &University) -> Result<Value> {
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    let mut index = 1;
    let code = loop {
        if let Some(code) = university.mail(EMAIL, index).await?.code() {
            break code;
        }
        index += 1;
    };
    let request = json!({ "code": code });
    assert_eq!(device.call("flow.enter_code", request).await?, "terms");
    steps::accept_terms(device).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_not_overwritten_by_another_application() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    device
        .call("outbox.pause", json!({ "paused": true }))
        .await?;
    device.ask("application.submit").await?;
    // A second application is begun while the first one waits.
    register_again(&device, &university).await?;
    let answers = json!({ "answers": { "family_name_kanji": "髙﨑" } });
    device.call("draft.save", answers).await?;
    let refused = device.refused("outbox.take_back", json!({})).await?;
    assert_eq!(refused.code, "other_draft");
    let draft = device.ask("draft.get").await?;
    assert_eq!(draft["answers"], json!({ "family_name_kanji": "髙﨑" }));
    let outbox = device.ask("outbox.get").await?;
    assert_eq!(outbox["entries"].as_array().map(Vec::len), Some(1));

    // The same with one that is returned.
    device
        .call("outbox.pause", json!({ "paused": false }))
        .await?;
    device
        .until("application.status", |status| status["state"] == "received")
        .await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    let refused = device.refused("application.correct", json!({})).await?;
    assert_eq!(refused.code, "other_draft");
    assert_eq!(device.ask("draft.get").await?, draft);
    device.ask("draft.discard").await?;
    assert_eq!(device.ask("application.correct").await?["revision"], 2);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_becomes_a_new_application_leaves_behind_what_is_not_its_own()
-> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "image_unreadable" }]);
    steps::decide(&desk, "returned", reasons).await?;
    let correction = device.ask("application.correct").await?;
    assert_eq!(correction["documents"].as_array().map(Vec::len), Some(1));
    let draft = register_again(&device, &university).await?;
    assert_eq!(draft["answers"], correction["answers"]);
    assert_eq!(
        (&draft["revision"], &draft["returned"], &draft["documents"]),
        (&json!(1), &json!(null), &json!([])),
        "the university holds the image for the other application only"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_stays_paused_over_a_restart() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    device
        .call("outbox.pause", json!({ "paused": true }))
        .await?;
    device.ask("application.submit").await?;
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["unsent"], 1);
    // Long enough to have been sent.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let outbox = device.ask("outbox.get").await?;
    assert_eq!(
        (&outbox["paused"], &outbox["entries"][0]["attempts"]),
        (&json!(true), &json!(0))
    );
    device
        .call("outbox.pause", json!({ "paused": false }))
        .await?;
    device
        .until("application.status", |status| status["state"] == "received")
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_university_hears_nothing_of_a_flow() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    let code = university.mail(EMAIL, 0).await?.code().ok_or("no code")?;
    let settings = device.data().join("settings.json");
    let rename = |from: &str, to: &str| -> Result<()> {
        let text = std::fs::read_to_string(&settings)?;
        assert!(text.contains(from));
        Ok(std::fs::write(&settings, text.replace(from, to))?)
    };
    // Connected elsewhere meanwhile.
    rename("shomei.example.ac.jp", "elsewhere.example.ac.jp")?;
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["flow"], false);
    assert_eq!(device.ask("flow.current").await?, json!(null));
    let request = json!({ "code": code });
    let refused = device.refused("flow.enter_code", request.clone()).await?;
    assert_eq!(refused.code, "no_flow");
    // And back.
    rename("elsewhere.example.ac.jp", "shomei.example.ac.jp")?;
    let device = device.crash_and_restart().await?;
    assert_eq!(device.call("flow.enter_code", request).await?, "terms");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_idled_while_the_application_was_closed_is_signed_out() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    steps::decide(&desk, "approved", json!([])).await?;
    let mut index = 1;
    let password = loop {
        if let Some(password) = university.mail(EMAIL, index).await?.initial_password() {
            break password;
        }
        index += 1;
    };
    let sign_in = json!({ "email": EMAIL, "password": password, "second_password": "" });
    device.call("session.sign_in", sign_in).await?;
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["signed_in"], true);
    university
        .clock
        .advance(jiff::SignedDuration::from_mins(16));
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("app.start").await?["resume"]["signed_in"], false);
    Ok(())
}
