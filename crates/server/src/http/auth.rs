//! Who is asking. A handler that takes one of these types cannot be reached by anybody else.
//!
//! | type | token | may |
//! |---|---|---|
//! | [`Applicant`] | session | act as the holder of an account |
//! | [`PasswordSetter`] | session, also one whose passwords must be set | set passwords, sign out |
//! | [`PasswordSetAnew`] | right of a flow `password_reset` | set both passwords anew, once |
//! | [`SecondPasswordSetAnew`] | right of a flow for a forgotten second password | set it anew, once |
//! | [`Newcomer`] | session of a campus ID, or of the identity provider, that has a first step to take | confirm an address, set the second password |
//! | [`Waiting`] | what a sign-in was given that waits for its key | enter the key, ask for another |
//! | [`ApplicationAccess`] | application credential or session | what is theirs is decided by the query |
//! | [`Follower`] | application credential or session | wait for what happens to what is theirs |
//! | [`Bearer`] | any | nothing before [`Holder`] has said who that is |
//! | [`StaffBeginner`] | staff session, also of an account that is not set up | set the account up, sign out |
//! | [`Staff`] | staff session | read |
//! | [`Reviewer`] | staff session of a reviewer or administrator | review |
//! | [`Administrator`] | staff session of an administrator | look after staff accounts |

use akashi_domain::{Sensitive, StaffRole};
use akashi_protocol::ProblemCode;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::error::ApiError;
use super::holder::Holder;
use crate::applications::Owner;
use crate::audit::Actor;
use crate::state::AppState;
use crate::storage::password_right::Right;
use crate::storage::session::{self, ApplicantSession, StaffSession};
use crate::storage::{StorageError, campus, key_sign_in, password_right};
use crate::token::{self, TokenHash, TokenKind};

/// How long a session may have been silent before its last use is written down again: not every request is a write.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_secs(20);

/// The holder of an account whose passwords are set.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// The account.
    pub account: Uuid,
    /// How they signed in.
    pub method: Uuid,
    /// The session.
    pub session: TokenHash,
}

/// The holder of an account, even one who must set the passwords first.
#[derive(Debug, Clone)]
pub struct PasswordSetter {
    /// The account.
    pub account: Uuid,
    /// How they signed in.
    pub method: Uuid,
    /// The session.
    pub session: TokenHash,
    /// Do they still have to?
    pub must_set: bool,
}

/// Somebody who has shown that the address of an account is theirs, and may set its passwords anew.
#[derive(Debug, Clone)]
pub struct PasswordSetAnew {
    /// The account.
    pub account: Uuid,
    /// How they sign in.
    pub method: Uuid,
    /// The right.
    pub right: TokenHash,
}

/// Somebody with a campus ID who has shown that the address of the account is theirs, and may set the second password anew.
#[derive(Debug, Clone)]
pub struct SecondPasswordSetAnew {
    /// The account.
    pub account: Uuid,
    /// How they sign in.
    pub method: Uuid,
    /// The right.
    pub right: TokenHash,
}

/// Somebody with a campus ID, or from the identity provider, whose first sign-in is not over.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// The account.
    pub account: Uuid,
    /// How they signed in.
    pub method: Uuid,
    /// The session.
    pub session: TokenHash,
}

/// Somebody whose user ID and passwords were right, and who still has to enter the key of their mail.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// How they sign in.
    pub method: Uuid,
    /// What names the sign-in.
    pub token: TokenHash,
}

/// Somebody who may have an application here. Which ones is decided by the query: another's id is an unknown one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplicationAccess {
    /// Holds a credential for this one application.
    Credential {
        /// The application.
        application: Uuid,
    },
    /// Signed in; owns the applications of the account.
    Owner {
        /// The account.
        account: Uuid,
    },
}

/// Whoever waits for changes. Waiting is no sign of life: nobody stays signed in by it.
#[derive(Debug)]
pub struct Follower {
    /// Whose applications.
    pub owner: Owner,
    token: Sensitive<String>,
}

/// Whoever shows a token. Who that is, if anybody, the handler has to find out.
#[derive(Debug)]
pub struct Bearer(pub Sensitive<String>);

/// A member of staff, even one whose account is not set up yet.
#[derive(Debug, Clone)]
pub struct StaffBeginner {
    /// The staff account.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What its holder may do.
    pub role: StaffRole,
    /// The session.
    pub session: TokenHash,
    /// Has it still to be set up?
    pub must_set_up: bool,
}

