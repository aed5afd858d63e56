//! Personal data that was typed must not lie anywhere in the clear (R8).

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;

/// Where one of `values` was found below `folders`: the file and the value.
///
/// # Errors
/// When a folder cannot be read.
pub fn search(folders: &[&Path], values: &[String]) -> Result<Vec<(PathBuf, String)>> {
    let patterns: Vec<(Vec<u8>, &String)> = values
        .iter()
        .flat_map(|value| encodings(value).map(|bytes| (bytes, value)))
        .collect();
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| (*folder).to_owned()).collect();
    while let Some(path) = open.pop() {
        // Programs go on while this searches; what one deletes meanwhile is not lying there.
        let Some(kind) = unless_gone(fs::symlink_metadata(&path))? else {
            continue;
        };
        if kind.is_dir() {
            let entries = unless_gone(fs::read_dir(&path))?;
            open.extend(
                entries
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|entry| entry.path()),
            );
        } else if kind.is_file() {
            let bytes = unless_gone(fs::read(&path))?.unwrap_or_default();
            for (pattern, value) in patterns
                .iter()
                .filter(|(pattern, _)| contains(&bytes, pattern))
            {
                let _ = pattern;
                found.push((path.clone(), (*value).clone()));
            }
        }
    }
    Ok(found)
}

/// Nothing of `values` is found below `folders`, pictures of the screen aside.
///
/// # Errors
/// Where something was found, and which value by its number: the message must not repeat it.
pub fn absent(folders: &[&Path], values: &[String]) -> Result<()> {
    let found = search(folders, values)?;
    let found: Vec<String> = found
        .iter()
        .filter(|(path, _)| path.extension().is_none_or(|ending| ending != "png"))
        .map(|(path, value)| {
            let number = values.iter().position(|other| other == value);
            format!("value {number:?} in {}", path.display())
        })
        .collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("in the clear:\n{}", found.join("\n")).into())
    }
}

fn unless_gone<T>(result: std::io::Result<T>) -> std::io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// As programs store text: UTF-8, UTF-16, and escaped as in JSON and in addresses.
fn encodings(value: &str) -> [Vec<u8>; 4] {
    let wide: Vec<u8> = value.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let json: String = value
        .encode_utf16()
        .map(|unit| {
            if unit < 128 {
                char::from(unit.to_le_bytes()[0]).to_string()
            } else {
                format!("\\u{unit:04x}")
            }
        })
        .collect();
    let address: String = value
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    [
        value.as_bytes().to_vec(),
        wide,
        json.into_bytes(),
        address.into_bytes(),
    ]
}

fn contains(bytes: &[u8], pattern: &[u8]) -> bool {
    let Some(first) = pattern.first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(place) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(place..).unwrap_or_default();
        if rest.starts_with(pattern) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_encoding() {
        let folder = tempfile::tempdir().unwrap();
        for (index, bytes) in encodings("髙﨑 一郎").iter().enumerate() {
            fs::write(
                folder.path().join(format!("{index}.db")),
                [b"junk".as_slice(), bytes, b"junk"].concat(),
            )
            .unwrap();
        }
        fs::write(folder.path().join("clean"), "髙橋").unwrap();
        let found = search(&[folder.path()], &["髙﨑 一郎".to_owned()]).unwrap();
        assert_eq!(found.len(), 4, "{found:?}");
    }
}
