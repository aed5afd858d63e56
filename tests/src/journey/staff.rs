//! What the office does.

use crate::journey::people::{APPLICANT, RENAMED, kept_to_the_byte};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// From the start to the queue, in `language`.
///
/// # Errors
/// When a step fails.
pub fn signs_in(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    page.see("screen-start")?;
    super::switch_language(page, language)?;
    page.click("start-continue")?;
    page.click("connect-look-up")?;
    page.click("connect-confirm")?;
    signs_in_again(page, campus)
}

/// From the choice of who somebody is. Staff are signed out when the application ends: their token reaches no disk.
///
/// # Errors
/// When a step fails.
pub fn signs_in_again(page: &Page, campus: &Campus) -> Result<()> {
    page.click("who-staff")?;
    page.fill("staff-name", &campus.staff)?;
    page.fill("staff-password", &campus.staff_password)?;
    page.photograph("staff-sign-in")?;
    page.click("staff-sign-in-submit")?;
    page.see("screen-staff-queue")?;
    page.photograph("staff-queue")
}

/// J1 13: the image cannot be read.
///
/// # Errors
/// When a step fails.
pub fn returns(page: &Page, reference: &str, language: Language) -> Result<()> {
    open(page, reference)?;
    page.click("staff-return")?;
    let ticked = page
        .window()
        .find("[data-testid^=\"staff-reason-\"]:not([data-testid=\"staff-reason-field\"])")?;
    page.window()
        .click(&ticked.ok_or("there is no reason to choose")?)?;
    let comment = match language {
        Language::Ja => "文字が読めるように、明るい所で撮り直してください。",
        Language::En => "Please send a sharper photo.",
    };
    page.fill("staff-comment", comment)?;
    page.photograph("staff-return")?;
    page.click("staff-decide")?;
    becomes(page, "returned")
}

/// J1 14
///
/// # Errors
/// When a step fails.
pub fn approves(page: &Page, reference: &str) -> Result<()> {
    open(page, reference)?;
    page.click("staff-approve")?;
    page.see("staff-decide")?;
    page.photograph("staff-approve")?;
    page.click("staff-decide")?;
    becomes(page, "approved")
}

/// J2 4: rejected, with a reason and these words.
///
/// # Errors
/// When a step fails.
pub fn rejects_a_number(page: &Page, reference: &str, words: &str) -> Result<()> {
    takes_up(page, reference)?;
    page.click("staff-reject")?;
    let ticked = page
        .window()
        .find("[data-testid^=\"staff-reason-\"]:not([data-testid=\"staff-reason-field\"])")?;
    page.window()
        .click(&ticked.ok_or("there is no reason to choose")?)?;
    page.fill("staff-comment", words)?;
    page.photograph("staff-reject-number")?;
    page.click("staff-decide")?;
    becomes(page, "rejected")
}

/// J2 4: approved.
///
/// # Errors
/// When a step fails.
pub fn approves_a_number(page: &Page, reference: &str) -> Result<()> {
    takes_up(page, reference)?;
    page.click("staff-approve")?;
    page.see("staff-decide")?;
    page.photograph("staff-approve-number")?;
    page.click("staff-decide")?;
    becomes(page, "approved")
}

/// F12, F54: the new name beside the one before, and an approval that waits for another person.
///
/// # Errors
/// When a step fails.
pub fn proposes_a_name(page: &Page, reference: &str) -> Result<()> {
    takes_up(page, reference)?;
    for (_, text) in APPLICANT.iter().take(1).chain(RENAMED) {
        page.says("staff-names", text)?;
    }
    page.photograph("staff-names")?;
    page.click("staff-approve")?;
    page.see("staff-decide")?;
    page.photograph("staff-propose")?;
    page.click("staff-decide")?;
    becomes(page, "awaiting_second_person")
}

/// F54: the other person confirms.
///
/// # Errors
/// When a step fails.
pub fn confirms_a_name(page: &Page, reference: &str) -> Result<()> {
    finds(page, reference)?;
    page.see("staff-proposal")?;
    page.photograph("staff-proposal")?;
    page.click("staff-approve")?;
    page.see("staff-decide")?;
    page.photograph("staff-confirm")?;
    page.click("staff-decide")?;
    becomes(page, "approved")
}

/// Opens the application, takes it up, and looks at the image that the server has encoded anew. Names have come
/// through as they were typed.
fn open(page: &Page, reference: &str) -> Result<()> {
    takes_up(page, reference)?;
    page.see("staff-image")?;
    wait::until("the server's own pixels", wait::PATIENCE, || {
        let width = page.window().script("return document.querySelector('[data-testid=staff-image] img, img[data-testid=staff-image]')?.naturalWidth ?? 0", None)?;
        Ok((width.as_u64().unwrap_or_default() > 0).then_some(()))
    })?;
    page.shows(&kept_to_the_byte())?;
    page.photograph("staff-detail")
}

fn takes_up(page: &Page, reference: &str) -> Result<()> {
    finds(page, reference)?;
    page.click("staff-assign").map(drop)
}

/// Opens an application by its reference number, in the queue.
///
/// # Errors
/// When it is not there.
pub fn finds(page: &Page, reference: &str) -> Result<()> {
    page.fill("staff-search", reference)?;
    page.click("staff-search-submit")?;
    // A row that is pressed while the list changes is another one when it is let go.
    wait::until("the end of the search", wait::PATIENCE, || {
        let searching = page.window().find("form[aria-busy=true]")?;
        Ok(searching.is_none().then_some(()))
    })?;
    page.click("staff-row")?;
    page.see("screen-staff-detail").map(drop)
}

fn becomes(page: &Page, state: &str) -> Result<()> {
    wait::until(state, wait::PATIENCE, || {
        Ok((page.data("staff-state", "state")? == state).then_some(()))
    })?;
    page.photograph(&format!("staff-{state}"))
}
