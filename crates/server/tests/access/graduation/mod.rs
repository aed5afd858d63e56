//! 卒業後のログイン方法: a student becomes a graduate of the same account. Against a real identity provider and a real directory.

mod at_once;
mod keeps;
mod refused;

use akashi_server::mail::Readable;
use serde_json::{Value, json};

use crate::world::{Answer, Flow, World, code};

const STUDENT: &str = "ichiro@shomei.test";
const OWN: &str = "Ichiro@home.example";
const FIRST: &str = "Yoake8Sora";
const OTHER: &str = "Asahi9Umi";
const PATH: &str = "/v1/me/graduation";
const ACCOUNTS: &str = "SELECT count(*) FROM account";

async fn start(world: &World, token: &str, email: &str, password: &str) -> (Flow, Answer) {
    let flow = Flow::drawn();
    let body = json!({
        "id": flow.id, "secret": flow.secret, "email": email, "password": password, "language": "ja",
    });
    let answer = world.call("POST", PATH, Some(token), body).await;
    (flow, answer)
}

/// A change that was begun, and its mail.
pub async fn begun(world: &World, token: &str, email: &str, password: &str) -> (Flow, Readable) {
    world.begun(start(world, token, email, password)).await
}

async fn redeem(world: &World, token: &str, flow: &Flow, redeem: Value) -> Answer {
    let body = json!({ "flow": flow.id, "secret": flow.secret, "redeem": redeem });
    world.call("PUT", PATH, Some(token), body).await
}

pub async fn enter(world: &World, token: &str, flow: &Flow, code: &str) -> Answer {
    redeem(world, token, flow, json!({ "by": "code", "code": code })).await
}

pub async fn set(world: &World, token: &str, flow: &Flow, first: &str, second: &str) -> Answer {
    let body = json!({
        "flow": flow.id, "secret": flow.secret, "password": first, "second_password": second,
    });
    let path = "/v1/me/graduation/passwords";
    world.call("PUT", path, Some(token), body).await
}

/// A change whose address is confirmed.
async fn confirmed(world: &World, token: &str, email: &str, password: &str) -> Flow {
    let (flow, mail) = begun(world, token, email, password).await;
    let (status, right) = enter(world, token, &flow, &code(&mail)).await;
    assert_eq!(status, 200, "{right}");
    assert_eq!(right["email"], email);
    flow
}

async fn get(world: &World, token: &str, path: &str) -> Answer {
    world.call("GET", path, Some(token), Value::Null).await
}

/// The mails that came after the first `before`.
async fn told(world: &World, before: usize, count: usize) -> Vec<(String, String)> {
    let mails = world.mails(before + count).await;
    let mut told: Vec<(String, String)> = mails[before..]
        .iter()
        .map(|mail| (mail.to.clone(), mail.subject.clone()))
        .collect();
    told.sort();
    told
}
