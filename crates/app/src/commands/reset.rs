//! `reset.…`: passwords set anew, after the code of the mail: both of a graduate, or the second of a campus ID.
//!
//! The right to do so lives in memory only: an application that ends in between has changed nothing, and asks for
//! another mail.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::{PasswordRight, SecondPasswordRight};
use akashi_store::flow::FlowRow;
use akashi_store::session;
use akashi_sync::Failure;
use jiff::Timestamp;

use crate::api::campus::{SecondPassword, SecondTicks};
use crate::api::error::code;
use crate::api::session::{PasswordTicks, Passwords};
use crate::api::start::ResetOf;
use crate::api::{
    Answers, CoreError, Nothing, ResetCheckPasswords, ResetCheckSecond, ResetSetPasswords,
    ResetSetSecond,
};
use crate::core::{Core, lock};
use crate::host::Host;

/// The right to set passwords of an account, once.
#[derive(Debug, Clone)]
pub(crate) struct HeldRight {
    /// Which of them.
    pub(super) of: ResetOf,
    university: String,
    token: Sensitive<String>,
    /// Whom the passwords must not name: the mail address, or the user ID.
    whose: Sensitive<String>,
    expires_at: Timestamp,
}

impl HeldRight {
    pub(super) fn both(university: String, right: PasswordRight) -> Self {
        Self {
            of: ResetOf::Both,
            university,
            token: right.token,
            whose: right.email.expose().into(),
            expires_at: right.expires_at,
        }
    }

    pub(super) fn second(flow: FlowRow, right: SecondPasswordRight) -> Self {
        Self {
            of: ResetOf::Second,
            university: flow.university,
            token: right.token,
            whose: flow.reference.into(),
            expires_at: right.expires_at,
        }
    }
}

impl<H: Host> Answers<ResetCheckPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<PasswordTicks, CoreError> {
        let right = self.right(ResetOf::Both)?;
        self.ticks(&request, right.whose.expose()).await
    }
}

impl<H: Host> Answers<ResetSetPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<Nothing, CoreError> {
        let right = self.right(ResetOf::Both)?;
        let passwords = self.chosen_passwords(request, right.whose.expose()).await?;
        let server = self.server()?;
        let set = server.reset_passwords(&right.token, &passwords).await;
        self.was_set(set).await
    }
}

impl<H: Host> Answers<ResetCheckSecond> for Core<H> {
    async fn answer(&self, request: SecondPassword) -> Result<SecondTicks, CoreError> {
        let right = self.right(ResetOf::Second)?;
        self.second_ticks(&right.whose, &request).await
    }
}

impl<H: Host> Answers<ResetSetSecond> for Core<H> {
    async fn answer(&self, request: SecondPassword) -> Result<Nothing, CoreError> {
        let right = self.right(ResetOf::Second)?;
        let chosen = self.chosen_second(request, &right.whose).await?;
        let server = self.server()?;
        let set = server.set_second_password_anew(&right.token, &chosen).await;
        self.was_set(set).await
    }
}

impl<H: Host> Core<H> {
    pub(super) fn keep_right(&self, right: HeldRight) {
        *lock(&self.shared.right) = Some(right);
    }

    pub(crate) fn forget_right(&self) {
        lock(&self.shared.right).take();
    }

    /// What the code of the mail led to, while it holds.
    pub(super) fn held_right(&self) -> Option<HeldRight> {
        let (connected, now) = (self.connected().ok()?.id, self.server_now());
        let held = lock(&self.shared.right).clone();
        held.filter(|right| right.university == connected && right.expires_at > now)
    }

    fn right(&self, of: ResetOf) -> Result<HeldRight, CoreError> {
        self.held_right()
            .filter(|right| right.of == of)
            .ok_or_else(|| CoreError::new(code::RESET_ENDED))
    }

    async fn was_set(&self, set: Result<(), Failure>) -> Result<Nothing, CoreError> {
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
