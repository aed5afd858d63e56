//! Signing in with a campus ID, see `akashi_protocol::campus`.

use akashi_domain::Sensitive;
use akashi_protocol::campus::{
    CampusSession, CampusSignIn, ConfirmAddress, SetSecondPassword, StartAddress,
};
use akashi_protocol::flow::Flow;
use reqwest::Method;

use super::Server;
use crate::failure::Failure;

/// Path of the mail address.
const ADDRESS: [&str; 3] = ["me", "campus", "address"];

impl Server {
    /// `POST /v1/sessions/campus`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn campus_sign_in(&self, sign_in: &CampusSignIn) -> Result<CampusSession, Failure> {
        let request = self.request(Method::POST, &["sessions", "campus"]);
        self.json(request.json(sign_in)).await
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
}
