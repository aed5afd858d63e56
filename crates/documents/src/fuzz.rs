//! The inside of the worker as one function, for `cargo xtask fuzz`.

use crate::{Edits, Limits, header, prepare, sniff};

/// Does with a file all that the worker ever does, within limits that keep a try short.
///
/// # Panics
/// When what was prepared is not what the server takes.
#[allow(clippy::panic, reason = "a fuzz target fails by panicking")]
pub fn image(file: &[u8], edits: &Edits) {
    let limits = Limits {
        pixels: 1_000_000,
        decode_memory: 64 * 1024 * 1024,
        result_side: 256,
        thumbnail_side: 64,
        ..Limits::default()
    };
    let _ = sniff(file);
    if header::inspect(file, &limits).is_err() {
        return;
    }
    let _ = prepare::reencode(file.to_vec(), &limits);
    let Ok(prepared) = prepare::prepare(file.to_vec(), edits, &limits) else {
        return;
    };
    if prepare::reencode(prepared.bytes, &limits).is_err() {
        panic!("the server refuses what the client has prepared");
    }
}
