//! A name in katakana, cut into what is spoken in one beat, and the letters of each.

/// One beat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mora {
    /// ア イ ウ エ オ, as its letter.
    Vowel(char),
    /// A consonant with its vowel.
    Plain(String),
    /// A kana with a small one that Japanese words do not have: ティ, ファ, ヴ.
    Foreign {
        /// Kana by kana, as passports have it.
        spelled: String,
        /// As the name is mostly written where it comes from.
        spoken: String,
    },
    /// ン
    N,
    /// ッ
    Double,
    /// ー
    Long,
}

/// Kana and their letters, row by row.
const ROWS: &[(&str, &str)] = &[
    ("アイウエオ", "A I U E O"),
    ("カキクケコ", "KA KI KU KE KO"),
    ("サシスセソ", "SA SHI SU SE SO"),
    ("タチツテト", "TA CHI TSU TE TO"),
    ("ナニヌネノ", "NA NI NU NE NO"),
    ("ハヒフヘホ", "HA HI FU HE HO"),
    ("マミムメモ", "MA MI MU ME MO"),
    ("ヤユヨ", "YA YU YO"),
    ("ラリルレロ", "RA RI RU RE RO"),
    ("ワヰヱヲ", "WA I E O"),
    ("ガギグゲゴ", "GA GI GU GE GO"),
    ("ザジズゼゾ", "ZA JI ZU ZE ZO"),
    ("ダヂヅデド", "DA JI ZU DE DO"),
    ("バビブベボ", "BA BI BU BE BO"),
    ("パピプペポ", "PA PI PU PE PO"),
    ("ヴヷヸヹヺ", "BU BA BI BE BO"),
    ("ヵヶ", "KA KE"),
];

/// Small kana: the letters they have after another one.
const SMALL: &[(char, &str)] = &[
    ('ァ', "A"),
    ('ィ', "I"),
    ('ゥ', "U"),
    ('ェ', "E"),
    ('ォ', "O"),
    ('ャ', "YA"),
    ('ュ', "YU"),
    ('ョ', "YO"),
    ('ヮ', "WA"),
];

/// The consonants of kana before a small vowel, where they are not those of the kana alone.
const STEMS: &[(char, &str)] = &[
    ('イ', "Y"),
    ('ウ', "W"),
    ('ク', "KW"),
    ('グ', "GW"),
    ('シ', "SH"),
    ('ジ', "J"),
    ('ス', "S"),
    ('ズ', "Z"),
    ('チ', "CH"),
    ('ツ', "TS"),
    ('テ', "T"),
    ('デ', "D"),
    ('ト', "T"),
    ('ド', "D"),
    ('フ', "F"),
    ('ヴ', "V"),
];

/// The beats of a word in full-width katakana; nothing when another character is in it.
pub(super) fn morae(word: &str) -> Option<Vec<Mora>> {
    let mut morae = Vec::new();
    let mut kana = iterated(word).into_iter().peekable();
    while let Some(c) = kana.next() {
        let small = kana.peek().and_then(|next| small(*next));
        morae.push(match (c, small) {
            ('ン', _) => Mora::N,
            ('ッ', _) => Mora::Double,
            ('ー', _) => Mora::Long,
            (_, Some(after)) => {
                kana.next();
                joined(c, after)?
            }
            _ => alone(c)?,
        });
    }
    Some(morae)
}

/// ヽ repeats the kana before it, ヾ repeats it voiced: ミスヾ is ミスズ.
fn iterated(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for c in word.chars() {
        let repeated = match (c, out.last()) {
            ('ヽ', Some(last)) => *last,
            ('ヾ', Some(last)) => {
                unicode_normalization::char::compose(*last, '\u{3099}').unwrap_or(*last)
            }
            _ => c,
        };
        out.push(repeated);
    }
    out
}

fn alone(c: char) -> Option<Mora> {
    let letters = letters(c).or_else(|| small(c))?;
    Some(match c {
        'ア' | 'イ' | 'ウ' | 'エ' | 'オ' => Mora::Vowel(letters.chars().next()?),
        'ヴ' => Mora::Foreign {
            spelled: letters.to_owned(),
            spoken: "VU".to_owned(),
        },
        _ => Mora::Plain(letters.to_owned()),
    })
}

/// キャ is KYA and シャ is SHA; every other pair is spelled kana by kana in passports.
fn joined(c: char, small: &str) -> Option<Mora> {
    let letters = letters(c)?;
    if let (Some(stem), Some(vowel)) = (letters.strip_suffix('I'), small.strip_prefix('Y'))
        && !stem.is_empty()
    {
        let glide = if stem.ends_with(['H', 'J']) && stem != "H" {
            ""
        } else {
            "Y"
        };
        return Some(Mora::Plain(format!("{stem}{glide}{vowel}")));
    }
    let spelled = format!("{letters}{small}");
    let spoken = STEMS
        .iter()
        .find(|(kana, _)| *kana == c)
        .map_or_else(|| spelled.clone(), |(_, stem)| format!("{stem}{small}"));
    Some(Mora::Foreign { spelled, spoken })
}

fn letters(c: char) -> Option<&'static str> {
    ROWS.iter().find_map(|(kana, letters)| {
        let place = kana.chars().position(|k| k == c)?;
        letters.split(' ').nth(place)
    })
}

fn small(c: char) -> Option<&'static str> {
    SMALL
        .iter()
        .find(|(kana, _)| *kana == c)
        .map(|(_, letters)| *letters)
}
