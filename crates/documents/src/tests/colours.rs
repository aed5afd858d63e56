use jpeg_encoder::{ColorType, Encoder};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::drawing::{self, BLOCKS, HEIGHT, WIDTH, assert_blocks, assert_near, decoded};
use crate::{Edits, Limits, MediaType, prepare};

/// The centres of the six blocks of [`drawing`].
fn centres() -> impl Iterator<Item = (usize, [u8; 3])> {
    BLOCKS.iter().enumerate().flat_map(|(row, blocks)| {
        blocks.iter().enumerate().map(move |(column, colour)| {
            ((row * 16 + 8) * WIDTH as usize + column * 16 + 8, *colour)
        })
    })
}

fn in_colours_of(profile: &ColorProfile, srgb: &[u8]) -> Vec<u8> {
    let transform = ColorProfile::new_srgb()
        .create_transform_8bit(
            Layout::Rgb,
            profile,
            Layout::Rgb,
            TransformOptions::default(),
        )
        .unwrap();
    let mut other = vec![0; srgb.len()];
    transform.transform(srgb, &mut other).unwrap();
    other
}

fn jpeg(rgb: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 98);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    encoder.add_icc_profile(profile).unwrap();
    encoder
        .encode(rgb, WIDTH as u16, HEIGHT as u16, ColorType::Rgb)
        .unwrap();
    bytes
}

fn png(colour: png::ColorType, samples: &[u8], profile: Vec<u8>) -> Vec<u8> {
    let mut info = png::Info::with_size(WIDTH, HEIGHT);
    info.color_type = colour;
    info.bit_depth = png::BitDepth::Eight;
    info.icc_profile = Some(profile.into());
    let mut bytes = Vec::new();
    let encoder = png::Encoder::with_info(&mut bytes, info).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    bytes
}

/// sRGB cannot hold every colour, but both ways it holds those of the blocks that started as sRGB.
#[test]
fn colours_of_phones_and_cameras_stay_right() {
    for (name, profile) in [
        ("Display P3", ColorProfile::new_display_p3()),
        ("Adobe RGB", ColorProfile::new_adobe_rgb()),
    ] {
        let icc = profile.encode().unwrap();
        let stored = in_colours_of(&profile, &drawing::blocks());
        let strongest = stored
            .iter()
            .zip(drawing::blocks())
            .map(|(a, b)| a.abs_diff(b))
            .max();
        assert!(
            strongest > Some(30),
            "{name}: the numbers must differ for the test: {strongest:?}"
        );
        let prepared =
            prepare::prepare(jpeg(&stored, &icc), &Edits::default(), &Limits::default()).unwrap();
        assert_blocks(&decoded(MediaType::Jpeg, &prepared.bytes), 20, name);
        let prepared = prepare::prepare(
            png(png::ColorType::Rgb, &stored, icc),
            &Edits::default(),
            &Limits::default(),
        );
        let prepared = prepared.unwrap();
        assert_eq!(prepared.media_type, MediaType::Png, "{name}");
        let pixels = decoded(MediaType::Png, &prepared.bytes);
        for (at, colour) in centres() {
            assert_near(pixels.each()[at], colour, 4, name);
        }
        assert!(
            !prepared
                .bytes
                .windows(4)
                .any(|part| part == b"iCCP" || part == b"acsp")
        );
    }
}

#[test]
fn a_profile_that_means_srgb_leaves_every_pixel_as_it_is() {
    let icc = ColorProfile::new_srgb().encode().unwrap();
    let file = png(png::ColorType::Rgb, &drawing::blocks(), icc);
    let prepared = prepare::prepare(file, &Edits::default(), &Limits::default()).unwrap();
    assert_eq!(
        decoded(MediaType::Png, &prepared.bytes).rgb(),
        drawing::blocks()
    );
}

#[test]
fn a_grey_profile_bends_grey_and_nothing_else() {
    let icc = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let grey = vec![55; (WIDTH * HEIGHT) as usize];
    let file = png(png::ColorType::Grayscale, &grey, icc.clone());
    let prepared = prepare::prepare(file, &Edits::default(), &Limits::default()).unwrap();
    // 55 of 255 in light is 128 in sRGB (IEC 61966-2-1).
    let first = decoded(MediaType::Png, &prepared.bytes).each()[0];
    assert_near(first, [128; 3], 2, "linear grey");
    let file = png(png::ColorType::Rgb, &drawing::blocks(), icc);
    let prepared = prepare::prepare(file, &Edits::default(), &Limits::default()).unwrap();
    assert_blocks(
        &decoded(prepared.media_type, &prepared.bytes),
        0,
        "colours under a grey profile",
    );
}

