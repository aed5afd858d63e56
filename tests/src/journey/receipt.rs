//! J1 12: the receipt as a file, where the person wants it.

use std::fs;
use std::process::Command;

use crate::desktop::Desktop;
use crate::journey::people::APPLICANT;
use crate::page::Page;
use crate::words::Language;
use crate::{Result, dialog, process};

/// Saves the receipt by the system's own dialog, and reads it as its owner would: it names the application, and the
/// applicant to the byte.
///
/// # Errors
/// When it is not saved, or something is missing in it.
pub fn saves(page: &Page, desktop: &Desktop, language: Language, reference: &str) -> Result<()> {
    let title = language.message("receipt-dialog-title")?;
    let file = desktop.home().join("tmp/receipt.pdf");
    page.click("receipt-save")?;
    dialog::choose(desktop, &title, &file)?;
    page.says("receipt-saved", "receipt.pdf")?;
    page.photograph("receipt-saved")?;
    let mut read = Command::new("pdftotext");
    read.args(["-enc", "UTF-8"]).arg(&file).arg("-");
    let text = squeezed(&process::run(&mut read, b"")?);
    // What stands outside the encrypted folder is the person's own wish; the search for traces is about the rest.
    fs::remove_file(&file)?;
    let names = APPLICANT.iter().filter(|(field, _)| field.contains("name"));
    let expected = names.map(|(_, name)| *name).chain([reference]);
    for expected in expected {
        if !text.contains(&squeezed(expected)) {
            return Err(format!("the receipt does not say {expected:?}").into());
        }
    }
    let title = language.message("receipt-title")?;
    if text.contains(&squeezed(&title)) {
        Ok(())
    } else {
        Err(format!("the receipt is not headed {title:?}").into())
    }
}

/// Without any space: wide ones come back as columns.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
