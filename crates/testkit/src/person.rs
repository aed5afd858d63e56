//! The people of the journeys, who are nobody.

use std::collections::HashMap;

use akashi_domain::FieldId;

/// Mail address of the graduate.
pub const EMAIL: &str = "ichiro@graduates.example";

/// 髙﨑 一郎 with every answer the form needs, as typed.
#[must_use]
pub fn ichiro() -> HashMap<FieldId, &'static str> {
    use FieldId as F;
    HashMap::from([
        (F::FamilyNameKanji, "髙﨑"),
        (F::GivenNameKanji, "一郎"),
        (F::FamilyNameKana, "タカサキ"),
        (F::GivenNameKana, "イチロウ"),
        (F::FamilyNameRoman, "TAKASAKI"),
        (F::GivenNameRoman, "ICHIRO"),
        (F::BirthDate, "1989-01-08"),
        (F::SchoolFamilyNameKanji, "髙﨑"),
        (F::SchoolGivenNameKanji, "一郎"),
        (F::SchoolFamilyNameKana, "タカサキ"),
        (F::SchoolGivenNameKana, "イチロウ"),
        (F::SchoolFamilyNameRoman, "TAKASAKI"),
        (F::SchoolGivenNameRoman, "ICHIRO"),
        (F::Faculty, "letters"),
        (F::Department, "history"),
        (F::StudentNumber, "07A1234"),
        (F::LeavingMonth, "2011-03"),
        (F::LeavingKind, "graduated"),
        (F::Residence, "domestic"),
        (F::Postcode, "100-0001"),
        (F::Prefecture, "東京都"),
        (F::City, "千代田区"),
        (F::Street, "千代田1丁目1番地"),
        (F::Phone, "090-1111-2222"),
        (F::DocumentType, "passport"),
    ])
}
