//! `campus.…`: signing in with a campus ID, the mail address and the second password of a first sign-in.

use akashi_domain::text::fold_compact;
use akashi_domain::{EmailAddress, Sensitive};
use akashi_protocol::campus::{
    CampusEntry, CampusSession, CampusSignIn as SignIn, ConfirmAddress, FirstStep,
    SetSecondPassword, StartAddress,
};
use akashi_protocol::flow::{Flow, Redeem};
use akashi_store::campus::{Step, Way};
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_store::remembered::RememberedRow;
use akashi_store::session::SessionRow;
use akashi_store::{campus, flow, remembered, session};
use akashi_sync::Failure;

use crate::api::campus::{
    CampusSignInRequest, CampusSignedIn, CampusStep, SecondPassword, SecondTicks,
};
use crate::api::error::code;
use crate::api::flow::{FlowDone, FlowView, StartRegistration};
use crate::api::{
    Answers, CampusCheckSecond, CampusSetSecond, CampusSignIn, CampusStartAddress, CoreError,
    Nothing,
};
use crate::commands::flow::typed_twice;
use crate::commands::session::refuse_broken;
use crate::core::{Core, lock};
use crate::host::Host;

impl<H: Host> Answers<CampusSignIn> for Core<H> {
    async fn answer(&self, request: CampusSignInRequest) -> Result<CampusSignedIn, CoreError> {
        let (server, university) = (self.server()?, self.connected()?.id);
        // The token has to be put somewhere: a store that needs a passphrase says so before one is signed in.
        let store = self.store().await?;
        self.forget_key();
        // Whoever writes their user ID in another way is the same person.
        let user = fold_compact(request.user_id.expose()).to_lowercase();
        let (at, who, now) = (university.clone(), user.clone(), self.server_now());
        let remembered = store
            .read(move |reader| remembered::token(reader, &at, &who, now))
            .await?;
        let sign_in = SignIn {
            user_id: request.user_id,
            password: request.password,
            second_password: request.second_password,
            language: self.language(),
            device: self.this_device(),
            remembered: remembered.filter(|_| self.shared.options.remembers_devices),
        };
        match server.campus_sign_in(&sign_in).await? {
            CampusEntry::SignedIn(given) => {
                self.keep_member(university, user, given, Way::CampusId)
                    .await
            }
            CampusEntry::KeyNeeded(needed) => Ok(self.keep_key(university, user, needed)),
        }
    }
}

impl<H: Host> Core<H> {
    /// Keeps the session of somebody whom the university has let in, who is known here as `user`.
    pub(crate) async fn keep_member(
        &self,
        university: String,
        user: String,
        given: CampusSession,
        way: Way,
    ) -> Result<CampusSignedIn, CoreError> {
        let store = self.store().await?;
        let (now, step) = (self.now(), step_of(given.first));
        let remembered = given.remembered.clone().map(|given| RememberedRow {
            university: university.clone(),
            user: user.clone(),
            id: given.id.to_string(),
            token: given.token,
            until: given.until,
        });
        let asks_key = given.email_key;
        let row = SessionRow {
            university,
            email: user.as_str().into(),
            token: given.token.clone(),
            expires_at: given.expires_at,
            must_set_passwords: step != Step::Done,
            last_used: now,
        };
        let waiting = store
            .transact(move |tx| {
                // A session that was still open here is ended on the server, not forgotten.
                session::sign_out(tx, now)?;
                session::put(tx, &row)?;
                campus::put(tx, &row.token, way, step)?;
                campus::set_asks_key(tx, &row.token, asks_key)?;
                if let Some(remembered) = &remembered {
                    remembered::put(tx, remembered)?;
                }
                campus::forget_flow_of_others(tx, &user)?;
                let open = flow::get(**tx)?;
                Ok(open.is_some_and(|open| open.kind == FlowKind::Address))
            })
            .await?;
        self.with_engine(akashi_sync::Engine::wake);
        *lock(&self.shared.last_used) = Some(now);
        Ok(signed_in(given, step, waiting))
    }
}

impl<H: Host> Answers<CampusStartAddress> for Core<H> {
    async fn answer(&self, request: StartRegistration) -> Result<FlowView, CoreError> {
        let email = typed_twice(&request)?;
        let user = self.as_graduate().await?.session.email;
        self.start_flow(FlowKind::Address, user.expose().clone(), email)
            .await
    }
}

impl<H: Host> Answers<CampusCheckSecond> for Core<H> {
    async fn answer(&self, request: SecondPassword) -> Result<SecondTicks, CoreError> {
        let graduate = self.as_graduate().await?;
        self.second_ticks(&graduate.session.email, &request).await
    }
}

