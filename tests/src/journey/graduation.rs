//! 卒業後のログイン方法: a student becomes a graduate of the same account, signs out, and in with what graduates sign in with.

use std::time::Duration;

use crate::Result;
use crate::journey::campus_id::{ANOTHER_SECOND, SECOND};
use crate::journey::people::{
    KNOWN_GRADUATE, NEW_ADDRESS, OTHER_PASSWORD, OTHER_SECOND_PASSWORD, STUDENT_EMAIL,
};
use crate::journey::{campus_id, graduate, mail_about, saml};
use crate::page::Page;
use crate::university::{Campus, University};
use crate::words::Language;

/// More than half of the time after which a sign-in is not recent any more; nobody is signed out by it.
const A_WHILE: Duration = Duration::from_mins(8);

/// Sets a new address and two passwords; both addresses are told.
///
/// # Errors
/// When a step fails.
pub fn graduates(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    opens(page)?;
    page.photograph("graduation")?;
    asks(page, NEW_ADDRESS)?;
    page.see("screen-waiting")?;
    sets_passwords(page, campus, language)
}

/// Who signed in a while ago in the browser does so once more, and comes back to where they were.
///
/// # Errors
/// When nobody asks, or the way does not lead back.
pub fn signs_in_once_more(
    page: &Page,
    university: &mut University,
    sign_in: impl FnOnce(&Page) -> Result<()>,
) -> Result<()> {
    for _ in 0..2 {
        university.passes(A_WHILE)?;
        page.click("menu")?;
        page.click("menu-home")?;
        page.see("screen-home")?;
        opens(page)?;
    }
    page.see("graduation-sign-in")?;
    if page.has("graduation-submit")? {
        return Err("a sign-in of long ago is enough".into());
    }
    page.photograph("graduation-sign-in-again")?;
    // What the provider signs is good for minutes of its own clock.
    university.comes_back()?;
    page.click("graduation-sign-in")?;
    sign_in(page)?;
    page.see("screen-graduation")?;
    page.see("graduation-submit")?;
    page.photograph("graduation-signed-in-again")
}

/// A campus ID: the second password says who it is, and a graduate's address is refused by the mail to it alone.
///
/// # Errors
/// When a step fails.
pub fn graduates_from_the_directory(
    page: &Page,
    campus: &Campus,
    language: Language,
) -> Result<()> {
    opens(page)?;
    page.fill("graduation-password", SECOND)?;
    asks(page, NEW_ADDRESS)?;
    page.error_at("graduation-password")?;
    page.photograph("graduation-wrong-second")?;
    // What was typed is still there.
    page.fill("graduation-password", ANOTHER_SECOND)?;
    asks(page, KNOWN_GRADUATE)?;
    page.see("screen-waiting")?;
    let known = "mail-address-change-known-subject";
    let mail = mail_about(campus, KNOWN_GRADUATE, known, language, 0)?;
    if mail.code().is_some() {
        return Err("somebody else's address gets a code".into());
    }
    page.fill("code", "ABCD-2345")?;
    page.click("code-submit")?;
    page.see("error-summary")?;
    page.photograph("graduation-known-address")?;
    page.click("correct-address")?;
    page.fill("correct-email", NEW_ADDRESS)?;
    page.fill("correct-email-confirmation", NEW_ADDRESS)?;
    page.click("correct-submit")?;
    page.see("code")?;
    sets_passwords(page, campus, language)
}

/// The university's ID leads nowhere but to where to go, and a graduate's sign-in leads home.
///
/// # Errors
/// When it is otherwise.
pub fn comes_back_from_the_directory(page: &Page, language: Language) -> Result<()> {
    campus_id::signs_out(page)?;
    campus_id::signs_in(page, ANOTHER_SECOND)?;
    page.says(
        "error-summary",
        &language.message("error-signs-in-as-graduate")?,
    )?;
    page.photograph("campus-has-graduated")?;
    page.click("back")?;
    page.see("screen-who")?;
    signs_in(page)?;
    page.says("screen-home", campus_id::NAME)?;
    page.photograph("home-graduated")?;
    is_a_graduate(page)
}

fn opens(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-graduation")?;
    page.see("screen-graduation").map(drop)
}

fn asks(page: &Page, email: &str) -> Result<()> {
    page.fill("graduation-email", email)?;
    page.fill("graduation-email-confirmation", email)?;
    page.click("graduation-submit")
}

/// From the mail to the new address to the end.
fn sets_passwords(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    let mail = mail_about(campus, NEW_ADDRESS, "mail-graduation-subject", language, 0)?;
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    page.see("screen-passwords")?;
    page.photograph("graduation-passwords")?;
    graduate::passwords(page, OTHER_PASSWORD, OTHER_SECOND_PASSWORD)?;
    page.see("screen-graduation-done")?;
    page.says("screen-graduation-done", NEW_ADDRESS)?;
    page.photograph("graduation-done")?;
    for to in [STUDENT_EMAIL, NEW_ADDRESS] {
        mail_about(campus, to, "mail-graduated-subject", language, 0)?;
    }
    page.click("graduation-home")?;
    page.see("screen-home").map(drop)
}

/// Out, and in as a graduate: the same numbers, and the same applications.
///
/// # Errors
/// When something is missing.
pub fn comes_back(page: &Page, numbers: [&str; 2], applications: [&str; 2]) -> Result<()> {
    saml::signs_out(page)?;
    signs_in(page)?;
    saml::is_home(page)?;
    chooses(page, numbers)?;
    for reference in applications {
        page.says("home-applications", reference)?;
    }
    is_a_graduate(page)
}

fn signs_in(page: &Page) -> Result<()> {
    page.click("who-graduate")?;
    page.click("entry-sign-in")?;
    page.see("screen-sign-in")?;
    page.fill("sign-in-email", NEW_ADDRESS)?;
    page.fill("sign-in-password", OTHER_PASSWORD)?;
    page.fill("sign-in-second", OTHER_SECOND_PASSWORD)?;
    page.click("sign-in-submit")?;
    page.see("screen-home").map(drop)
}

fn is_a_graduate(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.see("menu-password")?;
    for students in ["menu-graduation", "menu-two-factor"] {
        if page.has(students)? {
            return Err(format!("a graduate has {students}").into());
        }
    }
    page.photograph("menu-graduated")?;
    page.click("menu")
}

/// S022: each of the numbers can be chosen, and what is shown is its own.
///
/// # Errors
/// When one cannot.
pub fn chooses(page: &Page, numbers: [&str; 2]) -> Result<()> {
    page.see("screen-home")?;
    for (index, number) in numbers.into_iter().enumerate() {
        page.choose("home-enrolment", &index.to_string())?;
        page.says("home-enrolments", number)?;
    }
    page.photograph("home-numbers")
}
