//! Signing in through the university's identity provider, in the system's browser.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sign-in that waits for the browser.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SamlView {
    /// The page where it is signed in.
    pub address: String,
    /// Has the browser been asked to open it? Otherwise the person has to.
    pub opened: bool,
}

/// `saml.begin`
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct BeginSignIn {
    /// Is the person to show once more who they are, even where their browser is remembered?
    #[serde(default)]
    pub anew: bool,
}
