//! `staff.…`: the queue and the decisions.

use akashi_domain::changed_name::names_differ;
use akashi_domain::reading::dates;
use akashi_domain::{Answers as FormAnswers, FieldId, Sensitive, limits};
use akashi_protocol::application::{Outcome, REASON_CODES, Reason};
use akashi_protocol::staff::{
    Decide, DocumentState, QueueItem, StaffApplication, StaffDecision, StaffSignIn,
};
use akashi_sync::client::QueueQuery;
use uuid::Uuid;

use crate::api::application::EarlierReceipt;
use crate::api::application::OutcomeView;
use crate::api::error::code;
use crate::api::staff::{
    ApplicationRequest, DecideRequest, HolderCard, ProposalCard, QueueRequest, QueueRow, QueueView,
    StaffApplicationView, StaffDecisionView, StaffDocumentState, StaffDocumentView,
    StaffSignInRequest, StaffSignedIn,
};
use crate::api::start::StaffHere;
use crate::api::{
    Answers, CoreError, Nothing, StaffAssign, StaffDecide, StaffOpen, StaffQueue,
    StaffSignIn as StaffSignInCommand, StaffSignOut, StaffUnassign,
};
use crate::commands::application::decision_card;
use crate::commands::session::enrolment_card;
use crate::core::{Core, lock};
use crate::host::Host;
use crate::images::ImageRef;
use crate::roles::StaffSession;

/// Lines on a page of the queue.
const PAGE: u32 = 50;

impl<H: Host> Answers<StaffSignInCommand> for Core<H> {
    async fn answer(&self, request: StaffSignInRequest) -> Result<StaffSignedIn, CoreError> {
        let (server, university) = (self.server()?, self.connected()?.id);
        let sign_in = StaffSignIn {
            name: request.name,
            password: request.password,
            totp: request.totp,
        };
        let given = server.staff_sign_in(&sign_in).await?;
        // The figures for idling come from the university.
        if let Err(error) = self.info().await {
            tracing::info!(code = %error.code, "the usual policies apply");
        }
        *lock(&self.shared.staff) = Some(StaffSession {
            university,
            token: given.token,
            here: StaffHere {
                role: given.role,
                must_set_up: given.must_set_up,
            },
            last_used: self.now(),
        });
        Ok(StaffSignedIn {
            name: given.name,
            must_set_up: given.must_set_up,
        })
    }
}

impl<H: Host> Answers<StaffSignOut> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        let session = lock(&self.shared.staff).take();
        lock(&self.shared.images).forget_staff();
        if let Some(session) = session
            && let Err(failure) = self.server()?.staff_sign_out(&session.token).await
        {
            // The token is gone from here; on the server it ends by idling.
            tracing::info!(code = failure.code(), "the session ends by itself");
        }
        Ok(Nothing {})
    }
}

impl<H: Host> Answers<StaffQueue> for Core<H> {
    async fn answer(&self, request: QueueRequest) -> Result<QueueView, CoreError> {
        let staff = self.as_staff().await?;
        let query = QueueQuery {
            state: request.state,
            query: request.query,
            after: request.after,
            limit: PAGE.min(limits::PAGE_ITEMS),
        };
        let queue = staff
            .server
            .queue(&staff.token, &query)
            .await
            .map_err(|failure| self.staff_failed(failure))?;
        Ok(QueueView {
            items: queue.items.into_iter().map(row).collect(),
            next: queue.next,
            received: queue.waiting.received,
            in_review: queue.waiting.in_review,
            awaiting: queue.waiting.awaiting,
            returned: queue.waiting.returned,
        })
    }
}

impl<H: Host> Answers<StaffOpen> for Core<H> {
    async fn answer(&self, request: ApplicationRequest) -> Result<StaffApplicationView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff.server.staff_application(&staff.token, id).await;
        self.staff_view(answer)
    }
}

impl<H: Host> Answers<StaffAssign> for Core<H> {
    async fn answer(&self, request: ApplicationRequest) -> Result<StaffApplicationView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff.server.assign(&staff.token, id).await;
        self.staff_view(answer)
    }
}

impl<H: Host> Answers<StaffUnassign> for Core<H> {
    async fn answer(&self, request: ApplicationRequest) -> Result<StaffApplicationView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let answer = staff.server.unassign(&staff.token, id).await;
        self.staff_view(answer)
    }
}

