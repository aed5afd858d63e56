//! What a person does in the window, by the names that the screens give to their elements (`data-testid`).

mod fields;

use std::cell::{Cell, RefCell};
use std::path::Path;

use serde_json::Value;

use crate::camera::Camera;
use crate::desktop::Desktop;
use crate::journey::people;
use crate::webdriver::{Element, Window};
use crate::words::Language;
use crate::{Result, looks, process, programs, wait};

/// The application as one person uses it.
pub struct Page {
    window: Window,
    camera: Camera,
    folder: std::path::PathBuf,
    person: String,
    pictures: Cell<u32>,
    defects: RefCell<Vec<String>>,
}

impl Page {
    /// Starts the application for `person`, preset to the university at `address`. Each person has a folder of their
    /// own; the same person finds their things again.
    ///
    /// # Errors
    /// When the application does not start.
    pub fn open(desktop: &Desktop, person: &str, address: &str) -> Result<Self> {
        Self::open_with(desktop, person, &["--university", address])
    }

    /// Starts the application for `person` with these arguments, a link for example.
    ///
    /// # Errors
    /// When the application does not start.
    pub fn open_with(desktop: &Desktop, person: &str, arguments: &[&str]) -> Result<Self> {
        let environment = [("AKASHI_DATA_DIR", folder(desktop, person))];
        let window = Window::open(desktop, &programs::ours("akashi")?, arguments, &environment)?;
        Ok(Self {
            window,
            camera: desktop.camera(),
            folder: desktop.pictures().to_owned(),
            person: person.to_owned(),
            pictures: Cell::new(next_picture(desktop.pictures())),
            defects: RefCell::default(),
        })
    }

    /// Writes the settings that an earlier run of the application left.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn left(desktop: &Desktop, person: &str, settings: &str) -> Result<()> {
        let folder = folder(desktop, person);
        std::fs::create_dir_all(&folder)?;
        Ok(std::fs::write(
            Path::new(&folder).join("settings.json"),
            settings,
        )?)
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
        self.press(&selector(id))
            .inspect_err(|_| drop(self.photograph(&format!("not-clicked-{id}"))))
    }

    /// Clicks what a selector finds, as soon as it is there and lets itself be clicked.
    fn press(&self, selector: &str) -> Result<()> {
        wait::until(&format!("a click on {selector}"), wait::PATIENCE, || {
            let Some(element) = self.window.find(selector)? else {
                return Ok(None);
            };
            self.window
                .click(&element)
                .map(Some)
                .inspect_err(|_| self.turn_to(&element))
        })
    }

    /// Where the driver did not bring something into view, a person turns the wheel. An entry has its list's place.
    pub fn turn_to(&self, element: &Element) {
        let turn =
            "(arguments[0].closest('select') ?? arguments[0]).scrollIntoView({ block: 'center' })";
        drop(self.window.script(turn, Some(element)));
    }

    /// Waits until the page shows every one of `texts`, to the byte.
    ///
    /// # Errors
    /// When one is missing; it is not named, for it is somebody's answer.
    pub fn shows(&self, texts: &[&str]) -> Result<()> {
        let missing = |shown: &str| texts.iter().filter(|text| !shown.contains(**text)).count();
        wait::until(
            "all answers on the page",
            wait::PATIENCE,
            || match missing(&self.everything()?) {
                0 => Ok(Some(())),
                missing => Err(format!("{missing} are missing").into()),
            },
        )
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

    /// Ends the application at once, as a power cut would.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(self) -> Result<()> {
        self.window.kill()
    }

    /// Closes the window as a person does, and waits until it has gone.
    ///
    /// # Errors
    /// When it stays.
    pub fn close(self, desktop: &Desktop) -> Result<()> {
        desktop.press("alt+F4")?;
        wait::until("the window to close", wait::PATIENCE, || {
            Ok(self.camera.window()?.is_none().then_some(()))
        })
        .inspect_err(|_| drop(desktop.photograph("not-closed")))
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

    /// A picture, numbered in the order of the journey. What would embarrass in it is noted for [`Self::looks_good`].
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn photograph(&self, name: &str) -> Result<()> {
        self.pictures.set(self.pictures.get() + 1);
        let name = format!("{:02}-{}-{name}", self.pictures.get(), self.person);
        let language = if self.language()? == Language::En.tag() {
            Language::En
        } else {
            Language::Ja
        };
        let defects = looks::defects(&self.window, language, &people::typed())?;
        let defects = defects
            .into_iter()
            .map(|defect| format!("{name}: {defect}"));
        self.defects.borrow_mut().extend(defects);
        self.camera
            .photograph(&self.folder.join(format!("{name}.png")))
    }

    /// The window seen from outside.
    #[must_use]
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Nothing embarrassed in the pictures taken so far.
    ///
    /// # Errors
    /// What did.
    pub fn looks_good(&self) -> Result<()> {
        let defects = self.defects.borrow();
        if defects.is_empty() {
            Ok(())
        } else {
            Err(format!("seen in the pictures:\n{}", defects.join("\n")).into())
        }
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
fn next_picture(folder: &Path) -> u32 {
    let taken = std::fs::read_dir(folder).into_iter().flatten().flatten();
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
