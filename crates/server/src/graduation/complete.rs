//! Both passwords, and with them the sign-in is a graduate's: one transaction, with its mails and its line of the trail.

use akashi_protocol::ProblemCode;
use akashi_protocol::graduation::SetGraduation;
use akashi_protocol::session::SetPasswords;
use jiff::Timestamp;

use super::{change, offered};
use crate::access::rules::{self, both};
use crate::account::succeeds;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::flows::{self, Holder};
use crate::hashing::Cost;
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::campus::Kind;
use crate::storage::flow::FlowRow;
use crate::storage::notice::{self, AccountNotice};
use crate::storage::{Reader, StorageError, address, campus, graduate, password};

/// Sets them. Every other session ends, no device is remembered any more, and what was signed in with before opens nothing;
/// the present address and the one before are told.
///
/// # Errors
/// `password_refused`; `code_expired` when the address was confirmed too long ago, or not at all; `address_changed`,
/// `address_in_use`; `signs_in_as_graduate` when it has happened already; `not_signed_in` for a flow that is another's, or
/// when the session ended meanwhile.
pub async fn complete(
    state: &AppState,
    applicant: Applicant,
    chosen: SetGraduation,
) -> Result<(), Failure> {
    offered(state)?;
    let holder = Holder::new(state, chosen.flow, &chosen.secret);
    let (shared, asking) = (state.clone(), applicant.clone());
    let person = state
        .storage
        .read(move |conn| {
            let flow = confirmed(conn, &shared, holder, &asking)?;
            let person = password::holder(conn, asking.account, asking.method)?;
            let mut person = person.ok_or(StorageError::Damaged("email_address"))?;
            person.email = flow.email;
            person
                .student_numbers
                .extend(campus::user_of(conn, asking.method)?);
            Ok::<_, Failure>(person)
        })
        .await?;
    let chosen = SetPasswords {
        password: chosen.password,
        second_password: chosen.second_password,
    };
    for wanted in both(&chosen, Vec::new(), Vec::new()) {
        rules::check(state, &person, &wanted).await?;
    }
    let SetPasswords {
        password: first,
        second_password: second,
    } = chosen;
    let first = state.hashing.hash(first, Cost::Applicant).await?;
    let second = state.hashing.hash(second, Cost::Applicant).await?;
    let (shared, now) = (state.clone(), state.now());
    fail::fail_point!("server::graduation::hashed");
    state
        .storage
        .transact(move |tx| {
            // Hashing takes a while; another computer may have been faster.
            let flow = confirmed(tx, &shared, holder, &applicant)?;
            let (account, kept) = (applicant.account, Some(&applicant.session));
            let (method, kind) = change(tx, &shared.keys, account, &flow.email, kept, now)?;
            password::set_both(tx, method, &first, &second, now)?;
            notice::queue_for_account(tx, AccountNotice::Graduated, account, now)?;
            let event = Event::new(
                Actor::Applicant(account),
                "account.graduated",
                Subject::Account(account),
            );
            let detail = serde_json::json!({ "former": former_name(kind) });
            Ok::<_, Failure>(audit::append(tx, &event.with(detail), now)?)
        })
        .await?;
    fail::fail_point!("server::graduation::done");
    state.mail.wake();
    Ok(())
}

pub(super) const fn former_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Campus => "campus",
        Kind::Saml => "saml",
    }
}

/// The flow by which whoever is signed in has shown that its address is theirs.
fn confirmed(
    conn: &Reader,
    state: &AppState,
    holder: Holder,
    applicant: &Applicant,
) -> Result<FlowRow, Failure> {
    let flow = holder.open(conn)?;
    let change = address::graduation_of_flow(conn, flow.id)?;
    let change = succeeds::theirs(conn, applicant, change)?;
    if campus::kind_of(conn, applicant.method)?.is_none() {
        return Err(ProblemCode::SignsInAsGraduate.into());
    }
    let holds = |spent: Timestamp| state.now() < flows::life_from(state, spent);
    if !flow.spent_at.is_some_and(holds) {
        return Err(ProblemCode::CodeExpired.into());
    }
    succeeds::still_leads_on(conn, &change)?;
    if graduate::exists(conn, &flow.email.key(), Some(change.account))? {
        return Err(ProblemCode::AddressInUse.into());
    }
    Ok(flow)
}
