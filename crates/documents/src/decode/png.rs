//! PNG: every depth and colour type, interlaced or not, alpha laid on white. Row by row, so that sixteen-bit and
//! alpha images take no more memory than their RGB result.

use std::io::Cursor;

use png::{ColorType, InterlaceInfo, Limits, Transformations};

use super::{on_white, undecodable};
use crate::ImageProblem;
use crate::header::PNG_PROFILE;
use crate::pixels::Pixels;

/// Decodes the default image of the file to RGB, with the colour profile. Of an animation that is the first frame, or
/// the still that stands in for it.
pub(super) fn decode(bytes: &[u8]) -> Result<(Pixels, Option<Vec<u8>>), ImageProblem> {
    let bounds = Limits {
        bytes: usize::try_from(PNG_PROFILE).map_err(undecodable)?,
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), bounds);
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(undecodable)?;
    let (width, height) = reader.info().size();
    let (colour, _) = reader.output_color_type();
    let stride = (width as usize)
        .checked_mul(3)
        .ok_or(ImageProblem::Undecodable {})?;
    let size = stride
        .checked_mul(height as usize)
        .ok_or(ImageProblem::Undecodable {})?;

    let mut picture = vec![0; size];
    let mut row_rgb = Vec::with_capacity(stride);
    let mut line = 0;
    while let Some(row) = reader.next_interlaced_row().map_err(undecodable)? {
        row_rgb.clear();
        to_rgb(colour, row.data(), &mut row_rgb)?;
        match row.interlace() {
            InterlaceInfo::Null(_) => place(&mut picture, stride, line, &row_rgb)?,
            InterlaceInfo::Adam7(info) => {
                png::expand_interlaced_row(&mut picture, stride, &row_rgb, info, 24)
            }
        }
        line += 1;
    }
    let profile = reader.info().icc_profile.as_ref().map(|p| p.to_vec());
    Ok((Pixels::new(width, height, picture)?, profile))
}

fn place(picture: &mut [u8], stride: usize, line: usize, row: &[u8]) -> Result<(), ImageProblem> {
    let start = stride
        .checked_mul(line)
        .ok_or(ImageProblem::Undecodable {})?;
    let target = picture
        .get_mut(start..)
        .and_then(|rest| rest.get_mut(..stride))
        .filter(|t| t.len() == row.len());
    target
        .ok_or(ImageProblem::Undecodable {})?
        .copy_from_slice(row);
    Ok(())
}

/// Appends one decoded row, eight bits a sample, as RGB.
fn to_rgb(colour: ColorType, row: &[u8], rgb: &mut Vec<u8>) -> Result<(), ImageProblem> {
    match colour {
        ColorType::Rgb => rgb.extend_from_slice(row),
        ColorType::Rgba => rgb.extend(row.as_chunks().0.iter().flat_map(|pixel| on_white(*pixel))),
        ColorType::Grayscale => rgb.extend(row.iter().flat_map(|grey| [*grey; 3])),
        ColorType::GrayscaleAlpha => {
            let (pixels, _) = row.as_chunks::<2>();
            rgb.extend(
                pixels
                    .iter()
                    .flat_map(|[grey, alpha]| on_white([*grey, *grey, *grey, *alpha])),
            );
        }
        // The transformation has expanded palettes.
        ColorType::Indexed => return Err(ImageProblem::Undecodable {}),
    }
    Ok(())
}
