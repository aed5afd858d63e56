//! Synthetic identity documents for tests and the demo, of nobody. [`Photo`] takes pictures of drawn documents, good ones
//! and bad ones. [`Sample`] is cheaper and of any size: coloured blocks and lines in the arrangement of a driver's
//! licence, readable as nothing, with the metadata a phone would add if asked for.

mod card;
mod lens;
mod photo;

pub use card::Card;
pub use photo::Photo;

use jpeg_encoder::{ColorType, Encoder, EncodingError};

/// Stands in the metadata of [`Sample::with_metadata`]; must never be found in anything that was made of it.
pub const CANARY: &str = "akashi-metadata-canary-7f3a";

/// Why a sample could not be drawn: a size no file format allows.
#[derive(Debug, thiserror::Error)]
#[error("a sample of this size cannot be encoded")]
pub struct NotEncodable;

/// A picture to draw.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    width: u16,
    height: u16,
    orientation: u16,
    metadata: bool,
    progressive: bool,
}

impl Sample {
    /// A card of `width` × `height` pixels.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            orientation: 1,
            metadata: false,
            progressive: false,
        }
    }

    /// With this EXIF orientation, 1 to 8. The pixels are stored as drawn: a viewer that honours EXIF shows them
    /// turned.
    #[must_use]
    pub fn with_orientation(self, orientation: u16) -> Self {
        Self {
            orientation,
            ..self
        }
    }

    /// With a position, a description and a camera name, each holding the [`CANARY`].
    #[must_use]
    pub fn with_metadata(self) -> Self {
        Self {
            metadata: true,
            ..self
        }
    }

    /// As progressive JPEG.
    #[must_use]
    pub fn progressive(self) -> Self {
        Self {
            progressive: true,
            ..self
        }
    }

    /// The picture as RGB rows.
    #[must_use]
    pub fn rgb(&self) -> Vec<u8> {
        let (width, height) = (u32::from(self.width), u32::from(self.height));
        (0..height)
            .flat_map(|y| (0..width).flat_map(move |x| colour(x, y, width, height)))
            .collect()
    }

    /// The picture as JPEG, quality 92, as a phone would save it.
    ///
    /// # Errors
    /// [`NotEncodable`] when a side is 0.
    pub fn jpeg(&self) -> Result<Vec<u8>, NotEncodable> {
        let mut bytes = Vec::new();
        self.write_jpeg(&mut bytes).map_err(|_| NotEncodable)?;
        Ok(bytes)
    }

    fn write_jpeg(&self, bytes: &mut Vec<u8>) -> Result<(), EncodingError> {
        let mut encoder = Encoder::new(bytes, 92);
        encoder.set_progressive(self.progressive);
        if self.has_exif() {
            encoder.add_exif_metadata(&self.exif())?;
        }
        if self.metadata {
            encoder.add_app_segment(13, CANARY.as_bytes().to_vec())?;
        }
        encoder.encode(&self.rgb(), self.width, self.height, ColorType::Rgb)
    }

    /// The picture as PNG.
    ///
    /// # Errors
    /// [`NotEncodable`] when a side is 0.
    pub fn png(&self) -> Result<Vec<u8>, NotEncodable> {
        let mut bytes = Vec::new();
        self.write_png(&mut bytes).map_err(|_| NotEncodable)?;
        Ok(bytes)
    }

    fn write_png(&self, bytes: &mut Vec<u8>) -> Result<(), png::EncodingError> {
        let mut encoder = png::Encoder::new(bytes, self.width.into(), self.height.into());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        if self.metadata {
            encoder.add_text_chunk("Comment".into(), CANARY.into())?;
        }
        let mut writer = encoder.write_header()?;
        if self.has_exif() {
            writer.write_chunk(png::chunk::ChunkType(*b"eXIf"), &self.exif())?;
        }
        writer.write_image_data(&self.rgb())?;
        writer.finish()
    }

    fn has_exif(&self) -> bool {
        self.metadata || self.orientation != 1
    }

    fn exif(&self) -> Vec<u8> {
        exif(self.orientation, self.metadata)
    }
}

/// The colour at a place of the card: background with a fine pattern, title band, photo, lines of "print".
fn colour(x: u32, y: u32, width: u32, height: u32) -> [u8; 3] {
    // Places in thousandths, so that every size shows the same card.
    let (u, v) = (x * 1_000 / width.max(1), y * 1_000 / height.max(1));
    let (du, dv) = (u.abs_diff(810), v.abs_diff(430));
    match (u, v) {
        (40..=960, 60..=140) => [38, 84, 124],
        // The photo: a head, shoulders, a plain wall.
        (690..=930, 230..=800) if du * du + dv * dv * 2 / 3 < 6_400 => [224, 186, 158],
        (690..=930, 640..=800) => [52, 58, 72],
        (690..=930, 230..=800) => [176, 204, 220],
        (40..=640, 200..=860)
            if (v / 40).is_multiple_of(2) && !(u / 18 + v / 40).is_multiple_of(5) =>
        {
            [44, 44, 48]
        }
        (40..=640, 880..=930) => [206, 160, 44],
        _ => background(x, y, v),
    }
}

/// A gradient with the wavy lines of security paper; 200 steps keep it from compressing to nothing.
fn background(x: u32, y: u32, v: u32) -> [u8; 3] {
    let wave = u8::try_from((x / 3 + y / 2) % 24).unwrap_or(0);
    let fade = u8::try_from(v / 20).unwrap_or(0).min(60);
    [238 - fade / 2, 232 - wave, 246 - fade]
}

/// A TIFF block, big-endian as phones write it: orientation, and if asked a description, a maker and a position.
fn exif(orientation: u16, metadata: bool) -> Vec<u8> {
    const ASCII: u16 = 2;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const RATIONAL: u16 = 5;
    let text = format!("{CANARY}\0");
    let length = u32::try_from(text.len()).unwrap_or(0);
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = Vec::with_capacity(12);
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value.to_be_bytes());
        bytes
    };
    let directory = |entries: &[Vec<u8>]| {
        let mut bytes = u16::try_from(entries.len())
            .unwrap_or(0)
            .to_be_bytes()
            .to_vec();
        bytes.extend(entries.concat());
        bytes.extend(0_u32.to_be_bytes());
        bytes
    };
    let upright = entry(0x0112, SHORT, 1, u32::from(orientation) << 16);
    let mut bytes = b"MM\0*\0\0\0\x08".to_vec();
    if !metadata {
        bytes.extend(directory(&[upright]));
        return bytes;
    }
    // Offsets: header 8, four entries (2 + 48 + 4) end at 62; the text there, then the position's directory.
    let text_at = 62;
    let gps_at = text_at + length;
    let latitude_at = gps_at + 2 + 24 + 4;
    bytes.extend(directory(&[
        entry(0x010e, ASCII, length, text_at),
        entry(0x010f, ASCII, length, text_at),
        upright,
        entry(0x8825, LONG, 1, gps_at),
    ]));
    bytes.extend(text.as_bytes());
    bytes.extend(directory(&[
        entry(0x0001, ASCII, 2, u32::from_be_bytes(*b"N\0\0\0")),
        entry(0x0002, RATIONAL, 3, latitude_at),
    ]));
    for (value, unit) in [(35_u32, 1_u32), (42, 1), (4536, 100)] {
        bytes.extend(value.to_be_bytes());
        bytes.extend(unit.to_be_bytes());
    }
    bytes
}
