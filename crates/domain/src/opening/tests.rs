use jiff::civil::date;

use super::*;
use crate::calendar::{CalendarDay, ClosedDays};
use crate::language::Localized;

fn hours(days: OpeningDays, from: &str, until: &str) -> OpeningHours {
    OpeningHours {
        days,
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
    }
}

/// Closed from 29 December to 3 January.
fn calendar() -> Calendar {
    let day = |text: &str| text.parse::<CalendarDay>().unwrap();
    Calendar {
        closed: vec![ClosedDays {
            from: day("12-29"),
            until: day("01-03"),
            reason: Localized::new("年末年始", "New Year holidays"),
        }],
        ..Calendar::default()
    }
}

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

/// `open 2026-…` or `opens 2026-…`.
fn said(hours: &[OpeningHours], now: &str) -> String {
    let text = |moment: Option<DateTime>| {
        moment.map_or("never".to_owned(), |moment| {
            moment.strftime("%Y-%m-%d %H:%M").to_string()
        })
    };
    match standing(hours, &calendar(), at(now)) {
        None => "unknown".to_owned(),
        Some(Standing::Open { until }) => format!("until {}", text(until)),
        Some(Standing::Closed { opens }) => format!("opens {}", text(opens)),
    }
}

fn check(hours: &[OpeningHours], cases: &[(&str, &str)]) {
    for (now, expected) in cases {
        assert_eq!(said(hours, now), *expected, "{now}");
    }
}

#[test]
fn an_office_with_a_lunch_break() {
    let office = [
        hours(OpeningDays::Office, "08:30", "12:00"),
        hours(OpeningDays::Office, "13:00", "17:00"),
    ];
    check(
        &office,
        &[
            // Thursday, 26 November 2026.
            ("2026-11-26T00:00", "opens 2026-11-26 08:30"),
            ("2026-11-26T08:29:59", "opens 2026-11-26 08:30"),
            ("2026-11-26T08:30", "until 2026-11-26 12:00"),
            ("2026-11-26T11:59:59", "until 2026-11-26 12:00"),
            // The closing minute is closed, and so is the lunch break.
            ("2026-11-26T12:00", "opens 2026-11-26 13:00"),
            ("2026-11-26T16:59:59", "until 2026-11-26 17:00"),
            ("2026-11-26T17:00", "opens 2026-11-27 08:30"),
            // Friday evening, and the weekend.
            ("2026-11-27T17:00", "opens 2026-11-30 08:30"),
            ("2026-11-28T10:00", "opens 2026-11-30 08:30"),
            // 勤労感謝の日 on Monday, 23 November 2026.
            ("2026-11-20T18:00", "opens 2026-11-24 08:30"),
            ("2026-11-23T10:00", "opens 2026-11-24 08:30"),
            // Closed days of the university, from Tuesday to Sunday.
            ("2026-12-28T16:00", "until 2026-12-28 17:00"),
            ("2026-12-29T10:00", "opens 2027-01-04 08:30"),
        ],
    );
}

#[test]
fn a_call_centre_knows_no_closed_days_of_the_university() {
    let centre = [
        hours(OpeningDays::Weekdays, "09:00", "21:00"),
        hours(OpeningDays::Saturdays, "09:00", "12:00"),
    ];
    check(
        &centre,
        &[
            ("2026-12-29T20:59", "until 2026-12-29 21:00"),
            ("2026-11-28T11:00", "until 2026-11-28 12:00"),
            ("2026-11-28T12:00", "opens 2026-11-30 09:00"),
            // 元日 is a Friday, and a public holiday.
            ("2027-01-01T10:00", "opens 2027-01-02 09:00"),
        ],
    );
}

#[test]
fn a_night_shift_has_no_gap_at_midnight() {
    let night = [
        hours(OpeningDays::EveryDay, "20:00", "24:00"),
        hours(OpeningDays::EveryDay, "00:00", "02:00"),
    ];
    check(
        &night,
        &[
            ("2026-11-26T23:59", "until 2026-11-27 02:00"),
            ("2026-11-27T00:00", "until 2026-11-27 02:00"),
            ("2026-11-27T02:00", "opens 2026-11-27 20:00"),
        ],
    );
}

#[test]
fn hours_that_overlap_or_touch_are_one() {
    let twice = [
        hours(OpeningDays::EveryDay, "09:00", "12:00"),
        hours(OpeningDays::EveryDay, "12:00", "15:00"),
        hours(OpeningDays::EveryDay, "14:00", "18:00"),
    ];
    check(&twice, &[("2026-11-26T09:00", "until 2026-11-26 18:00")]);
}

#[test]
fn always_and_never() {
    let always = [hours(OpeningDays::EveryDay, "00:00", "24:00")];
    check(&always, &[("2026-11-28T03:00", "until never")]);
    check(&[], &[("2026-11-26T10:00", "unknown")]);
    let never = Calendar {
        weekly_closed: Vec::new(),
        public_holidays: false,
        closed: vec![ClosedDays {
            from: "01-01".parse().unwrap(),
            until: "12-31".parse().unwrap(),
            reason: Localized::default(),
        }],
    };
    let office = [hours(OpeningDays::Office, "09:00", "17:00")];
    for now in [date(2026, 11, 26).at(10, 0, 0, 0), DateTime::MAX] {
        let found = standing(&office, &never, now);
        assert_eq!(found, Some(Standing::Closed { opens: None }));
    }
}

#[test]
fn times_are_written_as_they_were_read() {
    for text in ["00:00", "08:30", "23:59", "24:00"] {
        assert_eq!(text.parse::<ClockTime>().unwrap().to_string(), text);
    }
    for text in [
        "", "8:30", "08:60", "24:01", "25:00", "08.30", "0830", "+8:30", "08:3", "９:00",
    ] {
        assert_eq!(text.parse::<ClockTime>(), Err(NotATime), "{text}");
    }
}
