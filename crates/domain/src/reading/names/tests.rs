use proptest::prelude::*;

use super::*;
use crate::sensitive::Sensitive;

fn answers(pairs: &[(FieldId, &str)]) -> Answers {
    pairs.iter().copied().collect()
}

fn kept(field: FieldId, typed: &str) -> String {
    read(field, typed, &Answers::default())
        .answer
        .expose_owned()
}

/// Everything that is proposed for the roman field: the first one would be filled in.
fn proposed(kana: &str) -> Vec<String> {
    let reading = read(FieldId::FamilyNameKana, kana, &Answers::default());
    reading
        .proposals
        .iter()
        .filter(|proposal| proposal.field == FieldId::FamilyNameRoman)
        .flat_map(|proposal| std::iter::once(&proposal.text).chain(&proposal.alternatives))
        .map(Sensitive::expose_owned)
        .collect()
}

#[test]
fn kana_become_full_width_katakana() {
    for (typed, answer) in [
        ("タカサキ", "タカサキ"),
        ("ﾀｶｻｷ", "タカサキ"),
        ("ｶﾞｷﾞﾊﾟｳﾞ", "ガギパヴ"),
        ("たかさき", "タカサキ"),
        ("ゔぁれりー", "ヴァレリー"),
        ("さゝき", "サヽキ"),
        ("みすゞ", "ミスヾ"),
        ("か\u{3099}は\u{309A}", "ガパ"),
        ("カ゛ハ゜", "ガパ"),
        ("ローラ", "ローラ"),
        ("ﾛｰﾗ", "ローラ"),
        ("タロ-", "タロー"),
        ("タロ－ ジロ−", "タロー　ジロー"),
        ("ロ-ラ", "ロ-ラ"),
        (" ﾏﾘｱ  ﾙｲｻ　", "マリア　ルイサ"),
        ("マリア･ルイサ", "マリア・ルイサ"),
        ("ㇰㇱ", "ㇰㇱ"),
        ("-", "-"),
        ("高崎", "高崎"),
        ("ＡＢ", "ＡＢ"),
        ("", ""),
    ] {
        assert_eq!(kept(FieldId::GivenNameKana, typed), answer, "{typed:?}");
    }
}

#[test]
fn a_hyphen_inside_a_word_is_asked_about() {
    let reading = read(FieldId::GivenNameKana, "ﾛ-ﾗ", &Answers::default());
    assert_eq!(reading.answer.expose(), "ロ-ラ");
    let own: Vec<_> = reading
        .proposals
        .iter()
        .filter(|proposal| proposal.field == FieldId::GivenNameKana)
        .collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own.first().unwrap().text.expose(), "ローラ");
}

#[test]
fn roman_letters_become_half_width_and_nothing_else() {
    for (typed, answer) in [
        ("ＴＡＫＡＳＡＫＩ", "TAKASAKI"),
        ("Ｔaｋaｓaｋi", "Takasaki"),
        (" Nguyễn　Thị  Minh ", "Nguyễn Thị Minh"),
        ("Ｏ＇Ｂｒｉｅｎ－Ｓｍｉｔｈ", "O'Brien-Smith"),
        ("Obrien−Smith", "Obrien-Smith"),
        ("O’Brien", "O’Brien"),
        ("e\u{301}", "e\u{301}"),
        ("de la Cruz", "de la Cruz"),
        ("𠮷", "𠮷"),
    ] {
        assert_eq!(kept(FieldId::FamilyNameRoman, typed), answer, "{typed:?}");
    }
}

