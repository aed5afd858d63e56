//! A photo as a telephone takes it, made here.

use std::path::{Path, PathBuf};

use akashi_tests::Result;
use image::{ImageFormat, Rgb, RgbImage};

/// A picture of 12 megapixels with large shapes in it.
pub fn identity_card(folder: &Path) -> Result<PathBuf> {
    let image = RgbImage::from_fn(4000, 3000, |x, y| {
        let inside = (400..3600).contains(&x) && (500..2500).contains(&y);
        let portrait = (600..1400).contains(&x) && (800..1900).contains(&y);
        let line = (1700..3300).contains(&x) && y % 300 < 60;
        match (inside, portrait, line) {
            (true, true, _) => Rgb([120, 140, 170]),
            (true, false, true) => Rgb([40, 40, 40]),
            (true, false, false) => Rgb([235, 240, 250]),
            (false, ..) => Rgb([90, 80, 70]),
        }
    });
    let path = folder.join("photo.jpg");
    image.save_with_format(&path, ImageFormat::Jpeg)?;
    Ok(path)
}
