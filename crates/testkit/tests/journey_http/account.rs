//! What an account can change about itself, with two computers signed in: passwords, devices, "this was not me".

use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

pub const FIRST: &str = "Hanamizuki7Kaido";
pub const SECOND: &str = "Tobiuo3Minato9x";

/// A graduate with two computers, and the number of the next mail.
pub struct Graduate {
    pub university: University,
    pub here: Device,
    pub elsewhere: Device,
    pub next: usize,
}

impl Graduate {
    pub async fn begin() -> Result<Self> {
        let university = University::found().await?;
        let here = Device::with(&university.clock, |options| {
            options.device_name = "here".to_owned();
        })?;
        steps::ready_to_send(&here, &university, &university.address()).await?;
        steps::send(&here).await?;
        let (initial, next) = steps::approve(&university).await?;
        here.call("session.sign_in", sign_in(&initial, "")).await?;
        here.call("session.set_passwords", pair(FIRST, SECOND))
            .await?;
        let elsewhere = Device::with(&university.clock, |options| {
            options.device_name = "elsewhere".to_owned();
        })?;
        steps::connect(&elsewhere, &university.address()).await?;
        elsewhere
            .call("session.sign_in", sign_in(FIRST, SECOND))
            .await?;
        Ok(Self {
            university,
            here,
            elsewhere,
            next,
        })
    }

    /// Enters the code of the next mail.
    async fn enter_code(&mut self, device: &Device) -> Result<Value> {
        let mail = self.university.mail(EMAIL, self.next).await?;
        self.next += 1;
        let code = mail.code().ok_or("no code in the mail")?;
        device
            .call("flow.enter_code", json!({ "code": code }))
            .await
    }
}

fn sign_in(first: &str, second: &str) -> Value {
    json!({ "email": EMAIL, "password": first, "second_password": second })
}

fn pair(first: &str, second: &str) -> Value {
    json!({
        "password": first, "password_confirmation": first,
        "second_password": second, "second_password_confirmation": second,
    })
}

fn change(which: &str, current: &str, new: &str, confirmation: &str) -> Value {
    json!({ "which": which, "current": current, "new": new, "confirmation": confirmation })
}

pub async fn is_signed_in(device: &Device) -> bool {
    device.ask("session.home").await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_here_and_ends_what_is_elsewhere() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, elsewhere) = (&graduate.here, &graduate.elsewhere);
    let ticks = here
        .call("password.check", change("second", SECOND, SECOND, ""))
        .await?;
    let again = json!({ "rule": "not_used_before", "kept": false });
    assert!(
        ticks["rules"]
            .as_array()
            .is_some_and(|rules| rules.contains(&again)),
        "{ticks}"
    );
    for (request, code) in [
        (
            change("second", "", "Yoake8Sora", "Yoake8Sora"),
            "current_password_missing",
        ),
        (
            change("second", SECOND, "Yoake8Sora", "Yoake8Sorb"),
            "passwords_differ",
        ),
        (
            change("second", SECOND, "short", "short"),
            "password_refused",
        ),
        (change("second", SECOND, FIRST, FIRST), "password_refused"),
        (
            change("second", FIRST, "Yoake8Sora", "Yoake8Sora"),
            "current_password_wrong",
        ),
    ] {
        assert_eq!(here.refused("password.change", request).await?.code, code);
    }
    assert!(is_signed_in(elsewhere).await);
    here.call(
        "password.change",
        change("second", SECOND, "Yoake8Sora", "Yoake8Sora"),
    )
    .await?;
    assert!(is_signed_in(here).await);
    assert!(!is_signed_in(elsewhere).await);
    elsewhere
        .call("session.sign_in", sign_in(FIRST, "Yoake8Sora"))
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn forgotten_passwords_are_set_anew_by_the_code_of_a_mail() -> Result<()> {
    let mut graduate = Graduate::begin().await?;
    let elsewhere = Device::new(&graduate.university.clock)?;
    steps::connect(&elsewhere, &graduate.university.address()).await?;
    let ended = elsewhere.refused("reset.set_passwords", pair("Yoake8Sora", "Asahi9Umi"));
    assert_eq!(ended.await?.code, "reset_ended");
    let asked = json!({ "email": EMAIL });
    let view = elsewhere.call("flow.start_reset", asked.clone()).await?;
    assert_eq!(view["kind"], "password_reset");
    assert_eq!(graduate.enter_code(&elsewhere).await?, "passwords");
    // Interrupted before they are set: nothing has changed, and another mail is asked for.
    let elsewhere = elsewhere.crash_and_restart().await?;
    let ended = elsewhere
        .refused("reset.check_passwords", pair("", ""))
        .await?;
    assert_eq!(ended.code, "reset_ended");
    assert!(is_signed_in(&graduate.here).await);
    graduate
        .university
        .clock
        .advance(jiff::SignedDuration::from_mins(1));
    elsewhere.call("flow.start_reset", asked).await?;
    graduate.enter_code(&elsewhere).await?;
    let old = elsewhere
        .refused("reset.set_passwords", pair(FIRST, "Asahi9Umi"))
        .await?;
    assert!(old.args["rules"].contains("not_used_before"), "{old:?}");
    let ticks = elsewhere
        .call("reset.check_passwords", pair("Yoake8Sora", "Asahi9Umi"))
        .await?;
    assert_eq!(ticks["second_confirmed"], true);
    elsewhere
        .call("reset.set_passwords", pair("Yoake8Sora", "Asahi9Umi"))
        .await?;
    assert!(!is_signed_in(&graduate.here).await);
    elsewhere
        .call("session.sign_in", sign_in("Yoake8Sora", "Asahi9Umi"))
        .await?;
    Ok(())
}

