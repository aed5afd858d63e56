//! Characters that count as one in a search.
//!
//! Our own list, the lists of kanji for names and OpenCC's tables are taken as they are. Unihan relates characters by
//! meaning, which goes too far for names (崎 and 埼, 予 and 余): its relations never join two kanji that the Japanese
//! lists keep apart.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{Pair, Sources};

/// The groups, one a line, the representative first.
pub fn lines(sources: &Sources) -> Vec<String> {
    let mut groups = Groups::default();
    for (a, b) in sources
        .own
        .iter()
        .chain(&sources.names)
        .chain(&sources.opencc)
    {
        groups.join(*a, *b);
    }
    let standard = sources.names.iter().map(|(_, standard)| *standard);
    groups.keep_apart(standard.collect());
    let (mutual, one_way) = by_agreement(&sources.meanings);
    for pairs in [
        sorted(&sources.shapes),
        mutual,
        one_way,
        sorted(&sources.simplified),
    ] {
        for (a, b) in pairs {
            groups.join_softly(a, b);
        }
    }
    groups.lines(&sources.jis)
}

fn sorted(pairs: &[Pair]) -> Vec<Pair> {
    let unique: BTreeSet<Pair> = pairs.iter().copied().collect();
    unique.into_iter().collect()
}

/// Relations that are recorded at both characters come first.
fn by_agreement(pairs: &[Pair]) -> (Vec<Pair>, Vec<Pair>) {
    let all: BTreeSet<Pair> = pairs.iter().copied().collect();
    all.iter().partition(|(a, b)| all.contains(&(*b, *a)))
}

/// Disjoint sets.
#[derive(Default)]
struct Groups {
    parents: BTreeMap<char, char>,
    /// Roots of groups with a kanji that stands for itself in the Japanese lists.
    apart: BTreeSet<char>,
    standard: BTreeSet<char>,
}

impl Groups {
    fn root(&mut self, c: char) -> char {
        let mut root = c;
        while let Some(parent) = self.parents.get(&root)
            && *parent != root
        {
            root = *parent;
        }
        self.parents.insert(c, root);
        root
    }

    fn join(&mut self, a: char, b: char) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents.insert(b, a);
    }

    fn keep_apart(&mut self, standard: BTreeSet<char>) {
        for c in &standard {
            let root = self.root(*c);
            self.apart.insert(root);
        }
        self.standard = standard;
    }

    /// Joins two groups unless both have a standard kanji.
    fn join_softly(&mut self, a: char, b: char) {
        let (a, b) = (self.root(a), self.root(b));
        if self.apart.contains(&b) {
            if !self.apart.contains(&a) {
                self.parents.insert(a, b);
            }
        } else {
            self.parents.insert(b, a);
        }
    }

    fn lines(mut self, jis: &BTreeSet<char>) -> Vec<String> {
        let all: Vec<char> = self.parents.keys().copied().collect();
        let mut groups: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
        for c in all {
            groups.entry(self.root(c)).or_default().insert(c);
        }
        let mut lines: Vec<String> = groups
            .into_values()
            .filter(|group| group.len() > 1)
            .map(|group| {
                let rank = |c: &char| (!self.standard.contains(c), !jis.contains(c), *c);
                let mut line: Vec<char> = group.into_iter().collect();
                line.sort_by_key(rank);
                line.into_iter().collect()
            })
            .collect();
        lines.sort();
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unihan_never_joins_two_kanji_of_the_japanese_lists() {
        let sources = Sources {
            own: vec![('辺', '邉')],
            names: vec![('邊', '辺'), ('辺', '辺'), ('崎', '崎'), ('埼', '埼')],
            meanings: vec![
                ('邊', '边'),
                ('崎', '埼'),
                ('崎', '嵜'),
                ('嵜', '崎'),
                ('埼', '嵜'),
            ],
            jis: ['辺', '邊', '崎', '埼', '嵜'].into(),
            ..Sources::default()
        };
        assert_eq!(lines(&sources), ["崎嵜", "辺邊边邉"]);
    }
}
