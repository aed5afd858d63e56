//! Why nobody was signed in.

/// A reason for the log: it names rules and never people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The provider itself did not sign the person in; the last part of its status.
    #[error("the identity provider answered {0}")]
    Declined(String),
    /// Not base64, not XML, or too large.
    #[error("no message that can be read")]
    Unreadable,
    /// Something in it that has no place in a response.
    #[error("an unexpected shape: {0}")]
    Shape(&'static str),
    /// Encrypted for a key that this server does not publish.
    #[error("the assertion is encrypted")]
    Encrypted,
    /// No signature.
    #[error("it is not signed")]
    Unsigned,
    /// Signed by a way that is not allowed any more.
    #[error("signature or digest by an algorithm that is not allowed")]
    Algorithm,
    /// The metadata names no certificate.
    #[error("the provider's metadata has no signing certificate")]
    NoCertificate,
    /// Not signed by the provider, or changed afterwards.
    #[error("the signature does not hold")]
    Signature,
    /// From another provider.
    #[error("another issuer")]
    Issuer,
    /// For another service.
    #[error("another audience")]
    Audience,
    /// For another address.
    #[error("another recipient")]
    Recipient,
    /// Too early or too late.
    #[error("outside its time")]
    Time,
    /// Nobody asked for it, or it was answered before.
    #[error("an answer to nothing that was asked")]
    Unasked,
    /// Taken before.
    #[error("the assertion was taken before")]
    Replayed,
    /// The attribute that names the person is not there, or is of another scope.
    #[error("the attribute {0} is missing or cannot be used")]
    Attribute(&'static str),
    /// The same identifier with another student number.
    #[error("the identifier came with another student number; it may have changed hands")]
    ChangedHands,
    /// Whoever signed in with it signs in as a graduate by now.
    #[error("the account is a graduate's by now")]
    Graduated,
    /// The provider's metadata is missing or out of date.
    #[error("there is no valid metadata of the identity provider")]
    NoProvider,
}
