//! What every answer carries, what is refused before a handler sees it, the demonstration's mails, certificates.

use std::time::Duration;

use akashi_domain::limits::JSON_BODY_BYTES;
use akashi_server::config::Tls;
use akashi_server::staff;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::world::{World, until};

#[tokio::test]
async fn every_answer_carries_its_headers_and_every_error_is_a_problem() {
    let world = World::begin().await;
    let long = "x".repeat(JSON_BODY_BYTES + 1);
    let cases = [
        ("GET", "/healthz", None, None, 200, ""),
        ("GET", "/v1/university", None, None, 200, ""),
        ("GET", "/v1/openapi.json", None, None, 200, ""),
        ("GET", "/nowhere", None, None, 404, "not_found"),
        ("PUT", "/v1/sessions", None, None, 405, "method_not_allowed"),
        (
            "POST",
            "/v1/sessions",
            Some("{"),
            Some("application/json"),
            400,
            "request_malformed",
        ),
        (
            "POST",
            "/v1/sessions",
            Some("a=b"),
            Some("text/plain"),
            415,
            "request_malformed",
        ),
        (
            "POST",
            "/v1/sessions",
            Some(&*long),
            Some("application/json"),
            413,
            "body_too_large",
        ),
        ("GET", "/v1/me", None, None, 401, "not_signed_in"),
        ("GET", "/dev/mail", None, None, 404, "not_found"),
    ];
    for (method, path, body, kind, status, code) in cases {
        let mut request = world
            .client
            .request(method.parse().unwrap(), world.url(path));
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let response = request
            .body(body.unwrap_or_default().to_owned())
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), status, "{path}");
        for (name, value) in [
            ("akashi-protocol-range", "1-1"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(response.headers()[name], value, "{path}");
        }
        assert_eq!(
            response.headers()["date"],
            "Fri, 20 Nov 2026 03:00:00 GMT",
            "of the clock by which deadlines are counted"
        );
        let id = response.headers()["akashi-request-id"]
            .to_str()
            .unwrap()
            .to_owned();
        if status >= 400 {
            assert_eq!(
                response.headers()["content-type"],
                "application/problem+json"
            );
            let problem: Value = response.json().await.unwrap();
            assert_eq!(
                (&problem["code"], &problem["request_id"]),
                (&code.into(), &id.into())
            );
        }
    }
}

#[tokio::test]
async fn old_clients_are_told_what_to_install() {
    let world =
        World::with(|config| config.client.url = "https://shomei.test/akashi".to_owned()).await;
    let request = world
        .client
        .get(world.url("/v1/university"))
        .header("akashi-protocol", "0");
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 426);
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["args"]["url"], "https://shomei.test/akashi");
}

#[tokio::test]
async fn the_university_is_sent_once() {
    let world = World::begin().await;
    let url = world.url("/v1/university");
    let response = world.client.get(&url).send().await.unwrap();
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    let response = world
        .client
        .get(&url)
        .header("if-none-match", tag)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 304);
}

#[tokio::test]
async fn mails_are_shown_in_a_demonstration_and_only_at_the_machine() {
    let demo = World::with_deps(|_| {}, |deps| deps.demo = true).await;
    let (flow, _) = demo.start("ichiro.takasaki@shomei.test").await;
    demo.accepted(&flow).await;
    let url = demo.url("/dev/mail");
    let list = demo
        .client
        .get(&url)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let path = list
        .split("href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mail = demo
        .client
        .get(demo.url(path))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(
        mail.contains("メールアドレスの確認") && mail.contains("/l/"),
        "{mail}"
    );
    for (name, value) in [("x-forwarded-for", "127.0.0.1"), ("host", "rebound.test")] {
        let request = demo.client.get(&url).header(name, value);
        assert_eq!(request.send().await.unwrap().status(), 404, "{name}");
    }
    let proxied = World::with_deps(
        |config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()],
        |deps| deps.demo = true,
    )
    .await;
    let answer = proxied
        .client
        .get(proxied.url("/dev/mail"))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 404);
}

#[tokio::test]
async fn a_renewed_certificate_is_used_without_a_restart() {
    let files = tempfile::tempdir().unwrap();
    let (cert, key) = (files.path().join("cert.pem"), files.path().join("key.pem"));
    let one = (
        include_str!("tls/one.crt.pem"),
        include_str!("tls/one.key.pem"),
    );
    let two = (
        include_str!("tls/two.crt.pem"),
        include_str!("tls/two.key.pem"),
    );
    std::fs::write(&cert, one.0).unwrap();
    std::fs::write(&key, one.1).unwrap();
    let tls = Tls {
        cert: cert.clone(),
        key: key.clone(),
    };
    let world = World::with_deps(
        |config| config.tls = Some(tls),
        |deps| deps.tls_check = Duration::from_millis(20),
    )
    .await;
    let url = format!("https://{}/healthz", world.running.addr);
    assert!(trusting(one.0).get(&url).send().await.is_ok());
    assert!(trusting(two.0).get(&url).send().await.is_err());
    std::fs::write(&cert, two.0).unwrap();
    std::fs::write(&key, two.1).unwrap();
    until(|| async { trusting(two.0).get(&url).send().await.is_ok() }).await;
    assert!(trusting(one.0).get(&url).send().await.is_err());
}

#[tokio::test]
async fn nobody_sits_at_this_machine_who_came_through_a_proxy() {
    let proxy = "127.0.0.1".parse().unwrap();
    for (public_url, trusted, status) in [
        (None, vec![], 201),
        // The proxy is named, and says nothing of the one it speaks for.
        (None, vec![proxy], 401),
        // It is not even named; but there must be one.
        (Some("https://shomei.test/"), vec![], 401),
    ] {
        let world = World::with(|config| {
            config.public_url = public_url.map(|url| url.parse().unwrap());
            config.trusted_proxies = trusted;
        })
        .await;
        let state = &world.running.state;
        let password = "correct horse staple";
        let now = state.now();
        staff::add(
            &state.storage,
            &state.keys,
            "sato",
            akashi_domain::StaffRole::Reviewer,
            &password.into(),
            None,
            now,
        )
        .await
        .unwrap();
        let body = serde_json::json!({ "name": "sato", "password": password });
        let answer = world.call("POST", "/v1/staff/sessions", None, body).await;
        assert_eq!(answer.0, status, "{public_url:?}");
    }
}

#[tokio::test]
async fn whoever_says_nothing_or_too_little_is_cut_off() {
    let world = World::with_deps(|_| {}, |deps| deps.head = Duration::from_millis(200)).await;
    // The last one could still become the greeting of HTTP/2.
    for said in [&b""[..], b"GET /healthz HT", b"PRI * HT"] {
        let mut stream = TcpStream::connect(world.running.addr).await.unwrap();
        stream.write_all(said).await.unwrap();
        let mut answer = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut answer));
        assert!(closed.await.is_ok(), "{said:?} holds its connection");
    }
}

fn trusting(certificate: &str) -> reqwest::Client {
    let certificate = reqwest::Certificate::from_pem(certificate.as_bytes()).unwrap();
    reqwest::Client::builder()
        .tls_certs_only([certificate])
        .build()
        .unwrap()
}
