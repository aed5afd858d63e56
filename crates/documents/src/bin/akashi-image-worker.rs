//! `akashi-image-worker`: decodes one image from standard input, within limits, and ends. Started by Akashi itself
//! for every image; of no use by hand.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    match akashi_documents::worker::child::serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // The parent reads the missing answer as the failure it is; there is nobody else to tell.
        Err(_) => ExitCode::FAILURE,
    }
}
