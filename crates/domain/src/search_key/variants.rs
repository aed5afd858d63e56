//! The table of kanji variants. `cargo xtask variants` writes it; `data/README.md` says from what.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/kanji-variants.txt");

/// Each variant with its representative, in order of the variants.
static VARIANTS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let groups = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut pairs: Vec<(char, char)> = groups
        .filter_map(|group| Some((group, group.chars().next()?)))
        .flat_map(|(group, first)| group.chars().skip(1).map(move |variant| (variant, first)))
        .collect();
    pairs.sort_unstable();
    pairs
});

/// The character that stands for all of its variants: itself where it has none.
pub(super) fn representative(c: char) -> char {
    let place = VARIANTS.binary_search_by_key(&c, |(variant, _)| *variant);
    place
        .ok()
        .and_then(|place| VARIANTS.get(place))
        .map_or(c, |(_, first)| *first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kanji_stands_in_two_groups() {
        assert!(VARIANTS.is_sorted_by(|(one, _), (next, _)| one < next));
        assert!(VARIANTS.len() > 3_000);
        for (_, first) in VARIANTS.iter() {
            assert_eq!(representative(*first), *first);
        }
    }
}
