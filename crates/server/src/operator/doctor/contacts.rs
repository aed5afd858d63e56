//! Whom people are told to ask: can they be reached, is there somebody for every kind of question, and when.

use akashi_domain::opening::{self, Standing};
use akashi_domain::university::{Contact, QuestionKind};
use akashi_domain::{Language, UniversityInfo};
use jiff::Timestamp;

use super::{Finding, Said, advice, ok};
use crate::applications::date_in_japan;

pub(super) fn all(info: &UniversityInfo, now: Timestamp) -> Vec<Finding> {
    if info.contacts.is_empty() {
        return vec![advice(Said::new("doctor-contacts-none"))];
    }
    let mut findings: Vec<Finding> = missing_kinds(&info.contacts).collect();
    for contact in &info.contacts {
        let said = |key| Said::new(key).with("name", contact.name.get(Language::Ja));
        let reached = [&contact.phone, &contact.email, &contact.chat];
        if reached.iter().all(|way| way.is_empty()) {
            findings.push(advice(said("doctor-contact-unreachable")));
        }
        if contact.opening.is_empty() {
            findings.push(advice(said("doctor-contact-hours-words")));
        } else if contact.hours.ja.is_empty() || contact.hours.en.is_empty() {
            findings.push(advice(said("doctor-contact-hours-none")));
        }
        if never_opens(contact, info, now) {
            findings.push(advice(said("doctor-contact-never-open")));
        }
        if contact.languages.is_empty() {
            findings.push(advice(said("doctor-contact-languages")));
        }
    }
    if findings.is_empty() {
        let count = info.contacts.len();
        findings.push(ok(Said::new("doctor-contacts-ok").with("count", count)));
    }
    findings
}

/// Kinds of questions for which nobody is named, unless somebody is there for everything else.
fn missing_kinds(contacts: &[Contact]) -> impl Iterator<Item = Finding> + '_ {
    let anything = contacts.iter().any(|contact| contact.about.is_empty());
    let named = |kind| contacts.iter().any(|contact| contact.about.contains(kind));
    QuestionKind::ALL
        .iter()
        .filter(move |kind| !anything && !named(kind))
        .map(|kind| {
            advice(Said::new(match kind {
                QuestionKind::Content => "doctor-contact-missing-content",
                QuestionKind::Payment => "doctor-contact-missing-payment",
                QuestionKind::System => "doctor-contact-missing-system",
            }))
        })
}

fn never_opens(contact: &Contact, info: &UniversityInfo, now: Timestamp) -> bool {
    let midnight = date_in_japan(now).at(0, 0, 0, 0);
    opening::standing(&contact.opening, &info.calendar, midnight)
        == Some(Standing::Closed { opens: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::init;

    /// The sample's university, changed.
    fn said(change: impl FnOnce(&mut UniversityInfo)) -> Vec<&'static str> {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("house");
        init::init(&dir).unwrap();
        let mut info = Config::load(&dir).unwrap().university;
        change(&mut info);
        let now = "2026-11-27T01:00:00Z".parse().unwrap();
        let findings = all(&info, now);
        findings.iter().map(|finding| finding.said.key).collect()
    }

    #[test]
    fn the_sample_is_sound() {
        assert_eq!(said(|_| {}), ["doctor-contacts-ok"]);
    }

    #[test]
    fn nonsense_is_named() {
        type Change = fn(&mut UniversityInfo);
        let cases: [(Change, &str); 7] = [
            (|info| info.contacts.clear(), "doctor-contacts-none"),
            (
                |info| {
                    info.contacts.truncate(1);
                },
                "doctor-contact-missing-system",
            ),
            (
                |info| {
                    for contact in &mut info.contacts {
                        contact.phone.clear();
                        contact.email.clear();
                        contact.chat.clear();
                    }
                },
                "doctor-contact-unreachable",
            ),
            (
                |info| info.contacts[0].opening.clear(),
                "doctor-contact-hours-words",
            ),
            (
                |info| info.contacts[0].hours.en.clear(),
                "doctor-contact-hours-none",
            ),
            (
                |info| {
                    let closed = &mut info.calendar.closed[0];
                    closed.from = "01-01".parse().unwrap();
                    closed.until = "12-31".parse().unwrap();
                },
                "doctor-contact-never-open",
            ),
            (
                |info| info.contacts[0].languages.clear(),
                "doctor-contact-languages",
            ),
        ];
        for (change, expected) in cases {
            let found = said(change);
            assert!(found.contains(&expected), "{expected}: {found:?}");
        }
    }

    #[test]
    fn somebody_for_everything_else_answers_every_kind() {
        let found = said(|info| {
            info.contacts.truncate(1);
            info.contacts[0].about.clear();
        });
        assert_eq!(found, ["doctor-contacts-ok"]);
    }
}
