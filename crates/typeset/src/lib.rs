//! PDFs for people: the receipt of an application 受付票.
//!
//! What a person wrote comes in as data and never as markup; files and network are out of reach of what is typeset.
//! A character that no embedded font can draw is an error, never a box. The same facts give the same bytes.

mod engine;
mod fonts;
mod receipt;

pub use fonts::MissingGlyph;
pub use receipt::{Contact, Picture, Receipt, Signature};

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// No font has this character. It is not named: it may be part of somebody's name.
    #[error("a text of the university has a character that no embedded font can draw")]
    MissingGlyph,
    /// A defect of the template or of the fonts, and the step at which it showed.
    #[error("the document cannot be typeset: {0}")]
    Defect(&'static str),
}

impl From<MissingGlyph> for TypesetError {
    fn from(_: MissingGlyph) -> Self {
        Self::MissingGlyph
    }
}
