//! What was signed, and nothing else: the very text whose digest the signature holds. Whatever stands around it in the
//! message is not in there, so nobody can read it by mistake.

use super::Refusal;

/// The signed part of a message whose shape was checked: the response where that is signed, otherwise the assertion.
///
/// # Errors
/// `NoCertificate`, `Signature`.
#[cfg(target_os = "linux")]
pub fn signed_part(message: &str, certificates: &[Vec<u8>]) -> Result<String, Refusal> {
    use samael::crypto::{
        AllowedSignatureAlgorithm as Allowed, CertificateDer, Crypto, CryptoProvider as _,
        ReduceMode,
    };
    use std::sync::{Mutex, PoisonError};
    /// The library is asked by one at a time: what it is worth does not depend on how its parts get on with threads.
    static TURN: Mutex<()> = Mutex::new(());
    const ALLOWED: [Allowed; 6] = [
        Allowed::RsaSha256,
        Allowed::RsaSha384,
        Allowed::RsaSha512,
        Allowed::EcdsaSha256,
        Allowed::EcdsaSha384,
        Allowed::EcdsaSha512,
    ];
    // Without this the library would find nothing to compare with.
    if certificates.is_empty() {
        return Err(Refusal::NoCertificate);
    }
    let certificates: Vec<CertificateDer> = certificates.iter().cloned().map(Into::into).collect();
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    Crypto::reduce_xml_to_signed_with_allowed_algorithms(
        message,
        &certificates,
        ReduceMode::PreDigest,
        Some(&ALLOWED),
    )
    .map_err(|_| Refusal::Signature)
}

/// The library of signatures is the one of Linux; the configuration refuses SAML elsewhere.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn signed_part(_message: &str, _certificates: &[Vec<u8>]) -> Result<String, Refusal> {
    Err(Refusal::Signature)
}
