//! 卒業後のログイン方法: a student becomes a graduate of the same account, signs out, and in with what graduates sign in with.

use crate::Result;
use crate::journey::people::{NEW_ADDRESS, OTHER_PASSWORD, OTHER_SECOND_PASSWORD, STUDENT_EMAIL};
use crate::journey::{graduate, mail_about, saml};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;

/// Sets a new address and two passwords; both addresses are told.
///
/// # Errors
/// When a step fails.
pub fn graduates(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    page.click("menu")?;
    page.click("menu-graduation")?;
    page.see("screen-graduation")?;
    page.photograph("graduation")?;
    page.fill("graduation-email", NEW_ADDRESS)?;
    page.fill("graduation-email-confirmation", NEW_ADDRESS)?;
    page.click("graduation-submit")?;
    page.see("screen-waiting")?;
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
    page.click("who-graduate")?;
    page.click("entry-sign-in")?;
    page.see("screen-sign-in")?;
    page.fill("sign-in-email", NEW_ADDRESS)?;
    page.fill("sign-in-password", OTHER_PASSWORD)?;
    page.fill("sign-in-second", OTHER_SECOND_PASSWORD)?;
    page.click("sign-in-submit")?;
    saml::is_home(page)?;
    chooses(page, numbers)?;
    for reference in applications {
        page.says("home-applications", reference)?;
    }
    page.click("menu")?;
    page.see("menu-password")?;
    if page.has("menu-graduation")? {
        return Err("a graduate can graduate".into());
    }
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
