//! F08: the previous sign-in was somebody else. Every session ends, no password opens anything any more, and a mail to the
//! address of the account leads to new ones.

use akashi_protocol::ProblemCode;
use akashi_protocol::flow::{Flow, FlowPurpose};
use akashi_protocol::session::NotMe;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::flows::{self, Holder};
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::flow::{self, FlowRow};
use crate::storage::{StorageError, campus, outbox, password, password_right, session};

/// Does all of it at once. The mail is none of those that are counted: it is sent once, by a session that is over then.
///
/// # Errors
/// `not_allowed` for whom the university knows by a campus ID or its identity provider, `request_malformed` for a secret that is none, or a flow that is there already; `not_signed_in` when the session ended
/// meanwhile.
pub async fn not_me(state: &AppState, applicant: Applicant, asked: NotMe) -> Result<Flow, Failure> {
    if !flows::is_secret(asked.secret.expose()) {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let holder = Holder::new(state, asked.id, &asked.secret);
    let (shared, now) = (state.clone(), state.now());
    let Applicant {
        account,
        method,
        session,
    } = applicant;
    let flow = state
        .storage
        .transact(move |tx| {
            if session::find_applicant(tx, &session)?.is_none() {
                return Err(Failure::from(ProblemCode::NotSignedIn));
            }
            if flow::find(tx, asked.id)?.is_some() {
                return Err(Failure::from(ProblemCode::RequestMalformed));
            }
            // Only the university can do something about how it knows people.
            if campus::kind_of(tx, method)?.is_some() {
                return Err(Failure::from(ProblemCode::NotAllowed));
            }
            let person = password::holder(tx, account, method)?
                .ok_or(StorageError::Damaged("email_address"))?;
            session::end_others(tx, account, None)?;
            password::forget_all(tx, method)?;
            password_right::forget(tx, method)?;
            let row = FlowRow {
                id: asked.id,
                secret_hash: holder.secret.to_vec(),
                purpose: FlowPurpose::PasswordReset,
                email: person.email,
                language: asked.language,
                asked_at: now,
                code_tries: 0,
                handle_hash: None,
                handle_expires_at: None,
                spent_at: None,
            };
            flow::insert(tx, &row)?;
            outbox::queue_flow(tx, row.id, now)?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.not_me",
                Subject::Account(account),
            );
            audit::append(tx, &event, now)?;
            Ok(flows::view(&shared, tx, &row)?)
        })
        .await?;
    state.mail.wake();
    Ok(flow)
}
