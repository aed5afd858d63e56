//! Codes a person types: the 8-character code of a mail (F01).

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
    fn slips_are_understood() {
        assert_eq!(canonical("ａｂ1l－o0 23", 8).as_deref(), Some("AB110023"));
        assert_eq!(canonical("ABCD-EFG", 8), None);
        assert_eq!(canonical("ABCDEFGU", 8), None);
    }
}
