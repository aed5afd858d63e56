//! How a person names a university's server, and the two forms of links the application answers to (F15).

use url::Url;

use crate::limits;
use crate::text::fold_compact;

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing was typed.
    #[error("address_missing")]
    Missing,
    /// Not an address of a server.
    #[error("address_malformed")]
    Malformed,
    /// Plain HTTP to another machine: what is sent could be read on the way.
    #[error("address_insecure")]
    Insecure,
}

/// Reads a server address: full-width letters and spaces are forgiven, `https://` may be missing, path and query are
/// dropped. Plain HTTP is accepted only for this machine itself.
///
/// # Errors
/// See [`AddressProblem`].
pub fn parse_server_address(typed: &str) -> Result<Url, AddressProblem> {
    let compact = fold_compact(typed);
    if compact.is_empty() {
        return Err(AddressProblem::Missing);
    }
    if compact.chars().count() > limits::SERVER_ADDRESS_CHARS {
        return Err(AddressProblem::Malformed);
    }
    let with_scheme = if compact.contains("://") {
        compact
    } else {
        format!("https://{compact}")
    };
    let mut url = Url::parse(&with_scheme).map_err(|_| AddressProblem::Malformed)?;
    if !url.username().is_empty()
        || url.password().is_some()
        || url.host_str().is_none_or(str::is_empty)
    {
        return Err(AddressProblem::Malformed);
    }
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(AddressProblem::Insecure),
        _ => return Err(AddressProblem::Malformed),
    }
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

/// Does the address name this machine?
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Host and port as shown to a person when they are asked whether to connect.
#[must_use]
pub fn host_label(url: &Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    }
}

/// A link into the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeepLink {
    /// `akashi:connect/<host>`: proposes a university; the person is always asked.
    Connect(Url),
    /// `akashi:open/<handle>`: a one-use handle from a landing page.
    Open(String),
}

/// Reads a link; anything else is `None`.
#[must_use]
pub fn parse_deep_link(link: &str) -> Option<DeepLink> {
    let rest = link.strip_prefix("akashi:")?;
    let rest = rest.trim_start_matches('/');
    if let Some(host) = rest.strip_prefix("connect/") {
        return parse_server_address(host.trim_end_matches('/'))
            .ok()
            .map(DeepLink::Connect);
    }
    let handle = rest.strip_prefix("open/")?.trim_end_matches('/');
    let valid = (16..=64).contains(&handle.len())
        && handle
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    valid.then(|| DeepLink::Open(handle.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (typed, expected) in [
            ("shomei.example.ac.jp", Ok("https://shomei.example.ac.jp/")),
            (
                "　ｓｈｏｍｅｉ．example．ac．jp ",
                Ok("https://shomei.example.ac.jp/"),
            ),
            (
                "https：／／shomei.example.ac.jp／path?q=1",
                Ok("https://shomei.example.ac.jp/"),
            ),
            ("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080/")),
            ("http://localhost:1", Ok("http://localhost:1/")),
            ("http://shomei.example.ac.jp", Err(AddressProblem::Insecure)),
            (
                "http://localhost.evil.example",
                Err(AddressProblem::Insecure),
            ),
            ("ftp://a.example", Err(AddressProblem::Malformed)),
            ("https://user:pw@a.example", Err(AddressProblem::Malformed)),
            ("", Err(AddressProblem::Missing)),
            ("https://", Err(AddressProblem::Malformed)),
        ] {
            assert_eq!(
                parse_server_address(typed)
                    .as_ref()
                    .map(Url::as_str)
                    .map_err(|e| *e),
                expected,
                "{typed}"
            );
        }
    }

    #[test]
    fn links() {
        assert!(matches!(
            parse_deep_link("akashi:connect/shomei.example.ac.jp"),
            Some(DeepLink::Connect(_))
        ));
        assert_eq!(
            parse_deep_link("akashi:open/abcdefghijklmnop1234"),
            Some(DeepLink::Open("abcdefghijklmnop1234".into()))
        );
        for refused in [
            "akashi:open/short",
            "akashi:open/../../x00000000000000",
            "akashi:run/x",
            "https://x",
            "akashi:connect/ftp:x",
        ] {
            assert_eq!(parse_deep_link(refused), None, "{refused}");
        }
    }
}
