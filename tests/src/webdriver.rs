//! A small client for the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/): just what the journeys ask.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::process::Running;
use crate::{Result, programs, wait};

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
        let (port, native) = (free_port()?, free_port()?);
        let mut driver = desktop.command(programs::tool("tauri-driver")?);
        driver.args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native.to_string(),
        ]);
        driver.envs(environment.iter().map(|(name, value)| (name, value)));
        let mut driver = Running::start(driver, &desktop.logs().join("application.log"))?;
        wait::until("the driver", wait::PATIENCE, || {
            driver.must_run()?;
            Ok(request(port, "GET", "/status", None).is_ok().then_some(()))
        })?;
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "wry",
            "tauri:options": { "application": application, "args": arguments },
        } } });
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
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    // The connection is not announced as the last one: the driver passes headers on, and the server behind it then
    // closes before its answer has been read.
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let (head, body) = read(&mut BufReader::new(stream))?;
    let answer: Value =
        serde_json::from_slice(&body).map_err(|_| format!("{method} {path}: {head}"))?;
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    if head.split(' ').nth(1) == Some("200") {
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

/// The first line of an answer and its body, whether that came in chunks or in one piece.
fn read(answer: &mut impl BufRead) -> Result<(String, Vec<u8>)> {
    let first = line(answer)?;
    let (mut length, mut chunked) = (0, false);
    loop {
        let header = line(answer)?.to_ascii_lowercase();
        match header.split_once(':') {
            None => break,
            Some(("content-length", value)) => length = value.trim().parse()?,
            Some(("transfer-encoding", value)) => chunked = value.contains("chunked"),
            Some(_) => {}
        }
    }
    let mut body = Vec::new();
    while chunked {
        length = usize::from_str_radix(&line(answer)?, 16)?;
        answer.take(length as u64).read_to_end(&mut body)?;
        line(answer)?;
        chunked = length > 0;
        length = 0;
    }
    answer.take(length as u64).read_to_end(&mut body)?;
    Ok((first, body))
}

fn line(answer: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    match answer.read_line(&mut line)? {
        0 => Err("the driver closed the connection".into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_chunks_and_in_one_piece() {
        let chunks =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let whole = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcdefg";
        for answer in [chunks, whole] {
            let (head, body) = read(&mut answer.as_bytes()).unwrap();
            assert_eq!(
                (head.as_str(), body.as_slice()),
                ("HTTP/1.1 200 OK", b"abcde".as_slice())
            );
        }
    }
}
