//! Signing in through the university's identity provider, in the system's browser.

use serde::Serialize;
use ts_rs::TS;

/// A sign-in that waits for the browser.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SamlView {
    /// The page where it is signed in.
    pub address: String,
    /// Has the browser been asked to open it? Otherwise the person has to.
    pub opened: bool,
}
