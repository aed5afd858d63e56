//! Of several at once one does.

use akashi_server::storage::campus::Kind;

use super::{FIRST, OTHER, OWN, STUDENT, begun, confirmed, redeem, set};
use crate::enrolment::member;
use crate::once;
use crate::world::{World, said};

/// Each with an address of its own.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_at_once_one_does() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let (one, two) = (
        confirmed(&world, &token, OWN, "").await,
        confirmed(&world, &token, "ichiro@late.example", "").await,
    );
    let (first, second) = tokio::join!(
        set(&world, &token, &one, FIRST, OTHER),
        set(&world, &token, &two, FIRST, OTHER),
    );
    let mut answers = [said(&first), said(&second)];
    answers.sort_unstable();
    assert_eq!(answers, [(204, ""), (403, "signs_in_as_graduate")]);
    let methods = "SELECT count(*) FROM sign_in_method";
    assert_eq!(world.count(methods).await, 1);
    assert_eq!(world.count("SELECT count(*) FROM former_sign_in").await, 1);
}

/// R14
#[tokio::test(flavor = "multi_thread")]
async fn looking_spends_nothing_and_of_a_hundred_one_succeeds() {
    let world = World::begin().await;
    let token = member(&world, Kind::Saml, STUDENT).await;
    let (flow, mail) = begun(&world, &token, OWN, "").await;
    once::of_a_hundred_one(&world, &mail, 200, |by| redeem(&world, &token, &flow, by)).await;
    assert_eq!(set(&world, &token, &flow, FIRST, OTHER).await.0, 204);
}
