//! The local core: what the application does, without a window.
//!
//! A view (the webview, a test, the dev HTTP host) calls commands of [`api`]; their bodies stand in `commands` and
//! are generic over a [`host::Host`], which owns what only a desktop has: file dialogs, quitting, events.
//!
//! | module | owns |
//! |---|---|
//! | [`api`] | the contract with the view: commands, views, codes |
//! | `commands` | one file per noun, one short body per command |
//! | `core` | starting, dispatching, the store and its engine |
//! | `roles` | who acts: an applicant, a graduate, a member of staff; each has only their own methods |
//! | `errors` | every error becomes a code with arguments, in this one place |
//! | `images` | opaque ids of images, valid in this session |
//! | `pictures`, `attaching` | pictures that wait in memory, and how one becomes an image of the draft |
//! | `idle`, `locking` | signing out who went away, and closing the store behind them |
//! | `export` | what a person can take along |
//! | `loopback` | the port to which a browser comes back from the identity provider |
//! | `links`, `closing` | links of the system, and leaving with something unsent |

pub mod api;
mod attaching;
mod closing;
mod commands;
mod core;
mod errors;
mod export;
pub mod host;
mod idle;
mod images;
mod links;
mod locking;
mod loopback;
pub mod options;
mod pictures;
mod roles;
mod university;

pub use akashi_domain::Sensitive;
pub use akashi_store::settings::Window;
pub use core::{Core, StartFailed};
pub use host::{
    BrowserFailed, Clipboard, ClipboardFailed, DialogFailed, FileDialog, Host, Notification,
    SaveDialog,
};
pub use images::ImageBytes;
pub use options::Options;
