//! What applicants are promised: a day that the calendar gives, and a receipt in their language.

use akashi_domain::calendar::Calendar;
use akashi_domain::{Language, UniversityInfo, holidays};
use jiff::{Timestamp, ToSpan as _};

use super::{Finding, Said, advice, broken, ok};
use crate::applications::{blank_receipt, date_in_japan};

pub(super) fn all(info: &UniversityInfo, now: Timestamp) -> Vec<Finding> {
    let mut findings: Vec<Finding> = public_holidays(&info.calendar, now).into_iter().collect();
    findings.push(receipt(info));
    findings
}

/// Nobody notices a table that has ended: days are promised on which everybody is at home.
fn public_holidays(calendar: &Calendar, now: Timestamp) -> Option<Finding> {
    if !calendar.public_holidays {
        return None;
    }
    let until = holidays::known_until();
    let said = |key| Said::new(key).with("until", until);
    Some(if until < date_in_japan(now).saturating_add(1.year()) {
        advice(said("doctor-holidays-ending"))
    } else {
        ok(said("doctor-holidays-ok"))
    })
}

/// Typeset as an applicant would get it: a character in the university's own texts that cannot be drawn shows here.
fn receipt(info: &UniversityInfo) -> Finding {
    for language in Language::ALL {
        if let Err(error) = blank_receipt(info, language).pdf() {
            let reason = error.to_string();
            return broken(Said::new("doctor-receipt-broken").with("reason", reason));
        }
    }
    ok(Said::new("doctor-receipt-ok"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::doctor::Severity;

    #[test]
    fn the_end_of_the_table_is_announced_a_year_before() {
        let last = holidays::known_until();
        let at = |year: i16| format!("{year}-06-01T00:00:00Z").parse().unwrap();
        let said = |calendar: &Calendar, now| {
            let finding = public_holidays(calendar, now)?;
            Some((finding.severity, finding.said.key))
        };
        let usual = Calendar::default();
        for (year, expected) in [
            (last.year() - 1, (Severity::Ok, "doctor-holidays-ok")),
            (last.year(), (Severity::Advice, "doctor-holidays-ending")),
            (
                last.year() + 9,
                (Severity::Advice, "doctor-holidays-ending"),
            ),
        ] {
            assert_eq!(said(&usual, at(year)), Some(expected), "{year}");
        }
        let works = Calendar {
            public_holidays: false,
            ..usual
        };
        assert_eq!(said(&works, at(last.year())), None);
    }
}
