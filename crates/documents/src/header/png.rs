//! The chunks of a PNG file (W3C PNG specification, third edition).

use super::{Cursor, Header};
use crate::ImageProblem;
use crate::exif::{self, Orientation};

const SIGNATURE: usize = 8;
/// Most bytes that a colour profile may take once inflated; a larger one is passed over.
pub(crate) const PROFILE: u64 = 4 * 1024 * 1024;

/// Walks from chunk to chunk until `IEND`.
pub(super) fn read(bytes: &[u8]) -> Result<Header, ImageProblem> {
    let mut cursor = Cursor::new(bytes);
    cursor.take(SIGNATURE);
    let (kind, data) = chunk(&mut cursor).ok_or(ImageProblem::Truncated {})?;
    if kind != *b"IHDR" {
        return Err(ImageProblem::Undecodable {});
    }
    let (width, height) = dimensions(data).ok_or(ImageProblem::Undecodable {})?;
    let mut header = Header {
        width,
        height,
        orientation: Orientation::default(),
        complete: false,
        metadata: false,
        trailing: false,
        thorough: false,
        scans: 1,
        block: (1, 1),
        bleed: (0, 0),
        memory: memory(width, height),
    };
    let mut has_data = false;
    while let Some((kind, data)) = chunk(&mut cursor) {
        match &kind {
            b"IEND" => {
                header.complete = has_data;
                header.trailing = !cursor.rest.is_empty();
                break;
            }
            b"IDAT" => has_data = true,
            b"iCCP" => {
                header.metadata = true;
                header.memory = header.memory.saturating_add(PROFILE);
            }
            b"PLTE" => {}
            b"eXIf" => {
                header.metadata = true;
                header.orientation = exif::orientation(data).unwrap_or_default();
            }
            _ => header.metadata = true,
        }
    }
    Ok(header)
}

fn chunk<'a>(cursor: &mut Cursor<'a>) -> Option<([u8; 4], &'a [u8])> {
    let length = usize::try_from(cursor.u32_be()?).ok()?;
    let kind = cursor.array()?;
    let data = cursor.take(length)?;
    cursor.take(4)?; // the checksum is the decoder's business
    Some((kind, data))
}

fn dimensions(data: &[u8]) -> Option<(u32, u32)> {
    let mut cursor = Cursor::new(data);
    Some((cursor.u32_be()?, cursor.u32_be()?))
}

/// RGB output; the decoder works row by row, with a few rows of at most eight bytes a pixel.
fn memory(width: u32, height: u32) -> u64 {
    let output = u64::from(width)
        .saturating_mul(u64::from(height))
        .saturating_mul(3);
    output.saturating_add(u64::from(width) * 8 * 8)
}
