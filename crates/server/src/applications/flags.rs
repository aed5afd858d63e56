//! What staff should look at before they decide. Computed when a revision is received and again whenever an
//! application is opened by staff: the world goes on in the meantime.

use akashi_domain::ApplicationKind;
use akashi_domain::changed_name::names_differ;
use akashi_protocol::application::{DocumentRef, DocumentRole, RevisionBody};
use jiff::Timestamp;
use uuid::Uuid;

use crate::storage::application::ApplicationRow;
use crate::storage::{
    StorageError, Transaction, document, enrolment, flag, graduate, member_number,
};

/// The student number has a holder; a second one is never made.
pub const STUDENT_NUMBER_TAKEN: &str = "student_number_taken";
/// The student number is the one of a student, from the university itself. An approval makes that account a graduate's.
pub const STUDENT_NUMBER_OF_STUDENT: &str = "student_number_of_student";
/// The university says the student number of somebody other than its holder.
pub const NUMBER_SAID_OF_ANOTHER: &str = "number_said_of_another";
/// No graduate's account has the student number of the account that is asked for.
pub const ACCOUNT_UNKNOWN: &str = "account_unknown";
/// The mail address signs in a graduate already.
pub const ACCOUNT_EXISTS: &str = "account_exists";
/// An image of the last revision cannot be decoded.
pub const IMAGE_UNDECODABLE: &str = "image_undecodable";
/// The last mail about the application was refused, or given up.
pub const MAIL_UNDELIVERED: &str = "mail_undelivered";

/// An image of the last revision may be hard to read.
pub const IMAGE_HARD_TO_READ: &str = "image_hard_to_read";
/// A character of the name could not be typed; an image shows it.
pub const CHARACTER_MISSING: &str = "character_missing";
/// The present name is another than the one when in school.
pub const NAME_CHANGED: &str = "name_changed";

/// Sets or clears what a revision says about itself.
///
/// # Errors
/// When the database refuses.
pub fn of_revision(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    body: &RevisionBody,
    at: Timestamp,
) -> Result<(), StorageError> {
    let shows_character = |image: &DocumentRef| image.role == DocumentRole::Character;
    let missing = body.documents.iter().any(shows_character);
    flag::set(tx, row.id, CHARACTER_MISSING, missing, at)?;
    flag::set(tx, row.id, NAME_CHANGED, names_differ(&body.answers), at)?;
    of_images(tx, row.id, row.revision, at)
}

/// Sets or clears what the images of a revision say, as far as they are encoded anew.
///
/// # Errors
/// When the database refuses.
pub fn of_images(
    tx: &Transaction<'_>,
    application: Uuid,
    revision: u32,
    at: Timestamp,
) -> Result<(), StorageError> {
    let hard = document::of_revision(tx, application, revision)?
        .iter()
        .any(|(role, image)| is_document(*role) && !image.readability.is_empty());
    flag::set(tx, application, IMAGE_HARD_TO_READ, hard, at)
}

/// A single character needs no large picture.
fn is_document(role: DocumentRole) -> bool {
    role != DocumentRole::Character
}

/// Sets or clears the flags that depend on other people's data.
///
/// # Errors
/// When the database refuses.
pub fn refresh(
    tx: &Transaction<'_>,
    row: &ApplicationRow,
    at: Timestamp,
) -> Result<(), StorageError> {
    let number = row.student_number_key.expose();
    // A recovery asks for the account of the number; everything else for a number that is nobody's.
    let recovers = row.kind == ApplicationKind::Recovery;
    let registers = row.kind == ApplicationKind::Registration;
    let of_student = registers && enrolment::student_of(tx, number)?.is_some();
    flag::set(tx, row.id, STUDENT_NUMBER_OF_STUDENT, of_student, at)?;
    let held = !recovers && enrolment::is_held_by_another(tx, number, row.id)?;
    flag::set(tx, row.id, STUDENT_NUMBER_TAKEN, held && !of_student, at)?;
    let said_of_another = !held && member_number::is_said_of_another(tx, number)?;
    flag::set(tx, row.id, NUMBER_SAID_OF_ANOTHER, said_of_another, at)?;
    let unknown = recovers && graduate::of_number(tx, number)?.is_none();
    flag::set(tx, row.id, ACCOUNT_UNKNOWN, unknown, at)?;
    // Once there is an account, its address is its own affair, and may have changed.
    let exists = row.account.is_none() && graduate::exists(tx, row.email_key.expose(), None)?;
    flag::set(tx, row.id, ACCOUNT_EXISTS, exists, at)
}