impl<H: Host> Answers<StaffDecide> for Core<H> {
    async fn answer(&self, request: DecideRequest) -> Result<StaffApplicationView, CoreError> {
        let (staff, id) = (self.as_staff().await?, id_of(&request.id)?);
        let decide = Decide {
            id: self.new_id()?,
            revision: request.revision,
            outcome: match request.outcome {
                OutcomeView::Approved => Outcome::Approved,
                OutcomeView::Rejected => Outcome::Rejected,
                OutcomeView::Returned => Outcome::Returned,
            },
            reasons: request
                .reasons
                .into_iter()
                .map(|reason| Reason {
                    code: reason.code,
                    field: reason.field,
                })
                .collect(),
            comment: request.comment,
            comment_language: request.comment_language,
        };
        let mut answer = staff.server.decide(&staff.token, id, &decide).await;
        if answer.as_ref().is_err_and(akashi_sync::Failure::is_offline) {
            // The answer may have been lost; the same decision under the same id changes nothing.
            answer = staff.server.decide(&staff.token, id, &decide).await;
        }
        self.staff_view(answer)
    }
}

impl<H: Host> Core<H> {
    fn staff_view(
        &self,
        answer: Result<StaffApplication, akashi_sync::Failure>,
    ) -> Result<StaffApplicationView, CoreError> {
        let found = answer.map_err(|failure| self.staff_failed(failure))?;
        let application = found.item.id;
        let documents = found
            .documents
            .iter()
            .map(|document| {
                let image = ImageRef::Staff {
                    application,
                    sha256: document.sha256.to_string(),
                };
                Ok(StaffDocumentView {
                    id: self.image_id(image)?,
                    state: match document.state {
                        DocumentState::Waiting => StaffDocumentState::Waiting,
                        DocumentState::Ready => StaffDocumentState::Ready,
                        DocumentState::Undecodable => StaffDocumentState::Undecodable,
                        DocumentState::Erased => StaffDocumentState::Erased,
                    },
                    width: document.width.unwrap_or(0),
                    height: document.height.unwrap_or(0),
                    role: document.role,
                    mask: document.mask.clone(),
                    readability: document.readability.clone(),
                })
            })
            .collect::<Result<_, CoreError>>()?;
        Ok(StaffApplicationView {
            row: row(found.item),
            email: found.email,
            language: found.language,
            names_differ: names_differ(&found.answers),
            answers: dates::in_kept_form(found.answers),
            documents,
            decisions: found.decisions.into_iter().map(decision).collect(),
            can_decide: found.can_decide,
            reason_codes: REASON_CODES.iter().map(|code| (*code).to_owned()).collect(),
            second_person: found.second_person,
            proposal: found.proposal.map(|proposal| ProposalCard {
                by: proposal.by,
                at: proposal.at.as_millisecond(),
                comment: proposal.comment,
                own: proposal.own,
            }),
            earlier: found.earlier.map(|earlier| EarlierReceipt {
                reference: earlier.reference.to_string(),
                received_at: earlier.received_at.as_millisecond(),
            }),
            holder: found.holder.map(|holder| HolderCard {
                name: holder.name,
                email: holder.email,
                birth_date: kept_day(holder.birth_date),
                enrolments: holder.enrolments.into_iter().map(enrolment_card).collect(),
                name_before: holder.name_before,
            }),
        })
    }
}

pub(super) fn id_of(id: &str) -> Result<Uuid, CoreError> {
    Uuid::parse_str(id).map_err(|_| CoreError::new(code::REQUEST_MALFORMED))
}

fn row(item: QueueItem) -> QueueRow {
    QueueRow {
        id: item.id.to_string(),
        kind: item.kind,
        reference: item.reference.to_string(),
        state: item.state,
        revision: item.revision,
        name: item.name,
        faculty: item.faculty,
        received_at: item.received_at.as_millisecond(),
        due: item.due.to_string(),
        assigned_to: item.assigned_to,
        flags: item.flags,
    }
}

/// A day in the form in which the answers are shown.
fn kept_day(typed: Sensitive<String>) -> Sensitive<String> {
    let typed: FormAnswers = [(FieldId::BirthDate, typed.expose_owned())]
        .into_iter()
        .collect();
    dates::in_kept_form(typed).get(FieldId::BirthDate).into()
}

fn decision(decision: StaffDecision) -> StaffDecisionView {
    StaffDecisionView {
        decided_by: decision.decided_by,
        revision: decision.decision.revision,
        card: decision_card(decision.decision),
    }
}
