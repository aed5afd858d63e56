//! The system's own file dialog, answered by keys, as a person does it who knows where the file is.

use std::path::Path;
use std::time::Duration;

use crate::desktop::Desktop;
use crate::{Result, process, wait};

/// Waits for the dialog with `title` and chooses `file` in it.
///
/// # Errors
/// When no dialog appears, or it stays open.
pub fn choose(desktop: &Desktop, title: &str, file: &Path) -> Result<()> {
    let window = find(desktop, title)?;
    key(desktop, &["windowactivate", "--sync", &window])?;
    // Opens the line for a path, whatever the dialog shows.
    key(desktop, &["key", "--clearmodifiers", "ctrl+l"])?;
    key(desktop, &["key", "--clearmodifiers", "ctrl+a"])?;
    key(
        desktop,
        &[
            "type",
            "--clearmodifiers",
            "--delay",
            "15",
            &file.display().to_string(),
        ],
    )?;
    desktop.photograph("native-dialog")?;
    confirm(desktop, title)
}

/// Waits for the dialog with `title` and closes it without a choice.
///
/// # Errors
/// When no dialog appears, or it stays open.
pub fn cancel(desktop: &Desktop, title: &str) -> Result<()> {
    let window = find(desktop, title)?;
    key(desktop, &["windowactivate", "--sync", &window])?;
    key(desktop, &["key", "--clearmodifiers", "Escape"])?;
    wait::until("the dialog to close", wait::PATIENCE, || {
        Ok(visible(desktop, title)?.is_none().then_some(()))
    })
}

/// Presses Enter until the dialog has gone: while it still looks the path up, the first one only completes it.
fn confirm(desktop: &Desktop, title: &str) -> Result<()> {
    wait::until("the dialog to close", wait::PATIENCE, || {
        if visible(desktop, title)?.is_none() {
            return Ok(Some(()));
        }
        key(desktop, &["key", "--clearmodifiers", "Return"])?;
        std::thread::sleep(Duration::from_millis(300));
        Ok(visible(desktop, title)?.is_none().then_some(()))
    })
}

fn find(desktop: &Desktop, title: &str) -> Result<String> {
    wait::until(&format!("the dialog {title:?}"), wait::PATIENCE, || {
        visible(desktop, title)
    })
}

fn visible(desktop: &Desktop, title: &str) -> Result<Option<String>> {
    // It ends with a failure when there is none.
    let found = process::run(
        desktop
            .command("xdotool")
            .args(["search", "--onlyvisible", "--name", title]),
        b"",
    );
    Ok(found
        .ok()
        .and_then(|ids| ids.lines().next().map(str::to_owned)))
}

fn key(desktop: &Desktop, arguments: &[&str]) -> Result<()> {
    process::run(desktop.command("xdotool").args(arguments), b"").map(drop)
}
