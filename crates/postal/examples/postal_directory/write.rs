//! Writes the form that `akashi_postal::Directory` reads.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use akashi_postal::{INDEX, MAGIC, PAGE};

/// One place with a postcode.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Place {
    pub prefecture: String,
    pub city: String,
    pub street: String,
    pub building: String,
    pub office: String,
}

/// What will be written.
pub struct Directory {
    pub date: String,
    pub codes: BTreeMap<u32, Vec<Place>>,
}

/// The codes with the same first five digits, with the last two of each.
type Page<'a> = Vec<(u8, &'a [Place])>;

impl Directory {
    /// The whole file.
    ///
    /// # Errors
    /// When a code is none, a text is longer than 255 bytes, or a page has no room for its matches.
    pub fn encode(&self) -> Result<Vec<u8>, String> {
        let mut pages: BTreeMap<usize, Page<'_>> = BTreeMap::new();
        for (code, found) in &self.codes {
            let number = usize::try_from(code / PAGE).map_err(|error| error.to_string())?;
            if number + 1 >= INDEX {
                return Err(format!("not a postcode: {code}"));
            }
            let tail = u8::try_from(code % PAGE).map_err(|error| error.to_string())?;
            pages.entry(number).or_default().push((tail, found));
        }
        let (mut index, mut bytes) = (Vec::new(), Vec::new());
        for number in 0..INDEX {
            let begin = u32::try_from(bytes.len()).map_err(|error| error.to_string())?;
            index.extend_from_slice(&begin.to_le_bytes());
            if let Some(page) = pages.get(&number) {
                bytes.extend(encode_page(page)?);
            }
        }
        Ok([MAGIC, self.date.as_bytes(), &index, &bytes].concat())
    }
}

fn encode_page(codes: &Page<'_>) -> Result<Vec<u8>, String> {
    let mut bytes = vec![u8::try_from(codes.len()).map_err(|error| error.to_string())?];
    bytes.extend(codes.iter().map(|(tail, _)| tail));
    let bounds_at = bytes.len();
    bytes.resize(bounds_at + (codes.len() + 1) * 2, 0);
    let mut places: HashMap<(&str, &str), [u8; 2]> = HashMap::new();
    for place in codes.iter().flat_map(|(_, places)| *places) {
        let names = (place.prefecture.as_str(), place.city.as_str());
        if let Entry::Vacant(entry) = places.entry(names) {
            entry.insert(offset(bytes.len())?);
            add_text(&mut bytes, names.0)?;
            add_text(&mut bytes, names.1)?;
        }
    }
    let mut bounds = offset(bytes.len())?.to_vec();
    for (_, found) in codes {
        for place in *found {
            let names = (place.prefecture.as_str(), place.city.as_str());
            bytes.extend(places.get(&names).into_iter().flatten());
            for text in [&place.street, &place.building, &place.office] {
                add_text(&mut bytes, text)?;
            }
        }
        bounds.extend(offset(bytes.len())?);
    }
    bytes.splice(bounds_at..bounds_at + bounds.len(), bounds);
    Ok(bytes)
}

fn offset(length: usize) -> Result<[u8; 2], String> {
    u16::try_from(length)
        .map(u16::to_le_bytes)
        .map_err(|_| "a page is longer than 64 KB".to_owned())
}

fn add_text(bytes: &mut Vec<u8>, text: &str) -> Result<(), String> {
    let length = u8::try_from(text.len()).map_err(|_| format!("too long: {text}"))?;
    bytes.push(length);
    bytes.extend_from_slice(text.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place() -> impl Strategy<Value = Place> {
        (
            "[府都道県]{1,3}",
            "[区市町村]{1,3}",
            ".{0,20}",
            ".{0,9}",
            ".{0,9}",
        )
            .prop_map(|(prefecture, city, street, building, office)| Place {
                prefecture,
                city,
                street,
                building,
                office,
            })
    }

    fn directory() -> impl Strategy<Value = BTreeMap<u32, Vec<Place>>> {
        prop::collection::btree_map(
            prop_oneof![0..10_000_000_u32, 1_000_000..1_000_200_u32],
            prop::collection::vec(place(), 1..5),
            0..60,
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(codes in directory(), other in 0..10_000_000_u32) {
            let date = "2026-10-03".to_owned();
            let bytes = Directory { date, codes: codes.clone() }.encode().unwrap();
            let read = akashi_postal::Directory::open(&bytes).unwrap();
            prop_assert!(read.codes().eq(codes.keys().copied()));
            for code in codes.keys().copied().chain([other]) {
                let expected = codes.get(&code).cloned().unwrap_or_default();
                let found: Vec<Place> = read.look_up(code).map(|m| Place {
                    prefecture: m.prefecture.to_owned(),
                    city: m.city.to_owned(),
                    street: m.street.to_owned(),
                    building: m.building.to_owned(),
                    office: m.office.to_owned(),
                }).collect();
                prop_assert_eq!(found, expected);
            }
        }

        /// Reading goes to its end, whatever the bytes are.
        #[test]
        fn damage_is_no_panic(codes in directory(), hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), cut in any::<prop::sample::Index>()) {
            let mut bytes = Directory { date: "2026-10-03".to_owned(), codes: codes.clone() }.encode().unwrap();
            for (at, byte) in hits {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(bytes.len() - cut.index(bytes.len()) / 4);
            if let Some(read) = akashi_postal::Directory::open(&bytes) {
                for code in codes.keys() {
                    prop_assert!(read.look_up(*code).count() <= usize::from(u16::MAX));
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let with = |code, street: String| {
            let place = Place {
                street,
                ..Place::default()
            };
            let codes = [(code, vec![place])].into_iter().collect();
            Directory {
                date: "2026-10-03".to_owned(),
                codes,
            }
            .encode()
            .is_ok()
        };
        assert!(with(9_999_999, "町".repeat(85)));
        assert!(!with(9_999_999, "町".repeat(86)));
        assert!(!with(10_000_000, String::new()));
    }
}
