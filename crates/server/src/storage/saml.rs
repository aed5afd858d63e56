//! Sign-ins through the identity provider: the tables `saml_flow`, `saml_request`, `saml_assertion`.

use akashi_domain::{EmailAddress, Language};
use akashi_protocol::session::Device;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::cell::{at, id, optional, optional_at, optional_id, read};
use super::{StorageError, device};
use crate::token::TokenHash;

/// A sign-in that begins.
#[derive(Debug)]
pub struct NewFlow {
    /// Drawn by the client.
    pub id: Uuid,
    /// Hash of the secret the client holds.
    pub secret_hash: TokenHash,
    /// Hash of the address that its browser opens.
    pub start_hash: TokenHash,
    /// Where it waits.
    pub port: Option<u16>,
    /// In which the person wants to be written to.
    pub language: Language,
    /// On what they sign in.
    pub device: Device,
    /// Is the provider not to go by what it remembers?
    pub anew: bool,
    /// Until when the provider may answer.
    pub expires: Timestamp,
}

/// A sign-in that waits for the provider.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// In which the person wants to be written to.
    pub language: Language,
}

/// A sign-in, to be redeemed.
#[derive(Debug)]
pub struct FlowRow {
    /// Its id.
    pub id: Uuid,
    /// Hash of the secret the client holds.
    pub secret_hash: Vec<u8>,
    /// On what they sign in.
    pub device: Device,
    /// Until when the provider may answer.
    pub expires: Timestamp,
    /// Who it is, once the provider has said so.
    pub method: Option<Uuid>,
    /// The address that the provider has.
    pub proposed_email: Option<EmailAddress>,
    /// When they signed in at the provider, as it says.
    pub authenticated: Option<Timestamp>,
    /// Hash of the handle.
    pub handle_hash: Option<Vec<u8>>,
    /// Hash of the code.
    pub code_hash: Option<Vec<u8>>,
    /// Wrong ones so far.
    pub code_tries: u32,
    /// Until when both count.
    pub return_until: Option<Timestamp>,
    /// Was it redeemed?
    pub spent: bool,
}

/// What the provider's answer led to.
#[derive(Debug)]
pub struct Answer<'a> {
    /// Who it is.
    pub method: Uuid,
    /// The address that the provider has.
    pub proposed_email: Option<&'a EmailAddress>,
    /// When they signed in at the provider, as it says.
    pub authenticated: Timestamp,
    /// Hash of the handle.
    pub handle_hash: &'a TokenHash,
    /// Hash of the code.
    pub code_hash: &'a [u8; 32],
    /// Until when both count.
    pub until: Timestamp,
}

/// Keeps a new sign-in.
///
/// # Errors
/// When the database refuses; likewise below.
pub fn insert(tx: &Transaction<'_>, flow: &NewFlow, now: Timestamp) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO saml_flow (id, secret_hash, start_hash, port, language, device_name, device_system, created_at,
                                expires_at, anew)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            flow.id.to_string(),
            flow.secret_hash,
            flow.start_hash,
            flow.port,
            flow.language.tag(),
            flow.device.name.expose(),
            device::system(flow.device.system),
            now.as_millisecond(),
            flow.expires.as_millisecond(),
            flow.anew,
        ],
    )?;
    Ok(())
}

/// Is there one with this id?
///
/// # Errors
/// See [`insert`].
pub fn exists(conn: &Connection, flow: Uuid) -> Result<bool, StorageError> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM saml_flow WHERE id = ?1")?;
    Ok(statement.exists([flow.to_string()])?)
}

/// The sign-in whose browser opens this address, while it waits for the provider, and whether that is to ask anew.
///
/// # Errors
/// See [`insert`].
pub fn waiting(
    conn: &Connection,
    start: &TokenHash,
    now: Timestamp,
) -> Result<Option<(Uuid, bool)>, StorageError> {
    let found = conn
        .prepare_cached(
            "SELECT id, anew FROM saml_flow
             WHERE start_hash = ?1 AND method_id IS NULL AND expires_at > ?2",
        )?
        .query_row(params![start, now.as_millisecond()], |row| {
            Ok((id(row, "id")?, row.get("anew")?))
        });
    Ok(found.optional()?)
}

/// How often the provider was asked for it.
///
/// # Errors
/// See [`insert`].
pub fn requests_of(conn: &Connection, flow: Uuid) -> Result<u32, StorageError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM saml_request WHERE flow_id = ?1")?
        .query_row([flow.to_string()], |row| row.get(0))?)
}

/// Keeps what was asked.
///
/// # Errors
/// See [`insert`].
pub fn insert_request(
    tx: &Transaction<'_>,
    request: &TokenHash,
    flow: Uuid,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO saml_request (request_hash, flow_id) VALUES (?1, ?2)",
        params![request, flow.to_string()],
    )?;
    Ok(())
}

/// The sign-in that asked this, while it waits for the provider.
///
/// # Errors
/// See [`insert`].
pub fn find_request(
    conn: &Connection,
    request: &TokenHash,
    now: Timestamp,
) -> Result<Option<Waiting>, StorageError> {
    let found = conn
        .prepare_cached(
            "SELECT f.id, f.language FROM saml_request AS r JOIN saml_flow AS f ON f.id = r.flow_id
             WHERE r.request_hash = ?1 AND f.method_id IS NULL AND f.expires_at > ?2",
        )?
        .query_row(params![request, now.as_millisecond()], |row| {
            Ok(Waiting {
                id: id(row, "id")?,
                language: read(row, "language", |text: String| Language::from_tag(&text))?,
            })
        });
    Ok(found.optional()?)
}

