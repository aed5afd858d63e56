//! What people send, and what they are answered.

use akashi_documents::sample::Sample;
use akashi_domain::{Answers, FieldId};
use akashi_protocol::Digest;
use serde_json::{Value, json};
use uuid::Uuid;

use super::university::TERMS;

/// An answer: status and JSON body (`Null` where there is none).
pub type Answer = (u16, Value);

pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let bytes = response.bytes().await.unwrap();
    (
        status,
        serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    )
}

/// The text at a JSON pointer.
pub fn text(value: &Value, place: &str) -> String {
    let found = value.pointer(place).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("no text at {place}: {value}"))
        .to_owned()
}

/// The code of a problem.
pub fn code(answer: &Answer) -> (u16, &str) {
    (answer.0, answer.1["code"].as_str().unwrap_or_default())
}

pub fn document_path(application: Uuid, sha256: Digest) -> String {
    format!("/v1/applications/{application}/documents/{sha256}")
}

/// A picture of a card, large enough to be read; every number is another picture.
pub fn card(number: u16) -> Vec<u8> {
    Sample::new(1_000 + number, 1_000)
        .with_metadata()
        .jpeg()
        .unwrap()
}

/// The same, too small to be read well.
pub fn small_card(number: u16) -> Vec<u8> {
    Sample::new(number, 400).with_metadata().jpeg().unwrap()
}

/// A decision, as staff send it.
pub fn decision(outcome: &str, revision: u32) -> Value {
    let reasons = match outcome {
        "approved" => json!([]),
        _ => json!([{ "code": "image_unreadable" }, { "code": "answer_wrong", "field": "city" }]),
    };
    json!({
        "id": Uuid::now_v7(), "revision": revision, "outcome": outcome, "reasons": reasons,
        "comment": "四隅が見えるように\n撮り直してください。", "comment_language": "ja",
    })
}

/// A revision, as applicants send it.
pub fn revision(answers: &Answers, images: &[&[u8]]) -> Value {
    let documents: Vec<Value> = images
        .iter()
        .map(|bytes| json!({ "role": "identity", "sha256": Digest::of(bytes), "bytes": bytes.len() }))
        .collect();
    json!({
        "kind": "registration", "language": "ja", "field_set": 1, "terms": TERMS,
        "terms_agreed_at": "2026-11-20T02:50:00Z", "answers": answers, "documents": documents,
    })
}

/// 髙﨑 一郎 with every answer the form needs, one month as people write it; who does not know the student number.
pub fn complete() -> Answers {
    let ichiro = include_str!("../../../../domain/fixtures/ichiro.json");
    let mut answers: Answers = serde_json::from_str(ichiro).unwrap();
    answers.set(FieldId::StudentNumber, "");
    answers.set(FieldId::LeavingMonth, "2011/3");
    answers
}
