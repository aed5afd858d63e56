//! What a person does in the window, by the names that the screens give to their elements (`data-testid`).

use std::cell::Cell;
use std::path::Path;

use serde_json::Value;

use crate::desktop::{Camera, Desktop};
use crate::webdriver::{Element, Window};
use crate::{Result, process, programs, wait};

/// The application as one person uses it.
pub struct Page {
    window: Window,
    camera: Camera,
    logs: std::path::PathBuf,
    person: String,
    pictures: Cell<u32>,
}

impl Page {
    /// Starts the application for `person`, preset to the university at `address`. Each person has a folder of their
    /// own; the same person finds their things again.
    ///
    /// # Errors
    /// When the application does not start.
    pub fn open(desktop: &Desktop, person: &str, address: &str) -> Result<Self> {
        let arguments = ["--university".to_owned(), address.to_owned()];
        let environment = [("AKASHI_DATA_DIR", folder(desktop, person))];
        let window = Window::open(
            desktop,
            &programs::ours("akashi")?,
            &arguments,
            &environment,
        )?;
        Ok(Self {
            window,
            camera: desktop.camera(),
            logs: desktop.logs().to_owned(),
            person: person.to_owned(),
            pictures: Cell::new(next_picture(desktop.logs())),
        })
    }

    /// Starts the application a second time for the same person, as opening a link does, and waits for its end.
    ///
    /// # Errors
    /// When it stays, or ends with a failure.
    pub fn start_again(desktop: &Desktop, person: &str, arguments: &[&str]) -> Result<()> {
        let mut second = desktop.command("timeout");
        second
            .arg("20")
            .arg(programs::ours("akashi")?)
            .args(arguments)
            .env("AKASHI_DATA_DIR", folder(desktop, person));
        process::run(&mut second, b"").map(drop)
    }

    /// The window itself.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Waits for an element that can be seen.
    ///
    /// # Errors
    /// When it does not appear.
    pub fn see(&self, id: &str) -> Result<Element> {
        let found = wait::until(&format!("[data-testid={id}]"), wait::PATIENCE, || {
            let Some(element) = self.window.find(&selector(id))? else {
                return Ok(None);
            };
            Ok(self.window.is_displayed(&element)?.then_some(element))
        });
        if found.is_err() {
            // The picture says more than the message.
            let _ = self.photograph(&format!("missing-{id}"));
        }
        found
    }

    /// Whether an element is there now.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn has(&self, id: &str) -> Result<bool> {
        Ok(self.window.find(&selector(id))?.is_some())
    }

    /// Waits until an element has gone.
    ///
    /// # Errors
    /// When it stays.
    pub fn gone(&self, id: &str) -> Result<()> {
        wait::until(&format!("[data-testid={id}] to go"), wait::PATIENCE, || {
            Ok((!self.has(id)?).then_some(()))
        })
    }

    /// Clicks. A view that is just redrawing itself is asked again.
    ///
    /// # Errors
    /// When the element does not appear or something lies on top of it.
    pub fn click(&self, id: &str) -> Result<()> {
        wait::until(&format!("a click on {id}"), wait::PATIENCE, || {
            let Some(element) = self.window.find(&selector(id))? else {
                return Ok(None);
            };
            self.window.click(&element).map(Some)
        })
        .inspect_err(|_| drop(self.photograph(&format!("not-clicked-{id}"))))
    }

    /// Replaces what a field holds.
    ///
    /// # Errors
    /// When there is no such field, or it holds something else afterwards.
    pub fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.control(id)?;
        self.window.clear(&field)?;
        self.window.type_keys(&field, text)?;
        let held = self.value(id)?;
        if held == text {
            Ok(())
        } else {
            Err(format!("{id} holds something else than what was typed").into())
        }
    }

    /// Chooses the first entry of a list that is not the empty one; its value.
    ///
    /// # Errors
    /// When the list is empty.
    pub fn choose_first(&self, id: &str) -> Result<String> {
        let option = format!("{} option:not([value=\"\"])", selector(id));
        let found = wait::until(&option, wait::PATIENCE, || self.window.find(&option))?;
        self.window.click(&found)?;
        let held = self.value(id)?;
        if held.is_empty() {
            Err(format!("{id} stayed empty").into())
        } else {
            Ok(held)
        }
    }

    /// What a field holds.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn value(&self, id: &str) -> Result<String> {
        let held = self.window.property(&self.control(id)?, "value")?;
        Ok(held.as_str().unwrap_or_default().to_owned())
    }

    /// A data attribute of an element.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn data(&self, id: &str, name: &str) -> Result<String> {
        let value = self.window.script(
            &format!("return arguments[0].dataset.{name} ?? ''"),
            Some(&self.see(id)?),
        )?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// The text a person reads.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn text(&self, id: &str) -> Result<String> {
        self.window.text(&self.see(id)?)
    }

    /// Waits until an element says `part`.
    ///
    /// # Errors
    /// When it says something else.
    pub fn says(&self, id: &str, part: &str) -> Result<()> {
        wait::until(&format!("{id} to say {part:?}"), wait::PATIENCE, || {
            Ok(self.text(id)?.contains(part).then_some(()))
        })
    }

    /// Waits for the error at a field, and reads it.
    ///
    /// # Errors
    /// When there is none.
    pub fn error_at(&self, id: &str) -> Result<String> {
        let error = format!("#{id}-error");
        let found = wait::until(&error, wait::PATIENCE, || self.window.find(&error))?;
        self.window.text(&found)
    }

    /// Ends the application at once, as a power cut would.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(self) -> Result<()> {
        self.window.kill()
    }

    /// The id of the element that has the focus.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn focused(&self) -> Result<String> {
        let id = self
            .window
            .script("return document.activeElement?.dataset?.testid ?? ''", None)?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// A picture, numbered in the order of the journey.
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn photograph(&self, name: &str) -> Result<()> {
        self.pictures.set(self.pictures.get() + 1);
        self.camera.photograph(&self.logs.join(format!(
            "{:02}-{}-{name}.png",
            self.pictures.get(),
            self.person
        )))
    }

    /// A picture into a file of its own.
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn photograph_as(&self, file: &Path) -> Result<()> {
        self.camera.photograph(file)
    }

    /// The language of the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn language(&self) -> Result<String> {
        let language = self
            .window
            .script("return document.documentElement.lang", None)?;
        Ok(language.as_str().map(str::to_owned).unwrap_or_default())
    }

    /// The control of a field; its error text has the same name.
    fn control(&self, id: &str) -> Result<Element> {
        let control = format!(":is(input, textarea, select){}", selector(id));
        wait::until(&control, wait::PATIENCE, || self.window.find(&control))
            .inspect_err(|_| drop(self.photograph(&format!("no-field-{id}"))))
    }

    /// Everything a person reads on the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn everything(&self) -> Result<String> {
        let text = self.window.script("return document.body.innerText", None)?;
        Ok(if let Value::String(text) = text {
            text
        } else {
            String::new()
        })
    }
}

/// Pictures go on being numbered when the application is started again.
fn next_picture(logs: &Path) -> u32 {
    let taken = std::fs::read_dir(logs).into_iter().flatten().flatten();
    let numbers =
        taken.filter_map(|entry| entry.file_name().to_str()?.split('-').next()?.parse().ok());
    numbers.max().unwrap_or(0)
}

/// Where the application keeps the things of `person`.
fn folder(desktop: &Desktop, person: &str) -> String {
    desktop
        .home()
        .join("people")
        .join(person)
        .display()
        .to_string()
}

fn selector(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}
