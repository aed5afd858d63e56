//! Who takes part, and everything that is typed. The names are those of the journeys.

/// The graduate's mail address.
pub const EMAIL: &str = "ichiro.takasaki@graduate.example";
/// What the graduate chooses.
pub const PASSWORD: &str = "KawanoNagare1989";
/// And the second one.
pub const SECOND_PASSWORD: &str = "YamanoKaze2011";

/// Field, and what is typed into it, section by section.
pub const APPLICANT: &[(&str, &str)] = &[
    ("field-family_name_kanji", "髙﨑"),
    ("field-given_name_kanji", "一郎"),
    ("field-family_name_kana", "タカサキ"),
    ("field-given_name_kana", "イチロウ"),
    ("field-family_name_roman", "TAKASAKI"),
    ("field-given_name_roman", "ICHIRO"),
    ("field-birth_date", "1989-01-08"),
];

/// 在学時
pub const SCHOOL: &[(&str, &str)] = &[
    ("field-school_family_name_kanji", "葛城"),
    ("field-school_given_name_kanji", "一郎"),
    ("field-school_family_name_kana", "カツラギ"),
    ("field-school_given_name_kana", "イチロウ"),
    ("field-school_family_name_roman", "KATSURAGI"),
    ("field-school_given_name_roman", "ICHIRO"),
    ("field-student_number", "07B41982"),
    ("field-admission_month", "2007-04"),
    ("field-leaving_month", "2011-03"),
];

/// 現住所・連絡先
pub const CONTACT: &[(&str, &str)] = &[
    ("field-postcode", "452-0961"),
    ("field-prefecture", "愛知県"),
    ("field-city", "清須市春日町"),
    ("field-street", "夢の森九丁目八番七号"),
    ("field-building", "なないろ荘二〇四号室"),
    ("field-phone", "052-000-4819"),
    ("field-mobile_phone", "090-0000-7316"),
];

/// 勤務先
pub const WORKPLACE: &[(&str, &str)] = &[
    ("field-workplace_name", "あけぼの工房株式会社"),
    ("field-workplace_phone", "052-000-9254"),
];

/// Everything of which no trace may be left in the clear. Short words that stand elsewhere too are left out.
pub fn canaries(initial: &str) -> Vec<String> {
    let typed = [APPLICANT, SCHOOL, CONTACT, WORKPLACE].concat();
    let texts = typed
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| !matches!(*text, "愛知県" | "2007-04" | "2011-03" | "一郎"));
    texts
        .chain([EMAIL, PASSWORD, SECOND_PASSWORD, initial])
        .map(str::to_owned)
        .collect()
}
