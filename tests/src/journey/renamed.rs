//! 氏名の変更: another family name, from the personal information to the mail that says that it was accepted.

use crate::desktop::Desktop;
use crate::journey::people::{NEW_ADDRESS, OTHER_PASSWORD, RENAMED};
use crate::journey::photograph::Photographs;
use crate::journey::{documents, further, graduate, mail_about};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// Asks for it: a password, the terms, and the form that begins with the name as it is. The reference number of the
/// application.
///
/// # Errors
/// When a step fails.
pub fn asks(
    page: &Page,
    desktop: &Desktop,
    language: Language,
    pictures: &Photographs,
) -> Result<String> {
    page.click("menu")?;
    page.click("menu-personal")?;
    page.see("screen-personal")?;
    page.click("personal-name")?;
    page.see("screen-change-name")?;
    page.photograph("name")?;
    page.fill("change-name-password", OTHER_PASSWORD)?;
    page.click("change-name-begin")?;
    page.see("screen-terms")?;
    page.click("terms-tick")?;
    page.click("terms-accept")?;
    page.see("screen-form")?;
    // As it is, it is no change.
    page.click("section-next")?;
    page.see("error-summary")?;
    page.photograph("name-unchanged")?;
    for (field, text) in RENAMED {
        page.fill(field, text)?;
    }
    page.photograph("name-form")?;
    page.click("section-next")?;
    page.choose_first("field-document_type")?;
    documents::choose(
        page,
        desktop,
        language,
        "documents-choose",
        &pictures.licence,
    )?;
    documents::is_shown(page)?;
    documents::proves_the_name(page, desktop, &pictures.extract)?;
    page.click("section-next")?;
    page.see("screen-check")?;
    page.photograph("name-check")?;
    graduate::sends(page)?;
    graduate::is_received(page, 1)
}

/// The status and a mail say that it was accepted.
///
/// # Errors
/// When one of them does not.
pub fn is_accepted(page: &Page, campus: &Campus, language: Language) -> Result<()> {
    further::becomes(page, "approved")?;
    page.photograph("name-approved")?;
    let told = language.message("mail-name-changed-body")?;
    // What a mail says breaks where it fits.
    let told: String = told.split_whitespace().collect();
    wait::until("the mail about the name", wait::PATIENCE, || {
        let mail = mail_about(campus, NEW_ADDRESS, "mail-result-subject", language, 0)?;
        let text: String = mail.text.split_whitespace().collect();
        Ok(text.contains(&told).then_some(()))
    })
}
