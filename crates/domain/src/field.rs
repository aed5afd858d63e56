//! The fields an application form can have. A university chooses among them, names them and requires them
//! ([`crate::field_set`]); what a field *is* (its section, format and limit) is decided here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::limits;

/// A section of the form, in order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// 申請者
    Applicant,
    /// 在学時
    School,
    /// 現住所・連絡先
    Contact,
    /// 勤務先
    Workplace,
    /// 本人確認書類
    Identity,
}

impl Section {
    /// Every section, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Applicant,
        Self::School,
        Self::Contact,
        Self::Workplace,
        Self::Identity,
    ];
}

/// How the answer of a field is written and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldFormat {
    /// One line, kept exactly as typed.
    Line,
    /// Kana of a name.
    Kana,
    /// Roman letters of a name.
    Roman,
    /// A past day, stored as `YYYY-MM-DD`.
    PastDate,
    /// A month, stored as `YYYY-MM`.
    YearMonth,
    /// One of the university's faculties.
    Faculty,
    /// One of the departments of the chosen faculty.
    Department,
    /// One of the university's leaving kinds.
    LeavingKind,
    /// `domestic` or `overseas`.
    Residence,
    /// A Japanese postcode, stored as `123-4567`.
    Postcode,
    /// A country of ISO 3166-1, stored as its two letters.
    Country,
    /// A telephone number.
    Phone,
    /// A student number.
    StudentNumber,
    /// One of the university's identity document types.
    DocumentType,
    /// One of the university's proofs of a changed name.
    NameProof,
}

impl FieldFormat {
    /// Longest accepted answer in characters.
    #[must_use]
    pub const fn max_chars(self) -> usize {
        match self {
            Self::Phone => limits::PHONE_CHARS,
            Self::StudentNumber => limits::STUDENT_NUMBER_CHARS,
            _ => limits::LINE_CHARS,
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $name:tt $section:ident $format:ident;)*) => {
        /// A field of the form. The serialised name is also the last part of its message keys (`field-…`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum FieldId { $($(#[$doc])* #[serde(rename = $name)] $variant,)* }

        impl FieldId {
            /// Every field, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The serialised name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The section it stands in.
            #[must_use]
            pub const fn section(self) -> Section {
                match self { $(Self::$variant => Section::$section,)* }
            }

            /// How its answer is written.
            #[must_use]
            pub const fn format(self) -> FieldFormat {
                match self { $(Self::$variant => FieldFormat::$format,)* }
            }
        }
    };
}

fields! {
    /// 漢字 姓 (S046)
    FamilyNameKanji "family_name_kanji" Applicant Line;
    /// 漢字 名
    GivenNameKanji "given_name_kanji" Applicant Line;
    /// カタカナ 姓
    FamilyNameKana "family_name_kana" Applicant Kana;
    /// カタカナ 名
    GivenNameKana "given_name_kana" Applicant Kana;
    /// ローマ字 姓
    FamilyNameRoman "family_name_roman" Applicant Roman;
    /// ローマ字 名
    GivenNameRoman "given_name_roman" Applicant Roman;
    /// 生年月日 (S047)
    BirthDate "birth_date" Applicant PastDate;
    /// 在学時氏名 漢字 姓 (S048)
    SchoolFamilyNameKanji "school_family_name_kanji" School Line;
    /// 在学時氏名 漢字 名
    SchoolGivenNameKanji "school_given_name_kanji" School Line;
    /// 在学時氏名 カタカナ 姓
    SchoolFamilyNameKana "school_family_name_kana" School Kana;
    /// 在学時氏名 カタカナ 名
    SchoolGivenNameKana "school_given_name_kana" School Kana;
    /// 在学時氏名 ローマ字 姓
    SchoolFamilyNameRoman "school_family_name_roman" School Roman;
    /// 在学時氏名 ローマ字 名
    SchoolGivenNameRoman "school_given_name_roman" School Roman;
    /// 学部名 (S049)
    Faculty "faculty" School Faculty;
    /// 学科名
    Department "department" School Department;
    /// 学部・学科 in words, where the lists do not go back far enough (S050)
    FacultyText "faculty_text" School Line;
    /// 学籍番号 (S051)
    StudentNumber "student_number" School StudentNumber;
    /// 入学年月 (S052)
    AdmissionMonth "admission_month" School YearMonth;
    /// 卒業（修了）年月 (S053)
    LeavingMonth "leaving_month" School YearMonth;
    /// 卒業・修了・退学・除籍 (S054)
    LeavingKind "leaving_kind" School LeavingKind;
    /// 国内 / 海外 (F27)
    Residence "residence" Contact Residence;
    /// 郵便番号 (S055)
    Postcode "postcode" Contact Postcode;
    /// 都道府県 (S056)
    Prefecture "prefecture" Contact Line;
    /// 市区町村
    City "city" Contact Line;
    /// 町名番地
    Street "street" Contact Line;
    /// アパート・マンション号室
    Building "building" Contact Line;
    /// 国名 of an address abroad (S057)
    Country "country" Contact Country;
    /// The address abroad, in roman letters
    OverseasAddress "overseas_address" Contact Line;
    /// 日中連絡が可能な電話番号 (S058)
    Phone "phone" Contact Phone;
    /// 携帯電話番号 (S059)
    MobilePhone "mobile_phone" Contact Phone;
    /// 勤務先名 (S061)
    WorkplaceName "workplace_name" Workplace Line;
    /// 勤務先 郵便番号
    WorkplacePostcode "workplace_postcode" Workplace Postcode;
    /// 勤務先 都道府県
    WorkplacePrefecture "workplace_prefecture" Workplace Line;
    /// 勤務先 市区町村
    WorkplaceCity "workplace_city" Workplace Line;
    /// 勤務先 町名番地
    WorkplaceStreet "workplace_street" Workplace Line;
    /// 勤務先 ビル名
    WorkplaceBuilding "workplace_building" Workplace Line;
    /// 勤務先 電話番号
    WorkplacePhone "workplace_phone" Workplace Phone;
    /// 本人確認用書類の種類 (S062)
    DocumentType "document_type" Identity DocumentType;
    /// Proof of a changed name (F32)
    NameProof "name_proof" Identity NameProof;
    /// Its day of issue, where it ages
    NameProofIssued "name_proof_issued" Identity PastDate;
}

impl FieldId {
    /// Reads a serialised name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_are_unique() {
        for field in FieldId::ALL {
            assert_eq!(FieldId::from_name(field.as_str()), Some(*field));
        }
    }

    #[test]
    fn sections_follow_each_other() {
        assert!(FieldId::ALL.is_sorted_by_key(|f| f.section()));
    }
}