impl<H: Host> Answers<CampusSetSecond> for Core<H> {
    async fn answer(&self, request: SecondPassword) -> Result<Nothing, CoreError> {
        let graduate = self.as_graduate().await?;
        let chosen = self.chosen_second(request, &graduate.session.email).await?;
        let token = graduate.session.token.clone();
        if let Err(failure) = graduate.server.set_second_password(&token, &chosen).await {
            return Err(self.graduate_failed(failure).await);
        }
        let store = self.store().await?;
        store
            .transact(move |tx| {
                session::passwords_set(tx, &token)?;
                campus::put(tx, &token, Way::CampusId, Step::Done)
            })
            .await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    pub(super) async fn second_ticks(
        &self,
        user: &Sensitive<String>,
        typed: &SecondPassword,
    ) -> Result<SecondTicks, CoreError> {
        let policy = &self.info().await?.password_policy;
        let second = typed.second_password.expose();
        Ok(SecondTicks {
            rules: policy.check(second, &[user.expose()], None),
            confirmed: !second.is_empty()
                && typed.second_password == typed.second_password_confirmation,
        })
    }

    /// The second password, if everything this side can tell speaks for it.
    pub(super) async fn chosen_second(
        &self,
        typed: SecondPassword,
        user: &Sensitive<String>,
    ) -> Result<SetSecondPassword, CoreError> {
        let ticks = self.second_ticks(user, &typed).await?;
        refuse_broken("second", &ticks.rules)?;
        if !ticks.confirmed {
            return Err(CoreError::new(code::PASSWORDS_DIFFER).with("password", "second"));
        }
        Ok(SetSecondPassword {
            second_password: typed.second_password,
        })
    }

    /// Asks for the mail that confirms an address, as whoever is signed in.
    pub(crate) async fn ask_for_address(&self, row: &FlowRow) -> Result<Flow, Failure> {
        let not_signed_in = || Failure::problem(akashi_protocol::ProblemCode::NotSignedIn);
        let graduate = self.as_graduate().await.map_err(|_| not_signed_in())?;
        let start = StartAddress {
            id: row.id,
            secret: row.secret.clone(),
            email: EmailAddress::parse(row.email.expose()).map_err(|_| not_signed_in())?,
            language: row.language,
        };
        let token = &graduate.session.token;
        graduate.server.start_address(token, &start).await
    }

    /// Spends code or handle: the address is the one of whoever is signed in.
    pub(crate) async fn confirm_address(
        &self,
        row: FlowRow,
        redeem: Redeem,
    ) -> Result<FlowDone, CoreError> {
        let graduate = self.as_graduate().await?;
        let token = graduate.session.token.clone();
        let confirm = ConfirmAddress {
            flow: row.id,
            secret: row.secret,
            redeem,
        };
        if let Err(failure) = graduate.server.confirm_address(&token, &confirm).await {
            return Err(self.graduate_failed(failure).await);
        }
        let store = self.store().await?;
        let way = store
            .transact(move |tx| {
                let way = campus::get(**tx)?.map_or(Way::CampusId, |(way, _)| way);
                match way {
                    Way::CampusId => campus::put(tx, &token, way, Step::SecondPassword)?,
                    // There are no passwords of ours.
                    Way::Provider => {
                        session::passwords_set(tx, &token)?;
                        campus::put(tx, &token, way, Step::Done)?;
                    }
                }
                flow::delete(tx)?;
                Ok(way)
            })
            .await?;
        Ok(match way {
            Way::CampusId => FlowDone::SecondPassword,
            Way::Provider => FlowDone::Home,
        })
    }
}

fn signed_in(given: CampusSession, step: Step, waiting: bool) -> CampusSignedIn {
    CampusSignedIn {
        step: view_of(step),
        waiting: waiting && step == Step::MailAddress,
        proposed_email: given.proposed_email.map(|email| email.expose().into()),
    }
}

const fn step_of(first: Option<FirstStep>) -> Step {
    match first {
        Some(FirstStep::MailAddress) => Step::MailAddress,
        Some(FirstStep::SecondPassword) => Step::SecondPassword,
        None => Step::Done,
    }
}

pub(crate) const fn view_of(step: Step) -> CampusStep {
    match step {
        Step::MailAddress => CampusStep::MailAddress,
        Step::SecondPassword => CampusStep::SecondPassword,
        Step::Done => CampusStep::Done,
    }
}
