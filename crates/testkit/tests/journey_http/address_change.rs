//! メールアドレス変更 with the real core: from the menu to the mail, the code or the link, and the next sign-in.

use akashi_app::api::CoreEvent;
use akashi_app::api::flow::FlowDone;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result};
use serde_json::{Value, json};

use crate::account::{FIRST, Graduate, SECOND, is_signed_in};
use crate::{steps, wire};

const NEW: &str = "ichiro@home.example";

fn change(email: &str, password: &str) -> Value {
    json!({ "email": email, "email_confirmation": email, "password": password })
}

fn sign_in(email: &str) -> Value {
    json!({ "email": email, "password": FIRST, "second_password": SECOND })
}

async fn present(device: &Device) -> Result<Value> {
    device.ask("account.address").await
}

async fn flow(device: &Device) -> Result<Value> {
    device.ask("flow.current").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_changed_by_the_code_of_a_mail() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, elsewhere) = (&graduate.here, &graduate.elsewhere);
    let differ = json!({ "email": NEW, "email_confirmation": EMAIL, "password": FIRST });
    for (request, code) in [
        (differ, "emails_differ"),
        (change("no address", FIRST), "email_malformed"),
        (change(EMAIL, FIRST), "email_unchanged"),
        (change(NEW, ""), "current_password_missing"),
        (change(NEW, SECOND), "current_password_wrong"),
    ] {
        let refused = here.refused("account.change_address", request).await?;
        assert_eq!(refused.code, code);
        assert_eq!(flow(here).await?, Value::Null);
    }
    let seen = here
        .call("account.change_address", change(NEW, FIRST))
        .await?;
    assert_eq!(
        (&seen["kind"], &seen["email"]),
        (&json!("address_change"), &json!(NEW))
    );
    // The other computer begins one as well.
    elsewhere
        .call(
            "account.change_address",
            change("ichiro@other.example", FIRST),
        )
        .await?;
    let other = graduate.university.mail("ichiro@other.example", 0).await?;
    // Interrupted: the flow is found again, and so is the way to it.
    let here = graduate.here.crash_and_restart().await?;
    assert_eq!(
        present(&here).await?,
        json!({ "email": EMAIL, "asks_for": "password", "waiting": true })
    );
    assert_eq!(flow(&here).await?["email"], NEW);
    let mail = graduate.university.mail(NEW, 0).await?;
    let code = mail.code().ok_or("no code in the mail")?;
    let done = here
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "address_changed");
    assert_eq!(
        present(&here).await?,
        json!({ "email": NEW, "asks_for": "password", "waiting": false })
    );
    // Whoever began before, and is later, is told so; nothing they have is lost.
    let code = other.code().ok_or("no code in the mail")?;
    let refused = elsewhere
        .refused("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(refused.code, "address_changed");
    assert_eq!(present(elsewhere).await?["email"], NEW);
    let told = graduate.university.mail(EMAIL, graduate.next).await?;
    assert!(!told.text.contains(NEW), "{}", told.text);
    here.ask("session.sign_out").await?;
    let refused = here.refused("session.sign_in", sign_in(EMAIL)).await?;
    assert_eq!(refused.code, "sign_in_failed");
    here.call("session.sign_in", sign_in(NEW)).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_leads_on_and_nobody_else_sees_what_was_begun() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, university) = (&graduate.here, &graduate.university);
    here.call("account.change_address", change(NEW, FIRST))
        .await?;
    // Signed in again as the same person, however it is written, it goes on.
    here.call("session.sign_in", sign_in(&EMAIL.to_uppercase()))
        .await?;
    assert_eq!(flow(here).await?["email"], NEW);
    let mail = university.mail(NEW, 0).await?;
    let link = mail.link(&university.address()).ok_or("no link")?;
    let page = wire::post(&link).await?;
    let handle = page
        .split('"')
        .find(|part| part.starts_with("akashi:open/"));
    here.core.open_link(handle.ok_or("no handle")?).await;
    let told = here.host.take_events();
    assert!(
        told.iter()
            .any(|event| matches!(event, CoreEvent::FlowDone(FlowDone::AddressChanged)))
    );
    assert!(is_signed_in(here).await);
    // Signed out, nothing of it is left for the next person at this computer.
    here.call("account.change_address", change(EMAIL, FIRST))
        .await?;
    here.ask("session.sign_out").await?;
    assert_eq!(flow(here).await?, Value::Null);
    let start = here.ask("app.start").await?;
    assert_eq!(start["resume"]["flow"], false);
    steps::connect(here, &university.address()).await?;
    Ok(())
}
