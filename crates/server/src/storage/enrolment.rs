//! The table `enrolment` 学籍. A student number has at most one holder. Those that no application has led to are in
//! [`member_number`](super::member_number).

use akashi_domain::reading::dates;
use akashi_domain::{Answers, FieldId, Sensitive, form};
use akashi_protocol::application::EnrolmentView;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, named_params, params};
use uuid::Uuid;

use super::{StorageError, cell};

/// Adds the enrolment that an approved application stands for.
///
/// # Errors
/// When the database refuses; a constraint where the student number has a holder.
pub fn insert(
    conn: &Connection,
    account: Uuid,
    application: Uuid,
    answers: &Answers,
    at: Timestamp,
) -> Result<(), StorageError> {
    use FieldId as F;
    let number = answers.get(F::StudentNumber);
    conn.prepare_cached(include_str!("enrolment_insert.sql"))?
        .execute(named_params! {
            ":id": Uuid::now_v7().to_string(),
            ":account": account.to_string(),
            ":application": application.to_string(),
            ":number": number,
            ":number_key": form::student_number_key(number),
            ":school_name": school_name(answers),
            ":faculty": answers.faculty(),
            ":department": answers.get(F::Department),
            ":leaving_kind": answers.get(F::LeavingKind),
            ":admission_month": month(answers.get(F::AdmissionMonth)),
            ":leaving_month": month(answers.get(F::LeavingMonth)),
            ":at": at.as_millisecond(),
        })?;
    Ok(())
}

/// What the university said of a student becomes what an approved application says. `false` where the account has no such
/// enrolment.
///
/// # Errors
/// When the database refuses.
pub fn take_over(
    conn: &Connection,
    account: Uuid,
    application: Uuid,
    answers: &Answers,
) -> Result<bool, StorageError> {
    use FieldId as F;
    let number = answers.get(F::StudentNumber);
    let changed = conn
        .prepare_cached(include_str!("enrolment_take_over.sql"))?
        .execute(named_params! {
            ":account": account.to_string(),
            ":application": application.to_string(),
            ":number": number,
            ":number_key": form::student_number_key(number),
            ":school_name": school_name(answers),
            ":faculty": answers.faculty(),
            ":department": answers.get(F::Department),
            ":leaving_kind": answers.get(F::LeavingKind),
            ":admission_month": month(answers.get(F::AdmissionMonth)),
            ":leaving_month": month(answers.get(F::LeavingMonth)),
        })?;
    Ok(changed == 1)
}

/// 在学時氏名 in the first script it was given in.
fn school_name(answers: &Answers) -> String {
    use FieldId as F;
    [
        (F::SchoolFamilyNameKanji, F::SchoolGivenNameKanji),
        (F::SchoolFamilyNameKana, F::SchoolGivenNameKana),
        (F::SchoolFamilyNameRoman, F::SchoolGivenNameRoman),
    ]
    .into_iter()
    .map(|(family, given)| answers.full_name(family, given))
    .find(|name| !name.is_empty())
    .unwrap_or_default()
}

/// However it was typed, a month is stored as `YYYY-MM`.
fn month(typed: &str) -> String {
    dates::parse_month(typed).map_or_else(String::new, |first| {
        format!("{:04}-{:02}", first.year(), first.month())
    })
}

/// Does an enrolment have this student number that is not this application's? An unknown (empty) number is nobody's.
///
/// # Errors
/// When the database refuses.
pub fn is_held_by_another(
    conn: &Connection,
    number_key: &str,
    application: Uuid,
) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM enrolment
          WHERE student_number_key = ?1 AND student_number_key <> '' AND application_id IS NOT ?2",
    )?;
    Ok(statement.exists(params![number_key, application.to_string()])?)
}

/// The account of the student who has this number from the university itself, and signs in by the university.
///
/// # Errors
/// When the database refuses.
pub fn student_of(conn: &Connection, number_key: &str) -> Result<Option<Uuid>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id FROM enrolment
          WHERE student_number_key = ?1 AND student_number_key <> '' AND application_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM sign_in_method
                             WHERE sign_in_method.account_id = enrolment.account_id AND kind = 'graduate')",
    )?;
    let found = statement.query_row([number_key], |row| cell::id(row, "account_id"));
    Ok(found.optional()?)
}

/// Whose this student number is. An unknown (empty) number is nobody's.
///
/// # Errors
/// When the database refuses.
pub fn holder_of(conn: &Connection, number_key: &str) -> Result<Option<Uuid>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT account_id FROM enrolment WHERE student_number_key = ?1 AND student_number_key <> ''",
    )?;
    let found = statement.query_row([number_key], |row| cell::id(row, "account_id"));
    Ok(found.optional()?)
}

/// The student number of the enrolment that an application has led to, as it was applied with.
///
/// # Errors
/// When the database refuses.
pub fn number_of(
    conn: &Connection,
    application: Uuid,
) -> Result<Option<Sensitive<String>>, StorageError> {
    let mut statement =
        conn.prepare_cached("SELECT student_number FROM enrolment WHERE application_id = ?1")?;
    let found = statement.query_row([application.to_string()], |row| {
        row.get::<_, String>(0).map(Sensitive::new)
    });
    Ok(found.optional()?)
}

/// The enrolments of an account, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn of_account(conn: &Connection, account: Uuid) -> Result<Vec<EnrolmentView>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT student_number, school_name, faculty, department, leaving_month
           FROM enrolment WHERE account_id = ?1 ORDER BY created_at, id LIMIT 100",
    )?;
    let rows = statement.query_map([account.to_string()], |row| {
        Ok(EnrolmentView {
            student_number: row.get::<_, String>("student_number")?.into(),
            school_name: row.get::<_, String>("school_name")?.into(),
            faculty: row.get("faculty")?,
            department: row.get("department")?,
            leaving_month: row.get("leaving_month")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
