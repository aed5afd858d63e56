//! Japan's public holidays 国民の祝日, substitute holidays 振替休日 and days between two of them 国民の休日 included.
//! `cargo xtask holidays` writes the table; `data/README.md` says from what.

use std::sync::LazyLock;

use jiff::civil::{Date, date};

const TABLE: &str = include_str!("../data/holidays.txt");

static HOLIDAYS: LazyLock<Vec<Date>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(day, _)| day.parse().ok()).collect()
});

/// Is `day` a public holiday? What the table does not reach counts as none.
#[must_use]
pub fn is_public_holiday(day: Date) -> bool {
    HOLIDAYS.binary_search(&day).is_ok()
}

/// The last day of the last year whose holidays are known.
#[must_use]
pub fn known_until() -> Date {
    HOLIDAYS
        .last()
        .map_or(Date::MIN, |last| date(last.year(), 12, 31))
}

#[cfg(test)]
mod tests;
