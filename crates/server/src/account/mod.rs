//! What the holder of an account changes about it, but for passwords and sessions. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `address` | another mail address, confirmed by a one-time flow |

mod address;

pub use address::{change, confirm, present};
