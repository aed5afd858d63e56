//! The HTTP interface: a table of contents, and what every request passes through.
//!
//! On the way in: concurrency bound, time limit, protocol version, body limit, then the handler's own extractors
//! ([`auth`], [`extract`]). On the way out [`finish`] adds request id, protocol range and security headers, makes every
//! error a problem, and writes one line of log.

mod applications;
pub mod auth;
mod dev_mail;
mod documents;
pub mod error;
pub mod extract;
pub mod finish;
mod flows;
mod landing;
pub mod limit;
pub mod openapi;
mod page;
pub mod peer;
mod sessions;
mod staff;
mod system;
mod university;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;

pub use error::ApiError;

use crate::state::AppState;

/// Every route of the server.
pub fn router(state: AppState) -> Router {
    let api = Router::new()
        .merge(university::routes())
        .merge(flows::routes())
        .merge(sessions::routes())
        .merge(applications::routes())
        .merge(staff::routes());
    let api = limit::json(api)
        .merge(documents::routes())
        .layer(from_fn_with_state(state.clone(), limit::protocol));
    Router::new()
        .merge(api)
        .merge(limit::json(landing::routes()))
        .merge(dev_mail::routes(&state))
        .merge(system::routes())
        .fallback(system::not_found)
        .layer(from_fn(limit::time))
        .layer(from_fn_with_state(
            limit::Turns::new(state.config.concurrent_requests),
            limit::concurrency,
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), finish::finish))
        .with_state(state)
}
