//! 卒業後のログイン方法, see `akashi_protocol::graduation`.

use akashi_domain::Sensitive;
use akashi_protocol::flow::Flow;
use akashi_protocol::graduation::{
    BeginGraduation, ConfirmGraduation, GraduationRight, GraduationState, SetGraduation,
};
use reqwest::Method;

use super::Server;
use crate::failure::Failure;

const GRADUATION: [&str; 2] = ["me", "graduation"];

impl Server {
    /// `GET /v1/me/graduation`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn graduation(&self, token: &Sensitive<String>) -> Result<GraduationState, Failure> {
        self.json(self.authorized(Method::GET, &GRADUATION, token))
            .await
    }

    /// `POST /v1/me/graduation`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn begin_graduation(
        &self,
        token: &Sensitive<String>,
        begin: &BeginGraduation,
    ) -> Result<Flow, Failure> {
        let request = self.authorized(Method::POST, &GRADUATION, token);
        self.json(request.json(begin)).await
    }

    /// `PUT /v1/me/graduation`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn confirm_graduation(
        &self,
        token: &Sensitive<String>,
        confirm: &ConfirmGraduation,
    ) -> Result<GraduationRight, Failure> {
        let request = self.authorized(Method::PUT, &GRADUATION, token);
        self.json(request.json(confirm)).await
    }

    /// `PUT /v1/me/graduation/passwords`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn complete_graduation(
        &self,
        token: &Sensitive<String>,
        set: &SetGraduation,
    ) -> Result<(), Failure> {
        let path = ["me", "graduation", "passwords"];
        let request = self.authorized(Method::PUT, &path, token);
        self.done(request.json(set)).await
    }
}
