//! Finds the fonts that are embedded, so that a machine without them learns it here and not from an empty page.
#![allow(
    clippy::print_stdout,
    reason = "a build script talks to cargo through its standard output"
)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Names a folder with the files below, before all others.
const FOLDER: &str = "AKASHI_FONTS";

struct Wanted {
    /// Variable by which the source refers to the file.
    variable: &'static str,
    file: &'static str,
    /// Package of Debian and Ubuntu.
    package: &'static str,
    /// Where that package puts it, and other systems theirs.
    folders: &'static [&'static str],
}

const FONTS: &[Wanted] = &[
    Wanted {
        variable: "AKASHI_FONT_SERIF",
        file: "NotoSerifCJK-Regular.ttc",
        package: "fonts-noto-cjk",
        folders: &[
            "/usr/share/fonts/opentype/noto",
            "/usr/share/fonts/noto-cjk",
        ],
    },
    Wanted {
        variable: "AKASHI_FONT_MOJI_JOHO",
        file: "ipamjm.ttf",
        package: "fonts-ipamj-mincho",
        folders: &["/usr/share/fonts/truetype/ipamj", "/usr/share/fonts/OTF"],
    },
    Wanted {
        variable: "AKASHI_FONT_LATIN",
        file: "DejaVuSerif.ttf",
        package: "fonts-dejavu-core",
        folders: &["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF"],
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={FOLDER}");
    let own = env::var_os(FOLDER).map(PathBuf::from);
    let mut missing = Vec::new();
    for font in FONTS {
        let folders = own.iter().map(PathBuf::as_path);
        let mut folders = folders.chain(font.folders.iter().map(Path::new));
        match folders.find_map(|folder| fs::canonicalize(folder.join(font.file)).ok()) {
            Some(found) => {
                println!("cargo::rerun-if-changed={}", found.display());
                println!("cargo::rustc-env={}={}", font.variable, found.display());
            }
            None => missing.push(format!("{} (package {})", font.file, font.package)),
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "fonts for PDFs are missing: {}. `cargo xtask setup` installs them on Debian and Ubuntu; elsewhere put the \
         files into a folder and name it in {FOLDER}",
        missing.join(", ")
    )
    .into())
}
