//! Checks a whole form: which answers are missing or wrong, for this university, on this day.
//!
//! The client runs it to help, the server to decide; both see the same problems in the same order.

mod choices;
mod dates;
mod images;

use jiff::civil::Date;

use crate::answers::Answers;
use crate::country;
use crate::field::{FieldFormat, FieldId, Section};
use crate::field_set::{FieldRule, FieldSet, Presence};
use crate::kind::ApplicationKind;
use crate::problem::{FieldProblem, Place, ProblemKind as K};
use crate::text::{TextProblem, check_line, fold_compact};
use crate::university::UniversityInfo;

pub use choices::choices;
pub use images::Images;

/// Every problem of the form of this kind, in its order. `today` is the civil date in Japan on which it is sent.
#[must_use]
pub fn check(
    info: &UniversityInfo,
    kind: ApplicationKind,
    answers: &Answers,
    images: &Images,
    today: Date,
) -> Vec<FieldProblem> {
    let fields = FieldId::ALL.iter();
    let mut problems: Vec<FieldProblem> = fields
        .filter_map(|id| check_field(info, kind, answers, *id, today))
        .collect();
    problems.extend(images::check(info, kind, answers, images));
    problems.sort_by_key(|problem| order(problem.place));
    problems
}

/// Images stand below the field that asks for them.
const fn order(place: Place) -> (FieldId, bool) {
    match place {
        Place::Field(field) => (field, false),
        Place::CharacterImages => (FieldId::GivenNameRoman, true),
        Place::IdentityImages => (FieldId::DocumentType, true),
        Place::NameChangeImages => (FieldId::NameProofIssued, true),
    }
}

/// The problems of one section, for leaving it.
#[must_use]
pub fn check_section(
    info: &UniversityInfo,
    kind: ApplicationKind,
    answers: &Answers,
    images: &Images,
    today: Date,
    section: Section,
) -> Vec<FieldProblem> {
    let mut problems = check(info, kind, answers, images, today);
    problems.retain(|problem| section_of(problem.place) == section);
    problems
}

/// The section a place belongs to.
#[must_use]
pub const fn section_of(place: Place) -> Section {
    match place {
        Place::Field(field) => field.section(),
        Place::IdentityImages | Place::NameChangeImages => Section::Identity,
        Place::CharacterImages => Section::Applicant,
    }
}

/// The problem of one field, if it has one.
#[must_use]
pub fn check_field(
    info: &UniversityInfo,
    kind: ApplicationKind,
    answers: &Answers,
    id: FieldId,
    today: Date,
) -> Option<FieldProblem> {
    let (set, answer) = (info.form(kind), answers.get(id));
    let Some(rule) = set.rule(id) else {
        return (!answer.is_empty()).then(|| FieldProblem::at(id, K::NotAsked));
    };
    if !set.asks(id, answers) {
        return None;
    }
    if answer.trim().is_empty() {
        return is_missing(info, set, answers, rule).then(|| FieldProblem::at(id, K::Missing));
    }
    check_text(rule, answer).or_else(|| check_format(info, answers, rule, answer, today))
}

/// Names: one of family and given is enough (F21: people with a single name). A department is asked only where the
/// chosen faculty has any; no faculty is asked of whoever has written out one that the lists do not have (S050).
fn is_missing(info: &UniversityInfo, set: &FieldSet, answers: &Answers, rule: &FieldRule) -> bool {
    if rule.presence != Presence::Required {
        return false;
    }
    if let Some(partner) = name_partner(rule.id) {
        return answers.get(partner).trim().is_empty() || set.rule(partner).is_none();
    }
    match rule.id {
        FieldId::Faculty => !writes_faculty(set, answers),
        FieldId::Department => {
            let chosen = answers.get(FieldId::Faculty);
            let mut faculties = info.faculties.iter();
            faculties.any(|f| f.id == chosen && !f.departments.is_empty())
                && !writes_faculty(set, answers)
        }
        _ => true,
    }
}

fn writes_faculty(set: &FieldSet, answers: &Answers) -> bool {
    let written = answers.get(FieldId::FacultyText);
    !written.trim().is_empty() && set.asks(FieldId::FacultyText, answers)
}

/// The other box of the same name. Only the given name may lend its place to the family name and the reverse.
const fn name_partner(id: FieldId) -> Option<FieldId> {
    use FieldId as F;
    match id {
        F::FamilyNameKanji => Some(F::GivenNameKanji),
        F::GivenNameKanji => Some(F::FamilyNameKanji),
        F::FamilyNameKana => Some(F::GivenNameKana),
        F::GivenNameKana => Some(F::FamilyNameKana),
        F::FamilyNameRoman => Some(F::GivenNameRoman),
        F::GivenNameRoman => Some(F::FamilyNameRoman),
        F::SchoolFamilyNameKanji => Some(F::SchoolGivenNameKanji),
        F::SchoolGivenNameKanji => Some(F::SchoolFamilyNameKanji),
        F::SchoolFamilyNameKana => Some(F::SchoolGivenNameKana),
        F::SchoolGivenNameKana => Some(F::SchoolFamilyNameKana),
        F::SchoolFamilyNameRoman => Some(F::SchoolGivenNameRoman),
        F::SchoolGivenNameRoman => Some(F::SchoolFamilyNameRoman),
        _ => None,
    }
}

