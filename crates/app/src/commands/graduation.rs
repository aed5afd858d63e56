//! `graduation.…`: somebody whom the university lets in signs in as a graduate from now on. What lies on this computer
//! stays: it is the same account.
//!
//! That the address is theirs lives in memory only, as the right to set forgotten passwords does: an application that ends
//! in between has changed nothing, and asks for another mail.

use akashi_domain::Sensitive;
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::Redeem;
use akashi_protocol::graduation::{BeginGraduation, ConfirmGraduation, SetGraduation};
use akashi_protocol::session::SetPasswords;
use akashi_store::flow::{FlowKind, FlowRow};
use akashi_store::{campus, flow, remembered, session};
use akashi_sync::Failure;
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::error::code;
use crate::api::flow::{FlowDone, FlowView, StartRegistration};
use crate::api::graduation::{BeginGraduationRequest, Graduated, GraduationView};
use crate::api::session::{PasswordTicks, Passwords};
use crate::api::{
    Answers, CoreError, GraduationBegin, GraduationCheckPasswords, GraduationLook,
    GraduationSetPasswords, Nothing,
};
use crate::commands::account::{is_missing, proof_of, whose};
use crate::commands::flow::typed_twice;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::roles::Graduate;

/// What the code of the mail led to: with the secret of its flow the passwords are set.
#[derive(Debug, Clone)]
pub(crate) struct HeldGraduation {
    university: String,
    user: String,
    flow: Uuid,
    secret: Sensitive<String>,
    email: Sensitive<String>,
    expires_at: Timestamp,
    /// The passwords that were sent last, should their answer get lost.
    sent: Option<[Sensitive<String>; 2]>,
}

impl<H: Host> Answers<GraduationLook> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<GraduationView, CoreError> {
        let graduate = self.as_graduate().await?;
        let present = match graduate.server.graduation(&graduate.session.token).await {
            Ok(present) => present,
            Err(failure) => return Err(self.not_graduated(&graduate, failure).await),
        };
        let store = self.store().await?;
        let open = self.flow_here(&store).await?;
        let held = self.graduation_of(&graduate);
        Ok(GraduationView {
            email: present.email.expose().into(),
            asks_for: proof_of(present.asks_for),
            recent: present.recent,
            waiting: open.is_some_and(|open| open.kind == FlowKind::Graduation),
            confirmed: held.map(|held| held.email),
        })
    }
}

impl<H: Host> Answers<GraduationBegin> for Core<H> {
    /// Id and secret of the flow are on the disk before they are sent, the password never is: an answer that gets lost is
    /// asked for by the flow alone.
    async fn answer(&self, request: BeginGraduationRequest) -> Result<FlowView, CoreError> {
        let email = typed_twice(&StartRegistration {
            email: request.email,
            email_confirmation: request.email_confirmation,
        })?;
        let graduate = self.as_graduate().await?;
        let user = whose(&graduate.session.email);
        let row = self.new_flow(FlowKind::Graduation, user, email.expose().into())?;
        let begin = BeginGraduation {
            id: row.id,
            secret: row.secret.clone(),
            email,
            password: request.password,
            language: row.language,
        };
        let token = &graduate.session.token;
        let ask = async { Ok(graduate.server.begin_graduation(token, &begin).await) };
        match self.begin_flow(&row, ask).await? {
            Ok(view) => Ok(view),
            Err(failure) if is_missing(&failure, &begin.password) => {
                Err(CoreError::new(code::CURRENT_PASSWORD_MISSING))
            }
            Err(failure) => Err(self.not_graduated(&graduate, failure).await),
        }
    }
}

impl<H: Host> Answers<GraduationCheckPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<PasswordTicks, CoreError> {
        let graduate = self.as_graduate().await?;
        let held = self.graduation_here(&graduate)?;
        self.ticks(&request, held.email.expose()).await
    }
}

impl<H: Host> Answers<GraduationSetPasswords> for Core<H> {
    async fn answer(&self, request: Passwords) -> Result<Graduated, CoreError> {
        let graduate = self.as_graduate().await?;
        let held = self.graduation_here(&graduate)?;
        let passwords = self.chosen_passwords(request, held.email.expose()).await?;
        let SetPasswords {
            password,
            second_password,
        } = passwords;
        let chosen = [password, second_password];
        self.remember_sent(&held, &chosen);
        let [password, second_password] = chosen.clone();
        let set = SetGraduation {
            flow: held.flow,
            secret: held.secret.clone(),
            password,
            second_password,
        };
        let token = &graduate.session.token;
        if let Err(failure) = graduate.server.complete_graduation(token, &set).await {
            let done = failure.problem_code() == Some(ProblemCode::SignsInAsGraduate);
            // Its answer was lost the time before.
            if !done || held.sent.as_ref() != Some(&chosen) {
                return Err(self.not_graduated(&graduate, failure).await);
            }
        }
        self.becomes_graduate(&graduate, held.email.clone()).await?;
        Ok(Graduated { email: held.email })
    }
}

