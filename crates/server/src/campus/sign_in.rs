//! Signs somebody with a campus ID in. The directory is asked for the user ID and the university's password; the second
//! password is ours. Every attempt computes one hash of it, for an unknown user ID too, and which of the three entries
//! was wrong is not said.
//!
//! A directory that does not answer says nothing about anybody: such an attempt does not count.

use akashi_domain::{Language, Sensitive, form};
use akashi_protocol::campus::{CampusEntry, CampusSession, CampusSignIn, FirstStep};
use akashi_protocol::session::Device;
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use uuid::Uuid;

use super::enter::{Entering, enter};
use super::key::{self, Asking};
use super::{Saying, keep_number};
use crate::access;
use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::directory::{DirectoryDown, Person, UserId};
use crate::state::AppState;
use crate::storage::campus::{self, Kind, Member, NewMember};
use crate::storage::graduation::{self, Former};
use crate::storage::member_number::Origin;
use crate::storage::password::{self, Role};
use crate::storage::{StorageError, Transaction};
use crate::throttle::{self, Attempt, Who};
use crate::token::{self, TokenHash, TokenKind};

/// When to try again a directory that gave no answer, in seconds.
const LATER: u64 = 30;

/// Signs in, or sends a key where the device is not remembered. The account is made at the first time.
///
/// # Errors
/// `sign_in_failed`, `sign_in_refused`, `sign_in_reset_needed`, `directory_unavailable`; `not_open_yet` with the moment from
/// which they can, `too_many_requests` for another key; `signs_in_as_graduate` for who has graduated; `not_found` where the
/// university has no directory.
pub async fn sign_in(state: &AppState, typed: CampusSignIn) -> Result<CampusEntry, Failure> {
    let directory = state.directory.as_ref().ok_or(ProblemCode::NotFound)?;
    let realm = directory.realm().to_owned();
    let user = UserId::parse(typed.user_id.expose());
    let attempt = throttle::count(
        state,
        Who::Campus,
        attempt_key(&realm, user.as_ref()).expose(),
    )
    .await?;
    let asked = directory.sign_in(user.as_ref(), &typed.password, state.now());
    let person = match asked.await {
        Ok(person) => person,
        Err(down) => return Err(not_answered(state, attempt, &down).await?),
    };
    let second = second_of(state, &realm, user).await?;
    let second_fits = access::password_fits(state, typed.second_password, second.clone()).await?;
    let person = person
        .filter(|_| second.is_none() || second_fits)
        .ok_or(ProblemCode::SignInFailed)?;
    let attempt = let_in(state, attempt, &person).await?;
    let on = On {
        language: typed.language,
        device: access::kept_device(&typed.device),
        remembered: typed
            .remembered
            .map(|shown| token::hash(&state.keys, TokenKind::RememberedDevice, shown.expose())),
    };
    begin(state, realm, person, on, second, attempt).await
}

/// What somebody signs in on.
struct On {
    language: Language,
    device: Device,
    remembered: Option<TokenHash>,
}

/// What attempts are counted under. Everything that can be no user ID is one: it is nobody's.
pub(crate) fn attempt_key(realm: &str, user: Option<&UserId>) -> Sensitive<String> {
    let user = user.map_or("", UserId::expose);
    Sensitive::new(format!("{realm}\n{user}"))
}

/// Whoever is right and too early is told from when they can sign in: nothing is counted, and nothing left behind.
pub(super) async fn let_in(
    state: &AppState,
    attempt: Attempt,
    person: &Person,
) -> Result<Attempt, Failure> {
    let Some(from) = person.not_before else {
        return Ok(attempt);
    };
    attempt.take_back(state).await?;
    Err(Problem::new(ProblemCode::NotOpenYet)
        .with("from", from)
        .into())
}

/// The attempt is taken back, and the person told that it was not them.
pub(super) async fn not_answered(
    state: &AppState,
    attempt: Attempt,
    down: &DirectoryDown,
) -> Result<Failure, Failure> {
    tracing::error!(reason = %down, "the directory gave no answer");
    attempt.take_back(state).await?;
    Ok(Failure::Later {
        code: ProblemCode::DirectoryUnavailable,
        seconds: LATER,
    })
}

