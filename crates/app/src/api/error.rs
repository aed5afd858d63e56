//! Errors as data: a stable code and arguments. The words stand in `i18n/*/errors.ftl` under `error-<code>`.

use std::collections::BTreeMap;

use akashi_domain::FieldProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Codes that arise on this device. Codes of the server (`akashi_protocol::ProblemCode`) pass through unchanged.
pub mod code {
    /// No connection to the internet or to the server.
    pub const SERVER_UNREACHABLE: &str = "server_unreachable";
    /// The server did not answer in time.
    pub const SERVER_TIMEOUT: &str = "server_timeout";
    /// Something answers there, but it is not an Akashi server.
    pub const NOT_AKASHI: &str = "not_akashi";
    /// The host's name is not known.
    pub const HOST_UNKNOWN: &str = "host_unknown";
    /// The certificate is expired or not yet valid; a wrong clock looks the same.
    pub const CERTIFICATE_EXPIRED: &str = "certificate_expired";
    /// The certificate was issued by nobody this computer trusts.
    pub const CERTIFICATE_UNTRUSTED: &str = "certificate_untrusted";
    /// The certificate is for another host.
    pub const CERTIFICATE_WRONG_HOST: &str = "certificate_wrong_host";
    /// Nothing typed as address.
    pub const ADDRESS_MISSING: &str = "address_missing";
    /// Not an address.
    pub const ADDRESS_MALFORMED: &str = "address_malformed";
    /// Plain HTTP to another machine.
    pub const ADDRESS_INSECURE: &str = "address_insecure";
    /// The server speaks an older protocol than this application.
    pub const SERVER_TOO_OLD: &str = "server_too_old";
    /// No university is connected.
    pub const NO_UNIVERSITY: &str = "no_university";
    /// A draft or unsent application is bound to the present university.
    pub const BOUND_TO_UNIVERSITY: &str = "bound_to_university";
    /// The two mail addresses differ.
    pub const EMAILS_DIFFER: &str = "emails_differ";
    /// Nothing typed as mail address.
    pub const EMAIL_MISSING: &str = "email_missing";
    /// Mail address too long.
    pub const EMAIL_TOO_LONG: &str = "email_too_long";
    /// Not a mail address.
    pub const EMAIL_MALFORMED: &str = "email_malformed";
    /// Not a reference number.
    pub const REFERENCE_MALFORMED: &str = "reference_malformed";
    /// Not a diagnostic code, or a slip in it.
    pub const DIAGNOSIS_MALFORMED: &str = "diagnosis_malformed";
    /// The diagnostic code of an application that is newer than this one.
    pub const DIAGNOSIS_NEWER: &str = "diagnosis_newer";
    /// Not a code of eight characters.
    pub const CODE_MALFORMED: &str = "code_malformed";
    /// The present password was not given.
    pub const CURRENT_PASSWORD_MISSING: &str = "current_password_missing";
    /// There is no right to set passwords anew on this device, or it has ended.
    pub const RESET_ENDED: &str = "reset_ended";
    /// No address was confirmed on this device to sign in with after graduation, or too long ago.
    pub const GRADUATION_ENDED: &str = "graduation_ended";
    /// Not a key of as many digits; args: `digits`.
    pub const KEY_MALFORMED: &str = "key_malformed";
    /// No sign-in waits for a key any more.
    pub const KEY_ENDED: &str = "key_ended";
    /// There is no open flow.
    pub const NO_FLOW: &str = "no_flow";
    /// The link belongs to another device or to a flow given up.
    pub const LINK_NOT_OURS: &str = "link_not_ours";
    /// The tick under the terms is missing.
    pub const TERMS_NOT_TICKED: &str = "terms_not_ticked";
    /// The terms changed while they were read.
    pub const TERMS_CHANGED: &str = "terms_changed";
    /// There is no draft.
    pub const NO_DRAFT: &str = "no_draft";
    /// The draft of another application is in the way.
    pub const OTHER_DRAFT: &str = "other_draft";
    /// This device may not open the application any more (its 14 days are over); args: `received` (`yes`, `no`).
    pub const ACCESS_ENDED: &str = "access_ended";
    /// Of two versions of an application it was not said of everything which is right.
    pub const CONFLICT_UNDECIDED: &str = "conflict_undecided";
    /// What was being changed of the personal information is not on this device any more.
    pub const PERSONAL_GONE: &str = "personal_gone";
    /// There is no application on this device.
    pub const NO_APPLICATION: &str = "no_application";
    /// The form has problems; see `problems`.
    pub const FORM_INVALID: &str = "form_invalid";
    /// More than six images; args: `limit`.
    pub const TOO_MANY_IMAGES: &str = "too_many_images";
    /// The kind of identity document comes before its images: what must not be seen depends on it.
    pub const DOCUMENT_TYPE_FIRST: &str = "document_type_first";
    /// Of something that must not be seen nobody has said whether it is covered.
    pub const COVERS_MISSING: &str = "covers_missing";
    /// The picture does not wait any more: nobody did anything for long, or it was put away.
    pub const IMAGE_FORGOTTEN: &str = "image_forgotten";
    /// There is no image in the clipboard.
    pub const CLIPBOARD_EMPTY: &str = "clipboard_empty";
    /// The clipboard could not be read.
    pub const CLIPBOARD_FAILED: &str = "clipboard_failed";
    /// The native file dialog could not be shown.
    pub const DIALOG_FAILED: &str = "dialog_failed";
    /// The native dialog for a place to save could not be shown.
    pub const SAVE_DIALOG_FAILED: &str = "save_dialog_failed";
    /// The receipt could not be fetched: no connection, or the server is busy.
    pub const RECEIPT_UNREACHABLE: &str = "receipt_unreachable";
    /// The server could not make the receipt.
    pub const RECEIPT_UNAVAILABLE: &str = "receipt_unavailable";
    /// The signature under a receipt does not hold: it counts as none, and the application waits on.
    pub const RECEIPT_UNPROVEN: &str = "receipt_unproven";
    /// Every try to send it was interrupted.
    pub const SENDING_INTERRUPTED: &str = "sending_interrupted";
    /// An image on this device is gone or damaged: it has to be attached again.
    pub const IMAGE_LOST: &str = "image_lost";
    /// The server does not hold a revision that it has given a receipt for: it was restored from an earlier backup.
    pub const APPLICATION_LOST: &str = "application_lost";
    /// There is no room where a file was to be saved.
    pub const TARGET_FULL: &str = "target_full";
    /// The chosen place cannot be written.
    pub const TARGET_UNWRITABLE: &str = "target_unwritable";
    /// The chosen file cannot be read.
    pub const FILE_UNREADABLE: &str = "file_unreadable";
    /// The store has to be unlocked first.
    pub const STORE_LOCKED: &str = "store_locked";
    /// Something in the store cannot be read any more.
    pub const STORE_DAMAGED: &str = "store_damaged";
    /// The store can be read: there is nothing to set aside.
    pub const STORE_SOUND: &str = "store_sound";
    /// The store lies where nothing can be locked.
    pub const STORE_NO_LOCKS: &str = "store_no_locks";
    /// The keyring did not take the new key; the old one holds.
    pub const KEY_NOT_RENEWED: &str = "key_not_renewed";
    /// This entry of the outbox cannot be read.
    pub const ENTRY_UNREADABLE: &str = "entry_unreadable";
    /// There is nothing of a person on this computer.
    pub const NOTHING_TO_EXPORT: &str = "nothing_to_export";
    /// There is no room where the copy was to be saved.
    pub const EXPORT_FULL: &str = "export_full";
    /// The chosen place for the copy cannot be written.
    pub const EXPORT_UNWRITABLE: &str = "export_unwritable";
    /// The native dialog for the copy could not be shown.
    pub const EXPORT_DIALOG_FAILED: &str = "export_dialog_failed";
    /// Wrong passphrase.
    pub const PASSPHRASE_WRONG: &str = "passphrase_wrong";
    /// Passphrase too short; args: `limit`.
    pub const PASSPHRASE_SHORT: &str = "passphrase_short";
    /// The disk is full.
    pub const DISK_FULL: &str = "disk_full";
    /// The disk cannot be written.
    pub const DISK_UNWRITABLE: &str = "disk_unwritable";
    /// The two passwords typed differ; args: `password` (`first`, `second`).
    pub const PASSWORDS_DIFFER: &str = "passwords_differ";
    /// Too large a request from the view.
    pub const REQUEST_MALFORMED: &str = "request_malformed";
    /// Anything nobody expected; the log knows more.
    pub const INTERNAL: &str = "internal";
    /// Codes of images come from `akashi_documents::ImageProblem::code`:
    /// `image_empty`, `image_not_an_image`, `image_heic`, `image_pdf`, `image_too_large_file`,
    /// `image_too_many_pixels`, `image_truncated`, `image_undecodable`, `image_worker_failed`.
    pub const IMAGE_PREFIX: &str = "image_";
}

/// What a view gets instead of a response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoreError {
    /// Stable code.
    pub code: String,
    /// Arguments of the message.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
    /// For `form_invalid`: the problems.
    #[serde(default)]
    pub problems: Vec<FieldProblem>,
}

impl CoreError {
    /// An error without arguments.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            args: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}
