//! Passwords that the server draws, for somebody to begin with.

use akashi_domain::Sensitive;
use akashi_domain::password::PasswordPolicy;

use crate::entropy::{self, NoEntropy};

/// Characters of an initial password: none that look like another, 56 of them.
const ALPHABET: &[u8; 56] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
/// Characters of an initial password: 92 bits.
const INITIAL_CHARS: usize = 16;

/// One that keeps the usual rule, and can be read out.
///
/// # Errors
/// [`NoEntropy`].
pub fn draw() -> Result<Sensitive<String>, NoEntropy> {
    let policy = PasswordPolicy::default();
    loop {
        let mut password = String::with_capacity(INITIAL_CHARS);
        while password.len() < INITIAL_CHARS {
            // 224 = 4 × 56: what lies above would make some characters likelier than others.
            let [byte] = entropy::bytes::<1>()?;
            let symbol = ALPHABET.get(usize::from(byte % 56)).filter(|_| byte < 224);
            password.extend(symbol.copied().map(char::from));
        }
        let password = Sensitive::new(password);
        if policy.broken(password.expose(), &[], None).is_empty() {
            return Ok(password);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initial_passwords_keep_the_rule_and_can_be_read_out() {
        for _ in 0..200 {
            let password = draw().unwrap();
            assert_eq!(password.expose().len(), INITIAL_CHARS);
            assert!(!password.expose().contains(['0', 'O', 'o', '1', 'l', 'I']));
        }
    }
}
