//! What operators do with staff accounts while the server runs.

use akashi_server::clock::Clock as _;
use akashi_server::staff::{self, AccountProblem, totp};
use serde_json::json;

use crate::staff_sign_in::{secret, sign_in};
use crate::world::{STAFF_PASSWORD, World, code, text};

const QUEUE: &str = "/v1/staff/applications";
const OTHER_PASSWORD: &str = "battery correct staple";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_shut_off_is_out_at_once_and_holds_up_nobody() {
    let world = World::begin().await;
    let (sato, suzuki) = (world.staff("sato").await, world.staff("suzuki").await);
    let who = world.in_review("ichiro@example.ac.jp", "", &sato).await;
    let (storage, now) = (&world.running.state.storage, world.clock.now());
    for _ in 0..2 {
        staff::disable(storage, "sato", now).await.unwrap();
    }
    assert_eq!(
        code(&world.get(QUEUE, Some(&sato)).await),
        (401, "not_signed_in")
    );
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        (401, "sign_in_failed")
    );
    let path = format!("{QUEUE}/{}", who.application);
    let (_, detail) = world.get(&path, Some(&suzuki)).await;
    assert_eq!(
        (&detail["item"]["state"], &detail["item"]["assigned_to"]),
        (&json!("received"), &json!(null))
    );

    staff::enable(storage, "sato", now).await.unwrap();
    // The old session does not come back with the account.
    assert_eq!(world.get(QUEUE, Some(&sato)).await.0, 401);
    assert_eq!(sign_in(&world, "sato", STAFF_PASSWORD, "").await.0, 201);
    for (action, count) in [
        (
            "SELECT count(*) FROM audit_event WHERE action = 'staff.disabled' AND actor_kind = 'operator'",
            1,
        ),
        (
            "SELECT count(*) FROM audit_event WHERE action = 'staff.enabled' AND actor_kind = 'operator'",
            1,
        ),
        (
            "SELECT count(*) FROM audit_event WHERE action = 'application.unassigned' AND actor_kind = 'operator'",
            1,
        ),
    ] {
        assert_eq!(world.count(action).await, count, "{action}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_account_gets_in_again_by_a_reset_only() {
    let world = World::with(|university| {
        university.policies.sign_in_slow_after = 50;
        university.policies.sign_in_reset_after = 3;
    })
    .await;
    let session = world.staff("sato").await;
    for _ in 0..3 {
        sign_in(&world, "sato", "wrong horse staple", "").await;
    }
    let locked = (403, "sign_in_reset_needed");
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        locked
    );
    let (storage, keys) = (&world.running.state.storage, &world.running.state.keys);
    let listed = staff::list(storage, keys).await.unwrap();
    assert_eq!((listed.len(), listed[0].failures), (1, 3));

    let now = world.clock.now();
    let reset = async |password: &str| {
        staff::reset(storage, keys, "sato", &password.into(), None, now).await
    };
    assert!(matches!(
        reset("short").await,
        Err(AccountProblem::PasswordRefused(_))
    ));
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        locked
    );
    reset(OTHER_PASSWORD).await.unwrap();
    assert_eq!(world.get(QUEUE, Some(&session)).await.0, 401);
    assert_eq!(
        code(&sign_in(&world, "sato", STAFF_PASSWORD, "").await),
        (401, "sign_in_failed")
    );
    assert_eq!(sign_in(&world, "sato", OTHER_PASSWORD, "").await.0, 201);
    let events = "SELECT count(*) FROM audit_event WHERE action = 'staff.reset'";
    assert_eq!(world.count(events).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_authenticator_takes_the_place_of_a_lost_one() {
    let world = World::begin().await;
    let lost = secret(&world.add_staff("sato", Some("証明大学")).await.unwrap());
    let now = world.clock.now();
    let seconds = u64::try_from(now.as_second()).unwrap();
    let digits = |secret: &[u8]| totp::digits_at(secret, seconds).unwrap();
    let signed_in = sign_in(&world, "sato", STAFF_PASSWORD, &digits(&lost)).await;
    assert_eq!(signed_in.0, 201);

    let (storage, keys) = (&world.running.state.storage, &world.running.state.keys);
    let password = OTHER_PASSWORD.into();
    let uri = staff::reset(storage, keys, "sato", &password, Some("証明大学"), now);
    let new = secret(uri.await.unwrap().unwrap().expose());
    assert_eq!(
        world
            .get(QUEUE, Some(&text(&signed_in.1, "/token")))
            .await
            .0,
        401
    );
    assert_eq!(
        code(&sign_in(&world, "sato", OTHER_PASSWORD, &digits(&lost)).await),
        (401, "sign_in_failed")
    );
    // The same half minute as before, but another secret: its step was not taken yet.
    let taken = sign_in(&world, "sato", OTHER_PASSWORD, &digits(&new)).await;
    assert_eq!(taken.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_nobody_has_is_said() {
    let world = World::begin().await;
    let (storage, keys) = (&world.running.state.storage, &world.running.state.keys);
    let now = world.clock.now();
    let password = OTHER_PASSWORD.into();
    for done in [
        staff::disable(storage, "nobody", now).await,
        staff::enable(storage, "nobody", now).await,
        staff::reset(storage, keys, "nobody", &password, None, now)
            .await
            .map(drop),
    ] {
        assert!(matches!(done, Err(AccountProblem::NameUnknown)), "{done:?}");
    }
    assert!(staff::list(storage, keys).await.unwrap().is_empty());
}
