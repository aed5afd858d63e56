//! J3 2–5: the key by mail, the remembered computer and the setting, with the real core, the real server and a real
//! directory.

use akashi_testkit::{Device, Result};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::campus::{Campus, EMAIL, SECOND, campus, computer, first_sign_in, sign_in};
use crate::steps;
use akashi_tests::neighbours::slapd::PASSWORD;

/// Signs in with all three; what comes next.
async fn next(device: &Device) -> Result<Value> {
    let all = sign_in("Ｂ26-0117", PASSWORD, SECOND);
    let signed = device.call("campus.sign_in", all).await?;
    Ok(signed["step"].clone())
}

async fn enter(device: &Device, key: &str, remember: bool) -> Result<Value> {
    let entered = json!({ "key": key, "remember": remember });
    let signed = device.call("campus.enter_key", entered).await?;
    Ok(signed["step"].clone())
}

async fn refused(device: &Device, key: &str) -> Result<String> {
    let entered = json!({ "key": key, "remember": true });
    Ok(device.refused("campus.enter_key", entered).await?.code)
}

/// A computer on which the first sign-in is over.
async fn begun() -> Result<(Campus, Device)> {
    let campus = campus().await?;
    let device = computer(&campus).await?;
    first_sign_in(&campus, &device).await?;
    Ok((campus, device))
}

fn wrong(key: &str) -> Result<String> {
    Ok(format!("{:06}", (key.parse::<u32>()? + 1) % 1_000_000))
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_keys_then_another_and_in() -> Result<()> {
    let (campus, device) = begun().await?;
    assert_eq!(refused(&device, "123456").await?, "key_ended");
    assert_eq!(next(&device).await?, "email_key");
    let start = device.ask("app.start").await?;
    assert_eq!(start["resume"]["signed_in"], false);
    let key = campus.university.key(EMAIL, 0).await?;
    let seen = device.ask("campus.key").await?;
    assert_eq!(
        (&seen["sent_to"], &seen["digits"], &seen["remember_days"]),
        (&json!("i•••@home.example"), &json!(6), &json!(30))
    );
    assert_eq!(refused(&device, "12345").await?, "key_malformed");
    for _ in 0..4 {
        assert_eq!(refused(&device, &wrong(&key)?).await?, "key_wrong");
    }
    assert_eq!(refused(&device, &wrong(&key)?).await?, "key_void");
    assert_eq!(refused(&device, &key).await?, "key_void");
    assert_eq!(device.ask("campus.key").await?["void"], true);
    let early = device.refused("campus.resend_key", json!({})).await?;
    assert_eq!(early.code, "resend_too_early");
    campus
        .university
        .clock
        .advance(SignedDuration::from_secs(31));
    device.ask("campus.resend_key").await?;
    let fresh = campus.university.key(EMAIL, 1).await?;
    // In full width and with a space, as people copy it.
    let typed: String = fresh
        .chars()
        .map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit))
        .collect();
    let (front, back) = typed.split_at(9);
    assert_eq!(
        enter(&device, &format!("{front} {back}"), false).await?,
        "done"
    );
    assert_eq!(device.ask("app.start").await?["resume"]["email_key"], true);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_on_day_twenty_nine_and_one_on_day_thirty_one() -> Result<()> {
    let (campus, device) = begun().await?;
    next(&device).await?;
    let key = campus.university.key(EMAIL, 0).await?;
    assert_eq!(enter(&device, &key, true).await?, "done");
    let listed = device.ask("devices.list").await?;
    assert_eq!(listed["remembered"][0]["this"], true);
    device.ask("session.sign_out").await?;
    campus
        .university
        .clock
        .advance(SignedDuration::from_hours(29 * 24));
    assert_eq!(next(&device).await?, "done");
    // Another computer is not this one.
    let other = computer(&campus).await?;
    assert_eq!(next(&other).await?, "email_key");
    device.ask("session.sign_out").await?;
    campus
        .university
        .clock
        .advance(SignedDuration::from_hours(2 * 24));
    assert_eq!(next(&device).await?, "email_key");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_computer_asks_again_and_a_kiosk_never_remembers() -> Result<()> {
    let (campus, device) = begun().await?;
    next(&device).await?;
    let key = campus.university.key(EMAIL, 0).await?;
    enter(&device, &key, true).await?;
    let listed = device.ask("devices.list").await?;
    let id = &listed["remembered"][0]["id"];
    let left = device.call("devices.forget", json!({ "id": id })).await?;
    assert_eq!(left["remembered"], json!([]));
    device.ask("session.sign_out").await?;
    assert_eq!(next(&device).await?, "email_key");

    let kiosk = Device::with(&campus.university.clock, |options| {
        options.remembers_devices = false;
    })?;
    steps::connect(&kiosk, &campus.university.address()).await?;
    assert_eq!(next(&kiosk).await?, "email_key");
    let key = campus.university.key(EMAIL, 2).await?;
    assert_eq!(kiosk.ask("campus.key").await?["remember_days"], Value::Null);
    enter(&kiosk, &key, true).await?;
    assert_eq!(kiosk.ask("devices.list").await?["remembered"], json!([]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_shows_the_setting_and_the_next_sign_in_follows_it() -> Result<()> {
    let (campus, device) = begun().await?;
    next(&device).await?;
    let key = campus.university.key(EMAIL, 0).await?;
    enter(&device, &key, false).await?;
    let off = |second: &str| json!({ "on": false, "second_password": second });
    for (second, code) in [
        ("", "current_password_missing"),
        ("Wrong1Wrong", "current_password_wrong"),
    ] {
        let refused = device
            .refused("campus.switch_email_key", off(second))
            .await?;
        assert_eq!(refused.code, code);
    }
    let switched = device.call("campus.switch_email_key", off(SECOND)).await?;
    assert_eq!(switched, json!({ "on": false }));
    assert_eq!(device.ask("app.start").await?["resume"]["email_key"], false);
    device.ask("session.sign_out").await?;
    assert_eq!(
        device.ask("app.start").await?["resume"]["email_key"],
        Value::Null
    );
    assert_eq!(next(&device).await?, "done");
    let on = json!({ "on": true, "second_password": "" });
    device.call("campus.switch_email_key", on).await?;
    device.ask("session.sign_out").await?;
    assert_eq!(next(&device).await?, "email_key");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_password_is_changed_and_opens_the_door_from_then_on() -> Result<()> {
    let (campus, device) = begun().await?;
    next(&device).await?;
    let key = campus.university.key(EMAIL, 0).await?;
    enter(&device, &key, true).await?;
    let change = |current: &str, new: &str| json!({ "which": "second", "current": current, "new": new, "confirmation": new });
    for (current, new, code) in [
        ("Wrong1Wrong", "Yoake8Sora", "current_password_wrong"),
        (SECOND, "b26-0117", "password_refused"),
    ] {
        let refused = device
            .refused("password.change", change(current, new))
            .await?;
        assert_eq!(refused.code, code);
    }
    device
        .call("password.change", change(SECOND, "Yoake8Sora"))
        .await?;
    device.ask("session.home").await?;
    device.ask("session.sign_out").await?;
    let former = sign_in("b26-0117", PASSWORD, SECOND);
    let refused = device.refused("campus.sign_in", former).await?;
    assert_eq!(refused.code, "sign_in_failed");
    let all = sign_in("b26-0117", PASSWORD, "Yoake8Sora");
    let signed = device.call("campus.sign_in", all).await?;
    assert_eq!(signed["step"], "email_key");
    Ok(())
}
