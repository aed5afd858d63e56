//! F05 with the real core: an address that is lost, another one, and the same account behind it.

use akashi_documents::sample::Sample;
use akashi_domain::{FieldId, Section};
use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::university::STAFF_PASSWORD;
use akashi_testkit::{Device, Result};
use serde_json::json;

use crate::account::{FIRST, Graduate, SECOND};
use crate::steps;

const NEW: &str = "ichiro@home.example";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_the_address_comes_back_with_another_one() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let university = &graduate.university;
    let number =
        graduate.here.ask("session.home").await?["enrolments"][0]["student_number"].clone();
    let number = number.as_str().ok_or("no number")?.to_owned();

    // A computer on which nothing is known of them.
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    let differ = json!({ "email": NEW, "email_confirmation": EMAIL });
    let refused = device.refused("flow.start_recovery", differ).await?;
    assert_eq!(refused.code, "emails_differ");
    let twice = json!({ "email": NEW, "email_confirmation": NEW });
    let seen = device.call("flow.start_recovery", twice).await?;
    assert_eq!(seen["kind"], "recovery");
    let device = device.crash_and_restart().await?;
    assert_eq!(device.ask("flow.current").await?["kind"], "recovery");
    let typed = json!({ "code": university.code(NEW, 0).await? });
    assert_eq!(device.call("flow.enter_code", typed).await?, "terms");
    let draft = steps::accept_terms(&device).await?;
    assert_eq!(
        (&draft["kind"], &draft["section"]),
        (&json!("recovery"), &json!("applicant"))
    );
    let mut answers = ichiro()?;
    answers.retain(|field, _| {
        !matches!(field.section(), Section::Contact | Section::Workplace)
            || *field == FieldId::Phone
    });
    answers.insert(FieldId::StudentNumber, number.clone());
    let save = json!({ "section": "identity", "answers": answers });
    device.call("draft.save", save).await?;
    let photo = Sample::new(1600, 1000).with_metadata().jpeg()?;
    let file = device.file("licence.jpg", &photo)?;
    device.host.will_choose(Ok(Some(vec![file])));
    let role = json!({ "role": "identity" });
    let chosen = device.call("documents.choose", role).await?;
    assert_eq!(chosen["refused"], json!([]));
    let problems = device
        .call("draft.check", json!({ "section": null }))
        .await?;
    assert_eq!(problems["problems"], json!([]));
    let status = steps::send(&device).await?;
    assert_eq!(status["kind"], "recovery");

    university.add_staff("second").await?;
    let desk = Device::new(&university.clock)?;
    steps::connect(&desk, &university.address()).await?;
    let request = json!({ "name": "second", "password": STAFF_PASSWORD, "totp": "" });
    desk.call("staff.sign_in", request).await?;
    let queue = steps::queue(&desk).await?;
    let waits = queue.iter().find(|row| row["state"] == "received");
    let id = waits.ok_or("nothing waits")?["id"].clone();
    desk.call("staff.assign", json!({ "id": id })).await?;
    let end = std::time::Instant::now() + akashi_testkit::client::PATIENCE;
    let found = loop {
        let found = desk.call("staff.open", json!({ "id": id })).await?;
        if found["documents"][0]["state"] == "ready" {
            break found;
        }
        assert!(std::time::Instant::now() < end, "{found}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert_eq!(found["holder"]["email"], EMAIL);
    let request = json!({
        "id": id, "revision": 1, "outcome": "approved", "reasons": [], "comment": "",
        "comment_language": "ja",
    });
    desk.call("staff.decide", request).await?;
    device
        .until("application.status", |status| status["state"] == "approved")
        .await?;

    let mut index = 0;
    let initial = loop {
        let mail = university.mail(NEW, index).await?;
        index += 1;
        if let Some(password) = mail.initial_password() {
            break password;
        }
    };
    // Who was signed in is not any more, and the old passwords open nothing.
    let refused = graduate.here.refused("session.home", json!({})).await?;
    assert_eq!(refused.code, "not_signed_in");
    for email in [EMAIL, NEW] {
        let old = json!({ "email": email, "password": FIRST, "second_password": SECOND });
        let refused = device.refused("session.sign_in", old).await?;
        assert_eq!(refused.code, "sign_in_failed");
    }
    let first = json!({ "email": NEW, "password": initial, "second_password": "" });
    let signed = device.call("session.sign_in", first).await?;
    assert_eq!(signed["must_set_passwords"], true);
    let pair = json!({
        "password": "Asagao4Hotaru", "password_confirmation": "Asagao4Hotaru",
        "second_password": "Suzume8Kawara", "second_password_confirmation": "Suzume8Kawara",
    });
    device.call("session.set_passwords", pair).await?;
    let home = device.ask("session.home").await?;
    assert_eq!(home["enrolments"][0]["student_number"], number.as_str());
    assert_eq!(home["applications"].as_array().map(Vec::len), Some(2));
    Ok(())
}
