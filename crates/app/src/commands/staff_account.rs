//! `staff.own`, `staff.accounts` and what belongs to them: the accounts of staff.

use akashi_domain::Sensitive;
use akashi_protocol::staff_account::{
    AccountState, ChangeOwnPassword, ConfirmAuthenticator, Invitation, NewAccount, RecoveryCodes,
    StaffAccountView, WithPassword,
};
use akashi_sync::Failure;

use super::staff::id_of;
use crate::api::error::code;
use crate::api::staff_account::{
    AccountRequest, AddAccountRequest, AuthenticatorView, ChangeAccessRequest, ChangeRoleRequest,
    ConfirmAuthenticatorRequest, InvitationView, OwnAccountView, QrView, RecoveryCodesView,
    StaffAccountCard, StaffAccountState, StaffAccountsView, StaffChangePassword, StaffPassword,
};
use crate::api::{
    Answers, CoreError, Nothing, StaffAddAccount, StaffChangeAccess, StaffChangeOwnPassword,
    StaffChangeRole, StaffConfirmAuthenticator, StaffEndSessions, StaffListAccounts,
    StaffOfferAuthenticator, StaffOwn, StaffRenewCodes, StaffResetAccount,
};
use crate::core::{Core, lock};
use crate::host::Host;
use crate::roles::Staff;

impl<H: Host> Answers<StaffOwn> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<OwnAccountView, CoreError> {
        let staff = self.as_staff().await?;
        self.own(&staff).await
    }
}

impl<H: Host> Answers<StaffChangeOwnPassword> for Core<H> {
    async fn answer(&self, request: StaffChangePassword) -> Result<Nothing, CoreError> {
        let staff = self.as_staff().await?;
        let change = ChangeOwnPassword {
            current: request.current,
            new: request.new,
        };
        let answer = staff.server.change_staff_password(&staff.token, &change);
        answer.await.map_err(|failure| self.staff_failed(failure))?;
        self.own(&staff).await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<StaffOfferAuthenticator> for Core<H> {
    async fn answer(&self, request: StaffPassword) -> Result<AuthenticatorView, CoreError> {
        let staff = self.as_staff().await?;
        let shown = with_password(request);
        let answer = staff.server.offer_authenticator(&staff.token, &shown);
        let offered = answer.await.map_err(|failure| self.staff_failed(failure))?;
        authenticator(&offered.uri).ok_or_else(|| CoreError::new(code::INTERNAL))
    }
}

impl<H: Host> Answers<StaffConfirmAuthenticator> for Core<H> {
    async fn answer(
        &self,
        request: ConfirmAuthenticatorRequest,
    ) -> Result<RecoveryCodesView, CoreError> {
        let staff = self.as_staff().await?;
        let shown = ConfirmAuthenticator { totp: request.totp };
        let answer = staff.server.confirm_authenticator(&staff.token, &shown);
        let codes = answer.await.map_err(|failure| self.staff_failed(failure))?;
        // Whether more is to be set up may wait; the codes are shown this one time.
        if let Err(error) = self.own(&staff).await {
            tracing::info!(code = %error.code, "the account is asked for later");
        }
        Ok(codes_view(codes))
    }
}

impl<H: Host> Answers<StaffRenewCodes> for Core<H> {
    async fn answer(&self, request: StaffPassword) -> Result<RecoveryCodesView, CoreError> {
        let staff = self.as_staff().await?;
        let shown = with_password(request);
        let answer = staff.server.renew_recovery_codes(&staff.token, &shown);
        let codes = answer.await.map_err(|failure| self.staff_failed(failure))?;
        Ok(codes_view(codes))
    }
}

impl<H: Host> Answers<StaffListAccounts> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<StaffAccountsView, CoreError> {
        let staff = self.as_staff().await?;
        self.accounts(&staff).await
    }
}

impl<H: Host> Answers<StaffAddAccount> for Core<H> {
    async fn answer(&self, request: AddAccountRequest) -> Result<InvitationView, CoreError> {
        let staff = self.as_staff().await?;
        let account = NewAccount {
            name: request.name.trim().to_owned(),
            role: request.role,
        };
        let answer = staff.server.add_staff_account(&staff.token, &account);
        let invitation = answer.await.map_err(|failure| self.staff_failed(failure))?;
        Ok(invitation_view(invitation))
    }
}

impl<H: Host> Answers<StaffChangeRole> for Core<H> {
    async fn answer(&self, request: ChangeRoleRequest) -> Result<StaffAccountsView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff
            .server
            .change_staff_role(&staff.token, id, request.role);
        answer.await.map_err(|failure| self.staff_failed(failure))?;
        self.accounts(&staff).await
    }
}