impl<H: Host> Core<H> {
    /// Spends code or handle: the address is theirs, and the passwords come next.
    pub(crate) async fn confirm_graduation(
        &self,
        row: FlowRow,
        redeem: Redeem,
    ) -> Result<FlowDone, CoreError> {
        let graduate = self.as_graduate().await?;
        let confirm = ConfirmGraduation {
            flow: row.id,
            secret: row.secret.clone(),
            redeem,
        };
        let token = &graduate.session.token;
        let right = match graduate.server.confirm_graduation(token, &confirm).await {
            Ok(right) => right,
            Err(failure) => return Err(self.graduate_failed(failure).await),
        };
        *lock(&self.shared.graduation) = Some(HeldGraduation {
            university: row.university,
            user: whose(&graduate.session.email),
            flow: row.id,
            secret: row.secret,
            email: right.email.expose().into(),
            expires_at: right.expires_at,
            sent: None,
        });
        self.store().await?.transact(flow::delete).await?;
        Ok(FlowDone::GraduationPasswords)
    }

    pub(crate) fn forget_graduation(&self) {
        lock(&self.shared.graduation).take();
    }

    fn remember_sent(&self, held: &HeldGraduation, chosen: &[Sensitive<String>; 2]) {
        let mut slot = lock(&self.shared.graduation);
        if let Some(same) = slot.as_mut().filter(|other| other.flow == held.flow) {
            same.sent = Some(chosen.clone());
        }
    }

    /// What the code of the mail led to for this person, while it holds.
    fn graduation_of(&self, graduate: &Graduate) -> Option<HeldGraduation> {
        let (user, now) = (whose(&graduate.session.email), self.server_now());
        let held = lock(&self.shared.graduation).clone()?;
        let theirs = held.university == graduate.session.university && held.user == user;
        (theirs && held.expires_at > now).then_some(held)
    }

    fn graduation_here(&self, graduate: &Graduate) -> Result<HeldGraduation, CoreError> {
        self.graduation_of(graduate)
            .ok_or_else(|| CoreError::new(code::GRADUATION_ENDED))
    }

    /// Turns a failure into an error. Whoever is a graduate by now is one here as well; a right that has ended is forgotten.
    async fn not_graduated(&self, graduate: &Graduate, failure: Failure) -> CoreError {
        match failure.problem_code() {
            Some(ProblemCode::SignsInAsGraduate) => {
                let token = &graduate.session.token;
                if let Ok(present) = graduate.server.present_address(token).await {
                    let email = present.email.expose().into();
                    if let Err(error) = self.becomes_graduate(graduate, email).await {
                        return error;
                    }
                }
                failure.into()
            }
            Some(
                ProblemCode::CodeExpired | ProblemCode::AddressChanged | ProblemCode::AddressInUse,
            ) => {
                self.forget_graduation();
                CoreError::new(code::GRADUATION_ENDED)
            }
            _ => self.graduate_failed(failure).await,
        }
    }

    /// The university says that this is a graduate's session. Here it may still be a student's: the answer to the
    /// graduation was lost with the process that waited for it.
    pub(super) async fn graduated_meanwhile(
        &self,
        graduate: &Graduate,
        email: Sensitive<String>,
    ) -> Result<(), CoreError> {
        let store = self.store().await?;
        match store.read(campus::get).await? {
            Some(_) => self.becomes_graduate(graduate, email).await,
            None => Ok(()),
        }
    }

    /// From now on this session is that of a graduate with this address, and the university's ID is not remembered here.
    async fn becomes_graduate(
        &self,
        graduate: &Graduate,
        email: Sensitive<String>,
    ) -> Result<(), CoreError> {
        self.forget_graduation();
        let (token, university) = (
            graduate.session.token.clone(),
            graduate.session.university.clone(),
        );
        let user = whose(&graduate.session.email);
        let store = self.store().await?;
        store
            .transact(move |tx| {
                session::renamed(tx, &token, &email)?;
                campus::forget(tx, &token)?;
                remembered::forget_user(tx, &university, &user)?;
                campus::forget_flow_of_others(tx, &whose(&email))
            })
            .await?;
        Ok(())
    }
}
