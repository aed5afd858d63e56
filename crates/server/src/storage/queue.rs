//! What staff look through: received applications, oldest first, by state and words.

use akashi_domain::ApplicationState;
use akashi_domain::search_key::search_key;
use akashi_protocol::staff::Waiting;
use jiff::Timestamp;
use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::StorageError;
use super::application::{self, ApplicationRow};

/// Which part of the queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In this state only.
    pub state: Option<ApplicationState>,
    /// Holding every one of these words somewhere in name, kana, reference or student number.
    pub words: Vec<String>,
}

/// Words looked for; more are not.
const MOST_WORDS: usize = 4;

impl Filter {
    /// Words are separated by white space of any width.
    #[must_use]
    pub fn new(state: Option<ApplicationState>, query: &str) -> Self {
        let words = query
            .split_whitespace()
            .map(search_key)
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        Self { state, words }
    }
}

/// One row of the queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The application.
    pub application: ApplicationRow,
    /// Name of who reviews it.
    pub assigned_to: Option<String>,
    /// Its flags.
    pub flags: Vec<String>,
}

/// A page of the queue; `after` is the last row of the page before.
///
/// # Errors
/// When the database refuses.
pub fn page(
    conn: &Connection,
    filter: &Filter,
    after: Option<(Timestamp, Uuid)>,
    limit: u32,
) -> Result<Vec<QueueRow>, StorageError> {
    let patterns: Vec<String> = filter.words.iter().map(|word| pattern(word)).collect();
    let word = |place: usize| patterns.get(place).map_or("%", String::as_str);
    let mut statement = conn.prepare_cached(include_str!("queue_page.sql"))?;
    let rows = statement.query_map(
        named_params! {
            ":state": filter.state.map(ApplicationState::as_str),
            ":word0": word(0),
            ":word1": word(1),
            ":word2": word(2),
            ":word3": word(3),
            ":after_at": after.map(|(at, _)| at.as_millisecond()),
            ":after_id": after.map(|(_, id)| id.to_string()),
            ":limit": limit,
        },
        |row| {
            let flags: String = row.get("flags")?;
            Ok(QueueRow {
                application: application::from_row(row)?,
                assigned_to: row.get("assigned_name")?,
                flags: flags.split_whitespace().map(str::to_owned).collect(),
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a person types stands for itself, `%` and `_` included.
fn pattern(word: &str) -> String {
    let escaped = word
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    format!("%{escaped}%")
}

/// How many applications wait in each open state.
///
/// # Errors
/// When the database refuses.
pub fn waiting(conn: &Connection) -> Result<Waiting, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT state, count(*) AS number FROM application
          WHERE state IN ('received', 'in_review', 'awaiting_second_person', 'returned') GROUP BY state",
    )?;
    let mut rows = statement.query([])?;
    let mut waiting = Waiting::default();
    while let Some(row) = rows.next()? {
        let (state, number): (String, u32) = (row.get("state")?, row.get("number")?);
        match state.as_str() {
            "received" => waiting.received = number,
            "in_review" => waiting.in_review = number,
            "awaiting_second_person" => waiting.awaiting = number,
            _ => waiting.returned = number,
        }
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_is_no_pattern() {
        assert_eq!(pattern(r"100%_a\b"), r"%100\%\_a\\b%");
        let filter = Filter::new(None, " タカサキ　ＴＡＲＯ k7m2-9pxq-4c - a b c");
        assert_eq!(filter.words, ["タカサキ", "taro", "k7m29pxq4c", "-"]);
    }
}
