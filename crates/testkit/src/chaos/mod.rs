//! The fault laboratory: the application and the server as processes of their own, which are ended by SIGKILL at random
//! moments and at named places in the code, or lose what their disks had not been told to keep, while somebody outside
//! writes down what was acknowledged and holds both sides to it. `cargo xtask chaos` runs it.
//!
//! | file | what |
//! |---|---|
//! | `points` | the named places, and how a process is told to die at one |
//! | `plan` | who dies next, and where, drawn from a seed |
//! | `computer` | the application without a window, told over a pipe what the person does |
//! | `campus` | the university's server |
//! | `child` | both as seen from outside: started, killed, started again |
//! | `person` | one graduate's way through the application, going on after every end |
//! | `oracle` | what was acknowledged, and what both sides hold in the end |
//! | `ends` | who came to an end, and where; the server that comes back |
//! | `kills` | the campaign of killing |
//! | `accounts` | the campaign of account changes |
//! | `account` | what can be changed, and who is told |
//! | `holder`, `student`, `letters` | who changes, signs in, and reads mails |
//! | `ledger` | what is held of it |
//! | `applying`, `reviewed`, `staff` | changes that staff decide: asked for, held, decided |
//! | `proxy`, `wire` | a bad line between the two |
//! | `network` | the campaign on that line |
//! | `power` | the campaign of power cuts |
//! | `preload` | the recorder in a process, and what that is told about its disk |
//! | `trouble`, `troubles` | disks that take nothing more, clocks that jump; the campaign of both |
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]
#![allow(
    clippy::indexing_slicing,
    reason = "what a JSON value does not have is null"
)]

mod account;
pub mod accounts;
mod applying;
pub mod campus;
mod child;
pub mod computer;
mod ends;
mod holder;
pub mod kills;
mod ledger;
mod letters;
pub mod network;
mod oracle;
mod person;
mod plan;
mod points;
pub mod power;
mod preload;
mod proxy;
mod reviewed;
mod staff;
mod student;
mod trouble;
#[cfg(all(test, target_os = "linux"))]
mod trouble_tests;
pub mod troubles;
mod wire;
