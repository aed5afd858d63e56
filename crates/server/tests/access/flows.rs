//! F01: links that survive scanners, codes that are bound to their device.

use akashi_server::storage::StorageError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::once;
use crate::world::{World, code, link, text};

const EMAIL: &str = "ichiro.takasaki@shomei.test";

#[tokio::test]
async fn looking_spends_nothing_and_of_a_hundred_posts_one_succeeds() {
    let world = World::begin().await;
    let (flow, (status, started)) = world.start(EMAIL).await;
    assert_eq!((status, &started["mail"]["state"]), (201, &json!("queued")));
    world.accepted(&flow).await;
    let mail = world.mails(1).await.remove(0);
    let page = world.url(&link(&mail));
    let response = world.client.get(&page).send().await.unwrap();
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    let html = response.text().await.unwrap();
    assert!(html.contains("<form method=\"post\">") && !html.contains("<script"));
    assert!(html.contains("lang=\"ja\"") && html.contains("lang=\"en\""));
    let by_handle = once::pressed(&world, &mail).await;
    let stranger = crate::world::Flow {
        id: flow.id,
        secret: "0".repeat(64),
    };
    let (status, _) = world
        .flow(&stranger, "POST", "/redeem", by_handle.clone())
        .await;
    assert_eq!(status, 401);
    let (status, credential) = world
        .flow(&flow, "POST", "/redeem", by_handle.clone())
        .await;
    assert_eq!((status, &credential["email"]), (200, &json!(EMAIL)));
    let (status, again) = world.flow(&flow, "POST", "/redeem", by_handle).await;
    assert_eq!((status, &again["code"]), (410, &json!("code_used")));
    let token = text(&credential, "/token");
    let path = format!("/v1/applications/{}", text(&credential, "/application"));
    let (status, view) = world.call("GET", &path, Some(&token), Value::Null).await;
    assert_eq!((status, &view["revision"]), (200, &json!(0)));
}

/// Every byte of every row, in which `secret` would be found.
async fn is_kept(world: &World, secret: String) -> bool {
    let storage = &world.running.state.storage;
    let found: Result<bool, StorageError> = storage
        .read(move |conn| {
            let mut tables = conn.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?;
            let tables = tables.query_map([], |row| row.get::<_, String>(0))?;
            for table in tables {
                let mut rows = conn.prepare(&format!("SELECT * FROM \"{}\"", table?))?;
                let columns = rows.column_count();
                let mut rows = rows.query([])?;
                while let Some(row) = rows.next()? {
                    for column in 0..columns {
                        let cell = row.get_ref(column)?;
                        let bytes = cell.as_bytes_or_null().ok().flatten().unwrap_or_default();
                        let mut parts = bytes.windows(secret.len());
                        if parts.any(|part| part.eq_ignore_ascii_case(secret.as_bytes())) {
                            return Ok(true);
                        }
                    }
                }
            }
            Ok(false)
        })
        .await;
    found.unwrap()
}

/// R14
#[tokio::test]
async fn a_link_has_128_bits_and_nothing_of_a_mail_is_kept_but_hashes() {
    let world = World::begin().await;
    let (flow, mail) = world.begun(world.start(EMAIL)).await;
    let link = link(&mail);
    let token = link.strip_prefix("/l/").unwrap().to_owned();
    assert_eq!(URL_SAFE_NO_PAD.decode(&token).unwrap().len(), 16, "{token}");
    // What is looked for is found where it is.
    assert!(is_kept(&world, EMAIL.to_owned()).await);
    let code = code(&mail);
    let page = world.client.post(world.url(&link)).send().await.unwrap();
    let page = page.text().await.unwrap();
    let handle = page.split("akashi:open/").nth(1).unwrap();
    let handle = handle.split('"').next().unwrap().to_owned();
    for secret in [token, code.replace('-', ""), code, flow.secret, handle] {
        assert!(!is_kept(&world, secret).await);
    }
}

