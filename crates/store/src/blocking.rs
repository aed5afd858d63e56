//! Work that waits for a disk, or takes a while to make a key: on threads of its own, and without a trace.

use zeroize::zeroize_stack;

use crate::error::StoreError;

/// Bytes below a frame that are overwritten; the deepest calls that hold a key (argon2, ChaCha20, SQLCipher) go no
/// further, not even in a build that is not optimised.
const DEPTH: usize = 64 * 1024;

/// Does `act` on a thread that may wait.
///
/// # Errors
/// [`StoreError::Unexpected`] when the thread did not come to its end.
pub(crate) async fn run<T: Send + 'static>(
    act: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(|| without_trace(act))
        .await
        .map_err(|_| StoreError::Unexpected("a thread of the store"))
}

/// Does `act`, and overwrites what its calls leave on the stack of this thread: hashes and ciphers work on copies of
/// keys there, and a thread that waits for its next work keeps them for as long as it waits.
pub(crate) fn without_trace<T>(act: impl FnOnce() -> T) -> T {
    let done = in_a_frame_of_its_own(act);
    zeroize_stack::<DEPTH>();
    done
}

#[inline(never)]
fn in_a_frame_of_its_own<T>(act: impl FnOnce() -> T) -> T {
    act()
}
