//! From bytes to pixels. Runs inside the worker only: these decoders meet hostile input.

mod colour;
mod gif;
mod jpeg;
mod png;
mod thorough;

pub(crate) use colour::Colours;

use crate::header::{Header, Kind};
use crate::pixels::Pixels;
use crate::{ImageProblem, Limits};

/// A picture, and the profile its colours are stated in.
pub(crate) struct Decoded {
    pub pixels: Pixels,
    /// `None` where the numbers mean sRGB already. Applied once the picture is small: that is cheaper.
    pub colours: Option<Colours>,
}

/// Decodes a file whose header has passed `header::inspect`.
///
/// # Errors
/// `Undecodable`, whatever the decoder objects to: the file is whole, so there is nothing more precise to tell.
pub(crate) fn decode(
    kind: Kind,
    header: &Header,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Decoded, ImageProblem> {
    let (pixels, profile) = match kind {
        Kind::Jpeg if header.thorough => thorough::decode(bytes, limits)?,
        Kind::Jpeg => jpeg::decode(bytes, limits)?,
        Kind::Png => png::decode(bytes)?,
        Kind::Gif => (gif::decode(bytes, limits)?, None),
    };
    // The memory was computed for these dimensions; a decoder that sees others has read another image.
    let same = (pixels.width, pixels.height) == (header.width, header.height);
    if same {
        let colours = profile.as_deref().and_then(Colours::read);
        Ok(Decoded { pixels, colours })
    } else {
        Err(ImageProblem::Undecodable {})
    }
}

/// Any decoder's complaint.
fn undecodable<E>(_: E) -> ImageProblem {
    ImageProblem::Undecodable {}
}

/// A colour with alpha as it looks on white paper.
fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    [red, green, blue].map(|colour| blend(colour, alpha))
}

/// `colour` over white, rounded.
fn blend(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u16::from(colour), u16::from(alpha));
    // colour * alpha + 255 * (255 - alpha) is at most 255 * 255, so the quotient fits.
    u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}
