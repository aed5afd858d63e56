//! Where a request comes from. A proxy's word is taken only from a proxy that the configuration names.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use super::error::ApiError;
use crate::state::AppState;

/// Headers by which proxies say that they passed a request on.
pub const FORWARDING: [&str; 7] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
    "x-real-ip",
];

/// The other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// The client's address, behind trusted proxies too.
    pub address: IpAddr,
    /// Came directly, from this very machine, and no proxy had a hand in it.
    pub is_local: bool,
}

impl FromRequestParts<AppState> for Peer {
    type Rejection = ApiError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let socket = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([0, 0, 0, 0]), |info| {
                info.0.ip().to_canonical()
            });
        let mut peer = Self::of(socket, &parts.headers, &state.config.trusted_proxies);
        // A proxy that adds no header of its own would make the whole world sit at this machine.
        peer.is_local &= !state.config.has_unnamed_proxy();
        Ok(peer)
    }
}

impl Peer {
    /// Reads the headers in the light of who is connected.
    #[must_use]
    pub fn of(socket: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Self {
        let forwarded = FORWARDING.iter().any(|name| headers.contains_key(*name));
        Self {
            address: client_address(socket, headers, trusted),
            is_local: socket.is_loopback() && !forwarded && !trusted.contains(&socket),
        }
    }
}

/// From the right of `X-Forwarded-For`, the first address that is not a trusted proxy's.
fn client_address(socket: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&socket) {
        return socket;
    }
    let said: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let mut address = socket;
    for text in said.into_iter().rev() {
        let Ok(next) = text.parse::<IpAddr>() else {
            break;
        };
        address = next.to_canonical();
        if !trusted.contains(&address) {
            break;
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_proxy_is_believed_only_where_it_is_named() {
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        let cases = [
            ("192.0.2.7", Some("198.51.100.1"), "192.0.2.7"),
            ("10.0.0.1", None, "10.0.0.1"),
            ("10.0.0.1", Some("198.51.100.1"), "198.51.100.1"),
            (
                "10.0.0.1",
                Some("203.0.113.9, 198.51.100.1"),
                "198.51.100.1",
            ),
            ("10.0.0.1", Some("198.51.100.1, 10.0.0.2"), "198.51.100.1"),
            ("10.0.0.1", Some("198.51.100.1, nonsense"), "10.0.0.1"),
        ];
        for (socket, forwarded, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(forwarded) = forwarded {
                headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            }
            let peer = Peer::of(ip(socket), &headers, &trusted);
            assert_eq!(peer.address, ip(expected), "{socket} {forwarded:?}");
        }
    }

    #[test]
    fn local_is_only_what_nobody_passed_on() {
        let mut headers = HeaderMap::new();
        assert!(Peer::of(ip("127.0.0.1"), &headers, &[]).is_local);
        assert!(!Peer::of(ip("192.0.2.7"), &headers, &[]).is_local);
        assert!(!Peer::of(ip("127.0.0.1"), &headers, &[ip("127.0.0.1")]).is_local);
        headers.insert("via", "1.1 proxy".parse().unwrap());
        assert!(!Peer::of(ip("127.0.0.1"), &headers, &[]).is_local);
    }
}
