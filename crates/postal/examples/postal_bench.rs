//! How long look-ups take, for `cargo xtask bench form`. Prints nanoseconds: the first look-up after the start of this
//! process, then the 99th of 100 of later ones, of all codes in order and all over the place, then the bytes of the
//! directory.
#![allow(
    clippy::print_stdout,
    reason = "a measuring program answers on standard output"
)]

use std::hint::black_box;
use std::time::Instant;

/// Codes between one and the next when they are asked all over the place; a prime, so that every code has its turn.
const STRIDE: usize = 48_271;

fn main() {
    // 100-0001, of the journeys.
    let (first, found) = look_up(1_000_001);
    assert_eq!(found, 1, "the directory does not answer");

    let codes: Vec<u32> = akashi_postal::codes().collect();
    let scattered = (0..codes.len()).filter_map(|turn| codes.get(turn * STRIDE % codes.len()));
    let in_order = p99(codes.iter());
    println!(
        "{first} {in_order} {} {}",
        p99(scattered),
        akashi_postal::size()
    );
}

/// Reads every place of a code. Gives the time it took and the number of places.
fn look_up(code: u32) -> (u128, usize) {
    let begin = Instant::now();
    let found = akashi_postal::look_up(black_box(code))
        .map(black_box)
        .count();
    (begin.elapsed().as_nanos(), found)
}

fn p99<'a>(codes: impl Iterator<Item = &'a u32>) -> u128 {
    let mut times: Vec<u128> = codes.map(|code| look_up(*code).0).collect();
    times.sort_unstable();
    times
        .get(times.len() * 99 / 100)
        .copied()
        .unwrap_or(u128::MAX)
}
