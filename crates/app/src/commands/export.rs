//! `data.export`: everything that this computer holds of the person, as a ZIP that they can read and keep. Secrets that let
//! this computer in somewhere are no data of theirs and stay here.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use akashi_i18n::{Messages, text};
use uuid::Uuid;

use crate::api::error::code;
use crate::api::store::Exported;
use crate::api::{Answers, CoreError, DataExport, Nothing};
use crate::core::Core;
use crate::errors;
use crate::export::{Archive, Held, Page};
use crate::host::{Host, SaveDialog};

impl<H: Host> Answers<DataExport> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Exported, CoreError> {
        let nothing = || CoreError::new(code::NOTHING_TO_EXPORT);
        let store = self.existing_store().await?.ok_or_else(nothing)?;
        let held = store.read(|reader| Ok(Held::read(reader))).await?;
        if held.is_empty() {
            return Err(nothing());
        }
        let chosen = self.shared.host.choose_target(self.export_dialog()).await;
        let failed = |_| CoreError::new(code::EXPORT_DIALOG_FAILED);
        let Some(path) = chosen.map_err(failed)? else {
            return Ok(Exported {
                name: None,
                missing: 0,
            });
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = Some(name.into_owned());
        let half = Half::begin(path).map_err(|error| unwritten(&error))?;
        let info = self.known_info();
        let page = Page {
            messages: Messages::of(self.language()),
            info: info.as_deref(),
            now: self.now(),
        };
        let file = half.file().map_err(|error| unwritten(&error))?;
        let mut archive = Archive::begin(BufWriter::new(file));
        let missing = archive
            .fill(&store, &held, &page)
            .await
            .map_err(|error| unwritten(&error))?;
        tokio::task::spawn_blocking(move || half.keep(archive))
            .await
            .map_err(|_| errors::internal("a file thread"))?
            .map_err(|error| unwritten(&error))?;
        Ok(Exported { name, missing })
    }
}

impl<H: Host> Core<H> {
    /// The file's name says nobody's name.
    fn export_dialog(&self) -> SaveDialog {
        let language = self.language();
        let messages = Messages::of(language);
        let day = self.now().to_zoned(jiff::tz::TimeZone::system());
        SaveDialog {
            language,
            title: text::export_dialog_title(messages),
            filter: text::export_dialog_filter(messages),
            extension: "zip",
            file_name: text::export_file_name(messages, day.strftime("%Y%m%d").to_string()),
        }
    }
}

/// A file that is being written beside the place it is for. Nothing of it stays behind unless it is kept.
struct Half {
    beside: PathBuf,
    path: PathBuf,
}

impl Half {
    fn begin(path: PathBuf) -> io::Result<Self> {
        let beside = path.with_extension(format!("{}.part", Uuid::new_v4().simple()));
        private().create_new(true).open(&beside)?;
        Ok(Self { beside, path })
    }

    fn file(&self) -> io::Result<fs::File> {
        private().open(&self.beside)
    }

    /// The old file or the new one, never half of each.
    fn keep(self, archive: Archive<BufWriter<fs::File>>) -> io::Result<()> {
        let file = archive.end()?.into_inner()?;
        file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        sync_folder(&self.path)
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

/// Where folders can be opened.
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent().filter(|_| cfg!(unix)) {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// What is in it is not encrypted: other users of the computer have no business with it.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

fn unwritten(error: &io::Error) -> CoreError {
    let kind = error.kind();
    tracing::info!(?kind, "the copy could not be written");
    CoreError::new(match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => code::EXPORT_FULL,
        _ => code::EXPORT_UNWRITABLE,
    })
}
