//! The table `application`: what is applied for, by whom, and where it stands.

use akashi_domain::search_key::search_key;
use akashi_domain::{
    Answers, ApplicationKind, ApplicationState, EmailAddress, FieldId, Language, ReferenceNumber,
    Sensitive, form,
};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::{StorageError, cell};
use crate::applications::Owner;

/// Stored where no revision has been received yet.
const OPENED: &str = "opened";

/// One application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Its id.
    pub id: Uuid,
    /// What is applied for.
    pub kind: ApplicationKind,
    /// Its owner: of what is applied for with an account from the beginning, else from approval on.
    pub account: Option<Uuid>,
    /// 受付番号, from the first revision on.
    pub reference: Option<ReferenceNumber>,
    /// Where it stands; absent until the first revision is received.
    pub state: Option<ApplicationState>,
    /// Since when it stands there.
    pub state_since: Timestamp,
    /// Last revision held; 0 for none.
    pub revision: u32,
    /// The verified address.
    pub email: Sensitive<String>,
    /// The same in lower case.
    pub email_key: Sensitive<String>,
    /// In which the applicant wants to be written to.
    pub language: Language,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the last revision was received.
    pub received_at: Option<Timestamp>,
    /// When the review is expected to be over.
    pub due: Option<Date>,
    /// While returned: last day for the correction.
    pub correct_until: Option<Date>,
    /// After the final state: the day on which the images are deleted.
    pub images_delete_on: Option<Date>,
    /// When they were.
    pub images_erased_at: Option<Timestamp>,
    /// Who reviews it.
    pub assigned_to: Option<Uuid>,
    /// Name of the applicant, joined, for the queue.
    pub applicant_name: Sensitive<String>,
    /// Id of the faculty, or how it was written where no list has it, for the queue.
    pub faculty: String,
    /// Student number as it is compared.
    pub student_number_key: Sensitive<String>,
    /// What the queue's search looks through, folded.
    pub search_text: Sensitive<String>,
}

impl ApplicationRow {
    /// A new application of a verified address.
    #[must_use]
    pub fn opened(
        id: Uuid,
        kind: ApplicationKind,
        email: &EmailAddress,
        language: Language,
        at: Timestamp,
    ) -> Self {
        Self {
            id,
            kind,
            account: None,
            reference: None,
            state: None,
            state_since: at,
            revision: 0,
            email: email.expose().into(),
            email_key: email.key().into(),
            language,
            opened_at: at,
            received_at: None,
            due: None,
            correct_until: None,
            images_delete_on: None,
            images_erased_at: None,
            assigned_to: None,
            applicant_name: Sensitive::default(),
            faculty: String::new(),
            student_number_key: Sensitive::default(),
            search_text: Sensitive::default(),
        }
    }

    /// Takes over what queue and search need of the answers of the last revision.
    pub fn summarise(&mut self, answers: &Answers) {
        use FieldId as F;
        // Present names first; a further number comes with those of the time at the university alone.
        let names = [
            (F::FamilyNameKanji, F::GivenNameKanji),
            (F::FamilyNameKana, F::GivenNameKana),
            (F::FamilyNameRoman, F::GivenNameRoman),
            (F::SchoolFamilyNameKanji, F::SchoolGivenNameKanji),
            (F::SchoolFamilyNameKana, F::SchoolGivenNameKana),
            (F::SchoolFamilyNameRoman, F::SchoolGivenNameRoman),
        ]
        .map(|(family, given)| answers.full_name(family, given));
        self.student_number_key = form::student_number_key(answers.get(F::StudentNumber)).into();
        self.faculty = answers.faculty().to_owned();
        let reference = self.reference.as_ref().map_or("", ReferenceNumber::as_str);
        let parts = names.each_ref().map(|name| search_key(name));
        self.search_text = format!(
            "{}\n{reference}\n{}",
            parts.join("\n"),
            self.student_number_key.expose()
        )
        .to_lowercase()
        .into();
        let name = names.into_iter().find(|name| !name.is_empty());
        self.applicant_name = name.unwrap_or_default().into();
    }

