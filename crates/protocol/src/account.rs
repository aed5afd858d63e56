//! What the holder of an account changes about it.
//!
//! | operation | meaning |
//! |---|---|
//! | `GET /v1/me/address` | the present mail address, and what a change of it asks for |
//! | `POST /v1/me/address` | sends a mail to the address that is to take its place |
//! | `PUT /v1/me/address` | with the secret of that flow: code or handle → the address has changed |
//! | `GET /v1/me/personal` | address, telephone numbers, workplace of a graduate |
//! | `PUT /v1/me/personal` | takes their place, if nobody else was faster |
//! | `POST /v1/me/enrolments` | sends a mail that leads to the form for a further student number |
//! | `PUT /v1/me/enrolments` | with the secret of that flow: code or handle → an application of the account |
//! | `POST /v1/me/name-changes` | an application for another present name |
//!
//! Where the mail is, another mail, and a corrected address are those of any flow, see [`crate::flow`].

use akashi_domain::{Answers, EmailAddress, Language, Sensitive};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::flow::{ApplicationCredential, Redeem};

/// `GET /v1/me/address`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PresentAddress {
    /// The address.
    pub email: EmailAddress,
    /// What a change asks for.
    pub asks_for: AsksFor,
}

/// Which of the passwords that are ours a change of the address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AsksFor {
    /// パスワード
    Password,
    /// 第2パスワード: the first one is the university's.
    SecondPassword,
    /// None: whoever signs in has no password of ours.
    Nothing,
}

/// `POST /v1/me/address`. Answer: 201 with [`crate::flow::Flow`]. Repeating it with the same `id` and secret answers the
/// same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChangeAddress {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// 新しいメールアドレス: where the mail goes.
    pub email: EmailAddress,
    /// The password that [`AsksFor`] names; empty where it names none.
    #[serde(default)]
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
}

/// `PUT /v1/me/address`. Answer: 204. Session and secret are both needed: neither is worth anything alone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ConfirmChange {
    /// The flow.
    pub flow: Uuid,
    /// Its secret.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// What the mail or its page gave.
    pub redeem: Redeem,
}

/// `POST /v1/me/enrolments` 学籍番号追加登録. Answer: 201 with [`crate::flow::Flow`]; the mail goes to the address of the
/// account. Repeating it with the same `id` and secret answers the same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddEnrolment {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// Language of the mail.
    pub language: Language,
}

/// `PUT /v1/me/enrolments`. Answer: 200 with [`crate::flow::ApplicationCredential`]. Session and secret are both needed:
/// neither is worth anything alone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenEnrolment {
    /// The flow.
    pub flow: Uuid,
    /// Its secret.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// What the mail or its page gave.
    pub redeem: Redeem,
}

/// `POST /v1/me/name-changes` 氏名の変更. Answer: 200 with [`NameChangeBegun`]. An account has one such application under way
/// at most: repeated before anything of it was sent, the same one is opened once more; afterwards the answer is
/// `name_change_under_review`, until it is decided.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BeginNameChange {
    /// パスワード: a session that was left open is not enough.
    #[schema(value_type = String)]
    pub password: Sensitive<String>,
    /// Language in which the applicant wants to be written to.
    pub language: Language,
}

/// Answer to `POST /v1/me/name-changes`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NameChangeBegun {
    /// What opens the application.
    pub credential: ApplicationCredential,
    /// The name that the account has now, as it was approved last; empty where it came another way.
    pub present: Answers,
}

/// `GET /v1/me/personal`, and the answer to a change of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonalRecord {
    /// How often it was changed; 0: as it was approved.
    pub revision: u32,
    /// The answers of the sections `contact` and `workplace` of the form.
    pub answers: Answers,
}

/// `PUT /v1/me/personal`. Answer: 200 with [`PersonalRecord`]; `personal_changed` where `revision` is not the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChangePersonal {
    /// The revision that was changed.
    pub revision: u32,
    /// What takes its place.
    pub answers: Answers,
}
