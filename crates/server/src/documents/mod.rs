//! Identity images on the server (F42, F42a): an upload comes in pieces, is hashed and stored encrypted, unseen; a
//! background job has it encoded anew by the image worker, and nobody ever sees anything but the result.
//!
//! | file | verb |
//! |---|---|
//! | `upload` | takes an upload, piece by piece |
//! | `work` | one request at work on an upload |
//! | `turns` | lets whoever asks last go on |
//! | `arrive` | takes the bytes of one request |
//! | `part` | keeps what has come so far |
//! | `finish` | makes an image of what has come whole |
//! | `read` | gives the image encoded anew |
//! | `job` | has uploads encoded anew |
//! | `vault` | keeps files, each encrypted under a key of its own |
//! | `names` | brings the names of new files to the disk, of many at once |
//! | `space` | refuses before the disk is full |

mod arrive;
mod finish;
mod job;
mod names;
mod part;
mod read;
mod space;
mod turns;
mod upload;
mod vault;
mod work;

use akashi_documents::Sniffed;
use akashi_protocol::Digest;
use uuid::Uuid;

pub use arrive::{Body, Broken};
pub use job::{encode_waiting, sweep, works};
pub use part::{FRAME, Part};
pub use read::{by_owner, by_staff};
pub use space::free_percent;
pub use turns::{QUIET, Turn, Turns};
pub use upload::{Standing, Which, append, begin, forget_old, give_up, standing};
pub use vault::{Sealed, Vault, VaultError};
pub(crate) use vault::{open, seal};
pub use work::MOST_STORED;

use crate::state::AppState;
use crate::storage::document::DocumentRow;

impl AppState {
    /// The files of images.
    #[must_use]
    pub fn vault(&self) -> Vault {
        self.vault.clone()
    }
}

/// What an upload's ciphertext is bound to.
fn about_upload(application: Uuid, sha256: Digest) -> String {
    format!("upload {application} {sha256}")
}

/// What the frames of an upload are bound to while it is not whole.
fn about_part(which: Which) -> String {
    format!("part {} {}", which.application, which.sha256)
}

/// Opens every file an image has, for whoever wants to be sure that it can be.
///
/// # Errors
/// Why one cannot.
pub async fn opens(vault: &Vault, row: &DocumentRow) -> Result<(), VaultError> {
    if let Some(upload) = &row.upload {
        let about = about_upload(row.application, row.sha256);
        vault.get(upload, &about).await?;
    }
    if let Some(image) = &row.image {
        let about = about_image(row.application, row.sha256);
        vault.get(image, &about).await?;
    }
    Ok(())
}

/// Images are taken as these and as nothing else.
fn is_accepted(found: Sniffed) -> bool {
    matches!(found, Sniffed::Jpeg | Sniffed::Png)
}

/// What the ciphertext of an image encoded anew is bound to.
fn about_image(application: Uuid, sha256: Digest) -> String {
    format!("image {application} {sha256}")
}
