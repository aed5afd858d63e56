//! Settings that are nobody's secret: language, window, and which university is connected. A plain file, so that the
//! first screen needs no key.

use std::path::{Path, PathBuf};

use akashi_domain::{Language, Localized};
use serde::{Deserialize, Serialize};

use crate::atomic;
use crate::error::StoreError;

/// The settings of this device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Chosen language; absent before the first choice.
    pub language: Option<Language>,
    /// Size of the window.
    pub window: Option<Window>,
    /// The connected university.
    pub university: Option<Remembered>,
    /// The person stopped sending; it stays stopped until they resume it.
    pub sending_paused: bool,
}

/// Size and place of the window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Did it fill the screen?
    pub maximized: bool,
}

/// A connected university.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Its id; drafts are bound to it.
    pub id: String,
    /// Address of its server.
    pub address: String,
    /// Its name.
    pub name: Localized,
    /// `#rrggbb`
    pub brand_colour: String,
    /// PNG in base 64.
    pub logo_png: Option<String>,
}

fn path(dir: &Path) -> PathBuf {
    dir.join("settings.json")
}

/// Reads the settings. A file that cannot be read is as good as none: nothing in it is worth stopping for.
#[must_use]
pub fn load(dir: &Path) -> Settings {
    let Ok(bytes) = std::fs::read(path(dir)) else {
        return Settings::default();
    };
    serde_json::from_slice(&bytes).unwrap_or_else(|_| {
        tracing::warn!("settings.json cannot be read; the defaults are used");
        Settings::default()
    })
}

/// Writes the settings; durable when it returns.
///
/// # Errors
/// When the file cannot be written.
pub fn save(dir: &Path, settings: &Settings) -> Result<(), StoreError> {
    Ok(atomic::write(
        &path(dir),
        &serde_json::to_vec_pretty(settings)?,
    )?)
}
