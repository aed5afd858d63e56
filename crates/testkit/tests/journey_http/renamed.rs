//! 氏名の変更 with the real core: from the password to the form, the review by two people, and the new name at home.

use akashi_documents::sample::Sample;
use akashi_testkit::person::EMAIL;
use akashi_testkit::university::STAFF_PASSWORD;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::account::{FIRST, Graduate};
use crate::steps;

/// A graduate of a university that accepts proofs of a changed name.
async fn graduate() -> Result<Graduate> {
    let mut graduate = Graduate::begin().await?;
    graduate.university.ask_for_name_proofs().await?;
    Ok(graduate)
}

async fn begin(device: &Device) -> Result<Value> {
    let request = json!({ "password": FIRST });
    device.call("name_change.begin", request).await
}

async fn begun(device: &Device) -> Result<Value> {
    Ok(device.ask("session.home").await?["begun"].clone())
}

async fn save(device: &Device, answers: Value) -> Result<()> {
    let request = json!({ "section": "identity", "answers": answers });
    device.call("draft.save", request).await?;
    Ok(())
}

async fn problems(device: &Device) -> Result<Value> {
    let request = json!({ "section": null });
    Ok(device.call("draft.check", request).await?["problems"].clone())
}

/// Another family name, with an image of each document.
async fn fill_in(device: &Device) -> Result<()> {
    let answers = json!({
        "family_name_kanji": "山田", "family_name_kana": "ヤマダ", "family_name_roman": "YAMADA",
        "document_type": "passport", "name_proof": "identity_card",
    });
    save(device, answers).await?;
    for (role, width) in [("identity", 1_600), ("name_change", 1_500)] {
        let photo = Sample::new(width, 1_000).with_metadata().jpeg()?;
        let file = device.file(&format!("{role}.jpg"), &photo)?;
        device.host.will_choose(Ok(Some(vec![file])));
        let request = json!({ "role": role });
        let chosen = device.call("documents.choose", request).await?;
        assert_eq!(chosen["refused"], json!([]), "{chosen}");
    }
    Ok(())
}

/// A member of staff at a desk of their own.
async fn desk(university: &University, name: &str) -> Result<Device> {
    university.add_staff(name).await?;
    let desk = Device::new(&university.clock)?;
    steps::connect(&desk, &university.address()).await?;
    let request = json!({ "name": name, "password": STAFF_PASSWORD, "totp": "" });
    desk.call("staff.sign_in", request).await?;
    Ok(desk)
}

