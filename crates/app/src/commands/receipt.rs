//! `application.save_receipt`: the receipt as the server typesets it, written where the person chooses. The view learns
//! the name of the file and nothing of the folder.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use akashi_domain::{Language, ReferenceNumber};
use akashi_i18n::{Messages, text};
use akashi_protocol::ProblemCode;
use akashi_sync::Failure;
use uuid::Uuid;

use crate::api::application::{SaveReceipt, SavedReceipt};
use crate::api::error::code;
use crate::api::{Answers, ApplicationSaveReceipt, CoreError};
use crate::core::Core;
use crate::errors;
use crate::host::{Host, SaveDialog};

impl<H: Host> Answers<ApplicationSaveReceipt> for Core<H> {
    async fn answer(&self, request: SaveReceipt) -> Result<SavedReceipt, CoreError> {
        let malformed = || CoreError::new(code::REQUEST_MALFORMED);
        let id = request.application.parse().map_err(|_| malformed())?;
        let reference = ReferenceNumber::parse(&request.reference).map_err(|_| malformed())?;
        // Before the dialog: nobody chooses a place for nothing.
        let pdf = self.fetch_receipt(id, request.language).await?;
        let dialog = self.save_dialog(&reference, request.language);
        let chosen = self.shared.host.choose_target(dialog).await;
        let Some(path) = chosen.map_err(|_| CoreError::new(code::SAVE_DIALOG_FAILED))? else {
            return Ok(SavedReceipt { name: None });
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = Some(name.into_owned());
        tokio::task::spawn_blocking(move || write(&path, &pdf))
            .await
            .map_err(|_| errors::internal("a file thread"))?
            .map_err(|error| unwritten(&error))?;
        Ok(SavedReceipt { name })
    }
}

impl<H: Host> Core<H> {
    async fn fetch_receipt(&self, id: Uuid, language: Language) -> Result<Vec<u8>, CoreError> {
        let applicant = self.as_applicant(id).await?;
        let receipt = applicant.server.receipt(id, &applicant.token, language);
        let failure = match receipt.await {
            Ok(pdf) => return Ok(pdf),
            Err(failure) => failure,
        };
        match unfetched(&failure) {
            Some(code) => Err(CoreError::new(code)),
            None => Err(self.applicant_failed(&applicant, failure).await),
        }
    }

    /// The file's name is in the language of the receipt and says nobody's name.
    fn save_dialog(&self, reference: &ReferenceNumber, written: Language) -> SaveDialog {
        let language = self.language();
        let messages = Messages::of(language);
        let reference = reference.to_string();
        SaveDialog {
            language,
            title: text::receipt_dialog_title(messages),
            filter: text::receipt_dialog_filter(messages),
            extension: "pdf",
            file_name: text::receipt_file_name(Messages::of(written), reference),
        }
    }
}

/// What is said of these at other places, that what was typed is kept, helps nobody here.
fn unfetched(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Unreachable | Failure::HostUnknown | Failure::Timeout => {
            Some(code::RECEIPT_UNREACHABLE)
        }
        Failure::Problem { problem, .. } => match problem.code {
            ProblemCode::Unavailable => Some(code::RECEIPT_UNREACHABLE),
            ProblemCode::Internal => Some(code::RECEIPT_UNAVAILABLE),
            _ => None,
        },
        _ => None,
    }
}

/// The old file or the new one, never half of each: beside it first, then in its place.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.part", Uuid::new_v4().simple()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    // The new name, too, survives a power cut. Where a folder cannot be opened for that the file is there all the same.
    #[cfg(unix)]
    if let Some(Err(error)) = path.parent().map(|dir| fs::File::open(dir)?.sync_all()) {
        tracing::warn!(reason = %error.kind(), "the folder of a saved receipt was not synced");
    }
    Ok(())
}

fn unwritten(error: &io::Error) -> CoreError {
    let kind = error.kind();
    tracing::info!(?kind, "the receipt could not be written");
    CoreError::new(match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => code::TARGET_FULL,
        _ => code::TARGET_UNWRITABLE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("受付票.pdf");
        fs::write(&path, "older and longer").unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        // A folder of that name stands where the file should.
        let path = folder.path().join("taken");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("inside"), "kept").unwrap();
        let code = unwritten(&write(&path, b"new").unwrap_err()).code;
        assert_eq!(code, code::TARGET_UNWRITABLE);
        assert_eq!(fs::read(path.join("inside")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let gone = folder.path().join("gone").join("receipt.pdf");
        assert!(write(&gone, b"new").is_err());
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(unwritten(&full).code, code::TARGET_FULL);
    }
}
