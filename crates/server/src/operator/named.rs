//! The files that `university.toml` names: which of them belong to the server's folder and go into a backup, and which
//! stand elsewhere and are only noted.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use crate::{config, folder, keys, receipts};

/// What `university.toml` names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Named {
    /// Below the server's folder, with `/` between the parts: terms, logo, the passwords of mail server and directory.
    pub inside: BTreeSet<String>,
    /// Somewhere else, or part of this machine: certificates and their keys wherever they stand.
    pub outside: BTreeSet<String>,
}

/// Why it cannot be said which files belong to a server.
#[derive(Debug, thiserror::Error)]
pub enum NamedProblem {
    /// Not TOML, or one of the entries that name files is missing or of the wrong kind.
    #[error("university.toml: {0}")]
    Syntax(String),
    /// An entry names a file that is something else already, such as the database.
    #[error("university.toml names {0} as one of its files")]
    Taken(String),
}

/// Only the entries that name files; whatever else stands there is the configuration's to judge.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    logo: Option<PathBuf>,
    server: Server,
    mail: Mail,
    #[serde(default)]
    directory: Option<Directory>,
    terms: Terms,
}

#[derive(Deserialize)]
struct Server {
    #[serde(default)]
    tls: Option<Tls>,
}

#[derive(Deserialize)]
struct Tls {
    cert: PathBuf,
    key: PathBuf,
}

#[derive(Deserialize)]
struct Mail {
    #[serde(default)]
    smtp: Option<Smtp>,
}

#[derive(Deserialize)]
struct Smtp {
    #[serde(default)]
    password_file: Option<PathBuf>,
    #[serde(default)]
    ca_file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Directory {
    password_file: PathBuf,
    #[serde(default)]
    ca_file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Terms {
    ja: PathBuf,
    en: PathBuf,
}

/// Reads the names out of the text of `university.toml`.
///
/// # Errors
/// See [`NamedProblem`].
pub(super) fn named(text: &str) -> Result<Named, NamedProblem> {
    let file: File =
        toml::from_str(text).map_err(|error| NamedProblem::Syntax(error.message().to_owned()))?;
    let mut named = Named::default();
    let (password, authority) = file
        .mail
        .smtp
        .map_or((None, None), |smtp| (smtp.password_file, smtp.ca_file));
    let directory = file.directory.map_or([None, None], |directory| {
        [Some(directory.password_file), directory.ca_file]
    });
    let own = [
        Some(file.terms.ja),
        Some(file.terms.en),
        file.logo,
        password,
        authority,
    ];
    for path in own.into_iter().chain(directory).flatten() {
        match below(&path) {
            Some(name) if is_taken(&name) => return Err(NamedProblem::Taken(name)),
            Some(name) => named.inside.insert(name),
            None => named.outside.insert(path.display().to_string()),
        };
    }
    if let Some(tls) = file.server.tls {
        named
            .outside
            .extend([tls.cert, tls.key].map(|path| path.display().to_string()));
    }
    Ok(named)
}

/// `path` with `/` between its parts, when it leads to something below the folder that it is relative to.
fn below(path: &Path) -> Option<String> {
    let parts = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()?;
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Is it one of the server's own files, or below one of its own folders?
fn is_taken(name: &str) -> bool {
    let first = name.split('/').next().unwrap_or_default().to_lowercase();
    let whole = name.to_lowercase();
    first.starts_with(folder::DATABASE)
        || first == folder::DOCUMENTS
        || first == config::FILE
        || whole == keys::FILE
        || receipts::kid_in(&whole).is_some()
        || keys::FILE.split('/').next() == Some(whole.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(terms: &str, rest: &str) -> String {
        format!("{rest}\n[terms]\nversion = \"1\"\nja = {terms:?}\nen = \"terms/en.txt\"\n")
    }

    const PLAIN: &str = "[server]\nlisten = \"127.0.0.1:0\"\n[mail]\nfrom = \"a@b\"";

    #[test]
    fn files_below_the_folder_are_its_own() {
        let found = named(&toml(
            "./terms/ja.txt",
            &format!("logo = \"logo.png\"\n{PLAIN}"),
        ))
        .unwrap();
        let names: Vec<_> = found.inside.iter().map(String::as_str).collect();
        assert_eq!(names, ["logo.png", "terms/en.txt", "terms/ja.txt"]);
        assert!(found.outside.is_empty());
    }

    #[test]
    fn files_elsewhere_and_certificates_are_noted() {
        let tls = "[server.tls]\ncert = \"tls/cert.pem\"\nkey = \"/etc/tls/key.pem\"\n[mail.smtp]\npassword_file = \"keys/smtp\"";
        for elsewhere in ["/etc/terms.txt", "../terms.txt", "terms/../../x"] {
            let found = named(&toml(elsewhere, &format!("{PLAIN}\n{tls}"))).unwrap();
            assert_eq!(
                found.inside.iter().collect::<Vec<_>>(),
                ["keys/smtp", "terms/en.txt"]
            );
            let outside: Vec<_> = found.outside.iter().map(String::as_str).collect();
            assert_eq!(outside.len(), 3, "{outside:?}");
            assert!(outside.contains(&elsewhere));
        }
    }

    #[test]
    fn the_servers_own_files_are_not_named_twice() {
        for taken in [
            "akashi.db",
            "Akashi.DB-wal",
            "documents/00",
            "university.toml",
            "keys/server.key",
            "keys/receipt-0123456789abcdef.key",
            "keys",
        ] {
            let found = named(&toml(taken, PLAIN));
            assert!(matches!(found, Err(NamedProblem::Taken(_))), "{taken}");
        }
        assert!(matches!(named("x"), Err(NamedProblem::Syntax(_))));
    }
}
