//! 学籍番号追加登録: a further student number, from the menu to the home that shows it.

use crate::desktop::Desktop;
use crate::journey::people::{SCHOOL, STUDENT_EMAIL};
use crate::journey::{form, graduate, mail_about};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// A number that the office has never given.
pub const UNKNOWN: &str = "07B41982";
/// One that it has.
pub const KNOWN: &str = "07B41983";

/// Asks for it, for the `time`th time (from 0); the reference number of the application.
///
/// # Errors
/// When a step fails.
pub fn asks(
    page: &Page,
    desktop: &Desktop,
    campus: &Campus,
    language: Language,
    (number, time): (&str, usize),
) -> Result<String> {
    page.click("menu")?;
    page.click("menu-add-number")?;
    page.see("screen-add-number")?;
    page.says("add-number-to", STUDENT_EMAIL)?;
    page.photograph("number")?;
    page.click("add-number-send")?;
    page.see("screen-waiting")?;
    let mail = mail_about(
        campus,
        STUDENT_EMAIL,
        "mail-enrolment-subject",
        language,
        time,
    )?;
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    page.see("screen-terms")?;
    page.click("terms-tick")?;
    page.click("terms-accept")?;
    page.see("screen-form")?;
    page.choose_first("field-faculty")?;
    page.choose_first("field-department")?;
    page.choose_first("field-leaving_kind")?;
    page.fill("field-student_number", number)?;
    form::section(page, desktop, &school(), "further")?;
    page.click("section-next")?;
    page.see("screen-check")?;
    page.photograph("further-check")?;
    graduate::sends(page)?;
    graduate::is_received(page, 1)
}

/// The status says that it was rejected, and why; then home again.
///
/// # Errors
/// When it does not.
pub fn is_rejected(page: &Page, reason: &str) -> Result<()> {
    becomes(page, "rejected")?;
    page.says("screen-status", reason)?;
    page.photograph("further-rejected")?;
    goes_home(page)
}

/// The status says that it was approved, and home shows the number.
///
/// # Errors
/// When it does not.
pub fn is_approved(page: &Page, number: &str) -> Result<()> {
    becomes(page, "approved")?;
    page.photograph("further-approved")?;
    goes_home(page)?;
    page.says("screen-home", number)?;
    page.photograph("home-further")
}

/// The status of what was sent, asked for again until it is this.
///
/// # Errors
/// When it never is.
pub fn becomes(page: &Page, state: &str) -> Result<()> {
    page.see("screen-home")?;
    page.click("menu")?;
    page.click("menu-status")?;
    page.see("screen-status")?;
    wait::until(state, wait::PATIENCE, || {
        page.click("status-refresh")?;
        Ok((page.data("status-state", "state")? == state).then_some(()))
    })
}

fn goes_home(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-home")?;
    page.see("screen-home").map(drop)
}

/// What is asked of the time at the university: all but the month of admission.
fn school() -> Vec<(&'static str, &'static str)> {
    let asked = SCHOOL
        .iter()
        .filter(|(field, _)| *field != "field-admission_month");
    asked.copied().collect()
}
