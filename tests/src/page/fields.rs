//! Fields: typing, pasting and choosing, and what they hold.

use super::{Page, selector};
use crate::desktop::Desktop;
use crate::webdriver::Element;
use crate::{Result, wait};

impl Page {
    /// Replaces what a field holds.
    ///
    /// # Errors
    /// When there is no such field, or it holds something else afterwards.
    pub fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.empty(id)?;
        if !text.is_empty() {
            self.window.type_keys(&field, text)?;
        }
        let held = self.value(id)?;
        if held == text {
            Ok(())
        } else {
            Err(format!("{id} holds something else than what was typed").into())
        }
    }

    /// Replaces what a field holds by what is pasted into it, to the byte: keys of a driver lose what lies outside the
    /// basic plane.
    ///
    /// # Errors
    /// When there is no such field, or it holds something else afterwards.
    pub fn paste(&self, desktop: &Desktop, id: &str, text: &str) -> Result<()> {
        self.empty(id)?;
        self.press(&selector(id))?;
        desktop.copy(text)?;
        desktop.press("ctrl+v")?;
        wait::until(&format!("the pasted text in {id}"), wait::PATIENCE, || {
            Ok((self.value(id)? == text).then_some(()))
        })
    }

    /// Chooses the first entry of a list that is not the empty one; its value.
    ///
    /// # Errors
    /// When the list is empty.
    pub fn choose_first(&self, id: &str) -> Result<String> {
        let option = format!("{} option:not([value=\"\"])", selector(id));
        self.press(&option)
            .inspect_err(|_| drop(self.photograph(&format!("not-chosen-{id}"))))?;
        let held = self.value(id)?;
        if held.is_empty() {
            Err(format!("{id} stayed empty").into())
        } else {
            Ok(held)
        }
    }

    /// Chooses an entry of a list by its value.
    ///
    /// # Errors
    /// When the list has no such entry.
    pub fn choose(&self, id: &str, value: &str) -> Result<()> {
        self.press(&format!("{} option[value=\"{value}\"]", selector(id)))
            .inspect_err(|_| drop(self.photograph(&format!("not-chosen-{id}"))))?;
        match self.value(id)? {
            held if held == value => Ok(()),
            held => Err(format!("{id} holds {held:?}").into()),
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

    /// Waits for the error at a field, and reads it.
    ///
    /// # Errors
    /// When there is none.
    pub fn error_at(&self, id: &str) -> Result<String> {
        let error = format!("#{id}-error");
        let found = wait::until(&error, wait::PATIENCE, || self.window.find(&error))?;
        self.window.text(&found)
    }

    /// Empties a field, once it can be used.
    fn empty(&self, id: &str) -> Result<Element> {
        wait::until(&format!("an empty {id}"), wait::PATIENCE, || {
            let field = self.control(id)?;
            self.window
                .clear(&field)
                .inspect_err(|_| self.turn_to(&field))?;
            Ok(Some(field))
        })
        .inspect_err(|_| drop(self.photograph(&format!("not-empty-{id}"))))
    }

    /// The control of a field; its error text has the same name.
    fn control(&self, id: &str) -> Result<Element> {
        let control = format!(":is(input, textarea, select){}", selector(id));
        wait::until(&control, wait::PATIENCE, || self.window.find(&control))
            .inspect_err(|_| drop(self.photograph(&format!("no-field-{id}"))))
    }
}
