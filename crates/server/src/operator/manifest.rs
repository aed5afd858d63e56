//! What lies in an archive, as its last member says.
//!
//! An archive is a tar file of plain files: `university.toml`, `keys/server.key`, the file of the key for receipts,
//! `akashi.db`, `documents/` and 32 hexadecimal digits, `files/` and a path that `university.toml` names, and at the very end `manifest.json` with size
//! and SHA-256 of every other one. There is no other name, so no name can lead out of the folder.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{config, folder, keys, receipts};

/// Name of the manifest; always the last member.
pub(super) const NAME: &str = "manifest.json";
/// Largest manifest in bytes: about two million images.
pub(super) const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The form described above.
pub(super) const FORMAT: u32 = 1;
/// Where the files stand that `university.toml` names.
const FILES: &str = "files";

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Always [`FORMAT`] so far.
    pub format: u32,
    /// Version of the program that made it.
    pub server_version: String,
    /// Migration of the database in it.
    pub schema_version: i64,
    /// When the copy of the database was begun.
    pub created_at: Timestamp,
    /// Files that the server needs and that are not in it: certificates, and what stands outside the folder.
    pub outside: BTreeSet<String>,
    /// Everything else in it, by name.
    pub members: BTreeMap<String, Member>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Member {
    /// Its size.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// What a member is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// `university.toml`, the key or the database.
    Own,
    /// A private key for receipts, by its file below the folder.
    ReceiptKey(&'a str),
    /// An encrypted image with its name in the vault.
    Document(&'a str),
    /// A file that `university.toml` names, by its path below the folder.
    Named(&'a str),
}

/// The member of an image.
pub(super) fn document(file: &str) -> String {
    format!("{}/{file}", folder::DOCUMENTS)
}

/// The member of a file that `university.toml` names.
pub(super) fn named(path: &str) -> String {
    format!("{FILES}/{path}")
}

/// What a member is; `None` for a name that no archive has.
pub(super) fn kind(name: &str) -> Option<Kind<'_>> {
    if [config::FILE, keys::FILE, folder::DATABASE].contains(&name) {
        return Some(Kind::Own);
    }
    if receipts::kid_in(name).is_some() {
        return Some(Kind::ReceiptKey(name));
    }
    match name.split_once('/')? {
        (folder::DOCUMENTS, file) => is_vault_name(file).then_some(Kind::Document(file)),
        (FILES, path) => Some(Kind::Named(path)),
        _ => None,
    }
}

/// 32 lower-case hexadecimal digits.
pub(super) fn is_vault_name(file: &str) -> bool {
    file.len() == 32
        && file
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_names() {
        let image = "0123456789abcdef0123456789abcdef";
        assert_eq!(kind("university.toml"), Some(Kind::Own));
        assert_eq!(kind("keys/server.key"), Some(Kind::Own));
        assert_eq!(kind("akashi.db"), Some(Kind::Own));
        let key = "keys/receipt-0123456789abcdef.key";
        assert_eq!(kind(key), Some(Kind::ReceiptKey(key)));
        assert_eq!(kind(&document(image)), Some(Kind::Document(image)));
        assert_eq!(
            kind(&named("terms/ja.txt")),
            Some(Kind::Named("terms/ja.txt"))
        );
        for unknown in [
            "",
            "/etc/passwd",
            "../university.toml",
            "akashi.db-wal",
            "keys/other.key",
            "documents/../../../etc/passwd",
            "documents/0123456789ABCDEF0123456789ABCDEF",
            "documents/0123456789abcdef0123456789abcdef/x",
            "documents/",
        ] {
            assert_eq!(kind(unknown), None, "{unknown}");
        }
    }
}
