//! What the application is started with. Arguments may hold a link, so they are never logged.

use std::env;
use std::path::PathBuf;

use akashi_i18n::Language;
use tauri::{AppHandle, Manager as _};

/// The application's own folder, and what was preset.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where everything of this device is kept. `AKASHI_DATA_DIR` moves it.
    pub data_dir: PathBuf,
    /// The address of a university to propose: `--university ADDRESS`, or `AKASHI_UNIVERSITY` where a computer was
    /// prepared for its users.
    pub university: Option<String>,
    /// The language of the system, for the first start.
    pub system_language: Language,
}

impl Options {
    /// Reads the arguments and the environment of this process.
    ///
    /// # Errors
    /// When the system does not say where applications keep their data.
    pub fn read(app: &AppHandle) -> tauri::Result<Self> {
        let data_dir = match env::var_os("AKASHI_DATA_DIR") {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => app.path().app_data_dir()?,
        };
        let preset = env::var("AKASHI_UNIVERSITY")
            .ok()
            .filter(|address| !address.is_empty());
        let university = university(
            env::args_os()
                .skip(1)
                .map(|argument| argument.to_string_lossy().into_owned()),
        );
        Ok(Self {
            data_dir,
            university: university.or(preset),
            system_language: system_language(),
        })
    }
}

/// The language of the system: Japanese unless it plainly says otherwise.
fn system_language() -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    set.and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// The value of `--university`, written in one piece or in two.
fn university(arguments: impl IntoIterator<Item = String>) -> Option<String> {
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--university" {
            return arguments.next();
        }
        if let Some(address) = argument.strip_prefix("--university=") {
            return Some(address.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preset_university() {
        let cases: [(&[&str], Option<&str>); 4] = [
            (&[], None),
            (
                &["--university", "http://127.0.0.1:8430"],
                Some("http://127.0.0.1:8430"),
            ),
            (&["--university=a.example"], Some("a.example")),
            (&["akashi:open/x", "--university"], None),
        ];
        for (arguments, expected) in cases {
            assert_eq!(
                university(arguments.iter().map(ToString::to_string)).as_deref(),
                expected
            );
        }
    }
}
