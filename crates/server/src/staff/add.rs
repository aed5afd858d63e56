//! Makes a staff account. Only somebody at the machine can.

use akashi_domain::Sensitive;
use akashi_domain::password::{PasswordPolicy, PasswordRule};
use jiff::Timestamp;
use uuid::Uuid;

use super::{about_totp, totp};
use crate::audit::{self, Actor, Event, Subject};
use crate::documents::{VaultError, seal};
use crate::entropy::{self, NoEntropy};
use crate::hashing::{self, Cost, HashingFailed};
use crate::keys::Keys;
use crate::storage::staff::{self, StaffRow};
use crate::storage::{Storage, StorageError};

/// Longest name of an account, in characters.
pub const NAME_CHARS: usize = 32;

/// A new account.
#[derive(Debug)]
pub struct Added {
    /// Its id.
    pub id: Uuid,
    /// `otpauth://…` for the authenticator, to be shown once; absent without one.
    pub totp_uri: Option<Sensitive<String>>,
}

/// Why there is no new account.
#[derive(Debug, thiserror::Error)]
pub enum AddProblem {
    /// Not 1 to 32 characters of a–z, 0–9, `.`, `-` and `_`.
    #[error("name_malformed")]
    NameMalformed,
    /// There is an account of this name.
    #[error("name_taken")]
    NameTaken,
    /// The password breaks these rules of [`password_policy`].
    #[error("password_refused")]
    PasswordRefused(Vec<PasswordRule>),
    /// The password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The secret could not be encrypted.
    #[error(transparent)]
    Cipher(#[from] VaultError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The rule for staff passwords: long, and not among the common ones (NIST SP 800-63B-4, 3.1.1.2); what characters it
/// is made of does not matter.
#[must_use]
pub fn password_policy() -> PasswordPolicy {
    PasswordPolicy {
        min_chars: 12,
        three_classes: false,
        alphanumeric_only: false,
        ..PasswordPolicy::default()
    }
}

/// Makes an account; `issuer` is the university's name, for the authenticator's list.
///
/// # Errors
/// See [`AddProblem`].
pub async fn add(
    storage: &Storage,
    keys: &Keys,
    name: &str,
    password: &Sensitive<String>,
    authenticator_issuer: Option<&str>,
    at: Timestamp,
) -> Result<Added, AddProblem> {
    if !is_name(name) {
        return Err(AddProblem::NameMalformed);
    }
    let broken = password_policy().broken(password.expose(), &[name], None);
    if !broken.is_empty() {
        return Err(AddProblem::PasswordRefused(broken));
    }
    let id = Uuid::now_v7();
    let (totp_secret, totp_uri) = match authenticator_issuer {
        Some(issuer) => {
            let (secret, uri) = draw_secret(keys, id, name, issuer)?;
            (Some(secret), Some(uri))
        }
        None => (None, None),
    };
    let row = StaffRow {
        id,
        name: name.to_owned(),
        password_phc: hashing::hash(password, Cost::Staff)?,
        totp_secret,
        totp_last_step: 0,
    };
    storage
        .transact(move |tx| match staff::insert(tx, &row, at) {
            Err(error) if error.is_constraint() => Err(AddProblem::NameTaken),
            Err(error) => Err(error.into()),
            Ok(()) => {
                let event = Event::new(Actor::Operator, "staff.added", Subject::Staff(id));
                Ok(audit::append(tx, &event, at)?)
            }
        })
        .await?;
    Ok(Added { id, totp_uri })
}

fn is_name(name: &str) -> bool {
    (1..=NAME_CHARS).contains(&name.len())
        && name.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_')
        })
}

/// A secret for an authenticator, encrypted for the database and as the address to set it up.
fn draw_secret(
    keys: &Keys,
    id: Uuid,
    name: &str,
    issuer: &str,
) -> Result<(Vec<u8>, Sensitive<String>), AddProblem> {
    let secret = Sensitive::new(entropy::bytes::<{ totp::SECRET_BYTES }>()?);
    let sealed = seal(keys.totp().expose(), secret.expose(), &about_totp(id))?;
    let uri = totp::setup_uri(secret.expose(), name, issuer).ok_or(AddProblem::NameMalformed)?;
    Ok((sealed, uri.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_passwords() {
        for (name, good) in [
            ("sato", true),
            ("k.sato-2_x", true),
            ("", false),
            ("Sato", false),
            ("佐藤", false),
            ("a b", false),
        ] {
            assert_eq!(is_name(name), good, "{name}");
        }
        assert!(!is_name(&"a".repeat(NAME_CHARS + 1)));
        for (password, good) in [
            ("correct horse staple", true),
            ("さくらのきのしたで、ゆめをみる", true),
            ("short1Aa", false),
            ("passwordpassword", false),
        ] {
            let broken = password_policy().broken(password, &["sato"], None);
            assert_eq!(broken.is_empty(), good, "{password}: {broken:?}");
        }
    }
}
