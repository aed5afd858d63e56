//! Finding and remembering a university.

use akashi_domain::{Localized, UniversityInfo};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `university.look_up`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookUp {
    /// As typed; spaces and full-width letters are forgiven.
    pub address: String,
}

/// `university.connect`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Connect {
    /// [`UniversityCard::address`] of the looked-up university.
    pub address: String,
}

/// What a person checks before connecting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UniversityCard {
    /// Normalised address.
    pub address: String,
    /// Host, and port where it is unusual.
    pub host: String,
    /// Name.
    pub name: Localized,
    /// `#rrggbb`
    pub brand_colour: String,
    /// PNG in base 64.
    pub logo_png: Option<String>,
}

/// `university.current`
#[derive(Debug, Clone, Serialize, TS)]
pub struct CurrentUniversity {
    /// Everything public about it.
    pub info: UniversityInfo,
    /// `true` when the server could not be reached and this is what was last seen.
    pub from_cache: bool,
}
