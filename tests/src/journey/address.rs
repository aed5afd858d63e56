//! J1 7: an address abroad, and a postcode on the border of two prefectures.

use crate::journey::people::{ABROAD, BORDER};
use crate::journey::switch_language;
use crate::page::Page;
use crate::words::Language;
use crate::{Result, wait};

/// Somebody who lives abroad names the country in their language, and is read in both; other letters than roman ones
/// are advised against and stay.
///
/// # Errors
/// When the country is not understood, or the address is not advised on.
pub fn lives_abroad(page: &Page, language: Language) -> Result<()> {
    page.click("field-residence-overseas")?;
    page.fill("field-country", &language.message("country-vn")?)?;
    page.fill("field-overseas_address", "ハノイ")?;
    // Elsewhere, and not back to the country: its suggestions are a window of their own.
    page.click("field-phone")?;
    page.says(
        "said-overseas_address",
        &language.message("hint-roman-expected")?,
    )?;
    page.photograph("form-abroad-advised")?;
    page.fill("field-overseas_address", ABROAD)?;
    switch_language(page, language.other())?;
    holds(
        page,
        "field-country",
        &language.other().message("country-vn")?,
    )?;
    holds(page, "field-overseas_address", ABROAD)?;
    page.photograph("form-abroad-other-language")?;
    switch_language(page, language)?;
    holds(page, "field-country", &language.message("country-vn")?)
}

/// The address is in Japan after all: its postcode belongs to two prefectures, and one is chosen.
///
/// # Errors
/// When not both are offered, or the chosen one is not filled in.
pub fn chooses_between_prefectures(page: &Page) -> Result<()> {
    page.click("field-residence-domestic")?;
    page.fill("field-postcode", "618-0000")?;
    page.see("address-choices")?;
    if !page.value("field-prefecture")?.is_empty() {
        return Err("a prefecture was filled in before one was chosen".into());
    }
    let choice = (0..2).find_map(|number| {
        let id = format!("address-choice-{number}");
        let says = "return arguments[0].closest('label').innerText.trim()";
        let text = page.window().script(says, Some(&page.see(&id).ok()?));
        (text.ok()? == BORDER.concat()).then_some(id)
    });
    page.click(&choice.ok_or("the place is not among the choices")?)?;
    holds(page, "field-prefecture", BORDER[0])?;
    holds(page, "field-city", BORDER[1])?;
    page.photograph("form-postcode-chosen")
}

fn holds(page: &Page, field: &str, text: &str) -> Result<()> {
    wait::until(&format!("{text:?} in {field}"), wait::PATIENCE, || {
        Ok((page.value(field)? == text).then_some(()))
    })
}
