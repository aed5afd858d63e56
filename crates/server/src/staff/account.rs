//! What the commands about staff accounts share: names, the rule for passwords, secrets of authenticators, and why a
//! command did nothing.

use akashi_domain::Sensitive;
use akashi_domain::password::{PasswordPolicy, PasswordRule};
use uuid::Uuid;

use super::{about_totp, totp};
use crate::documents::{VaultError, seal};
use crate::entropy::{self, NoEntropy};
use crate::hashing::HashingFailed;
use crate::keys::Keys;
use crate::storage::StorageError;

/// Longest name of an account, in characters.
pub const NAME_CHARS: usize = 32;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum AccountProblem {
    /// Not 1 to 32 characters of a–z, 0–9, `.`, `-` and `_`.
    #[error("name_malformed")]
    NameMalformed,
    /// There is an account of this name.
    #[error("name_taken")]
    NameTaken,
    /// There is no account of this name.
    #[error("name_unknown")]
    NameUnknown,
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

pub(super) fn check_password(
    name: &str,
    password: &Sensitive<String>,
) -> Result<(), AccountProblem> {
    let broken = password_policy().broken(password.expose(), &[name], None);
    if broken.is_empty() {
        Ok(())
    } else {
        Err(AccountProblem::PasswordRefused(broken))
    }
}

pub(super) fn is_name(name: &str) -> bool {
    (1..=NAME_CHARS).contains(&name.len())
        && name.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_')
        })
}

/// A secret for an authenticator, encrypted for the database and as the address to set it up.
pub(super) fn draw_secret(
    keys: &Keys,
    id: Uuid,
    name: &str,
    issuer: &str,
) -> Result<(Vec<u8>, Sensitive<String>), AccountProblem> {
    let secret = Sensitive::new(entropy::bytes::<{ totp::SECRET_BYTES }>()?);
    let sealed = seal(keys.totp().expose(), secret.expose(), &about_totp(id))?;
    let uri =
        totp::setup_uri(secret.expose(), name, issuer).ok_or(AccountProblem::NameMalformed)?;
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
