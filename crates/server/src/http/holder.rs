//! Who holds a token that opens applications: what the database says of it, and whether that counts at this moment.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use jiff::Timestamp;
use uuid::Uuid;

use super::auth::{self, ApplicationAccess};
use super::error::ApiError;
use crate::applications::Owner;
use crate::keys::Keys;
use crate::state::AppState;
use crate::storage::session::{self, ApplicantSession};
use crate::storage::{Reader, StorageError};
use crate::token::{self, TokenHash, TokenKind};

/// As the database has them, whether or not their time is over: only [`Holder::admit`] and [`Holder::waits`] say that.
#[derive(Debug, Clone)]
pub enum Holder {
    /// Of a credential for one application.
    Credential {
        /// The application.
        application: Uuid,
        /// When it ends.
        expires: Timestamp,
    },
    /// Of a session.
    Session(TokenHash, ApplicantSession),
}

impl Holder {
    /// Finds out in one look.
    ///
    /// # Errors
    /// `not_signed_in` for a token that nobody holds.
    pub async fn of(state: &AppState, token: &Sensitive<String>) -> Result<Self, ApiError> {
        let (keys, token) = (state.clone(), token.clone());
        let found = state
            .storage
            .peek(move |reader| Self::find(reader, &keys.keys, &token))
            .await?;
        found.ok_or_else(|| ProblemCode::NotSignedIn.into())
    }

    /// The same within another look.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn find(
        reader: &Reader,
        keys: &Keys,
        token: &Sensitive<String>,
    ) -> Result<Option<Self>, StorageError> {
        let credential = token::hash(keys, TokenKind::Application, token.expose());
        if let Some((application, expires)) = session::find_credential(reader, &credential)? {
            return Ok(Some(Self::Credential {
                application,
                expires,
            }));
        }
        let hash = token::hash(keys, TokenKind::Session, token.expose());
        let session = session::find_applicant(reader, &hash)?;
        Ok(session.map(|session| Self::Session(hash, session)))
    }

    /// Whose applications these may be.
    #[must_use]
    pub const fn owner(&self) -> Owner {
        match self {
            Self::Credential { application, .. } => Owner::Credential(*application),
            Self::Session(_, session) => Owner::Account(session.account),
        }
    }

    /// Lets the holder in, and writes down the sign of life that this is.
    ///
    /// # Errors
    /// `not_signed_in` when their time is over, `passwords_must_be_set`.
    pub async fn admit(&self, state: &AppState) -> Result<ApplicationAccess, ApiError> {
        self.is_in_time(state)?;
        match self {
            Self::Credential { application, .. } => Ok(ApplicationAccess::Credential {
                application: *application,
            }),
            Self::Session(hash, session) => {
                auth::touch(state, hash, session).await?;
                self.has_passwords()?;
                Ok(ApplicationAccess::Owner {
                    account: session.account,
                })
            }
        }
    }

    /// Whose applications the holder waits for. Waiting is no sign of life.
    ///
    /// # Errors
    /// See [`Holder::admit`].
    pub fn waits(&self, state: &AppState) -> Result<Owner, ApiError> {
        self.is_in_time(state)?;
        self.has_passwords()?;
        Ok(self.owner())
    }

    fn is_in_time(&self, state: &AppState) -> Result<(), ApiError> {
        let is_over = match self {
            Self::Credential { expires, .. } => *expires <= state.now(),
            Self::Session(_, session) => auth::is_silent(state, session),
        };
        if is_over {
            return Err(ProblemCode::NotSignedIn.into());
        }
        Ok(())
    }

    fn has_passwords(&self) -> Result<(), ApiError> {
        match self {
            Self::Session(_, session) if session.must_set_passwords => {
                Err(ProblemCode::PasswordsMustBeSet.into())
            }
            _ => Ok(()),
        }
    }
}
