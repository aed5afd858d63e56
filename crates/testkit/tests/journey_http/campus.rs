//! J3 1–2: a campus ID, from the first sign-in to the next, with the real core, the real server and a real directory.

use akashi_app::api::CoreEvent;
use akashi_app::api::flow::FlowDone;
use akashi_server::config::DirectorySecurity;
use akashi_testkit::directory::reached;
use akashi_testkit::{Device, Result, University};
use akashi_tests::neighbours::slapd::{PASSWORD, Slapd, person};
use serde_json::{Value, json};

use crate::steps;
use crate::wire;

pub const EMAIL: &str = "ichiro@home.example";
pub const SECOND: &str = "Tsuki7Akari";

pub struct Campus {
    pub university: University,
    pub slapd: Slapd,
}

pub async fn campus() -> Result<Campus> {
    let people = [
        person("髙﨑 一郎", "B26-0117", "mail: ichiro@shomei.test\n"),
        person("Mary Smith", "mary", ""),
    ];
    let slapd = Slapd::start(&people.concat())?;
    let mut university = University::found().await?;
    university
        .ask_directory(reached(&slapd, DirectorySecurity::Starttls))
        .await?;
    Ok(Campus { university, slapd })
}

pub async fn computer(campus: &Campus) -> Result<Device> {
    let device = Device::new(&campus.university.clock)?;
    steps::connect(&device, &campus.university.address()).await?;
    Ok(device)
}

pub fn sign_in(user: &str, password: &str, second: &str) -> Value {
    json!({ "user_id": user, "password": password, "second_password": second })
}

fn second(password: &str, confirmation: &str) -> Value {
    json!({ "second_password": password, "second_password_confirmation": confirmation })
}

async fn step(device: &Device) -> Result<Value> {
    Ok(device.ask("app.start").await?["resume"]["campus"].clone())
}

/// Everything a first sign-in asks for; nobody is signed in afterwards.
pub async fn first_sign_in(campus: &Campus, device: &Device) -> Result<()> {
    device
        .call("campus.sign_in", sign_in("b26-0117", PASSWORD, ""))
        .await?;
    ask_for_mail(device).await?;
    let code = campus.university.code(EMAIL, 0).await?;
    device
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    device
        .call("campus.set_second", second(SECOND, SECOND))
        .await?;
    device.ask("session.sign_out").await?;
    Ok(())
}

