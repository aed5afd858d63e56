//! The journeys, step by step, as graduates, students and the office do them in the window. The tests check them, and
//! `cargo xtask demo` shows J1 on a machine without a display.

pub mod account;
pub mod accounts;
pub mod address;
pub mod campus_id;
pub mod documents;
pub mod form;
pub mod further;
pub mod graduate;
pub mod graduation;
pub mod people;
pub mod photograph;
pub mod post;
pub mod receipt;
pub mod renamed;
pub mod saml;
pub mod staff;

use crate::mail::{self, Mail};
use crate::page::Page;
use crate::university::Campus;
use crate::words::Language;
use crate::{Result, wait};

/// Switches the language of the window.
///
/// # Errors
/// When it stays.
pub fn switch_language(page: &Page, language: Language) -> Result<()> {
    page.click(&format!("lang-{}", language.tag()))?;
    wait::until(language.tag(), wait::PATIENCE, || {
        Ok((page.language()? == language.tag()).then_some(()))
    })
}

/// J1 14: the initial password, from the mail that says how the university has decided.
///
/// # Errors
/// When no such mail arrives.
pub fn initial_password(campus: &Campus, email: &str, language: Language) -> Result<String> {
    let subject = language.message("mail-result-subject")?;
    wait::until("the mail with the initial password", wait::PATIENCE, || {
        let mails = mail::all(&campus.folder)?;
        Ok(mails
            .into_iter()
            .rev()
            .filter(|mail| mail.to.contains(email) && mail.subject.contains(&subject))
            .find_map(|mail| mail.initial_password()))
    })
}

/// Mail number `index` (from 0) to `email` with this subject.
///
/// # Errors
/// When it does not arrive.
pub fn mail_about(
    campus: &Campus,
    email: &str,
    subject: &str,
    language: Language,
    index: usize,
) -> Result<Mail> {
    let subject = language.message(subject)?;
    wait::until(&format!("{subject:?}"), wait::PATIENCE, || {
        let mails = mail::all(&campus.folder)?.into_iter();
        let mut about =
            mails.filter(|mail| mail.to.contains(email) && mail.subject.ends_with(&subject));
        Ok(about.nth(index))
    })
}
