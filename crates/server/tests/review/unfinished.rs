//! What becomes of uploads that are given up, refused, forgotten, or somebody else's.

use akashi_documents::sample::CANARY;
use akashi_protocol::Digest;
use akashi_server::{applications, documents};
use reqwest::Method;
use serde_json::json;

use crate::world::{Answer, Applicant, World, answer, begin, card, code, decision, sent};

const BEGUN: &str = "SELECT count(*) FROM upload";
const STORED: &str = "SELECT count(*) FROM document";

#[tokio::test(flavor = "multi_thread")]
async fn given_up_means_gone() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    world
        .append(&who, sha256, 0, &image[..1_000])
        .send()
        .await
        .unwrap();
    let give_up = || world.of_upload(Method::DELETE, &who, sha256);
    assert_eq!(sent(give_up()).await.status(), 204);
    assert_eq!(code(&answer(give_up()).await), (404, "not_found"));
    assert_eq!(world.standing(&who, sha256).await, None);
    let late = answer(world.append(&who, sha256, 1_000, &image[1_000..])).await;
    assert_eq!(code(&late), (404, "not_found"));
    assert!(
        world
            .running
            .state
            .vault()
            .files()
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_digest_of_the_whole_decides() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let (image, other) = (card(640), card(641));
    let sha256 = Digest::of(&image);
    let begun = sent(world.begin_upload(&who, sha256, other.len())).await;
    assert_eq!(begun.status(), 201);
    let wrong = answer(world.append(&who, sha256, 0, &other)).await;
    assert_eq!(code(&wrong), (400, "body_digest_mismatch"));
    assert_eq!(
        (world.count(BEGUN).await, world.count(STORED).await),
        (0, 0)
    );
    assert!(
        world
            .running
            .state
            .vault()
            .files()
            .await
            .unwrap()
            .is_empty()
    );
    // It begins anew, and nothing is left of the first one. One that was begun with another length does, too.
    let begun = sent(world.begin_upload(&who, sha256, image.len() + 1)).await;
    assert_eq!(begun.status(), 201);
    world
        .append(&who, sha256, 0, &image[..1_000])
        .send()
        .await
        .unwrap();
    begin(&world, &who, &image).await;
    assert_eq!(world.standing(&who, sha256).await, Some(0));
    assert_eq!(
        sent(world.append(&who, sha256, 0, &image)).await.status(),
        204
    );
    assert_eq!(
        (world.count(BEGUN).await, world.count(STORED).await),
        (0, 1)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_image_is_refused_with_its_first_bytes() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let pdf = [b"%PDF-1.7\n%\xe2\xe3".as_slice(), &[0; 100_000]].concat();
    let sha256 = begin(&world, &who, &pdf).await;
    let few = sent(world.append(&who, sha256, 0, &pdf[..10])).await;
    assert_eq!(few.status(), 204, "too few to know it by");
    let refused = answer(world.append(&who, sha256, 10, &pdf[10..100])).await;
    assert_eq!(code(&refused), (415, "document_refused"));
    assert_eq!(refused.1["args"]["found"], "pdf");
    assert_eq!(
        (world.count(BEGUN).await, world.standing(&who, sha256).await),
        (0, None)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_owners_upload_is_an_unknown_one() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    world
        .append(&who, sha256, 0, &image[..1_000])
        .send()
        .await
        .unwrap();
    let other = world.applicant("mary@example.ac.jp").await;
    let stranger = Applicant {
        application: who.application,
        token: other.token.clone(),
    };
    let requests = |who: &Applicant| {
        [
            world.begin_upload(who, sha256, image.len()),
            world.append(who, sha256, 1_000, &image[1_000..]),
            world.of_upload(Method::DELETE, who, sha256),
        ]
    };
    for request in requests(&stranger) {
        assert_eq!(code(&answer(request).await), (404, "not_found"));
    }
    assert_eq!(world.standing(&stranger, sha256).await, None);
    assert_eq!(
        world.standing(&other, sha256).await,
        None,
        "nothing is shared"
    );
    let nobody = Applicant {
        token: "ab".repeat(32),
        ..who.clone()
    };
    for request in requests(&nobody) {
        assert_eq!(code(&answer(request).await), (401, "not_signed_in"));
    }
    assert_eq!(world.standing(&who, sha256).await, Some(1_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_counts_among_the_twelve() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    for number in 0..6 {
        begin(&world, &who, &card(number)).await;
    }
    for number in 6..12 {
        assert_eq!(world.upload(&who, card(number)).await.0, 201);
    }
    let refused: Answer = world.upload(&who, card(12)).await;
    assert_eq!(code(&refused), (422, "too_many_documents"));
    // What was begun before can still be brought to its end.
    let image = card(0);
    let sha256 = begin(&world, &who, &image).await;
    assert_eq!(
        sent(world.append(&who, sha256, 0, &image)).await.status(),
        204
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unfinished_upload_is_kept_sealed_and_for_a_week() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    assert!(image.windows(CANARY.len()).any(|w| w == CANARY.as_bytes()));
    let sha256 = begin(&world, &who, &image).await;
    let most = image.len() - 1;
    world
        .append(&who, sha256, 0, &image[..most])
        .send()
        .await
        .unwrap();
    let state = &world.running.state;
    let vault = state.vault();
    assert_eq!(
        documents::sweep(state).await.unwrap(),
        0,
        "it is nobody's leftover"
    );
    let files = vault.files().await.unwrap();
    assert_eq!(files.len(), 1);
    let on_disk = std::fs::read(vault.folder().join(&files[0])).unwrap();
    assert!(on_disk.len() > most);
    assert!(
        !on_disk
            .windows(CANARY.len())
            .any(|w| w == CANARY.as_bytes())
    );
    assert!(!on_disk.windows(3).any(|w| w == [0xff, 0xd8, 0xff]));

    world.advance(7);
    assert_eq!(documents::forget_old(state).await.unwrap(), 0);
    assert_eq!(world.standing(&who, sha256).await, Some(most));
    world.clock.advance(jiff::SignedDuration::from_secs(1));
    assert_eq!(documents::forget_old(state).await.unwrap(), 1);
    assert_eq!(documents::forget_old(state).await.unwrap(), 0);
    assert_eq!(world.standing(&who, sha256).await, None);
    assert!(vault.files().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_on_its_way_goes_with_its_application() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    world
        .append(&who, sha256, 0, &image[..1_000])
        .send()
        .await
        .unwrap();
    let state = &world.running.state;
    world.advance(15);
    applications::erase_due(state, &state.vault())
        .await
        .unwrap();
    assert_eq!(world.count(BEGUN).await, 0);
    assert_eq!(world.count("SELECT count(*) FROM application").await, 0);
    assert!(state.vault().files().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_more_comes_after_the_decision() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    // Free for a correction by the applicant, who begins one; then it is decided after all.
    assert_eq!(world.delete(&path, Some(&staff)).await.0, 200);
    let image = card(641);
    let sha256 = begin(&world, &who, &image).await;
    assert_eq!(world.post(&path, Some(&staff), &json!({})).await.0, 200);
    assert_eq!(
        world.decide(&who, &staff, &decision("rejected", 1)).await.0,
        200
    );
    let late = answer(world.append(&who, sha256, 0, &image)).await;
    assert_eq!(code(&late), (409, "state_conflict"));
    let begun = answer(world.begin_upload(&who, Digest::of(b"x"), 100)).await;
    assert_eq!(code(&begun), (409, "state_conflict"));
    assert_eq!(world.count("SELECT count(*) FROM document").await, 1);
}
