//! The key that signs receipts: the database says which, a file holds it, and no other private key lies about.

use std::io;
use std::path::Path;

use akashi_protocol::receipt::KeyId;

use super::{Finding, Said, advice, broken, ok, unsafe_};
use crate::folder;
use crate::keys::Keys;
use crate::receipts::{self, ReceiptKeyError, SigningKey};
use crate::storage::inspect::Inspection;

pub(super) fn all(dir: &Path) -> Vec<Finding> {
    // What stands in the way of reading the database is said elsewhere.
    let Some(current) = current(dir) else {
        return Vec::new();
    };
    let Some(kid) = current else {
        return vec![advice(Said::new("doctor-receipt-key-none"))];
    };
    let mut findings = vec![file(dir, &kid)];
    let present = receipts::present(dir).unwrap_or_default();
    let others = present.iter().filter(|other| **other != kid);
    findings.extend(others.map(|other| {
        unsafe_(Said::new("doctor-receipt-key-left").with("file", receipts::name_of(other)))
    }));
    findings
}

/// The key that signs, as the database has it; nothing where it cannot be asked.
fn current(dir: &Path) -> Option<Option<KeyId>> {
    let path = dir.join(folder::DATABASE);
    if !path.exists() {
        return None;
    }
    let keys = Keys::load(dir).ok()?;
    let database = Inspection::open(&path, keys.database()).ok()?;
    database.receipt_key().ok()
}

fn file(dir: &Path, kid: &KeyId) -> Finding {
    let said = |key| Said::new(key).with("file", receipts::name_of(kid));
    match SigningKey::load(dir, kid) {
        Ok(_) => ok(Said::new("doctor-receipt-key-ok").with("key", kid)),
        Err(ReceiptKeyError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            broken(said("doctor-receipt-key-missing"))
        }
        Err(error) => broken(said("doctor-receipt-key-unreadable").with("reason", error)),
    }
}
