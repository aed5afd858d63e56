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

/// What lists are ordered by, and so where a page begins.
pub type Place = (Timestamp, Uuid);

/// A page that is asked for, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The row after which it begins; absent for the first page.
    pub after: Option<Place>,
    limit: u32,
}

impl Page {
    /// Reads cursor and number of rows.
    ///
    /// # Errors
    /// `request_malformed` for a cursor that this server did not give.
    pub fn range(&self) -> Result<Range, ProblemCode> {
        let after = self.after.as_deref().filter(|cursor| !cursor.is_empty());
        Ok(Range {
            after: after
                .map(|cursor| read_cursor(cursor).ok_or(ProblemCode::RequestMalformed))
                .transpose()?,
            limit: self.limit.unwrap_or(USUAL).clamp(1, limits::PAGE_ITEMS),
        })
    }
}

impl Range {
    /// Rows to ask the database for: one more than are shown, which tells whether there is another page.
    #[must_use]
    pub const fn rows(&self) -> u32 {
        self.limit + 1
    }

    /// The rows to show out of those that were found, and the cursor of the next page if there is one.
    #[must_use]
    pub fn cut<T>(
        &self,
        mut found: Vec<T>,
        place: impl Fn(&T) -> Option<Place>,
    ) -> (Vec<T>, Option<String>) {
        let more = found.len() > self.limit as usize;
        found.truncate(self.limit as usize);
        let last = found.last().filter(|_| more).and_then(place);
        (found, last.map(cursor))
    }
}

fn cursor((at, id): Place) -> String {
    let mut bytes = at.as_millisecond().to_be_bytes().to_vec();
    bytes.extend_from_slice(id.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read_cursor(cursor: &str) -> Option<Place> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (at, id) = bytes.split_first_chunk::<8>()?;
    let at = Timestamp::from_millisecond(i64::from_be_bytes(*at)).ok()?;
    Some((at, Uuid::from_slice(id).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(after: Option<&str>, limit: Option<u32>) -> Page {
        Page {
            after: after.map(str::to_owned),
            limit,
        }
    }

    #[test]
    fn cursors_read_back_and_nothing_else_is_one() {
        let row = (
            "2026-11-21T01:02:03.004Z".parse().unwrap(),
            Uuid::from_u128(7),
        );
        let cursor = cursor(row);
        assert_eq!(page(Some(&cursor), None).range().unwrap().after, Some(row));
        assert_eq!(page(Some(""), None).range().unwrap().after, None);
        for wrong in ["x", "AAAA", &cursor[1..], &format!("{cursor}AAAA")] {
            assert!(page(Some(wrong), None).range().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_is_never_unbounded() {
        for (asked, rows) in [(None, 50), (Some(0), 1), (Some(7), 7), (Some(9_999), 100)] {
            assert_eq!(page(None, asked).range().unwrap().rows(), rows + 1);
        }
    }

    #[test]
    fn the_row_too_many_only_says_that_there_is_another_page() {
        let range = page(None, Some(2)).range().unwrap();
        let place = |id: &u128| Some((Timestamp::UNIX_EPOCH, Uuid::from_u128(*id)));
        assert_eq!(range.cut(vec![1, 2], place), (vec![1, 2], None));
        let (shown, next) = range.cut(vec![1, 2, 3], place);
        assert_eq!(shown, [1, 2]);
        assert_eq!(
            page(next.as_deref(), None).range().unwrap().after,
            place(&2)
        );
    }
}
