//! The two things done to an identity image: prepared on the applicant's computer, encoded anew on the server.
//! Both run inside the worker; callers use [`crate::ImageWorker`].

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::decode::Decoded;
use crate::header::{self, Header, Kind};
use crate::pixels::Pixels;
use crate::readability::{self, Readability};
use crate::{Edits, ImageProblem, Limits, decode, encode};

/// JPEG quality of what travels.
const WIRE_QUALITY: u8 = 85;
/// JPEG quality of the thumbnail.
const THUMBNAIL_QUALITY: u8 = 80;
/// JPEG quality of what staff see (F42a).
const STAFF_QUALITY: u8 = 90;

/// What an image on the wire may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
}

impl MediaType {
    /// The registered name, as in a `Content-Type` header.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// An image ready to be stored and sent: upright, within the limits of the wire, without metadata.
#[derive(Clone, PartialEq, Eq)]
pub struct Prepared {
    pub media_type: MediaType,
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// A small JPEG of the same picture.
    pub thumbnail: Vec<u8>,
    /// SHA-256 of `bytes`: identifies the document within its application.
    pub sha256: [u8; 32],
    /// Whether a person can read the picture as it was chosen, before anything was covered.
    pub readability: Readability,
}

/// An image as staff see it: the same pixels as the upload, encoded anew as JPEG.
#[derive(Clone, PartialEq, Eq)]
pub struct Reencoded {
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Whether a person can read it.
    pub readability: Readability,
}

// The picture of somebody's identity document does not belong into a log.
impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Prepared({}, {} × {})",
            self.media_type.as_str(),
            self.width,
            self.height
        )
    }
}

impl std::fmt::Debug for Reencoded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reencoded({} × {})", self.width, self.height)
    }
}

/// The hash by which a document is known.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Makes of a chosen file what is stored and sent. Always from the file as chosen: each step of covering and turning
/// would otherwise cost quality.
///
/// # Errors
/// Any [`ImageProblem`] but `WorkerFailed`.
pub(crate) fn prepare(
    bytes: Vec<u8>,
    edits: &Edits,
    limits: &Limits,
) -> Result<Prepared, ImageProblem> {
    let (kind, header) = header::inspect(&bytes, limits)?;
    let (pixels, readability) = picture(kind, &header, bytes, edits, limits)?;
    let thumbnail = match pixels.fitted(limits.thumbnail_side)? {
        Some(small) => encode::jpeg(&small, THUMBNAIL_QUALITY)?,
        None => encode::jpeg(&pixels, THUMBNAIL_QUALITY)?,
    };
    let wire = encode_for_wire(kind, pixels, limits)?;
    let sha256 = sha256(&wire.bytes);
    Ok(Prepared {
        media_type: wire.media_type,
        bytes: wire.bytes,
        width: wire.width,
        height: wire.height,
        thumbnail,
        sha256,
        readability,
    })
}

/// Makes of an upload what staff see.
///
/// # Errors
/// Any [`ImageProblem`] but `WorkerFailed`; `TooLargeFile` and `TooManyPixels` already beyond the limits of the wire.
pub(crate) fn reencode(bytes: Vec<u8>, limits: &Limits) -> Result<Reencoded, ImageProblem> {
    let (kind, header) = inspect_upload(&bytes, limits)?;
    let (pixels, readability) = picture(kind, &header, bytes, &Edits::default(), limits)?;
    let bytes = encode::jpeg(&pixels, STAFF_QUALITY)?;
    Ok(Reencoded {
        bytes,
        width: pixels.width,
        height: pixels.height,
        readability,
    })
}

/// [`header::inspect`] with the limits of the wire in place of those for a chosen file.
pub(crate) fn inspect_upload(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Kind, Header), ImageProblem> {
    let side = u64::from(limits.result_side);
    let wire = Limits {
        file_bytes: limits.result_bytes,
        side: limits.result_side,
        pixels: side * side,
        ..limits.clone()
    };
    let (kind, header) = header::inspect(bytes, &wire)?;
    if kind == Kind::Gif {
        return Err(ImageProblem::NotAnImage {
            found: crate::Sniffed::Gif,
        });
    }
    Ok((kind, header))
}

/// Decodes, reduces, brings the colours to sRGB and turns, in this order: a small picture costs less. What is to be
/// covered is covered before all of it, and once more after it: reducing lets light over the edge of a cover.
fn picture(
    kind: Kind,
    header: &Header,
    bytes: Vec<u8>,
    edits: &Edits,
    limits: &Limits,
) -> Result<(Pixels, Readability), ImageProblem> {
    let decoded = decode::decode(kind, header, &bytes, limits)?;
    drop(bytes);
    let Decoded { pixels, colours } = decoded;
    let (fitted, readability) = covered(pixels, header, edits, limits)?;
    let coloured = match colours {
        Some(colours) => colours.to_srgb(fitted),
        None => fitted,
    };
    let upright = coloured.upright(header.orientation);
    let mut turned = upright.upright(edits.turn.orientation());
    edits.burn_into_result(&mut turned);
    Ok((turned, readability))
}

/// Measures the picture, covers it, and reduces what is left.
fn covered(
    mut pixels: Pixels,
    header: &Header,
    edits: &Edits,
    limits: &Limits,
) -> Result<(Pixels, Readability), ImageProblem> {
    let fitted = pixels.fitted(limits.result_side)?;
    let readability = readability::measure(fitted.as_ref().unwrap_or(&pixels));
    if edits.covers.is_empty() {
        return Ok((fitted.unwrap_or(pixels), readability));
    }
    drop(fitted);
    edits.burn_into_source(&mut pixels, header);
    let fitted = pixels.fitted(limits.result_side)?;
    Ok((fitted.unwrap_or(pixels), readability))
}

/// A file for the wire, and the size of the picture in it.
struct Wire {
    media_type: MediaType,
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

/// PNG for drawings and scans of few colours, JPEG for everything else, never more than the wire allows: quality gives
/// way first, then the number of pixels. Of real photos none needs the latter, of noise some do.
fn encode_for_wire(kind: Kind, pixels: Pixels, limits: &Limits) -> Result<Wire, ImageProblem> {
    if kind != Kind::Jpeg {
        let png =
            encode::palette_png(&pixels).filter(|png| png.len() as u64 <= limits.result_bytes);
        if let Some(png) = png {
            return Ok(Wire::new(MediaType::Png, png, &pixels));
        }
    }
    let mut pixels = pixels;
    loop {
        let jpeg = encode::jpeg_within(&pixels, WIRE_QUALITY, limits.result_bytes);
        match jpeg {
            Err(ImageProblem::TooLargeFile { bytes, limit }) => {
                let longest = pixels.width.max(pixels.height);
                let smaller = pixels.fitted(longest / 4 * 3)?;
                pixels = smaller.ok_or(ImageProblem::TooLargeFile { bytes, limit })?;
            }
            jpeg => return Ok(Wire::new(MediaType::Jpeg, jpeg?, &pixels)),
        }
    }
}

impl Wire {
    fn new(media_type: MediaType, bytes: Vec<u8>, pixels: &Pixels) -> Self {
        Self {
            media_type,
            bytes,
            width: pixels.width,
            height: pixels.height,
        }
    }
}
