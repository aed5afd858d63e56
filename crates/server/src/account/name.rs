//! 氏名の変更: an application for another present name, begun by whoever is signed in. No mail goes before it: a password says
//! who it is, as for a change of the address, and staff see the new name on documents. What was begun and not sent is opened
//! once more instead of beside it, so that an answer that got lost is simply asked for again.

use akashi_domain::{ApplicationKind, EmailAddress};
use akashi_protocol::account::{AsksFor, BeginNameChange, NameChangeBegun};
use akashi_protocol::flow::ApplicationCredential;
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::proof::{known, prove};
use super::{Known, note};
use crate::applications::{self, Failure};
use crate::flows;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::{Transaction, campus, name_change, session};
use crate::token::{self, TokenKind};

/// Begins it.
///
/// # Errors
/// `not_allowed` for anybody but a graduate, and where the university accepts no proof of a changed name;
/// `current_password_wrong`, `sign_in_refused`, `sign_in_reset_needed`; `name_change_under_review` while one that was sent is
/// not decided; `not_signed_in` when the session ended meanwhile.
pub async fn begin(
    state: &AppState,
    applicant: Applicant,
    asked: BeginNameChange,
) -> Result<NameChangeBegun, Failure> {
    let Known { proof, .. } = known(state, &applicant).await?;
    // Of everybody else the university itself knows how they are called.
    if proof.asks_for() != AsksFor::Password || !state.config.university.takes_name_changes() {
        return Err(ProblemCode::NotAllowed.into());
    }
    prove(state, proof, asked.password.clone()).await?;
    let (token, hash) = token::draw(&state.keys, TokenKind::Application)?;
    let (now, expires_at) = (state.now(), flows::credential_ends(state, state.now()));
    state
        .storage
        .transact(move |tx| {
            let account = applicant.account;
            // Hashing takes a while; it may have been ended meanwhile.
            if session::find_applicant(tx, &applicant.session)?.is_none() {
                return Err(ProblemCode::NotSignedIn.into());
            }
            let email = campus::address_of(tx, account)?.ok_or(ProblemCode::NotAllowed)?;
            let application = match under_way(tx, account)? {
                Some(unsent) => {
                    name_change::open_anew(tx, unsent, now)?;
                    unsent
                }
                None => open(tx, account, &email, &asked, now)?,
            };
            session::insert_credential(tx, &hash, application, now, expires_at)?;
            let credential = ApplicationCredential {
                token,
                expires_at,
                email,
                application,
                revision: 0,
                applies_for: ApplicationKind::NameChange,
            };
            let present = name_change::present(tx, account)?;
            Ok(NameChangeBegun {
                credential,
                present,
            })
        })
        .await
}

/// The one that was begun and not sent.
fn under_way(tx: &Transaction<'_>, account: Uuid) -> Result<Option<Uuid>, Failure> {
    let Some(row) = name_change::under_way(tx, account)? else {
        return Ok(None);
    };
    match row.reference {
        None => Ok(Some(row.id)),
        Some(reference) => Err(Problem::new(ProblemCode::NameChangeUnderReview)
            .with("reference", reference)
            .into()),
    }
}

fn open(
    tx: &Transaction<'_>,
    account: Uuid,
    email: &EmailAddress,
    asked: &BeginNameChange,
    now: Timestamp,
) -> Result<Uuid, Failure> {
    let kind = ApplicationKind::NameChange;
    note(tx, account, "account.name_change_begun", now)?;
    let opened = applications::open_for(tx, account, kind, email, asked.language, now)?;
    Ok(opened)
}
