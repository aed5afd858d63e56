//! The staff accounts, for administrators: see `akashi_protocol::staff_account`.

use akashi_protocol::Problem;
use akashi_protocol::staff_account::{
    ChangeAccess, ChangeRole, Invitation, NewAccount, StaffAccounts,
};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{delete, get, post, put};
use utoipa::OpenApi;
use uuid::Uuid;

use super::super::auth::Administrator;
use super::super::error::ApiError;
use super::super::extract::{Json, Path};
use crate::staff::administer;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(list, add, change_role, change_access, end_sessions, reset))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/staff/accounts", get(list).post(add))
        .route("/v1/staff/accounts/{id}/role", put(change_role))
        .route("/v1/staff/accounts/{id}/access", put(change_access))
        .route("/v1/staff/accounts/{id}/sessions", delete(end_sessions))
        .route("/v1/staff/accounts/{id}/reset", post(reset))
}

#[utoipa::path(
    get,
    path = "/v1/staff/accounts",
    security(("staff" = [])),
    responses(
        (status = 200, description = "every account", body = StaffAccounts),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn list(
    State(state): State<AppState>,
    who: Administrator,
) -> Result<Json<StaffAccounts>, ApiError> {
    Ok(Json(administer::list(&state, who.id).await?))
}

#[utoipa::path(
    post,
    path = "/v1/staff/accounts",
    request_body = NewAccount,
    security(("staff" = [])),
    responses(
        (status = 201, description = "made", body = Invitation),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn add(
    State(state): State<AppState>,
    who: Administrator,
    Json(account): Json<NewAccount>,
) -> Result<(StatusCode, Json<Invitation>), ApiError> {
    let invitation = administer::add(&state, who.id, account).await?;
    Ok((StatusCode::CREATED, Json(invitation)))
}

#[utoipa::path(
    put,
    path = "/v1/staff/accounts/{id}/role",
    params(("id" = Uuid, Path, description = "staff account")),
    request_body = ChangeRole,
    security(("staff" = [])),
    responses(
        (status = 204, description = "changed; holds from the next request on"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_role(
    State(state): State<AppState>,
    who: Administrator,
    Path(id): Path<Uuid>,
    Json(change): Json<ChangeRole>,
) -> Result<StatusCode, ApiError> {
    administer::change_role(&state, who.id, id, change.role).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/staff/accounts/{id}/access",
    params(("id" = Uuid, Path, description = "staff account")),
    request_body = ChangeAccess,
    security(("staff" = [])),
    responses(
        (status = 204, description = "changed; holds from the next request on"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_access(
    State(state): State<AppState>,
    who: Administrator,
    Path(id): Path<Uuid>,
    Json(change): Json<ChangeAccess>,
) -> Result<StatusCode, ApiError> {
    administer::change_access(&state, who.id, id, change.enabled).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    delete,
    path = "/v1/staff/accounts/{id}/sessions",
    params(("id" = Uuid, Path, description = "staff account")),
    security(("staff" = [])),
    responses(
        (status = 204, description = "signed out everywhere"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn end_sessions(
    State(state): State<AppState>,
    who: Administrator,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    administer::end_sessions(&state, who.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/staff/accounts/{id}/reset",
    params(("id" = Uuid, Path, description = "staff account")),
    security(("staff" = [])),
    responses(
        (status = 200, description = "it begins anew", body = Invitation),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn reset(
    State(state): State<AppState>,
    who: Administrator,
    Path(id): Path<Uuid>,
) -> Result<Json<Invitation>, ApiError> {
    Ok(Json(administer::reset(&state, who.id, id).await?))
}