/// What waits in this state, with its images ready to be looked at.
async fn opened(desk: &Device, state: &str) -> Result<Value> {
    let request = json!({ "query": "", "state": state });
    let queue = desk.call("staff.queue", request).await?;
    let rows = queue["items"].as_array().ok_or("no items")?;
    let waits = rows.iter().find(|row| row["state"] == state);
    let id = waits.ok_or("nothing waits")?["id"].clone();
    if state == "received" {
        desk.call("staff.assign", json!({ "id": id })).await?;
    }
    let end = std::time::Instant::now() + akashi_testkit::client::PATIENCE;
    loop {
        let found = desk.call("staff.open", json!({ "id": id })).await?;
        let images = found["documents"].as_array().ok_or("no images")?;
        if images.iter().all(|image| image["state"] == "ready") {
            return Ok(found);
        }
        assert!(std::time::Instant::now() < end, "{found}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

async fn decide(desk: &Device, open: &Value, outcome: &str) -> Result<Value> {
    let reasons = match outcome {
        "approved" => json!([]),
        _ => json!([{ "code": "name_change_unproven", "field": "name_proof" }]),
    };
    let request = json!({
        "id": open["row"]["id"], "revision": open["row"]["revision"], "outcome": outcome, "reasons": reasons,
        "comment": "", "comment_language": "ja",
    });
    desk.call("staff.decide", request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_name_is_proven_corrected_and_approved_by_two() -> Result<()> {
    let graduate = graduate().await?;
    let (university, elsewhere) = (&graduate.university, &graduate.elsewhere);
    let seen = graduate.here.ask("name_change.look").await?;
    assert_eq!(seen, json!({ "offered": true, "begun": null }));
    for (password, expected) in [
        ("", "current_password_missing"),
        ("Hanamizuki7Kaida", "current_password_wrong"),
    ] {
        let request = json!({ "password": password });
        let refused = graduate.here.refused("name_change.begin", request).await?;
        assert_eq!(refused.code, expected);
    }
    begin(&graduate.here).await?;
    // Interrupted before the terms, and in the form: the way on is found each time.
    let here = graduate.here.crash_and_restart().await?;
    let terms = json!({ "kind": "name_change", "step": "terms" });
    assert_eq!(begun(&here).await?, terms);
    let draft = steps::accept_terms(&here).await?;
    assert_eq!(
        (&draft["kind"], &draft["section"]),
        (&json!("name_change"), &json!("applicant"))
    );
    // Begun with the name as it is, which is no change.
    assert_eq!(draft["answers"]["family_name_kanji"], "髙﨑");
    assert_eq!(problems(&here).await?[0]["kind"], "name_unchanged");
    let refused = here.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "form_invalid");
    fill_in(&here).await?;
    let here = here.crash_and_restart().await?;
    assert_eq!(begun(&here).await?["step"], "draft");
    assert_eq!(problems(&here).await?, json!([]));
    let refused = here.refused("enrolment.add", json!({})).await?;
    assert_eq!(refused.code, "other_draft");
    // Begun once more, it is the same one: what was typed stays.
    begin(&here).await?;
    let again = steps::accept_terms(&here).await?;
    assert_eq!(again["answers"]["family_name_kanji"], "山田");
    let status = steps::send(&here).await?;
    assert_eq!(status["kind"], "name_change");
    assert_eq!(begun(&here).await?, Value::Null);
    let refused = here
        .refused("name_change.begin", json!({ "password": FIRST }))
        .await?;
    assert_eq!(refused.code, "name_change_under_review");
    assert_eq!(refused.args["reference"], status["reference"]);

    let first = desk(university, "first").await?;
    let open = opened(&first, "received").await?;
    assert_eq!(open["row"]["kind"], "name_change");
    assert_eq!(open["second_person"], json!(["name_change"]));
    assert_eq!(open["holder"]["name_before"]["family_name_kanji"], "髙﨑");
    decide(&first, &open, "returned").await?;
    here.until("application.status", |status| status["state"] == "returned")
        .await?;
    here.ask("application.correct").await?;
    // Corrected back to the present name, there is nothing to change.
    let back = json!({
        "family_name_kanji": "髙﨑", "family_name_kana": draft["answers"]["family_name_kana"],
        "family_name_roman": draft["answers"]["family_name_roman"],
    });
    save(&here, back).await?;
    assert_eq!(problems(&here).await?[0]["kind"], "name_unchanged");
    let corrected = json!({ "family_name_kanji": "山本", "family_name_kana": "ヤマモト", "family_name_roman": "YAMAMOTO" });
    save(&here, corrected).await?;
    here.ask("application.submit").await?;
    here.until("application.status", |status| status["revision"] == 2)
        .await?;

    let open = opened(&first, "received").await?;
    let proposed = decide(&first, &open, "approved").await?;
    assert_eq!(proposed["row"]["state"], "awaiting_second_person");
    let before = elsewhere.ask("session.home").await?["name"].clone();
    assert_eq!(before, "髙﨑　一郎");
    let second = desk(university, "second").await?;
    let open = opened(&second, "awaiting_second_person").await?;
    decide(&second, &open, "approved").await?;
    here.until("application.status", |status| status["state"] == "approved")
        .await?;
    for device in [&here, elsewhere] {
        let home = device.ask("session.home").await?;
        assert_eq!(home["name"], "山本　一郎");
        let kinds = home["applications"].as_array().into_iter().flatten();
        let mut kinds = kinds.map(|application| &application["kind"]);
        assert!(kinds.any(|kind| kind == "name_change"), "{home}");
    }
    // No mail of it carried a password.
    let mut index = graduate.next;
    loop {
        let mail = university.mail(EMAIL, index).await?;
        assert_eq!(mail.initial_password(), None);
        if mail.text.contains("申請された氏名に変更しました") {
            break;
        }
        index += 1;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_proof_is_accepted_it_is_not_offered() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let here = &graduate.here;
    let seen = here.ask("name_change.look").await?;
    assert_eq!(seen, json!({ "offered": false, "begun": null }));
    let request = json!({ "password": FIRST });
    let refused = here.refused("name_change.begin", request).await?;
    assert_eq!(refused.code, "not_allowed");
    Ok(())
}
