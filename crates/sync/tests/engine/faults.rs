//! What must not happen: a receipt that is somebody else's, old answers under a new number, a wake that is slept
//! through, an entry that nobody sends any more.

use std::time::{Duration, Instant};

use akashi_domain::{ApplicationState, Sensitive};
use akashi_protocol::application::{ApplicationKind, ApplicationView, RevisionBody};
use akashi_protocol::{Digest, ProblemCode};
use akashi_store::application::{self, ApplicationRow};
use akashi_store::outbox::{self, EntryRow, EntryState};
use akashi_store::session::{self, SessionRow};
use akashi_store::{StoreError, credential};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use wiremock::matchers::{method, path_regex};
use wiremock::{Mock, Request};

use crate::world::{
    APPLICATION, World, body, documents, ours, problem, receipt, receipt_of, revisions, stored,
};

/// Long enough for an engine with waits of milliseconds to have done the wrong thing.
const WHILE: Duration = Duration::from_millis(300);

#[tokio::test]
async fn a_receipt_for_something_else_is_none() {
    let mut other = receipt_of(&body());
    other.revision = 2;
    for receipt in [receipt_of(b"other bytes"), other] {
        let answer = ours(200).set_body_json(receipt);
        let world = World::with(vec![documents(stored()), revisions(answer)]).await;
        let told =
            |world: &World, _: Option<&EntryRow>| world.systemic().as_deref() == Some("not_akashi");
        world.until("told", told).await;
        assert!(world.entry().await.is_some(), "the only copy is kept");
        let held = world
            .store
            .read(|reader| application::get(reader, APPLICATION))
            .await;
        assert_eq!(held, Ok(None));
    }
}

#[tokio::test]
async fn a_receipt_does_not_hide_what_was_seen_since() {
    let world = World::begun(vec![documents(stored()), revisions(receipt())], true, None).await;
    let parsed: RevisionBody = serde_json::from_slice(&body()).unwrap();
    let withdrawn = ApplicationView {
        id: APPLICATION,
        kind: ApplicationKind::Registration,
        reference: None,
        state: Some(ApplicationState::Withdrawn),
        revision: 1,
        agreement: Some(parsed.agreement()),
        receipt: None,
        decision: None,
        correct_until: None,
        images_deleted_on: None,
        answers: parsed.answers,
        documents: parsed.documents,
        backed_up: false,
    };
    let row = ApplicationRow {
        id: APPLICATION,
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        revision: 1,
        last_seen: serde_json::to_string(&withdrawn).unwrap(),
        seen_at: Timestamp::UNIX_EPOCH,
    };
    let seen = row.clone();
    world
        .store
        .transact(move |tx| application::put(tx, &seen))
        .await
        .unwrap();
    world.engine.pause(false);
    world.until("sent", |_, entry| entry.is_none()).await;
    let held = world
        .store
        .read(|reader| application::get(reader, APPLICATION))
        .await;
    assert_eq!(held, Ok(Some(row)));
}

/// The person signs in again while the old credential is still being tried: that try says "not signed in" when it is
/// true no more.
#[tokio::test]
async fn a_wake_during_a_try_is_not_slept_through() {
    let refused = problem(ProblemCode::NotSignedIn).set_delay(WHILE);
    let world = World::with(vec![
        documents(refused).up_to_n_times(1),
        documents(stored()).with_priority(9),
        revisions(receipt()),
    ])
    .await;
    let sending = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| entry.state == EntryState::Sending)
    };
    world.until("sending", sending).await;
    world.engine.wake();
    world.until("sent", |_, entry| entry.is_none()).await;
}

#[tokio::test]
async fn an_entry_left_in_the_middle_is_sent_all_the_same() {
    let world = World::begun(vec![documents(stored()), revisions(receipt())], true, None).await;
    // As after a full disk: the try was begun, and its end could not be written.
    let begun = world
        .store
        .transact(|tx| outbox::begin_attempt(tx, APPLICATION, 1, 10, ""))
        .await;
    assert_eq!(begun, Ok(true));
    world.engine.pause(false);
    world.until("sent", |_, entry| entry.is_none()).await;
}

