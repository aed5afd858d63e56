//! The browser of a desktop. Pages that the application opens wait until somebody looks at them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use crate::desktop::Desktop;
use crate::webdriver::{Element, Window};
use crate::{Result, wait};

/// What this desktop opens pages with: a note of the address, for a browser that can be driven.
const NAME: &str = "note-of-pages.desktop";

/// The browser that a desktop opens pages with.
pub struct Browser {
    notes: PathBuf,
}

impl Browser {
    /// Makes it the desktop's own, as installing one does.
    ///
    /// # Errors
    /// When the home folder cannot be written to.
    pub fn install(desktop: &Desktop) -> Result<Self> {
        let home = desktop.home();
        let notes = home.join("pages");
        let program = home.join("note-page");
        let script = format!(
            "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n",
            notes.display()
        );
        fs::write(&program, script)?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        let applications = home.join("data/applications");
        fs::create_dir_all(&applications)?;
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Pages\nExec={} %u\n\
             MimeType=x-scheme-handler/http;x-scheme-handler/https;\n",
            program.display()
        );
        fs::write(applications.join(NAME), entry)?;
        let defaults = format!(
            "[Default Applications]\nx-scheme-handler/http={NAME}\nx-scheme-handler/https={NAME}\n"
        );
        fs::write(home.join("config/mimeapps.list"), defaults)?;
        Ok(Self { notes })
    }

    /// Looks at page number `index` (from 0) of those that were opened, in Debian's Chromium.
    ///
    /// # Errors
    /// When none was opened.
    pub fn look(&self, desktop: &Desktop, index: usize) -> Result<Window> {
        let page = wait::until("a page in the browser", wait::PATIENCE, || {
            let notes = fs::read_to_string(&self.notes).unwrap_or_default();
            Ok(notes.lines().nth(index).map(str::to_owned))
        })?;
        let window = Window::browser(desktop)?;
        window.go(&page)?;
        Ok(window)
    }
}

/// Waits for an element on a page of others.
///
/// # Errors
/// When it does not appear.
pub fn see(window: &Window, selector: &str) -> Result<Element> {
    wait::until(selector, wait::PATIENCE, || window.find(selector))
}
