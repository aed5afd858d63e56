//! How graduates sign in, set their passwords, and what they see first. No HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `sign_in` | mail address, password, second password; signs out |
//! | `set_passwords` | both at once, after the first sign-in |
//! | `home` | what is shown after signing in |

mod home;
mod set_passwords;
mod sign_in;

pub use home::home;
pub use set_passwords::set_passwords;
pub use sign_in::{sign_in, sign_out};
