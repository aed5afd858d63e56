//! Size of the window, remembered by the core from one start to the next. Not its place: where a window may stand is
//! the window manager's business, and some do not tell.

use std::sync::{Mutex, PoisonError};

use akashi_app::Window;
use tauri::{AppHandle, LogicalSize, Manager as _, WebviewWindow, WindowEvent};

use crate::core;

/// The smallest window in which every screen works, in logical pixels.
pub const SMALLEST: (f64, f64) = (800.0, 560.0);
/// The window of the first start, in logical pixels.
const FIRST: (f64, f64) = (1080.0, 780.0);

/// What was seen last; written when the application ends, not at every step of a dragging mouse.
#[derive(Default)]
struct Seen(Mutex<Option<Window>>);

/// The size to open with, in logical pixels, and whether to fill the screen.
pub fn at_start(app: &AppHandle) -> ((f64, f64), bool) {
    app.manage(Seen::default());
    let (size, maximized) = match core::get(app).and_then(|core| core.window()) {
        Some(window) => (
            (f64::from(window.width), f64::from(window.height)),
            window.maximized,
        ),
        None => (FIRST, false),
    };
    (within_the_screen(app, size), maximized)
}

/// A size that the screen has room for, where the system tells its size: a window may have been left on a larger one.
fn within_the_screen(app: &AppHandle, (width, height): (f64, f64)) -> (f64, f64) {
    let room = match app.primary_monitor() {
        Ok(Some(monitor)) => monitor.size().to_logical::<f64>(monitor.scale_factor()),
        _ => LogicalSize { width, height },
    };
    (
        width.min(room.width).max(SMALLEST.0),
        height.min(room.height).max(SMALLEST.1),
    )
}

/// Follows the window.
pub fn follow(window: &WebviewWindow, event: &WindowEvent) {
    if !matches!(event, WindowEvent::Resized(_)) {
        return;
    }
    let (Ok(size), Ok(scale), Ok(maximized)) = (
        window.inner_size(),
        window.scale_factor(),
        window.is_maximized(),
    ) else {
        return;
    };
    let Some(seen) = window.try_state::<Seen>() else {
        return;
    };
    let mut seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
    let LogicalSize { width, height } = size.to_logical::<u32>(scale);
    *seen = Some(match *seen {
        // The size before it filled the screen is what a person gets back.
        Some(before) if maximized => Window {
            maximized,
            ..before
        },
        _ => Window {
            width,
            height,
            maximized,
        },
    });
}

/// Remembers what was seen last. Losing it costs a person one drag of the mouse, so a failure is only logged.
pub fn save(app: &AppHandle) {
    let seen = app
        .try_state::<Seen>()
        .and_then(|seen| *seen.0.lock().unwrap_or_else(PoisonError::into_inner));
    if let (Some(core), Some(window)) = (core::get(app), seen)
        && let Err(error) = core.remember_window(window)
    {
        tracing::warn!(
            code = error.code,
            "the size of the window is not remembered"
        );
    }
}
