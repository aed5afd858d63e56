//! What the graduate does outside the form.

use crate::desktop::Desktop;
use crate::journey::people::{Graduate, PASSWORD, SECOND_PASSWORD};
use crate::journey::{form, switch_language};
use crate::line::Line;
use crate::mail::{self, Mail};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// Bytes a second of a bad line: slow enough to see an application move, and to unplug it in the middle.
pub const SLOW: u64 = 40_000;
/// Bytes after which an application is in the middle of its way: less than any photograph of the journey has.
const MIDDLE: u64 = 100_000;

/// J1 1: the other language and back.
///
/// # Errors
/// When the page does not follow.
pub fn switches_language(page: &Page, language: Language) -> Result<()> {
    page.see("screen-start")?;
    switch_language(page, language.other())?;
    page.photograph("start-other-language")?;
    switch_language(page, language)?;
    page.photograph("start")
}

/// From the start to the choice of what to do.
///
/// # Errors
/// When a step fails.
pub fn connects(page: &Page) -> Result<()> {
    meets_the_university(page)?;
    page.click("who-graduate")?;
    page.see("screen-entry")?;
    page.photograph("entry")
}

/// From the start to the question who this is.
///
/// # Errors
/// When a step fails.
pub fn meets_the_university(page: &Page) -> Result<()> {
    page.click("start-continue")?;
    page.see("screen-connect")?;
    page.click("connect-look-up")?;
    page.see("connect-card")?;
    page.photograph("connect")?;
    page.click("connect-confirm")?;
    page.see("screen-who")?;
    page.photograph("who")
}

/// J1 2, first half: two different addresses are refused at the field.
///
/// # Errors
/// When they are not.
pub fn mistypes_the_address(page: &Page, graduate: &Graduate) -> Result<()> {
    page.click("entry-register")?;
    page.fill("email", &graduate.email)?;
    page.fill("email-confirmation", "ichiro@graduate.example")?;
    page.click("email-submit")?;
    page.error_at("email-confirmation")?;
    page.photograph("emails-differ")
}

/// J1 2, second half: the mail that arrives.
///
/// # Errors
/// When none does.
pub fn registers(page: &Page, campus: &Campus, graduate: &Graduate) -> Result<Mail> {
    if !page.has("email")? {
        page.click("entry-register")?;
        page.fill("email", &graduate.email)?;
    }
    page.fill("email-confirmation", &graduate.email)?;
    page.click("email-submit")?;
    page.see("screen-waiting")?;
    page.photograph("waiting")?;
    mail::wait_for(&campus.folder, &graduate.email, 0)
}

/// J1 3: the link is fetched twice, as mail scanners do, and is still good; then the code is typed.
///
/// # Errors
/// When a step fails.
pub fn types_the_code(page: &Page, campus: &Campus, mail: &Mail) -> Result<()> {
    let path = campus.path_of_link(mail)?;
    for _ in 0..2 {
        let (status, _) = campus.get(&path)?;
        if status != 200 {
            return Err(format!("the page of the link answers {status}").into());
        }
    }
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    page.see("screen-terms").map(drop)
}

/// J1 4
///
/// # Errors
/// When the tick can be left out, or does not say that it is missing.
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

/// 申請, whatever comes of it.
///
/// # Errors
/// When it cannot be pressed.
pub fn sends(page: &Page) -> Result<()> {
    page.click("check-submit")?;
    page.see("screen-status").map(drop)
}

/// J1 12, first half
///
/// # Errors
/// When the screen does not say that the application waits.
pub fn sends_offline(page: &Page) -> Result<()> {
    sends(page)?;
    page.see("status-outbox")?;
    page.photograph("offline")
}

/// Leaving before the application has reached the university: the person is asked, and stays.
///
/// # Errors
/// When nobody asks.
pub fn is_asked_when_leaving(page: &Page, desktop: &Desktop) -> Result<()> {
    desktop.press("alt+F4")?;
    page.see("close-dialog")?;
    page.photograph("closing")?;
    page.click("close-wait")?;
    page.gone("close-dialog")
}

/// J1 12, in between: the application is on its way, and some of its bytes have reached the university.
///
/// # Errors
/// When nothing moves.
pub fn sees_it_move(page: &Page, line: &Line) -> Result<()> {
    let before = line.carried();
    send_now(page)?;
    wait::until("an image to move", wait::PATIENCE, || {
        let sends = page.data("status-outbox", "state")? == "sending";
        Ok((sends && line.carried() > before + MIDDLE).then_some(()))
    })?;
    page.photograph("moving")
}

/// J1 12, in between: the university is gone, and the application waits as it was.
///
/// # Errors
/// When the screen does not say so.
pub fn sees_it_wait(page: &Page) -> Result<()> {
    page.see("screen-status")?;
    wait::until("the application to wait", wait::PATIENCE, || {
        Ok((page.data("status-outbox", "state")? == "queued").then_some(()))
    })?;
    page.photograph("unplugged")
}

/// Whoever does not want to wait for the next try presses the button; it may have begun meanwhile.
fn send_now(page: &Page) -> Result<()> {
    if let Some(retry) = page.window().find("[data-testid=outbox-retry]")? {
        let _ = page.window().click(&retry);
    }
    Ok(())
}

/// J1 12, second half: the reference number of the application.
///
/// # Errors
/// When the university does not acknowledge it.
pub fn is_received(page: &Page, revision: u32) -> Result<String> {
    page.see("screen-status")?;
    send_now(page)?;
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
///
/// # Errors
/// When a step fails.
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
    form::walk(page)?;
    page.click("check-submit")
}

/// J1 15: the initial password with an empty second one leads to the password setting.
///
/// # Errors
/// When a step fails.
pub fn signs_in_first(page: &Page, graduate: &Graduate, initial: &str) -> Result<()> {
    page.see("screen-status")?;
    page.click("status-refresh")?;
    page.see("status-sign-in")?;
    page.photograph("approved")?;
    page.click("status-sign-in")?;
    page.fill("sign-in-email", &graduate.email)?;
    page.fill("sign-in-password", initial)?;
    page.photograph("sign-in")?;
    page.click("sign-in-submit")?;
    page.see("screen-passwords").map(drop)
}

/// J1 15: weak, equal and initial passwords are refused, each with the rule it breaks.
///
/// # Errors
/// When one is accepted.
pub fn is_refused_bad_passwords(page: &Page, language: Language, initial: &str) -> Result<()> {
    for (first, second, name, rule) in [
        ("Password1", SECOND_PASSWORD, "weak", "not-common"),
        (PASSWORD, PASSWORD, "equal", "differs-from-other"),
        (initial, SECOND_PASSWORD, "initial", "not-used-before"),
    ] {
        passwords(page, first, second)?;
        let rule = language.message(&format!("password-rule-{rule}"))?;
        page.says("error-summary", &rule)?;
        page.photograph(&format!("password-{name}"))?;
    }
    Ok(())
}

/// J1 15 and 16: good passwords lead home.
///
/// # Errors
/// When they do not.
pub fn sets_passwords(page: &Page) -> Result<()> {
    passwords(page, PASSWORD, SECOND_PASSWORD)?;
    page.see("screen-home")?;
    page.see("home-applications")?;
    page.photograph("home")
}

/// Types both, and sends them.
///
/// # Errors
/// When a field is not there.
pub fn passwords(page: &Page, first: &str, second: &str) -> Result<()> {
    page.fill("new-password", first)?;
    page.fill("new-password-confirmation", first)?;
    page.fill("new-second", second)?;
    page.fill("new-second-confirmation", second)?;
    page.click("passwords-submit")
}
