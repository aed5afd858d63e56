//! The measuring programs of `cargo xtask bench images`:
//! `image_bench prepare WORKER FILE FOLDER` prepares one file as the application does, writes image and thumbnail, and
//! prints for how many nanoseconds that took and what came of it; `image_bench hostile FOLDER` writes files that are as
//! dear as a file can be.
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]

mod hostile;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use akashi_documents::{Edits, ImageWorker};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let task = arguments.next().unwrap_or_default();
    let mut path = || {
        arguments
            .next()
            .map(PathBuf::from)
            .ok_or("a path is missing")
    };
    if task == "hostile" {
        return hostile::write(&path()?);
    }
    let worker = ImageWorker::new(path()?);
    let (file, folder) = (path()?, path()?);
    let start = Instant::now();
    let outcome = worker.prepare(fs::read(file)?, &Edits::default()).await;
    let said = match &outcome {
        Ok(prepared) => {
            fs::write(folder.join("prepared"), &prepared.bytes)?;
            fs::write(folder.join("thumbnail"), &prepared.thumbnail)?;
            "prepared"
        }
        Err(problem) => problem.code(),
    };
    println!("{} {said}", start.elapsed().as_nanos());
    Ok(())
}
