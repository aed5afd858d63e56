//! Accounts of staff: what their administrator does, and how their holders set them up and sign in.

use serde_json::Value;

use crate::authenticator::Authenticator;
use crate::journey::{graduate, staff, switch_language};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// The member of staff who gets an account.
pub const COLLEAGUE: &str = "sato";
/// The password that they choose.
pub const PASSWORD: &str = "Yama no kaze to umi no iro";

/// From the start to the sign-in of staff.
///
/// # Errors
/// When a step fails.
pub fn arrives(page: &Page, language: Language) -> Result<()> {
    page.see("screen-start")?;
    switch_language(page, language)?;
    graduate::meets_the_university(page)?;
    page.click("who-staff")?;
    page.see("screen-staff-sign-in").map(drop)
}

/// Types name, password and what the authenticator shows, or a recovery code.
///
/// # Errors
/// When a field is not there.
pub fn signs_in(page: &Page, (name, password): (&str, &str), digits: &str) -> Result<()> {
    page.fill("staff-name", name)?;
    page.fill("staff-password", password)?;
    page.fill("staff-totp", digits)?;
    page.click("staff-sign-in-submit")
}

/// The same by whoever has an account that is set up; it leads to the queue.
///
/// # Errors
/// When it does not.
pub fn is_in(page: &Page, who: (&str, &str), digits: &str) -> Result<()> {
    signs_in(page, who, digits)?;
    page.see("screen-staff-queue").map(drop)
}

/// What is typed does not open the account, and what was wrong is not said.
///
/// # Errors
/// When it does.
pub fn is_refused(page: &Page, who: (&str, &str), digits: &str, language: Language) -> Result<()> {
    signs_in(page, who, digits)?;
    page.says("error-summary", &language.message("staff-sign-in-failed")?)
}

/// Out, and to the sign-in of staff again.
///
/// # Errors
/// When a step fails.
pub fn signs_out(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-sign-out")?;
    page.see("screen-who")?;
    page.click("who-staff")?;
    page.see("screen-staff-sign-in").map(drop)
}

/// The administrator makes an account for the colleague, who reviews; the password to begin with.
///
/// # Errors
/// When a step fails.
pub fn makes_an_account(page: &Page, campus: &Campus, language: Language) -> Result<String> {
    page.click("menu")?;
    page.photograph("menu-administrator")?;
    page.click("menu-staff-accounts")?;
    page.see("staff-account")?;
    page.photograph("accounts")?;
    page.click("staff-account-add")?;
    page.fill("staff-account-name", &campus.staff)?;
    page.click("staff-account-submit")?;
    page.says(
        "error-summary",
        &language.message("error-staff-name-taken")?,
    )?;
    page.photograph("account-taken")?;
    page.fill("staff-account-name", COLLEAGUE)?;
    page.photograph("account-new")?;
    page.click("staff-account-submit")?;
    invited(page)
}

/// The password of an invitation, shown this one time.
fn invited(page: &Page) -> Result<String> {
    let initial = page.text("staff-account-initial")?;
    page.photograph("account-invited")?;
    page.click("staff-account-told")?;
    page.gone("staff-account-initial")?;
    Ok(initial)
}

/// The colleague signs in for the first time: the password first, then the authenticator, then the recovery codes.
///
/// # Errors
/// When a step fails.
pub fn sets_up(
    page: &Page,
    initial: &str,
    language: Language,
) -> Result<(Authenticator, Vec<String>)> {
    signs_in(page, (COLLEAGUE, initial), "")?;
    page.see("screen-staff-own")?;
    page.photograph("set-up-password")?;
    passwords(page, initial, "passwordpassword")?;
    let common = language.message("password-rule-not-common")?;
    page.says("error-summary", &common)?;
    page.photograph("set-up-password-common")?;
    passwords(page, initial, PASSWORD)?;
    sets_the_authenticator(page)
}

/// The second half of setting up.
fn sets_the_authenticator(page: &Page) -> Result<(Authenticator, Vec<String>)> {
    page.see("staff-own-qr")?;
    page.photograph("set-up-authenticator")?;
    let telephone = Authenticator::with_key(&page.text("staff-own-secret")?)?;
    page.fill("staff-own-totp", &telephone.wrong_digits()?)?;
    page.click("staff-own-confirm")?;
    page.error_at("staff-own-totp")?;
    page.photograph("set-up-wrong-digits")?;
    page.fill("staff-own-totp", &telephone.digits()?)?;
    page.click("staff-own-confirm")?;
    let list = page.see("staff-own-codes")?;
    let each = "return Array.from(arguments[0].children, (one) => one.textContent.trim())";
    let codes = page.window().script(each, Some(&list))?;
    let codes = codes.as_array().cloned().unwrap_or_default();
    let texts = codes.iter().filter_map(Value::as_str);
    let codes: Vec<String> = texts.map(str::to_owned).collect();
    if codes.len() != 10 {
        return Err(format!("{} recovery codes", codes.len()).into());
    }
    page.photograph("set-up-codes")?;
    page.click("staff-own-codes-kept")?;
    page.see("screen-staff-queue")?;
    page.photograph("set-up-done")?;
    Ok((telephone, codes))
}

