//! The changes that staff decide, 学籍番号追加 and 氏名の変更: what is asked for, what an account has of them, and what the
//! server holds of that.

use std::collections::{BTreeMap, HashMap};

use akashi_domain::FieldId;
use akashi_server::storage::notice::Notice;
use akashi_server::storage::{Reader, StorageError, enrolment, name_change};
use uuid::Uuid;

use super::account::{Account, Change, Told};
use crate::fault::Result;
use crate::person::ichiro;

/// The name of everybody here, until it changes.
pub(super) const NAME: &str = "髙﨑　一郎";

/// What an application of an account has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was received, and nobody has decided it.
    Received,
    Approved,
    Rejected,
}

/// What an account has by the decisions of staff.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reviewed {
    /// The present name; `None` of who was a student: so far it is what the directory says.
    pub name: Option<String>,
    /// Student numbers, in the order in which they came.
    pub numbers: Vec<String>,
    /// The applications that the university has received.
    pub applications: BTreeMap<Uuid, Standing>,
    /// Another one is on its way, and may have been received.
    pub may_have_another: bool,
}

/// What is applied for: a number or a family name that were never there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Number(String),
    Name(String),
}

impl Wish {
    /// The wish of a change, with values of this `number`.
    pub(super) fn of(change: Change, account: &Account, number: u32) -> Self {
        let who = account.email.split(['-', '@']).next().unwrap_or_default();
        match change {
            // One of the Han characters, of which there are more than changes here.
            Change::Name => {
                let character = char::from_u32(0x4e00 + number).unwrap_or('山');
                Self::Name(format!("山{character}"))
            }
            _ => Self::Number(format!("{who}N{number}")),
        }
    }

    /// What is typed. What this form does not ask for is not sent.
    pub(super) fn answers(&self) -> Result<HashMap<FieldId, String>> {
        let mut answers = ichiro()?;
        match self {
            Self::Number(number) => {
                answers.insert(FieldId::StudentNumber, number.clone());
            }
            Self::Name(family) => {
                answers.insert(FieldId::FamilyNameKanji, family.clone());
                answers.insert(FieldId::NameProof, "identity_card".to_owned());
            }
        }
        Ok(answers)
    }

    /// As who has it decided, with a reason where it is rejected.
    pub(super) const fn reason(&self) -> &'static str {
        match self {
            Self::Number(_) => "student_number_unknown",
            Self::Name(_) => "name_change_unproven",
        }
    }

    /// The account once it is decided.
    pub(super) fn decided(&self, account: &Account, application: Uuid, approved: bool) -> Account {
        let mut next = account.clone();
        let reviewed = &mut next.reviewed;
        let standing = match approved {
            true => Standing::Approved,
            false => Standing::Rejected,
        };
        reviewed.applications.insert(application, standing);
        match self {
            _ if !approved => {}
            Self::Number(number) => reviewed.numbers.push(number.clone()),
            Self::Name(family) => reviewed.name = Some(format!("{family}　一郎")),
        }
        next
    }
}

/// What it leaves behind that an application was received, or decided: the account says which from `before` to `next`.
pub(super) fn tells(change: Change, before: &Account, next: &Account) -> Told {
    let gained = next
        .reviewed
        .applications
        .iter()
        .find(|(id, standing)| before.reviewed.applications.get(id) != Some(*standing));
    let (actions, notice) = match gained.map(|(_, standing)| standing) {
        Some(Standing::Approved) if change == Change::Name => (
            vec!["application.approved", "account.name_changed"],
            Notice::NameChanged,
        ),
        Some(Standing::Approved) => (
            vec!["application.approved", "account.enrolment_added"],
            Notice::NumberAdded,
        ),
        Some(Standing::Rejected) => (vec!["application.rejected"], Notice::Rejected),
        Some(Standing::Received) | None => (vec!["application.received"], Notice::Received),
    };
    Told {
        actions,
        kind: notice.kind(),
        to: vec![before.email.clone()],
    }
}

/// What the server holds of it.
pub(super) struct Held {
    name: String,
    name_applied_with: String,
    numbers: Vec<String>,
    /// State, revisions and decisions of each.
    applications: BTreeMap<Uuid, (String, i64, i64)>,
}

impl Held {
    pub(super) fn find(conn: &Reader, account: Uuid) -> std::result::Result<Self, StorageError> {
        let sql = "SELECT name FROM account WHERE id = ?1";
        let name = conn.query_row(sql, [account.to_string()], |row| row.get(0))?;
        let present = name_change::present(conn, account)?;
        let enrolments = enrolment::of_account(conn, account)?;
        let mut statement = conn.prepare(
            "SELECT id, state,
                    (SELECT count(*) FROM application_revision r WHERE r.application_id = a.id) AS revisions,
                    (SELECT count(*) FROM decision d WHERE d.application_id = a.id) AS decisions
               FROM application a WHERE account_id = ?1 AND revision > 0",
        )?;
        let rows = statement.query_map([account.to_string()], |row| {
            let held = (
                row.get("state")?,
                row.get("revisions")?,
                row.get("decisions")?,
            );
            Ok((row.get::<_, String>("id")?, held))
        })?;
        let mut applications = BTreeMap::new();
        for row in rows {
            let (id, held) = row?;
            let id = Uuid::parse_str(&id).map_err(|_| StorageError::Damaged("application.id"))?;
            applications.insert(id, held);
        }
        Ok(Self {
            name,
            name_applied_with: present.full_name(FieldId::FamilyNameKanji, FieldId::GivenNameKanji),
            numbers: enrolments
                .iter()
                .map(|enrolment| enrolment.student_number.expose().to_owned())
                .collect(),
            applications,
        })
    }

    /// What is otherwise than it was to be.
    pub(super) fn differs(&self, wanted: &Reviewed) -> Option<String> {
        if let Some(name) = &wanted.name {
            if self.name != *name {
                return Some(format!("another name: {}", self.name));
            }
            // Nobody here has applied for the first one.
            if name != NAME && self.name_applied_with != *name {
                let held = &self.name_applied_with;
                return Some(format!("another name in what was approved: {held}"));
            }
        }
        if self.numbers != wanted.numbers {
            return Some(format!("other student numbers: {:?}", self.numbers));
        }
        let mut others = 0;
        for (id, (state, revisions, decisions)) in &self.applications {
            let expected = wanted.applications.get(id);
            others += usize::from(expected.is_none());
            let (open, decided) = match expected {
                Some(Standing::Approved) => (false, "approved"),
                Some(Standing::Rejected) => (false, "rejected"),
                Some(Standing::Received) | None => (true, ""),
            };
            let is_open = matches!(
                state.as_str(),
                "received" | "in_review" | "awaiting_second_person"
            );
            let fits = if open { is_open } else { state == decided };
            if !fits || *revisions != 1 || *decisions != i64::from(!open) {
                return Some(format!(
                    "an application is {state}, with {revisions} revisions and {decisions} decisions"
                ));
            }
        }
        if let Some(id) = wanted
            .applications
            .keys()
            .find(|id| !self.applications.contains_key(id))
        {
            return Some(format!("an application is lost: {id}"));
        }
        (others > usize::from(wanted.may_have_another))
            .then(|| format!("{others} more applications"))
    }
}
