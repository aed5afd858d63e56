//! What the holder of an account changes about it, see `akashi_protocol::account`.

use akashi_domain::Sensitive;
use akashi_protocol::account::{
    AddEnrolment, BeginNameChange, ChangeAddress, ChangePersonal, ConfirmChange, NameChangeBegun,
    OpenEnrolment, PersonalRecord, PresentAddress,
};
use akashi_protocol::flow::{ApplicationCredential, Flow};
use reqwest::Method;

use super::Server;
use crate::failure::Failure;

/// Path of the mail address.
const ADDRESS: [&str; 2] = ["me", "address"];
/// Path of the personal information.
const PERSONAL: [&str; 2] = ["me", "personal"];
/// Path of the student numbers.
const ENROLMENTS: [&str; 2] = ["me", "enrolments"];
/// Path of changed names.
const NAME_CHANGES: [&str; 2] = ["me", "name-changes"];

impl Server {
    /// `GET /v1/me/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn present_address(
        &self,
        token: &Sensitive<String>,
    ) -> Result<PresentAddress, Failure> {
        self.json(self.authorized(Method::GET, &ADDRESS, token))
            .await
    }

    /// `POST /v1/me/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_address(
        &self,
        token: &Sensitive<String>,
        change: &ChangeAddress,
    ) -> Result<Flow, Failure> {
        let request = self.authorized(Method::POST, &ADDRESS, token);
        self.json(request.json(change)).await
    }

    /// `PUT /v1/me/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn confirm_change(
        &self,
        token: &Sensitive<String>,
        confirm: &ConfirmChange,
    ) -> Result<(), Failure> {
        let request = self.authorized(Method::PUT, &ADDRESS, token);
        self.done(request.json(confirm)).await
    }

    /// `POST /v1/me/enrolments`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn add_enrolment(
        &self,
        token: &Sensitive<String>,
        add: &AddEnrolment,
    ) -> Result<Flow, Failure> {
        let request = self.authorized(Method::POST, &ENROLMENTS, token);
        self.json(request.json(add)).await
    }

    /// `PUT /v1/me/enrolments`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn open_enrolment(
        &self,
        token: &Sensitive<String>,
        open: &OpenEnrolment,
    ) -> Result<ApplicationCredential, Failure> {
        let request = self.authorized(Method::PUT, &ENROLMENTS, token);
        self.json(request.json(open)).await
    }

    /// `POST /v1/me/name-changes`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn begin_name_change(
        &self,
        token: &Sensitive<String>,
        begin: &BeginNameChange,
    ) -> Result<NameChangeBegun, Failure> {
        let request = self.authorized(Method::POST, &NAME_CHANGES, token);
        self.json(request.json(begin)).await
    }

    /// `GET /v1/me/personal`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn personal(&self, token: &Sensitive<String>) -> Result<PersonalRecord, Failure> {
        self.json(self.authorized(Method::GET, &PERSONAL, token))
            .await
    }

    /// `PUT /v1/me/personal`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_personal(
        &self,
        token: &Sensitive<String>,
        change: &ChangePersonal,
    ) -> Result<PersonalRecord, Failure> {
        let request = self.authorized(Method::PUT, &PERSONAL, token);
        self.json(request.json(change)).await
    }
}
