//! What the graduate does in the form.

use crate::desktop::Desktop;
use crate::journey::address;
use crate::journey::people::{APPLICANT, CONTACT, Graduate, SCHOOL, WORKPLACE, kept_to_the_byte};
use crate::page::Page;
use crate::words::Language;
use crate::{Result, wait};

/// J1 5 to 7: every section up to the images. What is typed is what is held, to the byte.
///
/// # Errors
/// When a field holds something else.
pub fn fill(page: &Page, desktop: &Desktop, graduate: &Graduate) -> Result<()> {
    // An empty section says what is missing.
    page.click("section-next")?;
    page.see("error-summary")?;
    page.photograph("form-empty")?;
    section(page, desktop, APPLICANT, "applicant")?;
    understands_an_era(page)?;
    page.click("section-next")?;
    page.choose_first("field-faculty")?;
    page.choose_first("field-department")?;
    page.choose_first("field-leaving_kind")?;
    page.fill("field-student_number", &graduate.student_number)?;
    section(page, desktop, SCHOOL, "school")?;
    page.click("section-next")?;
    address::lives_abroad(page, graduate.language)?;
    address::chooses_between_prefectures(page)?;
    section(page, desktop, CONTACT, "contact")?;
    page.click("section-next")?;
    section(page, desktop, WORKPLACE, "workplace")?;
    page.click("section-next")?;
    page.choose_first("field-document_type").map(drop)
}

/// Types into the fields of a section.
///
/// # Errors
/// When a field holds something else.
pub fn section(page: &Page, desktop: &Desktop, fields: &[(&str, &str)], name: &str) -> Result<()> {
    for (field, text) in fields {
        if text.chars().all(|c| c < '\u{10000}') {
            page.fill(field, text)?;
            if *field == "field-postcode" {
                // What it leads to is filled in before somebody types there.
                page.see("address-date")?;
            }
        } else {
            page.paste(desktop, field, text)?;
        }
    }
    page.photograph(&format!("form-{name}"))
}

/// J1 6: the birth date in the calendar of the identity card.
fn understands_an_era(page: &Page) -> Result<()> {
    page.fill("field-birth_date", "H1.1.8")?;
    page.click("field-family_name_kanji")?;
    wait::until("the birth date to be understood", wait::PATIENCE, || {
        Ok((page.value("field-birth_date")? == "1989-01-08").then_some(()))
    })?;
    page.says("said-birth_date", "1989")?;
    page.photograph("form-era")
}

/// J1 11, first half
///
/// # Errors
/// When a value is lost.
pub fn keeps_values_in_the_other_language(page: &Page, language: Language) -> Result<()> {
    let chosen = page.value("field-document_type")?;
    super::switch_language(page, language.other())?;
    if page.value("field-document_type")? != chosen {
        return Err("the choice was lost with the language".into());
    }
    page.see("document-thumbnail")?;
    page.photograph("form-identity-other-language")?;
    super::switch_language(page, language)
}

/// J1 11, second half: after a power cut the person is in the same section, and nothing is missing.
///
/// # Errors
/// When something is missing.
pub fn is_back(page: &Page) -> Result<()> {
    page.see("screen-form")?;
    page.see("document-thumbnail")?;
    page.photograph("form-after-kill")?;
    for (step, fields) in [
        ("step-applicant", APPLICANT),
        ("step-school", SCHOOL),
        ("step-contact", CONTACT),
    ] {
        page.click(step)?;
        for (field, text) in fields {
            let held = page.value(field)?;
            if held != *text {
                return Err(format!("{field} came back changed").into());
            }
        }
    }
    Ok(())
}

/// Through all sections to the check.
///
/// # Errors
/// When a section holds the person up.
pub fn walk(page: &Page) -> Result<()> {
    page.click("step-identity")?;
    page.see("document-thumbnail")?;
    page.click("section-next")?;
    page.see("screen-check").map(drop)
}

/// The check shows what was typed.
///
/// # Errors
/// When an answer is missing.
pub fn to_check(page: &Page) -> Result<()> {
    walk(page)?;
    page.photograph("check")?;
    page.shows(&kept_to_the_byte())
}
