//! The application's window seen from outside, as the window manager and a person see it, menu included.

use std::path::Path;
use std::process::Command;

use crate::desktop::with;
use crate::{Result, process, wait};

/// Looks at the window. (The driver's own pictures wait for a graphics card.)
#[derive(Debug, Clone)]
pub struct Camera {
    pub(crate) environment: Vec<(String, String)>,
}

/// Where a window stands on the display, without what the window manager adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

impl Camera {
    /// A picture of the window into `file`.
    ///
    /// # Errors
    /// When there is no window, or it cannot be taken.
    pub fn photograph(&self, file: &Path) -> Result<()> {
        let window = self.window()?.ok_or("there is no window")?;
        let mut import = with(Command::new("import"), &self.environment);
        process::run(import.args(["-window", &window]).arg(file), b"").map(drop)
    }

    /// The window's number, when it can be seen.
    ///
    /// # Errors
    /// When the display cannot be asked.
    pub fn window(&self) -> Result<Option<String>> {
        // It ends with a failure when there is none.
        let found = self.xdotool(&["search", "--onlyvisible", "--class", "akashi"]);
        Ok(found
            .ok()
            .and_then(|windows| windows.lines().next().map(str::to_owned)))
    }

    /// Waits until the window gets what is typed.
    ///
    /// # Errors
    /// When it does not.
    pub fn wait_for_focus(&self) -> Result<()> {
        wait::until("the window to get the keyboard", wait::PATIENCE, || {
            let Some(window) = self.window()? else {
                return Ok(None);
            };
            let active = self.xdotool(&["getactivewindow"])?;
            Ok((active.trim() == window).then_some(()))
        })
    }

    /// Where the window stands.
    ///
    /// # Errors
    /// When there is no window.
    pub fn place(&self) -> Result<Place> {
        let window = self.window()?.ok_or("there is no window")?;
        let said = self.xdotool(&["getwindowgeometry", "--shell", &window])?;
        let number = |name: &str| -> Result<i32> {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            Ok(line.ok_or("no geometry")?.parse()?)
        };
        Ok(Place {
            x: number("X=")?,
            y: number("Y=")?,
            width: number("WIDTH=")?,
            height: number("HEIGHT=")?,
        })
    }

    /// Drags the window to another size and waits until it has it.
    ///
    /// # Errors
    /// When it keeps its size.
    pub fn resize(&self, width: i32, height: i32) -> Result<()> {
        let window = self.window()?.ok_or("there is no window")?;
        let (wide, high) = (width.to_string(), height.to_string());
        self.xdotool(&["windowsize", &window, &wide, &high])?;
        wait::until("the new size", wait::PATIENCE, || {
            let place = self.place()?;
            Ok((place.width == width && place.height == height).then_some(()))
        })
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<String> {
        let mut xdotool = with(Command::new("xdotool"), &self.environment);
        process::run(xdotool.args(arguments), b"")
    }
}
