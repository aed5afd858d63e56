//! The HTTP interface: a table of contents, and what every request passes through.
//!
//! On the way in: concurrency bound, time limit, protocol version, body limit, then the handler's own extractors
//! ([`auth`], [`extract`]). On the way out [`finish`] adds request id, protocol range and security headers, makes every
//! error a problem, and writes one line of log.

mod applications;
pub mod auth;
mod campus;
mod changes;
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
mod receipt_keys;
mod sessions;
mod staff;
mod system;
mod tus;
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
        .merge(receipt_keys::routes())
        .merge(flows::routes())
        .merge(sessions::routes())
        .merge(campus::routes())
        .merge(applications::routes())
        .merge(staff::routes());
    let api = limit::json(api).layer(from_fn_with_state(state.clone(), limit::protocol));
    let turns = limit::Turns::new(state.config.concurrent_requests);
    let images = documents::routes()
        .layer(from_fn_with_state(state.clone(), limit::protocol))
        .layer(from_fn_with_state(turns.clone(), limit::concurrency));
    let waiting = limit::json(changes::routes(turns.clone()))
        .layer(from_fn_with_state(state.clone(), limit::protocol));
    Router::new()
        .merge(api)
        .merge(limit::json(landing::routes()))
        .merge(dev_mail::routes(&state))
        .merge(system::routes())
        .fallback(system::not_found)
        .layer(from_fn_with_state(turns, limit::concurrency))
        // They take their turns themselves.
        .merge(waiting)
        .layer(from_fn(limit::time))
        // They are bounded by how long they bring nothing.
        .merge(images)
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), finish::finish))
        .with_state(state)
}
