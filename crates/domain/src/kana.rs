//! Single kana, as several rules need them.

/// Hiragana as katakana: they stand in the same order, 0x60 apart.
#[must_use]
pub fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// For comparing: large katakana, and one for those that sound alike today.
#[must_use]
pub fn plain(c: char) -> char {
    match c {
        'ヰ' | 'ィ' => 'イ',
        'ヱ' | 'ェ' => 'エ',
        'ヲ' | 'ォ' => 'オ',
        'ァ' => 'ア',
        'ゥ' => 'ウ',
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        _ => c,
    }
}
