//! A server's folder, opened beside the server that may run on it.

use std::path::Path;
use std::process::ExitCode;

use super::say::Speaker;
use crate::config::Config;
use crate::keys::Keys;
use crate::storage::Storage;

/// What commands about accounts need.
pub(super) struct Opened {
    pub config: Config,
    pub keys: Keys,
    pub storage: Storage,
}

impl Opened {
    /// Opens it, or says why not.
    pub(super) fn new(dir: &Path, speaker: &Speaker) -> Result<Self, ExitCode> {
        let config = super::configuration(dir, speaker)?;
        let failed = |key, error: &dyn std::fmt::Display| {
            speaker.complain(key, &[("reason", &error)]);
            ExitCode::FAILURE
        };
        let keys = Keys::load(dir).map_err(|error| failed("operator-keys", &error))?;
        let storage = Storage::open(&config.database(), keys.database())
            .map_err(|error| failed("operator-database", &error))?;
        Ok(Self {
            config,
            keys,
            storage,
        })
    }
}
