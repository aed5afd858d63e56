//! The queue, one application, and what is done with it.

use akashi_domain::ApplicationState;
use akashi_protocol::staff::{Decide, Queue, StaffApplication};
use akashi_protocol::{Digest, Problem, ProblemCode};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use utoipa::{IntoParams, OpenApi};
use uuid::Uuid;

use super::super::auth::{Reviewer, Staff};
use super::super::documents::{ImageBytes, jpeg};
use super::super::error::ApiError;
use super::super::extract::{Json, Path, Query};
use crate::documents;
use crate::page::Page;
use crate::staff::{self, QueueQuery};
use crate::state::AppState;

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(queue, open, assign, unassign, image, decide))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/staff/applications", get(queue))
        .route("/v1/staff/applications/{id}", get(open))
        .route(
            "/v1/staff/applications/{id}/assignment",
            post(assign).delete(unassign),
        )
        .route("/v1/staff/applications/{id}/documents/{sha256}", get(image))
        .route("/v1/staff/applications/{id}/decisions", post(decide))
}

/// The query of the queue. An empty part is the same as an absent one.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct QueueParams {
    /// In this state only, such as `received`.
    #[param(value_type = Option<ApplicationState>)]
    state: Option<String>,
    /// Words in name, kana, reference or student number.
    #[param(max_length = 200)]
    query: Option<String>,
}

impl TryFrom<QueueParams> for QueueQuery {
    type Error = ProblemCode;
    fn try_from(params: QueueParams) -> Result<Self, ProblemCode> {
        let state = match params.state.as_deref() {
            None | Some("") => None,
            Some(name) => {
                Some(ApplicationState::from_name(name).ok_or(ProblemCode::RequestMalformed)?)
            }
        };
        Ok(Self {
            state,
            query: params.query.unwrap_or_default(),
        })
    }
}

#[utoipa::path(
    get,
    path = "/v1/staff/applications",
    params(QueueParams, Page),
    security(("staff" = [])),
    responses(
        (status = 200, description = "the queue, oldest first", body = Queue),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn queue(
    State(state): State<AppState>,
    who: Staff,
    Query(params): Query<QueueParams>,
    Query(page): Query<Page>,
) -> Result<Json<Queue>, ApiError> {
    Ok(Json(
        staff::queue(&state, who.id, params.try_into()?, page).await?,
    ))
}

#[utoipa::path(
    get,
    path = "/v1/staff/applications/{id}",
    params(("id" = Uuid, Path, description = "application")),
    security(("staff" = [])),
    responses(
        (status = 200, description = "one application; the read is audited", body = StaffApplication),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn open(
    State(state): State<AppState>,
    who: Staff,
    Path(id): Path<Uuid>,
) -> Result<Json<StaffApplication>, ApiError> {
    Ok(Json(staff::open(&state, who.id, id).await?))
}

#[utoipa::path(
    post,
    path = "/v1/staff/applications/{id}/assignment",
    params(("id" = Uuid, Path, description = "application")),
    security(("staff" = [])),
    responses(
        (status = 200, description = "taken up", body = StaffApplication),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn assign(
    State(state): State<AppState>,
    who: Reviewer,
    Path(id): Path<Uuid>,
) -> Result<Json<StaffApplication>, ApiError> {
    Ok(Json(staff::assign(&state, who.id, id).await?))
}

#[utoipa::path(
    delete,
    path = "/v1/staff/applications/{id}/assignment",
    params(("id" = Uuid, Path, description = "application")),
    security(("staff" = [])),
    responses(
        (status = 200, description = "put back", body = StaffApplication),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn unassign(
    State(state): State<AppState>,
    who: Reviewer,
    Path(id): Path<Uuid>,
) -> Result<Json<StaffApplication>, ApiError> {
    Ok(Json(staff::unassign(&state, who.id, id).await?))
}

#[utoipa::path(
    get,
    path = "/v1/staff/applications/{id}/documents/{sha256}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("sha256" = Digest, Path, description = "SHA-256 of the upload"),
    ),
    security(("staff" = [])),
    responses(
        (status = 200, description = "the image as encoded anew; the read is audited", body = ImageBytes, content_type = "image/jpeg"),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn image(
    State(state): State<AppState>,
    who: Staff,
    Path((id, sha256)): Path<(Uuid, Digest)>,
) -> Result<Response, ApiError> {
    Ok(jpeg(documents::by_staff(&state, who.id, id, sha256).await?))
}

#[utoipa::path(
    post,
    path = "/v1/staff/applications/{id}/decisions",
    params(("id" = Uuid, Path, description = "application")),
    request_body = Decide,
    security(("staff" = [])),
    responses(
        (status = 200, description = "decided; the same answer for every repetition", body = StaffApplication),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn decide(
    State(state): State<AppState>,
    who: Reviewer,
    Path(id): Path<Uuid>,
    Json(body): Json<Decide>,
) -> Result<Json<StaffApplication>, ApiError> {
    Ok(Json(staff::decide(&state, who.id, id, body).await?))
}
