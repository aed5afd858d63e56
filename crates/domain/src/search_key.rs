//! How names are compared in a search. The key is kept beside a name and never in its place.
//!
//! Only letters and digits count: not their width, case or accents, not whether kana is hiragana or katakana, large or
//! small, nor which variant of a kanji is chosen: 高崎 finds 髙﨑, 渡辺 finds 渡邉.

mod variants;

use unicode_normalization::UnicodeNormalization as _;

use crate::kana;

/// The key of a text. A text without letters and digits stands for itself.
#[must_use]
pub fn search_key(text: &str) -> String {
    let apart = text.nfkd().filter(|c| !is_accent(*c));
    let folded: String = apart.nfc().flat_map(char::to_lowercase).collect();
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| c.is_alphanumeric()) {
        // 佐々木 is 佐佐木.
        let repeated = (c == '々').then(|| key.chars().next_back()).flatten();
        match (repeated, spelled_out(c)) {
            (Some(last), _) => key.push(last),
            (None, Some(letters)) => key.push_str(letters),
            (None, None) => key.push(variants::representative(kana::plain(kana::katakana(c)))),
        }
    }
    // Marks that something stood between stand together now, and have an order.
    if key.is_empty() {
        folded
    } else {
        key.nfc().collect()
    }
}

/// The combining accents of Latin letters. The voiced marks of kana are not among them.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Latin letters that are no base letter with an accent.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn variants_of_a_kanji_are_one() {
        for group in [
            "辺邊邉",
            "斎齋斉齊",
            "浜濱濵",
            "高髙",
            "崎﨑嵜",
            "沢澤",
            "徳德",
            "吉𠮷",
            "橋槗",
            "桑桒",
            "土𡈽",
            "富冨",
            "島嶋嶌",
            "国國",
            "広廣",
            "桜櫻",
            "竜龍",
            "恵惠",
            "真眞",
            "渕淵",
            "栁柳",
            "館舘",
            "寳寶宝",
            "静靜",
            "瀬瀨",
            "曽曾",
            "神神",
            "晴晴",
            "张張",
        ] {
            let keys: Vec<String> = group.chars().map(|c| search_key(&c.to_string())).collect();
            assert!(
                keys.iter().all(|key| Some(key) == keys.first()),
                "{group}: {keys:?}"
            );
        }
    }

    #[test]
    fn kanji_of_different_names_stay_apart() {
        for (one, other) in [
            ("崎", "埼"),
            ("予", "余"),
            ("大", "太"),
            ("土", "士"),
            ("未", "末"),
            ("幸", "倖"),
            ("菊", "掬"),
            ("坂", "阪"),
            ("広", "弘"),
            ("九", "玖"),
        ] {
            assert_ne!(search_key(one), search_key(other), "{one} {other}");
        }
    }

    #[test]
    fn names_are_found_however_they_are_typed() {
        for (typed, other) in [
            ("高崎", "髙﨑"),
            ("渡辺", "渡\u{E0102}邉"),
            ("葛城", "葛\u{E0100}城"),
            ("辻", "辻\u{FE00}"),
            ("佐々木", "佐佐木"),
            ("龍ヶ崎", "竜ケ崎"),
            ("三ッ矢", "三ツ矢"),
            ("ﾀｶｻｷ", "たかさき"),
            ("ｶﾞ", "か\u{3099}"),
            ("シヨウコ", "ショウコ"),
            ("チヱ", "ちえ"),
            ("ＴＡＫＡＳＡＫＩ", "takasaki"),
            ("NGUYỄN", "nguyen"),
            ("José", "jose\u{301}"),
            ("Đặng", "dang"),
            ("Weiß", "WEISS"),
            ("O’Brien-Smith", "obrien smith"),
            ("k7m2-9pxq", "K7M29PXQ"),
        ] {
            assert_eq!(search_key(typed), search_key(other), "{typed} {other}");
        }
        assert_eq!(search_key("\u{1e026}\u{fe70}"), "\u{64b}\u{1e026}");
        assert_eq!(search_key("高橋"), "高橋");
        assert_eq!(search_key("々"), "々");
        assert_eq!(search_key(" - "), " - ");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in any::<String>()) {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key);
        }
    }
}
