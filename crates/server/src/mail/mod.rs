//! Mails: written in memory at the moment of sending, out of what the database holds and secrets drawn for this one
//! try.
//!
//! | file | what |
//! |---|---|
//! | `letter` | what stands in a mail, as text and as HTML |
//! | `write` | the letters themselves: which words for which occasion |
//! | `about` | what the mail of a flow is about |
//! | `prepare` | from a row of the outbox to a letter; draws and keeps the secrets |
//! | `transport` | by SMTP, or as a file |
//! | `read` | what a person reads of a mail in the folder |
//! | `sender` | the background task: take, prepare, send, note the result |

mod about;
mod kinds;
mod letter;
mod prepare;
mod read;
mod sender;
mod transport;
mod write;

pub use letter::{Block, Letter, escape};
pub use read::{Readable, readable};
pub use sender::run;
pub use transport::{Transport, TransportProblem};
