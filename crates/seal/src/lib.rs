//! Bytes sealed where they lie: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), the nonce in front and the tag behind.
//!
//! An image is large: every copy of it, and every time it is gone through, takes time that a person with a bad line or a
//! university with many of them waits. So there is room for nonce and tag from the start ([`Plain`]), what is opened is
//! opened in its own memory, and the cipher is *ring*'s, which encrypts and authenticates in one go. *ring* knows the
//! short nonce of RFC 8439 only; the draft leads the long one, of which many can be drawn at random, back to it: the
//! first 16 bytes and the key make a key for one message, and the other 8 are its nonce.
//!
//! Keys and nonces come from outside.

use chacha20::{R20, hchacha};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a nonce.
pub const NONCE: usize = 24;
/// Bytes of an authentication tag.
pub const TAG: usize = 16;

/// The bytes cannot be sealed, or are not what was sealed: damaged, of another key, or about something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// Bytes that will be sealed where they lie, with room before and behind for what is added then.
pub struct Plain(Vec<u8>);

impl Plain {
    /// Room that is taken at once at most. Who announces much may send little.
    const FIRST_ROOM: usize = 1 << 20;

    /// Nothing yet, and room for `length` bytes.
    #[must_use]
    pub fn with_room_for(length: u64) -> Self {
        let length = usize::try_from(length).unwrap_or(Self::FIRST_ROOM);
        let mut room = Vec::with_capacity(NONCE + length.min(Self::FIRST_ROOM) + TAG);
        room.resize(NONCE, 0);
        Self(room)
    }

    /// A copy of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut room = Vec::with_capacity(NONCE + bytes.len() + TAG);
        room.resize(NONCE, 0);
        room.extend_from_slice(bytes);
        Self(room)
    }

    /// Adds to the end.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// What there is.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.get(NONCE..).unwrap_or_default()
    }

    /// Nonce, ciphertext and tag in one. `about` names what it is; the same is needed to open it. No nonce may be used
    /// twice with a key; one drawn at random is not.
    ///
    /// # Errors
    /// [`Refused`] for more than the cipher takes (256 GiB).
    pub fn sealed(
        self,
        key: &[u8; KEY],
        nonce: &[u8; NONCE],
        about: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let mut sealed = self.0;
        let (front, text) = sealed.split_at_mut_checked(NONCE).ok_or(Refused)?;
        front.copy_from_slice(nonce);
        let (key, nonce) = message_key(key, nonce)?;
        let tag = key
            .seal_in_place_separate_tag(nonce, Aad::from(about), text)
            .map_err(|_| Refused)?;
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }
}

// What is to be sealed belongs into no log.
impl std::fmt::Debug for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plain(…)")
    }
}

/// The bytes that were sealed, in the memory in which they came.
///
/// # Errors
/// [`Refused`].
pub fn open(key: &[u8; KEY], sealed: Vec<u8>, about: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut sealed = sealed;
    let nonce = *sealed.first_chunk::<NONCE>().ok_or(Refused)?;
    let (key, nonce) = message_key(key, &nonce)?;
    let length = key
        .open_within(nonce, Aad::from(about), &mut sealed, NONCE..)
        .map_err(|_| Refused)?
        .len();
    sealed.truncate(length);
    Ok(sealed)
}

/// The key and the nonce of one message (section 2.3 of the draft).
fn message_key(key: &[u8; KEY], nonce: &[u8; NONCE]) -> Result<(LessSafeKey, Nonce), Refused> {
    let (derives, rest) = nonce.split_first_chunk::<16>().ok_or(Refused)?;
    let subkey = Zeroizing::new(<[u8; KEY]>::from(hchacha::<R20>(
        key.into(),
        derives.into(),
    )));
    let key = UnboundKey::new(&CHACHA20_POLY1305, subkey.as_slice()).map_err(|_| Refused)?;
    let mut nonce = [0; 12];
    nonce[4..].copy_from_slice(rest);
    Ok((LessSafeKey::new(key), Nonce::assume_unique_for_key(nonce)))
}

#[cfg(test)]
mod tests {
    use chacha20poly1305::aead::{Aead as _, Payload};
    use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};

    use super::*;

    /// Lengths around the blocks of the cipher, and of an image.
    const LENGTHS: [usize; 12] = [0, 1, 15, 16, 63, 64, 65, 255, 256, 4096, 65_537, 300_001];

    fn text(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at * 31 + at / 251) as u8).collect()
    }

    #[test]
    fn the_same_bytes_as_with_the_library_that_knows_long_nonces() {
        for (seed, length) in LENGTHS.into_iter().enumerate() {
            let (key, nonce) = ([seed as u8 ^ 0x5a; KEY], [seed as u8 ^ 0xc3; NONCE]);
            let (msg, aad) = (text(length), format!("a file {seed}"));
            let payload = Payload {
                msg: &msg,
                aad: aad.as_bytes(),
            };
            let theirs = XChaCha20Poly1305::new(&key.into())
                .encrypt(&XNonce::from(nonce), payload)
                .unwrap();
            let ours = Plain::of(&msg)
                .sealed(&key, &nonce, aad.as_bytes())
                .unwrap();
            assert_eq!(ours, [nonce.as_slice(), &theirs].concat(), "{length}");
            assert_eq!(open(&key, ours, aad.as_bytes()).unwrap(), msg);
        }
    }

    #[test]
    fn what_comes_piece_by_piece_is_sealed_as_one() {
        let (key, nonce) = ([1; KEY], [2; NONCE]);
        let mut plain = Plain::with_room_for(3);
        for piece in ["こ", "の", "印"] {
            plain.push(piece.as_bytes());
        }
        assert_eq!(plain.bytes(), "この印".as_bytes());
        let sealed = plain.sealed(&key, &nonce, b"").unwrap();
        assert_eq!(open(&key, sealed, b"").unwrap(), "この印".as_bytes());
    }

    #[test]
    fn what_was_changed_exchanged_or_cut_is_refused() {
        let (key, nonce) = ([1; KEY], [2; NONCE]);
        let sealed = Plain::of(b"proof").sealed(&key, &nonce, b"one").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(&key, changed, b"one"), Err(Refused), "{at}");
            let cut = sealed[..at].to_vec();
            assert_eq!(open(&key, cut, b"one"), Err(Refused), "{at}");
        }
        assert_eq!(open(&key, sealed.clone(), b"two"), Err(Refused));
        assert_eq!(open(&[3; KEY], sealed, b"one"), Err(Refused));
    }
}
