//! 個人情報: compare and set, for graduates alone.

use akashi_server::storage::campus::Kind;
use serde_json::{Value, json};

use crate::enrolment::{graduate, member};
use crate::world::{Answer, World, said};

const EMAIL: &str = "ichiro.takasaki@shomei.test";

fn address(street: &str) -> Value {
    json!({
        "residence": "domestic", "postcode": "100-0001", "prefecture": "東京都", "city": "千代田区",
        "street": street, "phone": "090-1111-2222",
    })
}

async fn record(world: &World, token: &str) -> Answer {
    world
        .call("GET", "/v1/me/personal", Some(token), Value::Null)
        .await
}

async fn change(world: &World, token: &str, revision: u32, answers: Value) -> Answer {
    let body = json!({ "revision": revision, "answers": answers });
    world
        .call("PUT", "/v1/me/personal", Some(token), body)
        .await
}

#[tokio::test]
async fn the_second_of_two_is_told_and_nothing_is_replaced_unseen() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    assert_eq!(
        record(&world, &token).await,
        (200, json!({ "revision": 0, "answers": {} }))
    );
    let (status, first) = change(&world, &token, 0, address("千代田1丁目")).await;
    assert_eq!((status, &first["revision"]), (200, &json!(1)), "{first}");
    // The answer was lost: the same again is the same.
    let again = change(&world, &token, 0, address("千代田1丁目")).await;
    assert_eq!(again, (200, first.clone()));
    let late = change(&world, &token, 0, address("霞が関3丁目")).await;
    assert_eq!(said(&late), (409, "personal_changed"));
    assert_eq!(record(&world, &token).await.1, first);
    let (_, second) = change(&world, &token, 1, address("霞が関3丁目")).await;
    assert_eq!(second["revision"], 2);
    for ahead in [3, u32::MAX] {
        let answer = change(&world, &token, ahead, address("永田町")).await;
        assert_eq!(said(&answer), (409, "personal_changed"));
    }
    let sql = "SELECT count(*) FROM mail_outbox WHERE kind = 'personal_changed'";
    assert_eq!(world.count(sql).await, 2);
    let sql = "SELECT count(*) FROM audit_event WHERE action = 'account.personal_changed'";
    assert_eq!(world.count(sql).await, 2);
    let told = world.mails(2).await.pop().unwrap();
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        (EMAIL, "個人情報が変更されました")
    );
    assert!(!told.text.contains("霞が関"), "{}", told.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hundred_at_once_one_succeeds() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    let tries = (0..100).map(|number| change(&world, &token, 0, address(&format!("{number}番地"))));
    let answers = futures_util::future::join_all(tries).await;
    let done = answers.iter().filter(|answer| answer.0 == 200).count();
    assert_eq!(done, 1);
    assert_eq!(record(&world, &token).await.1["revision"], 1);
}

#[tokio::test]
async fn the_rules_of_the_form_hold_and_nothing_else_is_taken() {
    let world = World::begin().await;
    let token = graduate(&world, EMAIL).await;
    let mut wrong = address("千代田1丁目");
    wrong["phone"] = json!("x");
    wrong["birth_date"] = json!("1989-01-08");
    let refused = change(&world, &token, 0, wrong).await;
    assert_eq!(said(&refused), (422, "form_invalid"));
    assert_eq!(refused.1["problems"].as_array().unwrap().len(), 2);
    assert_eq!(record(&world, &token).await.1["revision"], 0);
    // The university knows its students itself.
    for kind in [Kind::Saml, Kind::Campus] {
        let world = World::begin().await;
        let student = member(&world, kind, "mary@shomei.test").await;
        assert_eq!(said(&record(&world, &student).await), (403, "not_allowed"));
        let answer = change(&world, &student, 0, address("千代田1丁目")).await;
        assert_eq!(said(&answer), (403, "not_allowed"));
    }
}
