//! The main thread, from the first screen to home.

use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;
use crate::wire;

#[tokio::test(flavor = "multi_thread")]
async fn a_graduate_applies_staff_decide_the_graduate_signs_in() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;

    let start = device.ask("app.start").await?;
    assert_eq!(
        (&start["store"], &start["university"]),
        (&json!("open"), &json!(null))
    );
    device
        .call("app.set_language", json!({ "language": "en" }))
        .await?;
    device
        .call("app.set_language", json!({ "language": "ja" }))
        .await?;

    // 1. The university, typed with full-width letters and spaces.
    let typed = format!("  {} ", university.address().replace("http", "ｈｔｔｐ"));
    steps::connect(&device, &typed).await?;

    // 2. Two different addresses, then the same twice.
    let differ = json!({ "email": EMAIL, "email_confirmation": "jiro@graduates.example" });
    let refused = device.refused("flow.start_registration", differ).await?;
    assert_eq!(refused.code, "emails_differ");
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    let waiting = device.call("flow.start_registration", twice).await?;
    assert_eq!(waiting["kind"], "registration");
    let mail = university.mail(EMAIL, 0).await?;
    device
        .until("flow.current", |flow| flow["mail"] == "accepted")
        .await?;

    // 3. A scanner fetches the link; a wrong code costs a try; the code of the mail still works.
    let link = mail
        .link(&university.address())
        .ok_or("no link in the mail")?;
    for _ in 0..2 {
        let page = wire::get(&link).await?;
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    }
    let wrong = device
        .refused("flow.enter_code", json!({ "code": "00000000" }))
        .await?;
    assert_eq!(
        (wrong.code.as_str(), wrong.args["tries_left"].as_str()),
        ("code_wrong", "4")
    );
    let code = mail.code().ok_or("no code in the mail")?;
    let typed = code.to_lowercase().replace('-', " ");
    assert_eq!(
        device
            .call("flow.enter_code", json!({ "code": typed }))
            .await?,
        "terms"
    );
    assert_eq!(device.ask("app.start").await?["resume"]["terms"], true);

    // 4. The terms.
    let unticked = json!({ "ticked": false, "version": "2026-04-01" });
    assert_eq!(
        device.refused("terms.accept", unticked).await?.code,
        "terms_not_ticked"
    );
    steps::accept_terms(&device).await?;

    // An empty form is not sent.
    let refused = device.refused("application.submit", json!({})).await?;
    assert_eq!(refused.code, "form_invalid");
    assert!(refused.problems.len() > 10);

    // 5. to 8. The form, and an image without what a phone adds to it.
    steps::fill_in(&device).await?;
    let problems = device
        .call("draft.check", json!({ "section": null }))
        .await?;
    assert_eq!(problems["problems"], json!([]));

    // 11. Killed, and back in the same section with every character.
    let device = device.crash_and_restart().await?;
    let draft = device.ask("draft.get").await?;
    assert_eq!(
        (&draft["section"], &draft["revision"]),
        (&json!("identity"), &json!(1))
    );
    assert_eq!(draft["answers"], json!(ichiro()?));
    let image = draft["documents"][0]["id"].as_str().ok_or("no image")?;
    let pixels = device.core.image(image).await.ok_or("no pixels")?;
    assert!(!wire::contains(
        &pixels.bytes,
        akashi_documents::sample::CANARY.as_bytes()
    ));

    // 12. Offline, 申請, online.
    university.close().await;
    let outbox = device.ask("application.submit").await?;
    assert_eq!(outbox["entries"][0]["revision"], 1);
    device
        .until("outbox.get", |outbox| {
            outbox["systemic"]["code"] == "server_unreachable"
                && outbox["entries"][0]["state"] == "queued"
                && outbox["entries"][0]["attempts"] == 0
        })
        .await?;
    assert!(!device.core.close_requested().await, "something is unsent");
    university.open().await?;
    let status = device
        .until("application.status", |status| {
            // The server may say so before its receipt has arrived here.
            status["state"] == "received" && status["outbox"]["entries"] == json!([])
        })
        .await?;
    let reference = status["reference"].clone();
    assert!(device.core.close_requested().await);
    assert_eq!(device.ask("draft.get").await?, json!(null));

    // 13. Returned: the whole form again, as revision 2, with the image by its hash.
    let desk = steps::staff(&university).await?;
    let reasons = json!([{ "code": "answer_wrong", "field": "city" }]);
    steps::decide(&desk, "returned", reasons).await?;
    let status = device.ask("application.status").await?;
    assert_eq!(
        (&status["state"], &status["can_correct"]),
        (&json!("returned"), &json!(true))
    );
    let draft = device.ask("application.correct").await?;
    assert_eq!(draft["revision"], 2);
    assert_eq!(draft["answers"], json!(ichiro()?));
    assert_eq!(draft["returned"]["reasons"][0]["field"], "city");
    let image = draft["documents"][0]["id"].as_str().ok_or("no image")?;
    assert!(device.core.image(image).await.is_some(), "from the server");
    let answers = json!({ "answers": { "city": "千代田区千代田" } });
    device.call("draft.save", answers).await?;
    let status = steps::send(&device).await?;
    assert_eq!(
        (&status["revision"], &status["reference"]),
        (&json!(2), &reference)
    );

    // 14. Approved.
    steps::decide(&desk, "approved", json!([])).await?;
    let mut index = 1;
    let initial = loop {
        if let Some(password) = university.mail(EMAIL, index).await?.initial_password() {
            break password;
        }
        index += 1;
    };

    // 15. The first sign-in forces both passwords.
    let sign_in = |first: &str, second: &str| json!({ "email": EMAIL, "password": first, "second_password": second });
    let failed = device
        .refused("session.sign_in", sign_in("wrong", ""))
        .await?;
    assert_eq!(failed.code, "sign_in_failed");
    let signed_in = device
        .call("session.sign_in", sign_in(&initial, ""))
        .await?;
    assert_eq!(signed_in["must_set_passwords"], true);
    let pair = |first: &str, second: &str| {
        json!({
            "password": first, "password_confirmation": first,
            "second_password": second, "second_password_confirmation": second,
        })
    };
    let (good, better) = ("Hanamizuki7Kaido", "Tobiuo3Minato9x");
    for (first, second, which, rule) in [
        ("short", better, "first", "length"),
        (good, good, "second", "differs_from_other"),
        (initial.as_str(), better, "first", "not_used_before"),
    ] {
        let refused = device
            .refused("session.set_passwords", pair(first, second))
            .await?;
        assert_eq!(
            (refused.code.as_str(), refused.args["password"].as_str()),
            ("password_refused", which)
        );
        assert!(refused.args["rules"].contains(rule), "{refused:?}");
    }
    device
        .call("session.set_passwords", pair(good, better))
        .await?;

    // 16. Home, and the previous sign-in at the next one.
    device.ask("session.home").await?;
    device.ask("session.sign_out").await?;
    university.clock.advance(jiff::SignedDuration::from_mins(5));
    device
        .call("session.sign_in", sign_in(good, better))
        .await?;
    let home = device.ask("session.home").await?;
    assert!(home["previous_sign_in"].is_i64(), "{home}");
    assert_eq!(home["applications"][0]["reference"], reference);
    assert_eq!(home["enrolments"][0]["student_number"], "07A1234");
    let all = json!({ "after": null });
    let all = device.call("session.applications", all).await?;
    assert_eq!(all["items"], home["applications"]);
    assert_eq!(all["next"], json!(null));
    let elsewhere = json!({ "after": "not a cursor" });
    let refused = device.refused("session.applications", elsewhere).await?;
    assert_eq!(refused.code, "request_malformed");

    // F16.
    let start = device.ask("data.remove_all").await?;
    assert_eq!(start["resume"]["application"], false);
    assert_eq!(start["university"], json!(null));
    Ok(())
}
