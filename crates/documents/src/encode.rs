//! From pixels to bytes: JPEG, or PNG with a palette. Nothing but the picture is written.

use std::collections::HashMap;

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};

use crate::ImageProblem;
use crate::pixels::Pixels;

/// From this quality on colours keep their full resolution. Seals are red, and so is some fine print: at half the
/// resolution its strokes run together. It costs a fifth of the size and is worth two decibels.
const FULL_COLOURS: u8 = 85;

/// Encodes as JPEG of `quality` (1 to 100).
///
/// # Errors
/// `Undecodable` when a side is longer than JPEG allows (65,535).
pub(crate) fn jpeg(pixels: &Pixels, quality: u8) -> Result<Vec<u8>, ImageProblem> {
    let failed = ImageProblem::Undecodable {};
    let (Ok(width), Ok(height)) = (u16::try_from(pixels.width), u16::try_from(pixels.height))
    else {
        return Err(failed);
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    if quality >= FULL_COLOURS {
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
    } else {
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    }
    encoder
        .encode(pixels.rgb(), width, height, ColorType::Rgb)
        .map_err(|_| failed)?;
    Ok(bytes)
}

/// Encodes as JPEG of `quality`, or of the best lower one that stays within `limit` bytes.
///
/// # Errors
/// `TooLargeFile` when even the lowest quality that is still worth looking at does not fit.
pub(crate) fn jpeg_within(
    pixels: &Pixels,
    quality: u8,
    limit: u64,
) -> Result<Vec<u8>, ImageProblem> {
    const STEP: u8 = 10;
    const LOWEST: u8 = 25;
    let mut quality = quality;
    loop {
        let bytes = jpeg(pixels, quality)?;
        let size = bytes.len() as u64;
        if size <= limit {
            return Ok(bytes);
        }
        quality = match quality.checked_sub(STEP) {
            Some(lower) if lower >= LOWEST => lower,
            _ => return Err(ImageProblem::TooLargeFile { bytes: size, limit }),
        };
    }
}

/// Encodes as PNG with a palette, if the picture has no more than 256 colours: scans and drawings stay exact.
pub(crate) fn palette_png(pixels: &Pixels) -> Option<Vec<u8>> {
    let (palette, indices) = palette(pixels)?;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The distinct colours in order of appearance, and for each pixel its number among them. Stops at the 257th.
fn palette(pixels: &Pixels) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers: HashMap<[u8; 3], u8> = HashMap::new();
    let mut colours: Vec<u8> = Vec::new();
    let mut indices = Vec::with_capacity(pixels.each().len());
    let mut previous: Option<([u8; 3], u8)> = None;
    for colour in pixels.each() {
        // Drawings consist of runs: most pixels repeat their neighbour.
        let number = match previous {
            Some((last, number)) if last == *colour => number,
            _ => match numbers.get(colour) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(numbers.len()).ok()?;
                    numbers.insert(*colour, number);
                    colours.extend_from_slice(colour);
                    number
                }
            },
        };
        previous = Some((*colour, number));
        indices.push(number);
    }
    Some((colours, indices))
}
