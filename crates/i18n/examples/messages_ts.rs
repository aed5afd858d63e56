//! Writes the TypeScript side of the messages to standard output. `cargo xtask codegen` puts it into the user
//! interface; the text itself is made by the build script, together with the Rust side.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    io::stdout().write_all(include_bytes!(concat!(env!("OUT_DIR"), "/messages.ts")))
}
