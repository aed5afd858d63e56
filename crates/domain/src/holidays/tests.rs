//! The table beside the law: 国民の祝日に関する法律 of 1948 as amended in 2018, written down here a second time.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::*;

/// Articles 2 and 3 for years from 2022 on: no exceptions by special law are known for them.
fn by_law(year: i16) -> Vec<Date> {
    let monday = |month, nth| date(year, month, 1).nth_weekday_of_month(nth, Weekday::Monday);
    let mut days = vec![
        date(year, 1, 1),
        monday(1, 2).unwrap(),
        date(year, 2, 11),
        date(year, 2, 23),
        date(year, 3, equinox(year, 20.8431)),
        date(year, 4, 29),
        date(year, 5, 3),
        date(year, 5, 4),
        date(year, 5, 5),
        monday(7, 3).unwrap(),
        date(year, 8, 11),
        monday(9, 3).unwrap(),
        date(year, 9, equinox(year, 23.2488)),
        monday(10, 2).unwrap(),
        date(year, 11, 3),
        date(year, 11, 23),
    ];
    for holiday in days.clone() {
        // 3 (2): one on a Sunday moves to the next day that is none.
        if holiday.weekday() == Weekday::Sunday {
            let mut next = holiday + 1.day();
            while days.contains(&next) {
                next += 1.day();
            }
            days.push(next);
        }
        // 3 (3): a day between two holidays is one.
        let (between, after) = (holiday + 1.day(), holiday + 2.days());
        if days.contains(&after) && !days.contains(&between) && between.weekday() != Weekday::Sunday
        {
            days.push(between);
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// The usual approximation, good from 1980 to 2099. The Cabinet announces the day in February of the year before.
fn equinox(year: i16, offset: f64) -> i8 {
    let years = f64::from(year - 1980);
    #[expect(clippy::cast_possible_truncation, reason = "a day of the month")]
    let day = (offset + 0.242_194 * years - (years / 4.0).floor()).floor() as i8;
    day
}

#[test]
fn the_table_says_what_the_law_says() {
    let last = known_until().year();
    assert!(last >= 2030, "only until {last}");
    for year in 2024..=last {
        let table: Vec<Date> = HOLIDAYS
            .iter()
            .copied()
            .filter(|day| day.year() == year)
            .collect();
        assert_eq!(table, by_law(year), "{year}");
    }
}

#[test]
fn every_line_is_a_day() {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.count(), HOLIDAYS.len());
    assert!(HOLIDAYS.is_sorted());
}
