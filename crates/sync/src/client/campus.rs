//! Signing in with a campus ID, see `akashi_protocol::campus`.

use akashi_domain::Sensitive;
use akashi_protocol::campus::{
    CampusEntry, CampusSession, CampusSignIn, ConfirmAddress, EmailKeySetting, EnterKey,
    ForgotSecondPassword, KeyMail, SecondPasswordFlow, SetEmailKey, SetSecondPassword,
    StartAddress,
};
use akashi_protocol::flow::Flow;
use reqwest::Method;

use super::Server;
use crate::failure::Failure;

/// Path of the mail address.
const ADDRESS: [&str; 3] = ["me", "campus", "address"];
/// Path of a sign-in that waits for its key.
const KEY: [&str; 3] = ["sessions", "campus", "key"];
/// Path of a second password that was forgotten.
const FORGOTTEN: [&str; 1] = ["second-password-reset"];
/// Path of the setting.
const EMAIL_KEY: [&str; 3] = ["me", "campus", "email-key"];

impl Server {
    /// `POST /v1/sessions/campus`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn campus_sign_in(&self, sign_in: &CampusSignIn) -> Result<CampusEntry, Failure> {
        let request = self.request(Method::POST, &["sessions", "campus"]);
        self.json(request.json(sign_in)).await
    }

    /// `GET /v1/sessions/campus/key`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn key_mail(&self, waiting: &Sensitive<String>) -> Result<KeyMail, Failure> {
        self.json(self.authorized(Method::GET, &KEY, waiting)).await
    }

    /// `POST /v1/sessions/campus/key`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn enter_key(
        &self,
        waiting: &Sensitive<String>,
        key: &EnterKey,
    ) -> Result<CampusSession, Failure> {
        let request = self.authorized(Method::POST, &KEY, waiting);
        self.json(request.json(key)).await
    }

    /// `POST /v1/sessions/campus/key/resend`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn resend_key(&self, waiting: &Sensitive<String>) -> Result<KeyMail, Failure> {
        let path = ["sessions", "campus", "key", "resend"];
        self.json(self.authorized(Method::POST, &path, waiting))
            .await
    }

    /// `GET /v1/me/campus/email-key`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn email_key(&self, token: &Sensitive<String>) -> Result<EmailKeySetting, Failure> {
        self.json(self.authorized(Method::GET, &EMAIL_KEY, token))
            .await
    }

    /// `PUT /v1/me/campus/email-key`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn set_email_key(
        &self,
        token: &Sensitive<String>,
        set: &SetEmailKey,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &EMAIL_KEY, token);
        self.done(request.json(set)).await
    }

    /// `POST /v1/me/campus/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn start_address(
        &self,
        token: &Sensitive<String>,
        start: &StartAddress,
    ) -> Result<Flow, Failure> {
        let request = self.authorized(Method::POST, &ADDRESS, token);
        self.json(request.json(start)).await
    }

    /// `PUT /v1/me/campus/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn confirm_address(
        &self,
        token: &Sensitive<String>,
        confirm: &ConfirmAddress,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &ADDRESS, token);
        self.done(request.json(confirm)).await
    }

    /// `PUT /v1/me/campus/second-password`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn set_second_password(
        &self,
        token: &Sensitive<String>,
        chosen: &SetSecondPassword,
    ) -> Result<(), Failure> {
        let path = ["me", "campus", "second-password"];
        let request = self.authorized(Method::PUT, &path, token);
        self.done(request.json(chosen)).await
    }

    /// `POST /v1/second-password-reset`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn forgot_second_password(
        &self,
        asked: &ForgotSecondPassword,
    ) -> Result<SecondPasswordFlow, Failure> {
        let request = self.request(Method::POST, &FORGOTTEN);
        self.json(request.json(asked)).await
    }

    /// `PUT /v1/second-password-reset`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn set_second_password_anew(
        &self,
        right: &Sensitive<String>,
        chosen: &SetSecondPassword,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &FORGOTTEN, right);
        self.done(request.json(chosen)).await
    }
}
