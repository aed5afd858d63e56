//! What the graduate changes about the account, J1 17 and after.

use crate::Result;
use crate::journey::people::{Graduate, NEW_ADDRESS, OTHER_PASSWORD, OTHER_SECOND_PASSWORD};
use crate::journey::{graduate, mail_about};
use crate::mail::Mail;
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;

/// The help of the screen: whom to ask, and a code to read out. Escape closes it.
///
/// # Errors
/// When it stays closed, or open.
pub fn looks_for_help(page: &Page) -> Result<()> {
    page.click("help-open")?;
    page.see("help")?;
    page.see("help-code")?;
    page.photograph("help")?;
    page.click("help-close")?;
    page.gone("help")
}

/// メールアドレス変更: nothing changes before the code of the mail to the new address is typed; then the former address is
/// told.
///
/// # Errors
/// When a step fails.
pub fn changes_the_address(
    page: &Page,
    campus: &Campus,
    graduate: &Graduate,
    language: Language,
) -> Result<()> {
    page.click("menu")?;
    page.click("menu-address")?;
    page.see("screen-change-address")?;
    page.says("address-current", &graduate.email)?;
    page.fill("address-new", NEW_ADDRESS)?;
    page.fill("address-new-confirmation", NEW_ADDRESS)?;
    page.fill("address-password", OTHER_PASSWORD)?;
    page.photograph("address-change")?;
    page.click("address-submit")?;
    page.see("screen-waiting")?;
    let mail = mail_about(
        campus,
        NEW_ADDRESS,
        "mail-address-change-subject",
        language,
        0,
    )?;
    types_the_code(page, &mail)?;
    page.see("address-done")?;
    page.says("address-current", NEW_ADDRESS)?;
    page.photograph("address-changed")?;
    mail_about(
        campus,
        &graduate.email,
        "mail-address-changed-subject",
        language,
        0,
    )?;
    page.click("address-done")?;
    page.see("screen-home").map(drop)
}

/// J1 17: one mail, and both passwords are new.
///
/// # Errors
/// When a step fails.
pub fn forgets_the_passwords(
    page: &Page,
    campus: &Campus,
    graduate: &Graduate,
    language: Language,
) -> Result<()> {
    signs_out(page)?;
    page.click("sign-in-forgot")?;
    page.see("screen-forgotten")?;
    page.fill("forgotten-email", &graduate.email)?;
    page.photograph("forgotten")?;
    page.click("forgotten-submit")?;
    page.see("screen-waiting")?;
    let mail = mail_about(
        campus,
        &graduate.email,
        "mail-reset-requested-subject",
        language,
        0,
    )?;
    types_the_code(page, &mail)?;
    page.see("screen-passwords")?;
    graduate::passwords(page, OTHER_PASSWORD, OTHER_SECOND_PASSWORD)?;
    page.see("sign-in-reset")?;
    page.photograph("passwords-new")?;
    signs_in(page, &graduate.email)
}

/// Out, and in with the address that is the account's now.
///
/// # Errors
/// When it does not lead home.
pub fn signs_in_with_the_new_address(page: &Page) -> Result<()> {
    signs_out(page)?;
    signs_in(page, NEW_ADDRESS)?;
    page.photograph("home-again")
}

fn signs_out(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-sign-out")?;
    page.see("screen-who")?;
    page.click("who-graduate")?;
    page.click("entry-sign-in")?;
    page.see("screen-sign-in").map(drop)
}

fn signs_in(page: &Page, email: &str) -> Result<()> {
    page.fill("sign-in-email", email)?;
    page.fill("sign-in-password", OTHER_PASSWORD)?;
    page.fill("sign-in-second", OTHER_SECOND_PASSWORD)?;
    page.click("sign-in-submit")?;
    page.see("screen-home").map(drop)
}

fn types_the_code(page: &Page, mail: &Mail) -> Result<()> {
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")
}
