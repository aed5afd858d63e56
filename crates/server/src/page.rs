//! Pages of lists: a bounded number of rows, and a cursor that says after which row the next page begins. A cursor
//! stays right while rows come and go, and costs the same on every page.

use akashi_domain::limits;
use akashi_protocol::ProblemCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Uuid;

/// Rows of a page when nothing is asked for.
const USUAL: u32 = 50;

/// Which page is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// `next` of the page before.
    #[param(max_length = 128)]
    after: Option<String>,
    /// Rows of the page, at most 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

impl Page {
    /// The page after `after`, of `limit` rows.
    #[must_use]
    pub const fn new(after: Option<String>, limit: Option<u32>) -> Self {
        Self { after, limit }
    }

    /// Rows of the page.
    #[must_use]
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(USUAL).clamp(1, limits::PAGE_ITEMS)
    }

    /// The row after which the page begins.
    ///
    /// # Errors
    /// `request_malformed` for what [`Page::cursor`] did not give.
    pub fn after(&self) -> Result<Option<(Timestamp, Uuid)>, ProblemCode> {
        self.after
            .as_deref()
            .filter(|cursor| !cursor.is_empty())
            .map(|cursor| read_cursor(cursor).ok_or(ProblemCode::RequestMalformed))
            .transpose()
    }

    /// The cursor of a row.
    #[must_use]
    pub fn cursor(at: Timestamp, id: Uuid) -> String {
        let mut bytes = at.as_millisecond().to_be_bytes().to_vec();
        bytes.extend_from_slice(id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

fn read_cursor(cursor: &str) -> Option<(Timestamp, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (at, id) = bytes.split_first_chunk::<8>()?;
    let at = Timestamp::from_millisecond(i64::from_be_bytes(*at)).ok()?;
    Some((at, Uuid::from_slice(id).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(after: Option<&str>, limit: Option<u32>) -> Page {
        Page::new(after.map(str::to_owned), limit)
    }

    #[test]
    fn cursors_read_back_and_nothing_else_is_one() {
        let row = (
            "2026-11-21T01:02:03.004Z".parse().unwrap(),
            Uuid::from_u128(7),
        );
        let cursor = Page::cursor(row.0, row.1);
        assert_eq!(page(Some(&cursor), None).after(), Ok(Some(row)));
        for wrong in ["x", "AAAA", &cursor[1..], &format!("{cursor}AAAA")] {
            assert!(page(Some(wrong), None).after().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_is_never_unbounded() {
        for (asked, rows) in [(None, 50), (Some(0), 1), (Some(7), 7), (Some(9_999), 100)] {
            assert_eq!(page(None, asked).limit(), rows);
        }
    }
}
