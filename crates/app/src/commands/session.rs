//! `session.…`: signing in, passwords, home.

use akashi_domain::password::{PasswordRule, RuleOutcome};
use akashi_protocol::ProblemCode;
use akashi_protocol::application::{ApplicationSummary, EnrolmentView};
use akashi_protocol::session::{SetPasswords, SignIn};
use akashi_store::campus;
use akashi_store::session::{self, SessionRow};
use akashi_sync::Failure;
use akashi_sync::client::QueueQuery;

use super::account::whose;
use super::device;
use crate::api::error::code;
use crate::api::session::{
    ApplicationCard, ApplicationsPage, ApplicationsRequest, EnrolmentCard, HomeView, PasswordTicks,
    Passwords, SignInRequest, SignedIn,
};
use crate::api::{
    Answers, CoreError, Nothing, SessionApplications, SessionCheckPasswords, SessionHome,
    SessionSetPasswords, SessionSignIn, SessionSignOut, SessionStay,
};
use crate::core::{Core, lock};
use crate::host::Host;

impl<H: Host> Answers<SessionSignIn> for Core<H> {
    async fn answer(&self, request: SignInRequest) -> Result<SignedIn, CoreError> {
        let (server, university) = (self.server()?, self.connected()?.id);
        // The token has to be put somewhere: a store that needs a passphrase says so before one is signed in.
        let store = self.store().await?;
        let sign_in = SignIn {
            email: request.email.clone(),
            password: request.password,
            second_password: request.second_password,
            device: self.this_device(),
        };
        let given = server.sign_in(&sign_in).await?;
        let now = self.now();
        let row = SessionRow {
            university,
            email: request.email,
            token: given.token,
            expires_at: given.expires_at,
            must_set_passwords: given.must_set_passwords,
            last_used: now,
        };
        store
            .transact(move |tx| {
                // A session that was still open here is ended on the server, not forgotten.
                session::sign_out(tx, now)?;
                session::put(tx, &row)?;
                // What somebody else began for their account is not shown to this person.
                campus::forget_flow_of_others(tx, &whose(&row.email))
            })
            .await?;
        self.with_engine(akashi_sync::Engine::wake);
        *lock(&self.shared.last_used) = Some(now);
        Ok(SignedIn {
            must_set_passwords: given.must_set_passwords,
        })
    }
}

impl<H: Host> Answers<SessionCheckPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<PasswordTicks, CoreError> {
        let email = self.as_graduate().await?.session.email;
        self.ticks(&request, email.expose()).await
    }
}

