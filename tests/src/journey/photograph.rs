//! The files that somebody attaches: photographs of documents of nobody, and what else lies in a folder of pictures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, process};

const LICENCE: &[u8] = include_bytes!("../../../crates/documents/fixtures/photos/licence.jpg");
const INSURANCE: &[u8] = include_bytes!("../../../crates/documents/fixtures/photos/insurance.jpg");
const REGISTER: &[u8] = include_bytes!("../../../crates/documents/fixtures/register.png");
/// How the files of iPhones begin.
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

/// A folder of pictures.
pub struct Photographs {
    /// A good photograph of a driver's licence, as a telephone takes it.
    pub licence: PathBuf,
    /// The same, out of focus.
    pub blurred: PathBuf,
    /// A good photograph of an insurance card.
    pub insurance: PathBuf,
    /// A scanned extract of a family register.
    pub extract: PathBuf,
    /// A file of an iPhone with the ending of another kind.
    pub heic: PathBuf,
}

impl Photographs {
    /// Puts them into `folder`.
    ///
    /// # Errors
    /// When one cannot be written or blurred.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            fs::write(&path, bytes).map(|()| path)
        };
        let licence = write("licence.jpg", LICENCE)?;
        let blurred = folder.join("blurred.jpg");
        let mut blur = Command::new("convert");
        blur.arg(&licence).args(["-blur", "0x9"]).arg(&blurred);
        process::run(&mut blur, b"")?;
        Ok(Self {
            licence,
            blurred,
            insurance: write("insurance.jpg", INSURANCE)?,
            extract: write("register.png", REGISTER)?,
            heic: write("renamed.jpg", HEIC)?,
        })
    }
}
