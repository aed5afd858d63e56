//! `/v1/staff`: what staff see and do. Every handler but the sign-in takes one of the types of staff in [`super::auth`].

mod accounts;
mod own;
mod review;
mod sessions;

use axum::Router;
use utoipa::OpenApi;

use crate::state::AppState;

/// This area's operations.
#[must_use]
pub fn api() -> utoipa::openapi::OpenApi {
    let mut api = sessions::Api::openapi();
    api.merge(review::Api::openapi());
    api.merge(own::Api::openapi());
    api.merge(accounts::Api::openapi());
    api
}

/// The routes of this area.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(sessions::routes())
        .merge(review::routes())
        .merge(own::routes())
        .merge(accounts::routes())
}
