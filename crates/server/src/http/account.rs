//! `/v1/me/address`, `/v1/me/enrolments`, `/v1/me/name-changes`, `/v1/me/personal`: see `akashi_protocol::account`.

use akashi_protocol::Problem;
use akashi_protocol::account::{
    AddEnrolment, BeginNameChange, ChangeAddress, ChangePersonal, ConfirmChange, NameChangeBegun,
    OpenEnrolment, PersonalRecord, PresentAddress,
};
use akashi_protocol::flow::{ApplicationCredential, Flow};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use utoipa::OpenApi;

use super::auth::Applicant;
use super::error::ApiError;
use super::extract::Json;
use super::peer::Peer;
use crate::account;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(
    present_address,
    change_address,
    confirm_change,
    add_enrolment,
    open_enrolment,
    begin_name_change,
    personal,
    change_personal
))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/v1/me/address",
            get(present_address)
                .post(change_address)
                .put(confirm_change),
        )
        .route("/v1/me/personal", get(personal).put(change_personal))
        .route("/v1/me/enrolments", post(add_enrolment).put(open_enrolment))
        .route("/v1/me/name-changes", post(begin_name_change))
}

#[utoipa::path(
    get,
    path = "/v1/me/address",
    security(("session" = [])),
    responses(
        (status = 200, description = "the present one", body = PresentAddress),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn present_address(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<Json<PresentAddress>, ApiError> {
    Ok(Json(account::present(&state, applicant).await?))
}

#[utoipa::path(
    post,
    path = "/v1/me/address",
    request_body = ChangeAddress,
    security(("session" = [])),
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_address(
    State(state): State<AppState>,
    applicant: Applicant,
    peer: Peer,
    Json(asked): Json<ChangeAddress>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = account::change(&state, applicant, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/me/address",
    request_body = ConfirmChange,
    security(("session" = [])),
    responses(
        (status = 204, description = "the address has changed"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn confirm_change(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<ConfirmChange>,
) -> Result<StatusCode, ApiError> {
    account::confirm(&state, applicant, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/me/enrolments",
    request_body = AddEnrolment,
    security(("session" = [])),
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn add_enrolment(
    State(state): State<AppState>,
    applicant: Applicant,
    peer: Peer,
    Json(asked): Json<AddEnrolment>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = account::add_enrolment(&state, applicant, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/me/enrolments",
    request_body = OpenEnrolment,
    security(("session" = [])),
    responses(
        (status = 200, description = "the application has begun", body = ApplicationCredential),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn open_enrolment(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<OpenEnrolment>,
) -> Result<Json<ApplicationCredential>, ApiError> {
    Ok(Json(
        account::open_enrolment(&state, applicant, asked).await?,
    ))
}

#[utoipa::path(
    post,
    path = "/v1/me/name-changes",
    request_body = BeginNameChange,
    security(("session" = [])),
    responses(
        (status = 200, description = "the application has begun", body = NameChangeBegun),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn begin_name_change(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<BeginNameChange>,
) -> Result<Json<NameChangeBegun>, ApiError> {
    Ok(Json(
        account::begin_name_change(&state, applicant, asked).await?,
    ))
}

#[utoipa::path(
    get,
    path = "/v1/me/personal",
    security(("session" = [])),
    responses(
        (status = 200, description = "what counts now", body = PersonalRecord),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn personal(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<Json<PersonalRecord>, ApiError> {
    Ok(Json(account::personal(&state, applicant).await?))
}

#[utoipa::path(
    put,
    path = "/v1/me/personal",
    request_body = ChangePersonal,
    security(("session" = [])),
    responses(
        (status = 200, description = "it counts from now on", body = PersonalRecord),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn change_personal(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(change): Json<ChangePersonal>,
) -> Result<Json<PersonalRecord>, ApiError> {
    let record = account::change_personal(&state, applicant, change).await?;
    Ok(Json(record))
}
