//! JPEG, the thorough way: sequential files of several scans, which the fast decoder gets wrong, and inks with a profile.
//! Slower, and rare enough for that not to matter.

use std::io::Cursor;

use jpeg_decoder::{Decoder, PixelFormat};

use super::{Colours, undecodable};
use crate::pixels::Pixels;
use crate::{ImageProblem, Limits};

/// Decodes to RGB. The profile is returned unless it was for inks and has been applied already.
pub(super) fn decode(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Pixels, Option<Vec<u8>>), ImageProblem> {
    let most = usize::try_from(limits.decode_memory).map_err(undecodable)?;
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_max_decoding_buffer_size(most);
    let samples = decoder.decode().map_err(undecodable)?;
    let info = decoder.info().ok_or(ImageProblem::Undecodable {})?;
    let profile = decoder.icc_profile();
    drop(decoder);
    let (width, height) = (info.width.into(), info.height.into());
    match info.pixel_format {
        PixelFormat::RGB24 => Ok((Pixels::new(width, height, samples)?, profile)),
        PixelFormat::L8 => Ok((Pixels::new(width, height, grey(&samples))?, profile)),
        PixelFormat::CMYK32 => {
            let colours = profile.as_deref().and_then(Colours::read);
            let printed = colours.and_then(|colours| colours.inks_to_rgb(&samples));
            let rgb = printed.unwrap_or_else(|| plain_inks(&samples));
            Ok((Pixels::new(width, height, rgb)?, None))
        }
        // Sixteen bits are lossless JPEG, which the header refuses.
        PixelFormat::L16 => Err(ImageProblem::Undecodable {}),
    }
}

fn grey(samples: &[u8]) -> Vec<u8> {
    let mut rgb = Vec::with_capacity(samples.len().saturating_mul(3));
    rgb.extend(samples.iter().flat_map(|grey| [*grey; 3]));
    rgb
}

/// Inks without a usable profile, as if each swallowed its complement: what the fast decoder does too.
fn plain_inks(samples: &[u8]) -> Vec<u8> {
    let (inks, _) = samples.as_chunks::<4>();
    let mut rgb = Vec::with_capacity(inks.len().saturating_mul(3));
    rgb.extend(inks.iter().flat_map(|[cyan, magenta, yellow, black]| {
        [cyan, magenta, yellow].map(|ink| left((255 - ink).into(), (255 - black).into()))
    }));
    rgb
}

/// The light that two layers leave.
fn left(first: u16, second: u16) -> u8 {
    u8::try_from((first * second + 127) / 255).unwrap_or(u8::MAX)
}
