//! J1 8 to 10: what the graduate attaches, and what of it must not be seen.

use std::path::Path;
use std::process::Command;

use crate::desktop::Desktop;
use crate::page::Page;
use crate::words::Language;
use crate::{Result, dialog, process, wait};

/// The health insurance paper among the document types of a new university.
const INSURANCE: &str = "eligibility_certificate";
/// A box that waits to be placed: its name is one of the list.
const OPEN: &str = "li[data-testid^=cover-item-][data-state=open]";

/// Presses the button of a group of images and chooses `file` in the system's own dialog.
///
/// # Errors
/// When no dialog appears, or it stays open.
pub fn choose(
    page: &Page,
    desktop: &Desktop,
    language: Language,
    button: &str,
    file: &Path,
) -> Result<()> {
    page.click(button)?;
    dialog::choose(desktop, &language.message("dialog-choose-images")?, file)
}

/// J1 8: the system's own dialog; closing it is not an error, choosing a photo shows it upright.
///
/// # Errors
/// When no pixels appear.
pub fn attach(page: &Page, desktop: &Desktop, language: Language, image: &Path) -> Result<()> {
    page.click("documents-choose")?;
    dialog::cancel(desktop, &language.message("dialog-choose-images")?)?;
    choose(page, desktop, language, "documents-choose", image)?;
    is_shown(page)?;
    page.photograph("form-identity")
}

/// J1 8: the camera shows a moving pattern in a driven window; a photo is taken, taken again and handed over, and the
/// person thinks better of it.
///
/// # Errors
/// When there is no camera, or what it took does not arrive.
pub fn photographs(page: &Page) -> Result<()> {
    page.click("documents-camera")?;
    page.see("camera-take")?;
    page.photograph("camera")?;
    page.click("camera-take")?;
    page.click("camera-again")?;
    page.click("camera-take")?;
    page.photograph("camera-taken")?;
    page.click("camera-use")?;
    page.gone("camera")?;
    // A pattern is no document: whether it can be read is for the application to say.
    let put_away = wait::until("the photo", wait::PATIENCE, || {
        let hard = page.has("advice")?.then_some("pending-cancel");
        let kept = page.has("document-thumbnail")?.then_some("document-remove");
        Ok(hard.or(kept))
    })?;
    page.click(put_away)?;
    page.gone("advice")?;
    page.gone("document-thumbnail")
}

/// J1 8: a photo of another kind under a borrowed name is refused in words.
///
/// # Errors
/// When nothing is said.
pub fn is_refused(page: &Page, desktop: &Desktop, language: Language, image: &Path) -> Result<()> {
    choose(page, desktop, language, "documents-choose", image)?;
    page.see("document-refused")?;
    page.photograph("image-refused")
}

/// J1 8: a blurred photo is warned of twice, and then taken; the person thinks better of it.
///
/// # Errors
/// When it is taken before, or not at all.
pub fn insists(page: &Page, desktop: &Desktop, language: Language, blurred: &Path) -> Result<()> {
    choose(page, desktop, language, "documents-choose", blurred)?;
    for warning in ["1", "2"] {
        wait::until("the warning", wait::PATIENCE, || {
            Ok((page.data("advice", "warning")? == warning).then_some(()))
        })?;
        page.photograph(&format!("blurred-{warning}"))?;
        page.click("advice-use")?;
    }
    page.gone("pending")?;
    is_shown(page)?;
    page.click("document-remove")?;
    page.gone("document-thumbnail")
}

/// The licence comes off again, in favour of the insurance card.
///
/// # Errors
/// When it stays.
pub fn thinks_again(page: &Page) -> Result<()> {
    page.click("document-remove")?;
    page.gone("document-thumbnail")?;
    chooses_the_insurance(page)
}

/// A document on which something has to be covered.
///
/// # Errors
/// When the university does not accept it.
pub fn chooses_the_insurance(page: &Page) -> Result<()> {
    page.choose("field-document_type", INSURANCE)
}

