//! `address.…`: the postcode directory of this program. It needs neither network nor store.

use akashi_domain::form;

use crate::api::address::{AddressMatch, AddressMatches, LookUpAddress};
use crate::api::error::code;
use crate::api::{AddressLookUp, Answers, CoreError};
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<AddressLookUp> for Core<H> {
    async fn answer(&self, request: LookUpAddress) -> Result<AddressMatches, CoreError> {
        let code = number(request.postcode.expose())
            .ok_or_else(|| CoreError::new(code::REQUEST_MALFORMED))?;
        let matches = akashi_postal::look_up(code).map(|place| AddressMatch {
            prefecture: place.prefecture.into(),
            city: place.city.into(),
            street: place.street.into(),
            building: place.building.into(),
            office: place.office.into(),
        });
        Ok(AddressMatches {
            matches: matches.collect(),
            data_date: akashi_postal::data_date().to_owned(),
        })
    }
}

/// The seven digits of a postcode, as the form understands them.
fn number(typed: &str) -> Option<u32> {
    form::postcode(typed)?.replace('-', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_in_every_spelling() {
        for typed in [
            "100-0001",
            "1000001",
            "〒100-0001",
            "１００−０００１",
            "１００ー０００１",
            " 100 0001 ",
        ] {
            assert_eq!(number(typed), Some(1_000_001), "{typed}");
        }
        for typed in ["", "100-000", "100-00012", "abc-defg", "千代田"] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }
}
