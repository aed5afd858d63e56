//! What staff should look at before they decide. Computed when a revision is received and again whenever an
//! application is opened by staff: the world goes on in the meantime.

use jiff::Timestamp;

use crate::storage::application::ApplicationRow;
use crate::storage::{StorageError, Transaction, enrolment, flag, graduate};

/// The student number has a holder; a second one is never made.
pub const STUDENT_NUMBER_TAKEN: &str = "student_number_taken";
/// The mail address signs in a graduate already.
pub const ACCOUNT_EXISTS: &str = "account_exists";
/// An image of the last revision cannot be decoded.
pub const IMAGE_UNDECODABLE: &str = "image_undecodable";
/// The last mail about the application was refused, or given up.
pub const MAIL_UNDELIVERED: &str = "mail_undelivered";

/// Sets or clears the two flags that depend on other people's data.
///
/// # Errors
/// When the database refuses.
pub fn refresh(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<(), StorageError> {
    let number = row.student_number_key.expose();
    let taken = enrolment::is_held_by_another(tx, number, row.id)?;
    flag::set(tx, row.id, STUDENT_NUMBER_TAKEN, taken, at)?;
    let exists = graduate::exists(tx, row.email_key.expose(), row.account)?;
    flag::set(tx, row.id, ACCOUNT_EXISTS, exists, at)
}
