//! The receipt 受付票 of an application: what was received, when, what happens next, and whom to ask.

use akashi_domain::{ApplicationKind, Language, Sensitive};
use akashi_i18n::{Messages, text};
use jiff::Timestamp;
use jiff::civil::Date;
use typst::foundations::{Array, Dict, IntoValue as _, Str, Value};

use crate::TypesetError;
use crate::engine::{self, in_japan};
use crate::fonts::{self, MissingGlyph};

const TEMPLATE: &str = include_str!("receipt.typ");
/// So much of a digest tells two of them apart, and can still be compared by eye.
const DIGEST_CHARS: usize = 12;

/// The facts of a receipt.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// In which it is written.
    pub language: Language,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Name of the university.
    pub university: String,
    /// Its colour, `#rrggbb`, with white text on it.
    pub colour: String,
    /// 受付番号 as printed.
    pub reference: String,
    /// The revision; 1 for the first.
    pub revision: u32,
    /// When it was received.
    pub received_at: Timestamp,
    /// When the review is expected to be over, in Japan.
    pub review_expected: Date,
    /// Name as typed, in kanji if it has any.
    pub name: Sensitive<String>,
    /// The same in kana.
    pub kana: Sensitive<String>,
    /// The same in roman letters.
    pub roman: Sensitive<String>,
    /// Digest of all that was sent, in hexadecimal.
    pub digest: String,
    /// The images.
    pub pictures: Vec<Picture>,
    /// The university's signature; absent where it was received before there were any.
    pub signature: Option<Signature>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

/// The university's signature under what the receipt says.
#[derive(Debug, Clone)]
pub struct Signature {
    /// Name of the key, in hexadecimal.
    pub key: String,
    /// Digest of the signed receipt, in hexadecimal.
    pub digest: String,
    /// The signed receipt, which is attached.
    pub jws: String,
}

/// An image that was sent.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it shows, in the receipt's language.
    pub shows: String,
    /// Digest of its bytes, in hexadecimal.
    pub digest: String,
}

/// Whom to ask: not empty parts, in the receipt's language.
#[derive(Debug, Clone)]
pub struct Contact {
    /// For which questions.
    pub topic: String,
    /// Office, telephone, address, hours.
    pub lines: Vec<String>,
}

impl Receipt {
    /// The receipt as PDF.
    ///
    /// A name in kanji that no embedded font can draw as typed is left out, and the page says so: kana and roman letters
    /// stand for it, and what was typed is kept in the application.
    ///
    /// # Errors
    /// [`TypesetError`].
    pub fn pdf(&self) -> Result<Vec<u8>, TypesetError> {
        let mut data = Dict::new();
        data.insert(Str::from("receipt"), Value::Dict(self.data()?));
        engine::pdf(TEMPLATE, data, self.received_at)
    }

    fn data(&self) -> Result<Dict, MissingGlyph> {
        let m = Messages::of(self.language);
        let expected = date(self.review_expected, m);
        let steps = [
            text::receipt_next_review(m, &expected),
            text::receipt_next_mail(m),
            text::receipt_next_status(m, &self.reference),
        ];
        let mut page = Page::new();
        page.plain("lang", self.language.tag());
        page.plain("colour", &self.colour);
        page.plain("title", &text::receipt_document_title(m, &self.reference));
        page.plain("author", &self.university);
        page.text("university", &self.university)?;
        page.text("heading", &text::receipt_title(m))?;
        page.text("lead", &text::receipt_lead(m))?;
        page.text("reference_label", &text::receipt_reference(m))?;
        page.text("reference", &self.reference)?;
        page.rows("facts", &self.facts(&expected, m))?;
        page.set("name", self.name_rows(m)?);
        page.text("pictures_heading", &text::receipt_pictures(m))?;
        page.rows("pictures", &self.picture_rows(m))?;
        page.text("digest_note", &text::receipt_digest_note(m))?;
        if let Some(signature) = &self.signature {
            page.set("signature", signature.part(m)?);
        }
        page.text("next_heading", &text::receipt_next(m))?;
        page.list("next", &steps)?;
        page.text("contacts_heading", &text::receipt_contacts(m))?;
        page.set("contacts", contacts(&self.contacts)?);
        page.text("keep", &text::receipt_keep(m))?;
        Ok(page.0)
    }

    fn facts(&self, expected: &str, m: &Messages) -> Vec<(String, String)> {
        let received = in_japan(self.received_at);
        let time = format!("{:02}:{:02}", received.hour(), received.minute());
        let received = text::receipt_received_at(m, date(received.date(), m), time);
        vec![
            (text::receipt_kind(m), self.kind_words(m)),
            (text::receipt_received(m), received),
            (
                text::receipt_revision(m),
                text::receipt_revision_value(m, self.revision),
            ),
            (
                text::receipt_expected(m),
                text::receipt_expected_value(m, expected),
            ),
            (text::receipt_digest(m), shortened(&self.digest)),
        ]
    }

