//! `help.…`: whom to ask now, and the diagnostic code.

use std::time::Duration;

use akashi_domain::diagnosis::{
    Diagnosis, Line, MalformedDiagnosis, Mark, StoreCondition, System, Version,
};
use akashi_domain::limits;
use akashi_domain::opening::{self, Standing};
use akashi_domain::university::{Contact, UniversityInfo};
use akashi_i18n::Messages;
use jiff::civil::{Date, DateTime};

use crate::api::error::code;
use crate::api::help::{
    ContactMoment, ContactStanding, ContactView, ContactsView, DiagnosisReading, DiagnosisRequest,
    DiagnosisView, ReadDiagnosisRequest,
};
use crate::api::start::StoreState;
use crate::api::{Answers, CoreError, HelpContacts, HelpDiagnosis, Nothing, StaffReadDiagnosis};
use crate::core::{Core, lock};
use crate::host::Host;

/// For longer nobody waits for a code; a server that takes longer counts as slow.
const PATIENCE: Duration = Duration::from_secs(5);

impl<H: Host> Answers<HelpContacts> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<ContactsView, CoreError> {
        let now = self.now_in_japan();
        let items = self.known_info().map_or_else(Vec::new, |info| {
            let contacts = info.contacts.iter();
            contacts
                .map(|contact| view_of(contact, &info, now))
                .collect()
        });
        Ok(ContactsView { items })
    }
}

impl<H: Host> Answers<HelpDiagnosis> for Core<H> {
    async fn answer(&self, request: DiagnosisRequest) -> Result<DiagnosisView, CoreError> {
        let screen = request.screen;
        let named = screen.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if screen.is_empty() || !named || screen.len() > limits::SCREEN_NAME_BYTES {
            return Err(CoreError::new(code::REQUEST_MALFORMED));
        }
        // Before the server is asked: what that brings is the line's, not the last problem.
        let problem = lock(&self.shared.last_problem).clone();
        let store = self.store_state().await.ok();
        let unsent = match store {
            Some(open @ StoreState::Open) => self
                .resume(open)
                .await
                .is_ok_and(|resume| resume.unsent > 0),
            _ => false,
        };
        let diagnosis = Diagnosis {
            version: Version::of(&self.shared.options.version),
            system: system(),
            language: self.language(),
            line: self.line().await,
            store: store.map_or(StoreCondition::Unknown, condition),
            unsent,
            screen: Mark::of(&screen),
            problem: problem.as_deref().map_or(Mark::NONE, Mark::of),
        };
        Ok(DiagnosisView {
            code: diagnosis.to_string(),
        })
    }
}

impl<H: Host> Answers<StaffReadDiagnosis> for Core<H> {
    async fn answer(&self, request: ReadDiagnosisRequest) -> Result<DiagnosisReading, CoreError> {
        // Nothing in a code is anybody's; who is no staff has no use for it.
        self.as_staff().await?;
        read(&request.code)
    }
}

fn read(typed: &str) -> Result<DiagnosisReading, CoreError> {
    let diagnosis = Diagnosis::parse(typed).map_err(|problem| {
        CoreError::new(match problem {
            MalformedDiagnosis::Slip => code::DIAGNOSIS_MALFORMED,
            MalformedDiagnosis::Newer => code::DIAGNOSIS_NEWER,
        })
    })?;
    Ok(DiagnosisReading {
        code: diagnosis.to_string(),
        version: diagnosis.version.to_string(),
        system: diagnosis.system.id().to_owned(),
        language: diagnosis.language,
        line: diagnosis.line.id().to_owned(),
        store: diagnosis.store.id().to_owned(),
        unsent: diagnosis.unsent,
        screen: Messages::name_of(diagnosis.screen, "help-screen-"),
        had_problem: diagnosis.problem != Mark::NONE,
        problem: Messages::name_of(diagnosis.problem, "error-"),
    })
}

impl<H: Host> Core<H> {
    /// Whether the university's server can be reached, tried now.
    async fn line(&self) -> Line {
        if self.remembered().is_none() {
            return Line::NoUniversity;
        }
        match tokio::time::timeout(PATIENCE, self.fresh_info()).await {
            Ok(Ok(_)) => Line::Reached,
            Ok(Err(error)) => line_of(&error.code),
            Err(_) => Line::Slow,
        }
    }

    fn now_in_japan(&self) -> DateTime {
        crate::university::in_japan(self.server_now()).datetime()
    }
}

fn line_of(failed: &str) -> Line {
    match failed {
        code::SERVER_UNREACHABLE | code::HOST_UNKNOWN => Line::Unreachable,
        code::SERVER_TIMEOUT => Line::Slow,
        code::CERTIFICATE_EXPIRED | code::CERTIFICATE_UNTRUSTED | code::CERTIFICATE_WRONG_HOST => {
            Line::Certificate
        }
        code::NOT_AKASHI | code::SERVER_TOO_OLD => Line::Unexpected,
        _ => Line::Refused,
    }
}

