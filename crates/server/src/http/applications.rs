//! `/v1/applications`: what applicants send and see. Everything here asks the database by owner.

use akashi_domain::{Language, Sensitive};
use akashi_protocol::application::{ApplicationList, ApplicationView, Receipt, RevisionBody};
use akashi_protocol::digest::BODY_DIGEST_HEADER;
use akashi_protocol::{Digest, Problem, ProblemCode};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use serde::Deserialize;
use utoipa::{IntoParams, OpenApi, ToSchema};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::auth::{ApplicationAccess, Bearer};
use super::error::ApiError;
use super::extract::{Json, Path, Query};
use super::holder::Holder;
use crate::applications::{self, Owner};
use crate::keys::Keys;
use crate::page::Page;
use crate::state::AppState;
use crate::storage::{Memorable, Reader};
use crate::token::{self, TokenKind};

/// This area's operations.
#[derive(OpenApi)]
#[openapi(paths(list, view, receive, receipt, withdraw))]
pub struct Api;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/v1/applications", get(list))
        .route("/v1/applications/{id}", get(view))
        .route("/v1/applications/{id}/revisions/{n}", put(receive))
        .route("/v1/applications/{id}/receipt", get(receipt))
        .route("/v1/applications/{id}/withdraw", post(withdraw))
}

impl From<ApplicationAccess> for Owner {
    fn from(access: ApplicationAccess) -> Self {
        match access {
            ApplicationAccess::Credential { application } => Self::Credential(application),
            ApplicationAccess::Owner { account } => Self::Account(account),
        }
    }
}

#[utoipa::path(
    get,
    path = "/v1/applications",
    params(Page),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "the applicant's own applications, newest first", body = ApplicationList),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn list(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Query(page): Query<Page>,
) -> Result<Json<ApplicationList>, ApiError> {
    Ok(Json(applications::list(&state, access.into(), page).await?))
}

#[utoipa::path(
    get,
    path = "/v1/applications/{id}",
    params(("id" = Uuid, Path, description = "application")),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "one application", body = ApplicationView),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn view(
    State(state): State<AppState>,
    Bearer(token): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let hash = token::hash(&state.keys, TokenKind::Session, token.expose());
    let keys = state.clone();
    let look = move |reader: &Reader| Seen::find(reader, &keys.keys, &token, id);
    let seen = state.storage.look_again((hash, id), look).await?;
    let access = seen.holder.admit(&state).await?;
    let body = seen.view.clone().ok_or(ProblemCode::NotFound)?;
    applications::note_look(&state, access.into(), id).await?;
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

/// Who asked for an application, and what they are shown if they may see it: found in one look, because many look often.
struct Seen {
    holder: Holder,
    /// As JSON; overwritten when it is forgotten.
    view: Option<Bytes>,
}

impl Memorable for Seen {
    fn bytes(&self) -> usize {
        self.view.as_ref().map_or(0, Bytes::len)
    }
}

impl Seen {
    fn find(
        reader: &Reader,
        keys: &Keys,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<Self, ApiError> {
        let holder = Holder::find(reader, keys, token)?.ok_or(ProblemCode::NotSignedIn)?;
        let view = applications::find(reader, holder.owner(), id)?;
        let json = view.as_ref().map(serde_json::to_vec).transpose();
        let json = json.map_err(|_| ApiError::new(ProblemCode::Internal))?;
        let view = json.map(|json| Bytes::from_owner(Zeroizing::new(json)));
        Ok(Self { holder, view })
    }
}

#[utoipa::path(
    put,
    path = "/v1/applications/{id}/revisions/{n}",
    params(
        ("id" = Uuid, Path, description = "application"),
        ("n" = u32, Path, description = "number of the revision: the last one held, plus one"),
        ("akashi-body-sha256" = Digest, Header, description = "SHA-256 of the body, in lower-case hexadecimal"),
    ),
    request_body(content = RevisionBody, content_type = "application/json"),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "received; the same receipt for every repetition", body = Receipt),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn receive(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path((id, n)): Path<(Uuid, u32)>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<Json<Receipt>, ApiError> {
    let announced = announced_digest(&headers)?;
    let body = super::extract::whole(body, akashi_domain::limits::JSON_BODY_BYTES)?;
    let receipt =
        applications::receive(&state, access.into(), id, n, announced, body.into()).await?;
    Ok(Json(receipt))
}

fn announced_digest(headers: &HeaderMap) -> Result<Digest, ApiError> {
    headers
        .get(BODY_DIGEST_HEADER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| Digest::parse(value).ok())
        .ok_or_else(|| ProblemCode::RequestMalformed.into())
}

/// In which language a page is written.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Written {
    /// `ja` or `en`.
    language: Language,
}

/// The bytes of a page, as the API document names them.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)] // A name in the document; nobody makes one.
struct PdfBytes(Vec<u8>);

#[utoipa::path(
    get,
    path = "/v1/applications/{id}/receipt",
    params(("id" = Uuid, Path, description = "application"), Written),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "the receipt of the last revision", body = PdfBytes, content_type = "application/pdf"),
        (status = "default", description = "problem; `not_found` also until it is received", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn receipt(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path(id): Path<Uuid>,
    Query(written): Query<Written>,
) -> Result<Response, ApiError> {
    let pdf = applications::receipt(&state, access.into(), id, written.language).await?;
    Ok(([(CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

#[utoipa::path(
    post,
    path = "/v1/applications/{id}/withdraw",
    params(("id" = Uuid, Path, description = "application")),
    security(("application" = []), ("session" = [])),
    responses(
        (status = 200, description = "taken back", body = ApplicationView),
        (status = "default", description = "problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn withdraw(
    State(state): State<AppState>,
    access: ApplicationAccess,
    Path(id): Path<Uuid>,
) -> Result<Json<ApplicationView>, ApiError> {
    Ok(Json(
        applications::withdraw(&state, access.into(), id).await?,
    ))
}
