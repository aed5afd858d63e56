//! Hashing passwords: argon2id, on few threads, so that a wave of sign-ins cannot take the machine.

mod pool;

use akashi_domain::Sensitive;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::entropy;

pub use pool::{HashingPool, Place};

/// How expensive a hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Applicants: 19 MiB, two passes, one lane (the first choice of RFC 9106's memory-constrained users and OWASP).
    Applicant,
    /// Staff: 64 MiB, three passes, one lane.
    Staff,
}

/// The hash could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashingFailed;

/// The memory in which hashes are computed one after another. To ask the system for fresh memory, and have it cleared,
/// would take a third of the time of an applicant's hash.
///
/// It keeps what the last hash left, as memory that was given back would; whoever has nothing more to hash drops it.
#[derive(Default)]
pub struct Memory(Vec<Block>);

/// Bytes of a hash.
const OUTPUT: usize = 32;

impl Cost {
    const fn kib_and_passes(self) -> (u32, u32) {
        match self {
            Self::Applicant => (19 * 1024, 2),
            Self::Staff => (64 * 1024, 3),
        }
    }

    fn params(self) -> Result<Params, HashingFailed> {
        let (kib, passes) = self.kib_and_passes();
        Params::new(kib, passes, 1, Some(OUTPUT)).map_err(|_| HashingFailed)
    }
}

impl Memory {
    /// The hash of a password as a PHC string.
    ///
    /// # Errors
    /// [`HashingFailed`] when there is no memory or no randomness.
    pub fn hash(
        &mut self,
        password: &Sensitive<String>,
        cost: Cost,
    ) -> Result<String, HashingFailed> {
        let salt = entropy::bytes::<16>().map_err(|_| HashingFailed)?;
        let params = cost.params()?;
        let said = ParamsString::try_from(&params).map_err(|_| HashingFailed)?;
        let algorithm = Algorithm::Argon2id;
        let argon2 = Argon2::new(algorithm, Version::V0x13, params);
        let mut hash = [0; OUTPUT];
        self.fill(&argon2, password, &salt, &mut hash)?;
        let phc = PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(Version::V0x13.into()),
            params: said,
            salt: Some(Salt::new(&salt).map_err(|_| HashingFailed)?),
            hash: Some(Output::new(&hash).map_err(|_| HashingFailed)?),
        };
        Ok(phc.to_string())
    }

    /// Does the password belong to `phc`? The costs stand in the hash itself.
    fn verify(&mut self, password: &Sensitive<String>, phc: &str) -> Result<bool, HashingFailed> {
        let phc = PasswordHash::new(phc).map_err(|_| HashingFailed)?;
        let (Some(salt), Some(expected)) = (&phc.salt, &phc.hash) else {
            return Err(HashingFailed);
        };
        let algorithm = Algorithm::try_from(phc.algorithm.as_str()).map_err(|_| HashingFailed)?;
        let version = phc.version.map_or(Ok(Version::V0x13), Version::try_from);
        let params = Params::try_from(&phc).map_err(|_| HashingFailed)?;
        let argon2 = Argon2::new(algorithm, version.map_err(|_| HashingFailed)?, params);
        let mut hash = [0; Output::MAX_LENGTH];
        let hash = hash.get_mut(..expected.len()).ok_or(HashingFailed)?;
        self.fill(&argon2, password, salt, hash)?;
        // Compared in a time that does not depend on where they differ.
        Ok(Output::new(hash).is_ok_and(|hash| &hash == expected))
    }

    fn fill(
        &mut self,
        argon2: &Argon2<'_>,
        password: &Sensitive<String>,
        salt: &[u8],
        hash: &mut [u8],
    ) -> Result<(), HashingFailed> {
        let Self(blocks) = self;
        let needed = argon2.params().block_count();
        if let Some(more) = needed.checked_sub(blocks.len()) {
            blocks.try_reserve_exact(more).map_err(|_| HashingFailed)?;
            blocks.resize(needed, Block::default());
        }
        argon2
            .hash_password_into_with_memory(password.expose().as_bytes(), salt, hash, blocks)
            .map_err(|_| HashingFailed)
    }
}

/// The hash of a password as a PHC string, on this thread: for programs that have no pool.
///
/// # Errors
/// [`HashingFailed`] when there is no memory or no randomness.
pub fn hash(password: &Sensitive<String>, cost: Cost) -> Result<String, HashingFailed> {
    Memory::default().hash(password, cost)
}
