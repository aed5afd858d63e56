//! JPEG, the fast way: baseline and progressive, RGB, YCbCr, grayscale, CMYK and YCCK.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::undecodable;
use crate::pixels::Pixels;
use crate::{ImageProblem, Limits};

/// Decodes to RGB, with the colour profile. Strict, so that unreadable codes are an error and not a grey half picture. A JPEG has no checksum:
/// damage that leaves its codes readable shows in the picture, which the applicant sees before it is sent.
pub(super) fn decode(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Pixels, Option<Vec<u8>>), ImageProblem> {
    let side = limits.side as usize;
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(limits.jpeg_scans as usize)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let rgb = decoder.decode().map_err(undecodable)?;
    let info = decoder.info().ok_or(ImageProblem::Undecodable {})?;
    let pixels = Pixels::new(info.width.into(), info.height.into(), rgb)?;
    Ok((pixels, decoder.icc_profile()))
}