/// The second password of a user ID, where one was set.
async fn second_of(
    state: &AppState,
    realm: &str,
    user: Option<UserId>,
) -> Result<Option<String>, StorageError> {
    let realm = realm.to_owned();
    state
        .storage
        .read(move |conn| {
            let user = user.as_ref().map_or("", UserId::expose);
            let Some(member) = campus::find(conn, Kind::Campus, &realm, user)? else {
                return Ok(None);
            };
            let stored = password::find(conn, member.method, Role::Second)?;
            Ok(stored.map(|stored| stored.phc))
        })
        .await
}

async fn begin(
    state: &AppState,
    realm: String,
    person: Person,
    on: On,
    second: Option<String>,
    attempt: Attempt,
) -> Result<CampusEntry, Failure> {
    let (entering, asking) = (Entering::draw(state)?, Asking::draw(state)?);
    let (shared, now) = (state.clone(), state.now());
    let proposed = person.email.clone();
    // Whoever has asked for too many keys has not guessed: that nothing is counted must stay, so it is an answer.
    let entered = state
        .storage
        .transact(move |tx| {
            let Some(member) = member(tx, &realm, &person, on.language, now)? else {
                attempt.taken_back(tx, &shared, now)?;
                return Ok(Err(ProblemCode::SignsInAsGraduate.into()));
            };
            // Between looking and keeping another sign-in may have set it, or an operator forgotten it.
            let stored = password::find(tx, member.method, Role::Second)?;
            if stored.map(|stored| stored.phc) != second {
                return Err(Failure::from(ProblemCode::SignInFailed));
            }
            if key::is_needed(tx, &member, on.remembered.as_ref(), now)? {
                attempt.taken_back(tx, &shared, now)?;
                let on = (on.language, on.device);
                return Ok(key::ask(&shared, tx, &asking, &member, on, now));
            }
            attempt.succeeded(tx)?;
            let session = enter(tx, &entering, member.method, on.device, now)?;
            Ok(Ok(CampusEntry::SignedIn(session)))
        })
        .await??;
    Ok(match entered {
        CampusEntry::SignedIn(session) => CampusEntry::SignedIn(CampusSession {
            proposed_email: proposed.filter(|_| session.first == Some(FirstStep::MailAddress)),
            ..session
        }),
        waits @ CampusEntry::KeyNeeded(_) => {
            state.mail.wake();
            waits
        }
    })
}

/// The account of this person, made now if this is the first time; `None` where it is a graduate's by now.
fn member(
    tx: &Transaction<'_>,
    realm: &str,
    person: &Person,
    language: Language,
    now: Timestamp,
) -> Result<Option<Member>, StorageError> {
    let user = person.user.expose();
    let member = if let Some(member) = campus::find(tx, Kind::Campus, realm, user)? {
        campus::rename(tx, member.account, &person.name)?;
        member
    } else {
        if graduation::former(tx, Kind::Campus, realm, user)?
            .is_some_and(|former| is_theirs(&former, person))
        {
            return Ok(None);
        }
        let new = NewMember {
            kind: Kind::Campus,
            realm,
            user,
            name: &person.name,
            language,
        };
        let member = campus::insert(tx, &new, now)?;
        note(tx, member.account, "account.opened", now)?;
        member
    };
    let name = Some(person.name.expose()).filter(|name| *name != user);
    let saying = Saying {
        origin: Origin::Directory,
        number: &person.student_number,
        name: name.map_or("", String::as_str),
    };
    keep_number(tx, &member, saying, now)?;
    Ok(Some(member))
}

/// A user ID that came back with another student number is somebody else's.
fn is_theirs(former: &Former, person: &Person) -> bool {
    let number = form::student_number_key(person.student_number.expose());
    let known = former.student_number_key.expose();
    known.is_empty() || number.is_empty() || *known == number
}

pub(super) fn note(
    tx: &Transaction<'_>,
    account: Uuid,
    action: &'static str,
    now: Timestamp,
) -> Result<(), StorageError> {
    let event = Event::new(Actor::Applicant(account), action, Subject::Account(account));
    audit::append(tx, &event, now)
}
