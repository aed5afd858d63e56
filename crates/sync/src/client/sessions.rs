//! Signing in and out, home, passwords, see `akashi_protocol::session`.

use akashi_domain::Sensitive;
use akashi_protocol::application::{ApplicationList, Home};
use akashi_protocol::flow::Flow;
use akashi_protocol::session::{ChangePassword, NotMe, Session, Sessions, SetPasswords, SignIn};
use reqwest::Method;
use uuid::Uuid;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `POST /v1/sessions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn sign_in(&self, sign_in: &SignIn) -> Result<Session, Failure> {
        self.json(self.request(Method::POST, &["sessions"]).json(sign_in))
            .await
    }

    /// `DELETE /v1/sessions/current`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn sign_out(&self, token: &Sensitive<String>) -> Result<(), Failure> {
        self.done(self.authorized(Method::DELETE, &["sessions", "current"], token))
            .await
    }

    /// `GET /v1/me`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn home(&self, token: &Sensitive<String>) -> Result<Home, Failure> {
        self.json(self.authorized(Method::GET, &["me"], token))
            .await
    }

    /// `GET /v1/applications`; `after` is `next` of the page before.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn applications(
        &self,
        token: &Sensitive<String>,
        after: Option<&str>,
    ) -> Result<ApplicationList, Failure> {
        let mut server = self.clone();
        if let Some(after) = after {
            server.base.query_pairs_mut().append_pair("after", after);
        }
        self.json(server.authorized(Method::GET, &["applications"], token))
            .await
    }

    /// `PUT /v1/me/passwords`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn set_passwords(
        &self,
        token: &Sensitive<String>,
        passwords: &SetPasswords,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &["me", "passwords"], token);
        self.done(request.json(passwords)).await
    }

    /// `PUT /v1/me/password`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_password(
        &self,
        token: &Sensitive<String>,
        change: &ChangePassword,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &["me", "password"], token);
        self.done(request.json(change)).await
    }

    /// `PUT /v1/me/second-password`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_second_password(
        &self,
        token: &Sensitive<String>,
        change: &ChangePassword,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &["me", "second-password"], token);
        self.done(request.json(change)).await
    }

    /// `PUT /v1/password-reset`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn reset_passwords(
        &self,
        right: &Sensitive<String>,
        passwords: &SetPasswords,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &["password-reset"], right);
        self.done(request.json(passwords)).await
    }

    /// `GET /v1/me/sessions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn sessions(&self, token: &Sensitive<String>) -> Result<Sessions, Failure> {
        self.json(self.authorized(Method::GET, &["me", "sessions"], token))
            .await
    }

    /// `DELETE /v1/me/sessions/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn end_session(&self, token: &Sensitive<String>, id: Uuid) -> Result<(), Failure> {
        let path = ["me", "sessions", &id.to_string()];
        self.done(self.authorized(Method::DELETE, &path, token))
            .await
    }

    /// `DELETE /v1/me/sessions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn end_other_sessions(&self, token: &Sensitive<String>) -> Result<(), Failure> {
        self.done(self.authorized(Method::DELETE, &["me", "sessions"], token))
            .await
    }

    /// `DELETE /v1/me/devices/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn forget_device(&self, token: &Sensitive<String>, id: Uuid) -> Result<(), Failure> {
        let path = ["me", "devices", &id.to_string()];
        self.done(self.authorized(Method::DELETE, &path, token))
            .await
    }

    /// `POST /v1/me/not-me`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn not_me(&self, token: &Sensitive<String>, not_me: &NotMe) -> Result<Flow, Failure> {
        let request = self.authorized(Method::POST, &["me", "not-me"], token);
        self.json(request.json(not_me)).await
    }
}
