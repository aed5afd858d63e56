//! The HTTP interface: a table of contents, and what every request passes through.
//!
//! On the way in: concurrency bound, time limit, protocol version, body limit, then the handler's own extractors
//! ([`auth`], [`extract`]). On the way out [`finish`] adds request id, protocol range and security headers, makes every
//! error a problem, and writes one line of log.

mod account;
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
mod graduation;
mod holder;
mod landing;
pub mod limit;
pub mod openapi;
mod page;
mod passwords;
pub mod peer;
mod receipt_keys;
mod saml;
mod sessions;
mod staff;
mod system;
mod tus;
mod university;

use axum::Router;
use axum::middleware::from_fn_with_state;
use tower_http::catch_panic::CatchPanicLayer;

pub use error::ApiError;
use limit::{Limits, Turns};

use crate::state::AppState;

/// Every route of the server.
pub fn router(state: AppState) -> Router {
    let turns = Turns::new(state.config.concurrent_requests);
    let limits = Limits::new(state.clone(), turns.clone());
    let bound = |limits| from_fn_with_state(limits, limit::bound);
    let images = documents::routes().layer(bound(limits.for_images()));
    let waiting = changes::routes(turns).layer(bound(limits.for_waiting()));
    Router::new()
        .merge(university::routes())
        .merge(receipt_keys::routes())
        .merge(flows::routes())
        .merge(sessions::routes())
        .merge(passwords::routes())
        .merge(campus::routes())
        .merge(saml::routes())
        .merge(account::routes())
        .merge(graduation::routes())
        .merge(applications::routes())
        .merge(staff::routes())
        .merge(landing::routes())
        .merge(dev_mail::routes(&state))
        .merge(system::routes())
        .fallback(system::not_found)
        .layer(bound(limits))
        .merge(waiting)
        .merge(images)
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), finish::finish))
        .with_state(state)
}
