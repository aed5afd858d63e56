//! Identity images on the server (F42a): an upload is hashed and stored encrypted, unseen; a background job has it
//! encoded anew by the image worker, and nobody ever sees anything but the result.
//!
//! | file | verb |
//! |---|---|
//! | `put` | takes an upload |
//! | `read` | gives the image encoded anew |
//! | `job` | has uploads encoded anew |
//! | `vault` | keeps files, each encrypted under a key of its own |
//! | `space` | refuses before the disk is full |

mod job;
mod put;
mod read;
mod space;
mod vault;

use akashi_protocol::Digest;
use uuid::Uuid;

pub use job::{encode_waiting, sweep, works};
pub use put::{MOST_STORED, put};
pub use read::{by_owner, by_staff};
pub use space::free_percent;
pub use vault::{Sealed, Vault, VaultError};
pub(crate) use vault::{open, seal};

use crate::state::AppState;

impl AppState {
    /// The files of images.
    #[must_use]
    pub fn vault(&self) -> Vault {
        Vault::new(&self.config.documents(), *self.keys.documents().expose())
    }
}

/// What an upload's ciphertext is bound to.
fn about_upload(application: Uuid, sha256: Digest) -> String {
    format!("upload {application} {sha256}")
}

/// What the ciphertext of an image encoded anew is bound to.
fn about_image(application: Uuid, sha256: Digest) -> String {
    format!("image {application} {sha256}")
}
