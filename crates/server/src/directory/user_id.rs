//! What can be a user ID. Only visible ASCII: a directory compares loosely (case, width, characters without width), and
//! whoever could write one ID in many ways would have as many tries as there are ways.

use akashi_domain::Sensitive;

/// Longest user ID. A userPrincipalName may have 64 characters before the @ and a domain behind it.
const LONGEST: usize = 128;

/// A user ID, folded: one way of writing for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserId(Sensitive<String>);

impl UserId {
    /// Reads what was typed: full width counts as half width, capitals as small letters. `None` for what no directory has.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let folded: String = typed.trim().chars().map(narrow).collect();
        let sound = !folded.is_empty()
            && folded.len() <= LONGEST
            && folded.bytes().all(|b| b.is_ascii_graphic());
        sound.then(|| Self(Sensitive::new(folded.to_ascii_lowercase())))
    }

    /// The folded text.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// ！…～ are the visible characters of ASCII in full width, in the same order.
fn narrow(typed: char) -> char {
    let code = u32::from(typed);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(typed),
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_way_of_writing_for_each() {
        for (typed, folded) in [
            ("b26-0117", Some("b26-0117")),
            (" B26-0117\u{3000}", Some("b26-0117")),
            ("Ｂ２６－０１１７", Some("b26-0117")),
            ("ichiro＠shomei.test", Some("ichiro@shomei.test")),
            ("*)(uid=*", Some("*)(uid=*")),
            ("", None),
            ("\u{3000}", None),
            ("b26 0117", None),
            ("b26\u{ad}0117", None),
            ("b26\u{0}0117", None),
            ("髙﨑", None),
        ] {
            let read = UserId::parse(typed);
            assert_eq!(read.as_ref().map(UserId::expose), folded, "{typed:?}");
        }
        assert!(UserId::parse(&"a".repeat(128)).is_some());
        assert!(UserId::parse(&"a".repeat(129)).is_none());
    }
}