fn names(view: &Value) -> Vec<(String, bool)> {
    let items = view["items"].as_array().cloned().unwrap_or_default();
    let name = |item: &Value| {
        item["device"]["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let mut names: Vec<_> = items
        .iter()
        .map(|item| (name(item), item["this"] == true))
        .collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_are_listed_and_ended() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (here, elsewhere) = (&graduate.here, &graduate.elsewhere);
    let view = here.ask("devices.list").await?;
    let both = [("elsewhere".to_owned(), false), ("here".to_owned(), true)];
    assert_eq!(names(&view), both);
    let other = view["items"]
        .as_array()
        .and_then(|items| items.iter().find(|item| item["this"] == false))
        .ok_or("only one is listed")?;
    let view = here
        .call("devices.end", json!({ "id": other["id"] }))
        .await?;
    assert_eq!(names(&view), [("here".to_owned(), true)]);
    assert!(!is_signed_in(elsewhere).await);
    elsewhere
        .call("session.sign_in", sign_in(FIRST, SECOND))
        .await?;
    let home = elsewhere.ask("session.home").await?;
    assert_eq!(home["previous_device"]["name"], "elsewhere", "{home}");
    let view = elsewhere.ask("devices.end_others").await?;
    assert_eq!(names(&view), [("elsewhere".to_owned(), true)]);
    assert!(!is_signed_in(here).await);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn this_was_not_me_ends_everything_and_leads_to_new_passwords() -> Result<()> {
    let mut graduate = Graduate::begin().await?;
    let view = graduate.here.ask("session.not_me").await?;
    assert_eq!(view["kind"], "password_reset");
    assert!(!is_signed_in(&graduate.here).await);
    assert!(!is_signed_in(&graduate.elsewhere).await);
    let old = graduate
        .elsewhere
        .refused("session.sign_in", sign_in(FIRST, SECOND))
        .await?;
    assert_eq!(old.code, "sign_in_failed");
    let mail = graduate.university.mail(EMAIL, graduate.next).await?;
    graduate.next += 1;
    let code = mail.code().ok_or("no code in the mail")?;
    let here = &graduate.here;
    let done = here
        .call("flow.enter_code", json!({ "code": code }))
        .await?;
    assert_eq!(done, "passwords");
    here.call("reset.set_passwords", pair("Yoake8Sora", "Asahi9Umi"))
        .await?;
    here.call("session.sign_in", sign_in("Yoake8Sora", "Asahi9Umi"))
        .await?;
    Ok(())
}
