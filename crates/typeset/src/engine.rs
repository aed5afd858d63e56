//! Typst around one template: data in, PDF out.

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::TypesetError;
use crate::fonts::{BOOK, FONTS};

/// Japan is nine hours ahead of UTC, without summer time.
const JAPAN: Offset = Offset::constant(9);

/// A moment as a person in Japan dates it.
pub(crate) fn in_japan(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::fixed(JAPAN))
}

/// All that a template can reach: itself, its data and the fonts.
struct Sealed {
    library: LazyHash<Library>,
    template: Source,
}

impl World for Sealed {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).map(|embedded| embedded.font.clone())
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typesets `template` with `data` as its `sys.inputs`. The result says `at` as its time of creation and is tagged for
/// screen readers (PDF/UA-1) and for archives (PDF/A-3a, which alone may carry files); the latter also refuses a glyph that
/// is missing.
pub(crate) fn pdf(template: &str, data: Dict, at: Timestamp) -> Result<Vec<u8>, TypesetError> {
    let world = Sealed {
        library: LazyHash::new(Library::builder().with_inputs(data).build()),
        template: Source::detached(template),
    };
    let typeset = typeset(&world, at);
    // The engine remembers what it computed, and so what people wrote.
    comemo::evict(0);
    typeset
}

/// Errors say only where they happened: the engine's own words may quote what is typeset, and nobody's name belongs in a
/// log.
fn typeset(world: &Sealed, at: Timestamp) -> Result<Vec<u8>, TypesetError> {
    let document = typst::compile::<PagedDocument>(world).output;
    let document = document.map_err(|_| TypesetError::Defect("compile"))?;
    let options = options(at).ok_or(TypesetError::Defect("options"))?;
    typst_pdf::pdf(&document, &options).map_err(|_| TypesetError::Defect("export"))
}

fn options(at: Timestamp) -> Option<PdfOptions> {
    Some(PdfOptions {
        creator: Smart::Custom(Some(
            concat!("Akashi ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        timestamp: created(at),
        standards: PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).ok()?,
        ..PdfOptions::default()
    })
}

fn created(at: Timestamp) -> Option<typst_pdf::Timestamp> {
    let there = in_japan(at);
    let part = |value: i8| u8::try_from(value).ok();
    let datetime = Datetime::from_ymd_hms(
        there.year().into(),
        part(there.month())?,
        part(there.day())?,
        part(there.hour())?,
        part(there.minute())?,
        part(there.second())?,
    )?;
    typst_pdf::Timestamp::new_local(datetime, JAPAN.seconds() / 60)
}
