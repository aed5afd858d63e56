//! Pages of the world open in the system's browser, never in the window of the application.

use std::process::{Command, Stdio};

use tauri::Url;

/// Opens a page, or a mail to somebody, outside. Anything else is ignored. `false` where nothing was started.
pub fn open(url: &Url) -> bool {
    if !is_allowed(url) {
        tracing::warn!(scheme = url.scheme(), "a link of this kind is not opened");
        return false;
    }
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .arg(url.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.spawn() {
        // Somebody has to collect the child's status, or it stays in the process table.
        Ok(mut child) => {
            drop(std::thread::spawn(move || child.wait()));
            true
        }
        Err(error) => {
            tracing::warn!(%error, "the browser cannot be started");
            false
        }
    }
}

/// Encrypted pages, mail and telephone; plain HTTP only on this computer.
fn is_allowed(url: &Url) -> bool {
    match url.scheme() {
        "https" | "mailto" | "tel" => true,
        "http" => matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]")),
        _ => false,
    }
}

/// Whether this is the application's own view.
pub fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_opened() {
        let cases = [
            ("https://example.ac.jp/", true, false),
            ("mailto:office@example.ac.jp", true, false),
            ("http://127.0.0.1:8430/dev/mail", true, false),
            ("http://example.ac.jp/", false, false),
            ("file:///etc/passwd", false, false),
            ("javascript:alert(1)", false, false),
            ("tauri://localhost/index.html", false, true),
            ("http://tauri.localhost/", false, true),
            ("tauri://elsewhere/", false, false),
        ];
        for (text, allowed, own) in cases {
            let url = Url::parse(text).unwrap();
            assert_eq!((is_allowed(&url), is_own(&url)), (allowed, own), "{text}");
        }
    }
}
