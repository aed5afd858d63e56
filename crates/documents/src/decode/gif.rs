//! GIF: the first frame on its screen, transparency laid on white.

use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::gif::GifDecoder;

use super::{on_white, undecodable};
use crate::pixels::Pixels;
use crate::{ImageProblem, Limits};

/// Decodes the first frame to RGB.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Pixels, ImageProblem> {
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(undecodable)?;
    let mut bounds = image::Limits::no_limits();
    bounds.max_image_width = Some(limits.side);
    bounds.max_image_height = Some(limits.side);
    bounds.max_alloc = Some(limits.decode_memory);
    decoder.set_limits(bounds).map_err(undecodable)?;
    let (width, height) = decoder.dimensions();
    let size = usize::try_from(decoder.total_bytes()).map_err(undecodable)?;
    let mut rgba = vec![0; size];
    decoder.read_image(&mut rgba).map_err(undecodable)?;
    // Reserved at once: growing by halves would take more memory than the header has promised.
    let mut rgb = Vec::with_capacity(size / 4 * 3);
    rgb.extend(rgba.as_chunks().0.iter().flat_map(|pixel| on_white(*pixel)));
    drop(rgba);
    Pixels::new(width, height, rgb)
}
