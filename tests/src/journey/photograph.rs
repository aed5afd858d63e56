//! The picture that somebody attaches, made here.

use std::path::{Path, PathBuf};

use image::{ImageFormat, Rgb, RgbImage};

use crate::Result;

/// A photo of 12 megapixels, as a telephone takes it, with large shapes in it.
///
/// # Errors
/// When it cannot be written.
pub fn identity_card(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("photo.jpg");
    drawn().save_with_format(&path, ImageFormat::Jpeg)?;
    Ok(path)
}

fn drawn() -> RgbImage {
    RgbImage::from_fn(4000, 3000, |x, y| {
        let inside = (400..3600).contains(&x) && (500..2500).contains(&y);
        let portrait = (600..1400).contains(&x) && (800..1900).contains(&y);
        let line = (1700..3300).contains(&x) && y % 300 < 60;
        match (inside, portrait, line) {
            (true, true, _) => Rgb([120, 140, 170]),
            (true, false, true) => Rgb([40, 40, 40]),
            (true, false, false) => Rgb([235, 240, 250]),
            (false, ..) => Rgb([90, 80, 70]),
        }
    })
}
