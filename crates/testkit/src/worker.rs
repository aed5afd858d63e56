//! The image worker, a program of its own: built when it is not there.

use std::process::Command;

use akashi_documents::ImageWorker;

use crate::fault::Result;

/// The worker beside the running program.
///
/// # Errors
/// When it cannot be built.
pub fn image_worker() -> Result<ImageWorker> {
    if let Ok(worker) = ImageWorker::beside_current_exe() {
        return Ok(worker);
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "-p", "akashi-documents"])
        .args(["--bin", "akashi-image-worker"])
        .status()?;
    if !built.success() {
        return Err("the image worker cannot be built".into());
    }
    Ok(ImageWorker::beside_current_exe()?)
}
