//! How graduates sign in, set their passwords, and what they see first. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `sign_in` | mail address, password, second password; signs out |
//! | `set_passwords` | both at once, after the first sign-in |
//! | `change_password` | one of them, by who is signed in |
//! | `reset_passwords` | both anew, by who has forgotten them |
//! | `rules` | what a password must be |
//! | `reset` | a new initial password, from the command line |
//! | `devices` | the sessions of an account, and ending them |
//! | `not_me` | the previous sign-in was somebody else |
//! | `home` | what is shown after signing in |

mod change_password;
mod devices;
mod home;
mod not_me;
mod reset;
mod reset_passwords;
pub(crate) mod rules;
mod set_passwords;
mod sign_in;

pub use change_password::{Which, change_password};
pub(crate) use devices::kept as kept_device;
pub use devices::{end_other_sessions, end_session, forget_device, sessions};
pub use home::home;
pub use not_me::not_me;
pub use reset::{ResetProblem, reset};
pub use reset_passwords::reset_passwords;
pub(crate) use rules::{fits as password_fits, names as rule_names};
pub use set_passwords::set_passwords;
pub use sign_in::{sign_in, sign_out};
