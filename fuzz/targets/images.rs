//! Any bytes, as a chosen file and as an upload: sniffed, decoded, turned, covered, measured and encoded anew.
#![no_main]

use akashi_documents::fuzz;
use akashi_documents::{Area, Edits, Turn};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, [u8; 4], &[u8])| {
    let (turn, [x, y, width, height], file) = input;
    // Whole percents reach every edge.
    let part = |value: u8| u16::from(value) * 100;
    let cover = Area {
        x: part(x),
        y: part(y),
        width: part(width),
        height: part(height),
    };
    let edits = Edits {
        covers: vec![cover],
        turn: Turn(turn),
    };
    fuzz::image(file, &edits);
});
