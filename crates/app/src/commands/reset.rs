//! `reset.…`: both passwords set anew, after the code of the mail.
//!
//! The right to do so lives in memory only: an application that ends in between has changed nothing, and asks for
//! another mail.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::PasswordRight;
use akashi_store::session;
use jiff::Timestamp;

use crate::api::error::code;
use crate::api::session::{PasswordTicks, Passwords};
use crate::api::{Answers, CoreError, Nothing, ResetCheckPasswords, ResetSetPasswords};
use crate::core::{Core, lock};
use crate::host::Host;

/// The right to set both passwords of an account, once.
#[derive(Debug, Clone)]
pub(crate) struct HeldRight {
    university: String,
    token: Sensitive<String>,
    email: Sensitive<String>,
    expires_at: Timestamp,
}

impl<H: Host> Answers<ResetCheckPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<PasswordTicks, CoreError> {
        let right = self.right()?;
        self.ticks(&request, right.email.expose()).await
    }
}

impl<H: Host> Answers<ResetSetPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<Nothing, CoreError> {
        let right = self.right()?;
        let passwords = self.chosen_passwords(request, right.email.expose()).await?;
        let server = self.server()?;
        let set = server.reset_passwords(&right.token, &passwords).await;
        if let Err(failure) = set {
            if failure.problem_code() == Some(ProblemCode::NotSignedIn) {
                self.forget_right();
                return Err(CoreError::new(code::RESET_ENDED));
            }
            return Err(failure.into());
        }
        self.forget_right();
        // The university has ended every session, this computer's as well.
        if let Some(store) = self.existing_store().await? {
            store.transact(session::delete).await?;
            *lock(&self.shared.last_used) = None;
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    pub(crate) fn keep_right(&self, university: String, right: PasswordRight) {
        *lock(&self.shared.right) = Some(HeldRight {
            university,
            token: right.token,
            email: right.email.expose().into(),
            expires_at: right.expires_at,
        });
    }

    pub(crate) fn forget_right(&self) {
        lock(&self.shared.right).take();
    }

    /// What the code of the mail led to, while it holds.
    pub(super) fn right(&self) -> Result<HeldRight, CoreError> {
        let (connected, now) = (self.connected()?.id, self.server_now());
        let held = lock(&self.shared.right).clone();
        held.filter(|right| right.university == connected && right.expires_at > now)
            .ok_or_else(|| CoreError::new(code::RESET_ENDED))
    }
}
