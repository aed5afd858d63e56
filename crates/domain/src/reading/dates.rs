//! Days and months in the spellings people use: `1999/9/9`, `19990909`, `平成11年9月9日`, `H11.9.9`, `平成十一年九月九日`,
//! `9 September 1999`. What is kept is always `YYYY-MM-DD` or `YYYY-MM`.

mod era;
mod numerals;
mod spelling;

use jiff::civil::Date;

use super::{Gloss, Reading};
use crate::answers::Answers;
use crate::field::{FieldFormat, FieldId};
pub(crate) use era::Era;
use spelling::{Spelling, spelling};

/// How a day is kept.
const DAY: &str = "%Y-%m-%d";
/// How a month is kept.
const MONTH: &str = "%Y-%m";

/// A day or month that was understood.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Understood {
    /// The day; of a month its first.
    pub date: Date,
    /// The era and year as they were written, else by ICU. None before the calendar of 1873.
    era: Option<(Era, u16)>,
}

/// Why a text is no day or month.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// In no known spelling.
    Unreadable,
    /// `99/9/9`: the century is missing, or the era.
    CenturyMissing,
    /// Years of an era are counted from 1.
    EraYearZero(Era),
    /// Before 1873 an era's months were those of the moon.
    BeforeCalendar,
    /// No such month.
    NoMonth,
    /// The month has only so many days.
    NoDay {
        /// Days of the month.
        days: i8,
    },
    /// The era was not yet, or no longer.
    OutsideEra {
        /// As written.
        era: Era,
        /// The day that was probably meant; of a month its first.
        meant: Date,
    },
}

/// Reads a day.
///
/// # Errors
/// Why it is none.
pub(crate) fn day(typed: &str) -> Result<Understood, Refusal> {
    let spelling = spelling(typed).ok_or(Refusal::Unreadable)?;
    let number = spelling.day.ok_or(Refusal::Unreadable)?;
    let first = first_of_month(&spelling)?;
    let nth = |number: u16| first.with().day(i8::try_from(number).ok()?).build().ok();
    let date = nth(number).ok_or(Refusal::NoDay {
        days: first.days_in_month(),
    })?;
    in_era(&spelling, date, date)
}

/// Reads a month. A day that was written with it is left out, provided that it exists.
///
/// # Errors
/// Why it is none.
pub(crate) fn month(typed: &str) -> Result<Understood, Refusal> {
    let spelling = spelling(typed).ok_or(Refusal::Unreadable)?;
    if spelling.day.is_some() {
        let Understood { date, era } = day(typed)?;
        let date = date.first_of_month();
        return Ok(Understood { date, era });
    }
    let first = first_of_month(&spelling)?;
    in_era(&spelling, first, first.last_of_month())
}

/// The first day of a month in any accepted spelling, for whoever computes with stored answers.
#[must_use]
pub fn parse_month(typed: &str) -> Option<Date> {
    month(typed).ok().map(|understood| understood.date)
}

/// Answers with their days and months as they are kept, for whoever looks at them: another program may have sent them as
/// they were typed. What cannot be read stays.
#[must_use]
pub fn in_kept_form(mut answers: Answers) -> Answers {
    for field in FieldId::ALL {
        let kept = match field.format() {
            FieldFormat::PastDate => day(answers.get(*field)).map(|read| read.date.strftime(DAY)),
            FieldFormat::YearMonth => {
                month(answers.get(*field)).map(|read| read.date.strftime(MONTH))
            }
            _ => continue,
        };
        if let Ok(kept) = kept {
            answers.set(*field, kept.to_string());
        }
    }
    answers
}

/// Reads a day or a month, by the field's format.
pub(super) fn read(field: FieldId, typed: &str, today: Date) -> Reading {
    let monthly = field.format() == FieldFormat::YearMonth;
    let shape = if monthly { MONTH } else { DAY };
    let gloss = |date: Date, era: Option<(Era, u16)>| {
        era.map(|(era, era_year)| Gloss {
            western: date.strftime(shape).to_string().into(),
            era: era.as_str().to_owned(),
            era_year,
        })
    };
    match if monthly { month(typed) } else { day(typed) } {
        Ok(Understood { date, era }) => Reading {
            gloss: gloss(date, era),
            ..Reading::plain(&date.strftime(shape).to_string())
        },
        Err(Refusal::OutsideEra { meant, .. }) if meant <= today => Reading {
            gloss: gloss(
                meant,
                Era::of(if monthly {
                    meant.last_of_month()
                } else {
                    meant
                }),
            ),
            ..Reading::plain(typed)
        },
        Err(_) => Reading::plain(typed),
    }
}

fn first_of_month(spelling: &Spelling) -> Result<Date, Refusal> {
    let year = western_year(spelling)?;
    let month = i8::try_from(spelling.month).map_err(|_| Refusal::NoMonth)?;
    Date::new(year, month, 1).map_err(|_| Refusal::NoMonth)
}

fn western_year(spelling: &Spelling) -> Result<i16, Refusal> {
    let year = u16::try_from(spelling.year.value).map_err(|_| Refusal::Unreadable)?;
    match (spelling.era, spelling.year.digits) {
        (Some(era), 1 | 2) if year == 0 => Err(Refusal::EraYearZero(era)),
        (Some(Era::Meiji), 1 | 2) if year < 6 => Err(Refusal::BeforeCalendar),
        (Some(era), 1 | 2) => era.western_year(year).ok_or(Refusal::Unreadable),
        (None, 1 | 2) => Err(Refusal::CenturyMissing),
        (None, 4) => i16::try_from(year).map_err(|_| Refusal::Unreadable),
        _ => Err(Refusal::Unreadable),
    }
}

/// Is the time from `first` to `last` at least partly within the era that was written?
fn in_era(spelling: &Spelling, first: Date, last: Date) -> Result<Understood, Refusal> {
    let Some(era) = spelling.era else {
        let era = Era::of(last);
        return Ok(Understood { date: first, era });
    };
    if !era.holds(first) && !era.holds(last) {
        return Err(Refusal::OutsideEra { era, meant: first });
    }
    let year = u16::try_from(spelling.year.value).map_err(|_| Refusal::Unreadable)?;
    Ok(Understood {
        date: first,
        era: Some((era, year)),
    })
}

#[cfg(test)]
mod tests;
