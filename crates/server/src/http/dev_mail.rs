//! `/dev/mail`: reads the folder of mails in the browser, so that a demonstration needs no mail server. It exists only
//! under `serve --demo`, and answers only somebody who sits at this very machine: mails hold secrets.

use std::path::PathBuf;

use akashi_domain::Language;
use akashi_i18n::text;
use akashi_protocol::ProblemCode;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::get;

use super::error::ApiError;
use super::extract::Path;
use super::page::{self, Piece, Section, page};
use super::peer::Peer;
use crate::config::MailTransport;
use crate::mail::readable;
use crate::state::AppState;

/// Newest mails shown.
const SHOWN: usize = 100;

/// The routes, for a server that was started for trying things out; none otherwise.
pub fn routes(state: &AppState) -> Router<AppState> {
    if !state.demo || !state.config.trusted_proxies.is_empty() {
        return Router::new();
    }
    Router::new()
        .route("/dev/mail", get(list))
        .route("/dev/mail/{name}", get(show))
}

/// Somebody at this machine; the folder they may look into.
struct AtTheMachine(PathBuf);

impl FromRequestParts<AppState> for AtTheMachine {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let peer = Peer::from_request_parts(parts, state).await?;
        let host = parts
            .headers
            .get(HOST)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        match &state.config.mail {
            MailTransport::Folder(folder) if peer.is_local && is_loopback(host) => {
                Ok(Self(folder.clone()))
            }
            _ => Err(ProblemCode::NotFound.into()),
        }
    }
}

/// A name that a browser was made to believe in would be another host.
fn is_loopback(host: &str) -> bool {
    url::Url::parse(&format!("http://{host}/"))
        .is_ok_and(|url| akashi_domain::connect::is_loopback(&url))
}

async fn list(at: AtTheMachine) -> Result<Response, ApiError> {
    let names = newest(at.0).await;
    Ok(page(StatusCode::OK, |m, _| {
        let mut pieces: Vec<Piece> = names
            .iter()
            .map(|name| Piece::Link {
                label: name.clone(),
                target: format!("/dev/mail/{name}").into(),
            })
            .collect();
        if pieces.is_empty() {
            pieces.push(Piece::Paragraph(text::landing_dev_mail_none(m)));
        }
        (text::landing_dev_mail(m), pieces)
    }))
}

async fn newest(folder: PathBuf) -> Vec<String> {
    let mut names = Vec::new();
    if let Ok(mut entries) = tokio::fs::read_dir(folder).await {
        while let Ok(Some(entry)) = entries.next_entry().await {
            names.extend(
                entry
                    .file_name()
                    .into_string()
                    .ok()
                    .filter(|name| is_mail(name)),
            );
        }
    }
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.truncate(SHOWN);
    names
}

/// What a mail program would show; the link can be followed.
async fn show(at: AtTheMachine, Path(name): Path<String>) -> Result<Response, ApiError> {
    if !is_mail(&name) {
        return Err(ProblemCode::NotFound.into());
    }
    let mail = tokio::fs::read(at.0.join(name))
        .await
        .map_err(|_| ProblemCode::NotFound)?;
    let mail = readable(&mail).ok_or(ProblemCode::NotFound)?;
    let link = mail
        .text
        .lines()
        .find(|line| line.starts_with("http") && line.contains("/l/"));
    let mut pieces = vec![
        Piece::Paragraph(mail.to.clone()),
        Piece::Paragraph(mail.text.clone()),
    ];
    pieces.extend(link.map(|link| Piece::Link {
        label: link.to_owned(),
        target: link.into(),
    }));
    let section = Section {
        language: Language::Ja,
        title: mail.subject,
        pieces,
    };
    Ok(page::show(StatusCode::OK, &[section]))
}

/// Only names that the sender gives.
fn is_mail(name: &str) -> bool {
    name.strip_suffix(".eml").is_some_and(|stem| {
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_only_our_files() {
        for (host, local) in [
            ("127.0.0.1:8640", true),
            ("localhost", true),
            ("[::1]:8640", true),
            ("rebound.example", false),
            ("192.0.2.1", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(host), local, "{host}");
        }
        for (name, ours) in [
            ("1763-00ff.eml", true),
            (".1763-00ff.eml", false),
            ("../x.eml", false),
            (".eml", false),
            ("1763.txt", false),
        ] {
            assert_eq!(is_mail(name), ours, "{name}");
        }
    }
}
