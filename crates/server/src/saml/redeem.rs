//! Handle or code, shown by the application that began, become a session.

use akashi_domain::{Sensitive, code};
use akashi_protocol::campus::{CampusSession, FirstStep};
use akashi_protocol::flow::Redeem;
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use crate::applications::Failure;
use crate::campus::{self, Entering};
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::saml::{self, FlowRow};
use crate::storage::{StorageError, Transaction, session};
use crate::token::{self, TokenKind};

/// Signs in. The flow secret is needed for both: neither is worth anything elsewhere.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_used`, `code_void`; `not_signed_in` for a flow that is another's.
pub async fn redeem(
    state: &AppState,
    flow: Uuid,
    secret: &Sensitive<String>,
    by: Redeem,
) -> Result<CampusSession, Failure> {
    let secret = token::hash(&state.keys, TokenKind::Flow, secret.expose());
    let entering = Entering::draw(state)?;
    let (shared, now) = (state.clone(), state.now());
    // A wrong code must stay counted: it is an answer of the transaction, not its failure.
    let outcome = state
        .storage
        .transact(move |tx| {
            let row = saml::find(tx, flow)?
                .filter(|row| secret.as_slice().ct_eq(&row.secret_hash).into())
                .ok_or(ProblemCode::NotSignedIn)?;
            if let Err(problem) = check(&shared, tx, &row, &by, now)? {
                return Ok(Err(problem));
            }
            let method = row.method.ok_or(ProblemCode::CodeWrong)?;
            if !saml::spend(tx, row.id, now)? {
                return Err(Failure::from(ProblemCode::CodeUsed));
            }
            let entered = campus::enter(tx, &entering, method, row.device, now)?;
            let authenticated = row.authenticated.unwrap_or_default();
            session::authenticated(tx, entering.hash(), authenticated)?;
            let proposed = row.proposed_email;
            Ok(Ok(CampusSession {
                proposed_email: proposed.filter(|_| entered.first == Some(FirstStep::MailAddress)),
                ..entered
            }))
        })
        .await?;
    outcome.map_err(Failure::from)
}

fn check(
    state: &AppState,
    tx: &Transaction<'_>,
    row: &FlowRow,
    by: &Redeem,
    now: Timestamp,
) -> Result<Result<(), Problem>, StorageError> {
    let most = state.config.university.policies.code_tries;
    if row.spent {
        return Ok(Err(Problem::new(ProblemCode::CodeUsed)));
    }
    if row.code_tries >= most {
        return Ok(Err(Problem::new(ProblemCode::CodeVoid)));
    }
    // Before the browser is back there is nothing that could be right; the minutes are those of the whole sign-in.
    let until = row.return_until.unwrap_or(row.expires);
    if now >= until {
        return Ok(Err(Problem::new(ProblemCode::CodeExpired)));
    }
    if is_right(&state.keys, row, by) {
        return Ok(Ok(()));
    }
    saml::count_wrong(tx, row.id)?;
    let left = most.saturating_sub(row.code_tries + 1);
    Ok(Err(match left {
        0 => Problem::new(ProblemCode::CodeVoid),
        left => Problem::new(ProblemCode::CodeWrong).with("tries_left", left),
    }))
}

fn is_right(keys: &Keys, row: &FlowRow, by: &Redeem) -> bool {
    let (shown, kept) = match by {
        Redeem::Handle { handle } => (
            token::hash(keys, TokenKind::SamlHandle, handle.expose()),
            &row.handle_hash,
        ),
        Redeem::Code { code: typed } => {
            let typed = code::canonical(typed.expose(), code::MAIL_CODE_CHARS);
            let typed = typed.unwrap_or_default();
            (keys.code_hash(row.id, &typed), &row.code_hash)
        }
    };
    kept.as_ref()
        .is_some_and(|kept| shown.as_slice().ct_eq(kept).into())
}
