//! Reflections of lamps and windows: a patch without any drawing left in it, which fades within a short way into a
//! surface that is darker. White paper is no glare however bright it is: it ends in a hard edge, at print or at its
//! border, or fades slowly, as the light on it does.

use super::Grey;

/// Thousandths of the picture that a glare takes at least to be in the way.
pub(super) const TOO_LARGE: u32 = 6;
/// Side of a cell, in pixels of the halved picture: print averages away in it.
const CELL: usize = 8;
/// From this average on a cell counts as burnt out.
const BURNT: u8 = 250;
/// The next cell outside a glare is at least this bright: no hard edge.
const FADING: u8 = 205;
/// Cells outside a glare within which it has faded.
const WAY: usize = 7;
/// What it has faded to is darker than this.
const FADED: u8 = 236;
/// Thousandths of a picture beyond which a patch is paper or sky.
const LARGEST: u32 = 400;

/// A picture in cells: the average brightness of each.
struct Cells {
    width: usize,
    values: Vec<u8>,
}

impl Cells {
    fn of(grey: &Grey) -> Self {
        let rows: Vec<&[u8]> = grey.rows().collect();
        let width = grey.width.div_ceil(CELL);
        let mut values = Vec::with_capacity(width * rows.len().div_ceil(CELL));
        for band in rows.chunks(CELL) {
            let mut sums = vec![(0_u32, 0_u32); width];
            for row in band {
                for ((sum, count), cell) in sums.iter_mut().zip(row.chunks(CELL)) {
                    *sum += cell.iter().map(|value| u32::from(*value)).sum::<u32>();
                    *count += u32::try_from(cell.len()).unwrap_or(0);
                }
            }
            let averages = sums.iter().map(|(sum, count)| sum / (*count).max(1));
            values.extend(averages.map(|value| u8::try_from(value).unwrap_or(u8::MAX)));
        }
        Self { width, values }
    }

    /// The places `distance` to the left, right, above and below; `None` where the picture ends.
    fn around(&self, place: usize, distance: usize) -> [Option<usize>; 4] {
        let column = place % self.width.max(1);
        let rows = distance * self.width;
        [
            (column >= distance).then(|| place - distance),
            (column + distance < self.width).then_some(place + distance),
            place.checked_sub(rows),
            Some(place + rows).filter(|below| *below < self.values.len()),
        ]
    }

    /// The brightness of the paper: the middle one of all bright cells.
    fn paper(&self) -> u8 {
        let bright = self.values.iter().copied().filter(|value| *value >= 128);
        let mut bright: Vec<u8> = bright.collect();
        let middle = bright.len() / 2;
        if bright.is_empty() {
            return 0;
        }
        *bright.select_nth_unstable(middle).1
    }

    fn at(&self, place: usize) -> u8 {
        self.values.get(place).copied().unwrap_or(0)
    }
}

/// The largest glare in thousandths of the picture. On paper that is nearly burnt out itself none can be told.
pub(super) fn of(grey: &Grey) -> u32 {
    let cells = Cells::of(grey);
    if cells.paper() >= FADED {
        return 0;
    }
    let mut seen = vec![false; cells.values.len()];
    let mut largest = 0;
    for start in 0..cells.values.len() {
        let patch = patch(&cells, start, &mut seen);
        let share = patch.len() * 1_000 / cells.values.len().max(1);
        let share = u32::try_from(share).unwrap_or(u32::MAX);
        if share > largest && share <= LARGEST && fades(&cells, &patch) {
            largest = share;
        }
    }
    largest
}

/// All burnt-out cells that touch `start` and were not part of a patch yet.
fn patch(cells: &Cells, start: usize, seen: &mut [bool]) -> Vec<usize> {
    let mut patch = Vec::new();
    let mut waiting = vec![start];
    while let Some(place) = waiting.pop() {
        let burnt = cells.at(place) >= BURNT;
        match seen.get_mut(place) {
            Some(seen) if burnt && !*seen => *seen = true,
            _ => continue,
        }
        patch.push(place);
        waiting.extend(cells.around(place, 1).into_iter().flatten());
    }
    patch
}

/// Whether the patch fades, in most places along its edge.
fn fades(cells: &Cells, patch: &[usize]) -> bool {
    let (mut fading, mut edge) = (0_usize, 0_usize);
    for place in patch {
        let ways = cells.around(*place, 1).into_iter();
        for (next, far) in ways.zip(cells.around(*place, WAY)) {
            let (Some(next), Some(far)) = (next, far) else {
                continue;
            };
            let next = cells.at(next);
            if next < BURNT {
                edge += 1;
                fading += usize::from(next >= FADING && cells.at(far) < FADED);
            }
        }
    }
    fading * 2 > edge
}
