//! What the graduate does in the form.

use std::path::Path;

use akashi_tests::desktop::Desktop;
use akashi_tests::page::Page;
use akashi_tests::{Result, dialog, wait};

use crate::people::{APPLICANT, CONTACT, SCHOOL, WORKPLACE};

/// The title of the native dialog begins so.
const DIALOG: &str = "本人確認";

/// J1 5: every section up to the images. What is typed is what is held, to the byte.
pub fn fill(page: &Page) -> Result<()> {
    // An empty section says what is missing.
    page.click("section-next")?;
    page.see("error-summary")?;
    page.photograph("form-empty")?;
    section(page, APPLICANT, "applicant")?;
    page.click("section-next")?;
    page.choose_first("field-faculty")?;
    page.choose_first("field-department")?;
    page.choose_first("field-leaving_kind")?;
    section(page, SCHOOL, "school")?;
    page.click("section-next")?;
    page.click("field-residence-domestic")?;
    section(page, CONTACT, "contact")?;
    page.click("section-next")?;
    section(page, WORKPLACE, "workplace")?;
    page.click("section-next")?;
    page.choose_first("field-document_type").map(drop)
}

fn section(page: &Page, fields: &[(&str, &str)], name: &str) -> Result<()> {
    for (field, text) in fields {
        page.fill(field, text)?;
    }
    page.photograph(&format!("form-{name}"))
}

/// J1 8: the system's own dialog; closing it is not an error, choosing a photo shows it upright.
pub fn attach(page: &Page, desktop: &Desktop, image: &Path) -> Result<()> {
    page.click("documents-choose")?;
    dialog::cancel(desktop, DIALOG)?;
    page.click("documents-choose")?;
    dialog::choose(desktop, DIALOG, image)?;
    let thumbnail = page.see("document-thumbnail")?;
    wait::until("the pixels of the image", wait::PATIENCE, || {
        let width = page.window().script("return arguments[0].querySelector('img')?.naturalWidth ?? arguments[0].naturalWidth ?? 0", Some(&thumbnail))?;
        Ok((width.as_u64().unwrap_or_default() > 0).then_some(()))
    })?;
    page.photograph("form-identity")
}

/// J1 11, first half
pub fn keeps_values_in_english(page: &Page) -> Result<()> {
    let chosen = page.value("field-document_type")?;
    page.click("lang-en")?;
    wait::until("English", wait::PATIENCE, || {
        Ok((page.language()? == "en").then_some(()))
    })?;
    if page.value("field-document_type")? != chosen {
        return Err("the choice was lost with the language".into());
    }
    page.see("document-thumbnail")?;
    page.photograph("form-identity-en")?;
    page.click("lang-ja")?;
    wait::until("Japanese", wait::PATIENCE, || {
        Ok((page.language()? == "ja").then_some(()))
    })
}

/// J1 11, second half: after a power cut the person is in the same section, and nothing is missing.
pub fn is_back(page: &Page) -> Result<()> {
    page.see("screen-form")?;
    page.see("document-thumbnail")?;
    page.photograph("form-after-kill")?;
    page.click("step-applicant")?;
    for (field, text) in APPLICANT {
        let held = page.value(field)?;
        if held != *text {
            return Err(format!("{field} came back changed").into());
        }
    }
    Ok(())
}

/// Through all sections to the check.
pub fn walk(page: &Page) -> Result<()> {
    page.click("step-identity")?;
    page.see("document-thumbnail")?;
    page.click("section-next")?;
    page.see("screen-check").map(drop)
}

/// The check shows what was typed.
pub fn to_check(page: &Page) -> Result<()> {
    walk(page)?;
    let shown = page.everything()?;
    let missing: Vec<&str> = [APPLICANT, SCHOOL, CONTACT, WORKPLACE]
        .concat()
        .into_iter()
        .filter(|(field, _)| {
            !field.contains("date") && !field.contains("month") && !field.contains("name")
        })
        .map(|(_, text)| text)
        .filter(|text| !shown.contains(text))
        .collect();
    page.photograph("check")?;
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("the check lacks {} answers", missing.len()).into())
    }
}
