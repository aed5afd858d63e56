//! Accounts of staff, see `akashi_protocol::staff_account`.

use akashi_domain::{Sensitive, StaffRole};
use akashi_protocol::staff_account::{
    ChangeAccess, ChangeOwnPassword, ChangeRole, ConfirmAuthenticator, Invitation, NewAccount,
    OfferedAuthenticator, OwnAccount, RecoveryCodes, StaffAccounts, WithPassword,
};
use reqwest::Method;
use uuid::Uuid;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `GET /v1/staff/me`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn own_staff_account(
        &self,
        token: &Sensitive<String>,
    ) -> Result<OwnAccount, Failure> {
        self.json(self.authorized(Method::GET, &["staff", "me"], token))
            .await
    }

    /// `PUT /v1/staff/me/password`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_staff_password(
        &self,
        token: &Sensitive<String>,
        change: &ChangeOwnPassword,
    ) -> Result<(), Failure> {
        let path = ["staff", "me", "password"];
        self.done(self.authorized(Method::PUT, &path, token).json(change))
            .await
    }

    /// `POST /v1/staff/me/authenticator`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn offer_authenticator(
        &self,
        token: &Sensitive<String>,
        shown: &WithPassword,
    ) -> Result<OfferedAuthenticator, Failure> {
        let path = ["staff", "me", "authenticator"];
        self.json(self.authorized(Method::POST, &path, token).json(shown))
            .await
    }

    /// `PUT /v1/staff/me/authenticator`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn confirm_authenticator(
        &self,
        token: &Sensitive<String>,
        shown: &ConfirmAuthenticator,
    ) -> Result<RecoveryCodes, Failure> {
        let path = ["staff", "me", "authenticator"];
        self.json(self.authorized(Method::PUT, &path, token).json(shown))
            .await
    }

    /// `POST /v1/staff/me/recovery-codes`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn renew_recovery_codes(
        &self,
        token: &Sensitive<String>,
        shown: &WithPassword,
    ) -> Result<RecoveryCodes, Failure> {
        let path = ["staff", "me", "recovery-codes"];
        self.json(self.authorized(Method::POST, &path, token).json(shown))
            .await
    }

    /// `GET /v1/staff/accounts`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn staff_accounts(
        &self,
        token: &Sensitive<String>,
    ) -> Result<StaffAccounts, Failure> {
        self.json(self.authorized(Method::GET, &["staff", "accounts"], token))
            .await
    }

    /// `POST /v1/staff/accounts`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn add_staff_account(
        &self,
        token: &Sensitive<String>,
        account: &NewAccount,
    ) -> Result<Invitation, Failure> {
        let path = ["staff", "accounts"];
        self.json(self.authorized(Method::POST, &path, token).json(account))
            .await
    }

    /// `PUT /v1/staff/accounts/{id}/role`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_staff_role(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
        role: StaffRole,
    ) -> Result<(), Failure> {
        let path = ["staff", "accounts", &id.to_string(), "role"];
        let request = self.authorized(Method::PUT, &path, token);
        self.done(request.json(&ChangeRole { role })).await
    }

    /// `PUT /v1/staff/accounts/{id}/access`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn change_staff_access(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
        enabled: bool,
    ) -> Result<(), Failure> {
        let path = ["staff", "accounts", &id.to_string(), "access"];
        let request = self.authorized(Method::PUT, &path, token);
        self.done(request.json(&ChangeAccess { enabled })).await
    }

    /// `DELETE /v1/staff/accounts/{id}/sessions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn end_staff_sessions(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<(), Failure> {
        let path = ["staff", "accounts", &id.to_string(), "sessions"];
        self.done(self.authorized(Method::DELETE, &path, token))
            .await
    }

    /// `POST /v1/staff/accounts/{id}/reset`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn reset_staff_account(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<Invitation, Failure> {
        let path = ["staff", "accounts", &id.to_string(), "reset"];
        self.json(self.authorized(Method::POST, &path, token)).await
    }
}
