//! J3: a student with an ID of the university, which its directory knows.

use std::fs;
use std::time::Duration;

use crate::desktop::Desktop;
use crate::journey::mail_about;
use crate::journey::people::STUDENT_EMAIL;
use crate::mail::{self, Mail};
use crate::neighbours::slapd::{BASE, PASSWORD, SERVICE, SERVICE_PASSWORD, Slapd, person};
use crate::page::Page;
use crate::university::{Campus, University};
use crate::words::Language;
use crate::{Result, wait};

/// What the student types.
pub const USER: &str = "B26-0117";
/// The second password that the student chooses.
pub const SECOND: &str = "TsukiNoAkari26";
/// The one that takes its place once it is forgotten.
pub const ANOTHER_SECOND: &str = "HoshiNoMatataki27";
/// 24 hours.
const DAY: Duration = Duration::from_hours(24);
/// 60 seconds.
const MINUTE: Duration = Duration::from_mins(1);
/// Wrong keys after which none counts.
const WRONG_KEYS: u32 = 5;
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
    // Nobody waits for another key here; and five wrong ones are not to slow the sixth down.
    let policies =
        "[policies]\nresend_seconds = 1\nsign_in_slow_after = 50\nsign_in_refuse_after = 60\n";
    let profiles = "profiles = [\"graduate\", \"campus\"]";
    Ok(text
        .replace("profiles = [\"graduate\"]", profiles)
        .replace("[policies]\n", policies)
        + &section)
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

/// J3 3: a key by mail; five wrong ones make it void, and another one leads home.
///
/// # Errors
/// When a step fails.
pub fn types_keys(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    page.see("screen-email-key")?;
    let key = key_of(campus, language, 0)?;
    let other = |digit| if digit == '0' { '1' } else { '0' };
    let wrong: String = key.chars().map(other).collect();
    page.photograph("key")?;
    for time in 1..=WRONG_KEYS {
        page.fill("email-key", &wrong)?;
        page.click("email-key-submit")?;
        if time == WRONG_KEYS {
            page.see("email-key-void")?;
        } else {
            page.error_at("email-key")?;
        }
    }
    page.photograph("key-void")?;
    // Not sooner than the university allows another mail.
    let reissue = language.message("key-reissue")?;
    wait::until("another key to be had", wait::PATIENCE, || {
        Ok((page.text("email-key-reissue")? == reissue).then_some(()))
    })?;
    page.click("email-key-void-reissue")?;
    page.gone("email-key-void")?;
    let another = key_of(campus, language, 1)?;
    page.photograph("key-again")?;
    page.fill("email-key", &another)?;
    page.click("email-key-submit")?;
    page.see("screen-home").map(drop)
}

/// J3 4: no key is asked for on a computer that is remembered; not the next moment, and not on day 29. On day 31 it is.
///
/// # Errors
/// When it is otherwise.
pub fn is_remembered_for_a_month(
    page: &Page,
    university: &mut University,
    language: Language,
) -> Result<()> {
    for days in [0, 29] {
        signs_out(page)?;
        university.passes(DAY * days)?;
        signs_in(page, SECOND)?;
        page.see("screen-home")?;
    }
    page.photograph("home-day-29")?;
    signs_out(page)?;
    university.passes(DAY * 2)?;
    signs_in(page, SECOND)?;
    page.see("screen-email-key")?;
    let key = key_of(university.campus(), language, 2)?;
    page.photograph("key-day-31")?;
    page.fill("email-key", &key)?;
    page.click("email-key-submit")?;
    page.see("screen-home").map(drop)
}

