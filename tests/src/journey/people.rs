//! Who takes part, and everything that is typed. The names are those of the journeys.

use crate::Result;
use crate::mail;
use crate::university::Campus;
use crate::words::Language;

/// What the graduate chooses.
pub const PASSWORD: &str = "KawanoNagare1989";
/// And the second one.
pub const SECOND_PASSWORD: &str = "YamanoKaze2011";
/// The first one after it was forgotten.
pub const OTHER_PASSWORD: &str = "FuyunoHoshizora7";
/// And the second one.
pub const OTHER_SECOND_PASSWORD: &str = "NatsunoUmibe55";
/// Where mails go after the address was changed.
pub const NEW_ADDRESS: &str = "takasaki.1989@alumni.example";

/// A graduate whom a university knows from the beginning.
pub const KNOWN_GRADUATE: &str = "hanako.takasaki@graduate.example";

/// Where a student reads mails.
pub const STUDENT_EMAIL: &str = "ichiro@student.example";

/// A graduate.
#[derive(Debug, Clone)]
pub struct Graduate {
    /// The folder in which the application keeps their things.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// The number of their student card.
    pub student_number: String,
    /// The language they read.
    pub language: Language,
}

impl Graduate {
    /// The graduate of the journeys.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self::numbered(language, 0)
    }

    /// A graduate to whom this university has never written.
    ///
    /// # Errors
    /// When its mails cannot be read.
    pub fn unknown_to(campus: &Campus, language: Language) -> Result<Self> {
        let mails = mail::all(&campus.folder)?;
        let mut graduates = (0..).map(|number| Self::numbered(language, number));
        graduates
            .find(|graduate| !mails.iter().any(|mail| mail.to.contains(&graduate.email)))
            .ok_or_else(|| "everybody has a mail".into())
    }

    fn numbered(language: Language, number: u32) -> Self {
        let other = if number == 0 {
            String::new()
        } else {
            format!(".{number}")
        };
        Self {
            name: "graduate".to_owned(),
            email: format!("ichiro.takasaki{other}@graduate.example"),
            student_number: format!("07B{}", 41982 + number),
            language,
        }
    }
}

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

/// What changes about the name of [`APPLICANT`].
pub const RENAMED: &[(&str, &str)] = &[
    ("field-family_name_kanji", "山ノ内"),
    ("field-family_name_kana", "ヤマノウチ"),
    ("field-family_name_roman", "YAMANOUCHI"),
];

/// 在学時. The family name has a variation selector, which only pasting brings through a WebDriver.
pub const SCHOOL: &[(&str, &str)] = &[
    ("field-school_family_name_kanji", "葛\u{e0100}城"),
    ("field-school_given_name_kanji", "一郎"),
    ("field-school_family_name_kana", "カツラギ"),
    ("field-school_given_name_kana", "イチロウ"),
    ("field-school_family_name_roman", "KATSURAGI"),
    ("field-school_given_name_roman", "ICHIRO"),
    ("field-admission_month", "2007-04"),
    ("field-leaving_month", "2011-03"),
];

/// 現住所・連絡先
pub const CONTACT: &[(&str, &str)] = &[
    ("field-postcode", "452-0961"),
    ("field-prefecture", "愛知県"),
    ("field-city", "清須市春日町"),
    ("field-street", "夢の森九丁目八番七号"),
    ("field-building", "𠮷田荘二〇四号室"),
    ("field-phone", "052-000-4819"),
    ("field-mobile_phone", "090-0000-7316"),
];

/// Where somebody in Vietnam lives.
pub const ABROAD: &str = "12 Trang Tien, Hanoi";

/// Prefecture and town of the postcode 618-0000, as far as it belongs to Osaka.
pub const BORDER: [&str; 2] = ["大阪府", "三島郡島本町"];

/// 勤務先
pub const WORKPLACE: &[(&str, &str)] = &[
    ("field-workplace_name", "あけぼの工房株式会社"),
    ("field-workplace_phone", "052-000-9254"),
];

/// Everything that is typed: it may stand on a page in either language.
#[must_use]
pub fn typed() -> Vec<&'static str> {
    let typed = [APPLICANT, RENAMED, SCHOOL, CONTACT, WORKPLACE].concat();
    let texts = typed.into_iter().map(|(_, text)| text);
    texts.chain(BORDER).chain([ABROAD]).collect()
}

/// Answers whose bytes are looked for wherever they come back: dates, numbers and readings may be shown in other ways.
#[must_use]
pub fn kept_to_the_byte() -> Vec<&'static str> {
    let typed = [APPLICANT, SCHOOL, CONTACT, WORKPLACE].concat();
    typed
        .into_iter()
        .filter(|(field, _)| {
            field.ends_with("_kanji")
                || field.contains("workplace_name")
                || field.contains("building")
        })
        .map(|(_, text)| text)
        .collect()
}

/// Everything of which no trace may be left in the clear. Short words that stand elsewhere too are left out.
#[must_use]
pub fn canaries(graduate: &Graduate, initial: &str) -> Vec<String> {
    let typed = [APPLICANT, RENAMED, SCHOOL, CONTACT, WORKPLACE].concat();
    let texts = typed
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| !matches!(*text, "愛知県" | "2007-04" | "2011-03" | "一郎"));
    texts
        .chain([
            graduate.email.as_str(),
            &graduate.student_number,
            ABROAD,
            PASSWORD,
            SECOND_PASSWORD,
            OTHER_PASSWORD,
            OTHER_SECOND_PASSWORD,
            NEW_ADDRESS,
            initial,
        ])
        .map(str::to_owned)
        .collect()
}
