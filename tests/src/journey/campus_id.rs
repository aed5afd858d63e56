//! J3: a student with an ID of the university, which its directory knows.

use std::fs;

use crate::Result;
use crate::journey::people::STUDENT_EMAIL;
use crate::mail;
use crate::neighbours::slapd::{BASE, PASSWORD, SERVICE, SERVICE_PASSWORD, Slapd, person};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;

/// What the student types.
pub const USER: &str = "B26-0117";
/// The second password that the student chooses.
pub const SECOND: &str = "TsukiNoAkari26";
/// How the student is called.
pub const NAME: &str = "髙﨑 一郎";

/// The directory that knows the student.
///
/// # Errors
/// When it does not start.
pub fn directory() -> Result<Slapd> {
    Slapd::start(&person(NAME, USER, ""))
}

/// The configuration `text` of a university that asks this directory.
///
/// # Errors
/// When the folder cannot be written to.
pub fn configured(slapd: &Slapd, campus: &Campus, text: &str) -> Result<String> {
    fs::copy(slapd.authority(), campus.folder.join("directory.pem"))?;
    fs::write(campus.folder.join("directory-password"), SERVICE_PASSWORD)?;
    let section = format!(
        "\n[directory]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"ldaps\"\nca_file = \"directory.pem\"\n\
         bind_dn = \"{SERVICE}\"\npassword_file = \"directory-password\"\nbase = \"{BASE}\"\n",
        slapd.tls()
    );
    let profiles = "profiles = [\"graduate\", \"campus\"]";
    Ok(text.replace("profiles = [\"graduate\"]", profiles) + &section)
}

/// J3 1: the first sign-in, without a second password; then the mail address, then the second password.
///
/// # Errors
/// When a step fails.
pub fn signs_in_first(page: &Page, campus: &Campus) -> Result<()> {
    page.click("who-campus")?;
    signs_in(page, "")?;
    page.see("screen-campus-address")?;
    page.photograph("campus-address")?;
    page.fill("campus-email", STUDENT_EMAIL)?;
    page.fill("campus-email-confirmation", STUDENT_EMAIL)?;
    page.click("campus-address-submit")?;
    page.see("screen-waiting")?;
    let mail = mail::wait_for(&campus.folder, STUDENT_EMAIL, 0)?;
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    page.see("screen-second-password")?;
    page.fill("second-only", SECOND)?;
    page.fill("second-only-confirmation", SECOND)?;
    page.photograph("campus-second")?;
    page.click("second-only-submit")?;
    page.see("screen-home")?;
    page.says("screen-home", NAME)?;
    page.photograph("home")
}

/// J3 2: from now on nothing opens without the second password.
///
/// # Errors
/// When it does.
pub fn is_refused_without_the_second(page: &Page, language: Language) -> Result<()> {
    signs_out(page)?;
    signs_in(page, "")?;
    page.says("error-summary", &language.message("campus-sign-in-failed")?)?;
    page.photograph("campus-refused")
}

/// J3 3: the key of the mail that the sign-in waits for.
///
/// # Errors
/// When a step fails.
pub fn enters_the_key(page: &Page, campus: &Campus) -> Result<()> {
    page.see("screen-email-key")?;
    // The one before held the code of the first sign-in.
    let mail = mail::wait_for(&campus.folder, STUDENT_EMAIL, 1)?;
    page.fill("email-key", &mail.key().ok_or("the mail holds no key")?)?;
    page.photograph("email-key")?;
    page.click("email-key-submit")
}

/// Out, as far as the sign-in.
///
/// # Errors
/// When a step fails.
pub fn signs_out(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-sign-out")?;
    page.see("screen-who")?;
    page.click("who-campus")
}

/// Types all three, and sends them.
///
/// # Errors
/// When a field is not there.
pub fn signs_in(page: &Page, second: &str) -> Result<()> {
    page.see("screen-campus-sign-in")?;
    page.fill("campus-user", USER)?;
    page.fill("campus-password", PASSWORD)?;
    page.fill("campus-second", second)?;
    page.photograph("campus-sign-in")?;
    page.click("campus-submit")
}
