//! Errors on the wire: RFC 9457 problem details with a stable code. The words are the client's, from `i18n/`.

use std::collections::BTreeMap;

use akashi_domain::FieldProblem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Media type of an error body.
pub const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:tt $status:literal;)*) => {
        /// A reason somebody acts on. The message key is `error-` and the name with hyphens.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        pub enum ProblemCode { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The HTTP status it is sent with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)* }
            }
        }
    };
}

codes! {
    /// The body or a parameter cannot be read.
    RequestMalformed "request_malformed" 400;
    /// The body's digest is not the announced one; the body was damaged on the way.
    BodyDigestMismatch "body_digest_mismatch" 400;
    /// The form has problems; see `problems`.
    FormInvalid "form_invalid" 422;
    /// A mail address cannot be used; args: `reason` (`missing`, `too_long`, `malformed`).
    EmailInvalid "email_invalid" 422;
    /// The mail address is the present one.
    EmailUnchanged "email_unchanged" 422;
    /// The address of the account was changed from elsewhere meanwhile: a change that was begun before leads nowhere.
    AddressChanged "address_changed" 409;
    /// Another account signs in with the address. Only who has shown that it is theirs is told.
    AddressInUse "address_in_use" 409;
    /// No credential, or one that is unknown, ended or expired.
    NotSignedIn "not_signed_in" 401;
    /// The credential is valid, but not for this operation.
    NotAllowed "not_allowed" 403;
    /// First the passwords have to be set.
    PasswordsMustBeSet "passwords_must_be_set" 403;
    /// Unknown, or another person's: the answer is the same.
    NotFound "not_found" 404;
    /// This server did not give that cursor, or has forgotten it: everything has to be asked anew.
    CursorUnknown "cursor_unknown" 410;
    /// The path has no such method.
    MethodNotAllowed "method_not_allowed" 405;
    /// The revision exists with another body, or the number does not follow; args: `current` (last revision held).
    RevisionConflict "revision_conflict" 409;
    /// The personal information was changed from elsewhere meanwhile.
    PersonalChanged "personal_changed" 409;
    /// A change of the account's name is applied for already; args: `reference`.
    NameChangeUnderReview "name_change_under_review" 409;
    /// The application's state does not allow it; args: `state`.
    StateConflict "state_conflict" 409;
    /// The upload does not stand where the request goes on; args: `offset` (where it stands).
    UploadConflict "upload_conflict" 409;
    /// The revision names terms of use that are not the present ones; args: `version` (the present one).
    TermsChanged "terms_changed" 409;
    /// The revision names documents the server does not hold yet; args: `missing` (hashes, comma-separated).
    DocumentsMissing "documents_missing" 409;
    /// The code or link is wrong; args: `tries_left`.
    CodeWrong "code_wrong" 422;
    /// The code or link is too old.
    CodeExpired "code_expired" 410;
    /// The code or link was used before.
    CodeUsed "code_used" 410;
    /// Too many wrong codes: a new mail is needed.
    CodeVoid "code_void" 410;
    /// The key of the mail at signing in is wrong; args: `tries_left`.
    KeyWrong "key_wrong" 422;
    /// That key is too old.
    KeyTooOld "key_too_old" 410;
    /// Too many wrong keys: another one is needed.
    KeyVoid "key_void" 410;
    /// Too early for another mail; args: `seconds`.
    ResendTooEarly "resend_too_early" 429;
    /// Too many requests; `Retry-After` says when again; args: `seconds`.
    TooManyRequests "too_many_requests" 429;
    /// Mail address or a password is wrong. Which one is not said.
    SignInFailed "sign_in_failed" 401;
    /// Too many failed sign-ins; args: `seconds`.
    SignInRefused "sign_in_refused" 429;
    /// Too many failed sign-ins in a row: a reset is needed.
    SignInResetNeeded "sign_in_reset_needed" 403;
    /// User ID and passwords are right, and too early; args: `from`.
    NotOpenYet "not_open_yet" 403;
    /// The account is a graduate's by now: signing in is by mail address and both passwords.
    SignsInAsGraduate "signs_in_as_graduate" 403;
    /// Whoever has no password of ours has to have signed in a short while ago.
    SignInNotRecent "sign_in_not_recent" 403;
    /// The university's directory gives no answer, so nobody can be judged; `Retry-After` says when again.
    DirectoryUnavailable "directory_unavailable" 503;
    /// The university's identity provider cannot be asked at present; `Retry-After` says when again.
    IdentityProviderUnavailable "identity_provider_unavailable" 503;
    /// The initial password is older than allowed.
    InitialPasswordExpired "initial_password_expired" 401;
    /// A second password that nobody has set yet cannot be forgotten. Only who knows user ID and password is told.
    SecondPasswordNotSet "second_password_not_set" 409;
    /// The present password, given to change it, is wrong.
    CurrentPasswordWrong "current_password_wrong" 422;
    /// A password breaks a rule; args: `password` (`first`, `second`), `rules` (comma-separated).
    PasswordRefused "password_refused" 422;
    /// The body is larger than allowed; args: `limit` (bytes).
    BodyTooLarge "body_too_large" 413;
    /// Not an image of an accepted kind; args: `found`.
    DocumentRefused "document_refused" 415;
    /// More images than an application may have; args: `limit`.
    TooManyDocuments "too_many_documents" 422;
    /// This client's protocol is too old; args: `version` (version to install), `url`.
    ClientTooOld "client_too_old" 426;
    /// Staff: whoever has approved it is not the one who confirms that.
    SecondPersonNeeded "second_person_needed" 403;
    /// Staff: somebody else reviews it; args: `name`.
    AssignedToOther "assigned_to_other" 409;
    /// Staff: another enrolment already has this student number.
    StudentNumberTaken "student_number_taken" 409;
    /// Staff: the mail address signs in a graduate already.
    AccountExists "account_exists" 409;
    /// Staff: no graduate's account has this student number.
    AccountUnknown "account_unknown" 409;
    /// Staff: images are still being encoded anew; try again shortly.
    DocumentsNotReady "documents_not_ready" 409;
    /// Staff: a reason is needed.
    ReasonMissing "reason_missing" 422;
    /// Administrators: a staff account of this name exists.
    StaffNameTaken "staff_name_taken" 409;
    /// Administrators: not a name for a staff account.
    StaffNameMalformed "staff_name_malformed" 422;
    /// Administrators: not with one's own account.
    OwnAccount "own_account" 409;
    /// The disk of the server is nearly full.
    StorageFull "storage_full" 507;
    /// The server is busy or in maintenance; `Retry-After` says when again.
    Unavailable "unavailable" 503;
    /// Something the server did not expect; the log of the server knows more under `request_id`.
    Internal "internal" 500;
}

