//! The markers of a JPEG file (ITU-T T.81, annex B).

use super::{Cursor, Header};
use crate::ImageProblem;
use crate::exif::{self, Orientation};

const START_OF_IMAGE: usize = 2;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;

/// The frame header: what the picture is made of.
struct Frame {
    width: u32,
    height: u32,
    progressive: bool,
    /// Horizontal and vertical sampling factor of each component.
    sampling: Vec<(u8, u8)>,
}

/// Walks from marker to marker until the end of the image.
pub(super) fn read(bytes: &[u8]) -> Result<Header, ImageProblem> {
    let mut cursor = Cursor::new(bytes);
    cursor.take(START_OF_IMAGE);
    let mut walk = Walk::default();
    while let Some(marker) = next_marker(&mut cursor) {
        if marker == END_OF_IMAGE {
            walk.complete = true;
            walk.trailing = !cursor.rest.is_empty();
            break;
        }
        let Some(segment) = segment(&mut cursor) else {
            break;
        };
        walk.visit(marker, segment)?;
    }
    walk.finish(bytes.len() as u64)
}

#[derive(Default)]
struct Walk {
    frame: Option<Frame>,
    orientation: Option<Orientation>,
    metadata: bool,
    complete: bool,
    trailing: bool,
    /// Bytes of the colour profile, in as many segments as it takes.
    profile: u64,
    scans: u32,
    /// Components of the first scan.
    first_scan: Option<usize>,
}

impl Walk {
    fn visit(&mut self, marker: u8, segment: &[u8]) -> Result<(), ImageProblem> {
        match marker {
            0xc0..=0xc2 => {
                let another = self.frame.replace(frame(marker, segment)?).is_some();
                return if another {
                    Err(ImageProblem::Undecodable {})
                } else {
                    Ok(())
                };
            }
            // Lossless, hierarchical and arithmetic coding: no camera writes them, no decoder here reads them.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Err(ImageProblem::Undecodable {});
            }
            START_OF_SCAN => {
                self.scans = self.scans.saturating_add(1);
                self.first_scan
                    .get_or_insert(segment.first().map_or(0, |count| usize::from(*count)));
            }
            APP1..=0xef | 0xfe => {
                self.metadata = true;
                if marker == APP2 && segment.starts_with(b"ICC_PROFILE\0") {
                    self.profile += segment.len() as u64;
                }
                if marker == APP1 && self.orientation.is_none() {
                    self.orientation = segment
                        .strip_prefix(b"Exif\0\0")
                        .and_then(exif::orientation);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(self, file: u64) -> Result<Header, ImageProblem> {
        let Some(frame) = self.frame else {
            return Err(if self.complete {
                ImageProblem::Undecodable {}
            } else {
                ImageProblem::Truncated {}
            });
        };
        // A sequential JPEG may code its components one after the other, which the fast decoder (zune-jpeg 0.5.15)
        // shows in false colours without an error. And it gives no inks, which a profile for print has to be applied to.
        let split = self
            .first_scan
            .is_some_and(|count| count < frame.sampling.len());
        let inks = self.profile > 0 && frame.sampling.len() == 4;
        let thorough = inks || (split && !frame.progressive);
        let (widest, tallest) = frame.most_sampled();
        // No code is shorter than a bit, and a block takes two at least: more blocks than that were never in the file,
        // and a decoder would make up a grey rest for them.
        let complete = self.complete && self.first_scan.is_some();
        if complete && !frame.progressive && samples(&frame) / 64 * 2 > file * 8 {
            return Err(ImageProblem::Undecodable {});
        }
        Ok(Header {
            width: frame.width,
            height: frame.height,
            orientation: self.orientation.unwrap_or_default(),
            complete,
            metadata: self.metadata,
            trailing: self.trailing,
            thorough,
            scans: self.scans,
            block: (8 * widest, 8 * tallest),
            // Decoders interpolate colours between neighbouring blocks.
            bleed: (widest - 1, tallest - 1),
            // The decoder keeps the pieces of the profile beside the whole.
            memory: memory(&frame, thorough).saturating_add(2 * self.profile),
        })
    }
}

/// Moves behind the next marker, over fill bytes, restart markers and entropy-coded data.
fn next_marker(cursor: &mut Cursor<'_>) -> Option<u8> {
    loop {
        let start = cursor.rest.iter().position(|byte| *byte == 0xff)?;
        cursor.take(start.checked_add(1)?)?;
        match *cursor.rest.first()? {
            // A fill byte: the next round begins at it.
            0xff => {}
            // A stuffed zero, a lone marker without content.
            0x00 | 0x01 | 0xd0..=0xd8 => {
                cursor.take(1)?;
            }
            marker => {
                cursor.take(1)?;
                return Some(marker);
            }
        }
    }
}

fn segment<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let length = usize::from(cursor.u16_be()?).checked_sub(2)?;
    cursor.take(length)
}

fn frame(marker: u8, segment: &[u8]) -> Result<Frame, ImageProblem> {
    parse_frame(marker, segment).ok_or(ImageProblem::Undecodable {})
}

fn parse_frame(marker: u8, segment: &[u8]) -> Option<Frame> {
    let mut cursor = Cursor::new(segment);
    let precision = cursor.u8()?;
    let height = u32::from(cursor.u16_be()?);
    let width = u32::from(cursor.u16_be()?);
    let count = cursor.u8()?;
    let sampling = (0..count)
        .map(|_| component(&mut cursor))
        .collect::<Option<Vec<_>>>()?;
    let readable = precision == 8 && matches!(count, 1 | 3 | 4);
    readable.then_some(Frame {
        width,
        height,
        progressive: marker == 0xc2,
        sampling,
    })
}

fn component(cursor: &mut Cursor<'_>) -> Option<(u8, u8)> {
    let [_, factors, _] = cursor.array::<3>()?;
    let (horizontal, vertical) = (factors >> 4, factors & 15);
    let valid = (1..=4).contains(&horizontal) && (1..=4).contains(&vertical);
    valid.then_some((horizontal, vertical))
}

/// RGB output, and for a progressive image all its coefficients, two bytes for each of them. The thorough decoder keeps
/// every component as a plane of its own until it weaves them together, and works in threads, for which coefficients may
/// queue up.
fn memory(frame: &Frame, thorough: bool) -> u64 {
    let channels = if thorough { frame.sampling.len() } else { 3 };
    let output = u64::from(frame.width) * u64::from(frame.height) * channels as u64;
    let samples = samples(frame);
    let coefficients = if frame.progressive { samples * 2 } else { 0 };
    let planes = if thorough { samples * 3 } else { 0 };
    output + coefficients + planes
}

impl Frame {
    /// The largest sampling factors, horizontal and vertical; at least 1.
    fn most_sampled(&self) -> (u32, u32) {
        let most = |factors: &mut dyn Iterator<Item = u8>| u32::from(factors.max().unwrap_or(1));
        (
            most(&mut self.sampling.iter().map(|(h, _)| *h)),
            most(&mut self.sampling.iter().map(|(_, v)| *v)),
        )
    }
}

/// Samples of all components, each filled up to whole blocks.
fn samples(frame: &Frame) -> u64 {
    let (widest, tallest) = frame.most_sampled();
    let across = u64::from(frame.width.div_ceil(8 * widest));
    let down = u64::from(frame.height.div_ceil(8 * tallest));
    let blocks: u64 = frame
        .sampling
        .iter()
        .map(|(h, v)| across * down * u64::from(*h) * u64::from(*v))
        .sum();
    blocks * 64
}
