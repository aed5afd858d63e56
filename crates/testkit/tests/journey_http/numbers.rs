//! 学籍番号追加登録 with the real core: from the menu to the mail, the form, the review, and the second number at home.

use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::university::STAFF_PASSWORD;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::account::{FIRST, Graduate, SECOND};
use crate::steps;

/// A member of staff at a desk of their own.
async fn desk(university: &University) -> Result<Device> {
    university.add_staff("second").await?;
    let desk = Device::new(&university.clock)?;
    steps::connect(&desk, &university.address()).await?;
    let request = json!({ "name": "second", "password": STAFF_PASSWORD, "totp": "" });
    desk.call("staff.sign_in", request).await?;
    Ok(desk)
}

async fn decide(desk: &Device, outcome: &str) -> Result<Value> {
    let queue = steps::queue(desk).await?;
    let waits = queue.iter().find(|row| row["state"] == "received");
    let id = waits.ok_or("nothing waits")?["id"].clone();
    let open = desk.call("staff.assign", json!({ "id": id })).await?;
    assert_eq!(open["row"]["kind"], "enrolment");
    let reasons = match outcome {
        "approved" => json!([]),
        _ => json!([{ "code": "student_number_unknown", "field": "student_number" }]),
    };
    let request = json!({
        "id": id, "revision": open["row"]["revision"], "outcome": outcome, "reasons": reasons,
        "comment": "", "comment_language": "ja",
    });
    desk.call("staff.decide", request).await
}

/// From the menu to the draft, by the code of the mail that comes after `codes` others.
async fn begin(device: &Device, university: &University, codes: usize) -> Result<Value> {
    let seen = device.ask("enrolment.add").await?;
    assert_eq!(
        (&seen["kind"], &seen["email"]),
        (&json!("enrolment"), &json!(EMAIL))
    );
    let typed = json!({ "code": university.code(EMAIL, codes).await? });
    assert_eq!(device.call("flow.enter_code", typed).await?, "terms");
    steps::accept_terms(device).await
}

/// What is asked about a further number.
fn further(number: &str) -> Result<Value> {
    let mut answers = ichiro()?;
    answers.retain(|field, _| {
        field.section() == akashi_domain::Section::School
            && *field != akashi_domain::FieldId::AdmissionMonth
    });
    answers.insert(akashi_domain::FieldId::StudentNumber, number.to_owned());
    Ok(json!({ "section": "school", "answers": answers }))
}

