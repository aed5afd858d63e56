//! An account as somebody outside knows it, what can be changed about it, and who is told of each change.

use akashi_server::storage::notice::AccountNotice;

use super::plan::Dice;
use super::reviewed::{self, Reviewed};

/// How somebody signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SignIn {
    /// With the address and this password.
    Graduate { first: String },
    /// With this user ID, and the university's password.
    Campus {
        user: String,
        /// Is a key asked for?
        key: bool,
    },
}

/// The account as somebody outside knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub sign_in: SignIn,
    /// The user ID of before, of who has graduated.
    pub former: Option<String>,
    pub email: String,
    pub second: String,
    /// Where they live, once they have changed it.
    pub street: Option<String>,
    /// What staff have decided.
    pub reviewed: Reviewed,
}

/// What can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// パスワード変更
    Password,
    /// 第２パスワード変更
    SecondPassword,
    /// パスワードを忘れた場合, 第2パスワードを忘れた場合
    Forgotten,
    /// メールアドレス変更
    Address,
    /// 個人情報の変更
    Personal,
    /// 二要素認証設定: the other way round.
    Key,
    /// A student signs in as a graduate from then on, with the address there was.
    Graduation,
    /// The same with another address.
    GraduationElsewhere,
    /// 学籍番号追加登録, which staff decide.
    Number,
    /// 氏名の変更, which staff decide.
    Name,
}

impl Change {
    pub(super) const fn is_graduation(self) -> bool {
        matches!(self, Self::Graduation | Self::GraduationElsewhere)
    }

    pub(super) const fn is_reviewed(self) -> bool {
        matches!(self, Self::Number | Self::Name)
    }
}

/// A change that happened, and what it leaves behind.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The lines of the trail.
    pub actions: Vec<&'static str>,
    /// The kind of the mails.
    pub kind: &'static str,
    /// To whom they go.
    pub to: Vec<String>,
}

/// Lines of the trail that a change leaves.
pub(super) const ACTIONS: &[&str] = &[
    "account.password_changed",
    "account.second_password_changed",
    "account.passwords_set_anew",
    "account.second_password_set_anew",
    "account.address_changed",
    "account.personal_changed",
    "account.email_key_on",
    "account.email_key_off",
    "account.graduated",
    "account.enrolment_added",
    "account.name_changed",
    "application.received",
    "application.approved",
    "application.rejected",
    "application.returned",
];

impl Account {
    /// The next change of this account.
    pub(super) fn draws(&self, dice: &mut Dice) -> Change {
        let all: &[Change] = match &self.sign_in {
            SignIn::Graduate { .. } => &[
                Change::Password,
                Change::SecondPassword,
                Change::Forgotten,
                Change::Address,
                Change::Personal,
                Change::Number,
                Change::Name,
            ],
            // Personal information is a graduate's.
            SignIn::Campus { .. } => &[
                Change::SecondPassword,
                Change::Forgotten,
                Change::Address,
                Change::Key,
                Change::Key,
                Change::Graduation,
                Change::GraduationElsewhere,
            ],
        };
        let number = usize::try_from(dice.below(all.len() as u64)).unwrap_or(0);
        all.get(number).copied().unwrap_or(Change::SecondPassword)
    }

    /// The account after it; `number` makes values that were never there.
    pub(super) fn after(&self, change: Change, number: u32) -> Self {
        let mut next = self.clone();
        match (change, &mut next.sign_in) {
            (Change::Password, SignIn::Graduate { first }) => {
                *first = format!("First{number}Password");
            }
            (Change::SecondPassword, _) => next.second = format!("Second{number}Password"),
            (Change::Forgotten, sign_in) => {
                if let SignIn::Graduate { first } = sign_in {
                    *first = format!("Remembered{number}First");
                }
                next.second = format!("Remembered{number}Second");
            }
            (Change::Personal, _) => next.street = Some(format!("{number}番地")),
            (Change::Key, SignIn::Campus { key, .. }) => *key = !*key,
            (change, SignIn::Campus { user, .. }) if change.is_graduation() => {
                next.former = Some(user.clone());
                next.second = format!("Graduated{number}Second");
                next.sign_in = SignIn::Graduate {
                    first: format!("Graduated{number}First"),
                };
            }
            _ => {}
        }
        if matches!(change, Change::Address | Change::GraduationElsewhere) {
            let (name, host) = self.email.split_once('@').unwrap_or_default();
            let name = name.split('-').next().unwrap_or_default();
            next.email = format!("{name}-{number}@{host}");
        }
        next
    }

    /// What `change`, which leads to `next`, leaves behind.
    pub(super) fn tells(&self, change: Change, next: &Self) -> Told {
        let is_campus = matches!(self.sign_in, SignIn::Campus { .. });
        let (action, notice) = match change {
            Change::Password => ("account.password_changed", AccountNotice::PasswordChanged),
            Change::SecondPassword if is_campus => (
                "account.second_password_changed",
                AccountNotice::CampusSecondPasswordChanged,
            ),
            Change::SecondPassword => (
                "account.second_password_changed",
                AccountNotice::SecondPasswordChanged,
            ),
            Change::Forgotten if is_campus => (
                "account.second_password_set_anew",
                AccountNotice::CampusSecondPasswordSetAnew,
            ),
            Change::Forgotten => (
                "account.passwords_set_anew",
                AccountNotice::PasswordsSetAnew,
            ),
            Change::Address => ("account.address_changed", AccountNotice::AddressChanged),
            Change::Personal => ("account.personal_changed", AccountNotice::PersonalChanged),
            Change::Key if matches!(next.sign_in, SignIn::Campus { key: true, .. }) => {
                ("account.email_key_on", AccountNotice::EmailKeyOn)
            }
            Change::Key => ("account.email_key_off", AccountNotice::EmailKeyOff),
            Change::Graduation | Change::GraduationElsewhere => {
                ("account.graduated", AccountNotice::Graduated)
            }
            Change::Number | Change::Name => return reviewed::tells(change, self, next),
        };
        // The address that was there; with a graduation the one that is there from now on as well.
        let mut to = vec![self.email.clone()];
        if change == Change::GraduationElsewhere {
            to.push(next.email.clone());
        }
        Told {
            actions: vec![action],
            kind: notice.kind(),
            to,
        }
    }
}
