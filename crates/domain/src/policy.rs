//! The figures a university may change, with the defaults of `features.md`. All of them are configuration.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Times and counts. Durations are in the unit of their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default)]
pub struct Policies {
    /// Life of a one-time link or code, counted from acceptance by the mail server.
    pub link_minutes: u32,
    /// Life of a one-use handle of a landing page.
    pub handle_seconds: u32,
    /// Wrong codes before a flow is void.
    pub code_tries: u32,
    /// Seconds before a mail may be sent again.
    pub resend_seconds: u32,
    /// Minutes before the checklist "the mail did not come" is shown.
    pub mail_checklist_minutes: u32,
    /// Mails an hour to one address.
    pub mails_per_hour_per_address: u32,
    /// Mails an hour asked for by one client address.
    pub mails_per_hour_per_client: u32,
    /// Life of the credential with which one application is filled in.
    pub application_credential_days: u32,
    /// Life of an initial password.
    pub initial_password_days: u32,
    /// Idle minutes before an applicant is signed out.
    pub idle_minutes: u32,
    /// Idle minutes before staff are signed out.
    pub staff_idle_minutes: u32,
    /// Longest life of a session, however busy.
    pub session_hours: u32,
    /// Failed sign-ins before answers become slow.
    pub sign_in_slow_after: u32,
    /// Failed sign-ins before they are refused for a while.
    pub sign_in_refuse_after: u32,
    /// How long they are refused.
    pub sign_in_refuse_minutes: u32,
    /// Failures in a row before only a reset helps.
    pub sign_in_reset_after: u32,
    /// Digits of a key that is sent at signing in 認証キー.
    pub key_digits: u32,
    /// Its life, counted from when it was drawn.
    pub key_minutes: u32,
    /// Wrong keys since the last sign-in before a key is void; further keys allow one try each.
    pub key_tries: u32,
    /// Mails with keys to one person an hour.
    pub key_mails_per_hour: u32,
    /// Days for which no key is asked for on a device that is remembered.
    pub remembered_days: u32,
    /// Days a returned application waits for its correction.
    pub correction_days: u32,
    /// Days after which an image that never arrived whole is forgotten.
    pub upload_days: u32,
    /// Days until identity images are deleted after the final state.
    pub image_retention_days: u32,
    /// Business days a review usually takes; the expected date is computed from it.
    pub review_business_days: u32,
}

impl Default for Policies {
    fn default() -> Self {
        Self {
            link_minutes: 30,
            handle_seconds: 60,
            code_tries: 5,
            resend_seconds: 30,
            mail_checklist_minutes: 3,
            mails_per_hour_per_address: 5,
            mails_per_hour_per_client: 20,
            application_credential_days: 14,
            initial_password_days: 14,
            idle_minutes: 15,
            staff_idle_minutes: 10,
            session_hours: 12,
            sign_in_slow_after: 5,
            sign_in_refuse_after: 10,
            sign_in_refuse_minutes: 15,
            sign_in_reset_after: 100,
            key_digits: 6,
            key_minutes: 10,
            key_tries: 5,
            key_mails_per_hour: 5,
            remembered_days: 30,
            correction_days: 60,
            upload_days: 7,
            image_retention_days: 30,
            review_business_days: 5,
        }
    }
}