#[test]
fn roman_letters_follow_the_rules_of_passports() {
    for (kana, spellings) in [
        // The Foreign Ministry's table and examples.
        ("ナンバ", "NAMBA"),
        ("ホンマ", "HOMMA"),
        ("サンペイ", "SAMPEI"),
        ("カンダ", "KANDA"),
        ("シンヤ", "SHINYA"),
        ("シンイチ", "SHINICHI"),
        ("ジュンイチ", "JUNICHI"),
        ("ハットリ", "HATTORI"),
        ("キッカワ", "KIKKAWA"),
        ("テッペイ", "TEPPEI"),
        ("イッサ", "ISSA"),
        ("ホッチ", "HOTCHI"),
        ("ハッチョウ", "HATCHO HATCHOH HATCHOU"),
        ("オオノ", "ONO OHNO OONO"),
        ("オオタニ", "OTANI OHTANI OOTANI"),
        ("オオウチ", "OUCHI OHUCHI OOUCHI"),
        ("サイトウ", "SAITO SAITOH SAITOU"),
        ("コウノ", "KONO KOHNO KOUNO"),
        ("リョウタロウ", "RYOTARO RYOHTAROH RYOUTAROU"),
        ("ユウカ", "YUKA YUUKA"),
        ("ユウ", "YU YUU"),
        ("セノオ", "SENOO"),
        ("タカトオ", "TAKATOO"),
        ("ヒュウガ", "HYUGA HYUUGA"),
        ("マツウラ", "MATSUURA"),
        ("イノウエ", "INOUE"),
        ("キノウチ", "KINOUCHI"),
        ("ニイガタ", "NIIGATA"),
        ("ケイコ", "KEIKO"),
        ("ニーナ", "NINA"),
        ("サリー", "SARI"),
        ("ヂヅヲヰヱ", "JIZUOIE"),
        ("キャシャチュジョリョ", "KYASHACHUJORYO"),
        ("ヒョウドウ", "HYODO HYOHDOH HYOUDOU"),
        // Foreign names.
        ("ジェニー", "JIENI JENI"),
        ("チェン", "CHIEN CHEN"),
        ("シェリー", "SHIERI SHERI"),
        ("ティナ", "TEINA TINA"),
        ("ディアナ", "DEIANA DIANA"),
        ("デュボワ", "DEYUBOWA DYUBOWA"),
        ("ファム", "FUAMU FAMU"),
        ("フィリップ", "FUIRIPPU FIRIPPU"),
        ("ヴァン", "BUAN VAN"),
        ("ヴ", "BU VU"),
        ("ウィリアム", "UIRIAMU WIRIAMU"),
        ("トゥイ", "TOUI TUI"),
        // Several words, marks of repetition, letters at the edge.
        ("マリア　ルイサ", "MARIA RUISA"),
        ("マリア・ルイサ", "MARIA RUISA"),
        ("スミス-ジョーンズ", "SUMISU-JONZU"),
        ("ミスヾ", "MISUZU"),
        ("ササヽ", "SASASA"),
        ("アッ", "A"),
        ("ン", "N"),
    ] {
        assert_eq!(proposed(kana).join(" "), spellings, "{kana}");
    }
    for unreadable in ["高崎", "ABC", "ㇰㇱ", "-", "ー", "。"] {
        assert_eq!(proposed(unreadable), Vec::<String>::new(), "{unreadable}");
    }
}

#[test]
fn every_kana_name_gets_its_own_roman_field() {
    for (kana, roman) in [
        (FieldId::FamilyNameKana, FieldId::FamilyNameRoman),
        (FieldId::GivenNameKana, FieldId::GivenNameRoman),
        (
            FieldId::SchoolFamilyNameKana,
            FieldId::SchoolFamilyNameRoman,
        ),
        (FieldId::SchoolGivenNameKana, FieldId::SchoolGivenNameRoman),
    ] {
        let reading = read(kana, "ｱｷ", &Answers::default());
        let fields: Vec<_> = reading.proposals.iter().map(|p| p.field).collect();
        assert_eq!(fields, [roman]);
        assert_eq!(reading.proposals.first().unwrap().text.expose(), "AKI");
    }
}

