//! J3 6: a forgotten second password of a campus ID, with the real core, the real server and a real directory.

use akashi_app::api::CoreEvent;
use akashi_app::api::flow::FlowDone;
use akashi_testkit::{Device, Result};
use akashi_tests::neighbours::slapd::PASSWORD;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::campus::{Campus, EMAIL, SECOND, campus, computer, first_sign_in, sign_in};
use crate::wire;

const NEW: &str = "Hoshi8Matataki";

fn asked(password: &str) -> Value {
    json!({ "user_id": "Ｂ26-0117", "password": password })
}

fn twice(password: &str) -> Value {
    json!({ "second_password": password, "second_password_confirmation": password })
}

/// Types the code of the `index`th mail to the address.
async fn code(campus: &Campus, device: &Device, index: usize) -> Result<Value> {
    let code = campus.university.code(EMAIL, index).await?;
    device
        .call("flow.enter_code", json!({ "code": code }))
        .await
}

async fn reset(device: &Device) -> Result<Value> {
    Ok(device.ask("app.start").await?["resume"]["reset"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_a_mail_leads_to_another_second_password() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    first_sign_in(&campus, &device).await?;
    for (password, refusal) in [("", "sign_in_failed"), ("Wrong1Wrong", "sign_in_failed")] {
        let refused = device
            .refused("campus.forgot_second", asked(password))
            .await?;
        assert_eq!(refused.code, refusal);
    }
    assert_eq!(device.ask("flow.current").await?, Value::Null);
    let flow = device.call("campus.forgot_second", asked(PASSWORD)).await?;
    assert_eq!(
        (&flow["kind"], &flow["email"]),
        (&json!("second_password"), &json!("i•••@home.example"))
    );
    assert_eq!(code(&campus, &device, 1).await?, "second_password_anew");
    assert_eq!(reset(&device).await?, "second");
    // Interrupted before it is set: nothing has changed, and another mail is asked for.
    let device = device.crash_and_restart().await?;
    assert_eq!(reset(&device).await?, Value::Null);
    let ended = device.refused("reset.set_second", twice(NEW)).await?;
    assert_eq!(ended.code, "reset_ended");
    campus
        .university
        .clock
        .advance(SignedDuration::from_mins(1));
    device.call("campus.forgot_second", asked(PASSWORD)).await?;
    code(&campus, &device, 2).await?;
    // What leads to the second password of a campus ID leads to no graduate's.
    let both = json!({
        "password": NEW, "password_confirmation": NEW, "second_password": SECOND,
        "second_password_confirmation": SECOND,
    });
    let refused = device.refused("reset.set_passwords", both).await?;
    assert_eq!(refused.code, "reset_ended");
    for (typed, refusal, rule) in [
        (twice("short"), "password_refused", "length"),
        (twice(SECOND), "password_refused", "not_used_before"),
        (
            json!({ "second_password": NEW, "second_password_confirmation": SECOND }),
            "passwords_differ",
            "",
        ),
    ] {
        let refused = device.refused("reset.set_second", typed).await?;
        assert_eq!(refused.code, refusal);
        let rules = refused.args.get("rules").cloned().unwrap_or_default();
        assert!(rules.contains(rule), "{rules}");
    }
    let ticks = device.call("reset.check_second", twice(NEW)).await?;
    assert_eq!(ticks["confirmed"], true);
    device.call("reset.set_second", twice(NEW)).await?;
    assert_eq!(reset(&device).await?, Value::Null);
    let refused = device
        .refused("campus.sign_in", sign_in("b26-0117", PASSWORD, SECOND))
        .await?;
    assert_eq!(refused.code, "sign_in_failed");
    let signed = device
        .call("campus.sign_in", sign_in("b26-0117", PASSWORD, NEW))
        .await?;
    assert_eq!(signed["step"], "email_key");
    Ok(())
}

/// What was begun before is not lost to a try that failed, and its link leads on.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_forgets_nothing_and_the_link_leads_on() -> Result<()> {
    let mut campus = campus().await?;
    let device = computer(&campus).await?;
    first_sign_in(&campus, &device).await?;
    device.call("campus.forgot_second", asked(PASSWORD)).await?;
    let mail = campus.university.mail(EMAIL, 1).await?;
    campus.slapd.stop()?;
    let down = device
        .refused("campus.forgot_second", asked(PASSWORD))
        .await?;
    assert_eq!(down.code, "directory_unavailable");
    let open = device.ask("flow.current").await?;
    assert_eq!(
        (&open["kind"], &open["email"]),
        (&json!("second_password"), &json!("i•••@home.example"))
    );
    let link = mail.link(&campus.university.address()).ok_or("no link")?;
    let page = wire::post(&link).await?;
    let handle = page
        .split('"')
        .find(|part| part.starts_with("akashi:open/"));
    device.core.open_link(handle.ok_or("no handle")?).await;
    let told = device.host.take_events();
    assert!(
        told.iter()
            .any(|event| matches!(event, CoreEvent::FlowDone(FlowDone::SecondPasswordAnew)))
    );
    device.call("reset.set_second", twice(NEW)).await?;
    Ok(())
}
