//! The six digits of an authenticator (RFC 6238: SHA-1, 30 seconds): what every authenticator application speaks.

use totp_rs::{Algorithm, Builder, Totp};

/// Length of a step in seconds.
const STEP_SECONDS: u64 = 30;
/// Steps before and after the present one that are accepted, for clocks that are a little wrong.
const SKEW_STEPS: u16 = 1;
/// Bytes of a secret: as long as the hash (RFC 4226, section 4, R6).
pub const SECRET_BYTES: usize = 20;

/// The step that `typed` belongs to at `unix_seconds`, or `None` where it is wrong. A step is to be accepted only if
/// it is later than the last accepted one: the caller compares and keeps it.
#[must_use]
pub fn matching_step(secret: &[u8], typed: &str, unix_seconds: u64) -> Option<u64> {
    let digits = akashi_domain::text::fold_compact(typed);
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    builder(secret, "staff", None)?.check(&digits, unix_seconds)
}

/// The digits an authenticator shows at `unix_seconds`: what `staff add` and tests compare with.
#[must_use]
pub fn digits_at(secret: &[u8], unix_seconds: u64) -> Option<String> {
    let totp = builder(secret, "staff", None)?;
    Some(totp.generate(unix_seconds).to_string())
}

/// The address an authenticator reads to be set up. Holds the secret: shown once, never logged.
#[must_use]
pub fn setup_uri(secret: &[u8], name: &str, issuer: &str) -> Option<String> {
    // A colon separates issuer and name in the address itself.
    let clean = |text: &str| text.replace(':', " ");
    builder(secret, &clean(name), Some(clean(issuer)))?
        .to_url()
        .ok()
}

fn builder(secret: &[u8], name: &str, issuer: Option<String>) -> Option<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW_STEPS)
        .with_step_duration(STEP_SECONDS)
        .with_secret(secret.to_vec())
        .with_account_name(name)
        .with_issuer(issuer)
        .build()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    const SECRET: &[u8; SECRET_BYTES] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_the_rfc() {
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(matching_step(SECRET, digits, seconds), Some(seconds / 30));
            assert_eq!(digits_at(SECRET, seconds).as_deref(), Some(digits));
        }
    }

    #[test]
    fn one_step_either_way_and_no_more() {
        let digits = digits_at(SECRET, 3_000).unwrap();
        let accepted: Vec<u64> = (2_910..3_120)
            .filter(|at| matching_step(SECRET, &digits, *at).is_some())
            .collect();
        assert_eq!(
            (accepted.first(), accepted.last()),
            (Some(&2_970), Some(&3_059))
        );
        assert_eq!(matching_step(SECRET, "２８７ ０８２", 59), Some(1));
        for typed in ["", "28708", "2870822", "28708a", "000000"] {
            assert_eq!(matching_step(SECRET, typed, 59), None, "{typed}");
        }
    }

    #[test]
    fn the_setup_address_names_university_and_account() {
        let uri = setup_uri(SECRET, "sato", "証明大学").unwrap();
        assert!(uri.starts_with("otpauth://totp/"), "{uri}");
        assert!(
            uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            "{uri}"
        );
    }
}
