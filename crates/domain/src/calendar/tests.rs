use jiff::civil::date;

use super::*;

fn day(text: &str) -> CalendarDay {
    text.parse().unwrap()
}

fn closed(from: &str, until: &str) -> ClosedDays {
    ClosedDays {
        from: day(from),
        until: day(until),
        reason: Localized::new("休業", "closed"),
    }
}

fn check(calendar: &Calendar, cases: &[(Date, u32, Date)]) {
    for (from, days, expected) in cases {
        let found = calendar.business_days_after(*from, *days);
        assert_eq!(found, *expected, "{days} working days after {from}");
        assert!(calendar.is_open(found));
    }
}

#[test]
fn weekends_and_public_holidays_do_not_count() {
    check(
        &Calendar::default(),
        &[
            // 勤労感謝の日 on Monday.
            (date(2026, 11, 20), 1, date(2026, 11, 24)),
            (date(2026, 11, 20), 5, date(2026, 11, 30)),
            // Received on a Saturday: Monday to Friday.
            (date(2026, 11, 28), 5, date(2026, 12, 4)),
            // 敬老の日, 国民の休日 and 秋分の日: five days in a row are closed.
            (date(2026, 9, 18), 1, date(2026, 9, 24)),
            // 憲法記念日 on a Sunday: 振替休日 on Wednesday, after みどりの日 and こどもの日.
            (date(2026, 5, 1), 1, date(2026, 5, 7)),
            // 春分の日 on a Sunday: 振替休日 on Monday.
            (date(2027, 3, 19), 1, date(2027, 3, 23)),
            // 元日, and no closed days at the year's end.
            (date(2026, 12, 31), 1, date(2027, 1, 4)),
        ],
    );
}

#[test]
fn no_days_are_today_or_the_next_open_day() {
    check(
        &Calendar::default(),
        &[
            (date(2026, 11, 20), 0, date(2026, 11, 20)),
            (date(2026, 11, 21), 0, date(2026, 11, 24)),
        ],
    );
}

#[test]
fn closed_days_of_the_university_do_not_count() {
    let calendar = Calendar {
        closed: vec![
            closed("12-28", "01-05"),
            closed("2026-08-10", "2026-08-16"),
            closed("2026-11-25", "2026-11-25"),
        ],
        ..Calendar::default()
    };
    check(
        &calendar,
        &[
            (date(2026, 12, 25), 1, date(2027, 1, 6)),
            (date(2027, 12, 27), 1, date(2028, 1, 6)),
            (date(2026, 8, 7), 1, date(2026, 8, 17)),
            (date(2027, 8, 9), 1, date(2027, 8, 10)),
            (date(2026, 11, 24), 1, date(2026, 11, 26)),
        ],
    );
}

#[test]
fn an_office_may_work_on_saturdays_and_holidays() {
    let calendar = Calendar {
        weekly_closed: vec![DayOfWeek::Sunday],
        public_holidays: false,
        closed: Vec::new(),
    };
    check(
        &calendar,
        &[
            (date(2026, 11, 20), 1, date(2026, 11, 21)),
            (date(2026, 11, 20), 2, date(2026, 11, 23)),
        ],
    );
}

#[test]
fn a_calendar_without_an_open_day_ends_the_search() {
    let always = Calendar {
        closed: vec![closed("01-01", "12-31")],
        ..Calendar::default()
    };
    assert!(always.business_days_after(date(2026, 1, 1), 5) > date(2036, 1, 1));
    assert_eq!(always.business_days_after(Date::MAX, 5), Date::MAX);
}

#[test]
fn days_are_written_as_they_were_read() {
    for text in ["2026-12-29", "12-29", "02-29"] {
        assert_eq!(day(text).to_string(), text);
    }
    for text in [
        "",
        "2026-02-30",
        "02-30",
        "13-01",
        "2026",
        "2026-12-29T00",
        "year-01",
    ] {
        assert_eq!(text.parse::<CalendarDay>(), Err(NotADay), "{text}");
    }
}

#[test]
fn first_and_last_day_go_together() {
    assert!(closed("12-29", "01-03").is_sound());
    assert!(closed("2026-12-29", "2027-01-03").is_sound());
    assert!(!closed("2026-12-29", "2026-01-03").is_sound());
    assert!(!closed("2026-12-29", "01-03").is_sound());
}
