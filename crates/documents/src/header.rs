//! What can be known of an image without decoding it: kind, dimensions, orientation, whether the file is whole, and
//! how much memory its decoder will want. Plain reading of bytes in safe code, so it may run anywhere.

mod gif;
mod jpeg;
mod png;

pub(crate) use png::PROFILE as PNG_PROFILE;

use crate::exif::Orientation;
use crate::{ImageProblem, Limits, Sniffed, sniff};

/// The kinds Akashi decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Gif,
}

/// What the header says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header {
    pub width: u32,
    pub height: u32,
    pub orientation: Orientation,
    /// Whether the file reaches the end of the (first) image.
    pub complete: bool,
    /// Whether anything but the picture is stored beside it: EXIF, comments, text, profiles.
    pub metadata: bool,
    /// Whether bytes follow the end of the image, which every reader of images passes over.
    pub trailing: bool,
    /// Whether it takes the slower of the two JPEG decoders.
    pub thorough: bool,
    /// How often a decoder passes over the image.
    pub scans: u32,
    /// Pixels (across, down) that are coded together: each shows traces of the others.
    pub block: (u32, u32),
    /// How many pixels (across, down) further such traces reach, because colours are stored for several pixels at once.
    pub bleed: (u32, u32),
    /// Bytes that decoding to RGB takes at its peak, the file itself not counted.
    pub memory: u64,
}

impl Header {
    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Sniffs `bytes`, reads the header and holds both against `limits`. Every refusal that needs no decoder happens here.
///
/// # Errors
/// All of [`ImageProblem`] but `WorkerFailed`.
pub(crate) fn inspect(bytes: &[u8], limits: &Limits) -> Result<(Kind, Header), ImageProblem> {
    let kind = kind(bytes)?;
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(ImageProblem::TooLargeFile {
            bytes: size,
            limit: limits.file_bytes,
        });
    }
    let header = read(kind, bytes)?;
    check_size(&header, size, limits)?;
    if header.complete {
        Ok((kind, header))
    } else {
        Err(ImageProblem::Truncated {})
    }
}

/// Reads the header of a file of this kind.
///
/// # Errors
/// `Truncated` when the file ends before its dimensions are stated, `Undecodable` when they make no sense.
pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Result<Header, ImageProblem> {
    let header = match kind {
        Kind::Jpeg => jpeg::read(bytes),
        Kind::Png => png::read(bytes),
        Kind::Gif => gif::read(bytes),
    }?;
    if header.pixels() == 0 {
        Err(ImageProblem::Undecodable {})
    } else {
        Ok(header)
    }
}

fn kind(bytes: &[u8]) -> Result<Kind, ImageProblem> {
    match sniff(bytes) {
        Sniffed::Jpeg => Ok(Kind::Jpeg),
        Sniffed::Png => Ok(Kind::Png),
        Sniffed::Gif => Ok(Kind::Gif),
        Sniffed::Empty => Err(ImageProblem::Empty {}),
        Sniffed::Heic | Sniffed::Heif => Err(ImageProblem::Heic {}),
        Sniffed::Pdf => Err(ImageProblem::Pdf {}),
        found => Err(ImageProblem::NotAnImage { found }),
    }
}

fn check_size(header: &Header, file: u64, limits: &Limits) -> Result<(), ImageProblem> {
    let (width, height) = (header.width, header.height);
    if header.pixels() > limits.pixels || width.max(height) > limits.side {
        return Err(ImageProblem::TooManyPixels {
            width,
            height,
            limit: limits.pixels,
        });
    }
    let scanned = header.pixels().saturating_mul(header.scans.into());
    if scanned > limits.jpeg_scanned {
        return Err(ImageProblem::TooManyPixels {
            width,
            height,
            limit: limits.jpeg_scanned / u64::from(header.scans.max(1)),
        });
    }
    let need = header.memory.saturating_add(file);
    if need > limits.decode_memory {
        // Memory grows with the pixels: what would fit for an image of this kind is what the person is told.
        let limit = header.pixels().saturating_mul(limits.decode_memory) / need.max(1);
        return Err(ImageProblem::TooManyPixels {
            width,
            height,
            limit,
        });
    }
    Ok(())
}

/// A place in a file that only moves forward. `None` means that the file ended.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_be_bytes)
    }

    fn u16_be(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    fn u16_le(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32_be(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }
}
