//! Who acts. A role is a value one gets by being it; without it there is no method to call.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use akashi_store::session::{self, SessionRow};
use akashi_store::{application, credential};
use akashi_sync::{Failure, Server};
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::CoreError;
use crate::api::event::SessionRole;
use crate::api::start::StaffHere;
use crate::core::{Core, lock};
use crate::errors;
use crate::host::Host;

/// A signed-in graduate.
pub(crate) struct Graduate {
    pub(crate) server: Server,
    pub(crate) session: SessionRow,
}

/// A signed-in member of staff.
pub(crate) struct Staff {
    pub(crate) server: Server,
    pub(crate) token: Sensitive<String>,
}

/// Whoever may write and read one application: by its credential, or as its owner.
pub(crate) struct Applicant {
    pub(crate) server: Server,
    pub(crate) token: Sensitive<String>,
    /// As its owner: the token is the one of the session.
    signed_in: bool,
    /// The university has received the application.
    received: bool,
}

/// The session of staff, in memory only.
#[derive(Debug, Clone)]
pub(crate) struct StaffSession {
    pub(crate) university: String,
    pub(crate) token: Sensitive<String>,
    pub(crate) here: StaffHere,
    pub(crate) last_used: Timestamp,
}

fn not_signed_in() -> CoreError {
    Failure::problem(ProblemCode::NotSignedIn).into()
}

impl<H: Host> Core<H> {
    /// The graduate, if one is signed in at the connected university. Counts as doing something.
    pub(crate) async fn as_graduate(&self) -> Result<Graduate, CoreError> {
        let connected = self.connected()?;
        let store = self.existing_store().await?.ok_or_else(not_signed_in)?;
        self.end_idle_sessions().await;
        let session = store
            .read(session::get)
            .await?
            .filter(|session| session.university == connected.id)
            .ok_or_else(not_signed_in)?;
        self.touch_graduate(&store, &session).await?;
        Ok(Graduate {
            server: self.server()?,
            session,
        })
    }

    /// The member of staff, if one is signed in. Counts as doing something.
    pub(crate) async fn as_staff(&self) -> Result<Staff, CoreError> {
        self.end_idle_sessions().await;
        let (connected, now) = (self.connected()?, self.now());
        let server = self.server()?;
        let mut slot = lock(&self.shared.staff);
        let session = slot
            .as_mut()
            .filter(|session| session.university == connected.id)
            .ok_or_else(not_signed_in)?;
        session.last_used = now;
        let token = session.token.clone();
        drop(slot);
        self.is_back(SessionRole::Staff);
        Ok(Staff { server, token })
    }

    /// Whoever may act for `application` on this device.
    pub(crate) async fn as_applicant(&self, application: Uuid) -> Result<Applicant, CoreError> {
        let (server, connected) = (self.server()?, self.connected()?);
        let store = self.existing_store().await?.ok_or_else(not_signed_in)?;
        let (credential, session, received) = store
            .read(move |reader| {
                let known = application::get(reader, application)?;
                Ok((
                    credential::get(reader, application)?,
                    session::get(reader)?,
                    known.is_some_and(|known| known.revision > 0),
                ))
            })
            .await?;
        let credential = credential.filter(|credential| credential.university == connected.id);
        let session = session
            .filter(|session| session.university == connected.id && !session.must_set_passwords);
        let now = self.server_now();
        let (token, signed_in) = match (credential, session) {
            (Some(credential), session) if credential.expires_at > now || session.is_none() => {
                (credential.token, false)
            }
            (_, Some(session)) => (session.token, true),
            _ => return Err(errors::access_ended(received)),
        };
        Ok(Applicant {
            server,
            token,
            signed_in,
            received,
        })
    }

    /// Turns a failure into an error. That the server does not know the token any more is said as what it means here:
    /// the application has to be opened anew (F14), or, before it was ever received, the mail address confirmed again.
    pub(crate) async fn applicant_failed(
        &self,
        applicant: &Applicant,
        failure: Failure,
    ) -> CoreError {
        if failure.problem_code() != Some(ProblemCode::NotSignedIn) {
            return failure.into();
        }
        if applicant.signed_in {
            self.drop_graduate().await;
        }
        errors::access_ended(applicant.received)
    }

    /// Turns a failure into an error; a session that ended meanwhile is forgotten, the draft is not.
    pub(crate) async fn graduate_failed(&self, failure: Failure) -> CoreError {
        if failure.problem_code() == Some(ProblemCode::NotSignedIn) {
            self.drop_graduate().await;
        }
        failure.into()
    }

    /// The same for staff.
    pub(crate) fn staff_failed(&self, failure: Failure) -> CoreError {
        if failure.problem_code() == Some(ProblemCode::NotSignedIn) {
            self.drop_staff(None);
        }
        failure.into()
    }

    async fn drop_graduate(&self) {
        if let Ok(Some(store)) = self.existing_store().await
            && let Err(error) = store.transact(session::delete).await
        {
            tracing::warn!(reason = %error, "the ended session stays until the next try");
        }
        self.graduate_ended(None);
    }

    pub(crate) fn drop_staff(&self, idle_minutes: Option<u32>) {
        lock(&self.shared.staff).take();
        lock(&self.shared.images).forget_staff();
        self.session_ended(SessionRole::Staff, idle_minutes);
    }
}
