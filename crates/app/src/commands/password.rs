//! `password.…`: one of the two passwords is changed by who is signed in.

use akashi_domain::password::{PasswordRule, RuleOutcome};
use akashi_protocol::session::ChangePassword;

use super::session::refuse_broken;
use crate::api::error::code;
use crate::api::password::{ChangeTicks, PasswordChange as Typed, PasswordKind};
use crate::api::{Answers, CoreError, Nothing, PasswordChange, PasswordCheck};
use crate::core::Core;
use crate::host::Host;

impl<H: Host> Answers<PasswordCheck> for Core<H> {
    async fn answer(&self, request: Typed) -> Result<ChangeTicks, CoreError> {
        let email = self.as_graduate().await?.session.email;
        self.change_ticks(&request, email.expose()).await
    }
}

impl<H: Host> Answers<PasswordChange> for Core<H> {
    async fn answer(&self, request: Typed) -> Result<Nothing, CoreError> {
        let graduate = self.as_graduate().await?;
        let email = graduate.session.email.expose();
        let ticks = self.change_ticks(&request, email).await?;
        if request.current.expose().is_empty() {
            return Err(CoreError::new(code::CURRENT_PASSWORD_MISSING));
        }
        let name = match request.which {
            PasswordKind::First => "first",
            PasswordKind::Second => "second",
        };
        refuse_broken(name, &ticks.rules)?;
        if !ticks.confirmed {
            return Err(CoreError::new(code::PASSWORDS_DIFFER).with("password", name));
        }
        let change = ChangePassword {
            current: request.current,
            new: request.new,
        };
        let (server, token) = (&graduate.server, &graduate.session.token);
        let changed = match request.which {
            PasswordKind::First => server.change_password(token, &change).await,
            PasswordKind::Second => server.change_second_password(token, &change).await,
        };
        match changed {
            Ok(()) => Ok(Nothing {}),
            Err(failure) => Err(self.graduate_failed(failure).await),
        }
    }
}

impl<H: Host> Core<H> {
    /// Whether it differs from the other password only the university can tell.
    async fn change_ticks(&self, typed: &Typed, email: &str) -> Result<ChangeTicks, CoreError> {
        let policy = &self.info().await?.password_policy;
        let new = typed.new.expose();
        let mut rules = policy.check(new, &[email], None);
        rules.push(RuleOutcome {
            rule: PasswordRule::NotUsedBefore,
            kept: !new.is_empty() && typed.new != typed.current,
        });
        Ok(ChangeTicks {
            rules,
            confirmed: !new.is_empty() && typed.new == typed.confirmation,
        })
    }
}
