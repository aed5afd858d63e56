//! Colour profiles: what the numbers of a picture mean, brought to what every screen takes them for. Phones write
//! Display P3, cameras Adobe RGB, scanners grey and print colours; the profile itself is then dropped with the rest of
//! the metadata. A profile that is broken or does not fit is passed over: a photo is not refused for untidy metadata.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

use crate::pixels::Pixels;

/// Most bytes of a profile that is looked at. Those for print have one or two million.
const LARGEST: usize = 4 * 1024 * 1024;
/// Differences up to this many steps of 255 in any colour leave the picture as it is: the profile is sRGB by another
/// name, and rounding would only cost exactness.
const INVISIBLE: u8 = 2;

type Transform = Arc<dyn TransformExecutor<u8> + Send + Sync>;

/// A way from the colours of a picture to sRGB.
pub(crate) struct Colours {
    transform: Transform,
    from: From,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Grey,
    Rgb,
    Inks,
}

impl Colours {
    /// Reads an ICC profile. `None` when it is broken, of no use for a picture, or sRGB in all but name.
    pub(crate) fn read(profile: &[u8]) -> Option<Self> {
        if profile.len() > LARGEST {
            return None;
        }
        let profile = ColorProfile::new_from_slice(profile).ok()?;
        // Inks have four channels; so has the layout by that name.
        let (from, layout) = match profile.color_space {
            DataColorSpace::Gray => (From::Grey, Layout::Gray),
            DataColorSpace::Rgb => (From::Rgb, Layout::Rgb),
            DataColorSpace::Cmyk => (From::Inks, Layout::Rgba),
            _ => return None,
        };
        let transform = profile
            .create_transform_8bit(
                layout,
                &ColorProfile::new_srgb(),
                Layout::Rgb,
                TransformOptions::default(),
            )
            .ok()?;
        let colours = Self { transform, from };
        colours.changes_anything().then_some(colours)
    }

    /// The picture in sRGB.
    pub(crate) fn to_srgb(&self, pixels: Pixels) -> Pixels {
        let source = match self.from {
            From::Rgb => Some(pixels.rgb().to_vec()),
            From::Grey => grey(&pixels),
            From::Inks => None,
        };
        let (width, height) = (pixels.width, pixels.height);
        source
            .and_then(|source| self.apply(&source))
            .and_then(|rgb| Pixels::new(width, height, rgb).ok())
            .unwrap_or(pixels)
    }

    /// RGB of four inks a pixel, 255 for full ink. `None` when the profile is for something else.
    pub(super) fn inks_to_rgb(&self, inks: &[u8]) -> Option<Vec<u8>> {
        if self.from == From::Inks {
            self.apply(inks)
        } else {
            None
        }
    }

    fn apply(&self, source: &[u8]) -> Option<Vec<u8>> {
        let mut target = vec![0; source.len() / self.from.channels() * 3];
        self.transform.transform(source, &mut target).ok()?;
        Some(target)
    }

    /// Tries the transformation on colours from all over the space.
    fn changes_anything(&self) -> bool {
        let steps = || (0..=255_u8).step_by(17);
        let source: Vec<u8> = match self.from {
            From::Inks => return true,
            From::Grey => steps().collect(),
            From::Rgb => steps()
                .flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b])))
                .collect(),
        };
        let repeat = 3 / self.from.channels();
        self.apply(&source).is_some_and(|target| {
            let same = source
                .iter()
                .flat_map(|value| std::iter::repeat_n(value, repeat));
            same.zip(&target).any(|(a, b)| a.abs_diff(*b) > INVISIBLE)
        })
    }
}

impl From {
    fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Inks => 4,
        }
    }
}

/// The one channel of a grey picture; `None` when it has colours, to which a grey profile says nothing.
fn grey(pixels: &Pixels) -> Option<Vec<u8>> {
    pixels
        .each()
        .iter()
        .map(|[r, g, b]| (r == g && g == b).then_some(*r))
        .collect()
}
