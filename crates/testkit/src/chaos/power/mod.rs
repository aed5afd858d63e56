//! The campaign of power cuts: graduates apply one after the other, and now and then the power of their computer or of
//! the university's goes. The process is ended by SIGKILL, and its folder is made anew as the disk may hold it: what was
//! synced, and of the rest whatever the dice say. Then everything acknowledged has to be there.
//!
//! | file | what |
//! |---|---|
//! | `record` | how the recorder writes (`crates/recorder`, compiled in here as well) |
//! | `log` | reads what it wrote |
//! | `file`, `disk` | what a disk may hold after a power cut: the model |
//! | `machine` | a process' disk, from one cut to the next |
//! | `laboratory` | the campaign |

mod disk;
mod file;
mod laboratory;
mod log;
mod machine;
#[cfg(test)]
mod model_tests;
#[path = "../../../../recorder/src/record.rs"]
pub(super) mod record;
#[cfg(all(test, target_os = "linux"))]
mod recorder_tests;

pub use disk::Honesty;
pub use laboratory::{Campaign, run};
