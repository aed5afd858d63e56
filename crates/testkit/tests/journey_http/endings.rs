//! What ends by itself: a session by idling, after a warning; the 14 days in which a device may open an application.

use std::time::Duration;

use akashi_app::api::CoreEvent;
use akashi_app::api::event::{EndedSession, SessionRole};
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::steps;

/// Longest time until the core has looked for idlers by itself.
const LOOKED: Duration = Duration::from_secs(25);

/// What the view was told about idling, in order.
fn told(device: &Device) -> Vec<String> {
    device
        .host
        .take_events()
        .iter()
        .filter_map(|event| match event {
            CoreEvent::IdleWarning(warning) => {
                assert!((100..=120).contains(&warning.seconds_left), "{warning:?}");
                Some(format!("{:?} in {}", warning.role, warning.idle_minutes))
            }
            CoreEvent::IdleOver(role) => Some(format!("{role:?} is back")),
            CoreEvent::SessionEnded(EndedSession { role, idle_minutes }) => {
                Some(format!("{role:?} ended {idle_minutes:?}"))
            }
            _ => None,
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_are_warned_before_they_are_signed_out() -> Result<()> {
    let university = University::found().await?;
    let desk = steps::staff(&university).await?;
    // Nobody asks for anything: the core looks by itself.
    let mut events = desk.host.listen();
    university.clock.advance(SignedDuration::from_mins(8));
    let warned = async {
        loop {
            if let Ok(CoreEvent::IdleWarning(warning)) = events.recv().await {
                return warning.role;
            }
        }
    };
    let role = tokio::time::timeout(LOOKED, warned).await?;
    assert_eq!(role, SessionRole::Staff);
    assert_eq!(told(&desk), ["Staff in 10"]);
    desk.ask("app.start").await?;
    assert!(told(&desk).is_empty(), "warned once");

    // Staying counts here and on the server, which counts by itself.
    desk.ask("session.stay").await?;
    assert_eq!(told(&desk), ["Staff is back"]);
    university.clock.advance(SignedDuration::from_mins(7));
    assert!(steps::queue(&desk).await?.is_empty());
    assert!(told(&desk).is_empty());

    // Warned again, and gone.
    university.clock.advance(SignedDuration::from_mins(8));
    desk.ask("app.start").await?;
    assert_eq!(told(&desk), ["Staff in 10"]);
    university.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(desk.ask("app.start").await?["resume"]["staff"], Value::Null);
    assert_eq!(told(&desk), ["Staff ended Some(10)"]);
    let late = desk.refused("session.stay", json!({})).await?;
    assert_eq!(late.code, "not_signed_in");
    assert!(told(&desk).is_empty(), "nobody is there to be told again");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graduate_is_warned_and_told_why_the_session_ended() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    steps::send(&device).await?;
    let (password, _) = steps::approve(&university).await?;
    let sign_in = json!({ "email": EMAIL, "password": password, "second_password": "" });
    device.call("session.sign_in", sign_in.clone()).await?;

    // Somebody who still has to set the passwords is there as well.
    university.clock.advance(SignedDuration::from_mins(14));
    device.ask("app.start").await?;
    assert!(
        device
            .host
            .take_events()
            .iter()
            .any(|event| matches!(event, CoreEvent::IdleWarning(warning)
            if warning.role == SessionRole::Graduate && warning.seconds_left <= 60))
    );
    device.ask("session.stay").await?;
    assert_eq!(told(&device), ["Graduate is back"]);
    university.clock.advance(SignedDuration::from_mins(14));
    let pair = json!({
        "password": "Hanamizuki7Kaido", "password_confirmation": "Hanamizuki7Kaido",
        "second_password": "Tobiuo3Minato9x", "second_password_confirmation": "Tobiuo3Minato9x",
    });
    device.call("session.set_passwords", pair).await?;
    device.ask("session.home").await?;
    drop(device.host.take_events());

    university.clock.advance(SignedDuration::from_mins(13));
    device.ask("app.start").await?;
    assert_eq!(told(&device), ["Graduate in 15"]);
    university.clock.advance(SignedDuration::from_mins(2));
    let home = device.refused("session.home", json!({})).await?;
    assert_eq!(home.code, "not_signed_in");
    assert_eq!(told(&device), ["Graduate ended Some(15)"]);
    Ok(())
}

/// A code by mail number `index`, which leads to `expected`.
async fn code_leads_to(
    device: &Device,
    university: &University,
    index: usize,
    expected: &str,
) -> Result<()> {
    let mail = university.mail(EMAIL, index).await?;
    let code = mail.code().ok_or("no code in the mail")?;
    let done = device
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, expected);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_14_days_the_status_says_so_and_can_be_opened_again() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let status = steps::send(&device).await?;
    assert_eq!(status["stale"], json!(null));
    university
        .clock
        .advance(SignedDuration::from_hours(15 * 24));
    let stale = device.ask("application.status").await?;
    assert_eq!(
        (&stale["stale"]["code"], &stale["stale"]["args"]["received"]),
        (&json!("access_ended"), &json!("yes"))
    );
    assert_eq!(stale["state"], "received");
    // Of then: it may have been looked at once more while it was followed.
    let seen_at = |view: &Value| view["seen_at"].as_i64().ok_or("never seen");
    assert!(seen_at(&stale)? - seen_at(&status)? < 60_000);
    for command in ["application.withdraw", "application.correct"] {
        assert_eq!(
            device.refused(command, json!({})).await?.code,
            "access_ended",
            "{command}"
        );
    }
    // F14, with the number and the address that are known here.
    let known = json!({ "reference": stale["reference"], "email": stale["email"] });
    device.call("flow.start_continue", known).await?;
    code_leads_to(&device, &university, 2, "status").await?;
    let fresh = device.ask("application.status").await?;
    assert_eq!(fresh["stale"], json!(null));
    Ok(())
}

/// The address is confirmed again, and the draft goes on under it, as it was.
async fn goes_on(device: &Device, university: &University, before: &Value) -> Result<()> {
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    code_leads_to(device, university, 1, "terms").await?;
    let draft = steps::accept_terms(device).await?;
    assert_eq!(draft["answers"], before["answers"]);
    assert_eq!(draft["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(steps::send(device).await?["state"], "received");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_older_than_14_days_is_not_lost() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    university
        .clock
        .advance(SignedDuration::from_hours(15 * 24));
    let refused = device.refused("application.submit", json!({})).await?;
    assert_eq!(
        (refused.code.as_str(), refused.args["received"].as_str()),
        ("access_ended", "no")
    );
    let draft = device.ask("draft.get").await?;
    goes_on(&device, &university, &draft).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unsent_application_older_than_14_days_is_not_lost() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    university.close().await;
    device.ask("application.submit").await?;
    university
        .clock
        .advance(SignedDuration::from_hours(15 * 24));
    university.open().await?;
    device.ask("outbox.retry").await?;
    let outbox = device
        .until("outbox.get", |outbox| {
            outbox["systemic"]["code"] == "access_ended"
        })
        .await?;
    assert_eq!(outbox["systemic"]["args"]["received"], "no");
    // What the view does behind its button.
    let draft = device.ask("outbox.take_back").await?;
    goes_on(&device, &university, &draft).await
}
