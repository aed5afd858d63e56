//! Whom to ask, and the diagnostic code, between a real core and a real server.

use akashi_domain::Localized;
use akashi_domain::diagnosis::{Diagnosis, Line, Mark, StoreCondition};
use akashi_domain::university::{Contact, QuestionKind};
use akashi_testkit::{Device, Result, University};
use serde_json::json;

use crate::steps;

/// Somebody who is there day and night.
fn centre() -> Contact {
    let hours = json!([{ "days": "every_day", "from": "00:00", "until": "24:00" }]);
    Contact {
        about: vec![QuestionKind::System],
        name: Localized::new("コールセンター", "Call centre"),
        phone: "00-0000-0002".to_owned(),
        opening: serde_json::from_value(hours).unwrap_or_default(),
        ..Contact::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn help_says_whom_to_ask_with_and_without_the_server() -> Result<()> {
    let mut university = University::found().await?;
    university.be_asked_through(centre()).await?;
    let device = Device::new(&university.clock)?;
    let nobody = device.ask("help.contacts").await?;
    assert_eq!(nobody, json!({ "items": [] }));

    steps::connect(&device, &university.address()).await?;
    university.close().await;
    let known = device.ask("help.contacts").await?;
    let contact = &known["items"][0];
    assert_eq!(contact["name"]["en"], "Call centre");
    assert_eq!(
        contact["standing"],
        json!({ "open": true, "changes": null })
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_says_where_somebody_stands() -> Result<()> {
    let mut university = University::found().await?;
    let device = Device::new(&university.clock)?;
    let diagnose = async |screen: &str| -> Result<Diagnosis> {
        let view = device
            .call("help.diagnosis", json!({ "screen": screen }))
            .await?;
        Ok(Diagnosis::parse(view["code"].as_str().unwrap_or_default())?)
    };
    let first = diagnose("start").await?;
    assert_eq!(
        (first.line, first.store, first.problem),
        (Line::NoUniversity, StoreCondition::Open, Mark::NONE)
    );

    steps::connect(&device, &university.address()).await?;
    let failed = device
        .refused("flow.enter_code", json!({ "code": "!" }))
        .await?;
    let second = diagnose("waiting").await?;
    assert_eq!(
        (second.line, second.screen, second.problem),
        (Line::Reached, Mark::of("waiting"), Mark::of(&failed.code))
    );

    university.close().await;
    assert_eq!(diagnose("waiting").await?.line, Line::Unreachable);

    for screen in ["", "../etc/passwd", "Sign In", &"x".repeat(41)] {
        let refused = device
            .refused("help.diagnosis", json!({ "screen": screen }))
            .await?;
        assert_eq!(refused.code, "request_malformed", "{screen}");
    }
    Ok(())
}
