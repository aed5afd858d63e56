//! How graduates sign in, set their passwords, and what they see first. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `sign_in` | mail address, password, second password; signs out |
//! | `set_passwords` | both at once, after the first sign-in |
//! | `reset` | a new initial password, from the command line |
//! | `home` | what is shown after signing in |

mod home;
mod reset;
mod set_passwords;
mod sign_in;

pub use home::home;
pub use reset::{ResetProblem, reset};
pub(crate) use set_passwords::names as rule_names;
pub use set_passwords::set_passwords;
pub use sign_in::{sign_in, sign_out};
