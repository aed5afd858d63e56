//! What a file is, by its content and never by its name.

use serde::{Deserialize, Serialize};

/// What was recognised. The snake_case names are stable: messages are chosen by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sniffed {
    Jpeg,
    Png,
    Gif,
    /// HEVC-coded HEIF, what iPhones save by default.
    Heic,
    /// HEIF with another or an unstated coding.
    Heif,
    Avif,
    Pdf,
    Webp,
    Tiff,
    Bmp,
    Svg,
    /// MP4, QuickTime and their kin.
    Video,
    /// Word, Excel, PowerPoint, OpenDocument, old and new.
    Office,
    Zip,
    Text,
    Empty,
    Unknown,
}

impl Sniffed {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Heic => "heic",
            Self::Heif => "heif",
            Self::Avif => "avif",
            Self::Pdf => "pdf",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Bmp => "bmp",
            Self::Svg => "svg",
            Self::Video => "video",
            Self::Office => "office",
            Self::Zip => "zip",
            Self::Text => "text",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

/// How far text-like formats are looked at, in bytes.
const TEXT_WINDOW: usize = 4_096;

/// Names the content of `bytes`. Looks at a few thousand bytes at most and never fails.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.is_empty() {
        return Sniffed::Empty;
    }
    by_magic(bytes)
        .or_else(|| by_brand(bytes))
        .or_else(|| by_text(bytes))
        .unwrap_or(Sniffed::Unknown)
}

fn by_magic(bytes: &[u8]) -> Option<Sniffed> {
    const MAGIC: &[(&[u8], Sniffed)] = &[
        (b"\xff\xd8\xff", Sniffed::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Sniffed::Png),
        (b"GIF87a", Sniffed::Gif),
        (b"GIF89a", Sniffed::Gif),
        (b"II*\0", Sniffed::Tiff),
        (b"MM\0*", Sniffed::Tiff),
        (b"II+\0", Sniffed::Tiff),
        (b"MM\0+", Sniffed::Tiff),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sniffed::Office),
    ];
    if let Some((_, found)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*found);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Sniffed::Webp);
    }
    // "BM" alone could begin a sentence; the reserved field of a bitmap is zero.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(Sniffed::Bmp);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_or_office(bytes));
    }
    // Readers accept a PDF header anywhere in the first kilobyte (ISO 32000, implementation notes).
    window(bytes, 1_024)
        .windows(5)
        .any(|w| w == b"%PDF-")
        .then_some(Sniffed::Pdf)
}

/// An ISO base media file states its brands in the first box.
fn by_brand(bytes: &[u8]) -> Option<Sniffed> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    let size = bytes
        .first_chunk::<4>()
        .map_or(0, |size| u32::from_be_bytes(*size)) as usize;
    let brands = window(bytes, size.clamp(12, 256));
    let (brands, _) = brands.get(8..)?.as_chunks::<4>();
    let any = |wanted: &[&[u8; 4]]| brands.iter().any(|brand| wanted.contains(&brand));
    // AVIF files list the general HEIF brands too, so the specific ones are asked first.
    Some(if any(&[b"avif", b"avis"]) {
        Sniffed::Avif
    } else if any(&[
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs",
    ]) {
        Sniffed::Heic
    } else if any(&[b"mif1", b"msf1", b"mif2"]) {
        Sniffed::Heif
    } else {
        Sniffed::Video
    })
}

fn zip_or_office(bytes: &[u8]) -> Sniffed {
    const PARTS: &[&[u8]] = &[
        b"[Content_Types].xml",
        b"word/",
        b"xl/",
        b"ppt/",
        b"mimetypeapplication/vnd.oasis",
    ];
    let start = window(bytes, TEXT_WINDOW);
    let office = PARTS
        .iter()
        .any(|part| start.windows(part.len()).any(|w| w == *part));
    if office {
        Sniffed::Office
    } else {
        Sniffed::Zip
    }
}

fn by_text(bytes: &[u8]) -> Option<Sniffed> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(Sniffed::Text);
    }
    let start = window(bytes, TEXT_WINDOW);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // A character cut by the window is still text.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(start.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    if text.is_empty()
        || text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'))
    {
        return None;
    }
    Some(if text.contains("<svg") {
        Sniffed::Svg
    } else {
        Sniffed::Text
    })
}

fn window(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length).unwrap_or(bytes)
}