#[test]
fn a_hint_where_kana_and_name_cannot_both_be_right() {
    use FieldId as F;
    for (name, kana, hint) in [
        ("さくら", "サクラ", false),
        ("サクラ", "さくら", false),
        ("さくら", "ハナコ", true),
        ("まり子", "マリコ", false),
        ("まり子", "ノリコ", true),
        ("美すず", "ミスズ", false),
        ("美すず", "ミスミ", true),
        ("みすゞ", "ミスヾ", false),
        ("チヱ", "チエ", false),
        ("髙﨑", "タカサキ", false),
        ("龍ヶ崎", "リュウガサキ", false),
        ("井ノ上", "イノウエ", false),
        ("三ツ矢", "ミツヤ", false),
        ("さくら", "", false),
        ("", "サクラ", false),
        ("さくら", "SAKURA", false),
        ("Maria", "マリア", false),
    ] {
        let hint = hint.then_some(Hint::KanaDiffers);
        let given = answers(&[(F::GivenNameKanji, name)]);
        assert_eq!(
            read(F::GivenNameKana, kana, &given).hint,
            hint,
            "{name} {kana}"
        );
        let given = answers(&[(F::GivenNameKana, kana), (F::FamilyNameKanji, "髙﨑")]);
        assert_eq!(
            look_at(F::GivenNameKanji, name, &given).hint,
            hint,
            "{kana} {name}"
        );
    }
}

#[test]
fn a_hint_where_a_whole_name_stands_in_one_box() {
    use FieldId as F;
    let alone = Answers::default();
    for (typed, whole) in [
        ("髙﨑 一郎", true),
        ("髙﨑　一郎", true),
        ("髙﨑", false),
        ("髙﨑 ", false),
        ("Maria Luisa", false),
        ("マリア・ルイサ", false),
        ("葛\u{E0100}城", false),
    ] {
        let hint = whole.then_some(Hint::NamesInOneBox);
        assert_eq!(
            look_at(F::FamilyNameKanji, typed, &alone).hint,
            hint,
            "{typed}"
        );
    }
    let both = answers(&[(F::GivenNameKanji, "一郎")]);
    assert_eq!(look_at(F::FamilyNameKanji, "髙﨑 次", &both).hint, None);
}

/// Characters in which names are damaged most easily: combining marks, variation selectors, compatibility ideographs,
/// spaces of every width, characters beyond the first plane.
fn awkward() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("が"),
        Just("か\u{3099}"),
        Just("é"),
        Just("e\u{301}"),
        Just("葛\u{E0100}"),
        Just("辻\u{FE00}"),
        Just("神"),
        Just("\u{FA19}"),
        Just("\u{2F80A}"),
        Just("﨑"),
        Just("𠮷"),
        Just("𡈽"),
        Just(" "),
        Just("\u{3000}"),
        Just("\u{200D}"),
        Just("ｶﾞ"),
        Just("Ａ"),
        Just("ー"),
        Just("ヶ"),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_name_in_kanji_is_never_changed(text in prop_oneof![awkward(), any::<String>()], kana in awkward()) {
        for name in NAMES {
            let answers = answers(&[(name.kana, &kana)]);
            let reading = look_at(name.kanji, &text, &answers);
            prop_assert_eq!(reading.answer.expose().as_bytes(), text.as_bytes());
            prop_assert!(reading.proposals.is_empty());
        }
    }

    #[test]
    fn reading_twice_changes_nothing_more(text in prop_oneof![awkward(), any::<String>()]) {
        for field in [FieldId::FamilyNameKana, FieldId::FamilyNameRoman] {
            let once = kept(field, &text);
            prop_assert_eq!(kept(field, &once), once);
        }
    }

    #[test]
    fn what_is_proposed_is_accepted(kana in "[ァ-ヺー・ 　-]{0,20}") {
        for spelling in proposed(&kana) {
            prop_assert!(
                spelling.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | '-')),
                "{}", spelling
            );
        }
    }
}