/// A member of staff, whatever their role: who reads.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The staff account.
    pub id: Uuid,
}

/// Who takes applications up and decides.
#[derive(Debug, Clone)]
pub struct Reviewer {
    /// The staff account.
    pub id: Uuid,
}

/// Who looks after staff accounts.
#[derive(Debug, Clone)]
pub struct Administrator {
    /// The staff account.
    pub id: Uuid,
}

impl ApplicationAccess {
    /// As the trail names them.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        match self {
            Self::Credential { application } => Actor::Applicant(*application),
            Self::Owner { account } => Actor::Applicant(*account),
        }
    }
}

/// The token of the `Authorization` header.
///
/// # Errors
/// `not_signed_in` when there is none.
pub fn bearer(parts: &Parts) -> Result<Sensitive<String>, ApiError> {
    parts
        .headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && token.len() <= 256)
        .map(|(_, token)| Sensitive::from(token.trim()))
        .ok_or_else(|| ApiError::new(ProblemCode::NotSignedIn))
}

impl FromRequestParts<AppState> for PasswordSetter {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = bearer(parts)?;
        let (hash, session) = applicant_session(state, &token)
            .await?
            .ok_or(ProblemCode::NotSignedIn)?;
        Ok(Self {
            account: session.account,
            method: session.method,
            session: hash,
            must_set: session.must_set_passwords,
        })
    }
}

impl FromRequestParts<AppState> for Newcomer {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let setter = PasswordSetter::from_request_parts(parts, state).await?;
        let method = setter.method;
        let kind = state
            .storage
            .peek(move |reader| campus::kind_of(reader, method))
            .await?;
        if kind.is_none() || !setter.must_set {
            return Err(ProblemCode::NotAllowed.into());
        }
        Ok(Self {
            account: setter.account,
            method,
            session: setter.session,
        })
    }
}

impl FromRequestParts<AppState> for Applicant {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let setter = PasswordSetter::from_request_parts(parts, state).await?;
        if setter.must_set {
            return Err(ProblemCode::PasswordsMustBeSet.into());
        }
        Ok(Self {
            account: setter.account,
            method: setter.method,
            session: setter.session,
        })
    }
}

impl FromRequestParts<AppState> for PasswordSetAnew {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let (found, right) = right_of(parts, state, TokenKind::PasswordRight).await?;
        Ok(Self {
            account: found.account,
            method: found.method,
            right,
        })
    }
}

impl FromRequestParts<AppState> for SecondPasswordSetAnew {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let (found, right) = right_of(parts, state, TokenKind::SecondPasswordRight).await?;
        Ok(Self {
            account: found.account,
            method: found.method,
            right,
        })
    }
}

/// A right of this kind. One of another kind is none.
async fn right_of(
    parts: &Parts,
    state: &AppState,
    kind: TokenKind,
) -> Result<(Right, TokenHash), ApiError> {
    let token = bearer(parts)?;
    let right = token::hash(&state.keys, kind, token.expose());
    let now = state.now();
    let found = state
        .storage
        .peek(move |reader| password_right::find(reader, &right, now))
        .await?
        .ok_or(ProblemCode::NotSignedIn)?;
    Ok((found, right))
}

impl FromRequestParts<AppState> for Waiting {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let shown = bearer(parts)?;
        let token = token::hash(&state.keys, TokenKind::KeySignIn, shown.expose());
        let now = state.now();
        let found = state
            .storage
            .peek(move |reader| key_sign_in::find(reader, &token, now))
            .await?
            .ok_or(ProblemCode::NotSignedIn)?;
        Ok(Self {
            method: found.method,
            token,
        })
    }
}

impl FromRequestParts<AppState> for ApplicationAccess {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = bearer(parts)?;
        Holder::of(state, &token).await?.admit(state).await
    }
}

impl Follower {
    /// A credential or session that ended while its holder waited opens nothing any more.
    ///
    /// # Errors
    /// `not_signed_in`.
    pub async fn is_still(&self, state: &AppState) -> Result<(), ApiError> {
        match Holder::of(state, &self.token).await?.waits(state)? {
            owner if owner == self.owner => Ok(()),
            _ => Err(ProblemCode::NotSignedIn.into()),
        }
    }
}

