//! How values stand in columns: ids as UUID text, times as milliseconds since 1970, days as `YYYY-MM-DD`, digests as
//! hexadecimal. A value that cannot be read back is an error, never a default.

use akashi_protocol::Digest;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::{FromSql, Type};
use uuid::Uuid;

/// The column `name`, through `read`.
///
/// # Errors
/// When there is no such column, or `read` does not understand it.
pub fn read<S: FromSql, T>(
    row: &Row<'_>,
    name: &str,
    read: impl FnOnce(S) -> Option<T>,
) -> rusqlite::Result<T> {
    optional(row, name, read)?.ok_or_else(|| damaged(row, name))
}

/// The same for a column that may be NULL.
///
/// # Errors
/// When there is no such column, or `read` does not understand it.
pub fn optional<S: FromSql, T>(
    row: &Row<'_>,
    name: &str,
    read: impl FnOnce(S) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let Some(stored) = row.get::<_, Option<S>>(name)? else {
        return Ok(None);
    };
    read(stored).map(Some).ok_or_else(|| damaged(row, name))
}

fn damaged(row: &Row<'_>, name: &str) -> rusqlite::Error {
    let place = row.as_ref().column_index(name).unwrap_or_default();
    let error = format!("column {name} cannot be read");
    rusqlite::Error::FromSqlConversionFailure(place, Type::Null, error.into())
}

/// An id.
///
/// # Errors
/// See [`read`].
pub fn id(row: &Row<'_>, name: &str) -> rusqlite::Result<Uuid> {
    read(row, name, parse_id)
}

/// An id that may be absent.
///
/// # Errors
/// See [`optional`].
pub fn optional_id(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<Uuid>> {
    optional(row, name, parse_id)
}

fn parse_id(text: String) -> Option<Uuid> {
    Uuid::parse_str(&text).ok()
}

/// A time.
///
/// # Errors
/// See [`read`].
pub fn at(row: &Row<'_>, name: &str) -> rusqlite::Result<Timestamp> {
    read(row, name, parse_at)
}

/// A time that may be absent.
///
/// # Errors
/// See [`optional`].
pub fn optional_at(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<Timestamp>> {
    optional(row, name, parse_at)
}

fn parse_at(milliseconds: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(milliseconds).ok()
}

/// A day.
///
/// # Errors
/// See [`read`].
pub fn day(row: &Row<'_>, name: &str) -> rusqlite::Result<Date> {
    read(row, name, parse_day)
}

/// A day that may be absent.
///
/// # Errors
/// See [`optional`].
pub fn optional_day(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<Date>> {
    optional(row, name, parse_day)
}

fn parse_day(text: String) -> Option<Date> {
    text.parse().ok()
}

/// A digest.
///
/// # Errors
/// See [`read`].
pub fn digest(row: &Row<'_>, name: &str) -> rusqlite::Result<Digest> {
    read(row, name, |text: String| Digest::parse(&text).ok())
}

/// A count or a size as the engine keeps it.
#[must_use]
pub fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
