//! What the graduate does outside the form.

use akashi_tests::desktop::Desktop;
use akashi_tests::page::Page;
use akashi_tests::university::University;
use akashi_tests::{Result, mail, wait};

use crate::people::{EMAIL, PASSWORD, SECOND_PASSWORD};

/// J1 1
pub fn switches_language(page: &Page) -> Result<()> {
    page.see("screen-start")?;
    page.click("lang-en")?;
    wait::until("English", wait::PATIENCE, || {
        Ok((page.language()? == "en").then_some(()))
    })?;
    page.photograph("start-en")?;
    page.click("lang-ja")?;
    wait::until("Japanese", wait::PATIENCE, || {
        Ok((page.language()? == "ja").then_some(()))
    })?;
    page.photograph("start-ja")
}

/// From the start to the choice of what to do.
pub fn connects(page: &Page) -> Result<()> {
    page.click("start-continue")?;
    page.see("screen-connect")?;
    page.click("connect-look-up")?;
    page.see("connect-card")?;
    page.photograph("connect")?;
    page.click("connect-confirm")?;
    page.click("who-graduate")?;
    page.see("screen-entry")?;
    page.photograph("entry").map(drop)
}

/// J1 2 and 3
pub fn registers(page: &Page, university: &University) -> Result<()> {
    page.click("entry-register")?;
    page.fill("email", EMAIL)?;
    page.fill("email-confirmation", "ichiro@graduate.example")?;
    page.click("email-submit")?;
    page.error_at("email-confirmation")?;
    page.photograph("emails-differ")?;
    page.fill("email-confirmation", EMAIL)?;
    page.click("email-submit")?;
    page.see("screen-waiting")?;
    let mail = mail::wait_for(university.folder(), EMAIL, 0)?;
    let link = mail
        .link(&university.address())
        .ok_or("the mail holds no link")?;
    let path = link.trim_start_matches(&university.address()).to_owned();
    for _ in 0..2 {
        let (status, _) = university.get(&path)?;
        if status != 200 {
            return Err(format!("the page of the link answers {status}").into());
        }
    }
    page.photograph("waiting")?;
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    page.see("screen-terms").map(drop)
}

/// J1 4
pub fn agrees(page: &Page) -> Result<()> {
    page.click("terms-accept")?;
    // The press itself leads to the tick, and the reason stands beside it.
    wait::until("the focus on the tick", wait::PATIENCE, || {
        Ok((page.focused()? == "terms-tick").then_some(()))
    })?;
    page.window()
        .find("#terms-tick-error")?
        .ok_or("the tick does not say why")?;
    page.photograph("terms-not-ticked")?;
    page.click("terms-tick")?;
    page.click("terms-accept")?;
    page.see("screen-form").map(drop)
}

/// J1 12, first half
pub fn sends_offline(page: &Page) -> Result<()> {
    page.click("check-submit")?;
    page.see("screen-status")?;
    page.see("status-outbox")?;
    page.photograph("offline")
}

/// Leaving before the application has reached the university: the person is asked, and stays.
pub fn is_asked_when_leaving(page: &Page, desktop: &Desktop) -> Result<()> {
    desktop.press("alt+F4")?;
    page.see("close-dialog")?;
    page.photograph("closing")?;
    page.click("close-wait")?;
    page.gone("close-dialog")
}

/// J1 12, second half: the reference number of the application.
pub fn is_received(page: &Page, revision: u32) -> Result<String> {
    page.see("screen-status")?;
    if page.has("outbox-retry")? {
        // Whoever does not want to wait for the next try.
        let _ = page.click("outbox-retry");
    }
    wait::until("the application to be received", wait::PATIENCE * 2, || {
        Ok(
            (page.has("status-state")? && page.data("status-state", "state")? == "received")
                .then_some(()),
        )
    })?;
    let reference = page.text("reference")?;
    page.photograph(&format!("received-{revision}"))?;
    Ok(reference)
}

/// J1 13: the whole form is open again, with the reason on top.
pub fn corrects(page: &Page) -> Result<()> {
    page.see("screen-status")?;
    wait::until("the return", wait::PATIENCE, || {
        page.click("status-refresh")?;
        Ok((page.data("status-state", "state")? == "returned").then_some(()))
    })?;
    page.photograph("returned")?;
    page.click("status-correct")?;
    page.see("screen-form")?;
    page.see("returned-reasons")?;
    page.photograph("returned-form")?;
    crate::form::walk(page)?;
    page.click("check-submit")?;
    Ok(())
}

/// J1 15: the initial password with an empty second one leads to the password setting.
pub fn signs_in_first(page: &Page, initial: &str) -> Result<()> {
    page.see("screen-status")?;
    page.click("status-refresh")?;
    page.click("status-sign-in")?;
    page.fill("sign-in-email", EMAIL)?;
    page.fill("sign-in-password", initial)?;
    page.photograph("sign-in")?;
    page.click("sign-in-submit")?;
    page.see("screen-passwords").map(drop)
}

/// J1 15: weak, equal and initial passwords are refused.
pub fn sets_passwords(page: &Page, initial: &str) -> Result<()> {
    for (first, second, name, rule) in [
        (
            "Password1",
            SECOND_PASSWORD,
            "weak",
            "よく使われるパスワードではない",
        ),
        (PASSWORD, PASSWORD, "equal", "もう一方のパスワードと異なる"),
        (
            initial,
            SECOND_PASSWORD,
            "initial",
            "初回パスワードや現在のパスワードと異なる",
        ),
    ] {
        passwords(page, first, second)?;
        page.says("error-summary", rule)?;
        page.photograph(&format!("password-{name}"))?;
    }
    passwords(page, PASSWORD, SECOND_PASSWORD)
}

fn passwords(page: &Page, first: &str, second: &str) -> Result<()> {
    page.fill("new-password", first)?;
    page.fill("new-password-confirmation", first)?;
    page.fill("new-second", second)?;
    page.fill("new-second-confirmation", second)?;
    page.click("passwords-submit")
}

/// J1 16
pub fn is_home(page: &Page) -> Result<()> {
    page.see("screen-home")?;
    page.see("home-applications")?;
    page.photograph("home")
}
