//! What the worker gives up before it touches an image: memory and processor time beyond its limits, writing files,
//! opening more of them, and leaving a core dump with somebody's identity document in it. On Linux also every system
//! call that decoding does not need, so that a decoder that was taken over finds neither files nor network.
//!
//! Where the system has no such limits (Windows) the wall-clock limit of the parent and the memory computed from
//! the header remain.

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod calls;

use std::io;

/// Bounds this process to so many bytes of address space and seconds of processor time, and gives up what it can. There
/// is no way back. Answers whether system calls are
/// filtered: a kernel without filters leaves the other limits, and the parent says so in its log.
///
/// # Errors
/// When the system refuses one of the limits; the worker must not go on then.
pub(super) fn confine(memory: u64, seconds: u64) -> io::Result<bool> {
    bound(memory, seconds)?;
    Ok(filter())
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
fn filter() -> bool {
    calls::filter()
}

#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
fn filter() -> bool {
    false
}

#[cfg(unix)]
fn bound(memory: u64, seconds: u64) -> io::Result<()> {
    use rustix::process::Resource;

    lower(Resource::Core, 0)?;
    lower(Resource::Cpu, seconds)?;
    lower(Resource::Fsize, 0)?;
    lower(Resource::Nofile, 16)?;
    let memory = lower(Resource::As, memory);
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
fn bound(_memory: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}
