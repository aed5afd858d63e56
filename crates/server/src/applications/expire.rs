//! Returned applications that were not corrected in time 期限切れ.

use akashi_domain::UniversityInfo;
use akashi_domain::state::Event as StateEvent;
use jiff::Timestamp;

use super::{Failure, calendar, withdraw};
use crate::audit::{self, Actor, Event, Subject};
use crate::state::AppState;
use crate::storage::Transaction;
use crate::storage::application;

/// Expires every returned application whose last day is over. Answers how many there were.
///
/// # Errors
/// When the database refuses; none is expired then.
pub async fn expire_overdue(state: &AppState) -> Result<usize, Failure> {
    let (info, at) = (state.config.university.clone(), state.now());
    state
        .storage
        .transact(move |tx| expire_in(tx, &info, at))
        .await
}

fn expire_in(tx: &Transaction<'_>, info: &UniversityInfo, at: Timestamp) -> Result<usize, Failure> {
    let overdue = application::overdue(tx, calendar::date_in_japan(at))?;
    let mut expired = 0;
    for mut row in overdue {
        let Some(next) = row.state.and_then(|state| state.after(StateEvent::Expire)) else {
            continue;
        };
        withdraw::enter_final(&mut row, next, info, at);
        application::update(tx, &row)?;
        let event = Event::new(
            Actor::Server,
            "application.expired",
            Subject::Application(row.id),
        );
        audit::append(tx, &event, at)?;
        expired += 1;
    }
    Ok(expired)
}