#[tokio::test]
async fn links_codes_and_handles_end_in_time() {
    let world = World::begin().await;
    let (flow, _) = world.start(EMAIL).await;
    world.accepted(&flow).await;
    let mail = world.mails(1).await.remove(0);
    let page = world.url(&link(&mail));
    world.advance(30 * 60 - 1);
    let html = world
        .client
        .post(&page)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let handle = html
        .split_once("akashi:open/")
        .unwrap()
        .1
        .split('"')
        .next()
        .unwrap();
    world.advance(60);
    let body = json!({ "by": "handle", "handle": handle });
    let (status, late) = world.flow(&flow, "POST", "/redeem", body).await;
    assert_eq!((status, &late["code"]), (410, &json!("code_expired")));
    let (status, late) = world.redeem(&flow, &code(&mail)).await;
    assert_eq!((status, &late["code"]), (410, &json!("code_expired")));
    // A fresh mail works, and the older one says that it was replaced or used.
    let (status, _) = world.flow(&flow, "POST", "/resend", Value::Null).await;
    assert_eq!(status, 200);
    world.accepted(&flow).await;
    let fresh = world.mails(2).await.remove(1);
    assert_eq!(world.client.get(&page).send().await.unwrap().status(), 410);
    let typed = code(&fresh).to_lowercase().replace('-', "　");
    assert_eq!(world.redeem(&flow, &typed).await.0, 200);
}

#[tokio::test]
async fn five_wrong_codes_are_the_end_of_a_mail() {
    let world = World::begin().await;
    let (flow, _) = world.start(EMAIL).await;
    world.accepted(&flow).await;
    let right = code(&world.mails(1).await[0]);
    let wrong = if right.starts_with('0') {
        "11111111"
    } else {
        "00000000"
    };
    for left in ["4", "3", "2", "1"] {
        let (status, problem) = world.redeem(&flow, wrong).await;
        assert_eq!((status, &problem["code"]), (422, &json!("code_wrong")));
        assert_eq!(problem["args"]["tries_left"], left);
    }
    for typed in [wrong, &right] {
        let (status, problem) = world.redeem(&flow, typed).await;
        assert_eq!((status, &problem["code"]), (410, &json!("code_void")));
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_look_the_same() {
    let world = World::begin().await;
    world.graduate(EMAIL).await;
    let shape = |mut seen: Value| {
        seen["id"] = Value::Null;
        seen
    };
    let (known, (_, first)) = world.start(EMAIL).await;
    let (unknown, (_, other)) = world.start("nobody@shomei.test").await;
    assert_eq!(shape(first), shape(other));
    assert_eq!(
        shape(world.accepted(&known).await),
        shape(world.accepted(&unknown).await)
    );
    let mut subjects: Vec<String> = world
        .mails(2)
        .await
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    subjects.sort();
    assert_eq!(
        subjects,
        ["アカウントはすでにあります", "メールアドレスの確認"]
    );
    assert_eq!(
        world.redeem(&known, "00000000").await.1["code"],
        world.redeem(&unknown, "00000000").await.1["code"]
    );
    // F14 with a reference number that belongs to nobody still sends a mail.
    let reference = akashi_domain::ReferenceNumber::from_entropy([1; 9]).to_string();
    let purpose = json!({ "kind": "continue_application", "reference": reference });
    let (lost, (status, _)) = world.start_for("nobody@shomei.test", purpose).await;
    assert_eq!(status, 201);
    world.accepted(&lost).await;
    assert_eq!(
        world.mails(3).await[2].subject,
        "申請が見つかりませんでした"
    );
}

#[tokio::test]
async fn mails_are_counted_and_addresses_corrected() {
    let world = World::begin().await;
    let (flow, (_, first)) = world.start(EMAIL).await;
    let body = json!({
        "id": flow.id, "secret": flow.secret, "purpose": { "kind": "registration" },
        "email": EMAIL, "language": "ja",
    });
    let (status, again) = world.call("POST", "/v1/flows", None, body).await;
    assert_eq!((status, &again["id"]), (201, &first["id"]));
    let (status, early) = world.flow(&flow, "POST", "/resend", Value::Null).await;
    assert_eq!((status, &early["code"]), (429, &json!("resend_too_early")));
    world.accepted(&flow).await;
    let first = world.mails(1).await.remove(0);
    let correct = json!({ "email": "Saburo@shomei.test" });
    let (status, _) = world.flow(&flow, "PUT", "/address", correct).await;
    assert_eq!(status, 200);
    assert_eq!(
        world
            .client
            .get(world.url(&link(&first)))
            .send()
            .await
            .unwrap()
            .status(),
        410
    );
    world.accepted(&flow).await;
    assert_eq!(world.mails(2).await[1].to, "Saburo@shomei.test");
    for _ in 0..4 {
        assert_eq!(world.start(EMAIL).await.1.0, 201);
    }
    let (_, (status, problem)) = world.start("ICHIRO.takasaki@shomei.test").await;
    assert_eq!(
        (status, &problem["code"]),
        (429, &json!("too_many_requests"))
    );
    world.advance(3600);
    assert_eq!(world.start(EMAIL).await.1.0, 201);
    let (_, (status, problem)) = world.start("no address").await;
    assert_eq!((status, &problem["code"]), (422, &json!("email_invalid")));
}
