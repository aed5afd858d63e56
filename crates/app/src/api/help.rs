//! Help: whom to ask now, and the diagnostic code (F11).

use akashi_domain::university::QuestionKind;
use akashi_domain::{Language, Localized};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `help.contacts`
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactsView {
    /// As the university lists them; empty while none is connected or nothing is known of it yet.
    pub items: Vec<ContactView>,
}

/// Whom to ask.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactView {
    /// For which questions, in the university's words; may be empty.
    pub topic: Localized,
    /// For which kinds of questions.
    pub about: Vec<QuestionKind>,
    /// Name of the office.
    pub name: Localized,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// Address of a page; may be empty, else `https`.
    pub chat: String,
    /// Opening hours in words; may be empty.
    pub hours: Localized,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// Whether somebody is there now; absent where no hours are known.
    pub standing: Option<ContactStanding>,
}

/// Whether somebody is there, and until or from when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactStanding {
    /// Is somebody there?
    pub open: bool,
    /// When that changes; absent where it never does, as far as is known.
    pub changes: Option<ContactMoment>,
}

/// A minute in Japan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactMoment {
    /// `YYYY-MM-DD`; absent where it is today.
    pub day: Option<String>,
    /// `HH:MM`, `00:00` to `23:59`.
    pub time: String,
}

/// `help.diagnosis`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DiagnosisRequest {
    /// Stable name of the screen, such as `sign_in`.
    pub screen: String,
}

/// The diagnostic code.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DiagnosisView {
    /// As it is read out.
    pub code: String,
}

/// `staff.read_diagnosis`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadDiagnosisRequest {
    /// As typed: case, width, spaces and hyphens do not matter.
    pub code: String,
}

/// What a diagnostic code says; names are those of the messages.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DiagnosisReading {
    /// The code itself, as it is read out.
    pub code: String,
    /// Of the caller's application.
    pub version: String,
    /// Kind of their computer.
    pub system: String,
    /// Language of their screens.
    pub language: Language,
    /// Whether the university's server can be reached from there.
    pub line: String,
    /// Whether the data on their computer can be read.
    pub store: String,
    /// Does something wait to be sent?
    pub unsent: bool,
    /// The screen; absent where this version has none of that name.
    pub screen: Option<String>,
    /// Was there a problem since their application was started?
    pub had_problem: bool,
    /// The last one; absent where this version knows none of that name.
    pub problem: Option<String>,
}