    /// Enters `state` at `at`.
    pub fn enter(&mut self, state: ApplicationState, at: Timestamp) {
        self.state = Some(state);
        self.state_since = at;
    }
}

/// Adds an application.
///
/// # Errors
/// When the database refuses.
pub fn insert(conn: &Connection, row: &ApplicationRow) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO application (id, kind, account_id, state, state_since_at, email, email_key, language, opened_at)
         VALUES (:id, :kind, :account, :state, :at, :email, :email_key, :language, :at)",
    )?
    .execute(named_params! {
        ":id": row.id.to_string(),
        ":kind": row.kind.as_str(),
        ":account": row.account.map(|id| id.to_string()),
        ":state": row.state.map_or(OPENED, ApplicationState::as_str),
        ":at": row.opened_at.as_millisecond(),
        ":email": row.email.expose(),
        ":email_key": row.email_key.expose(),
        ":language": row.language.tag(),
    })?;
    Ok(())
}

/// The application `id`, whoever owns it.
///
/// # Errors
/// When the database refuses.
pub fn find(conn: &Connection, id: Uuid) -> Result<Option<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached("SELECT * FROM application WHERE id = :id")?;
    let found = statement.query_row(named_params! { ":id": id.to_string() }, from_row);
    Ok(found.optional()?)
}

/// The application with this reference number, whoever owns it.
///
/// # Errors
/// When the database refuses.
pub fn find_by_reference(
    conn: &Connection,
    number: &ReferenceNumber,
) -> Result<Option<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare("SELECT * FROM application WHERE reference = ?1")?;
    Ok(statement
        .query_row([number.as_str()], from_row)
        .optional()?)
}

/// The application `id` if it is the owner's: another's and an unknown one are the same.
///
/// # Errors
/// When the database refuses.
pub fn find_owned(
    conn: &Connection,
    id: Uuid,
    owner: Owner,
) -> Result<Option<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application WHERE id = :id AND (id = :credential OR account_id = :account)",
    )?;
    let (credential, account) = match owner {
        Owner::Credential(application) => (Some(application.to_string()), None),
        Owner::Account(account) => (None, Some(account.to_string())),
    };
    let found = statement.query_row(
        named_params! { ":id": id.to_string(), ":credential": credential, ":account": account },
        from_row,
    );
    Ok(found.optional()?)
}

/// Writes back everything that can change.
///
/// # Errors
/// When the database refuses.
pub fn update(conn: &Connection, row: &ApplicationRow) -> Result<(), StorageError> {
    conn.prepare_cached(include_str!("application_update.sql"))?
        .execute(named_params! {
            ":id": row.id.to_string(),
            ":account_id": row.account.map(|id| id.to_string()),
            ":reference": row.reference.as_ref().map(ReferenceNumber::as_str),
            ":state": row.state.map_or(OPENED, ApplicationState::as_str),
            ":state_since_at": row.state_since.as_millisecond(),
            ":revision": row.revision,
            ":language": row.language.tag(),
            ":received_at": row.received_at.map(Timestamp::as_millisecond),
            ":due_on": row.due.map(|day| day.to_string()),
            ":correct_until": row.correct_until.map(|day| day.to_string()),
            ":images_delete_on": row.images_delete_on.map(|day| day.to_string()),
            ":images_erased_at": row.images_erased_at.map(Timestamp::as_millisecond),
            ":assigned_to": row.assigned_to.map(|id| id.to_string()),
            ":assigned_at": row.assigned_to.map(|_| row.state_since.as_millisecond()),
            ":applicant_name": row.applicant_name.expose(),
            ":faculty": row.faculty,
            ":student_number_key": row.student_number_key.expose(),
            ":search_text": row.search_text.expose(),
        })?;
    Ok(())
}

/// Is this number in use?
///
/// # Errors
/// When the database refuses.
pub fn reference_exists(conn: &Connection, number: &ReferenceNumber) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM application WHERE reference = ?1")?;
    Ok(statement.exists([number.as_str()])?)
}

