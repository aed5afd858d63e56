//! The calendar: days that do not go together, and an office that is never open, are slips of the pen.

use akashi_domain::calendar::Calendar;
use jiff::civil::date;

use super::ConfigProblem;

pub(super) fn check(calendar: &Calendar) -> Result<(), ConfigProblem> {
    for (at, days) in calendar.closed.iter().enumerate() {
        let entry = |name: &str| format!("calendar.closed.{}.{name}", at + 1);
        if !days.is_sound() {
            return Err(ConfigProblem::value(entry("until"), "malformed"));
        }
        if days.reason.ja.is_empty() || days.reason.en.is_empty() {
            return Err(ConfigProblem::value(entry("reason"), "missing"));
        }
    }
    // A year that has 29 February: what comes every year is in it.
    let mut year = date(2028, 1, 1).series(jiff::Span::new().days(1)).take(366);
    if year.any(|day| calendar.is_open(day)) {
        return Ok(());
    }
    Err(ConfigProblem::value("calendar", "malformed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entry that is wrong, if one is.
    fn wrong(toml: &str) -> Option<String> {
        match check(&toml::from_str(toml).unwrap()) {
            Err(ConfigProblem::Value { entry, .. }) => Some(entry),
            _ => None,
        }
    }

    #[test]
    fn slips_of_the_pen_are_named() {
        let closed = |from: &str, until: &str| {
            format!(
                "closed = [{{ from = '{from}', until = '{until}', reason = {{ ja = '休業', en = 'closed' }} }}]"
            )
        };
        let week = "'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'";
        for (toml, expected) in [
            (String::new(), None),
            (closed("12-28", "01-05"), None),
            (closed("2026-12-28", "2027-01-05"), None),
            (
                closed("2026-12-28", "01-05"),
                Some("calendar.closed.1.until"),
            ),
            (
                closed("2026-12-28", "2026-01-05"),
                Some("calendar.closed.1.until"),
            ),
            (closed("01-01", "12-31"), Some("calendar")),
            (format!("weekly_closed = [{week}]"), Some("calendar")),
            (
                "closed = [{ from = '12-28', until = '01-05', reason = { ja = '休業', en = '' } }]"
                    .to_owned(),
                Some("calendar.closed.1.reason"),
            ),
        ] {
            assert_eq!(wrong(&toml).as_deref(), expected, "{toml}");
        }
    }
}
