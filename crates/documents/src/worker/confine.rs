//! What the worker gives up before it touches an image: memory and processor time beyond its limits, writing files,
//! opening more of them, and leaving a core dump with somebody's identity document in it.
//!
//! Where the system has no such limits (Windows) the wall-clock limit of the parent and the memory computed from
//! the header remain.

use std::io;

use crate::Limits;

/// Sets the limits for this process. There is no way back.
///
/// # Errors
/// When the system refuses one of them; the worker must not go on then.
#[cfg(unix)]
pub(super) fn confine(limits: &Limits) -> io::Result<()> {
    use rustix::process::Resource;

    lower(Resource::Core, 0)?;
    lower(Resource::Cpu, limits.cpu_seconds)?;
    lower(Resource::Fsize, 0)?;
    lower(Resource::Nofile, 16)?;
    let memory = lower(Resource::As, limits.worker_memory);
    // Only Linux promises to honour a bound on address space; elsewhere it is welcome where it works.
    if cfg!(target_os = "linux") {
        memory
    } else {
        Ok(())
    }
}

/// Lowers a limit, soft and hard, to `most`, or leaves it where it is lower already.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let allowed = getrlimit(resource)
        .maximum
        .map_or(most, |hard| hard.min(most));
    setrlimit(
        resource,
        Rlimit {
            current: Some(allowed),
            maximum: Some(allowed),
        },
    )?;
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn confine(_limits: &Limits) -> io::Result<()> {
    Ok(())
}
