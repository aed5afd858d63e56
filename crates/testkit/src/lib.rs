//! What tests need to run the real thing without a window: a university on a free port with a clock that can be set,
//! its mail folder, a core with nobody in front of it, and the people of the journeys.
//!
//! Also the development host ([`dev_host`]): the core behind HTTP on loopback, for work on the user interface and for
//! tests in a browser. Nothing of this is shipped.

pub mod ahead;
pub mod bench;
pub mod chaos;
pub mod client;
pub mod clock;
pub mod dev_host;
pub mod directory;
pub mod fault;
pub mod headless;
pub mod keyring;
pub mod person;
pub mod university;
pub mod worker;

pub use client::Device;
pub use clock::SharedClock;
pub use fault::{Fault, Result};
pub use headless::Headless;
pub use keyring::MemoryKeyring;
pub use university::University;
