//! The manifests of our crates: name, features, dependencies. Only the forms that this workspace uses are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// One crate of the workspace.
#[derive(Debug, Default)]
pub struct Manifest {
    /// Its folder, from the root of the project.
    pub folder: PathBuf,
    /// `akashi-domain`
    pub name: String,
    /// Dependencies of the program, those of a single platform included.
    pub dependencies: BTreeSet<String>,
    /// Dependencies of tests and of build scripts.
    pub development: BTreeSet<String>,
    /// Feature → what it switches on.
    pub features: BTreeMap<String, String>,
    /// The lines that name the dependencies of the program, as written.
    pub lines: Vec<String>,
}

/// All crates of the workspace.
///
/// # Errors
/// When a manifest cannot be read.
pub fn all() -> Result<Vec<Manifest>, String> {
    let workspace =
        fs::read_to_string("Cargo.toml").map_err(|error| format!("Cargo.toml: {error}"))?;
    let members = workspace
        .lines()
        .skip_while(|line| !line.starts_with("members"))
        .skip(1);
    let mut manifests = Vec::new();
    for line in members.take_while(|line| !line.starts_with(']')) {
        let Some(folder) = line
            .trim()
            .strip_prefix('"')
            .and_then(|rest| rest.split('"').next())
        else {
            continue;
        };
        let path = PathBuf::from(folder).join("Cargo.toml");
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        manifests.push(parse(folder, &text));
    }
    Ok(manifests)
}

fn parse(folder: &str, text: &str) -> Manifest {
    let mut manifest = Manifest {
        folder: folder.into(),
        ..Manifest::default()
    };
    let mut section = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']').to_owned();
            continue;
        }
        let Some((key, value)) = line
            .split_once('=')
            .map(|(key, value)| (key.trim(), value.trim()))
        else {
            continue;
        };
        if line.starts_with('#') {
            continue;
        }
        let name = key.strip_suffix(".workspace").unwrap_or(key).to_owned();
        match section.as_str() {
            "package" if key == "name" => manifest.name = value.trim_matches('"').to_owned(),
            "features" => {
                manifest.features.insert(name, value.to_owned());
            }
            section
                if section.ends_with("dev-dependencies")
                    || section.ends_with("build-dependencies") =>
            {
                manifest.development.insert(name);
            }
            section if section.ends_with("dependencies") => {
                manifest.dependencies.insert(name);
                manifest.lines.push(line.to_owned());
            }
            _ => {}
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_in_use() {
        let manifest = parse(
            "crates/x",
            "[package]\nname = \"akashi-x\"\n[features]\ndefault = []\n[dependencies]\n# a = \"1\"\nserde.workspace = true\n\
             [target.'cfg(unix)'.dependencies]\nrusqlite = { workspace = true, features = [\"a\"] }\n[dev-dependencies]\n\
             tempfile.workspace = true\n",
        );
        assert_eq!(manifest.name, "akashi-x");
        assert_eq!(
            manifest.dependencies,
            ["rusqlite", "serde"].map(str::to_owned).into()
        );
        assert_eq!(manifest.development, ["tempfile"].map(str::to_owned).into());
        assert_eq!(manifest.features["default"], "[]");
    }
}
