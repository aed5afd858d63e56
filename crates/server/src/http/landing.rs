//! `/l/{token}`: the page behind the link of a mail. Opening it changes nothing, so that mail scanners and previews
//! spend nothing; the button does.

use akashi_domain::{Language, Sensitive};
use akashi_i18n::{Messages, text};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use super::extract::Path;
use super::page::{Piece, page};
use crate::applications::Failure;
use crate::flows::{self, Landing, Spent};
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new().route("/l/{token}", get(show).post(spend))
}

async fn show(State(state): State<AppState>, Path(token): Path<Sensitive<String>>) -> Response {
    match flows::look_at(&state, &token).await {
        Ok(Landing::Open) => page(StatusCode::OK, |m, language| {
            let pieces = vec![
                lead(&state, m, language),
                Piece::Paragraph(text::landing_ask(m)),
                Piece::Submit(text::landing_confirm(m)),
            ];
            (text::landing_title(m), pieces)
        }),
        Ok(landing) => gone(&state, landing),
        Err(failure) => busy(&failure),
    }
}

async fn spend(State(state): State<AppState>, Path(token): Path<Sensitive<String>>) -> Response {
    match flows::spend(&state, &token).await {
        Ok(Spent::Handle(handle, seconds)) => page(StatusCode::OK, |m, language| {
            let pieces = vec![
                lead(&state, m, language),
                Piece::Paragraph(text::landing_done(m, seconds)),
                Piece::Link {
                    label: text::landing_open(m),
                    target: format!("akashi:open/{}", handle.expose()).into(),
                },
                Piece::Paragraph(text::landing_done_elsewhere(m)),
            ];
            (text::landing_done_title(m), pieces)
        }),
        Ok(Spent::Not(landing)) => gone(&state, landing),
        Err(failure) => busy(&failure),
    }
}

fn gone(state: &AppState, landing: Landing) -> Response {
    let status = match landing {
        Landing::Unknown => StatusCode::NOT_FOUND,
        _ => StatusCode::GONE,
    };
    page(status, |m, language| {
        let why = match landing {
            Landing::Open | Landing::Used => text::landing_used(m),
            Landing::Expired => text::landing_expired(m),
            Landing::Replaced => text::landing_replaced(m),
            Landing::Unknown => text::landing_unknown(m),
        };
        let pieces = vec![lead(state, m, language), Piece::Paragraph(why)];
        (text::landing_gone_title(m), pieces)
    })
}

fn busy(failure: &Failure) -> Response {
    tracing::error!(error = %failure, "landing page");
    page(StatusCode::SERVICE_UNAVAILABLE, |m, _| {
        let pieces = vec![Piece::Paragraph(text::landing_busy(m))];
        (text::landing_busy_title(m), pieces)
    })
}

fn lead(state: &AppState, m: &Messages, language: Language) -> Piece {
    let name = state.config.university.name.get(language);
    Piece::Paragraph(text::landing_lead(m, name))
}
