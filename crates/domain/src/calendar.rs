//! The university's calendar: on which days its office works, and what follows for a promised date.
//!
//! Every date that is promised to somebody is computed here (F59). The calendar is part of the configuration and of
//! what a university publishes about itself.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::holidays;
use crate::language::Localized;

/// No office is closed for this long; a calendar that says so ends the search for an open day.
const LONGEST_SEARCH_DAYS: usize = 3_660;
/// A leap year: every day that comes every year or every fourth exists in it.
const LEAP_YEAR: i16 = 2024;

/// When the office is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default)]
pub struct Calendar {
    /// Days of the week on which it is closed.
    pub weekly_closed: Vec<DayOfWeek>,
    /// Is it closed on Japan's public holidays?
    pub public_holidays: bool,
    /// Days on which it is closed beside them.
    pub closed: Vec<ClosedDays>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            weekly_closed: vec![DayOfWeek::Saturday, DayOfWeek::Sunday],
            public_holidays: true,
            closed: Vec::new(),
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayOfWeek {
    /// 月曜日
    Monday,
    /// 火曜日
    Tuesday,
    /// 水曜日
    Wednesday,
    /// 木曜日
    Thursday,
    /// 金曜日
    Friday,
    /// 土曜日
    Saturday,
    /// 日曜日
    Sunday,
}

impl From<Weekday> for DayOfWeek {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// Days in a row on which the office is closed, first and last included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ClosedDays {
    /// The first.
    #[schema(value_type = String)]
    pub from: CalendarDay,
    /// The last; before the first, it is in the year after.
    #[schema(value_type = String)]
    pub until: CalendarDay,
    /// Why, such as 年末年始.
    pub reason: Localized,
}

/// A day of one year, or of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum CalendarDay {
    /// Written `2026-12-29`.
    On(Date),
    /// Written `12-29`.
    EveryYear {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

/// Neither `2026-12-29` nor `12-29`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither a date such as 2026-12-29 nor a day of every year such as 12-29")]
pub struct NotADay;

impl FromStr for CalendarDay {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        if text.len() == "2026-12-29".len() {
            return text.parse().map(Self::On).map_err(|_| NotADay);
        }
        let (month, day) = text.split_once('-').ok_or(NotADay)?;
        let (month, day) = (
            month.parse().map_err(|_| NotADay)?,
            day.parse().map_err(|_| NotADay)?,
        );
        Date::new(LEAP_YEAR, month, day).map_err(|_| NotADay)?;
        Ok(Self::EveryYear { month, day })
    }
}

impl TryFrom<String> for CalendarDay {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<CalendarDay> for String {
    fn from(day: CalendarDay) -> Self {
        day.to_string()
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => write!(f, "{date}"),
            Self::EveryYear { month, day } => write!(f, "{month:02}-{day:02}"),
        }
    }
}

impl ClosedDays {
    /// Do first and last day go together? One cannot be of every year and the other of one.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match (self.from, self.until) {
            (CalendarDay::On(from), CalendarDay::On(until)) => from <= until,
            (CalendarDay::EveryYear { .. }, CalendarDay::EveryYear { .. }) => true,
            _ => false,
        }
    }

    fn covers(&self, date: Date) -> bool {
        match (self.from, self.until) {
            (CalendarDay::On(from), CalendarDay::On(until)) => (from..=until).contains(&date),
            (
                CalendarDay::EveryYear { month, day },
                CalendarDay::EveryYear {
                    month: last_month,
                    day: last_day,
                },
            ) => {
                let (from, until) = ((month, day), (last_month, last_day));
                let asked = (date.month(), date.day());
                if from <= until {
                    from <= asked && asked <= until
                } else {
                    from <= asked || asked <= until
                }
            }
            _ => false,
        }
    }
}

impl Calendar {
    /// Does the office work on `date`?
    #[must_use]
    pub fn is_open(&self, date: Date) -> bool {
        let holiday = self.public_holidays && holidays::is_public_holiday(date);
        let closed = self.weekly_closed.contains(&date.weekday().into())
            || self.closed.iter().any(|days| days.covers(date));
        !holiday && !closed
    }

    /// The `days`-th working day after `from`, which does not count itself. With no days: `from`, or the first working
    /// day after it. Always a day on which somebody is there to keep the promise.
    #[must_use]
    pub fn business_days_after(&self, from: Date, days: u32) -> Date {
        let (mut date, mut left) = (from, days);
        for _ in 0..LONGEST_SEARCH_DAYS {
            if left == 0 && self.is_open(date) {
                break;
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
            if self.is_open(date) {
                left = left.saturating_sub(1);
            }
        }
        date
    }
}

#[cfg(test)]
mod tests;
