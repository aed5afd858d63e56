//! The mail folder of the university, read as a mail program would.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;

use crate::{Result, wait};

/// A mail, decoded.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Whom it is for.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

impl Mail {
    /// The code of eight characters, as printed.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.text
            .split_whitespace()
            .find(|word| is_code(word))
            .map(str::to_owned)
    }

    /// The key of a sign-in: the first word of six digits.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        self.text
            .split_whitespace()
            .find(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()))
            .map(str::to_owned)
    }

    /// The first link that begins with `start`.
    #[must_use]
    pub fn link(&self, start: &str) -> Option<String> {
        self.text
            .split_whitespace()
            .find(|word| word.starts_with(start))
            .map(str::to_owned)
    }

    /// The initial password: the one word of sixteen letters and digits, with some of each.
    #[must_use]
    pub fn initial_password(&self) -> Option<String> {
        self.text
            .split(|c: char| c.is_whitespace() || matches!(c, '：' | ':'))
            .find(|word| is_initial_password(word))
            .map(str::to_owned)
    }
}

/// Waits for mail number `index` (from 0) to `address`.
///
/// # Errors
/// When it does not arrive.
pub fn wait_for(folder: &Path, address: &str, index: usize) -> Result<Mail> {
    wait::until(
        &format!("mail {index} to {address}"),
        wait::PATIENCE,
        || {
            let mut mails = all(folder)?;
            mails.retain(|mail| mail.to.contains(address));
            Ok(mails.into_iter().nth(index))
        },
    )
}

/// All mails below `folder`, in the order in which they were written.
///
/// # Errors
/// When a file cannot be read.
pub fn all(folder: &Path) -> Result<Vec<Mail>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    files
        .into_iter()
        .map(|(_, path)| Ok(parse(&fs::read_to_string(path)?)))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<(std::time::SystemTime, PathBuf)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "eml") {
            files.push((entry.metadata()?.modified()?, path));
        }
    }
    Ok(())
}

/// Two groups of four from the alphabet of Crockford's base 32.
fn is_code(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '-');
    word.len() == 9
        && word.chars().nth(4) == Some('-')
        && letters.clone().count() == 8
        && letters
            .into_iter()
            .all(|c| c.is_ascii_digit() || (c.is_ascii_uppercase() && !"ILOU".contains(c)))
}

/// As the server makes them: no word of a language has upper case, lower case and digits in it.
fn is_initial_password(word: &str) -> bool {
    let has = |kind: fn(&char) -> bool| word.chars().any(|c| kind(&c));
    word.len() == 16
        && word.chars().all(|c| c.is_ascii_alphanumeric())
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_digit)
}

/// Headers, and the first part that is plain text.
fn parse(source: &str) -> Mail {
    let source = source.replace("\r\n", "\n");
    let (headers, body) = source.split_once("\n\n").unwrap_or((&source, ""));
    let headers = unfold(headers);
    Mail {
        to: header(&headers, "to").unwrap_or_default().to_owned(),
        subject: decode_words(header(&headers, "subject").unwrap_or_default()),
        text: plain(&headers, body).unwrap_or_default(),
    }
}

fn unfold(headers: &str) -> String {
    headers.replace("\n ", " ").replace("\n\t", " ")
}

fn header<'a>(headers: &'a str, name: &str) -> Option<&'a str> {
    headers.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

fn plain(headers: &str, body: &str) -> Option<String> {
    let kind = header(headers, "content-type").unwrap_or("text/plain");
    if let Some(boundary) = kind.split("boundary=").nth(1) {
        let boundary = boundary
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .trim_matches('"');
        return body
            .split(&format!("--{boundary}"))
            .skip(1)
            .find_map(|part| {
                let (headers, body) = part.trim_start_matches('\n').split_once("\n\n")?;
                plain(&unfold(headers), body)
            });
    }
    if !kind.starts_with("text/plain") {
        return None;
    }
    let bytes = match header(headers, "content-transfer-encoding")
        .unwrap_or("7bit")
        .to_ascii_lowercase()
        .as_str()
    {
        "base64" => {
            let compact: String = body.chars().filter(|c| !c.is_whitespace()).collect();
            base64::engine::general_purpose::STANDARD
                .decode(compact)
                .ok()?
        }
        "quoted-printable" => quoted_printable(&body.replace("=\n", "")),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).ok()
}

/// `=E8=A8=BC` as bytes (RFC 2045, 6.7).
fn quoted_printable(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        let digits: Vec<u8> = bytes.by_ref().take(2).collect();
        let value = std::str::from_utf8(&digits)
            .ok()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.extend(value);
    }
    out
}

/// `=?utf-8?b?6Ki8?=` and `=?utf-8?q?…?=` (RFC 2047).
fn decode_words(value: &str) -> String {
    let mut out = Vec::new();
    for word in value.split_whitespace() {
        let parts: Vec<&str> = word
            .trim_start_matches("=?")
            .trim_end_matches("?=")
            .split('?')
            .collect();
        match parts.as_slice() {
            [_, "b" | "B", data] => out.extend(
                base64::engine::general_purpose::STANDARD
                    .decode(data)
                    .unwrap_or_default(),
            ),
            [_, "q" | "Q", data] => out.extend(quoted_printable(&data.replace('_', " "))),
            _ => {
                if !out.is_empty() {
                    out.push(b' ');
                }
                out.extend(word.bytes());
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_with_two_parts() {
        let mail = parse(
            "To: a@example.jp\r\nSubject: =?utf-8?b?6Ki8?=\r\n =?utf-8?b?5piO?=\r\nContent-Type: multipart/alternative;\r\n boundary=\"x\"\r\n\r\n\
             --x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             =E8=A8=BC ABCD-2345=\r\n \r\n--x\r\nContent-Type: text/html\r\n\r\n<p>\r\n--x--\r\n",
        );
        assert_eq!(
            (mail.to.as_str(), mail.subject.as_str()),
            ("a@example.jp", "証明")
        );
        assert_eq!(mail.code().as_deref(), Some("ABCD-2345"));
    }

    #[test]
    fn what_is_a_code() {
        for (word, expected) in [
            ("ABCD-2345", true),
            ("ABCD2345", false),
            ("ABCU-2345", false),
            ("abcd-2345", false),
        ] {
            assert_eq!(is_code(word), expected, "{word}");
        }
    }

    #[test]
    fn where_the_initial_password_stands() {
        for (text, expected) in [
            (
                "初回パスワード：Ab3defghijkmnpqr\n",
                Some("Ab3defghijkmnpqr"),
            ),
            (
                "Responsibilities\nInitial password: Ab3defghijkmnpqr",
                Some("Ab3defghijkmnpqr"),
            ),
            ("Ab3defghijkmnpq Responsibilities 1234567890123456", None),
        ] {
            let mail = Mail {
                to: String::new(),
                subject: String::new(),
                text: text.to_owned(),
            };
            assert_eq!(mail.initial_password().as_deref(), expected, "{text}");
        }
    }
}
