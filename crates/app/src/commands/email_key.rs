//! `campus.…`: 認証キー and 二要素認証設定 (F04).
//!
//! A sign-in that waits for its key lives in memory only: who ends the application signs in again.

use akashi_domain::{Sensitive, code as codes};
use akashi_protocol::ProblemCode;
use akashi_protocol::campus::{EnterKey as Enter, KeyMail, KeyNeeded, SetEmailKey};
use akashi_store::campus::{self, Way};
use akashi_sync::Failure;
use jiff::Timestamp;

use super::flow::{again_in, progress, seconds, seconds_until};
use crate::api::campus::{
    CampusSignedIn, CampusStep, EmailKeyView, EnterKey, KeyView, SwitchEmailKey,
};
use crate::api::error::code;
use crate::api::{
    Answers, CampusEmailKey, CampusEnterKey, CampusKey, CampusResendKey, CampusSwitchEmailKey,
    CoreError, Nothing,
};
use crate::core::{Core, lock};
use crate::host::Host;
use crate::roles::Graduate;

/// A sign-in whose user ID and passwords were right.
#[derive(Debug, Clone)]
pub(crate) struct HeldKey {
    university: String,
    user: String,
    token: Sensitive<String>,
    ends_at: Timestamp,
}

impl<H: Host> Answers<CampusKey> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<KeyView, CoreError> {
        let held = self.held_key()?;
        let seen = self.server()?.key_mail(&held.token).await;
        let seen = seen.map_err(|failure| self.key_failed(failure))?;
        self.key_view(&seen).await
    }
}

impl<H: Host> Answers<CampusEnterKey> for Core<H> {
    async fn answer(&self, request: EnterKey) -> Result<CampusSignedIn, CoreError> {
        let held = self.held_key()?;
        let digits = self.info().await?.policies.key_digits;
        let key = codes::canonical_key(request.key.expose(), digits)
            .ok_or_else(|| CoreError::new(code::KEY_MALFORMED).with("digits", digits))?;
        let enter = Enter {
            key: key.into(),
            remember: request.remember && self.shared.options.remembers_devices,
        };
        let given = self.server()?.enter_key(&held.token, &enter).await;
        let given = given.map_err(|failure| self.key_failed(failure))?;
        self.forget_key();
        self.keep_member(held.university, held.user, given, Way::CampusId)
            .await
    }
}

impl<H: Host> Answers<CampusResendKey> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<KeyView, CoreError> {
        let held = self.held_key()?;
        let seen = self.server()?.resend_key(&held.token).await;
        let seen = seen.map_err(|failure| self.key_failed(failure))?;
        self.key_view(&seen).await
    }
}

impl<H: Host> Answers<CampusEmailKey> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<EmailKeyView, CoreError> {
        let graduate = self.as_graduate().await?;
        match graduate.server.email_key(&graduate.session.token).await {
            Ok(setting) => self.keep_setting(&graduate, setting.on).await,
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

impl<H: Host> Answers<CampusSwitchEmailKey> for Core<H> {
    async fn answer(&self, request: SwitchEmailKey) -> Result<EmailKeyView, CoreError> {
        let graduate = self.as_graduate().await?;
        if !request.on && request.second_password.expose().is_empty() {
            return Err(CoreError::new(code::CURRENT_PASSWORD_MISSING));
        }
        let set = SetEmailKey {
            on: request.on,
            second_password: request.second_password,
        };
        let token = &graduate.session.token;
        match graduate.server.set_email_key(token, &set).await {
            Ok(()) => self.keep_setting(&graduate, request.on).await,
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

impl<H: Host> Core<H> {
    /// The sign-in waits for its key from now on; nobody is signed in yet.
    pub(super) fn keep_key(
        &self,
        university: String,
        user: String,
        given: KeyNeeded,
    ) -> CampusSignedIn {
        *lock(&self.shared.key) = Some(HeldKey {
            university,
            user,
            token: given.token,
            ends_at: given.ends_at,
        });
        CampusSignedIn {
            step: CampusStep::EmailKey,
            waiting: false,
            proposed_email: None,
        }
    }

    pub(crate) fn forget_key(&self) {
        lock(&self.shared.key).take();
    }

    fn held_key(&self) -> Result<HeldKey, CoreError> {
        let (connected, now) = (self.connected()?.id, self.server_now());
        let held = lock(&self.shared.key).clone();
        held.filter(|held| held.university == connected && held.ends_at > now)
            .ok_or_else(|| CoreError::new(code::KEY_ENDED))
    }

    /// Turns a failure into an error; that the server does not know the sign-in any more is said as what it means here.
    fn key_failed(&self, failure: Failure) -> CoreError {
        if failure.problem_code() == Some(ProblemCode::NotSignedIn) {
            self.forget_key();
            return CoreError::new(code::KEY_ENDED);
        }
        failure.into()
    }

    async fn key_view(&self, seen: &KeyMail) -> Result<KeyView, CoreError> {
        let policies = self.info().await?.policies.clone();
        let now = self.server_now();
        let left = |until: Timestamp| seconds(until.duration_since(now).as_secs());
        Ok(KeyView {
            sent_to: seen.sent_to.clone(),
            mail: progress(seen.mail),
            again_in_seconds: again_in(seen.mail, now),
            resend_in_seconds: seconds_until(seen.resend_from, now),
            expires_at: seen.expires_at.map(Timestamp::as_millisecond),
            expires_in_seconds: seen.expires_at.map(left),
            void: seen.void,
            digits: policies.key_digits,
            remember_days: self
                .shared
                .options
                .remembers_devices
                .then_some(policies.remembered_days),
        })
    }

    /// The menu shows it without asking.
    async fn keep_setting(&self, graduate: &Graduate, on: bool) -> Result<EmailKeyView, CoreError> {
        let (store, token) = (self.store().await?, graduate.session.token.clone());
        store
            .transact(move |tx| campus::set_asks_key(tx, &token, Some(on)))
            .await?;
        Ok(EmailKeyView { on })
    }
}
