//! How people with a campus ID sign in, and what a first sign-in asks of them and of those from the identity provider. No
//! HTTP here.
//!
//! | file | verb |
//! |---|---|
//! | `sign_in` | user ID, the university's password, second password |
//! | `key` | a key by mail, where the device is not remembered (F04) |
//! | `setting` | whether a key is asked for |
//! | `enter` | the session begins |
//! | `address` | a mail address, confirmed by a one-time flow |
//! | `second_password` | sets it |
//! | `number` | the student number that the university says becomes an enrolment |
//! | `forgotten` | sets it anew, by who has forgotten it |
//! | `reset` | forgets it, from the command line |

mod address;
mod enter;
mod forgotten;
mod key;
mod number;
mod reset;
mod second_password;
mod setting;
mod sign_in;

pub use address::{confirm, start};
pub use enter::{Entering, enter};
pub use forgotten::{forgot, set_anew};
pub use key::{enter_key, look, resend};
pub(crate) use number::{Saying, keep as keep_number};
pub use reset::{ResetProblem, reset};
pub use second_password::set_second_password;
pub use setting::{email_key, set_email_key};
pub(crate) use sign_in::attempt_key;
pub use sign_in::sign_in;

use akashi_protocol::campus::FirstStep;
use uuid::Uuid;

use crate::storage::password::{self, Role};
use crate::storage::{Reader, StorageError, campus};

/// What a first sign-in still needs.
fn first_step(
    conn: &Reader,
    account: Uuid,
    method: Uuid,
) -> Result<Option<FirstStep>, StorageError> {
    if campus::address_of(conn, account)?.is_none() {
        return Ok(Some(FirstStep::MailAddress));
    }
    // Whom the identity provider lets in has no password here at all.
    if campus::kind_of(conn, method)? == Some(campus::Kind::Saml) {
        return Ok(None);
    }
    let is_set = password::find(conn, method, Role::Second)?.is_some();
    Ok((!is_set).then_some(FirstStep::SecondPassword))
}