impl FromRequestParts<AppState> for Follower {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = bearer(parts)?;
        let owner = Holder::of(state, &token).await?.waits(state)?;
        Ok(Self { owner, token })
    }
}

impl FromRequestParts<AppState> for Bearer {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, ApiError> {
        bearer(parts).map(Self)
    }
}

impl FromRequestParts<AppState> for StaffBeginner {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = bearer(parts)?;
        let (hash, session) = staff_session(state, &token)
            .await?
            .ok_or(ProblemCode::NotSignedIn)?;
        Ok(Self {
            id: session.staff,
            name: session.name,
            role: session.role,
            session: hash,
            must_set_up: session.must_set_up,
        })
    }
}

impl StaffBeginner {
    /// The account, where it is set up and its role has this right.
    fn with(self, right: impl FnOnce(StaffRole) -> bool) -> Result<Uuid, ApiError> {
        if self.must_set_up {
            return Err(ProblemCode::PasswordsMustBeSet.into());
        }
        if !right(self.role) {
            return Err(ProblemCode::NotAllowed.into());
        }
        Ok(self.id)
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let beginner = StaffBeginner::from_request_parts(parts, state).await?;
        let id = beginner.with(|_| true)?;
        Ok(Self { id })
    }
}

impl FromRequestParts<AppState> for Reviewer {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let beginner = StaffBeginner::from_request_parts(parts, state).await?;
        let id = beginner.with(StaffRole::may_review)?;
        Ok(Self { id })
    }
}

impl FromRequestParts<AppState> for Administrator {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let beginner = StaffBeginner::from_request_parts(parts, state).await?;
        let id = beginner.with(StaffRole::may_manage)?;
        Ok(Self { id })
    }
}

/// The session of a token. Asking for it is a sign of life.
async fn applicant_session(
    state: &AppState,
    token: &Sensitive<String>,
) -> Result<Option<(TokenHash, ApplicantSession)>, StorageError> {
    let Some((hash, session)) = valid_session(state, token).await? else {
        return Ok(None);
    };
    touch(state, &hash, &session).await?;
    Ok(Some((hash, session)))
}

/// Writes down a sign of life, if the last one is a while ago.
pub(super) async fn touch(
    state: &AppState,
    hash: &TokenHash,
    session: &ApplicantSession,
) -> Result<(), StorageError> {
    let (hash, now) = (*hash, state.now());
    if now.duration_since(session.last_seen) < TOUCH_AFTER {
        return Ok(());
    }
    state
        .storage
        .transact(move |tx| session::touch_applicant(tx, &hash, now))
        .await
}

/// Is the session over?
pub(super) fn is_silent(state: &AppState, session: &ApplicantSession) -> bool {
    let idle = state.config.university.policies.idle_minutes;
    is_over(session.last_seen, session.expires, state.now(), idle)
}

async fn valid_session(
    state: &AppState,
    token: &Sensitive<String>,
) -> Result<Option<(TokenHash, ApplicantSession)>, StorageError> {
    let hash = token::hash(&state.keys, TokenKind::Session, token.expose());
    let found = state
        .storage
        .peek(move |reader| session::find_applicant(reader, &hash))
        .await?;
    let valid = found.filter(|session| !is_silent(state, session));
    Ok(valid.map(|session| (hash, session)))
}

async fn staff_session(
    state: &AppState,
    token: &Sensitive<String>,
) -> Result<Option<(TokenHash, StaffSession)>, StorageError> {
    let hash = token::hash(&state.keys, TokenKind::Staff, token.expose());
    let found = state
        .storage
        .peek(move |reader| session::find_staff(reader, &hash))
        .await?;
    let Some(session) = found else {
        return Ok(None);
    };
    let now = state.now();
    let idle = state.config.university.policies.staff_idle_minutes;
    if is_over(session.last_seen, session.expires, now, idle) {
        return Ok(None);
    }
    if now.duration_since(session.last_seen) >= TOUCH_AFTER {
        state
            .storage
            .transact(move |tx| session::touch_staff(tx, &hash, now))
            .await?;
    }
    Ok(Some((hash, session)))
}

/// Over by silence, or by its longest life.
fn is_over(last_seen: Timestamp, expires: Timestamp, now: Timestamp, idle_minutes: u32) -> bool {
    let idle = SignedDuration::from_mins(i64::from(idle_minutes));
    now >= expires || now.duration_since(last_seen) >= idle
}
