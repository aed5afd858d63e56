//! R14, for whatever a flow leads to: looking at its link spends nothing, and of a hundred who do something one succeeds.

use akashi_server::mail::Readable;
use serde_json::{Value, json};

use crate::world::{Answer, World, link, said};

/// Fifty look at the link of a mail, and a hundred press; the handle of the one who comes through.
pub async fn pressed(world: &World, mail: &Readable) -> Value {
    let page = world.url(&link(mail));
    for _ in 0..50 {
        assert_eq!(world.client.get(&page).send().await.unwrap().status(), 200);
    }
    let presses = (0..100).map(|_| world.client.post(&page).send());
    let mut handles = Vec::new();
    for answer in futures_util::future::join_all(presses).await {
        let answer = answer.unwrap();
        let status = answer.status();
        match answer.text().await.unwrap().split_once("akashi:open/") {
            Some((_, rest)) => handles.push(rest.split('"').next().unwrap().to_owned()),
            None => assert_eq!(status, 410),
        }
    }
    assert_eq!(handles.len(), 1);
    json!({ "by": "handle", "handle": handles[0] })
}

/// A hundred come back with the handle of the mail's link: one is answered so, and the others learn that it was used.
pub async fn of_a_hundred_one<F: Future<Output = Answer>>(
    world: &World,
    mail: &Readable,
    success: u16,
    redeem: impl Fn(Value) -> F,
) {
    let handle = pressed(world, mail).await;
    let tries = (0..100).map(|_| redeem(handle.clone()));
    let answers = futures_util::future::join_all(tries).await;
    let (done, rest): (Vec<&Answer>, Vec<&Answer>) =
        answers.iter().partition(|answer| answer.0 == success);
    assert_eq!(done.len(), 1);
    assert!(rest.iter().all(|answer| said(answer) == (410, "code_used")));
}
