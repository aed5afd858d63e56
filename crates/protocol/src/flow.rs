//! One-time flows (F01): a mail with a link and a code, bound to the device that asked for it.
//!
//! | operation | who | meaning |
//! |---|---|---|
//! | `POST /v1/flows` | anybody | start; always sends a mail, whether or not the address is known |
//! | `GET /v1/flows/{id}` | flow secret | where the mail is |
//! | `POST /v1/flows/{id}/resend` | flow secret | a new mail; older ones of this flow become void |
//! | `PUT /v1/flows/{id}/address` | flow secret | corrects the address and sends there |
//! | `POST /v1/flows/{id}/redeem` | flow secret | code or handle → what the flow leads to |
//! | `GET /l/{token}` | a browser | landing page; spends nothing |
//! | `POST /l/{token}` | a browser | spends the link; shows a one-use handle as `akashi:open/<handle>` |
//!
//! The flow secret is a bearer token of 256 bits that the client draws itself; the server keeps its keyed hash.

use akashi_domain::{ApplicationKind, EmailAddress, Language, ReferenceNumber, Sensitive};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What the flow leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FlowPurpose {
    /// 新規登録: a new application for registration.
    Registration,
    /// F14: back to an application that was sent before.
    ContinueApplication {
        /// Its reference number.
        reference: ReferenceNumber,
    },
    /// パスワードを忘れた場合: both passwords are set anew.
    PasswordReset,
    /// メールアドレスを失った場合 (F05): an application for the account of a student number, under this address.
    Recovery,
}

/// `POST /v1/flows`. Answer: 201 with [`Flow`]. Repeating it with the same `id` and secret answers the same flow.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StartFlow {
    /// Drawn by the client (UUID v7), so that a repeated request starts no second flow.
    pub id: Uuid,
    /// Bearer token for the flow: 64 lower-case hexadecimal digits.
    #[schema(value_type = String)]
    pub secret: Sensitive<String>,
    /// What it leads to.
    pub purpose: FlowPurpose,
    /// Where the mail goes.
    pub email: EmailAddress,
    /// Language of the mail.
    pub language: Language,
}

/// `PUT /v1/flows/{id}/address`. Answer: 200 with [`Flow`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CorrectAddress {
    /// The right address.
    pub email: EmailAddress,
}

/// Where the mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum MailState {
    /// Waiting for the mail server.
    Queued {
        /// When it is tried again; absent where no try has failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(value_type = Option<String>)]
        again_at: Option<Timestamp>,
    },
    /// The university's mail server took it.
    Accepted {
        /// When.
        #[schema(value_type = String)]
        at: Timestamp,
    },
    /// The mail server refused it for good.
    Refused {
        /// Why.
        reason: MailRefusal,
    },
}

/// Why a mail server refused a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailRefusal {
    /// There is no such mailbox.
    UnknownMailbox,
    /// Any other permanent refusal.
    Other,
}

/// A flow as its client sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Flow {
    /// Its id.
    pub id: Uuid,
    /// Where the latest mail is.
    pub mail: MailState,
    /// From when another mail may be asked for.
    #[schema(value_type = String)]
    pub resend_from: Timestamp,
    /// When link and code end; absent until the mail server accepted the mail.
    #[schema(value_type = Option<String>)]
    pub expires_at: Option<Timestamp>,
    /// Has it been spent?
    pub spent: bool,
}

/// `POST /v1/flows/{id}/redeem`. Answer: 200 with [`Redeemed`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Redeem {
    /// The 8-character code of the mail.
    Code {
        /// As typed.
        #[schema(value_type = String)]
        code: Sensitive<String>,
    },
    /// The one-use handle of the landing page.
    Handle {
        /// From `akashi:open/<handle>`.
        #[schema(value_type = String)]
        handle: Sensitive<String>,
    },
}

/// What a flow led to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Redeemed {
    /// To an application.
    Application(ApplicationCredential),
    /// To passwords of one's own.
    PasswordReset(PasswordRight),
    /// To a second password of a campus ID.
    SecondPassword(SecondPasswordRight),
}

/// Allows to set both passwords of an account, once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordRight {
    /// Bearer token for `PUT /v1/password-reset`.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// The address of the account.
    pub email: EmailAddress,
}

/// Allows to set the second password of a campus ID, once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SecondPasswordRight {
    /// Bearer token for `PUT /v1/second-password-reset`.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
}

/// Allows to write and read one application until it is decided. Lasts 14 days (`application_credential_days`).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ApplicationCredential {
    /// Bearer token for `/v1/applications/…`.
    #[schema(value_type = String)]
    pub token: Sensitive<String>,
    /// When it ends.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// The verified address.
    pub email: EmailAddress,
    /// The application it belongs to: for a registration a fresh id chosen by the server, for F14 the existing one.
    pub application: Uuid,
    /// Last revision the server holds; 0 for none.
    pub revision: u32,
    /// What is applied for with it.
    #[serde(default)]
    pub applies_for: ApplicationKind,
}
