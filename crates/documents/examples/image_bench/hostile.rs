//! Files within every limit of size that cost as much time and memory as their format allows.

use std::error::Error;
use std::fs;
use std::path::Path;

use akashi_documents::Limits;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

type Made = Result<Vec<u8>, Box<dyn Error>>;

/// Writes them all, each under its name.
pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let files: [(&str, Made); 14] = [
        (
            "png-of-nothing",
            png((8_000, 6_250), png::ColorType::Rgb, png::BitDepth::Eight),
        ),
        (
            "png-sixteen-bits",
            png((7_071, 7_071), png::ColorType::Rgba, png::BitDepth::Sixteen),
        ),
        (
            "png-one-bit",
            png(
                (8_000, 6_250),
                png::ColorType::Grayscale,
                png::BitDepth::One,
            ),
        ),
        (
            "png-tall",
            png((700, 65_535), png::ColorType::Rgb, png::BitDepth::Eight),
        ),
        ("png-noise", noisy_png(2_500)),
        ("gif-of-nothing", gif(7_071)),
        (
            "jpeg-scans-12",
            jpeg((8_000, 6_250), |encoder| encoder.set_progressive_scans(4)),
        ),
        (
            "jpeg-scans-30",
            jpeg((8_000, 6_250), |encoder| encoder.set_progressive_scans(10)),
        ),
        (
            "jpeg-scans-63",
            jpeg((8_000, 6_250), |encoder| encoder.set_progressive_scans(21)),
        ),
        (
            "jpeg-split",
            jpeg((6_000, 6_000), |encoder| {
                encoder.set_optimized_huffman_tables(true)
            }),
        ),
        ("jpeg-tall", jpeg((762, 65_535), |_| {})),
        ("jpeg-noise", noisy_jpeg(3_600, 85)),
        ("jpeg-many-noise-scans", progressive_noise(2_600)),
        ("jpeg-inks", inks(5_600)),
    ];
    for (name, file) in files {
        let file = file?;
        if file.len() as u64 > Limits::default().file_bytes {
            return Err(format!(
                "{name} has {} bytes, and would be refused for it",
                file.len()
            )
            .into());
        }
        fs::write(folder.join(name), file)?;
    }
    Ok(())
}

fn png((width, height): (u32, u32), colour: png::ColorType, depth: png::BitDepth) -> Made {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let bits = width as usize * colour.samples() * depth as usize;
    let row = vec![0; bits.div_ceil(8)];
    let mut stream = writer.stream_writer()?;
    for _ in 0..height {
        std::io::Write::write_all(&mut stream, &row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(bytes)
}

fn noisy_png(side: u32) -> Made {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&noise(side as usize * side as usize * 3))?;
    writer.finish()?;
    Ok(bytes)
}

fn gif(side: u16) -> Made {
    let mut bytes = Vec::new();
    let area = usize::from(side) * usize::from(side);
    let mut encoder = image::codecs::gif::GifEncoder::new_with_speed(&mut bytes, 30);
    let frame = [9, 9, 9, 255].repeat(area);
    encoder.encode(
        &frame,
        side.into(),
        side.into(),
        image::ExtendedColorType::Rgba8,
    )?;
    drop(encoder);
    Ok(bytes)
}

/// Lines that leave no block empty, at a quality that keeps the file within its limit.
fn jpeg((width, height): (u16, u16), adjust: impl Fn(&mut Encoder<&mut Vec<u8>>)) -> Made {
    let rgb: Vec<u8> = (0..u32::from(width) * u32::from(height))
        .flat_map(|place| {
            let (x, y) = (place % u32::from(width), place / u32::from(width));
            let value = if (x / 5 + y / 3) % 2 == 0 { 150 } else { 110 };
            [value, 128, 120]
        })
        .collect();
    encoded(&rgb, (width, height), ColorType::Rgb, 40, adjust)
}

fn noisy_jpeg(side: u16, quality: u8) -> Made {
    let rgb = noise(usize::from(side) * usize::from(side) * 3);
    encoded(&rgb, (side, side), ColorType::Rgb, quality, |encoder| {
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
    })
}

fn progressive_noise(side: u16) -> Made {
    let rgb = noise(usize::from(side) * usize::from(side) * 3);
    encoded(&rgb, (side, side), ColorType::Rgb, 70, |encoder| {
        encoder.set_progressive_scans(21);
    })
}

/// Four inks and a profile that is none: the slower decoder, and all its memory.
fn inks(side: u16) -> Made {
    let inks = [90, 20, 200, 40].repeat(usize::from(side) * usize::from(side));
    encoded(&inks, (side, side), ColorType::Cmyk, 60, |encoder| {
        let _ = encoder.add_icc_profile(&[7; 60_000]);
    })
}

fn encoded(
    samples: &[u8],
    (width, height): (u16, u16),
    colour: ColorType,
    quality: u8,
    adjust: impl Fn(&mut Encoder<&mut Vec<u8>>),
) -> Made {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    adjust(&mut encoder);
    encoder.encode(samples, width, height, colour)?;
    Ok(bytes)
}

/// Bytes without a pattern (xorshift), the same at every run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_be_bytes()[0]
    })
    .take(length)
    .collect()
}