    fn kind_words(&self, m: &Messages) -> String {
        match self.kind {
            ApplicationKind::Registration => text::receipt_kind_registration(m),
            ApplicationKind::Enrolment => text::receipt_kind_enrolment(m),
            ApplicationKind::Recovery => text::receipt_kind_recovery(m),
            ApplicationKind::NameChange => text::receipt_kind_name_change(m),
        }
    }

    /// The name as typed; or, where a font lacks it, what can be drawn and the sentence that says so.
    fn name_rows(&self, m: &Messages) -> Result<Value, MissingGlyph> {
        let mut name = Page::new();
        name.text("label", &text::receipt_name(m))?;
        let mut readings = Vec::new();
        for reading in [&self.kana, &self.roman] {
            // A reading that cannot be drawn is left out as well.
            if !reading.expose().is_empty() && fonts::runs(reading.expose()).is_ok() {
                readings.push(reading.expose().clone());
            }
        }
        match fonts::runs(self.name.expose()) {
            Ok(_) => name.text("shown", self.name.expose())?,
            Err(MissingGlyph) if readings.is_empty() => {
                name.text("shown", &text::receipt_name_unshown(m))?;
            }
            Err(MissingGlyph) => {
                name.text("shown", &readings.remove(0))?;
                name.text("note", &text::receipt_name_note(m))?;
            }
        }
        name.list("readings", &readings)?;
        Ok(Value::Dict(name.0))
    }

    fn picture_rows(&self, m: &Messages) -> Vec<(String, String)> {
        let pictures = self.pictures.iter().enumerate();
        pictures
            .map(|(at, picture)| {
                let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                let label = text::receipt_picture(m, number, &picture.shows);
                (label, shortened(&picture.digest))
            })
            .collect()
    }
}

impl Signature {
    fn part(&self, m: &Messages) -> Result<Value, MissingGlyph> {
        let rows = [
            (text::receipt_signature_key(m), grouped(&self.key)),
            (
                text::receipt_signature_fingerprint(m),
                shortened(&self.digest),
            ),
        ];
        let mut part = Page::new();
        part.text("heading", &text::receipt_signature(m))?;
        part.rows("rows", &rows)?;
        part.text("note", &text::receipt_signature_note(m))?;
        part.plain("description", &text::receipt_signature_file(m));
        part.plain("jws", &self.jws);
        Ok(Value::Dict(part.0))
    }
}

fn contacts(contacts: &[Contact]) -> Result<Value, MissingGlyph> {
    let mut all = Array::new();
    for contact in contacts {
        let mut one = Page::new();
        one.text("topic", &contact.topic)?;
        one.list("lines", &contact.lines)?;
        all.push(Value::Dict(one.0));
    }
    Ok(Value::Array(all))
}

/// With its day of the week: it is a day to come, or one that was.
fn date(day: Date, m: &Messages) -> String {
    text::receipt_date(
        m,
        day.day().to_string(),
        i32::from(day.month()),
        i32::from(day.weekday().to_monday_one_offset()),
        day.year().to_string(),
    )
}

fn shortened(digest: &str) -> String {
    grouped(&digest.chars().take(DIGEST_CHARS).collect::<String>())
}

/// `1f2e 3d4c 5b6a`: in groups, because people read it aloud.
fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Data for the template. Whatever becomes visible is an array of parts, each with the font that can draw it.
struct Page(Dict);

impl Page {
    fn new() -> Self {
        Self(Dict::new())
    }

    fn set(&mut self, key: &str, value: Value) {
        self.0.insert(Str::from(key), value);
    }

    /// Not drawn: a colour, a language, what stands in the PDF's own data.
    fn plain(&mut self, key: &str, value: &str) {
        self.set(key, Str::from(value).into_value());
    }

    fn text(&mut self, key: &str, value: &str) -> Result<(), MissingGlyph> {
        self.set(key, parts(value)?);
        Ok(())
    }

    fn list(&mut self, key: &str, values: &[String]) -> Result<(), MissingGlyph> {
        let parts: Result<Array, _> = values.iter().map(|value| parts(value)).collect();
        self.set(key, Value::Array(parts?));
        Ok(())
    }

    /// Pairs of label and value.
    fn rows(&mut self, key: &str, rows: &[(String, String)]) -> Result<(), MissingGlyph> {
        let mut all = Array::new();
        for (label, value) in rows {
            let pair: Array = [parts(label)?, parts(value)?].into_iter().collect();
            all.push(Value::Array(pair));
        }
        self.set(key, Value::Array(all));
        Ok(())
    }
}

fn parts(text: &str) -> Result<Value, MissingGlyph> {
    let runs = fonts::runs(text)?.into_iter().map(|run| {
        let mut part = Page::new();
        part.plain("family", run.family);
        part.plain("text", &run.text);
        Value::Dict(part.0)
    });
    Ok(Value::Array(runs.collect()))
}
