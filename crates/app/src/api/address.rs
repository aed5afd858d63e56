//! Addresses that follow from a postcode.

use akashi_domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `address.look_up`
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookUpAddress {
    /// As typed, in any width, with or without hyphen.
    #[ts(as = "String")]
    pub postcode: Sensitive<String>,
}

/// What the directory says of a postcode.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AddressMatches {
    /// Every place with this postcode; empty when the directory has none.
    pub matches: Vec<AddressMatch>,
    /// The day of the directory, `YYYY-MM-DD`.
    pub data_date: String,
}

/// A place, part by part as the form asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AddressMatch {
    /// 都道府県
    #[ts(as = "String")]
    pub prefecture: Sensitive<String>,
    /// 市区町村
    #[ts(as = "String")]
    pub city: Sensitive<String>,
    /// 町名, and the number of an office; empty where the code is for a whole municipality.
    #[ts(as = "String")]
    pub street: Sensitive<String>,
    /// Building and floor, or a post office box.
    #[ts(as = "String")]
    pub building: Sensitive<String>,
    /// The office a business code belongs to.
    #[ts(as = "String")]
    pub office: Sensitive<String>,
}
