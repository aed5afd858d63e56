//! Drawings of identity documents, of nobody: the file `fixtures/<name>.svg` of this crate, drawn by
//! `cargo xtask fixtures --anew`.

use crate::pixels::Pixels;
use crate::{Limits, decode, header};

/// A drawn document. Every one says 見本 SAMPLE across its face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// 運転免許証.
    Licence,
    /// 資格確認書 of a health insurance.
    Insurance,
    /// 個人番号カード, the side without the number.
    MyNumber,
    /// 在留カード.
    Residence,
    /// The page of a passport with the photo.
    Passport,
    /// 戸籍個人事項証明書, a page of white paper.
    Register,
}

impl Card {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Licence,
        Self::Insurance,
        Self::MyNumber,
        Self::Residence,
        Self::Passport,
        Self::Register,
    ];

    /// The name of its file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::Insurance => "insurance",
            Self::MyNumber => "my-number",
            Self::Residence => "residence",
            Self::Passport => "passport",
            Self::Register => "register",
        }
    }

    /// The drawing as PNG: what a perfect scan would be.
    #[must_use]
    pub fn png(self) -> &'static [u8] {
        match self {
            Self::Licence => include_bytes!("../../fixtures/licence.png"),
            Self::Insurance => include_bytes!("../../fixtures/insurance.png"),
            Self::MyNumber => include_bytes!("../../fixtures/my-number.png"),
            Self::Residence => include_bytes!("../../fixtures/residence.png"),
            Self::Passport => include_bytes!("../../fixtures/passport.png"),
            Self::Register => include_bytes!("../../fixtures/register.png"),
        }
    }

    pub(super) fn pixels(self) -> Option<Pixels> {
        let limits = Limits::default();
        let (kind, header) = header::inspect(self.png(), &limits).ok()?;
        let decoded = decode::decode(kind, &header, self.png(), &limits).ok()?;
        Some(decoded.pixels)
    }
}
