//! `cargo xtask holidays`: writes Japan's public holidays anew from the npm package `@holiday-jp/holiday_jp` (MIT
//! licence), which follows the list of the Cabinet Office and computes the years after it by the law.
//! `crates/domain/data/README.md` names it. The result is committed, so that nobody needs this to build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, command, root};

const PACKAGE: &str = "@holiday-jp/holiday_jp";
const LIST: &str = "package/lib/holidays.js";
const TABLE: &str = "crates/domain/data/holidays.txt";
/// No date before this one is promised any more.
const FIRST_YEAR: &str = "2024";

/// # Errors
/// When the package cannot be fetched or read, or the table cannot be written.
pub fn run() -> Outcome {
    let folder = fetch()?;
    let lines = lines(&read(&folder.join(LIST))?);
    if lines.len() < 100 {
        return Err(format!(
            "{LIST} has another form than expected: {} holidays",
            lines.len()
        ));
    }
    let text = format!(
        "# Written by `cargo xtask holidays`. Source and licence: README.md beside this file.\n\
         # One public holiday a line, from {FIRST_YEAR} on. holiday_jp {}.\n{}\n",
        version(&read(&folder.join("package/package.json"))?),
        lines.join("\n")
    );
    fs::write(TABLE, text).map_err(|error| format!("{TABLE}: {error}"))?;
    println!("{TABLE}: {} holidays", lines.len());
    Ok(())
}

fn fetch() -> Result<PathBuf, String> {
    let folder = root::target().join("holidays");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut pack = command::npm("npm", ["pack", "--silent", PACKAGE]);
    pack.current_dir(&folder);
    command::run(pack)?;
    let archive = root::files(&folder, &[".tgz"]).into_iter().next();
    let mut unpack = command::new("tar", ["-xzf"]);
    unpack
        .arg(archive.ok_or_else(|| format!("{PACKAGE} was not fetched"))?)
        .arg("-C")
        .arg(&folder);
    command::run(unpack)?;
    Ok(folder)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn version(manifest: &str) -> &str {
    let line = manifest.lines().find_map(|l| l.split_once("\"version\": "));
    line.map_or("", |(_, rest)| rest.trim_matches([',', '"']))
}

/// `2026-01-01 元日`, in order. The package has one property a line: `date: "2026-01-01",` and later `name: "元日",`.
fn lines(list: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut date = "";
    for line in list.lines() {
        if let Some(value) = property(line, "date") {
            date = value;
        } else if let Some(name) = property(line, "name")
            && date >= FIRST_YEAR
        {
            found.push(format!("{date} {name}"));
        }
    }
    found.sort_unstable();
    found
}

fn property<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    let (found, value) = line.trim().split_once(": \"")?;
    (found == name).then(|| value.trim_end_matches(['"', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_names_are_found() {
        let list = "  \"2026-05-06\": {\n  date: \"2026-05-06\",\n  week: \"水\",\n  \
                    name: \"こどもの日 振替休日\",\n  name_en: \"Holiday in lieu\"\n },\n \
                    date: \"2023-01-01\",\n name: \"元日\",\n";
        assert_eq!(lines(list), ["2026-05-06 こどもの日 振替休日"]);
        assert_eq!(version("{\n  \"version\": \"2.5.1\",\n}"), "2.5.1");
    }
}
