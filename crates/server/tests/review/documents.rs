//! Images: taken by content and digest, seen only as encoded anew, never shared.

use akashi_protocol::{Digest, tus};
use serde_json::json;

use crate::world::{World, answer, card, code, complete, document_path, revision};

#[tokio::test(flavor = "multi_thread")]
async fn only_sound_images_are_taken() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 64]].concat();
    for (bytes, found) in [
        (heic, "heic"),
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), "pdf"),
        (Vec::new(), "empty"),
        (b"GIF89a\x01\0\x01\0\0\0\0".to_vec(), "gif"),
    ] {
        let refused = world.upload(&who, bytes).await;
        assert_eq!(code(&refused), (415, "document_refused"), "{found}");
        assert_eq!(refused.1["args"]["found"], found);
    }
    let image = card(640);
    let request = world
        .begin_upload(&who, Digest::of(b"other"), image.len())
        .header("content-type", tus::MEDIA_TYPE);
    let wrong = answer(request.body(image)).await;
    assert_eq!(code(&wrong), (400, "body_digest_mismatch"));
    let large = vec![0xff; akashi_domain::limits::DOCUMENT_WIRE_BYTES + 1];
    assert_eq!(
        code(&world.upload(&who, large).await),
        (413, "body_too_large")
    );
    // Whoever is answered while still sending gets the answer, not a cut connection.
    let stranger = crate::world::Applicant {
        token: "ab".repeat(32),
        ..who.clone()
    };
    let image = vec![0xff; akashi_domain::limits::DOCUMENT_WIRE_BYTES];
    assert_eq!(
        code(&world.upload(&stranger, image).await),
        (401, "not_signed_in")
    );
    let malformed = format!(
        "/v1/applications/{}/documents/{}",
        who.application,
        "A".repeat(64)
    );
    assert_eq!(
        code(&world.get(&malformed, Some(&who.token)).await),
        (404, "not_found")
    );
    assert_eq!(world.count("SELECT count(*) FROM document").await, 0);
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
async fn an_application_keeps_twelve_at_most() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    for width in 0..12 {
        assert_eq!(world.upload(&who, card(200 + width)).await.0, 201);
    }
    assert_eq!(
        world.upload(&who, card(200)).await.0,
        201,
        "is there already"
    );
    let refused = world.upload(&who, card(300)).await;
    assert_eq!(code(&refused), (422, "too_many_documents"));
    assert_eq!(refused.1["args"]["limit"], "12");
    let seven: Vec<Vec<u8>> = (0..7).map(|width| card(200 + width)).collect();
    let named: Vec<&[u8]> = seven.iter().map(Vec::as_slice).collect();
    let refused = world.send(&who, 1, &revision(&complete(), &named)).await;
    assert_eq!(code(&refused), (422, "too_many_documents"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_image_twice_is_two_images() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let other = world.applicant("mary@example.ac.jp").await;
    // Not "already there": that would tell her that somebody else has sent it.
    let path = document_path(other.application, Digest::of(&card(640)));
    assert_eq!(
        code(&world.get(&path, Some(&other.token)).await),
        (404, "not_found")
    );
    assert_eq!(world.upload(&other, card(640)).await.0, 201);
    assert_eq!(
        world.count("SELECT count(DISTINCT id) FROM document").await,
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_is_encoded_anew_and_the_upload_is_gone() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let sha256 = Digest::of(&card(640));
    let path = format!(
        "/v1/staff/applications/{}/documents/{sha256}",
        who.application
    );
    let seen = world
        .request(reqwest::Method::GET, &path, Some(&staff))
        .send()
        .await
        .unwrap();
    assert_eq!(
        (
            seen.status().as_u16(),
            seen.headers()["cache-control"].clone()
        ),
        (200, "no-store".parse().unwrap())
    );
    let seen = seen.bytes().await.unwrap();
    assert!(seen.starts_with(&[0xff, 0xd8, 0xff]));
    assert_ne!(Digest::of(&seen), sha256);
    let canary = akashi_documents::sample::CANARY.as_bytes();
    assert!(card(640).windows(canary.len()).any(|w| w == canary));
    assert!(!seen.windows(canary.len()).any(|w| w == canary));
    // One file is left, and neither picture nor metadata can be read in it.
    let vault = world.running.state.vault();
    let files = vault.files().await.unwrap();
    assert_eq!(files.len(), 1, "{files:?}");
    let on_disk = std::fs::read(vault.folder().join(&files[0])).unwrap();
    assert!(
        !on_disk
            .windows(3)
            .any(|w| w == [0xff, 0xd8, 0xff] || w == &canary[..3])
    );
    let kept = "SELECT count(*) FROM document WHERE upload_file IS NULL AND upload_key IS NULL AND state = 'ready'";
    assert_eq!(world.count(kept).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_decoded_goes_back_by_itself() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let whole = card(640);
    let broken = whole[..whole.len() / 2].to_vec();
    assert_eq!(world.upload(&who, broken.clone()).await.0, 201);
    let body = revision(&complete(), &[&broken]);
    let (status, receipt) = world.send(&who, 1, &body).await;
    assert_eq!(status, 200, "{receipt}");
    let detail = world.until(&who, &staff, "/item/state", "returned").await;
    assert_eq!(detail["item"]["flags"], json!(["image_undecodable"]));
    assert_eq!(detail["documents"][0]["state"], "undecodable");
    assert_eq!(detail["decisions"][0]["decided_by"], "server");
    let path = format!("/v1/applications/{}", who.application);
    let (_, view) = world.get(&path, Some(&who.token)).await;
    assert_eq!(
        view["decision"]["reasons"],
        json!([{ "code": "image_undecodable" }])
    );
    assert_eq!(view["correct_until"], "2027-01-19");
    assert_eq!(
        world
            .count("SELECT count(*) FROM mail_outbox WHERE kind = 'decision_returned'")
            .await,
        1
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

    // The receipt stays what it was. Naming the same image again goes back at once; another one does not.
    assert_eq!(world.send(&who, 1, &body).await, (200, receipt));
    assert_eq!(world.send(&who, 2, &body).await.0, 200);
    world.until(&who, &staff, "/item/state", "returned").await;
    world.upload(&who, whole.clone()).await;
    assert_eq!(
        world
            .send(&who, 3, &revision(&complete(), &[&whole]))
            .await
            .0,
        200
    );
    let detail = world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    assert_eq!(
        (
            detail["item"]["state"].as_str(),
            detail["item"]["flags"].clone()
        ),
        (Some("received"), json!([]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn files_without_a_row_are_swept_up_and_others_stay() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let vault = world.running.state.vault();
    let left = b"left behind by a crash".to_vec();
    vault.put(left, "x").await.unwrap();
    assert_eq!(vault.files().await.unwrap().len(), 2);
    assert_eq!(
        akashi_server::documents::sweep(&world.running.state)
            .await
            .unwrap(),
        1
    );
    assert_eq!(vault.files().await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_does_not_work_sends_nobody_back() {
    let missing = akashi_documents::ImageWorker::new("/nonexistent/akashi-image-worker".into());
    assert!(!akashi_server::documents::works(&missing).await);
    assert!(akashi_server::documents::works(&crate::world::worker()).await);
    let world = World::with_worker(missing, |_| {}).await;
    let (_, receipt) = world.received("ichiro@example.ac.jp", "").await;
    assert_eq!(receipt["revision"], 1);
    for _ in 0..8 {
        akashi_server::documents::encode_waiting(&world.running.state)
            .await
            .unwrap();
    }
    let waiting = "SELECT count(*) FROM document WHERE state = 'waiting' AND attempts > 5";
    assert_eq!(world.count(waiting).await, 1);
    let received = "SELECT count(*) FROM application WHERE state = 'received'";
    assert_eq!(world.count(received).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_the_disk_does_not_give_back_waits_until_it_does() {
    let missing = akashi_documents::ImageWorker::new("/nonexistent/akashi-image-worker".into());
    let world = World::with_worker(missing, |_| {}).await;
    let (who, _) = world.received("ichiro@example.ac.jp", "").await;
    let vault = world.running.state.vault();
    let file = vault.folder().join(&vault.files().await.unwrap()[0]);
    let kept = std::fs::read(&file).unwrap();
    // Neither there nor gone, as on a disk that fails.
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();

    let world = world.reopened(|_| {}).await;
    let staff = world.staff("sato").await;
    for _ in 0..8 {
        akashi_server::documents::encode_waiting(&world.running.state)
            .await
            .unwrap();
    }
    let waiting = "SELECT count(*) FROM document WHERE state = 'waiting' AND attempts > 5";
    assert_eq!(world.count(waiting).await, 1);
    std::fs::remove_dir(&file).unwrap();
    std::fs::write(&file, kept).unwrap();
    world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
}
