//! Days as they are counted at the university: in Japan, whatever the clock of server or client is set to.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// Japan has been nine hours ahead of UTC, without summer time, since 1951: no time zone data is needed for it.
fn japan() -> TimeZone {
    TimeZone::fixed(Offset::constant(9))
}

/// The civil date in Japan at `at`.
#[must_use]
pub fn date_in_japan(at: Timestamp) -> Date {
    at.to_zoned(japan()).date()
}

/// Date and time in Japan at `at`.
#[must_use]
pub fn datetime_in_japan(at: Timestamp) -> DateTime {
    at.to_zoned(japan()).datetime()
}

/// `days` days after `date`; the last day there is, where the calendar ends.
#[must_use]
pub fn days_after(date: Date, days: u32) -> Date {
    jiff::Span::new()
        .try_days(i64::from(days))
        .map_or(Date::MAX, |span| date.saturating_add(span))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_begins_at_fifteen_hours_utc() {
        for (at, day) in [
            ("2026-11-20T14:59:59Z", date(2026, 11, 20)),
            ("2026-11-20T15:00:00Z", date(2026, 11, 21)),
        ] {
            assert_eq!(date_in_japan(at.parse().unwrap()), day);
        }
        assert_eq!(days_after(date(2026, 12, 15), 30), date(2027, 1, 14));
        assert_eq!(days_after(Date::MAX, 1), Date::MAX);
    }
}
