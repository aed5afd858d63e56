//! A receipt is believed when the university's key has signed it, about exactly this. Otherwise the application waits
//! on, with the reason.

use akashi_protocol::application::Receipt;
use akashi_protocol::receipt::{Claims, KeyId, ReceiptKey, ReceiptKeys, sign};
use akashi_store::outbox::{EntryRow, EntryState};
use akashi_sync::engine::{Proof, proof};
use jiff::Timestamp;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use wiremock::matchers::{method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::world::{
    APPLICATION, World, body, documents, ours, problem, receipt_of, revisions, stored,
};

const UNIVERSITY: &str = "shomei.example.ac.jp";

struct Key(Ed25519KeyPair);

impl Key {
    fn new(seed: u8) -> Self {
        Self(Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap())
    }

    fn public(&self) -> [u8; 32] {
        self.0.public_key().as_ref().try_into().unwrap()
    }

    fn published(&self) -> ReceiptKey {
        ReceiptKey::new(&self.public(), Timestamp::UNIX_EPOCH, None)
    }

    fn sign(&self, claims: &Claims) -> String {
        let by = |bytes: &[u8]| self.0.sign(bytes).as_ref().try_into().ok();
        sign(claims, KeyId::of(&self.public()), by).unwrap()
    }
}

fn keys(keys: Vec<ReceiptKey>) -> Mock {
    Mock::given(method("GET"))
        .and(path("/v1/receipt-keys"))
        .respond_with(ours(200).set_body_json(ReceiptKeys { keys }))
}

fn signed(change: impl FnOnce(&mut Claims)) -> Receipt {
    let plain = receipt_of(&body());
    let mut claims = Claims::of(&plain, UNIVERSITY);
    change(&mut claims);
    Receipt {
        jws: Some(Key::new(1).sign(&claims)),
        ..plain
    }
}

fn answer(receipt: &Receipt) -> ResponseTemplate {
    ours(200).set_body_json(receipt)
}

async fn world(receipt: &Receipt, published: Mock) -> World {
    World::with(vec![
        documents(stored()),
        revisions(answer(receipt)),
        published,
    ])
    .await
}

fn waits_unproven(entry: Option<&EntryRow>) -> bool {
    entry.is_some_and(|entry| {
        entry.state == EntryState::NeedsAttention && entry.problem.contains("receipt_unproven")
    })
}

#[tokio::test]
async fn one_that_holds_is_kept_with_the_keys() {
    let receipt = signed(|_| {});
    let world = world(
        &receipt,
        keys(vec![Key::new(2).published(), Key::new(1).published()]),
    )
    .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    assert_eq!(world.count("receipt-keys").await, 1);
    // Nobody is asked for the proof.
    world.server.reset().await;
    match proof(&world.store, APPLICATION).await.unwrap() {
        Proof::Holds { proven, jws } => {
            assert_eq!(proven.claims, Claims::of(&receipt, UNIVERSITY));
            assert_eq!(Some(jws), receipt.jws);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_does_not_hold_is_no_receipt() {
    let good = signed(|_| {});
    let jws = good.jws.clone().unwrap();
    let forged = Key::new(9).sign(&Claims::of(&good, UNIVERSITY));
    let wrong = [
        // A byte changed, in the signature.
        format!("{}AAAA", &jws[..jws.len() - 4]),
        "nothing of that kind".to_owned(),
        // Signed by somebody else, who is not published.
        forged,
        // Signed by the university, and about something else.
        signed(|claims| claims.revision = 2).jws.unwrap(),
        signed(|claims| claims.iss = "other.example.ac.jp".to_owned())
            .jws
            .unwrap(),
        signed(|claims| claims.documents.clear()).jws.unwrap(),
        signed(|claims| claims.received_at = Timestamp::MAX)
            .jws
            .unwrap(),
    ];
    for jws in wrong {
        let receipt = Receipt {
            jws: Some(jws.clone()),
            ..good.clone()
        };
        let world = world(&receipt, keys(vec![Key::new(1).published()])).await;
        world.until(&jws, |_, entry| waits_unproven(entry)).await;
        assert_eq!(proof(&world.store, APPLICATION).await.unwrap(), Proof::None);
        // As soon as it is put right the same entry is sent, and believed.
        world.server.reset().await;
        for mock in [
            revisions(answer(&good)),
            keys(vec![Key::new(1).published()]),
        ] {
            world.server.register(mock).await;
        }
        world.engine.retry().await.unwrap();
        world.until("sent", |_, entry| entry.is_none()).await;
    }
}

#[tokio::test]
async fn a_server_that_cannot_say_its_keys_now_is_asked_again() {
    let receipt = signed(|_| {});
    let busy = Mock::given(method("GET"))
        .and(path("/v1/receipt-keys"))
        .respond_with(problem(akashi_protocol::ProblemCode::Unavailable))
        .up_to_n_times(2);
    let world = world(&receipt, busy).await;
    world
        .server
        .register(keys(vec![Key::new(1).published()]))
        .await;
    world.until("sent", |_, entry| entry.is_none()).await;
    assert!(world.count("receipt-keys").await >= 3);
}

#[tokio::test]
async fn a_server_that_does_not_sign_yet_is_believed_as_before() {
    let world = world(&receipt_of(&body()), keys(Vec::new())).await;
    world.until("sent", |_, entry| entry.is_none()).await;
    assert_eq!(proof(&world.store, APPLICATION).await.unwrap(), Proof::None);
    assert_eq!(world.count("receipt-keys").await, 0);
}
