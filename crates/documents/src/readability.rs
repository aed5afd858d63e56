//! Can a person read this? Measured on the picture as it travels, and told as data: nobody is refused for it.
//!
//! The thresholds lie so that a doubtful picture passes: somebody who is asked for a better photo without need loses
//! more than a reviewer who asks for one.

mod exposure;
mod glare;
mod sharpness;

use serde::{Deserialize, Serialize};

use crate::pixels::Pixels;

/// The shorter side that print needs, in pixels (F29).
const SHORT_SIDE: u32 = 900;

/// What was measured, and what of it makes the picture hard to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readability {
    /// In pixels.
    pub short_side: u32,
    /// Radius (standard deviation) over which printed edges are smeared, in tenths of a pixel; `None` when there is
    /// nothing printed.
    pub blur: Option<u32>,
    /// Brightness that the darkest print stays below, 0 to 255.
    pub darkest: u8,
    /// Brightness that the lightest paper exceeds, 0 to 255.
    pub lightest: u8,
    /// The largest glare, in thousandths of the picture.
    pub glare: u32,
    /// What is wrong, the most important first. Empty for a picture that can be read.
    pub problems: Vec<ReadabilityProblem>,
}

/// Why a picture may be hard to read, each with something different to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadabilityProblem {
    /// Fewer pixels than print needs.
    TooSmall,
    /// Too little light.
    TooDark,
    /// Too much of it.
    TooBright,
    /// Out of focus, or moved.
    Blurred,
    /// A lamp or window is reflected.
    Glare,
}

/// Measures a picture that fits the wire.
pub(crate) fn measure(pixels: &Pixels) -> Readability {
    let grey = Grey::halved(pixels);
    let exposure = exposure::of(&grey);
    let mut measured = Readability {
        short_side: pixels.width.min(pixels.height),
        blur: sharpness::of(&grey, &exposure),
        darkest: exposure.darkest,
        lightest: exposure.lightest,
        glare: glare::of(&grey),
        problems: Vec::new(),
    };
    measured.problems = problems(&measured);
    measured
}

fn problems(measured: &Readability) -> Vec<ReadabilityProblem> {
    let too_dark = measured.lightest < exposure::TOO_DARK;
    let too_bright = measured.darkest > exposure::TOO_BRIGHT;
    let blurred = measured.blur.is_none_or(|blur| blur > sharpness::BLURRED);
    let all = [
        (
            measured.short_side < SHORT_SIDE,
            ReadabilityProblem::TooSmall,
        ),
        (too_dark, ReadabilityProblem::TooDark),
        (too_bright, ReadabilityProblem::TooBright),
        // In the dark and in glaring light there are no edges to measure: one reason is enough.
        (
            blurred && !too_dark && !too_bright,
            ReadabilityProblem::Blurred,
        ),
        (
            measured.glare >= glare::TOO_LARGE && !too_bright,
            ReadabilityProblem::Glare,
        ),
    ];
    all.into_iter()
        .filter_map(|(found, problem)| found.then_some(problem))
        .collect()
}

/// Brightness (Rec. 601, 0 to 255) of a picture at half its size: what is too fine for that is noise, and the rest is
/// measured in a quarter of the time.
struct Grey {
    width: usize,
    values: Vec<u8>,
}

impl Grey {
    fn halved(pixels: &Pixels) -> Self {
        let stride = pixels.width as usize;
        let width = (stride / 2).max(1);
        let mut values = Vec::with_capacity(width * (pixels.height as usize / 2).max(1));
        for pair in pixels.each().chunks(stride * 2) {
            let (above, below) = pair.split_at(stride.min(pair.len()));
            // The last row of an odd number of them only counts where it is all there is.
            let below = match below.len() {
                0 if values.is_empty() => above,
                0 => break,
                _ => below,
            };
            let pairs = above.chunks(2).zip(below.chunks(2)).take(width);
            values.extend(pairs.map(|(above, below)| average(above, below)));
        }
        Self { width, values }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.values.chunks_exact(self.width)
    }
}

/// Brightness of up to four pixels together.
fn average(above: &[[u8; 3]], below: &[[u8; 3]]) -> u8 {
    let (mut sum, mut count) = (0_u32, 0_u32);
    for [red, green, blue] in above.iter().chain(below) {
        sum += u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29;
        count += 256;
    }
    u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
}
