//! The blocks of a GIF file up to the end of its first frame (GIF89a specification).

use super::{Cursor, Header};
use crate::ImageProblem;
use crate::exif::Orientation;

const SIGNATURE: usize = 6;
const IMAGE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
/// Graphic control: transparency and delay of the frame that follows.
const CONTROL: u8 = 0xf9;

/// Reads the logical screen and walks to the end of the first frame.
pub(super) fn read(bytes: &[u8]) -> Result<Header, ImageProblem> {
    let mut cursor = Cursor::new(bytes);
    cursor.take(SIGNATURE);
    let (width, height) = screen(&mut cursor).ok_or(ImageProblem::Truncated {})?;
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
        memory: memory((width, height), (width, height)),
    };
    loop {
        match cursor.u8() {
            Some(EXTENSION) => {
                header.metadata |= cursor.u8() != Some(CONTROL);
                if sub_blocks(&mut cursor).is_none() {
                    return Ok(header);
                }
            }
            Some(IMAGE) => return Ok(frame(header, &mut cursor)),
            // A whole file without a frame.
            Some(_) => return Err(ImageProblem::Undecodable {}),
            None => return Ok(header),
        }
    }
}

fn screen(cursor: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let (width, height) = (cursor.u16_le()?, cursor.u16_le()?);
    let [flags, _, _] = cursor.array::<3>()?;
    colour_table(cursor, flags)?;
    Some((u32::from(width), u32::from(height)))
}

fn frame(mut header: Header, cursor: &mut Cursor<'_>) -> Header {
    let mut whole = || {
        cursor.take(4)?; // position on the screen
        let (width, height) = (cursor.u16_le()?, cursor.u16_le()?);
        header.memory = memory((header.width, header.height), (width.into(), height.into()));
        let flags = cursor.u8()?;
        colour_table(cursor, flags)?;
        cursor.take(1)?; // code size
        sub_blocks(cursor)
    };
    let complete = whole().is_some();
    header.complete = complete;
    header
}

fn colour_table(cursor: &mut Cursor<'_>, flags: u8) -> Option<()> {
    if flags & 0x80 != 0 {
        cursor.take(3 << ((flags & 7) + 1))?;
    }
    Some(())
}

fn sub_blocks(cursor: &mut Cursor<'_>) -> Option<()> {
    loop {
        match cursor.u8()? {
            0 => return Some(()),
            length => {
                cursor.take(usize::from(length))?;
            }
        }
    }
}

/// RGBA of the screen, and beside it first the frame as RGBA (where it is not the whole screen) with its colour
/// numbers, afterwards the result as RGB.
fn memory(screen: (u32, u32), frame: (u32, u32)) -> u64 {
    let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
    let apart = if screen == frame { 0 } else { area(frame) * 4 };
    area(screen) * 4 + (apart + area(frame)).max(area(screen) * 3)
}
