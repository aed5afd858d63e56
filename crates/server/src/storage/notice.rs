//! Mails about applications and accounts, queued in the same transaction as what they tell of.

use akashi_domain::EmailAddress;
use jiff::Timestamp;
use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::StorageError;

/// What a mail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// 申請受付
    Received,
    /// 承認; the sender draws the initial password.
    Approved,
    /// 学籍番号追加 was approved.
    NumberAdded,
    /// 氏名の変更 was approved.
    NameChanged,
    /// 却下
    Rejected,
    /// 再申請依頼
    Returned,
    /// The passwords were reset; the sender draws the initial one.
    PasswordsReset,
}

/// Kind of the mail about a reset.
pub const PASSWORDS_RESET: &str = "passwords_reset";

/// Kind of the mail about a further student number.
pub const NUMBER_ADDED: &str = "number_added";

/// Kind of the mail about another name.
pub const NAME_CHANGED: &str = "name_changed";

impl Notice {
    /// The kind as stored in the outbox.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Approved => "decision_approved",
            Self::NumberAdded => NUMBER_ADDED,
            Self::NameChanged => NAME_CHANGED,
            Self::Rejected => "decision_rejected",
            Self::Returned => "decision_returned",
            Self::PasswordsReset => PASSWORDS_RESET,
        }
    }
}

/// Queues a mail to the applicant; `account` is the one that an approval has made, for mails with a password.
///
/// # Errors
/// When the database refuses.
pub fn queue(
    conn: &Connection,
    notice: Notice,
    application: Uuid,
    account: Option<Uuid>,
    at: Timestamp,
) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO mail_outbox (id, kind, application_id, account_id, state, created_at, next_attempt_at)
         VALUES (:id, :kind, :application, :account, 'queued', :at, :at)",
    )?
    .execute(named_params! {
        ":id": Uuid::now_v7().to_string(),
        ":kind": notice.kind(),
        ":application": application.to_string(),
        ":account": account.map(|id| id.to_string()),
        ":at": at.as_millisecond(),
    })?;
    Ok(())
}

/// What has changed with an account, told to its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountNotice {
    /// パスワード変更
    PasswordChanged,
    /// 第２パスワード変更
    SecondPasswordChanged,
    /// Both were set anew, because they had been forgotten.
    PasswordsSetAnew,
    /// メールアドレス変更: told to the address before.
    AddressChanged,
    /// 二要素認証設定: a key is asked for at signing in.
    EmailKeyOn,
    /// No key is asked for any more.
    EmailKeyOff,
    /// 第2パスワード変更 of somebody with a campus ID.
    CampusSecondPasswordChanged,
    /// It was set anew, because it had been forgotten.
    CampusSecondPasswordSetAnew,
    /// 個人情報の変更
    PersonalChanged,
    /// A student signs in as a graduate from now on.
    Graduated,
}

impl AccountNotice {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::PasswordChanged,
        Self::SecondPasswordChanged,
        Self::PasswordsSetAnew,
        Self::AddressChanged,
        Self::EmailKeyOn,
        Self::EmailKeyOff,
        Self::CampusSecondPasswordChanged,
        Self::CampusSecondPasswordSetAnew,
        Self::PersonalChanged,
        Self::Graduated,
    ];

    /// The kind as stored in the outbox.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::PasswordChanged => "password_changed",
            Self::SecondPasswordChanged => "second_password_changed",
            Self::PasswordsSetAnew => "passwords_set_anew",
            Self::AddressChanged => "address_changed",
            Self::EmailKeyOn => "email_key_on",
            Self::EmailKeyOff => "email_key_off",
            Self::CampusSecondPasswordChanged => "campus_second_password_changed",
            Self::CampusSecondPasswordSetAnew => "campus_second_password_set_anew",
            Self::PersonalChanged => "personal_changed",
            Self::Graduated => "graduated",
        }
    }

    /// From the kind as stored in the outbox.
    #[must_use]
    pub fn from_kind(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.kind() == kind)
    }
}

/// Queues a mail to the address of an account.
///
/// # Errors
/// When the database refuses.
pub fn queue_for_account(
    conn: &Connection,
    notice: AccountNotice,
    account: Uuid,
    at: Timestamp,
) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO mail_outbox (id, kind, account_id, state, created_at, next_attempt_at)
         VALUES (:id, :kind, :account, 'queued', :at, :at)",
    )?
    .execute(named_params! {
        ":id": Uuid::now_v7().to_string(),
        ":kind": notice.kind(),
        ":account": account.to_string(),
        ":at": at.as_millisecond(),
    })?;
    Ok(())
}

/// Tells the address that an account had until now. What was queued for the account before goes there as well: whoever
/// changes a password and then the address must not be the only one to hear of it.
///
/// # Errors
/// When the database refuses.
pub fn queue_for_former_address(
    conn: &Connection,
    account: Uuid,
    former: &EmailAddress,
    at: Timestamp,
) -> Result<(), StorageError> {
    queue_for_account(conn, AccountNotice::AddressChanged, account, at)?;
    send_to(conn, account, former)
}

/// Tells the address that a student had before signing in as a graduate with another one.
///
/// # Errors
/// When the database refuses.
pub fn queue_graduated_for_former_address(
    conn: &Connection,
    account: Uuid,
    former: &EmailAddress,
    at: Timestamp,
) -> Result<(), StorageError> {
    queue_for_account(conn, AccountNotice::Graduated, account, at)?;
    send_to(conn, account, former)
}

/// What was queued for an account so far goes to this address, whichever it has when it is sent.
fn send_to(conn: &Connection, account: Uuid, address: &EmailAddress) -> Result<(), StorageError> {
    conn.prepare_cached(
        "UPDATE mail_outbox SET to_address = :address
          WHERE account_id = :account AND application_id IS NULL AND flow_id IS NULL AND state = 'queued'
            AND to_address IS NULL",
    )?
    .execute(named_params! {
        ":address": address.expose(),
        ":account": account.to_string(),
    })?;
    Ok(())
}
