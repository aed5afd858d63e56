//! The link of a mail instead of its code (F01): the page in the browser, its handle, the application that asked.

use akashi_app::api::CoreEvent;
use akashi_app::api::flow::FlowDone;
use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;
use crate::wire;

/// Asks for a mail and gives the link in it.
async fn link(device: &Device, university: &University) -> Result<String> {
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    device.call("flow.start_registration", twice).await?;
    let mail = university.mail(EMAIL, 0).await?;
    mail.link(&university.address())
        .ok_or_else(|| "no link in the mail".into())
}

/// Presses the button of the page; gives the link into the application.
async fn confirm(link: &str) -> Result<String> {
    let page = wire::post(link).await?;
    let start = page.find("akashi:open/").ok_or("no handle on the page")?;
    let rest = page.get(start..).unwrap_or_default();
    let end = rest.find('"').ok_or("the link does not end")?;
    Ok(rest.get(..end).unwrap_or_default().to_owned())
}

fn told_done(device: &Device) -> bool {
    let told = device.host.take_events();
    told.iter()
        .any(|event| matches!(event, CoreEvent::FlowDone(FlowDone::Terms)))
}

fn told_failure(device: &Device) -> Option<String> {
    let told = device.host.take_events();
    told.into_iter().find_map(|event| match event {
        CoreEvent::FlowFailed(error) => Some(error.code),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_leads_on_where_it_was_asked_for_and_nowhere_else() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    let link = link(&device, &university).await?;
    let handle = confirm(&link).await?;

    // A computer that never asked, and one that waits for a mail of its own.
    let stranger = Device::new(&university.clock)?;
    steps::connect(&stranger, &university.address()).await?;
    stranger.core.open_link(&handle).await;
    assert_eq!(told_failure(&stranger).as_deref(), Some("link_not_ours"));
    let theirs = json!({ "email": "jiro@graduates.example", "email_confirmation": "jiro@graduates.example" });
    stranger.call("flow.start_registration", theirs).await?;
    stranger.core.open_link(&handle).await;
    assert_eq!(told_failure(&stranger).as_deref(), Some("link_not_ours"));

    device.core.open_link(&handle).await;
    assert!(told_done(&device));
    assert_eq!(device.ask("app.start").await?["resume"]["terms"], true);

    // The link is spent, the handle too.
    let page = wire::post(&link).await?;
    assert!(page.starts_with("HTTP/1.1 410"), "{page}");
    device.core.open_link(&handle).await;
    assert_eq!(told_failure(&device).as_deref(), Some("link_not_ours"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handle_lives_a_minute_and_the_code_of_the_mail_stays_good() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    let handle = confirm(&link(&device, &university).await?).await?;
    university
        .clock
        .advance(jiff::SignedDuration::from_secs(61));
    device.core.open_link(&handle).await;
    assert_eq!(told_failure(&device).as_deref(), Some("code_expired"));
    let code = university.mail(EMAIL, 0).await?.code().ok_or("no code")?;
    let done = device
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "terms");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_names_a_university_only_asks() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    let address = university.address();
    device
        .core
        .open_link(&format!("akashi:connect/{address}"))
        .await;
    let told = device.host.take_events();
    let asked = told.iter().any(
        |event| matches!(event, CoreEvent::ConnectProposed(proposal) if proposal.card.is_some()),
    );
    assert!(asked, "{told:?}");
    assert_eq!(device.ask("app.start").await?["university"], json!(null));
    Ok(())
}