fn passwords(page: &Page, current: &str, new: &str) -> Result<()> {
    page.fill("change-current", current)?;
    page.fill("change-new", new)?;
    page.fill("change-confirmation", new)?;
    page.click("change-submit")
}

/// One's own account says how many recovery codes are left.
///
/// # Errors
/// When it says something else.
pub fn has_codes_left(page: &Page, left: usize) -> Result<()> {
    page.click("menu")?;
    page.photograph("menu-reviewer")?;
    page.click("menu-staff-own")?;
    page.see("staff-own-to-codes")?;
    page.says("screen-staff-own", &left.to_string())?;
    page.photograph("own")
}

/// Opens what can be done with the colleague's account.
fn opens_the_account(page: &Page) -> Result<()> {
    let label = format!("[data-testid=staff-account-change][aria-label*=\"{COLLEAGUE}\"]");
    wait::until("the colleague's account", wait::PATIENCE, || {
        let Some(button) = page.window().find(&label)? else {
            return Ok(None);
        };
        page.window()
            .click(&button)
            .map(Some)
            .inspect_err(|_| page.turn_to(&button))
    })?;
    page.see("staff-account-dialog").map(drop)
}

/// The administrator gives the colleague this role.
///
/// # Errors
/// When a step fails.
pub fn changes_the_role(page: &Page, role: &str, language: Language) -> Result<()> {
    opens_the_account(page)?;
    page.photograph("account-dialog")?;
    page.click(&format!("staff-account-new-role-{role}"))?;
    page.click("staff-account-save-role")?;
    let role = language.message(&format!("staff-role-{role}"))?;
    page.says("staff-accounts-said", &role)?;
    page.photograph("account-role")
}

/// The administrator signs the colleague out everywhere.
///
/// # Errors
/// When a step fails.
pub fn ends_the_sessions(page: &Page) -> Result<()> {
    opens_the_account(page)?;
    page.click("staff-account-end-sessions")?;
    page.says("staff-accounts-said", COLLEAGUE)?;
    page.photograph("account-sessions-ended")
}

/// The administrator shuts the account off, or lets it in again.
///
/// # Errors
/// When a step fails.
pub fn changes_the_access(page: &Page, state: &str) -> Result<()> {
    opens_the_account(page)?;
    page.click("staff-account-access")?;
    page.says("staff-accounts-said", COLLEAGUE)?;
    let shown = format!("[data-testid=staff-account] [data-state={state}]");
    wait::until(state, wait::PATIENCE, || page.window().find(&shown))?;
    page.photograph(&format!("account-{state}"))
}

/// The administrator lets the account begin anew; the new password to begin with.
///
/// # Errors
/// When a step fails.
pub fn lets_begin_anew(page: &Page) -> Result<String> {
    opens_the_account(page)?;
    page.click("staff-account-reset")?;
    invited(page)
}

/// The colleague has the application open, may review no longer, and learns it by the next press: then nothing is left
/// to press.
///
/// # Errors
/// When the press does something.
pub fn may_only_read_now(page: &Page, language: Language) -> Result<()> {
    page.click("staff-assign")?;
    page.says("error-summary", &language.message("error-not-allowed")?)?;
    page.gone("staff-assign")?;
    page.photograph("role-taken")
}

/// An auditor reads the application and its image, and has nothing to press.
///
/// # Errors
/// When there is something, or nothing to read.
pub fn only_reads(page: &Page, reference: &str) -> Result<()> {
    finds(page, reference)?;
    page.see("staff-image")?;
    page.see("staff-state")?;
    for button in [
        "staff-assign",
        "staff-unassign",
        "staff-approve",
        "staff-return",
    ] {
        if page.has(button)? {
            return Err(format!("an auditor can press {button}").into());
        }
    }
    page.click("menu")?;
    if page.has("menu-staff-accounts")? {
        return Err("an auditor finds the accounts of the others".into());
    }
    page.photograph("auditor")?;
    page.click("menu")
}

/// Opens an application by its reference number.
///
/// # Errors
/// When it is not there.
pub fn finds(page: &Page, reference: &str) -> Result<()> {
    page.click("menu")?;
    page.click("menu-staff")?;
    staff::finds(page, reference)
}

/// The next thing that is asked for somebody leads to the sign-in, which says that the session is over: what they press,
/// or that they are still there.
///
/// # Errors
/// When the session goes on.
pub fn is_out(page: &Page) -> Result<()> {
    wait::until("the end of the session", wait::PATIENCE, || {
        if page.has("screen-staff-sign-in")? {
            return Ok(Some(()));
        }
        for entry in ["menu-staff", "menu"] {
            let shown = page.window().find(&format!("[data-testid={entry}]"))?;
            if let Some(shown) = shown {
                // It may go while it is pressed.
                let _ = page.window().click(&shown);
                break;
            }
        }
        Ok(None)
    })?;
    page.see("session-ended")?;
    page.photograph("out")
}
