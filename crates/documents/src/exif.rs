//! The one thing Akashi wants from EXIF: which way is up (tag 0x0112 of the first directory, TIFF 6.0 and
//! CIPA DC-008). Everything else in it is dropped with the rest of the metadata.

/// The eight ways a camera can be held, as EXIF numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Orientation {
    #[default]
    Upright,
    Mirrored,
    Turned180,
    Flipped,
    Transposed,
    Turned90,
    Transversed,
    Turned270,
}

impl Orientation {
    fn from_number(number: u16) -> Option<Self> {
        Some(match number {
            1 => Self::Upright,
            2 => Self::Mirrored,
            3 => Self::Turned180,
            4 => Self::Flipped,
            5 => Self::Transposed,
            6 => Self::Turned90,
            7 => Self::Transversed,
            8 => Self::Turned270,
            _ => return None,
        })
    }

    /// Whether width and height change places.
    pub(crate) fn swaps_sides(self) -> bool {
        matches!(
            self,
            Self::Transposed | Self::Turned90 | Self::Transversed | Self::Turned270
        )
    }
}

const ORIENTATION_TAG: u16 = 0x0112;
const SHORT: u16 = 3;

/// Reads the orientation from a TIFF block (the payload of a PNG `eXIf` chunk, or of a JPEG APP1 segment after
/// `Exif\0\0`). Anything malformed means "not stated": a photo is not refused for untidy metadata.
pub(crate) fn orientation(tiff: &[u8]) -> Option<Orientation> {
    let tiff = Tiff::new(tiff)?;
    let directory = tiff.u32(4)? as usize;
    let entries = tiff.u16(directory)?;
    (0..usize::from(entries)).find_map(|index| {
        let entry = directory
            .checked_add(2)?
            .checked_add(index.checked_mul(12)?)?;
        let is_orientation =
            tiff.u16(entry)? == ORIENTATION_TAG && tiff.u16(entry.checked_add(2)?)? == SHORT;
        if is_orientation {
            Orientation::from_number(tiff.u16(entry.checked_add(8)?)?)
        } else {
            None
        }
    })
}

/// A TIFF block and its byte order.
struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = match bytes.first_chunk::<4>()? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        Some(Self { bytes, big_endian })
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        })
    }
}
