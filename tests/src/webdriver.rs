//! A small client for the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/): just what the journeys ask.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::process::Running;
use crate::{Result, http, programs, wait};

/// The key under which an element's id travels (W3C WebDriver, 12.3).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The real window, driven.
pub struct Window {
    session: String,
    port: u16,
    driver: Option<Running>,
}

/// An element of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Window {
    /// Starts the application on `desktop` and takes hold of its window. What the application prints is in the
    /// driver's log.
    ///
    /// # Errors
    /// When driver or application do not start.
    pub fn open(
        desktop: &Desktop,
        application: &Path,
        arguments: &[&str],
        environment: &[(&str, String)],
    ) -> Result<Self> {
        let native = free_port()?;
        let mut driver = desktop.command(programs::tool("tauri-driver")?);
        driver.args(["--native-port", &native.to_string()]);
        driver.envs(environment.iter().map(|(name, value)| (name, value)));
        let log = desktop.logs().join("application.log");
        let wanted = json!({
            "browserName": "wry",
            "tauri:options": { "application": application, "args": arguments },
        });
        Self::driven(driver, &log, &wanted)
    }

    /// Starts the browser of `desktop` with nothing in it. It keeps nothing after its end.
    ///
    /// # Errors
    /// When driver or browser do not start.
    pub fn browser(desktop: &Desktop) -> Result<Self> {
        let driver = desktop.command("chromedriver");
        let log = desktop.logs().join("browser.log");
        // The tests may run as anybody; the sandbox of this browser does not start for the administrator.
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": ["--no-sandbox", "--no-first-run", "--disable-gpu"] },
        });
        Self::driven(driver, &log, &wanted)
    }

    fn driven(mut driver: Command, log: &Path, wanted: &Value) -> Result<Self> {
        let port = free_port()?;
        driver.arg(format!("--port={port}"));
        let mut driver = Running::start(driver, log)?;
        wait::until("the driver", wait::PATIENCE, || {
            driver.must_run()?;
            Ok(request(port, "GET", "/status", None).is_ok().then_some(()))
        })?;
        let capabilities = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = request(port, "POST", "/session", Some(&capabilities))?;
        let session = answer
            .get("sessionId")
            .and_then(Value::as_str)
            .ok_or("no session")?
            .to_owned();
        Ok(Self {
            session,
            port,
            driver: Some(driver),
        })
    }

    /// Opens a page; for browsers.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn go(&self, url: &str) -> Result<()> {
        self.ask("POST", "/url", Some(&json!({ "url": url })))
            .map(drop)
    }

    /// The first element that matches a CSS selector, if there is one now.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn find(&self, selector: &str) -> Result<Option<Element>> {
        let wanted = json!({ "using": "css selector", "value": selector });
        let found = self.ask("POST", "/elements", Some(&wanted))?;
        let first = found
            .get(0)
            .and_then(|element| element.get(ELEMENT))
            .and_then(Value::as_str);
        Ok(first.map(|id| Element(id.to_owned())))
    }

    /// Clicks where a person would; fails when something else lies on top.
    ///
    /// # Errors
    /// When the element cannot be clicked.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.ask(
            "POST",
            &format!("/element/{}/click", element.0),
            Some(&json!({})),
        )
        .map(drop)
    }

    /// Takes an element by its middle and carries it so many pixels to the right and down.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn drag(&self, element: &Element, by: (i32, i32)) -> Result<()> {
        let to = |origin: Value, (x, y): (i32, i32)| json!({ "type": "pointerMove", "duration": 100, "origin": origin, "x": x, "y": y });
        let mouse = json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                to(json!({ ELEMENT: element.0 }), (0, 0)),
                { "type": "pointerDown", "button": 0 },
                to(json!("pointer"), by),
                { "type": "pointerUp", "button": 0 },
            ],
        });
        self.ask("POST", "/actions", Some(&json!({ "actions": [mouse] })))
            .map(drop)
    }

    /// Types into an element.
    ///
    /// # Errors
    /// When it takes no text.
    pub fn type_keys(&self, element: &Element, text: &str) -> Result<()> {
        self.ask(
            "POST",
            &format!("/element/{}/value", element.0),
            Some(&json!({ "text": text })),
        )
        .map(drop)
    }

    /// Empties a field.
    ///
    /// # Errors
    /// When it is no field.
    pub fn clear(&self, element: &Element) -> Result<()> {
        self.ask(
            "POST",
            &format!("/element/{}/clear", element.0),
            Some(&json!({})),
        )
        .map(drop)
    }

    /// The text a person sees.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn text(&self, element: &Element) -> Result<String> {
        let text = self.ask("GET", &format!("/element/{}/text", element.0), None)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Whether a person sees it.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn is_displayed(&self, element: &Element) -> Result<bool> {
        Ok(
            self.ask("GET", &format!("/element/{}/displayed", element.0), None)?
                == Value::Bool(true),
        )
    }

    /// What a field holds, or another property of an element.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn property(&self, element: &Element, name: &str) -> Result<Value> {
        self.ask(
            "GET",
            &format!("/element/{}/property/{name}", element.0),
            None,
        )
    }

    /// Runs a script in the page; `arguments[0]` is the element, where one is given.
    ///
    /// # Errors
    /// When the script throws.
    pub fn script(&self, script: &str, element: Option<&Element>) -> Result<Value> {
        let arguments: Vec<Value> = element
            .iter()
            .map(|element| json!({ ELEMENT: element.0 }))
            .collect();
        self.ask(
            "POST",
            "/execute/sync",
            Some(&json!({ "script": script, "args": arguments })),
        )
    }

    /// Ends the application at once, as a power cut would.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(mut self) -> Result<()> {
        self.driver.take().map_or(Ok(()), Running::kill)
    }

    /// A picture of the page.
    ///
    /// # Errors
    /// When it cannot be taken or kept.
    pub fn photograph(&self, file: &Path) -> Result<()> {
        let picture = self.ask("GET", "/screenshot", None)?;
        let picture = STANDARD.decode(picture.as_str().unwrap_or_default())?;
        Ok(std::fs::write(file, picture)?)
    }

    /// The title of the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn title(&self) -> Result<String> {
        Ok(self
            .ask("GET", "/title", None)?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        request(
            self.port,
            method,
            &format!("/session/{}{path}", self.session),
            body,
        )
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Closes the window; the driver ends right after, whether this worked or not.
        if self.driver.is_some() {
            let _ = self.ask("DELETE", "", None);
        }
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// One request to the driver; the `value` of its answer.
fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let body = body.map(Value::to_string).unwrap_or_default();
    // The connection is not announced as the last one: the driver passes headers on, and the server behind it then
    // closes before its answer has been read.
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let parts = [head.as_bytes(), body.as_bytes()];
    let answer = http::send(&format!("127.0.0.1:{port}"), wait::PATIENCE, &parts)?;
    let status = answer.status;
    let answer: Value =
        serde_json::from_slice(&answer.body).map_err(|_| format!("{method} {path}: {status}"))?;
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    if status == 200 {
        return Ok(value);
    }
    let part = |name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Err(format!("{method} {path}: {} {}", part("error"), part("message")).into())
}
