//! The office: two people who decide over HTTP, from this very machine, whatever becomes of the server meanwhile.

use akashi_domain::{Language, Sensitive, StaffRole};
use akashi_protocol::application::{Outcome, Reason};
use akashi_protocol::staff::{Decide, DocumentState, StaffSignIn};
use akashi_server::clock::{Clock as _, SystemClock};
use akashi_server::keys::Keys;
use akashi_server::staff;
use akashi_server::storage::Storage;
use akashi_sync::Failure;
use akashi_sync::client::{Client, ClientOptions, Server};
use uuid::Uuid;

use super::person::is_passing;
use crate::fault::Result;
use crate::university::STAFF_PASSWORD;

/// Who reviews, and who confirms.
const NAMES: [&str; 2] = ["first", "second"];

/// Makes their accounts, with a password and nothing else.
pub(super) async fn hire(storage: &Storage, keys: &Keys) -> Result<()> {
    for name in NAMES {
        let (role, password) = (StaffRole::Reviewer, STAFF_PASSWORD.into());
        staff::add(
            storage,
            keys,
            name,
            role,
            &password,
            None,
            SystemClock.now(),
        )
        .await?;
    }
    Ok(())
}

/// A decision, of which every part is sent again as it was.
#[derive(Debug)]
pub(super) struct Decision {
    pub application: Uuid,
    pub approved: bool,
    /// Why it is rejected.
    pub reason: &'static str,
    /// Of the first person, and of who confirms it.
    ids: [Uuid; 2],
    /// A second person is asked for.
    by_two: bool,
    /// The first one has approved it, and it waits.
    is_proposed: bool,
    /// It was taken up, and its images can be looked at.
    pub is_ready: bool,
}

impl Decision {
    pub(super) fn new(
        application: Uuid,
        approved: bool,
        by_two: bool,
        reason: &'static str,
    ) -> Self {
        Self {
            application,
            approved,
            reason,
            ids: [Uuid::now_v7(), Uuid::now_v7()],
            by_two: by_two && approved,
            is_proposed: false,
            is_ready: false,
        }
    }
}

/// How far it came.
#[derive(Debug)]
pub(super) enum Step {
    /// It is to go on.
    Going,
    /// The last word was said, and nobody answered.
    Open,
    /// It was acknowledged.
    Done,
    /// It was refused.
    Refused(String),
}

/// Their computers.
#[derive(Debug)]
pub(super) struct Office {
    client: Client,
    tokens: [Option<Sensitive<String>>; 2],
}

impl Office {
    pub(super) fn open() -> Result<Self> {
        Ok(Self {
            client: Client::new(&ClientOptions::default())?,
            tokens: [None, None],
        })
    }

    /// Does the next thing about a decision.
    pub(super) async fn step(&mut self, decision: &mut Decision, address: &str) -> Result<Step> {
        let server = self.client.at(address.parse()?);
        let who = usize::from(decision.is_proposed);
        let Some(token) = self.tokens.get(who).cloned().flatten() else {
            return Ok(match sign_in(&server, who).await {
                Ok(token) => {
                    if let Some(place) = self.tokens.get_mut(who) {
                        *place = Some(token);
                    }
                    Step::Going
                }
                Err(failure) => failed(&failure, Step::Going),
            });
        };
        if !decision.is_ready {
            return Ok(match take_up(&server, &token, decision.application).await {
                Ok(is_ready) => {
                    decision.is_ready = is_ready;
                    Step::Going
                }
                Err(failure) => failed(&failure, Step::Going),
            });
        }
        let is_last = decision.is_proposed || !decision.by_two;
        let answer = server
            .decide(&token, decision.application, &decide(decision, who))
            .await;
        Ok(match answer {
            Ok(_) if is_last => Step::Done,
            Ok(_) => {
                decision.is_proposed = true;
                Step::Going
            }
            // The first person's word changes nothing yet. It is said again.
            Err(failure) => failed(&failure, if is_last { Step::Open } else { Step::Going }),
        })
    }
}

async fn sign_in(server: &Server, who: usize) -> std::result::Result<Sensitive<String>, Failure> {
    let name = NAMES.get(who).copied().unwrap_or_default().to_owned();
    let typed = StaffSignIn {
        name,
        password: STAFF_PASSWORD.into(),
        totp: Sensitive::default(),
    };
    Ok(server.staff_sign_in(&typed).await?.token)
}

/// Takes it up, once or again. Are its images encoded anew?
async fn take_up(
    server: &Server,
    token: &Sensitive<String>,
    application: Uuid,
) -> std::result::Result<bool, Failure> {
    let seen = server.assign(token, application).await?;
    let mut images = seen.documents.iter();
    Ok(images.all(|image| image.state == DocumentState::Ready))
}

fn decide(decision: &Decision, who: usize) -> Decide {
    let reason = Reason {
        code: decision.reason.to_owned(),
        field: None,
    };
    Decide {
        id: decision.ids.get(who).copied().unwrap_or_default(),
        revision: 1,
        outcome: match decision.approved {
            true => Outcome::Approved,
            false => Outcome::Rejected,
        },
        reasons: match decision.approved {
            true => Vec::new(),
            false => vec![reason],
        },
        comment: Sensitive::default(),
        comment_language: Language::Ja,
    }
}

fn failed(failure: &Failure, unanswered: Step) -> Step {
    match failure.code() {
        code if failure.is_offline() || is_passing(code) => unanswered,
        code => Step::Refused(code.to_owned()),
    }
}