impl<H: Host> Answers<SessionSetPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<Nothing, CoreError> {
        let graduate = self.as_graduate().await?;
        let email = graduate.session.email.expose();
        let passwords = self.chosen_passwords(request, email).await?;
        let set = graduate
            .server
            .set_passwords(&graduate.session.token, &passwords)
            .await;
        if let Err(failure) = set {
            return Err(self.graduate_failed(failure).await);
        }
        let (store, token) = (self.store().await?, graduate.session.token);
        store
            .transact(move |tx| session::passwords_set(tx, &token))
            .await?;
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<SessionHome> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<HomeView, CoreError> {
        let graduate = self.as_graduate().await?;
        let home = match graduate.server.home(&graduate.session.token).await {
            Ok(home) => home,
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        if home.as_graduate {
            let email = home.email.clone();
            self.graduated_meanwhile(&graduate, email).await?;
        }
        let (info, _) = self.info_or_cached().await?;
        let begun = self.begun(&graduate, home.email.expose()).await?;
        Ok(HomeView {
            begun,
            name: home.name,
            email: home.email,
            previous_sign_in: home.previous_sign_in.map(|at| at.as_millisecond()),
            previous_device: home.previous_device.map(device::card),
            enrolments: home.enrolments.into_iter().map(enrolment_card).collect(),
            applications: home.applications.iter().map(application_card).collect(),
            services: home.services,
            order_meanwhile: info.order_meanwhile.clone(),
        })
    }
}

impl<H: Host> Answers<SessionApplications> for Core<H> {
    async fn answer(&self, request: ApplicationsRequest) -> Result<ApplicationsPage, CoreError> {
        let graduate = self.as_graduate().await?;
        let after = request.after.as_deref();
        let listed = graduate.server.applications(&graduate.session.token, after);
        let list = match listed.await {
            Ok(list) => list,
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        Ok(ApplicationsPage {
            items: list.items.iter().map(application_card).collect(),
            next: list.next,
        })
    }
}

impl<H: Host> Answers<SessionStay> for Core<H> {
    /// The server counts idle minutes by itself, so it is asked for something; what it answers is of no interest, only
    /// whether it still knows the session. Where it cannot be reached the person stays all the same.
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        self.is_present();
        let (graduate, staff) = (self.stay_graduate().await, self.stay_staff().await);
        match (graduate, staff) {
            (Err(error), Err(_)) => Err(error),
            _ => Ok(Nothing {}),
        }
    }
}

impl<H: Host> Answers<SessionSignOut> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        self.forget_pictures();
        self.forget_graduation();
        if let Some(store) = self.existing_store().await? {
            let now = self.now();
            store
                .transact(move |tx| {
                    session::sign_out(tx, now)?;
                    // Whoever signs in next must not read the address of whoever was here.
                    campus::forget_flow_of_others(tx, "")
                })
                .await?;
            *lock(&self.shared.last_used) = None;
            // The engine ends the token on the server, now or when it can be reached.
            self.with_engine(akashi_sync::Engine::wake);
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    async fn stay_graduate(&self) -> Result<(), CoreError> {
        let graduate = self.as_graduate().await?;
        match graduate.server.home(&graduate.session.token).await {
            Err(failure) if failure.problem_code() == Some(ProblemCode::NotSignedIn) => {
                Err(self.graduate_failed(failure).await)
            }
            _ => Ok(()),
        }
    }

    async fn stay_staff(&self) -> Result<(), CoreError> {
        let staff = self.as_staff().await?;
        let shortest = QueueQuery {
            limit: 1,
            ..QueueQuery::default()
        };
        match staff.server.queue(&staff.token, &shortest).await {
            Err(failure) if failure.problem_code() == Some(ProblemCode::NotSignedIn) => {
                Err(self.staff_failed(failure))
            }
            _ => Ok(()),
        }
    }

    /// Both passwords, if everything this side can tell speaks for them.
    pub(super) async fn chosen_passwords(
        &self,
        typed: Passwords,
        email: &str,
    ) -> Result<SetPasswords, CoreError> {
        let ticks = self.ticks(&typed, email).await?;
        for (name, confirmed, rules) in [
            ("first", ticks.first_confirmed, &ticks.first),
            ("second", ticks.second_confirmed, &ticks.second),
        ] {
            refuse_broken(name, rules)?;
            if !confirmed {
                return Err(CoreError::new(code::PASSWORDS_DIFFER).with("password", name));
            }
        }
        Ok(SetPasswords {
            password: typed.password,
            second_password: typed.second_password,
        })
    }

    pub(super) async fn ticks(
        &self,
        typed: &Passwords,
        email: &str,
    ) -> Result<PasswordTicks, CoreError> {
        let policy = &self.info().await?.password_policy;
        let (first, second) = (typed.password.expose(), typed.second_password.expose());
        Ok(PasswordTicks {
            first: policy.check(first, &[email], None),
            second: policy.check(second, &[email], Some(first)),
            first_confirmed: !first.is_empty() && typed.password == typed.password_confirmation,
            second_confirmed: !second.is_empty()
                && typed.second_password == typed.second_password_confirmation,
        })
    }

    /// Ends every session on the server, as far as it can be reached, before this computer forgets them.
    pub(crate) async fn end_sessions_on_server(&self) {
        let Ok(server) = self.server() else {
            return;
        };
        let graduate = match self.shared.device.existing().await {
            Ok(Some(store)) => store.read(session::get).await.ok().flatten(),
            _ => None,
        };
        if let Some(graduate) = graduate
            && let Err(failure) = server.sign_out(&graduate.token).await
        {
            tracing::info!(code = failure.code(), "the session ends by itself");
        }
        let staff = lock(&self.shared.staff).take();
        if let Some(staff) = staff
            && let Err(failure) = server.staff_sign_out(&staff.token).await
        {
            tracing::info!(code = failure.code(), "the session ends by itself");
        }
    }
}

/// The same answer as the server's, without sending a password that cannot be taken.
pub(crate) fn refuse_broken(name: &str, rules: &[RuleOutcome]) -> Result<(), CoreError> {
    let broken: Vec<String> = rules
        .iter()
        .filter(|outcome| !outcome.kept)
        .filter_map(|outcome| rule_name(outcome.rule))
        .collect();
    if broken.is_empty() {
        return Ok(());
    }
    let error = CoreError::from(Failure::problem(ProblemCode::PasswordRefused));
    Err(error.with("password", name).with("rules", broken.join(",")))
}

fn rule_name(rule: PasswordRule) -> Option<String> {
    let value = serde_json::to_value(rule).ok()?;
    value.as_str().map(str::to_owned)
}

pub(super) fn enrolment_card(enrolment: EnrolmentView) -> EnrolmentCard {
    EnrolmentCard {
        student_number: enrolment.student_number,
        school_name: enrolment.school_name,
        faculty: enrolment.faculty,
        department: enrolment.department,
        leaving_month: enrolment.leaving_month,
    }
}

fn application_card(application: &ApplicationSummary) -> ApplicationCard {
    ApplicationCard {
        id: application.id.to_string(),
        kind: application.kind,
        reference: application.reference.to_string(),
        state: application.state,
        received_at: application.received_at.as_millisecond(),
    }
}
