//! `/v1/sessions/campus`, `/v1/me/campus` and `/v1/second-password-reset`: see `akashi_protocol::campus`.

use akashi_protocol::Problem;
use akashi_protocol::campus::{
    CampusEntry, CampusSession, CampusSignIn, ConfirmAddress, EmailKeySetting, EnterKey,
    ForgotSecondPassword, KeyMail, SecondPasswordFlow, SetEmailKey, SetSecondPassword,
    StartAddress,
};
use akashi_protocol::flow::Flow;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use utoipa::OpenApi;

use super::auth::{Applicant, Newcomer, SecondPasswordSetAnew, Waiting};
use super::error::ApiError;
use super::extract::Json;
use super::peer::Peer;
use crate::campus;
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(
    sign_in,
    look_at_key,
    enter_key,
    resend_key,
    start_address,
    confirm_address,
    set_second_password,
    forgot_second_password,
    set_second_password_anew,
    email_key,
    set_email_key
))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/sessions/campus", post(sign_in))
        .route("/v1/sessions/campus/key", get(look_at_key).post(enter_key))
        .route("/v1/sessions/campus/key/resend", post(resend_key))
        .route("/v1/me/campus/email-key", get(email_key).put(set_email_key))
        .route(
            "/v1/me/campus/address",
            post(start_address).put(confirm_address),
        )
        .route("/v1/me/campus/second-password", put(set_second_password))
        .route(
            "/v1/second-password-reset",
            post(forgot_second_password).put(set_second_password_anew),
        )
}

#[utoipa::path(
    post,
    path = "/v1/sessions/campus",
    request_body = CampusSignIn,
    responses(
        (status = 201, description = "signed in, or waiting for a key", body = CampusEntry),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn sign_in(
    State(state): State<AppState>,
    Json(typed): Json<CampusSignIn>,
) -> Result<(StatusCode, Json<CampusEntry>), ApiError> {
    let entry = campus::sign_in(&state, typed).await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[utoipa::path(
    get,
    path = "/v1/sessions/campus/key",
    security(("key_sign_in" = [])),
    responses(
        (status = 200, description = "where the mail is", body = KeyMail),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn look_at_key(
    State(state): State<AppState>,
    waiting: Waiting,
) -> Result<Json<KeyMail>, ApiError> {
    Ok(Json(campus::look(&state, waiting).await?))
}

#[utoipa::path(
    post,
    path = "/v1/sessions/campus/key",
    request_body = EnterKey,
    security(("key_sign_in" = [])),
    responses(
        (status = 201, description = "signed in", body = CampusSession),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn enter_key(
    State(state): State<AppState>,
    waiting: Waiting,
    Json(typed): Json<EnterKey>,
) -> Result<(StatusCode, Json<CampusSession>), ApiError> {
    let session = campus::enter_key(&state, waiting, typed).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

#[utoipa::path(
    post,
    path = "/v1/sessions/campus/key/resend",
    security(("key_sign_in" = [])),
    responses(
        (status = 200, description = "another one is on its way", body = KeyMail),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn resend_key(
    State(state): State<AppState>,
    waiting: Waiting,
) -> Result<Json<KeyMail>, ApiError> {
    Ok(Json(campus::resend(&state, waiting).await?))
}

#[utoipa::path(
    get,
    path = "/v1/me/campus/email-key",
    security(("session" = [])),
    responses(
        (status = 200, description = "is a key asked for?", body = EmailKeySetting),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn email_key(
    State(state): State<AppState>,
    applicant: Applicant,
) -> Result<Json<EmailKeySetting>, ApiError> {
    Ok(Json(campus::email_key(&state, applicant).await?))
}

#[utoipa::path(
    put,
    path = "/v1/me/campus/email-key",
    request_body = SetEmailKey,
    security(("session" = [])),
    responses(
        (status = 204, description = "so it is from the next sign-in on"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn set_email_key(
    State(state): State<AppState>,
    applicant: Applicant,
    Json(asked): Json<SetEmailKey>,
) -> Result<StatusCode, ApiError> {
    campus::set_email_key(&state, applicant, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/me/campus/address",
    request_body = StartAddress,
    security(("session" = [])),
    responses(
        (status = 201, description = "started; a mail is on its way", body = Flow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn start_address(
    State(state): State<AppState>,
    newcomer: Newcomer,
    peer: Peer,
    Json(asked): Json<StartAddress>,
) -> Result<(StatusCode, Json<Flow>), ApiError> {
    let flow = campus::start(&state, &newcomer, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/me/campus/address",
    request_body = ConfirmAddress,
    security(("session" = [])),
    responses(
        (status = 204, description = "the address is theirs"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn confirm_address(
    State(state): State<AppState>,
    newcomer: Newcomer,
    Json(asked): Json<ConfirmAddress>,
) -> Result<StatusCode, ApiError> {
    campus::confirm(&state, &newcomer, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    put,
    path = "/v1/me/campus/second-password",
    request_body = SetSecondPassword,
    security(("session" = [])),
    responses(
        (status = 204, description = "it is set"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn set_second_password(
    State(state): State<AppState>,
    newcomer: Newcomer,
    Json(chosen): Json<SetSecondPassword>,
) -> Result<StatusCode, ApiError> {
    campus::set_second_password(&state, newcomer, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    post,
    path = "/v1/second-password-reset",
    request_body = ForgotSecondPassword,
    responses(
        (status = 201, description = "a mail is on its way to the address of the account", body = SecondPasswordFlow),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn forgot_second_password(
    State(state): State<AppState>,
    peer: Peer,
    Json(asked): Json<ForgotSecondPassword>,
) -> Result<(StatusCode, Json<SecondPasswordFlow>), ApiError> {
    let flow = campus::forgot(&state, asked, peer.address).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

#[utoipa::path(
    put,
    path = "/v1/second-password-reset",
    request_body = SetSecondPassword,
    security(("second_password_right" = [])),
    responses(
        (status = 204, description = "it is set"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn set_second_password_anew(
    State(state): State<AppState>,
    setter: SecondPasswordSetAnew,
    Json(chosen): Json<SetSecondPassword>,
) -> Result<StatusCode, ApiError> {
    campus::set_anew(&state, setter, chosen).await?;
    Ok(StatusCode::NO_CONTENT)
}
