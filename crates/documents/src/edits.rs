//! What a person changes about a picture before it is kept: which way is up, and areas covered for good.
//!
//! A cover has to leave nothing of what it covers. So it is burned into the pixels where no step has mixed them with
//! their neighbours yet, in the picture as it was stored, and grows there to whatever the file codes together: a block
//! of a JPEG shows traces of all its pixels in each of them. It is burned in again at the end, where it has to be black.

use serde::{Deserialize, Serialize};

use crate::exif::Orientation;
use crate::header::Header;
use crate::pixels::{Pixels, Rect};

/// The whole of a side, in the unit of [`Area`].
const WHOLE: u16 = 10_000;

/// Changes to a picture. The default changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    /// What is covered, in the picture as the person sees it: upright, and turned by `turn`.
    pub covers: Vec<Area>,
    /// Applied after the orientation that the file states.
    pub turn: Turn,
}

/// A rectangle of a picture, in ten-thousandths of its width and height. What reaches beyond the picture is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// Quarter turns to the right; four of them are none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Turn(pub u8);

impl Turn {
    pub(crate) fn orientation(self) -> Orientation {
        match self.0 % 4 {
            1 => Orientation::Turned90,
            2 => Orientation::Turned180,
            3 => Orientation::Turned270,
            _ => Orientation::Upright,
        }
    }
}

impl Edits {
    /// Blackens the covers in a picture that is still as it was stored, with all that is coded together with them.
    pub(crate) fn burn_into_source(&self, pixels: &mut Pixels, header: &Header) {
        for cover in &self.covers {
            let turned = cover.before(self.turn.orientation());
            let stored = turned.before(header.orientation);
            let rect = stored.within(pixels).grown_to(header.block, header.bleed);
            pixels.blacken(rect);
        }
    }

    /// Blackens the covers in the picture as the person sees it.
    pub(crate) fn burn_into_result(&self, pixels: &mut Pixels) {
        for cover in &self.covers {
            pixels.blacken(cover.within(pixels));
        }
    }
}

impl Area {
    /// The pixels of a picture that it touches, be it only in part.
    fn within(self, pixels: &Pixels) -> Rect {
        let place = |value: u16, side: u32| u64::from(value.min(WHOLE)) * u64::from(side);
        let first = |value: u16, side: u32| narrowed(place(value, side) / u64::from(WHOLE));
        let behind = |value: u16, side: u32| narrowed(place(value, side).div_ceil(WHOLE.into()));
        let [left, top, right, bottom] = self.edges();
        Rect {
            left: first(left, pixels.width),
            top: first(top, pixels.height),
            right: behind(right, pixels.width),
            bottom: behind(bottom, pixels.height),
        }
    }

    /// The same area in the picture before it was turned this way.
    fn before(self, orientation: Orientation) -> Self {
        let [left, top, right, bottom] = self.edges();
        let ([a, b], [c, d]) = (
            point_before(orientation, [left, top]),
            point_before(orientation, [right, bottom]),
        );
        Self {
            x: a.min(c),
            y: b.min(d),
            width: a.abs_diff(c),
            height: b.abs_diff(d),
        }
    }

    /// Left, top, right and bottom, within the picture.
    fn edges(self) -> [u16; 4] {
        [
            self.x,
            self.y,
            self.x.saturating_add(self.width),
            self.y.saturating_add(self.height),
        ]
        .map(|edge| edge.min(WHOLE))
    }
}

fn point_before(orientation: Orientation, [x, y]: [u16; 2]) -> [u16; 2] {
    let from_far = |value: u16| WHOLE.saturating_sub(value);
    match orientation {
        Orientation::Upright => [x, y],
        Orientation::Mirrored => [from_far(x), y],
        Orientation::Turned180 => [from_far(x), from_far(y)],
        Orientation::Flipped => [x, from_far(y)],
        Orientation::Transposed => [y, x],
        Orientation::Turned90 => [y, from_far(x)],
        Orientation::Transversed => [from_far(y), from_far(x)],
        Orientation::Turned270 => [from_far(y), x],
    }
}

fn narrowed(pixels: u64) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
