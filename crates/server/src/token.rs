//! Bearer tokens: 256 random bits for the holder, a keyed hash for the database.

use akashi_domain::Sensitive;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::entropy::{self, NoEntropy};
use crate::keys::Keys;

/// What a token is for; a token of one kind is nothing where another is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A session of an applicant.
    Session,
    /// Writing and reading one application.
    Application,
    /// A session of a member of staff.
    Staff,
    /// What a device holds for a flow it started.
    Flow,
    /// The link of a mail.
    Link,
    /// The handle of a landing page.
    Handle,
    /// Setting both passwords anew, once.
    PasswordRight,
    /// Setting the second password of a campus ID anew, once.
    SecondPasswordRight,
    /// A sign-in that waits for the key of its mail.
    KeySignIn,
    /// A device on which no key is asked for.
    RememberedDevice,
    /// The page by which a browser begins to sign in at the identity provider.
    SamlStart,
    /// The id of what was asked of the identity provider.
    SamlRequest,
    /// The id of an assertion of the identity provider.
    SamlAssertion,
    /// The handle of the page that leads back from there.
    SamlHandle,
}

impl TokenKind {
    const fn label(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Application => "application",
            Self::Staff => "staff",
            Self::Flow => "flow",
            Self::Link => "link",
            Self::Handle => "handle",
            Self::PasswordRight => "password right",
            Self::SecondPasswordRight => "second password right",
            Self::KeySignIn => "key sign-in",
            Self::RememberedDevice => "remembered device",
            Self::SamlStart => "saml start",
            Self::SamlRequest => "saml request",
            Self::SamlAssertion => "saml assertion",
            Self::SamlHandle => "saml handle",
        }
    }
}

/// A token's hash, as stored.
pub type TokenHash = [u8; 32];

/// A fresh token of 256 bits in base64url, and its hash.
///
/// # Errors
/// [`NoEntropy`].
pub fn draw(keys: &Keys, kind: TokenKind) -> Result<(Sensitive<String>, TokenHash), NoEntropy> {
    draw_bytes::<32>(keys, kind)
}

/// A fresh token of 128 bits: for links, which people may have to copy.
///
/// # Errors
/// [`NoEntropy`].
pub fn draw_short(
    keys: &Keys,
    kind: TokenKind,
) -> Result<(Sensitive<String>, TokenHash), NoEntropy> {
    draw_bytes::<16>(keys, kind)
}

fn draw_bytes<const N: usize>(
    keys: &Keys,
    kind: TokenKind,
) -> Result<(Sensitive<String>, TokenHash), NoEntropy> {
    let token = URL_SAFE_NO_PAD.encode(entropy::bytes::<N>()?);
    let hash = hash(keys, kind, &token);
    Ok((Sensitive::new(token), hash))
}

/// The hash of a token somebody showed.
#[must_use]
pub fn hash(keys: &Keys, kind: TokenKind, token: &str) -> TokenHash {
    keys.token_hash(kind.label(), token)
}
