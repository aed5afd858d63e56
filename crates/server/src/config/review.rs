//! `[review]`: which approvals a second person has to confirm (F54).

use serde::{Deserialize, Serialize};

/// What of an application asks for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondPerson {
    /// An approval makes a student's account a graduate's.
    StudentNumberOfStudent,
    /// An approval gives an account another address.
    Recovery,
    /// The present name is another than the one when in school.
    NameChanged,
    /// An approval gives an account another name.
    NameChange,
}

impl SecondPerson {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::StudentNumberOfStudent,
        Self::Recovery,
        Self::NameChanged,
        Self::NameChange,
    ];
}

/// How applications are reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Review {
    /// What asks for a second person. What is left out is approved by one, and the trail says so.
    pub second_person: Vec<SecondPerson>,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            second_person: vec![
                SecondPerson::StudentNumberOfStudent,
                SecondPerson::NameChange,
            ],
        }
    }
}
