//! Codes a person types: the 8-character code of a mail (F01), and the key that is asked for at signing in (F04).

use crate::text::fold_compact;

/// Crockford's base 32: no I, L, O or U. <https://www.crockford.com/base32.html>
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters in a mail code: 40 bits, used with 5 tries and 30 minutes.
pub const MAIL_CODE_CHARS: usize = 8;

/// One base-32 character of the low five bits of `value`.
#[must_use]
pub fn symbol(value: u8) -> char {
    ALPHABET
        .get(usize::from(value & 31))
        .copied()
        .map_or('0', char::from)
}

/// The value of a typed character: case is ignored, and letters that look like digits are read as those.
#[must_use]
pub fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|i| u8::try_from(i).ok())
}

/// Makes a code of eight characters out of five random bytes.
#[must_use]
pub fn mail_code(entropy: [u8; 5]) -> String {
    drawn(&entropy, MAIL_CODE_CHARS)
}

/// Makes a code of `chars` characters out of at most eight random bytes.
#[must_use]
pub fn drawn(entropy: &[u8], chars: usize) -> String {
    let bits = entropy
        .iter()
        .fold(0_u64, |acc, b| (acc << 8) | u64::from(*b));
    (0..chars)
        .rev()
        .map(|i| symbol(u8::try_from((bits >> (5 * i)) & 31).unwrap_or(0)))
        .collect()
}

/// Brings a typed code into the form that is compared: case, width, spaces and hyphens are ignored.
/// `None` if it cannot be a code of `chars` characters.
#[must_use]
pub fn canonical(typed: &str, chars: usize) -> Option<String> {
    let compact: Vec<char> = fold_compact(typed).chars().filter(|c| *c != '-').collect();
    if compact.len() != chars {
        return None;
    }
    compact
        .into_iter()
        .map(|c| value_of(c).map(symbol))
        .collect()
}

/// A key of `digits` digits, each equally likely. `None` for numbers above the largest multiple: they would make some
/// keys likelier than others, and another one has to be drawn.
#[must_use]
pub fn key(entropy: u64, digits: u32) -> Option<String> {
    let count = 10_u64.checked_pow(digits)?;
    let width = usize::try_from(digits).ok()?;
    let most = u64::MAX - u64::MAX % count;
    (entropy < most).then(|| format!("{:0width$}", entropy % count))
}

/// Brings a typed key into the form that is compared: width, spaces and hyphens are ignored. `None` if it cannot be one of
/// `digits` digits.
#[must_use]
pub fn canonical_key(typed: &str, digits: u32) -> Option<String> {
    let compact: String = fold_compact(typed).chars().filter(|c| *c != '-').collect();
    let sound = usize::try_from(digits) == Ok(compact.len());
    (sound && compact.bytes().all(|b| b.is_ascii_digit())).then_some(compact)
}

/// As printed in mails: `ABCD-EFGH`.
#[must_use]
pub fn grouped(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    chars
        .chunks(4)
        .map(|chunk| chunk.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entropy_gives_a_code_that_reads_back() {
        for entropy in [[0; 5], [255; 5], [1, 2, 3, 4, 5]] {
            let code = mail_code(entropy);
            assert_eq!(canonical(&grouped(&code), 8), Some(code));
        }
    }

    #[test]
    fn keys_have_their_digits_and_none_is_likelier() {
        for (entropy, digits, expected) in [
            (0, 6, Some("000000")),
            (1_234_567, 6, Some("234567")),
            (42, 8, Some("00000042")),
            (u64::MAX, 6, None),
            (u64::MAX - u64::MAX % 1_000_000, 6, None),
            (u64::MAX - u64::MAX % 1_000_000 - 1, 6, Some("999999")),
            (1, 20, None),
        ] {
            assert_eq!(key(entropy, digits).as_deref(), expected, "{entropy}");
        }
    }

    #[test]
    fn typed_keys_are_understood() {
        for (typed, expected) in [
            ("123456", Some("123456")),
            (" 123 456 ", Some("123456")),
            ("１２３－４５６", Some("123456")),
            ("12345", None),
            ("1234567", None),
            ("12345a", None),
            ("", None),
        ] {
            assert_eq!(canonical_key(typed, 6).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn slips_are_understood() {
        assert_eq!(canonical("ａｂ1l－o0 23", 8).as_deref(), Some("AB110023"));
        assert_eq!(canonical("ABCD-EFG", 8), None);
        assert_eq!(canonical("ABCDEFGU", 8), None);
    }
}