/// The body of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// A URI reference, `urn:akashi:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code again, as a plain word, for logs of third parties. Not a sentence.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: ProblemCode,
    /// Arguments of the message.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
    /// For `form_invalid`: every problem of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<FieldProblem>,
    /// Identifies the request in the server's log; can be read out to the university.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    /// A problem without arguments.
    #[must_use]
    pub fn new(code: ProblemCode) -> Self {
        Self {
            kind: format!("urn:akashi:problem:{}", code.as_str()),
            title: code.as_str().to_owned(),
            status: code.status(),
            code,
            args: BTreeMap::new(),
            problems: Vec::new(),
            request_id: None,
        }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_shape() {
        let problem = Problem::new(ProblemCode::CodeWrong).with("tries_left", 4);
        let json = serde_json::to_value(&problem).unwrap();
        let expected = serde_json::json!({
            "type": "urn:akashi:problem:code_wrong", "title": "code_wrong", "status": 422,
            "code": "code_wrong", "args": {"tries_left": "4"}
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn codes_read_back() {
        for code in ProblemCode::ALL {
            let json = serde_json::to_string(code).unwrap();
            assert_eq!(json, format!("\"{}\"", code.as_str()));
            assert_eq!(serde_json::from_str::<ProblemCode>(&json).unwrap(), *code);
        }
    }
}
