//! Pictures that somebody attaches, made here.

use std::path::{Path, PathBuf};

use image::{ImageFormat, Rgb, RgbImage};

use crate::Result;

/// A photo of 12 megapixels, as a telephone takes it, with large shapes in it.
///
/// # Errors
/// When it cannot be written.
pub fn identity_card(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("photo.jpg");
    drawn(4000, 3000).save_with_format(&path, ImageFormat::Jpeg)?;
    Ok(path)
}

/// A cut-out of a screen, as it lies in the clipboard.
///
/// # Errors
/// When it cannot be written.
pub fn cut_out(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("cut-out.png");
    drawn(1200, 900).save_with_format(&path, ImageFormat::Png)?;
    Ok(path)
}

fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        // On a sheet of 4000 by 3000.
        let (x, y) = (x * 4000 / width, y * 3000 / height);
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
