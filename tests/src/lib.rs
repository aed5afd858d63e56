//! The application as a person meets it: the real window on a display of its own, a real session bus and keyring, a
//! real university server with its mail folder. Nothing is imported from the application; its programs are run.

pub mod authenticator;
pub mod browser;
pub mod camera;
pub mod canary;
pub mod desktop;
pub mod dialog;
pub(crate) mod http;
pub mod journey;
pub mod line;
pub mod looks;
pub mod mail;
pub mod neighbours;
pub mod page;
pub mod process;
pub mod programs;
pub mod university;
pub mod wait;
pub mod webdriver;
pub mod words;

/// What went wrong, in words for a developer. Tests fail with it.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The result of anything here.
pub type Result<T> = std::result::Result<T, Fault>;