async fn ask_for_mail(device: &Device) -> Result<()> {
    let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
    let flow = device.call("campus.start_address", twice).await?;
    assert_eq!(
        (&flow["kind"], &flow["email"]),
        (&json!("address"), &json!(EMAIL))
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_sign_in_and_the_next() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    let known = device.ask("university.current").await?;
    assert_eq!(known["info"]["profiles"], json!(["graduate", "campus"]));

    let signed = device
        .call("campus.sign_in", sign_in("Ｂ26-0117", PASSWORD, ""))
        .await?;
    assert_eq!(
        signed,
        json!({ "step": "mail_address", "waiting": false, "proposed_email": "ichiro@shomei.test" })
    );
    assert_eq!(step(&device).await?, "mail_address");
    let refused = device.refused("session.home", json!({})).await?;
    assert_eq!(refused.code, "passwords_must_be_set");
    let differ = json!({ "email": EMAIL, "email_confirmation": "ichiro@other.example" });
    let refused = device.refused("campus.start_address", differ).await?;
    assert_eq!(refused.code, "emails_differ");
    ask_for_mail(&device).await?;
    let mail = campus.university.mail(EMAIL, 0).await?;
    let code = mail.code().ok_or("no code in the mail")?;
    let wrong = device
        .refused("flow.enter_code", json!({ "code": "0000-0000" }))
        .await?;
    assert_eq!(wrong.code, "code_wrong");
    let done = device
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "second_password");
    assert_eq!(step(&device).await?, "second_password");

    for (typed, code, rule) in [
        (second("short", "short"), "password_refused", "length"),
        (
            second("Password1", "Password1"),
            "password_refused",
            "not_common",
        ),
        (second(SECOND, "Tsuki7Akarj"), "passwords_differ", ""),
    ] {
        let refused = device.refused("campus.set_second", typed).await?;
        assert_eq!(refused.code, code);
        let rules = refused.args.get("rules").cloned().unwrap_or_default();
        assert!(rules.contains(rule), "{rules}");
    }
    let ticks = device
        .call("campus.check_second", second(SECOND, SECOND))
        .await?;
    assert_eq!(ticks["confirmed"], true);
    device
        .call("campus.set_second", second(SECOND, SECOND))
        .await?;
    assert_eq!(step(&device).await?, "done");
    let home = device.ask("session.home").await?;
    assert_eq!(
        (&home["name"], &home["email"]),
        (&json!("髙﨑 一郎"), &json!(EMAIL))
    );

    device.ask("session.sign_out").await?;
    assert_eq!(step(&device).await?, Value::Null);
    let refused = device
        .refused("campus.sign_in", sign_in("b26-0117", PASSWORD, ""))
        .await?;
    assert_eq!(refused.code, "sign_in_failed");
    let signed = device
        .call("campus.sign_in", sign_in("b26-0117", PASSWORD, SECOND))
        .await?;
    assert_eq!(signed["step"], "email_key");
    let key = campus.university.key(EMAIL, 0).await?;
    let signed = device
        .call("campus.enter_key", json!({ "key": key, "remember": false }))
        .await?;
    assert_eq!(signed["step"], "done");
    assert!(device.ask("session.home").await?["previous_sign_in"].is_i64());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_goes_on_for_the_same_person_only() -> Result<()> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    let first = sign_in("b26-0117", PASSWORD, "");
    device.call("campus.sign_in", first.clone()).await?;
    ask_for_mail(&device).await?;
    // Signed in again before the mail was read: the same mail is waited for, and its link leads on.
    let signed = device.call("campus.sign_in", first.clone()).await?;
    assert_eq!(
        (&signed["step"], &signed["waiting"]),
        (&json!("mail_address"), &json!(true))
    );
    let mail = campus.university.mail(EMAIL, 0).await?;
    let link = mail.link(&campus.university.address()).ok_or("no link")?;
    let page = wire::post(&link).await?;
    let handle = page
        .split('"')
        .find(|part| part.starts_with("akashi:open/"));
    device.core.open_link(handle.ok_or("no handle")?).await;
    let told = device.host.take_events();
    assert!(
        told.iter()
            .any(|event| matches!(event, CoreEvent::FlowDone(FlowDone::SecondPassword)))
    );

    // Somebody else at the same computer sees nothing of another's address.
    let other = computer(&campus).await?;
    other.call("campus.sign_in", first).await?;
    other.ask("session.sign_out").await?;
    let mary = sign_in("mary", PASSWORD, "");
    other.call("campus.sign_in", mary.clone()).await?;
    ask_for_mail(&other).await?;
    let ichiro = sign_in("b26-0117", PASSWORD, "");
    other.call("campus.sign_in", ichiro).await?;
    let key = campus.university.key(EMAIL, 1).await?;
    let signed = other
        .call("campus.enter_key", json!({ "key": key, "remember": false }))
        .await?;
    assert_eq!(
        (&signed["step"], &signed["waiting"]),
        (&json!("second_password"), &json!(false))
    );
    assert_eq!(other.ask("flow.current").await?, Value::Null);
    other.call("campus.sign_in", mary).await?;
    ask_for_mail(&other).await?;
    other.ask("session.sign_out").await?;
    assert_eq!(other.ask("flow.current").await?, Value::Null);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_does_not_answer_is_said_as_such() -> Result<()> {
    let mut campus = campus().await?;
    let device = computer(&campus).await?;
    campus.slapd.stop()?;
    let refused = device
        .refused("campus.sign_in", sign_in("mary", PASSWORD, ""))
        .await?;
    assert_eq!(refused.code, "directory_unavailable");
    assert_eq!(step(&device).await?, Value::Null);
    Ok(())
}
