//! Reads what the recorder wrote.

use std::fs;
use std::path::Path;

use super::record::{HEAD, Head, Kind};
use crate::fault::Result;

/// One change, or something said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub kind: Kind,
    /// Below the watched folder, beginning with a slash; empty for a file without a name.
    pub path: String,
    /// The other path of a change that has two.
    pub second: String,
    pub inode: u64,
    pub offset: u64,
    pub data: Vec<u8>,
}

/// All records, in the order of what happened. Half a record at the end is of a process that died writing it.
///
/// # Errors
/// When it is no log.
pub(super) fn read(path: &Path) -> Result<Vec<Record>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let mut rest = bytes.as_slice();
    let mut records = Vec::new();
    while let Some((head, after)) = rest.split_first_chunk::<HEAD>() {
        let head = Head::from_bytes(head).ok_or("no log of the recorder")?;
        let mut after = after;
        let mut take = |length: u64| {
            let (taken, left) = after.split_at_checked(usize::try_from(length).ok()?)?;
            after = left;
            Some(taken)
        };
        let parts = (
            take(head.path.into()),
            take(head.second.into()),
            take(head.data),
        );
        let (Some(path), Some(second), Some(data)) = parts else {
            break;
        };
        records.push(Record {
            kind: head.kind,
            path: String::from_utf8(path.to_vec())?,
            second: String::from_utf8(second.to_vec())?,
            inode: head.inode,
            offset: head.offset,
            data: data.to_vec(),
        });
        rest = after;
    }
    Ok(records)
}

/// The earliest moment, as a number of records, at which the power may have gone out: what was said before the end had
/// been said, so all that came before it had been done. A file in `outbox` is a letter that is sent.
pub(super) fn earliest_cut(records: &[Record], outbox: &str) -> usize {
    let said = |record: &Record| {
        record.kind == Kind::Told
            || (record.kind == Kind::Rename && record.second.starts_with(outbox))
    };
    records.iter().rposition(said).map_or(0, |last| last + 1)
}
