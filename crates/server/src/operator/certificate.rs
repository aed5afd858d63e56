//! Until when a certificate is valid, read from its own bytes. Nothing else of it is judged here.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// When a certificate may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    /// Not before.
    pub from: Timestamp,
    /// Not after.
    pub until: Timestamp,
}

impl Validity {
    /// Of a certificate in DER (RFC 5280, 4.1); `None` when it is not one.
    pub fn of(der: &[u8]) -> Option<Self> {
        let certificate = Der(der).enter(SEQUENCE)?;
        let mut body = certificate.enter(SEQUENCE)?;
        // version, serial number, signature algorithm, issuer; the version may be left out.
        body.skip_if(VERSION)?;
        for _ in 0..3 {
            body.next()?;
        }
        let mut validity = body.enter(SEQUENCE)?;
        Some(Self {
            from: moment(validity.next()?)?,
            until: moment(validity.next()?)?,
        })
    }

    /// When both may be used.
    pub fn and(self, other: Self) -> Self {
        Self {
            from: self.from.max(other.from),
            until: self.until.min(other.until),
        }
    }
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// What is left to read.
#[derive(Clone, Copy)]
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// Tag and content of the next element.
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match *first {
            short @ 0..0x80 => (usize::from(short), rest),
            long => {
                let digits = usize::from(long & 0x7f);
                if !(1..=4).contains(&digits) {
                    return None;
                }
                let (digits, rest) = rest.split_at_checked(digits)?;
                let length = digits
                    .iter()
                    .fold(0_usize, |length, digit| length << 8 | usize::from(*digit));
                (length, rest)
            }
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, content))
    }

    /// Into the next element, which must have this tag.
    fn enter(mut self, tag: u8) -> Option<Self> {
        let (found, content) = self.next()?;
        (found == tag).then_some(Self(content))
    }

    /// Past the next element if it has this tag.
    fn skip_if(&mut self, tag: u8) -> Option<()> {
        if self.0.first() == Some(&tag) {
            self.next()?;
        }
        Some(())
    }
}

/// `YYMMDDhhmmssZ` or `YYYYMMDDhhmmssZ`, as RFC 5280, 4.1.2.5 has them.
fn moment((tag, content): (u8, &[u8])) -> Option<Timestamp> {
    let text = std::str::from_utf8(content).ok()?.strip_suffix('Z')?;
    let year_digits = match tag {
        UTC_TIME => 2,
        GENERALIZED_TIME => 4,
        _ => return None,
    };
    if text.len() != year_digits + 10 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at_checked(year_digits)?;
    let year: i16 = match (tag, year.parse().ok()?) {
        (UTC_TIME, late @ 50..) => 1900 + late,
        (UTC_TIME, early) => 2000 + early,
        (_, whole) => whole,
    };
    let pair = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let (month, day) = (pair(0)?, pair(2)?);
    let moment = DateTime::new(year, month, day, pair(4)?, pair(6)?, pair(8)?, 0).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn times_are_read_in_both_forms() {
        for (tag, text, expected) in [
            (UTC_TIME, "261121010203Z", Some("2026-11-21T01:02:03Z")),
            (UTC_TIME, "500101000000Z", Some("1950-01-01T00:00:00Z")),
            (UTC_TIME, "491231235959Z", Some("2049-12-31T23:59:59Z")),
            (
                GENERALIZED_TIME,
                "20500101000000Z",
                Some("2050-01-01T00:00:00Z"),
            ),
            (GENERALIZED_TIME, "99991231235959Z", None),
            (UTC_TIME, "261321010203Z", None),
            (UTC_TIME, "261121010203", None),
            (UTC_TIME, "+61121010203Z", None),
            (0x16, "261121010203Z", None),
        ] {
            assert_eq!(moment((tag, text.as_bytes())), expected.map(at), "{text}");
        }
    }

    #[test]
    fn what_is_no_certificate_has_no_validity() {
        for bytes in [
            &b""[..],
            b"x",
            b"\x30",
            b"\x30\x84\xff\xff\xff\xff",
            b"\x30\x80\x00\x00",
            b"\x30\x02\x30\x00",
        ] {
            assert_eq!(Validity::of(bytes), None);
        }
    }
}
