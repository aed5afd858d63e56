//! Who may read, write and own what lies in the server's folder.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::{Finding, Said, broken, ok, unsafe_};
use crate::config::{self, Config, Tls};
use crate::folder;
use crate::keys::{self, KeyError, Keys};
use crate::receipts;

pub(super) fn all(dir: &Path, config: Option<&Config>) -> Vec<Finding> {
    let mut findings = vec![key(dir)];
    findings.extend(super::receipt_keys::all(dir));
    findings.extend(modes(dir));
    findings.extend(owners(dir));
    if let Some(tls) = config.and_then(|config| config.tls.as_ref()) {
        findings.extend(certificate_key(tls));
    }
    findings
}

/// Without the key neither database nor images can be read.
fn key(dir: &Path) -> Finding {
    match Keys::load(dir) {
        Ok(_) => ok(Said::new("doctor-key-ok")),
        Err(KeyError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            broken(Said::new("doctor-key-missing").with("file", keys::FILE))
        }
        Err(error) => broken(
            Said::new("doctor-key-unreadable")
                .with("file", keys::FILE)
                .with("reason", error),
        ),
    }
}

/// Everything that holds secrets or personal data is for the server's own user alone; nobody else may write the
/// configuration.
fn modes(dir: &Path) -> Vec<Finding> {
    let mut findings: Vec<_> = private_paths(dir)
        .iter()
        .filter_map(|path| closed(path))
        .collect();
    findings.extend(images(&dir.join(folder::DOCUMENTS)));
    let config = dir.join(config::FILE);
    if let Ok(Some(mode)) = mode(&config)
        && mode & 0o022 != 0
    {
        findings.push(unsafe_(exposed("doctor-mode-writable", &config, mode)));
    }
    if findings.is_empty() {
        findings.push(ok(Said::new("doctor-mode-ok")));
    }
    findings
}

/// Something to say when others than the owner may do anything with it; what is not there cannot be read by anybody.
fn closed(path: &Path) -> Option<Finding> {
    match mode(path) {
        Ok(Some(mode)) if mode & 0o077 != 0 => {
            Some(unsafe_(exposed("doctor-mode-exposed", path, mode)))
        }
        Ok(_) => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(unreadable(path, &error)),
    }
}

/// The same for all images together.
fn images(folder: &Path) -> Option<Finding> {
    let files = match entries(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => return Some(unreadable(folder, &error)),
    };
    let open = |path: &&PathBuf| matches!(mode(path), Ok(Some(mode)) if mode & 0o077 != 0);
    let count = files.iter().filter(open).count();
    (count > 0).then(|| unsafe_(Said::new("doctor-mode-documents").with("count", count)))
}

fn private_paths(dir: &Path) -> Vec<PathBuf> {
    let below = [
        "keys",
        keys::FILE,
        folder::DATABASE,
        folder::DOCUMENTS,
        folder::MAIL,
    ];
    let beside = ["-wal", "-shm", "-journal"].map(|end| format!("{}{end}", folder::DATABASE));
    let mut paths = vec![dir.to_owned()];
    paths.extend(below.iter().map(|name| dir.join(name)));
    paths.extend(beside.iter().map(|name| dir.join(name)));
    let receipt_keys = receipts::present(dir).unwrap_or_default();
    paths.extend(
        receipt_keys
            .iter()
            .map(|kid| dir.join(receipts::name_of(kid))),
    );
    paths
}

/// The whole folder belongs to one user: what a command made as another one, the server cannot use later.
fn owners(dir: &Path) -> Vec<Finding> {
    let Ok(Some(owner)) = fs::metadata(dir).map(|data| user(&data)) else {
        return Vec::new();
    };
    let mut paths = private_paths(dir);
    paths.push(dir.join(config::FILE));
    paths.extend(entries(&dir.join(folder::DOCUMENTS)).unwrap_or_default());
    let strange = paths
        .iter()
        .filter(|path| fs::metadata(path).is_ok_and(|data| user(&data) != Some(owner)));
    let found: Vec<_> = strange
        .take(SHOWN)
        .map(|path| broken(Said::new("doctor-owner").with_file(path)))
        .collect();
    if found.is_empty() {
        vec![ok(Said::new("doctor-owner-ok"))]
    } else {
        found
    }
}

/// Files of other owners that are named; the first few tell enough.
const SHOWN: usize = 5;

/// A group may read the certificate's key, as many systems have it; others may not.
fn certificate_key(tls: &Tls) -> Option<Finding> {
    match mode(&tls.key) {
        Ok(Some(mode)) if mode & 0o007 != 0 => {
            Some(unsafe_(exposed("doctor-mode-exposed", &tls.key, mode)))
        }
        _ => None,
    }
}

fn exposed(key: &'static str, path: &Path, mode: u32) -> Said {
    Said::new(key)
        .with_file(path)
        .with("mode", format!("{mode:04o}"))
}

fn unreadable(path: &Path, error: &io::Error) -> Finding {
    broken(
        Said::new("doctor-file-unreadable")
            .with_file(path)
            .with("reason", error),
    )
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect()
}

/// Permission bits; `None` where the system has none.
fn mode(path: &Path) -> io::Result<Option<u32>> {
    Ok(bits(&fs::metadata(path)?))
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems have no such bits")]
fn bits(data: &Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    Some(data.mode() & 0o7777)
}

#[cfg(not(unix))]
fn bits(_data: &Metadata) -> Option<u32> {
    None
}

#[cfg(unix)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "other systems have no such number"
)]
fn user(data: &Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    Some(data.uid())
}

#[cfg(not(unix))]
fn user(_data: &Metadata) -> Option<u32> {
    None
}