/// How far it has come here, as home says it.
async fn begun(device: &Device) -> Result<Value> {
    let begun = device.ask("session.home").await?["begun"].clone();
    assert!(begun.is_null() || begun["kind"] == "enrolment", "{begun}");
    Ok(begun["step"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_further_number_is_asked_for_rejected_and_asked_for_again() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (university, next) = (&graduate.university, graduate.next);
    assert_eq!(begun(&graduate.here).await?, Value::Null);
    graduate.here.ask("enrolment.add").await?;
    // Interrupted before the code, before the terms, and in the form: the way on is found each time.
    let here = graduate.here.crash_and_restart().await?;
    assert_eq!(here.ask("enrolment.begun").await?["begun"], "mail");
    let typed = json!({ "code": university.code(EMAIL, 1).await? });
    assert_eq!(here.call("flow.enter_code", typed).await?, "terms");
    let here = here.crash_and_restart().await?;
    assert_eq!(begun(&here).await?, "terms");
    let draft = steps::accept_terms(&here).await?;
    assert_eq!(
        (&draft["kind"], &draft["section"], &draft["answers"]),
        (&json!("enrolment"), &json!("school"), &json!({}))
    );
    let refused = here.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "form_invalid");
    here.call("draft.save", further("G11-0042")?).await?;
    let here = here.crash_and_restart().await?;
    assert_eq!(begun(&here).await?, "draft");
    let problems = here.call("draft.check", json!({ "section": null })).await?;
    assert_eq!(problems["problems"], json!([]));
    // Not theirs who sign in next.
    let status = steps::send(&here).await?;
    assert_eq!(status["kind"], "enrolment");
    assert_eq!(begun(&here).await?, Value::Null);

    let desk = desk(university).await?;
    decide(&desk, "rejected").await?;
    let status = here
        .until("application.status", |status| status["state"] == "rejected")
        .await?;
    assert_eq!(
        status["decision"]["reasons"][0]["code"],
        "student_number_unknown"
    );

    begin(&here, university, 2).await?;
    here.call("draft.save", further("G11-0043")?).await?;
    steps::send(&here).await?;
    let open = decide(&desk, "approved").await?;
    assert_eq!(
        open["holder"]["enrolments"].as_array().map(Vec::len),
        Some(2)
    );
    here.until("application.status", |status| status["state"] == "approved")
        .await?;
    let home = here.ask("session.home").await?;
    let enrolments = home["enrolments"].as_array().ok_or("no enrolments")?;
    assert_eq!(enrolments.len(), 2);
    assert_eq!(enrolments[1]["student_number"], "G11-0043");
    let applications = home["applications"].as_array().ok_or("no applications")?;
    let of_numbers = applications.iter().filter(|one| one["kind"] == "enrolment");
    assert_eq!((applications.len(), of_numbers.count()), (3, 2));
    // No mail of it carried a password, and the ones there are still hold.
    let mut index = next;
    loop {
        let mail = university.mail(EMAIL, index).await?;
        assert_eq!(mail.initial_password(), None);
        if mail.text.contains("G11-0043") {
            break;
        }
        index += 1;
    }
    here.ask("session.sign_out").await?;
    let again = json!({ "email": EMAIL, "password": FIRST, "second_password": SECOND });
    here.call("session.sign_in", again).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_room_for_one_draft_and_each_goes_on_as_what_it_is() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, university) = (&graduate.here, &graduate.university);
    begin(here, university, 1).await?;
    here.call("draft.save", further("G11-0042")?).await?;
    // A registration of somebody else does not become of it.
    let other = "mary@graduates.example";
    let twice = json!({ "email": other, "email_confirmation": other });
    here.call("flow.start_registration", twice).await?;
    let typed = json!({ "code": university.code(other, 0).await? });
    assert_eq!(here.call("flow.enter_code", typed).await?, "terms");
    let accept = json!({ "ticked": true, "version": "2026-04-01" });
    let refused = here.refused("terms.accept", accept).await?;
    assert_eq!(refused.code, "other_draft");
    let draft = here.ask("draft.get").await?;
    assert_eq!(
        (&draft["kind"], &draft["answers"]["student_number"]),
        (&json!("enrolment"), &json!("G11-0042"))
    );
    here.ask("draft.discard").await?;
    let draft = steps::accept_terms(here).await?;
    assert_eq!(
        (&draft["kind"], &draft["email"]),
        (&json!("registration"), &json!(other))
    );
    let refused = here.refused("enrolment.add", json!({})).await?;
    assert_eq!(refused.code, "other_draft");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_is_found_under_another_address_and_by_nobody_else() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, university) = (&graduate.here, &graduate.university);
    begin(here, university, 1).await?;
    here.call("draft.save", further("G11-0042")?).await?;
    let new = "ichiro@home.example";
    let change = json!({ "email": new, "email_confirmation": new, "password": FIRST });
    here.call("account.change_address", change).await?;
    let typed = json!({ "code": university.code(new, 0).await? });
    assert_eq!(
        here.call("flow.enter_code", typed).await?,
        "address_changed"
    );
    assert_eq!(begun(here).await?, "draft");
    let draft = here.ask("draft.get").await?;
    assert_eq!(
        (&draft["email"], &draft["answers"]["student_number"]),
        (&json!(new), &json!("G11-0042"))
    );
    let status = steps::send(here).await?;
    assert_eq!(status["kind"], "enrolment");
    assert_eq!(begun(here).await?, Value::Null);
    Ok(())
}
