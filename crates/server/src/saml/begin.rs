//! An application begins to sign somebody in, and the browser that it opens is led to the provider.

use std::net::IpAddr;

use akashi_domain::{Sensitive, limits};
use akashi_protocol::ProblemCode;
use akashi_protocol::saml::{BeginSaml, SamlFlow};
use url::Url;

use super::request;
use crate::access;
use crate::applications::Failure;
use crate::clock::seconds_after;
use crate::entropy;
use crate::flows;
use crate::state::AppState;
use crate::storage::rate::{self, Rate};
use crate::storage::saml::{self, NewFlow};
use crate::token::{self, TokenKind};

/// Sign-ins that one network may begin in an hour: a whole campus may stand behind one address.
const PER_HOUR: u32 = 1_000;
/// Below are ports of systems, where no application of a person listens.
const FIRST_PORT: u16 = 1_024;
/// When to come again where there is no metadata, in seconds.
const LATER: u64 = 60;

/// Begins.
///
/// # Errors
/// `not_found` where the university has no identity provider, `identity_provider_unavailable`, `request_malformed`,
/// `too_many_requests`.
pub async fn begin(
    state: &AppState,
    asked: BeginSaml,
    client: IpAddr,
) -> Result<SamlFlow, Failure> {
    let own = state.saml.as_ref().ok_or(ProblemCode::NotFound)?;
    let bad_port = asked.port.is_some_and(|port| port < FIRST_PORT);
    if !flows::is_secret(asked.secret.expose()) || bad_port {
        return Err(ProblemCode::RequestMalformed.into());
    }
    let now = state.now();
    if own.provider(now).is_none() {
        return Err(unavailable());
    }
    let (start, start_hash) = token::draw(&state.keys, TokenKind::SamlStart)?;
    let expires = seconds_after(now, limits::SAML_SECONDS);
    let network = state.keys.pseudonym("saml client", &flows::network(client));
    let flow = NewFlow {
        id: asked.id,
        secret_hash: token::hash(&state.keys, TokenKind::Flow, asked.secret.expose()),
        start_hash,
        port: asked.port,
        language: asked.language,
        device: access::kept_device(&asked.device),
        anew: asked.anew,
        expires,
    };
    state
        .storage
        .transact(move |tx| {
            let full = rate::seconds_until_room(tx, Rate::SamlClient, &network, PER_HOUR, now)?;
            if let Some(seconds) = full {
                let code = ProblemCode::TooManyRequests;
                return Err(Failure::Later { code, seconds });
            }
            rate::count(tx, Rate::SamlClient, &network, now)?;
            // The secret of a start is drawn once; a repetition begins another flow.
            if saml::exists(tx, flow.id)? {
                return Err(ProblemCode::RequestMalformed.into());
            }
            Ok(saml::insert(tx, &flow, now)?)
        })
        .await?;
    Ok(SamlFlow {
        id: asked.id,
        start: Sensitive::new(format!("/saml/start/{}", start.expose())),
        expires_at: expires,
    })
}

/// What the browser gets.
#[derive(Debug, Clone)]
pub enum Start {
    /// The provider's page.
    Go(Url),
    /// The sign-in is over, too old, or was never begun.
    Over,
    /// There is no metadata of the provider.
    NoProvider,
}

/// Leads a browser to the provider. Each time something new is asked, which can be answered once.
///
/// # Errors
/// When the database refuses, or there is no randomness.
pub async fn start(state: &AppState, start: &Sensitive<String>) -> Result<Start, Failure> {
    let now = state.now();
    let Some(own) = state.saml.as_ref() else {
        return Ok(Start::Over);
    };
    let Some(provider) = own.provider(now) else {
        return Ok(Start::NoProvider);
    };
    // An XML name does not begin with a digit.
    let request = format!("_{}", hex::encode(entropy::bytes::<20>()?));
    let request_hash = token::hash(&state.keys, TokenKind::SamlRequest, &request);
    let start = token::hash(&state.keys, TokenKind::SamlStart, start.expose());
    let waits = state
        .storage
        .transact(move |tx| {
            let Some((flow, anew)) = saml::waiting(tx, &start, now)? else {
                return Ok(None);
            };
            if saml::requests_of(tx, flow)? >= limits::SAML_STARTS {
                return Ok(None);
            }
            saml::insert_request(tx, &request_hash, flow)?;
            Ok::<_, Failure>(Some(anew))
        })
        .await?;
    Ok(match waits {
        Some(anew) => Start::Go(request::address(own, &provider, &request, anew, now)),
        None => Start::Over,
    })
}

fn unavailable() -> Failure {
    Failure::Later {
        code: ProblemCode::IdentityProviderUnavailable,
        seconds: LATER,
    }
}