fn check_text(rule: &FieldRule, answer: &str) -> Option<FieldProblem> {
    match check_line(answer, rule.max_chars.min(rule.format.max_chars())) {
        Ok(()) => None,
        Err(TextProblem::TooLong { limit }) => {
            Some(FieldProblem::at(rule.id, K::TooLong).with("limit", limit))
        }
        Err(TextProblem::ControlCharacter) => Some(FieldProblem::at(rule.id, K::ControlCharacter)),
        Err(TextProblem::Emoji) => Some(FieldProblem::at(rule.id, K::Emoji)),
    }
}

fn check_format(
    info: &UniversityInfo,
    answers: &Answers,
    rule: &FieldRule,
    answer: &str,
    today: Date,
) -> Option<FieldProblem> {
    let kind = match rule.format {
        FieldFormat::Line => None,
        FieldFormat::Kana => (!is_kana(answer)).then_some(K::NotKana),
        FieldFormat::Roman => (!is_roman(answer)).then_some(K::NotRoman),
        FieldFormat::PastDate if rule.id == FieldId::NameProofIssued => {
            return dates::check_proof(info, answers, answer, today);
        }
        FieldFormat::PastDate => return dates::check_past_date(rule.id, answer, today),
        FieldFormat::YearMonth => return dates::check_month(answers, rule.id, answer, today),
        FieldFormat::Department => {
            let faculty = info
                .faculties
                .iter()
                .find(|f| f.id == answers.get(FieldId::Faculty));
            unknown(faculty.is_some_and(|f| f.departments.iter().any(|d| d.id == answer)))
        }
        FieldFormat::Faculty
        | FieldFormat::LeavingKind
        | FieldFormat::DocumentType
        | FieldFormat::NameProof
        | FieldFormat::Residence => unknown(choices(info, rule.format).contains(&answer)),
        FieldFormat::Country => unknown(country::is_known(answer)),
        FieldFormat::Postcode => (postcode(answer).is_none()).then_some(K::PostcodeMalformed),
        FieldFormat::Phone => (!is_phone(answer)).then_some(K::PhoneMalformed),
        FieldFormat::StudentNumber => {
            (!is_student_number(answer)).then_some(K::StudentNumberMalformed)
        }
    };
    kind.map(|kind| FieldProblem::at(rule.id, kind))
}

fn unknown(found: bool) -> Option<K> {
    (!found).then_some(K::UnknownChoice)
}

/// Full- or half-width katakana, hiragana, long marks, middle dots, spaces, and what joins double names.
fn is_kana(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF61}'..='\u{FF9F}' | ' ' | '\u{3000}')
            || matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '＝')
    })
}

/// Latin letters with any accents, apostrophes, hyphens, full stops, commas and spaces, in either width.
fn is_roman(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_ascii_alphabetic()
            || matches!(c, '\u{00C0}'..='\u{024F}' | '\u{0300}'..='\u{036F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
            || matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '-' | '‐' | '.' | ',' | ' ' | '\u{3000}')
            || matches!(c, '＇' | '－' | '−' | 'ー' | '．' | '，')
    })
}

/// Reads a Japanese postcode in any width, with or without hyphen and 〒; gives it as `123-4567`.
#[must_use]
pub fn postcode(typed: &str) -> Option<String> {
    let digits: String = fold_compact(typed)
        .chars()
        .filter(|c| !matches!(c, '-' | '〒'))
        .collect();
    if digits.len() != 7 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (head, tail) = digits.split_at(3);
    Some(format!("{head}-{tail}"))
}

/// 6 to 15 digits (E.164), with `+` in front, and separators between.
pub(crate) fn is_phone(answer: &str) -> bool {
    let folded = fold_compact(answer);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    (6..=15).contains(&digits)
        && folded.chars().enumerate().all(|(i, c)| {
            c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '.') || (c == '+' && i == 0)
        })
}

/// Letters and digits with the separators universities use.
fn is_student_number(answer: &str) -> bool {
    let folded = fold_compact(answer);
    folded.chars().any(|c| c.is_ascii_alphanumeric())
        && folded.chars().all(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_') || c.is_alphabetic()
        })
}

/// A student number as it is compared: half width, upper case, nothing but letters and digits.
#[must_use]
pub fn student_number_key(typed: &str) -> String {
    fold_compact(typed)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
pub(crate) mod tests;