/// Puts an entry before the one there is, whose image the server takes its time to refuse.
async fn slow_one_before(world: &World) -> Uuid {
    let id = Uuid::from_u128(6);
    let mut entry = world.entry().await.unwrap();
    entry.application = id;
    entry.created_at = Timestamp::UNIX_EPOCH - SignedDuration::from_secs(1);
    let answer = problem(ProblemCode::StateConflict).set_delay(WHILE * 10);
    let mock = Mock::given(method("POST"))
        .and(path_regex(format!("/{id}/documents$")))
        .respond_with(answer)
        .with_priority(1);
    world.server.register(mock).await;
    world
        .store
        .transact(move |tx| {
            let documents = outbox::documents(**tx, APPLICATION, 1)?;
            let documents: Vec<_> = documents.into_iter().map(|held| held.document).collect();
            if let Some(mut credential) = credential::get(**tx, APPLICATION)? {
                credential.application = id;
                credential::put(tx, &credential)?;
            }
            outbox::add(tx, &entry, &documents)
        })
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn an_entry_handed_in_anew_is_sent_as_it_is_then() {
    let mocks = vec![documents(stored()), revisions(receipt())];
    let world = World::begun(mocks, true, None).await;
    let before = slow_one_before(&world).await.to_string();
    world.engine.pause(false);
    // The outbox has been looked through, and the first one is on its way.
    let end = Instant::now() + Duration::from_secs(60);
    while world.count(&before).await == 0 {
        assert!(Instant::now() < end, "the first one is not sent");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Meanwhile the second one is taken back and handed in with other answers, under the same number.
    let mut second = world.entry().await.unwrap();
    assert_eq!(second.application, APPLICATION);
    let mut changed: RevisionBody = serde_json::from_slice(&body()).unwrap();
    changed.field_set = 2;
    let changed = serde_json::to_vec(&changed).unwrap();
    second.body = Sensitive::new(changed.clone());
    second.digest = Digest::of(&changed).to_string();
    let answer = ours(200).set_body_json(receipt_of(&changed));
    let mock = revisions(answer).with_priority(1);
    world.server.register(mock).await;
    world
        .store
        .transact(move |tx| {
            outbox::delete(tx, APPLICATION, 1)?;
            outbox::add(tx, &second, &[])
        })
        .await
        .unwrap();
    let gone = |_: &World, entry: Option<&EntryRow>| {
        entry.is_some_and(|entry| entry.application != APPLICATION)
    };
    world.until("sent", gone).await;
    let requests = world.server.received_requests().await.unwrap();
    let of_it = |request: &&Request| request.url.path().contains(&APPLICATION.to_string());
    assert_eq!(requests.iter().rfind(of_it).unwrap().body, changed);
}

#[tokio::test]
async fn an_entry_that_another_clock_put_off_does_not_wait_for_it() {
    let world = World::begun(vec![documents(stored()), revisions(receipt())], true, None).await;
    let mut entry = world.entry().await.unwrap();
    // Put off when this computer believed in another year.
    entry.next_try = Timestamp::from_second(4_000_000_000).unwrap();
    world
        .store
        .transact(move |tx| {
            outbox::delete(tx, APPLICATION, 1)?;
            outbox::add(tx, &entry, &[])
        })
        .await
        .unwrap();
    world.engine.pause(false);
    world.until("sent", |_, entry| entry.is_none()).await;
}

/// Writes applications until not a small one more has room.
async fn fill_up(world: &World) {
    let mut number = 100;
    for length in [1_000, 300, 100, 10] {
        loop {
            number += 1;
            assert!(number < 1_000, "the disk does not become full");
            let row = ApplicationRow {
                id: Uuid::from_u128(number),
                university: "shomei.example.ac.jp".into(),
                email: "ichiro@graduates.example".into(),
                revision: 1,
                last_seen: "x".repeat(length),
                seen_at: Timestamp::UNIX_EPOCH,
            };
            let written = world
                .store
                .transact(move |tx| application::put(tx, &row))
                .await;
            if written == Err(StoreError::DiskFull) {
                break;
            }
            written.unwrap();
        }
    }
}

#[tokio::test]
async fn a_full_disk_pauses_with_its_own_reason_and_costs_no_try() {
    let mocks = vec![documents(stored()), revisions(receipt())];
    let world = World::begun(mocks, true, Some(4 * 1024)).await;
    fill_up(&world).await;
    world.engine.pause(false);
    // The receipt has no room: the entry stays, and is sent again when there is some.
    let told = |world: &World, entry: Option<&EntryRow>| {
        world.systemic().as_deref() == Some("disk_full")
            && entry.is_some_and(|e| e.state == EntryState::Queued && e.attempts == 0)
    };
    world.until("told", told).await;
    assert!(world.count("revisions").await >= 1);
}

#[tokio::test]
async fn signing_out_reaches_the_server_also_while_sending_is_paused() {
    let sessions = |answer| Mock::given(method("DELETE")).respond_with(answer);
    let world = World::begun(
        vec![
            sessions(problem(ProblemCode::Unavailable)).up_to_n_times(1),
            sessions(ours(204)).with_priority(9),
        ],
        true,
        None,
    )
    .await;
    let row = SessionRow {
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        token: "session".into(),
        expires_at: Timestamp::from_second(4_000_000_000).unwrap(),
        must_set_passwords: false,
        last_used: Timestamp::UNIX_EPOCH,
    };
    world
        .store
        .transact(move |tx| {
            session::put(tx, &row)?;
            session::sign_out(tx, Timestamp::UNIX_EPOCH)
        })
        .await
        .unwrap();
    world.engine.wake();
    // Refused once, and tried again by itself.
    let end = Instant::now() + Duration::from_secs(60);
    while !world
        .store
        .read(session::universities_to_revoke)
        .await
        .unwrap()
        .is_empty()
    {
        assert!(Instant::now() < end, "the session was not ended");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(world.count("sessions").await, 2);
    assert!(world.entry().await.is_some(), "nothing is sent meanwhile");
}
