//! What a letter says of each kind of application.

use akashi_domain::ApplicationKind as Kind;
use akashi_i18n::{Messages, text};

/// Subject of 申請受付.
pub(super) fn received_subject(kind: Kind, m: &Messages) -> String {
    match kind {
        Kind::Registration => text::mail_received_subject(m),
        Kind::Enrolment => text::mail_enrolment_received_subject(m),
        Kind::Recovery => text::mail_recovery_received_subject(m),
        Kind::NameChange => text::mail_name_received_subject(m),
    }
}

/// 申請受付
pub(super) fn received(kind: Kind, m: &Messages) -> String {
    match kind {
        Kind::Registration => text::mail_received_body(m),
        Kind::Enrolment => text::mail_enrolment_received_body(m),
        Kind::Recovery => text::mail_recovery_received_body(m),
        Kind::NameChange => text::mail_name_received_body(m),
    }
}

/// 却下
pub(super) fn rejected(kind: Kind, m: &Messages) -> String {
    match kind {
        Kind::Registration => text::mail_rejected_body(m),
        Kind::Enrolment => text::mail_enrolment_rejected_body(m),
        Kind::Recovery => text::mail_recovery_rejected_body(m),
        Kind::NameChange => text::mail_name_rejected_body(m),
    }
}

/// 再申請依頼
pub(super) fn returned(kind: Kind, m: &Messages) -> String {
    match kind {
        Kind::Registration => text::mail_returned_body(m),
        Kind::Enrolment => text::mail_enrolment_returned_body(m),
        Kind::Recovery => text::mail_recovery_returned_body(m),
        Kind::NameChange => text::mail_name_returned_body(m),
    }
}
