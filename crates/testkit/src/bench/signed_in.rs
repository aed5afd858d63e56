//! People with an account and a session, whose application was received: those who look at its status.

use std::fs;
use std::path::PathBuf;

use akashi_domain::Language;
use akashi_protocol::session::Device;
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::session::{self, ApplicantSession};
use akashi_server::storage::{StorageError, application};
use akashi_server::token::{self, TokenKind};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::fault::Result;

/// Who signs in where.
#[derive(Debug, Clone, clap::Args)]
pub struct SignedIn {
    /// The server's folder
    #[arg(long)]
    pub campus: PathBuf,
    /// How many of its received applications get an owner
    #[arg(long)]
    pub count: u32,
    /// Where the heads of their requests are written, one a line, as `load ask` reads them
    #[arg(long)]
    pub requests: PathBuf,
}

/// Gives received applications an owner who is signed in.
///
/// # Errors
/// When there are too few of them.
pub async fn run(asked: &SignedIn) -> Result<()> {
    let (keys, storage) = super::database(&asked.campus)?;
    let now = Timestamp::now();
    let count = asked.count;
    let tokens = (0..count)
        .map(|_| token::draw(&keys, TokenKind::Session))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let lines: Vec<String> = storage
        .transact(move |tx| {
            let mut statement =
                tx.prepare("SELECT id FROM application WHERE state = 'received' AND account_id IS NULL LIMIT ?1")?;
            let ids = statement
                .query_map([count], |row| row.get::<_, String>(0))?
                .collect::<std::result::Result<Vec<_>, _>>()?;
            ids.iter()
                .zip(tokens)
                .map(|(id, (token, hash))| {
                    let id = id.parse().map_err(|_| StorageError::Damaged("application.id"))?;
                    let mut row =
                        application::find(tx, id)?.ok_or(StorageError::Damaged("application"))?;
                    let address = format!("{id}@graduates.example");
                    let account = graduate::insert(
                        tx,
                        &NewGraduate {
                            name: "髙﨑 一郎".into(),
                            language: Language::Ja,
                            email: address.clone().into(),
                            email_key: address.into(),
                        },
                        now,
                    )?;
                    row.account = Some(account);
                    application::update(tx, &row)?;
                    let method: String = tx.query_row(
                        "SELECT id FROM sign_in_method WHERE account_id = ?1",
                        [account.to_string()],
                        |row| row.get(0),
                    )?;
                    session::insert_applicant(
                        tx,
                        &hash,
                        &ApplicantSession {
                            id: Uuid::now_v7(),
                            previous_device: Device::default(),
                            device: Device::default(),
                            account,
                            method: method.parse().map_err(|_| StorageError::Damaged("method.id"))?,
                            must_set_passwords: false,
                            previous_sign_in: None,
                            last_seen: now,
                            expires: now + SignedDuration::from_hours(8),
                        },
                    )?;
                    Ok(format!("/v1/applications/{id} {}", token.expose()))
                })
                .collect::<std::result::Result<Vec<_>, StorageError>>()
        })
        .await?;
    if lines.len() < usize::try_from(count)? {
        return Err(format!("only {} applications were received", lines.len()).into());
    }
    fs::write(&asked.requests, lines.join("\n"))?;
    Ok(())
}
