//! Opening hours of whom one can ask, and what they say of a moment: open now, or when next.
//!
//! All of it is Japan's time, wherever the person is.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::calendar::Calendar;
use crate::holidays;

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;
/// Whoever does not close for this many days never does.
const ALWAYS_DAYS: i32 = 14;
/// Whoever does not open within this many days is not waited for.
const SEARCH_DAYS: u16 = 366;

/// On which days hours hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OpeningDays {
    /// On the days on which the university's office works, by its calendar.
    Office,
    /// Monday to Friday, public holidays left out, whatever the university's office does.
    Weekdays,
    /// On Saturdays, public holidays left out.
    Saturdays,
    /// Every day, public holidays included.
    EveryDay,
}

/// A time of day, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct ClockTime(u16);

/// Not a time such as `08:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time of day between 00:00 and 24:00, such as 08:30")]
pub struct NotATime;

/// Hours without a break. A lunch break makes two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OpeningHours {
    /// On which days.
    pub days: OpeningDays,
    /// From this minute on.
    #[schema(value_type = String)]
    pub from: ClockTime,
    /// Until this minute, which is closed already.
    #[schema(value_type = String)]
    pub until: ClockTime,
}

/// What opening hours say of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody is there.
    Open {
        /// Until then; `None` where nobody ever closes.
        until: Option<DateTime>,
    },
    /// Nobody is there.
    Closed {
        /// Opens then; `None` where no day within a year is known.
        opens: Option<DateTime>,
    },
}

/// How it stands at `now`, Japan's time; `None` where no hours are known.
#[must_use]
pub fn standing(hours: &[OpeningHours], calendar: &Calendar, now: DateTime) -> Option<Standing> {
    if hours.is_empty() {
        return None;
    }
    let mut end = now;
    while let Some(later) = closes(hours, calendar, end) {
        end = later;
        if end.date() > now.date().saturating_add(days(ALWAYS_DAYS)) {
            return Some(Standing::Open { until: None });
        }
    }
    Some(if end > now {
        Standing::Open { until: Some(end) }
    } else {
        Standing::Closed {
            opens: opens(hours, calendar, now),
        }
    })
}

fn days(count: i32) -> jiff::Span {
    jiff::Span::new().days(count)
}

/// When the hours that hold at `moment` end.
fn closes(hours: &[OpeningHours], calendar: &Calendar, moment: DateTime) -> Option<DateTime> {
    let date = moment.date();
    on(hours, calendar, date)
        .map(|(from, until)| (from.on(date), until.on(date)))
        .filter(|(from, until)| *from <= moment && moment < *until)
        .map(|(_, until)| until)
        .max()
}

/// When hours begin after `moment`.
fn opens(hours: &[OpeningHours], calendar: &Calendar, moment: DateTime) -> Option<DateTime> {
    let mut date = moment.date();
    for _ in 0..SEARCH_DAYS {
        let next = on(hours, calendar, date)
            .map(|(from, _)| from.on(date))
            .filter(|from| *from > moment)
            .min();
        if next.is_some() {
            return next;
        }
        date = date.tomorrow().ok()?;
    }
    None
}

/// The hours of a day.
fn on<'a>(
    hours: &'a [OpeningHours],
    calendar: &'a Calendar,
    date: Date,
) -> impl Iterator<Item = (ClockTime, ClockTime)> + 'a {
    let holds = move |days| match days {
        OpeningDays::Office => calendar.is_open(date),
        OpeningDays::EveryDay => true,
        OpeningDays::Saturdays => {
            date.weekday() == Weekday::Saturday && !holidays::is_public_holiday(date)
        }
        OpeningDays::Weekdays => {
            !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
                && !holidays::is_public_holiday(date)
        }
    };
    hours
        .iter()
        .filter(move |hours| holds(hours.days))
        .map(|hours| (hours.from, hours.until))
}

impl ClockTime {
    /// This time on `date`; `24:00` is the beginning of the day after.
    fn on(self, date: Date) -> DateTime {
        let minutes = jiff::Span::new().minutes(i64::from(self.0));
        date.to_datetime(jiff::civil::Time::midnight())
            .saturating_add(minutes)
    }
}

impl FromStr for ClockTime {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let part = |text: &str| {
            let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<u16>().ok()).flatten()
        };
        let (hours, minutes) = text.split_once(':').ok_or(NotATime)?;
        let hours = part(hours).ok_or(NotATime)?;
        let minutes = part(minutes).filter(|value| *value < 60).ok_or(NotATime)?;
        Some(hours * 60 + minutes)
            .filter(|value| *value <= DAY_MINUTES)
            .map(Self)
            .ok_or(NotATime)
    }
}

impl TryFrom<String> for ClockTime {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        time.to_string()
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests;
