//! The form of the directory, and how it is read. Everything stays where it is in the file: a look-up follows offsets.
//!
//! ```text
//! magic   8 bytes
//! date    10 bytes, YYYY-MM-DD
//! index   100,001 × where the page of the codes 000-00.., 000-01.. begins, and the end: u32
//! pages
//!
//! page    count of codes: u8 · count × last two digits: u8 · (count + 1) × where its matches begin, and the end: u16
//!         · places: prefecture and city, as texts · matches
//! match   its place: u16, then the texts street, building, office
//! text    its length in one byte and its UTF-8
//! ```
//!
//! Numbers are little-endian; offsets within a page are counted from its beginning. What one question needs lies
//! close together, because waiting for memory is nearly all the time it takes. Every step is checked, so that a damaged
//! file has no matches rather than a panic.

/// First bytes of a directory; the digit grows when the form changes.
pub const MAGIC: &[u8; 8] = b"akpost1\n";
/// Entries of the index: one for each beginning of five digits, and the end.
pub const INDEX: usize = 100_001;
/// Codes of a page.
pub const PAGE: u32 = 100;
const DATE: usize = 10;
const OFFSET: usize = 4;

/// One place with a postcode, as its residents would write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'a> {
    /// 都道府県
    pub prefecture: &'a str,
    /// 市区町村, with the district (郡) of a town or village.
    pub city: &'a str,
    /// 町名; with the number for an office. Empty where the code is for a whole municipality.
    pub street: &'a str,
    /// Building and floor, or a post office box.
    pub building: &'a str,
    /// The office a business code belongs to.
    pub office: &'a str,
}

/// A directory in memory.
#[derive(Debug, Clone, Copy)]
pub struct Directory<'a> {
    date: &'a str,
    index: &'a [u8],
    pages: &'a [u8],
}

/// The codes with the same first five digits.
struct Page<'a> {
    bytes: &'a [u8],
    tails: &'a [u8],
    bounds: &'a [u8],
}

impl<'a> Directory<'a> {
    /// Finds the parts of a directory. `None` when the bytes are something else or were cut off.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (date, rest) = rest.split_at_checked(DATE)?;
        let (index, pages) = rest.split_at_checked(INDEX * OFFSET)?;
        Some(Self {
            date: str::from_utf8(date).ok()?,
            index,
            pages,
        })
    }

    /// The day of the data, `YYYY-MM-DD`.
    #[must_use]
    pub const fn date(&self) -> &'a str {
        self.date
    }

    /// Every place with this postcode.
    #[must_use]
    pub fn look_up(&self, code: u32) -> Matches<'a> {
        self.matches(code).unwrap_or_else(Matches::none)
    }

    /// Every postcode, in order.
    pub fn codes(&self) -> impl Iterator<Item = u32> + use<'a> {
        let directory = *self;
        (0..).take(INDEX - 1).flat_map(move |number| {
            let tails = directory.page(number).map_or(&[][..], |page| page.tails);
            tails
                .iter()
                .map(move |tail| number * PAGE + u32::from(*tail))
        })
    }

    fn page(&self, number: u32) -> Option<Page<'a>> {
        let at = usize::try_from(number).ok()?.checked_mul(OFFSET)?;
        let (begin, end) = (u32_at(self.index, at)?, u32_at(self.index, at + OFFSET)?);
        let bytes = self.pages.get(begin..end)?;
        let (count, rest) = bytes.split_first()?;
        let (tails, rest) = rest.split_at_checked(usize::from(*count))?;
        let (bounds, _) = rest.split_at_checked((usize::from(*count) + 1) * 2)?;
        Some(Page {
            bytes,
            tails,
            bounds,
        })
    }

    fn matches(&self, code: u32) -> Option<Matches<'a>> {
        let page = self.page(code / PAGE)?;
        let tail = u8::try_from(code % PAGE).ok()?;
        let at = page.tails.iter().position(|known| *known == tail)? * 2;
        let (begin, end) = (u16_at(page.bounds, at)?, u16_at(page.bounds, at + 2)?);
        Some(Matches {
            page: page.bytes,
            rest: page.bytes.get(begin..end)?,
        })
    }
}

/// The places of one postcode, read one by one.
#[derive(Debug, Clone)]
pub struct Matches<'a> {
    page: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Matches<'a> {
    /// No place at all.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            page: &[],
            rest: &[],
        }
    }

    /// The next match, and what follows it.
    fn read(&self) -> Option<(Match<'a>, &'a [u8])> {
        let place = self.page.get(u16_at(self.rest, 0)?..)?;
        let (prefecture, place) = text(place)?;
        let (city, _) = text(place)?;
        let (street, rest) = text(self.rest.get(2..)?)?;
        let (building, rest) = text(rest)?;
        let (office, rest) = text(rest)?;
        let found = Match {
            prefecture,
            city,
            street,
            building,
            office,
        };
        Some((found, rest))
    }
}

impl<'a> Iterator for Matches<'a> {
    type Item = Match<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (found, rest) = self.read()?;
        self.rest = rest;
        Some(found)
    }
}

/// A text and what follows it.
fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = bytes.split_first()?;
    let (text, rest) = rest.split_at_checked(usize::from(*length))?;
    Some((str::from_utf8(text).ok()?, rest))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes).into())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}
