//! Looks through what waits: oldest first, by state and words, page by page.

use akashi_domain::{ApplicationState, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::staff::{Queue, QueueItem};
use uuid::Uuid;

use crate::applications::Failure;
use crate::audit::{self, Actor, Event, Subject};
use crate::page::Page;
use crate::state::AppState;
use crate::storage::queue::{self, Filter, QueueRow};
use crate::storage::{Reader, StorageError};

/// Which part of the queue is asked for.
#[derive(Debug, Clone, Default)]
pub struct QueueQuery {
    /// In this state only.
    pub state: Option<ApplicationState>,
    /// Words to look for; may be empty.
    pub query: String,
    /// Which page.
    pub page: Page,
}

/// A page of the queue. It shows names, so reading it is audited; what was looked for is not written down.
///
/// # Errors
/// `request_malformed`.
pub async fn queue(state: &AppState, staff: Uuid, query: QueueQuery) -> Result<Queue, Failure> {
    if query.query.chars().count() > limits::LINE_CHARS {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let (after, limit) = (query.page.after()?, query.page.limit());
    let filter = Filter::new(query.state, &query.query);
    let at = state.now();
    state
        .storage
        .transact(move |tx| {
            let found = page(tx, &filter, after, limit)?;
            let event = Event::new(Actor::Staff(staff), "queue.read", Subject::Staff(staff));
            let detail = serde_json::json!({ "rows": found.items.len() });
            audit::append(tx, &event.with(detail), at)?;
            Ok(found)
        })
        .await
}

fn page(
    conn: &Reader,
    filter: &Filter,
    after: Option<(jiff::Timestamp, Uuid)>,
    limit: u32,
) -> Result<Queue, Failure> {
    // One more than asked for: is there another page?
    let mut rows = queue::page(conn, filter, after, limit + 1)?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).and_then(|row| {
        let row = &row.application;
        row.received_at.map(|at| Page::cursor(at, row.id))
    });
    let items = rows.into_iter().map(item).collect::<Result<_, _>>()?;
    Ok(Queue {
        items,
        next,
        waiting: queue::waiting(conn)?,
    })
}

/// One line. Only received applications are in the queue, and those have all of this.
pub(super) fn item(row: QueueRow) -> Result<QueueItem, StorageError> {
    let missing = StorageError::Damaged;
    let application = row.application;
    Ok(QueueItem {
        id: application.id,
        reference: application
            .reference
            .ok_or(missing("application.reference"))?,
        state: application.state.ok_or(missing("application.state"))?,
        revision: application.revision,
        name: application.applicant_name,
        faculty: application.faculty,
        received_at: application
            .received_at
            .ok_or(missing("application.received_at"))?,
        due: application.due.ok_or(missing("application.due_on"))?,
        assigned_to: row.assigned_to,
        flags: row.flags,
    })
}