/// A table of two steps for each ink: paper white, and what full inks leave, in Lab as print profiles state it. Cyan is
/// given a colour that no rule of thumb would give it.
fn print_profile() -> Vec<u8> {
    let lab = |corner: usize| -> [u8; 3] {
        let (cyan, black) = (corner & 0b1000 != 0, corner & 0b0001 != 0);
        match (cyan, black) {
            (_, true) => [0, 128, 128],
            // L 50, a 0, b −60.
            (true, false) => [128, 128, 68],
            (false, false) => [255, 128, 128],
        }
    };
    let mut table = b"mft1\0\0\0\0".to_vec();
    table.extend([4, 3, 2, 0]);
    for row in 0..3 {
        for column in 0..3 {
            table.extend(if row == column { 0x1_0000_u32 } else { 0 }.to_be_bytes());
        }
    }
    let ramp = || 0..=255_u8;
    table.extend((0..4).flat_map(|_| ramp()));
    table.extend((0..16).flat_map(lab));
    table.extend((0..3).flat_map(|_| ramp()));
    let white: Vec<u8> = [b"XYZ \0\0\0\0".as_slice()]
        .into_iter()
        .flat_map(|part| part.iter().copied())
        .chain(
            [0xf6d6_u32, 0x1_0000, 0xd32d]
                .iter()
                .flat_map(|v| v.to_be_bytes()),
        )
        .collect();
    let tags: [(&[u8; 4], &[u8]); 2] = [(b"A2B0", &table), (b"wtpt", &white)];
    let mut body = Vec::new();
    let mut index = (tags.len() as u32).to_be_bytes().to_vec();
    let start = 128 + 4 + 12 * tags.len();
    for (name, data) in tags {
        index.extend(name);
        index.extend(((start + body.len()) as u32).to_be_bytes());
        index.extend((data.len() as u32).to_be_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = vec![0; 128];
    profile[0..4].copy_from_slice(&((start + body.len()) as u32).to_be_bytes());
    profile[8..12].copy_from_slice(&[2, 0x40, 0, 0]);
    profile[12..24].copy_from_slice(b"prtrCMYKLab ");
    profile[24..36].copy_from_slice(&[0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    profile[36..40].copy_from_slice(b"acsp");
    profile[68..80].copy_from_slice(&[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    profile.extend(index);
    profile.extend(body);
    profile
}

#[test]
fn inks_are_printed_as_their_profile_says() {
    assert_eq!(
        ColorProfile::new_from_slice(&print_profile())
            .unwrap()
            .color_space,
        DataColorSpace::Cmyk
    );
    // No ink, full cyan, full black.
    let inks: Vec<u8> = (0..WIDTH * HEIGHT)
        .flat_map(|i| match i % WIDTH {
            0..16 => [0, 0, 0, 0],
            16..32 => [255, 0, 0, 0],
            _ => [0, 0, 0, 255],
        })
        .collect();
    for (name, colour) in [("CMYK", ColorType::Cmyk), ("YCCK", ColorType::CmykAsYcck)] {
        let file = |profile: Option<Vec<u8>>| {
            let mut bytes = Vec::new();
            let mut encoder = Encoder::new(&mut bytes, 98);
            if let Some(profile) = profile {
                encoder.add_icc_profile(&profile).unwrap();
            }
            encoder
                .encode(&inks, WIDTH as u16, HEIGHT as u16, colour)
                .unwrap();
            bytes
        };
        let seen = |file: Vec<u8>| {
            let prepared = prepare::prepare(file, &Edits::default(), &Limits::default()).unwrap();
            let pixels = decoded(MediaType::Jpeg, &prepared.bytes);
            [6, 24, 42].map(|at| pixels.each()[at])
        };
        let [paper, cyan, black] = seen(file(Some(print_profile())));
        assert_near(paper, [255; 3], 12, &format!("{name} paper"));
        assert_near(black, [0; 3], 12, &format!("{name} black"));
        // CIELAB 50, 0, −60 under D50 is about this in sRGB, once the red that it lacks is cut off at nothing.
        assert_near(cyan, [0, 124, 219], 24, &format!("{name} cyan"));
        // A profile that cannot be read leaves the rule of thumb.
        let [paper, cyan, black] = seen(file(Some(b"not a profile".to_vec())));
        let [plain_paper, plain_cyan, plain_black] = seen(file(None));
        assert_near(paper, plain_paper, 6, &format!("{name} plain paper"));
        assert_near(cyan, plain_cyan, 6, &format!("{name} plain cyan"));
        assert_near(black, plain_black, 6, &format!("{name} plain black"));
    }
}

#[test]
fn untidy_profiles_do_not_refuse_a_photo() {
    let whole = ColorProfile::new_adobe_rgb().encode().unwrap();
    let mut inks_for_rgb = whole.clone();
    inks_for_rgb[16..20].copy_from_slice(b"CMYK");
    let mut odd_space = whole.clone();
    odd_space[16..20].copy_from_slice(b"Luv ");
    let endless = [whole.clone(), vec![0; 5_000_000]].concat();
    for (name, profile) in [
        ("empty", Vec::new()),
        ("noise", vec![0x5a; 3_000]),
        ("cut off", whole[..200].to_vec()),
        ("for inks", inks_for_rgb),
        ("for nothing known", odd_space),
        ("of five megabytes", endless),
    ] {
        let jpeg = prepare::prepare(
            jpeg(&drawing::blocks(), &profile),
            &Edits::default(),
            &Limits::default(),
        );
        let png = png(png::ColorType::Rgb, &drawing::blocks(), profile);
        let png = prepare::prepare(png, &Edits::default(), &Limits::default());
        assert_blocks(&decoded(MediaType::Jpeg, &jpeg.unwrap().bytes), 20, name);
        assert_blocks(&decoded(MediaType::Png, &png.unwrap().bytes), 0, name);
    }
}
