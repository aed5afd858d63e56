//! A server that is newer than this client, and says what nobody knew when the client was made.

use akashi_protocol::{Problem, ProblemCode, version};
use akashi_sync::{Client, ClientOptions, Failure};
use url::Url;
use wiremock::matchers::{any, header};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::world::{APPLICATION, ours};

/// What it says instead: in JSON, and of a state that came later.
fn otherwise() -> ResponseTemplate {
    let body = serde_json::json!({ "id": APPLICATION, "state": "of_later", "keys": 7 });
    ours(200).set_body_raw(body.to_string(), "application/json")
}

async fn asked(server: &MockServer) -> [Failure; 3] {
    let client = Client::new(&ClientOptions::default()).unwrap();
    let client = client.at(Url::parse(&server.uri()).unwrap());
    [
        client.university().await.unwrap_err(),
        client
            .application(APPLICATION, &"token".into())
            .await
            .unwrap_err(),
        client.receipt_keys().await.unwrap_err(),
    ]
}

#[tokio::test]
async fn it_says_what_to_install() {
    let server = MockServer::start().await;
    let advice = Problem::new(ProblemCode::ClientTooOld)
        .with("version", "9.0.0")
        .with("url", "https://shomei.example.ac.jp/app");
    let advice = ours(426).set_body_raw(
        serde_json::to_vec(&advice).unwrap(),
        "application/problem+json",
    );
    for mock in [
        Mock::given(header(version::REQUEST_HEADER, "0"))
            .respond_with(advice)
            .with_priority(1),
        Mock::given(any()).respond_with(otherwise()),
    ] {
        server.register(mock).await;
    }
    for failure in asked(&server).await {
        assert_eq!(failure.problem_code(), Some(ProblemCode::ClientTooOld));
        let args = failure.args();
        assert_eq!(args["version"], "9.0.0");
        assert_eq!(args["url"], "https://shomei.example.ac.jp/app");
    }
    // The token is shown only to the question it belongs to.
    let requests = server.received_requests().await.unwrap();
    let advised = requests
        .iter()
        .filter(|request| request.headers[version::REQUEST_HEADER] == "0");
    for request in advised {
        assert!(!request.headers.contains_key("authorization"));
    }
}

#[tokio::test]
async fn without_advice_it_is_the_client_that_is_too_old_as_well() {
    let server = MockServer::start().await;
    server
        .register(Mock::given(any()).respond_with(otherwise()))
        .await;
    for failure in asked(&server).await {
        assert_eq!(failure, Failure::problem(ProblemCode::ClientTooOld));
    }
    // Half an answer is none, whoever gives it.
    let server = MockServer::start().await;
    let half = ours(200).set_body_raw("{\"keys\":[", "application/json");
    server.register(Mock::given(any()).respond_with(half)).await;
    for failure in asked(&server).await {
        assert_eq!(failure, Failure::NotAkashi);
    }
}