/// Takes an assertion; `false` when it was taken before.
///
/// # Errors
/// See [`insert`].
pub fn take_assertion(
    tx: &Transaction<'_>,
    assertion: &TokenHash,
    until: Timestamp,
) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "INSERT INTO saml_assertion (assertion_hash, expires_at) VALUES (?1, ?2)
         ON CONFLICT (assertion_hash) DO NOTHING",
        params![assertion, until.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// Keeps what the provider's answer led to. The sign-in waits for no other.
///
/// # Errors
/// See [`insert`].
pub fn answer(tx: &Transaction<'_>, flow: Uuid, answer: &Answer<'_>) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE saml_flow SET method_id = ?2, proposed_email = ?3, handle_hash = ?4, code_hash = ?5, return_until = ?6,
                              authenticated_at = ?7, code_tries = 0
         WHERE id = ?1",
        params![
            flow.to_string(),
            answer.method.to_string(),
            answer.proposed_email.map(EmailAddress::expose),
            answer.handle_hash,
            answer.code_hash,
            answer.until.as_millisecond(),
            answer.authenticated.as_millisecond(),
        ],
    )?;
    Ok(())
}

/// The sign-in of a handle that still counts, and the port on which its application waits.
///
/// # Errors
/// See [`insert`].
pub fn returning(
    conn: &Connection,
    handle: &TokenHash,
    now: Timestamp,
) -> Result<Option<(Uuid, Option<u16>)>, StorageError> {
    let found = conn
        .prepare_cached(
            "SELECT id, port FROM saml_flow
             WHERE handle_hash = ?1 AND spent_at IS NULL AND return_until > ?2",
        )?
        .query_row(params![handle, now.as_millisecond()], |row| {
            Ok((id(row, "id")?, row.get("port")?))
        });
    Ok(found.optional()?)
}

/// A sign-in by its id.
///
/// # Errors
/// See [`insert`].
pub fn find(conn: &Connection, flow: Uuid) -> Result<Option<FlowRow>, StorageError> {
    let found = conn
        .prepare_cached(
            "SELECT id, secret_hash, device_name, device_system, expires_at, method_id, proposed_email, authenticated_at,
                    handle_hash, code_hash, code_tries, return_until, spent_at
             FROM saml_flow WHERE id = ?1",
        )?
        .query_row([flow.to_string()], |row| {
            Ok(FlowRow {
                id: id(row, "id")?,
                secret_hash: row.get("secret_hash")?,
                device: device::read(row, "device_name", "device_system")?,
                expires: at(row, "expires_at")?,
                method: optional_id(row, "method_id")?,
                proposed_email: optional(row, "proposed_email", |text: String| {
                    EmailAddress::parse(&text).ok()
                })?,
                authenticated: optional_at(row, "authenticated_at")?,
                handle_hash: row.get("handle_hash")?,
                code_hash: row.get("code_hash")?,
                code_tries: row.get("code_tries")?,
                return_until: optional_at(row, "return_until")?,
                spent: optional_at(row, "spent_at")?.is_some(),
            })
        });
    Ok(found.optional()?)
}

/// Counts a wrong code or handle.
///
/// # Errors
/// See [`insert`].
pub fn count_wrong(tx: &Transaction<'_>, flow: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE saml_flow SET code_tries = code_tries + 1 WHERE id = ?1",
        [flow.to_string()],
    )?;
    Ok(())
}

/// It was redeemed; `false` when it had been before.
///
/// # Errors
/// See [`insert`].
pub fn spend(tx: &Transaction<'_>, flow: Uuid, now: Timestamp) -> Result<bool, StorageError> {
    let changed = tx.execute(
        "UPDATE saml_flow SET spent_at = ?2, proposed_email = NULL WHERE id = ?1 AND spent_at IS NULL",
        params![flow.to_string(), now.as_millisecond()],
    )?;
    Ok(changed == 1)
}

/// How the holder of an account signs in through the provider.
///
/// # Errors
/// See [`insert`].
pub fn method_of(conn: &Connection, account: Uuid) -> Result<Option<Uuid>, StorageError> {
    let found = conn
        .prepare_cached("SELECT id FROM sign_in_method WHERE kind = 'saml' AND account_id = ?1")?
        .query_row([account.to_string()], |row| id(row, "id"));
    Ok(found.optional()?)
}

/// The identifier opens this account no more. No provider sends a name with a line break in it, so what is kept in its
/// place is nobody's.
///
/// # Errors
/// See [`insert`].
pub fn part(tx: &Transaction<'_>, method: Uuid) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE sign_in_method SET subject = subject || char(10) || id WHERE id = ?1",
        [method.to_string()],
    )?;
    tx.execute(
        "DELETE FROM saml_flow WHERE method_id = ?1 AND spent_at IS NULL",
        [method.to_string()],
    )?;
    Ok(())
}

/// Forgets sign-ins that began before `limit`, and assertions that have expired: housekeeping.
///
/// # Errors
/// See [`insert`].
pub fn forget_before(
    tx: &Transaction<'_>,
    limit: Timestamp,
    now: Timestamp,
) -> Result<(), StorageError> {
    tx.execute(
        "DELETE FROM saml_flow WHERE created_at < ?1",
        [limit.as_millisecond()],
    )?;
    tx.execute(
        "DELETE FROM saml_assertion WHERE expires_at <= ?1",
        [now.as_millisecond()],
    )?;
    Ok(())
}
