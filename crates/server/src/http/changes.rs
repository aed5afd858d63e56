//! `GET /v1/changes`: what happened to one's applications, waited for. Who waits takes no turn of the requests that are
//! worked on; looking does.

use std::time::Duration;

use akashi_protocol::changes::{Changes, LONGEST_WAIT};
use akashi_protocol::{Problem, ProblemCode};
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;
use tokio::time::Instant;
use utoipa::{IntoParams, OpenApi};

use super::auth::Follower;
use super::error::ApiError;
use super::extract::{Json, Query};
use super::limit::Turns;
use crate::changes;
use crate::state::AppState;

/// Longest cursor that is looked up.
const CURSOR_CHARS: usize = 64;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(changes))]
pub struct Api;

pub fn routes(turns: Turns) -> Router<AppState> {
    Router::new()
        .route("/v1/changes", get(changes))
        .layer(Extension(turns))
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// `cursor` of the answer before; absent for everything.
    #[param(max_length = 64)]
    after: String,
    /// Seconds to wait for the first change, at most 25; 0 when absent.
    #[param(minimum = 0, maximum = 25)]
    wait: u32,
}

#[utoipa::path(
    get,
    path = "/v1/changes",
    params(Asked),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "the applicant's changes, oldest first; none when nothing happened", body = Changes),
        (status = "default", description = "problem; `cursor_unknown`: everything has to be asked anew", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn changes(
    State(state): State<AppState>,
    Extension(turns): Extension<Turns>,
    follower: Follower,
    Query(asked): Query<Asked>,
) -> Result<Json<Changes>, ApiError> {
    if asked.wait > LONGEST_WAIT || asked.after.len() > CURSOR_CHARS {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let until = Instant::now() + Duration::from_secs(asked.wait.into());
    // Listening before looking: nothing falls in between.
    let mut news = state.storage.news();
    let mut found = look(&state, &turns, &follower, &asked.after).await?;
    if !found.changes.is_empty() || asked.wait == 0 {
        return Ok(Json(found));
    }
    let _place = state.waiting.place(follower.owner)?;
    while found.changes.is_empty() {
        tokio::select! {
            () = tokio::time::sleep_until(until) => break,
            () = state.waiting.closed() => break,
            () = changes::next(&mut news, follower.owner) => {}
        }
        follower.is_still(&state).await?;
        found = look(&state, &turns, &follower, &asked.after).await?;
    }
    Ok(Json(found))
}

/// In a turn of its own.
async fn look(
    state: &AppState,
    turns: &Turns,
    follower: &Follower,
    cursor: &str,
) -> Result<Changes, ApiError> {
    let _turn = turns.take().await?;
    Ok(changes::look(&state.storage, follower.owner, cursor).await?)
}