/// J3 5: はい, and the menu shows the new state.
///
/// # Errors
/// When it does not.
pub fn switches_the_key_off(page: &Page, language: Language) -> Result<()> {
    page.click("menu")?;
    page.says("menu-two-factor", &language.message("two-factor-menu-on")?)?;
    page.click("menu-two-factor")?;
    page.see("screen-two-factor")?;
    page.fill("two-factor-password", SECOND)?;
    page.photograph("two-factor")?;
    page.click("two-factor-submit")?;
    page.see("two-factor-done")?;
    page.photograph("two-factor-off")?;
    page.click("two-factor-done")?;
    page.see("screen-home")?;
    page.click("menu")?;
    page.says("menu-two-factor", &language.message("two-factor-menu-off")?)?;
    page.photograph("menu-two-factor-off")?;
    page.click("menu")
}

/// J3 6: user ID and the university's password lead to a mail. Its link and its code are good for 30 minutes, and another
/// mail's lead to another second password, which is the only one from then on.
///
/// # Errors
/// When a step fails.
pub fn forgets_the_second_password(
    page: &Page,
    desktop: &Desktop,
    university: &mut University,
    language: Language,
) -> Result<()> {
    signs_out(page)?;
    page.fill("campus-user", USER)?;
    page.click("campus-forgot")?;
    page.see("screen-campus-forgotten")?;
    page.fill("campus-forgotten-password", "Wrong1Wrong")?;
    page.click("campus-forgotten-submit")?;
    page.says("error-summary", &language.message("campus-forgot-failed")?)?;
    // What was typed is still there, but for what is wrong.
    page.fill("campus-forgotten-password", PASSWORD)?;
    page.photograph("second-forgotten")?;
    page.click("campus-forgotten-submit")?;
    page.see("screen-waiting")?;
    let late = forgotten_mail(university.campus(), language, 0)?;
    page.photograph("second-waiting")?;
    university.passes(MINUTE * 31)?;
    let campus = university.campus();
    let (status, landing) = campus.get(&campus.path_of_link(&late)?)?;
    if status != 410 || !landing.contains(&language.message("landing-expired")?) {
        return Err(format!("a link of 31 minutes ago answered {status}").into());
    }
    types_the_code(page, &late)?;
    page.says("error-summary", &language.message("error-code-expired")?)?;
    page.photograph("second-expired")?;
    let resend = language.message("flow-resend")?;
    wait::until("another mail to be had", wait::PATIENCE, || {
        Ok((page.text("resend")? == resend).then_some(()))
    })?;
    page.click("resend")?;
    let another = forgotten_mail(campus, language, 1)?;
    // By its link: on the same computer it leads back into the application.
    Page::start_again(desktop, "student", &[&campus.press_link(&another)?])?;
    page.see("screen-second-password")?;
    page.fill("second-only", SECOND)?;
    page.fill("second-only-confirmation", SECOND)?;
    page.click("second-only-submit")?;
    page.says(
        "error-summary",
        &language.message("password-rule-not-used-before")?,
    )?;
    page.fill("second-only", ANOTHER_SECOND)?;
    page.fill("second-only-confirmation", ANOTHER_SECOND)?;
    page.photograph("second-anew")?;
    page.click("second-only-submit")?;
    page.see("campus-reset")?;
    page.photograph("second-set-anew")?;
    mail_about(
        campus,
        STUDENT_EMAIL,
        "mail-second-set-anew-subject",
        language,
        0,
    )?;
    signs_in(page, SECOND)?;
    page.says("error-summary", &language.message("campus-sign-in-failed")?)?;
    signs_in(page, ANOTHER_SECOND)?;
    page.see("screen-home").map(drop)
}

fn forgotten_mail(campus: &Campus, language: Language, index: usize) -> Result<Mail> {
    let subject = "mail-second-forgotten-subject";
    mail_about(campus, STUDENT_EMAIL, subject, language, index)
}

fn types_the_code(page: &Page, mail: &Mail) -> Result<()> {
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")
}

fn key_of(campus: &Campus, language: Language, index: usize) -> Result<String> {
    let mail = mail_about(campus, STUDENT_EMAIL, "mail-key-subject", language, index)?;
    mail.key().ok_or_else(|| "the mail holds no key".into())
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
