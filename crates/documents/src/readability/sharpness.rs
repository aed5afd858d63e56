//! How far edges are smeared. The brightness across a sharp edge rises at once, across a blurred one slowly: an edge of
//! contrast `c`, smeared with a standard deviation of `s` pixels, is nowhere steeper than `c / (s √2π)` (the Gaussian at
//! its middle). Contrast and steepness are measured in small tiles, so that neither light nor the amount of print counts.

use super::Grey;
use super::exposure::Exposure;

/// Tenths of a pixel beyond which print of ordinary size runs together.
pub(super) const BLURRED: u32 = 42;
/// Side of a tile, in pixels of the halved picture: a character or two.
const TILE: usize = 16;
/// Share of the whole picture's contrast that a tile with print has at least, in hundredths.
const PRINTED: u32 = 35;
/// Least contrast of a tile with print, of 255: more than noise has.
const LEAST: u32 = 24;
/// Darker than this is a cover, or as good as one: its edges are not the camera's.
const COVERED: u8 = 4;
/// Of the tiles with print, how many (in hundredths) may be sharper than the one that speaks for the picture.
const SHARPER: usize = 15;

/// What is found in one tile.
#[derive(Clone, Copy)]
struct Tile {
    darkest: u8,
    lightest: u8,
    /// Steepest change to the right and downwards, over two pixels.
    across: u8,
    down: u8,
}

impl Tile {
    const EMPTY: Self = Self {
        darkest: 255,
        lightest: 0,
        across: 0,
        down: 0,
    };

    fn contrast(&self) -> u32 {
        u32::from(self.lightest.saturating_sub(self.darkest))
    }
}

/// The smear in tenths of a pixel of the whole picture, in the direction where it is worse: a camera that moved leaves
/// edges along its way sharp. `None` when nothing is printed.
pub(super) fn of(grey: &Grey, exposure: &Exposure) -> Option<u32> {
    let range = u32::from(exposure.lightest.saturating_sub(exposure.darkest));
    let least = (range * PRINTED / 100).max(LEAST);
    let printed: Vec<Tile> = tiles(grey)
        .into_iter()
        .filter(|tile| tile.contrast() >= least && tile.darkest > COVERED)
        .collect();
    let across = smear(&printed, |tile| tile.across)?;
    let down = smear(&printed, |tile| tile.down)?;
    Some(across.max(down))
}

fn smear(tiles: &[Tile], steepest: impl Fn(&Tile) -> u8) -> Option<u32> {
    let mut smears: Vec<u32> = tiles
        .iter()
        .map(|tile| {
            // The change is over two pixels of the halved picture, four of the whole: contrast * 4 / change / √2π, in
            // tenths.
            tile.contrast() * 16 / u32::from(steepest(tile)).max(1)
        })
        .collect();
    smears.sort_unstable();
    smears.get(smears.len() * SHARPER / 100).copied()
}

fn tiles(grey: &Grey) -> Vec<Tile> {
    let rows: Vec<&[u8]> = grey.rows().collect();
    let mut tiles = Vec::new();
    for band in rows.chunks(TILE) {
        let first = tiles.len();
        tiles.resize(first + grey.width.div_ceil(TILE), Tile::EMPTY);
        let Some(tiles) = tiles.get_mut(first..) else {
            continue;
        };
        for (index, row) in band.iter().enumerate() {
            let below = band.get(index + 2).copied().unwrap_or(row);
            for ((tile, here), below) in tiles
                .iter_mut()
                .zip(row.chunks(TILE))
                .zip(below.chunks(TILE))
            {
                tile.add(here, below);
            }
        }
    }
    tiles
}

impl Tile {
    /// Takes in one row of the tile, and the one two further down.
    fn add(&mut self, here: &[u8], below: &[u8]) {
        for value in here {
            self.darkest = self.darkest.min(*value);
            self.lightest = self.lightest.max(*value);
        }
        for (value, next) in here.iter().zip(here.iter().skip(2)) {
            self.across = self.across.max(value.abs_diff(*next));
        }
        for (value, next) in here.iter().zip(below) {
            self.down = self.down.max(value.abs_diff(*next));
        }
    }
}
