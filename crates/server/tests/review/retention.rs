//! What happens because time goes by.

use akashi_protocol::Digest;
use akashi_server::applications;

use crate::world::{World, card, code, complete, decision, revision};

#[tokio::test(flavor = "multi_thread")]
async fn returned_applications_expire_after_their_last_day() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    world.decide(&who, &staff, &decision("returned", 1)).await;
    let state = &world.running.state;
    world.advance(60);
    assert_eq!(applications::expire_overdue(state).await.unwrap(), 0);
    world.advance(1);
    assert_eq!(applications::expire_overdue(state).await.unwrap(), 1);
    assert_eq!(applications::expire_overdue(state).await.unwrap(), 0);
    let row = "SELECT count(*) FROM application WHERE state = 'expired' AND images_delete_on = '2027-02-19'";
    assert_eq!(world.count(row).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn images_are_erased_thirty_days_after_the_final_state() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let (kept, _) = world.received("mary@example.ac.jp", "").await;
    world
        .until(&kept, &staff, "/documents/0/state", "ready")
        .await;
    world.decide(&who, &staff, &decision("rejected", 1)).await;
    let state = &world.running.state;
    let vault = state.vault();
    world.advance(29);
    assert_eq!(applications::erase_due(state, &vault).await.unwrap(), 0);
    world.advance(1);
    assert_eq!(applications::erase_due(state, &vault).await.unwrap(), 1);
    assert_eq!(applications::erase_due(state, &vault).await.unwrap(), 0);

    assert_eq!(vault.files().await.unwrap().len(), 1);
    let keys = "SELECT count(*) FROM document WHERE state = 'erased'
                  AND coalesce(upload_key, image_key, upload_file, image_file) IS NULL";
    assert_eq!(world.count(keys).await, 1);
    assert_eq!(
        world
            .count("SELECT count(*) FROM deletion_record WHERE reason = 'retention'")
            .await,
        1
    );
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'document.erased'")
            .await,
        1
    );
    // The fact of the check stays.
    let staff = world.staff("suzuki").await;
    let path = format!("/v1/staff/applications/{}", who.application);
    let (_, detail) = world.get(&path, Some(&staff)).await;
    assert_eq!(detail["documents"][0]["state"], "erased");
    let image = format!("{path}/documents/{}", Digest::of(&card(640)));
    assert_eq!(
        code(&world.get(&image, Some(&staff)).await),
        (404, "not_found")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_sent_is_not_kept() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    world.upload(&who, card(640)).await;
    let state = &world.running.state;
    world.advance(14);
    assert_eq!(
        applications::erase_due(state, &state.vault())
            .await
            .unwrap(),
        0
    );
    world.advance(1);
    // Upload or image encoded anew, whichever it is by now.
    assert_eq!(
        applications::erase_due(state, &state.vault())
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        world
            .count("SELECT count(*) FROM deletion_record WHERE reason = 'never_sent'")
            .await,
        1
    );
    // Nor is the address it was opened for.
    assert_eq!(world.count("SELECT count(*) FROM application").await, 0);
    assert_eq!(
        world
            .count("SELECT count(*) FROM audit_event WHERE action = 'application.forgotten'")
            .await,
        1
    );
    // Its credential has ended with it.
    let late = world.send(&who, 1, &revision(&complete(), &[])).await;
    assert_eq!(code(&late), (401, "not_signed_in"));
}
