//! Reads back the mails of the folder, for the demonstration's page and for tests: what a mail program would show of
//! a mail that this server wrote. No reader for mails of others.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What a person reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable {
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

/// The readable parts of a mail; `None` when it is not one of ours.
#[must_use]
pub fn readable(mail: &[u8]) -> Option<Readable> {
    let mail = std::str::from_utf8(mail).ok()?.replace("\r\n", "\n");
    let (head, body) = mail.split_once("\n\n")?;
    let boundary = header(head, "content-type")?
        .split_once("boundary=\"")?
        .1
        .split('"')
        .next()?
        .to_owned();
    let text = body
        .split(&format!("--{boundary}"))
        .filter_map(|part| part.trim_start_matches('\n').split_once("\n\n"))
        .find(|(head, _)| {
            header(head, "content-type").is_some_and(|kind| kind.contains("text/plain"))
        })
        .and_then(|(head, body)| {
            let encoding = header(head, "content-transfer-encoding").unwrap_or_default();
            decoded(&encoding, body)
        })?;
    Some(Readable {
        to: header(head, "to").unwrap_or_default(),
        subject: words(&header(head, "subject").unwrap_or_default()),
        text: text.replace("\r\n", "\n"),
    })
}

/// A header, its continued lines joined.
fn header(head: &str, name: &str) -> Option<String> {
    let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
    unfolded.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

fn decoded(encoding: &str, body: &str) -> Option<String> {
    let bytes = match encoding.to_ascii_lowercase().as_str() {
        "base64" => {
            let compact: String = body.split_whitespace().collect();
            STANDARD.decode(compact).ok()?
        }
        "quoted-printable" => quoted_printable(body),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).ok()
}

/// RFC 2045, 6.7.
fn quoted_printable(body: &str) -> Vec<u8> {
    let joined = body.replace("=\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        match piece
            .split_at_checked(2)
            .map(|(code, rest)| (hex::decode(code), rest))
        {
            Some((Ok(byte), rest)) => {
                bytes.extend(byte);
                bytes.extend(rest.as_bytes());
            }
            _ => bytes.extend(format!("={piece}").as_bytes()),
        }
    }
    bytes
}

/// RFC 2047: encoded words in a header. White space between two of them is none.
fn words(text: &str) -> String {
    let mut shown = String::new();
    let mut after_word = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let decoded = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|word| word.strip_suffix("?="))
            .and_then(|word| STANDARD.decode(word).ok())
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let glued = shown.is_empty() || (after_word && decoded.is_some());
        if !glued {
            shown.push(' ');
        }
        after_word = decoded.is_some();
        shown.push_str(decoded.as_deref().unwrap_or(word));
    }
    shown
}

#[cfg(test)]
mod tests {
    use akashi_domain::Language;

    use super::super::letter::{Block, Letter};
    use super::super::transport::envelope;
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        for (language, subject, words) in [
            (
                Language::Ja,
                "利用申請結果のお知らせ、長い件名でも一行で読めること",
                "日本語の本文です。\n二行目。",
            ),
            (
                Language::En,
                "Result of the application for use",
                "a = b, and a line that is so long that it has to be broken somewhere before its end, é",
            ),
        ] {
            let letter = Letter {
                language,
                subject: subject.to_owned(),
                blocks: vec![Block::Paragraph(words.to_owned())],
            };
            let mail = envelope(
                &letter,
                uuid::Uuid::nil(),
                "a@shomei.example",
                "証明大学",
                "b@shomei.example",
                jiff::Timestamp::UNIX_EPOCH,
            )
            .unwrap();
            let read = readable(&mail.formatted()).unwrap();
            assert_eq!(
                (read.subject.as_str(), read.text.trim_end()),
                (subject, words)
            );
            assert_eq!(read.to, "b@shomei.example");
        }
        assert_eq!(readable(b"no mail"), None);
    }
}
