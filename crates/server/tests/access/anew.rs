//! A change that asks for a recent sign-in, and a browser that the identity provider remembers.

use std::time::Duration;

use akashi_tests::neighbours::idp::Idp;
use serde_json::json;
use uuid::Uuid;

use crate::idp::{Browser, ICHIRO, asked};
use crate::saml::{begin, catch_up, confirm, handle, redeem};
use crate::world::{Flow, World, secret, text};

const MOMENTS: &str = "SELECT count(DISTINCT authenticated_at) FROM session";

/// Signs in with this browser; did the provider ask who it is?
async fn signs_in(world: &World, browser: &mut Browser, anew: bool) -> (String, bool) {
    let flow = Flow {
        id: Uuid::now_v7(),
        secret: secret(),
    };
    let body = json!({ "id": flow.id, "secret": flow.secret, "language": "ja", "anew": anew });
    let (status, begun) = world.call("POST", "/v1/saml/flows", None, body).await;
    assert_eq!(status, 201, "{begun}");
    let start = world.url(&text(&begun, "/start"));
    let asked = browser.get(&start).await.body.contains("AuthState");
    let (to, response) = browser.answer(&start, ICHIRO.user).await;
    let page = browser.post(&to, &[("SAMLResponse", &response)]).await;
    let (status, session) = redeem(world, &flow, &flow.secret, handle(&page)).await;
    assert_eq!(status, 201, "{session}");
    (text(&session, "/token"), asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_remembered_is_no_recent_sign_in() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let mut browser = Browser::new();
    let (token, asked) = signs_in(&world, &mut browser, false).await;
    assert!(asked);
    confirm(&world, &token, "ichiro@home.example", 1).await;
    let (_, asked) = signs_in(&world, &mut browser, false).await;
    assert!(!asked);
    assert_eq!(world.count("SELECT count(*) FROM session").await, 2);
    assert_eq!(world.count(MOMENTS).await, 1);
    // It is asked anew, whatever it remembers, and says when that was: in seconds, of which the clock here knows nothing.
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    catch_up(&world);
    let (_, asked) = signs_in(&world, &mut browser, true).await;
    assert!(asked);
    assert_eq!(world.count(MOMENTS).await, 2);
    let unsaid = "SELECT count(*) FROM session WHERE coalesce(authenticated_at, 0) = 0";
    assert_eq!(world.count(unsaid).await, 0);
}