/// Received applications of an account, newest first; `after` is the last one of the page before.
///
/// # Errors
/// When the database refuses.
pub fn of_account(
    conn: &Connection,
    account: Uuid,
    after: Option<(Timestamp, Uuid)>,
    limit: u32,
) -> Result<Vec<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application
          WHERE account_id = :account AND received_at IS NOT NULL
            AND (:at IS NULL OR (received_at, id) < (:at, :after))
          ORDER BY received_at DESC, id DESC LIMIT :limit",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":account": account.to_string(),
            ":at": after.map(|(at, _)| at.as_millisecond()),
            ":after": after.map(|(_, id)| id.to_string()),
            ":limit": limit,
        },
        from_row,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Applications that a member of staff reviews.
///
/// # Errors
/// When the database refuses.
pub fn assigned_to(conn: &Connection, staff: Uuid) -> Result<Vec<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare("SELECT * FROM application WHERE assigned_to = ?1")?;
    let rows = statement.query_map([staff.to_string()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returned applications whose last day for the correction is before `today`.
///
/// # Errors
/// When the database refuses.
pub fn overdue(conn: &Connection, today: Date) -> Result<Vec<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application WHERE state = 'returned' AND correct_until < ?1 LIMIT 500",
    )?;
    let rows = statement.query_map([today.to_string()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Applications whose images are due to be erased: those whose day has come, and those that were opened before
/// `opened_before` and never sent.
///
/// # Errors
/// When the database refuses.
pub fn with_images_to_erase(
    conn: &Connection,
    today: Date,
    opened_before: Timestamp,
) -> Result<Vec<ApplicationRow>, StorageError> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM application
          WHERE images_erased_at IS NULL
            AND (images_delete_on <= :today OR (state = 'opened' AND opened_at < :opened_before))
          LIMIT 500",
    )?;
    let rows = statement.query_map(
        named_params! { ":today": today.to_string(), ":opened_before": opened_before.as_millisecond() },
        from_row,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Forgets an application that was opened and never sent, with its credentials and the rows of its erased images.
///
/// # Errors
/// When the database refuses, as it does for one that was sent.
pub fn forget_unsent(conn: &Connection, id: Uuid) -> Result<(), StorageError> {
    let id = id.to_string();
    for sql in [
        "DELETE FROM application_credential WHERE application_id = ?1",
        "DELETE FROM upload WHERE application_id = ?1",
        "DELETE FROM document WHERE application_id = ?1",
        "DELETE FROM application WHERE id = ?1",
    ] {
        conn.execute(sql, [&id])?;
    }
    Ok(())
}

/// Reads a row of `SELECT *`.
///
/// # Errors
/// When a column cannot be read.
pub fn from_row(row: &Row<'_>) -> rusqlite::Result<ApplicationRow> {
    let state: String = row.get("state")?;
    let state = match state.as_str() {
        OPENED => None,
        _ => Some(cell::read(row, "state", |s: String| {
            ApplicationState::from_name(&s)
        })?),
    };
    Ok(ApplicationRow {
        id: cell::id(row, "id")?,
        kind: cell::read(row, "kind", |s: String| ApplicationKind::from_name(&s))?,
        account: cell::optional_id(row, "account_id")?,
        reference: cell::optional(row, "reference", |s: String| {
            ReferenceNumber::parse(&s).ok()
        })?,
        state,
        state_since: cell::at(row, "state_since_at")?,
        revision: row.get("revision")?,
        email: row.get::<_, String>("email")?.into(),
        email_key: row.get::<_, String>("email_key")?.into(),
        language: cell::read(row, "language", |s: String| Language::from_tag(&s))?,
        opened_at: cell::at(row, "opened_at")?,
        received_at: cell::optional_at(row, "received_at")?,
        due: cell::optional_day(row, "due_on")?,
        correct_until: cell::optional_day(row, "correct_until")?,
        images_delete_on: cell::optional_day(row, "images_delete_on")?,
        images_erased_at: cell::optional_at(row, "images_erased_at")?,
        assigned_to: cell::optional_id(row, "assigned_to")?,
        applicant_name: row.get::<_, String>("applicant_name")?.into(),
        faculty: row.get("faculty")?,
        student_number_key: row.get::<_, String>("student_number_key")?.into(),
        search_text: row.get::<_, String>("search_text")?.into(),
    })
}
