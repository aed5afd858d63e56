//! What is applied for 申請種別.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What is applied for 申請種別. The kind says which form is filled in, and what an approval leads to.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationKind {
    /// 利用申請: an account, and its first enrolment.
    #[default]
    Registration,
    /// 学籍番号追加: a further enrolment for an account that is there.
    Enrolment,
    /// メールアドレスを失った場合: the account of a student number, under another address.
    Recovery,
    /// 氏名の変更: another present name for an account that is there.
    NameChange,
}

impl ApplicationKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Registration,
        Self::Enrolment,
        Self::Recovery,
        Self::NameChange,
    ];

    /// The name as stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Enrolment => "enrolment",
            Self::Recovery => "recovery",
            Self::NameChange => "name_change",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Does it need images of a document? Whoever adds a number is known by the account.
    #[must_use]
    pub const fn needs_identity(self) -> bool {
        !matches!(self, Self::Enrolment)
    }

    /// Is it begun by somebody who is signed in, and their account's from the beginning?
    #[must_use]
    pub const fn is_of_account(self) -> bool {
        matches!(self, Self::Enrolment | Self::NameChange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for kind in ApplicationKind::ALL {
            assert_eq!(ApplicationKind::from_name(kind.as_str()), Some(kind));
            assert_eq!(
                serde_json::to_string(&kind).unwrap(),
                format!("\"{}\"", kind.as_str())
            );
        }
    }
}
