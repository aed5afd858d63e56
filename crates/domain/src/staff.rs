//! What a member of staff may do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The role of a staff account. Each may read the queue and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// 審査担当: reviews and decides.
    Reviewer,
    /// 管理者: the same, and looks after the staff accounts.
    Administrator,
    /// 監査担当: reads, and changes nothing.
    Auditor,
}

impl StaffRole {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Reviewer, Self::Administrator, Self::Auditor];

    /// As stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// May take applications up and decide.
    #[must_use]
    pub const fn may_review(self) -> bool {
        matches!(self, Self::Reviewer | Self::Administrator)
    }

    /// May look after staff accounts.
    #[must_use]
    pub const fn may_manage(self) -> bool {
        matches!(self, Self::Administrator)
    }
}

/// Characters of a recovery code: 50 bits, each good once.
pub const RECOVERY_CODE_CHARS: usize = 10;
/// Recovery codes that are given at once.
pub const RECOVERY_CODES: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_names_and_rights() {
        for role in StaffRole::ALL {
            assert_eq!(StaffRole::from_name(role.as_str()), Some(role));
        }
        assert_eq!(StaffRole::from_name("root"), None);
        let rights = StaffRole::ALL.map(|role| (role.may_review(), role.may_manage()));
        assert_eq!(rights, [(true, false), (true, true), (false, false)]);
    }
}
