//! A decoded picture: eight-bit RGB, and the two things done to it before it is encoded, fitting and turning.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use crate::ImageProblem;
use crate::exif::Orientation;

/// Rows from top to bottom, three bytes a pixel, nothing between rows. `rgb.len() == width * height * 3`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Pixels {
    pub width: u32,
    pub height: u32,
    rgb: Vec<u8>,
}

/// Some columns and rows of a picture; `right` and `bottom` lie just outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rect {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

impl Rect {
    /// The whole blocks (width, height) that it touches, and `bleed` more pixels (across, down) around them. Nothing
    /// stays nothing.
    pub(crate) fn grown_to(self, block: (u32, u32), bleed: (u32, u32)) -> Self {
        if self.left >= self.right || self.top >= self.bottom {
            return self;
        }
        let down = |place: u32, block: u32| place / block.max(1) * block.max(1);
        let up = |place: u32, block: u32| place.div_ceil(block.max(1)).saturating_mul(block.max(1));
        Self {
            left: down(self.left, block.0).saturating_sub(bleed.0),
            top: down(self.top, block.1).saturating_sub(bleed.1),
            right: up(self.right, block.0).saturating_add(bleed.0),
            bottom: up(self.bottom, block.1).saturating_add(bleed.1),
        }
    }
}

impl Pixels {
    /// Takes `rgb` as a picture of these dimensions.
    ///
    /// # Errors
    /// `Undecodable` when there are not exactly as many bytes as the dimensions ask for.
    pub(crate) fn new(width: u32, height: u32, rgb: Vec<u8>) -> Result<Self, ImageProblem> {
        let expected = u64::from(width) * u64::from(height) * 3;
        if rgb.len() as u64 == expected && expected > 0 {
            Ok(Self { width, height, rgb })
        } else {
            Err(ImageProblem::Undecodable {})
        }
    }

    pub(crate) fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// The pixels one by one.
    pub(crate) fn each(&self) -> &[[u8; 3]] {
        self.rgb.as_chunks().0
    }

    /// Makes a part of the picture black. What lies outside the picture is passed over.
    pub(crate) fn blacken(&mut self, rect: Rect) {
        let bytes = |columns: u32| columns as usize * 3;
        let columns = bytes(rect.left)..bytes(rect.right.min(self.width));
        let rows = rect.top as usize..rect.bottom as usize;
        let stride = bytes(self.width);
        let covered = self.rgb.chunks_exact_mut(stride).skip(rows.start);
        for row in covered.take(rows.len()) {
            if let Some(part) = row.get_mut(columns.clone()) {
                part.fill(0);
            }
        }
    }

    /// The picture reduced until its longest side is at most `side`; `None` when it already is, or
    /// nothing would be left of it.
    /// Lanczos, because small print has to stay legible.
    ///
    /// # Errors
    /// `Undecodable` when the dimensions cannot be resized at all.
    pub(crate) fn fitted(&self, side: u32) -> Result<Option<Self>, ImageProblem> {
        let longest = self.width.max(self.height);
        if longest <= side || side == 0 {
            return Ok(None);
        }
        let (width, height) = (
            scaled(self.width, side, longest),
            scaled(self.height, side, longest),
        );
        let source = ImageRef::new(self.width, self.height, &self.rgb, PixelType::U8x3)
            .map_err(|_| ImageProblem::Undecodable {})?;
        let mut target = Image::new(width, height, PixelType::U8x3);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new()
            .resize(&source, &mut target, &options)
            .map_err(|_| ImageProblem::Undecodable {})?;
        Self::new(width, height, target.into_vec()).map(Some)
    }

    /// The picture turned upright.
    pub(crate) fn upright(self, orientation: Orientation) -> Self {
        let turned: Vec<[u8; 3]> = match orientation {
            Orientation::Upright => return self,
            Orientation::Mirrored => self.rows_mirrored(),
            Orientation::Turned180 => self.each().iter().rev().copied().collect(),
            Orientation::Flipped => self.rows().rev().flatten().copied().collect(),
            Orientation::Transposed => self.transposed(),
            // To the right: each row is a column read from the bottom.
            Orientation::Turned90 => {
                let mut rows = self.transposed();
                let columns = rows.chunks_exact_mut(self.height as usize);
                columns.for_each(<[[u8; 3]]>::reverse);
                rows
            }
            Orientation::Transversed => {
                let mut rows = self.transposed();
                rows.reverse();
                rows
            }
            Orientation::Turned270 => {
                let rows = self.transposed();
                let columns = rows.chunks_exact(self.height as usize);
                columns.rev().flatten().copied().collect()
            }
        };
        let (width, height) = if orientation.swaps_sides() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        };
        Self {
            width,
            height,
            rgb: turned.into_flattened(),
        }
    }

    fn rows(&self) -> impl DoubleEndedIterator<Item = &[[u8; 3]]> {
        self.each().chunks_exact(self.width as usize)
    }

    fn rows_mirrored(&self) -> Vec<[u8; 3]> {
        self.rows()
            .flat_map(|row| row.iter().rev())
            .copied()
            .collect()
    }

    /// Columns as rows. A few rows at a time, so that what is read stays at hand until all of it has been used: less
    /// than half the time of going down one column after the other.
    fn transposed(&self) -> Vec<[u8; 3]> {
        const AT_A_TIME: usize = 16;
        let (width, height) = (self.width as usize, self.height as usize);
        let mut turned = vec![[0; 3]; width * height];
        for (band, rows) in self.each().chunks(width * AT_A_TIME).enumerate() {
            for (column, row) in turned.chunks_exact_mut(height).enumerate() {
                let target = row.iter_mut().skip(band * AT_A_TIME);
                let source = rows.iter().skip(column).step_by(width);
                target.zip(source).for_each(|(to, from)| *to = *from);
            }
        }
        turned
    }
}

/// A side after reduction, rounded, never nothing.
fn scaled(length: u32, side: u32, longest: u32) -> u32 {
    let (length, side, longest) = (u64::from(length), u64::from(side), u64::from(longest));
    let rounded = (length * side + longest / 2) / longest.max(1);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}