fn system() -> System {
    match std::env::consts::OS {
        "linux" => System::Linux,
        "macos" => System::Macos,
        "windows" => System::Windows,
        _ => System::Other,
    }
}

const fn condition(store: StoreState) -> StoreCondition {
    match store {
        StoreState::Open => StoreCondition::Open,
        StoreState::NeedsNewPassphrase => StoreCondition::NeedsNewPassphrase,
        StoreState::NeedsPassphrase => StoreCondition::NeedsPassphrase,
        StoreState::KeyringLocked => StoreCondition::KeyringLocked,
        StoreState::KeyLost => StoreCondition::KeyLost,
        StoreState::Locked => StoreCondition::Locked,
        StoreState::Damaged => StoreCondition::Damaged,
        StoreState::TooNew => StoreCondition::TooNew,
        StoreState::NotMigrated => StoreCondition::NotMigrated,
        StoreState::DiskFull => StoreCondition::DiskFull,
        StoreState::DiskUnwritable => StoreCondition::DiskUnwritable,
        StoreState::NoLocks => StoreCondition::NoLocks,
    }
}

fn view_of(contact: &Contact, info: &UniversityInfo, now: DateTime) -> ContactView {
    let standing = opening::standing(&contact.opening, &info.calendar, now);
    ContactView {
        topic: contact.topic.clone(),
        about: contact.about.clone(),
        name: contact.name.clone(),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        // What came over the wire is not believed to be what a server may configure.
        chat: Some(&contact.chat)
            .filter(|chat| chat.starts_with("https://"))
            .cloned()
            .unwrap_or_default(),
        hours: contact.hours.clone(),
        languages: contact.languages.clone(),
        standing: standing.map(|standing| standing_of(standing, now.date())),
    }
}

fn standing_of(standing: Standing, today: Date) -> ContactStanding {
    let (open, changes) = match standing {
        Standing::Open { until } => (true, until),
        Standing::Closed { opens } => (false, opens),
    };
    ContactStanding {
        open,
        changes: changes.map(|moment| ContactMoment {
            day: (moment.date() != today).then(|| moment.date().to_string()),
            time: moment.strftime("%H:%M").to_string(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_code_is_read_as_somebody_says_it() {
        let made = Diagnosis {
            version: Version::of("1.2.3"),
            system: System::Windows,
            language: akashi_domain::Language::En,
            line: Line::Certificate,
            store: StoreCondition::KeyringLocked,
            unsent: true,
            screen: Mark::of("sign_in"),
            problem: Mark::of("certificate_expired"),
        };
        let said = made.to_string().to_lowercase().replace('-', " ");
        let reading = read(&said).unwrap();
        assert_eq!(reading.code, made.to_string());
        assert_eq!(
            (reading.version.as_str(), reading.system.as_str()),
            ("1.2.3", "windows")
        );
        assert_eq!(
            (reading.line.as_str(), reading.store.as_str()),
            ("certificate", "keyring_locked")
        );
        assert!(reading.unsent && reading.had_problem);
        assert_eq!(reading.screen.as_deref(), Some("sign_in"));
        assert_eq!(reading.problem.as_deref(), Some("certificate_expired"));
        // A screen and an error of a later version are not guessed.
        let later = Diagnosis {
            screen: Mark::of("never_existed"),
            problem: Mark::of("never_happened"),
            ..made
        };
        let reading = read(&later.to_string()).unwrap();
        assert_eq!((reading.screen, reading.problem), (None, None));
        assert!(reading.had_problem);
        let slip = |typed: &str| read(typed).unwrap_err().code;
        assert_eq!(slip(""), code::DIAGNOSIS_MALFORMED);
        let other = if said.starts_with('0') { "1" } else { "0" };
        let heard = format!("{other}{}", said.get(1..).unwrap());
        assert_eq!(slip(&heard), code::DIAGNOSIS_MALFORMED);
    }

    #[test]
    fn a_moment_of_today_has_no_day() {
        let now = date(2026, 11, 27).at(10, 0, 0, 0);
        let closes = Standing::Open {
            until: Some(now.date().at(17, 0, 0, 0)),
        };
        let opens = Standing::Closed {
            opens: Some(date(2026, 11, 30).at(8, 30, 0, 0)),
        };
        let said = |standing| {
            let said = standing_of(standing, now.date());
            let changes = said.changes.unwrap();
            (said.open, changes.day, changes.time)
        };
        assert_eq!(said(closes), (true, None, "17:00".to_owned()));
        assert_eq!(
            said(opens),
            (false, Some("2026-11-30".to_owned()), "08:30".to_owned())
        );
    }
}
