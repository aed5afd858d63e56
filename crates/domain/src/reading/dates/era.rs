//! The eras of the Japanese calendar. When they begin and end is asked of ICU.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::Japanese;
use jiff::ToSpan;
use jiff::civil::Date;

/// An era in which somebody alive can have been born. Years are counted from 1, 元年.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Era {
    /// 明治. ICU, like the law, counts its days in the Western calendar from its sixth year on, 1873.
    Meiji,
    /// 大正
    Taisho,
    /// 昭和
    Showa,
    /// 平成
    Heisei,
    /// 令和
    Reiwa,
}

impl Era {
    /// From the oldest to the present one.
    pub(super) const ALL: [Self; 5] = [
        Self::Meiji,
        Self::Taisho,
        Self::Showa,
        Self::Heisei,
        Self::Reiwa,
    ];

    /// The romanised name in lower case; ICU's code and the last part of the message key `era-…`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Meiji => "meiji",
            Self::Taisho => "taisho",
            Self::Showa => "showa",
            Self::Heisei => "heisei",
            Self::Reiwa => "reiwa",
        }
    }

    /// The era of a day by ICU, and the year in it.
    pub(super) fn of(day: Date) -> Option<(Self, u16)> {
        let iso = IcuDate::try_new_iso(
            day.year().into(),
            unsigned(day.month()),
            unsigned(day.day()),
        );
        let year = iso.ok()?.to_calendar(Japanese::new()).era_year();
        let era = Self::ALL
            .into_iter()
            .find(|era| year.era.as_str() == era.as_str())?;
        Some((era, u16::try_from(year.year).ok()?))
    }

    /// The Western year in which a year of this era begins.
    pub(super) fn western_year(self, year: u16) -> Option<i16> {
        let new_year = IcuDate::try_new_japanese_with_calendar(
            self.as_str(),
            year.into(),
            1,
            1,
            Japanese::new(),
        );
        i16::try_from(new_year.ok()?.year().extended_year()).ok()
    }

    /// Its first day.
    pub(crate) fn first_day(self) -> Option<Date> {
        // ICU's Meiji begins with its sixth year.
        let first = if self == Self::Meiji { 6 } else { 1 };
        let new_year = Date::new(self.western_year(first)?, 1, 1).ok()?;
        new_year
            .series(1.day())
            .take(366)
            .find(|day| Self::of(*day).is_some_and(|(era, _)| era == self))
    }

    /// Its last day; the present era has none. The emperors Meiji and Taishō died on a day that belongs to both eras,
    /// Heisei and Reiwa began on the day after.
    pub(crate) fn last_day(self) -> Option<Date> {
        let next = self.next()?.first_day()?;
        match self {
            Self::Meiji | Self::Taisho => Some(next),
            _ => next.yesterday().ok(),
        }
    }

    /// The one after it.
    pub(crate) fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|era| *era > self)
    }

    /// Is a day within it? A day that ends one era and begins another is within both.
    pub(super) fn holds(self, day: Date) -> bool {
        Self::of(day).is_some_and(|(era, _)| era == self) || self.last_day() == Some(day)
    }
}

/// Months and days are counted from 1; ICU takes them unsigned.
fn unsigned(number: i8) -> u8 {
    number.unsigned_abs()
}
