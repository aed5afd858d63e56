//! Every sentence a person reads, typed.
//!
//! The texts stand in `i18n/{ja,en}/*.ftl` and serve the user interface, the local core, the server and its mails.
//! The build script makes one function per message in [`text`] and fails where a language lacks a key or a variable,
//! so a missing translation is a broken build and never an empty line on somebody's screen.

mod messages;

pub use akashi_domain::Language;
pub use messages::Messages;

/// One function per message: `mail-result-subject` is `text::mail_result_subject(&messages, …)`. Arguments come in
/// the alphabetical order of their names and are texts or numbers.
#[allow(
    clippy::too_many_arguments,
    reason = "a message has as many arguments as its sentence needs"
)]
pub mod text {
    use fluent::{FluentArgs, FluentValue};

    use crate::Messages;

    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}
