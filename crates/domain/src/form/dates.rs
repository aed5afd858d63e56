//! Checks of days and months: does the day exist, in the era that was written, and does it lie where it can?

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::answers::Answers;
use crate::field::FieldId;
use crate::problem::{FieldProblem, ProblemKind as K};
use crate::reading::dates::{Refusal, day, month, parse_month};
use crate::university::UniversityInfo;

/// Oldest accepted age in years; the oldest living person of record was 122.
const OLDEST_YEARS: i16 = 130;

/// A day that has been, such as a birth date.
pub(super) fn check_past_date(id: FieldId, answer: &str, today: Date) -> Option<FieldProblem> {
    let date = match day(answer) {
        Ok(understood) => understood.date,
        Err(refusal) => return Some(refused(id, refusal, K::DateUnreadable)),
    };
    let kind = if date > today {
        K::DateInFuture
    } else if date.year() < today.year() - OLDEST_YEARS {
        K::DateTooLongAgo
    } else {
        return None;
    };
    Some(FieldProblem::at(id, kind))
}

/// The day on which a proof of a changed name was issued. It is good through the same day so many months later, and
/// through the last day of that month where it has no such day (Civil Code 143).
pub(super) fn check_proof(
    info: &UniversityInfo,
    answers: &Answers,
    answer: &str,
    today: Date,
) -> Option<FieldProblem> {
    let id = FieldId::NameProofIssued;
    let problem = check_past_date(id, answer, today);
    if problem.is_some() {
        return problem;
    }
    let chosen = answers.get(FieldId::NameProof);
    let months = info
        .name_proofs
        .iter()
        .find(|proof| proof.id == chosen)?
        .max_age_months?;
    let issued = day(answer).ok()?.date;
    let until = issued.checked_add(i64::from(months).months()).ok()?;
    let too_old = FieldProblem::at(id, K::ProofTooOld);
    (today > until).then(|| too_old.with("months", months).with("day", until))
}

/// A month of the time at the university. The leaving month may lie ahead: people apply in the weeks before they
/// graduate.
pub(super) fn check_month(
    answers: &Answers,
    id: FieldId,
    answer: &str,
    today: Date,
) -> Option<FieldProblem> {
    let first = match month(answer) {
        Ok(understood) => understood.date,
        Err(refusal) => return Some(refused(id, refusal, K::MonthUnreadable)),
    };
    let leaving = id == FieldId::LeavingMonth;
    let latest_year = today.year() + i16::from(leaving);
    let admission = parse_month(answers.get(FieldId::AdmissionMonth));
    let kind = if first.year() < today.year() - OLDEST_YEARS {
        K::DateTooLongAgo
    } else if first.year() > latest_year || (id == FieldId::AdmissionMonth && first > today) {
        K::DateInFuture
    } else if leaving && admission.is_some_and(|start| first < start) {
        K::LeavingBeforeAdmission
    } else {
        return None;
    };
    Some(FieldProblem::at(id, kind))
}

/// The problem of a text that is no day or month. Its arguments tell of the calendar, not of the answer.
fn refused(id: FieldId, refusal: Refusal, unreadable: K) -> FieldProblem {
    let at = |kind| FieldProblem::at(id, kind);
    match refusal {
        Refusal::Unreadable => at(unreadable),
        Refusal::CenturyMissing => at(K::CenturyMissing),
        Refusal::BeforeCalendar => at(K::DateTooLongAgo),
        Refusal::NoMonth => at(K::MonthImpossible),
        Refusal::NoDay { days } => at(K::DateImpossible).with("days", days),
        Refusal::EraYearZero(era) => at(K::EraYearZero).with("era", era.as_str()),
        Refusal::OutsideEra { era, meant } => {
            let (kind, bound) = if era.first_day().is_some_and(|first| meant < first) {
                (K::EraNotBegun, era.first_day())
            } else {
                (K::EraEnded, era.last_day())
            };
            let mut args = BTreeMap::from([("era".to_owned(), era.as_str().to_owned())]);
            args.extend(bound.map(|day| ("day".to_owned(), day.to_string())));
            FieldProblem { args, ..at(kind) }
        }
    }
}