impl<H: Host> Answers<StaffChangeAccess> for Core<H> {
    async fn answer(&self, request: ChangeAccessRequest) -> Result<StaffAccountsView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let enabled = request.enabled;
        let answer = staff.server.change_staff_access(&staff.token, id, enabled);
        answer.await.map_err(|failure| self.staff_failed(failure))?;
        self.accounts(&staff).await
    }
}

impl<H: Host> Answers<StaffEndSessions> for Core<H> {
    async fn answer(&self, request: AccountRequest) -> Result<StaffAccountsView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff.server.end_staff_sessions(&staff.token, id);
        answer.await.map_err(|failure| self.staff_failed(failure))?;
        self.accounts(&staff).await
    }
}

impl<H: Host> Answers<StaffResetAccount> for Core<H> {
    async fn answer(&self, request: AccountRequest) -> Result<InvitationView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff.server.reset_staff_account(&staff.token, id);
        let invitation = answer.await.map_err(|failure| self.staff_failed(failure))?;
        Ok(invitation_view(invitation))
    }
}

impl<H: Host> Core<H> {
    /// The account as it is now; whether it is set up is remembered for the session.
    async fn own(&self, staff: &Staff) -> Result<OwnAccountView, CoreError> {
        let answer = staff.server.own_staff_account(&staff.token);
        let own = answer.await.map_err(|failure| self.staff_failed(failure))?;
        if let Some(session) = lock(&self.shared.staff).as_mut() {
            session.here.role = own.role;
            session.here.must_set_up = own.must_set_password || own.must_set_authenticator;
        }
        Ok(OwnAccountView {
            name: own.name,
            role: own.role,
            has_authenticator: own.has_authenticator,
            recovery_codes: own.recovery_codes,
            must_set_password: own.must_set_password,
            must_set_authenticator: own.must_set_authenticator,
        })
    }

    async fn accounts(&self, staff: &Staff) -> Result<StaffAccountsView, CoreError> {
        let answer = staff.server.staff_accounts(&staff.token).await;
        let found = answer.map_err(|failure: Failure| self.staff_failed(failure))?;
        Ok(StaffAccountsView {
            items: found.items.into_iter().map(card).collect(),
        })
    }
}

fn with_password(request: StaffPassword) -> WithPassword {
    WithPassword {
        password: request.password,
    }
}

fn codes_view(codes: RecoveryCodes) -> RecoveryCodesView {
    RecoveryCodesView { codes: codes.codes }
}

fn invitation_view(invitation: Invitation) -> InvitationView {
    InvitationView {
        password: invitation.password,
        until: invitation.until.as_millisecond(),
    }
}

fn card(account: StaffAccountView) -> StaffAccountCard {
    StaffAccountCard {
        id: account.id.to_string(),
        name: account.name,
        role: account.role,
        state: match account.state {
            AccountState::Active => StaffAccountState::Active,
            AccountState::SettingUp => StaffAccountState::SettingUp,
            AccountState::SetUpExpired => StaffAccountState::SetUpExpired,
            AccountState::Locked => StaffAccountState::Locked,
            AccountState::Disabled => StaffAccountState::Disabled,
        },
        has_authenticator: account.has_authenticator,
        last_sign_in: account.last_sign_in.map(jiff::Timestamp::as_millisecond),
        own: account.own,
    }
}

/// The address of an authenticator, for its camera and for somebody who types; `None` where the server sent nonsense.
fn authenticator(uri: &Sensitive<String>) -> Option<AuthenticatorView> {
    let url = url::Url::parse(uri.expose()).ok()?;
    let (_, secret) = url.query_pairs().find(|(name, _)| name == "secret")?;
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    Some(AuthenticatorView {
        secret: groups.join(" ").into(),
        qr: qr(uri.expose())?,
    })
}

/// A QR code of `text`, whose dark squares are drawn row by row.
fn qr(text: &str) -> Option<QrView> {
    let code = qrcode::QrCode::new(text).ok()?;
    let size = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", place % size, place / size));
        }
    }
    Some(QrView {
        size: u32::try_from(size).ok()?,
        path: path.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authenticator_is_shown_for_camera_and_hand() {
        let uri =
            "otpauth://totp/Shomei:sato?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Shomei";
        let shown = authenticator(&uri.into()).unwrap();
        assert_eq!(
            shown.secret.expose(),
            "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
        );
        // The corner of a finder pattern, seven squares of it.
        assert!(
            shown
                .qr
                .path
                .expose()
                .starts_with("M0 0h1v1h-1zM1 0h1v1h-1z")
        );
        assert!((21..100).contains(&shown.qr.size));
        assert!(authenticator(&"otpauth://totp/Shomei:sato".into()).is_none());
    }
}