/// J1 9: the photo of a card cannot be kept before everything on it that nobody may see is covered.
///
/// # Errors
/// When it is kept before, or not at all.
pub fn covers(page: &Page, desktop: &Desktop, language: Language, card: &Path) -> Result<()> {
    choose(page, desktop, language, "documents-choose", card)?;
    page.see("cover-picture")?;
    page.photograph("cover")?;
    page.click("cover-keep")?;
    page.see("cover-missing")?;
    page.photograph("cover-missing")?;
    wait::until("everything to be covered", wait::PATIENCE, || {
        let open = format!("{OPEN} [data-testid=cover-here]");
        let Some(here) = page.window().find(&open)? else {
            return Ok(Some(()));
        };
        page.turn_to(&here);
        page.window().click(&here).map(|()| None)
    })?;
    drags(page)?;
    page.photograph("covered")?;
    page.click("cover-keep")?;
    page.gone("pending")?;
    is_shown(page)?;
    page.photograph("form-identity-covered")
}

/// A box follows the mouse, and is put back on its number.
fn drags(page: &Page) -> Result<()> {
    let place = "return [arguments[0].style.insetInlineStart, arguments[0].style.insetBlockStart].join(' ')";
    let held = page.see("cover-box")?;
    let before = page.window().script(place, Some(&held))?;
    page.window().drag(&held, (12, 6))?;
    let after = page.window().script(place, Some(&held))?;
    if before == after {
        return Err("the box did not follow the mouse".into());
    }
    page.window().drag(&held, (-12, -6))
}

/// J1 10: the names differ, so the form asks for a proof; an extract of the family register that is too old is refused
/// with the reason, a newer one is taken with its image, which was copied in another program (J1 8).
///
/// # Errors
/// When the old one is taken, or the newer one is not.
pub fn proves_the_name(page: &Page, desktop: &Desktop, extract: &Path) -> Result<()> {
    page.choose("field-name_proof", "family_register")?;
    page.fill("field-name_proof_issued", &day("7 months ago")?)?;
    page.click("section-next")?;
    // The field says it when it is left; the summary appears with the answer to the button, and takes the focus.
    page.see("error-summary")?;
    let reason = page.error_at("field-name_proof_issued")?;
    page.photograph("proof-too-old")?;
    if !reason.contains('6') {
        return Err("the error does not say how old the paper may be".into());
    }
    page.fill("field-name_proof_issued", &day("1 month ago")?)?;
    pastes(page, desktop, "documents-choose-name_change", extract)?;
    has_pixels(page, "[data-documents=name_change]")?;
    page.photograph("proof")
}

/// Goes on by keyboard to the group of images whose button is the next one, and pastes.
fn pastes(page: &Page, desktop: &Desktop, button: &str, picture: &Path) -> Result<()> {
    desktop.copy_picture(picture)?;
    desktop.press("Tab")?;
    wait::until(&format!("the focus on {button}"), wait::PATIENCE, || {
        Ok((page.focused()? == button).then_some(()))
    })?;
    desktop.press("ctrl+v")
}

/// A day as it is typed, such as 2026-04-21.
fn day(spoken: &str) -> Result<String> {
    let mut date = Command::new("date");
    date.env("TZ", "Asia/Tokyo").args(["-d", spoken, "+%F"]);
    Ok(process::run(&mut date, b"")?.trim().to_owned())
}

/// The image of the identity document that was attached has pixels.
///
/// # Errors
/// When it does not appear.
pub fn is_shown(page: &Page) -> Result<()> {
    has_pixels(page, "[data-documents=identity]")
}

fn has_pixels(page: &Page, group: &str) -> Result<()> {
    let picture = format!("{group} [data-testid=document-thumbnail]");
    wait::until("the pixels of the image", wait::PATIENCE, || {
        let Some(picture) = page.window().find(&picture)? else {
            return Ok(None);
        };
        let width = page.window().property(&picture, "naturalWidth")?;
        Ok((width.as_u64().unwrap_or_default() > 0).then_some(()))
    })
}
