//! Uploads as tus 1.0 has them: every header rule, and what becomes of what never arrives whole.

use akashi_documents::sample::CANARY;
use akashi_protocol::{Digest, tus};
use akashi_server::{applications, documents};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::json;

use crate::world::{Answer, Applicant, World, answer, card, code, decision, document_path};

const BEGUN: &str = "SELECT count(*) FROM upload";
const STORED: &str = "SELECT count(*) FROM document";

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("-", |value| value.to_str().unwrap())
}

async fn sent(request: RequestBuilder) -> Response {
    request.send().await.unwrap()
}

async fn begin(world: &World, who: &Applicant, image: &[u8]) -> Digest {
    let sha256 = Digest::of(image);
    let begun = sent(world.begin_upload(who, sha256, image.len())).await;
    assert_eq!(begun.status(), 201);
    sha256
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_comes_in_pieces() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = Digest::of(&image);
    let begun = sent(world.begin_upload(&who, sha256, image.len())).await;
    let address = document_path(who.application, sha256);
    assert_eq!(
        (
            begun.status().as_u16(),
            header(&begun, "location"),
            header(&begun, tus::OFFSET)
        ),
        (201, address.as_str(), "0")
    );
    assert_eq!(header(&begun, tus::RESUMABLE), "1.0.0");
    let mut offset = 0;
    for piece in image.chunks(image.len() / 3) {
        assert_eq!(world.standing(&who, sha256).await, Some(offset));
        let taken = sent(world.append(&who, sha256, offset, piece)).await;
        offset += piece.len();
        assert_eq!(
            (
                taken.status().as_u16(),
                header(&taken, tus::OFFSET),
                header(&taken, tus::RESUMABLE)
            ),
            (204, offset.to_string().as_str(), "1.0.0")
        );
    }
    // Whole: the image is stored, nothing is on its way any more, and whoever asks hears so.
    assert_eq!(
        (world.count(BEGUN).await, world.count(STORED).await),
        (0, 1)
    );
    assert_eq!(world.standing(&who, sha256).await, Some(image.len()));
    let again = sent(world.begin_upload(&who, sha256, image.len())).await;
    assert_eq!(
        (again.status().as_u16(), header(&again, tus::OFFSET)),
        (201, image.len().to_string().as_str())
    );
    let empty = sent(world.append(&who, sha256, image.len(), &[])).await;
    assert_eq!(empty.status(), 204);
    let more = answer(world.append(&who, sha256, 5, b"x")).await;
    assert_eq!(code(&more), (409, "upload_conflict"));
    let given_up = answer(world.of_upload(Method::DELETE, &who, sha256)).await;
    assert_eq!(code(&given_up), (409, "upload_conflict"), "it is whole");
    assert_eq!(world.count(STORED).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_spoken_is_said_to_anybody() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let one = document_path(who.application, Digest::of(b"x"));
    let all = format!("/v1/applications/{}/documents", who.application);
    for path in [&one, &all] {
        let said = sent(world.request(Method::OPTIONS, path, None)).await;
        assert_eq!(said.status(), 204);
        for (name, value) in [
            (tus::RESUMABLE, "1.0.0"),
            (tus::VERSIONS, "1.0.0"),
            (
                tus::EXTENSIONS,
                "creation,creation-with-upload,termination,checksum",
            ),
            (tus::MAX_SIZE, "4194304"),
            (tus::CHECKSUM_ALGORITHMS, "sha256"),
        ] {
            assert_eq!(header(&said, name), value, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_version_is_refused_before_anything_else() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    let one = document_path(who.application, sha256);
    let all = format!("/v1/applications/{}/documents", who.application);
    for (method, path) in [
        (Method::POST, &all),
        (Method::HEAD, &one),
        (Method::PATCH, &one),
        (Method::DELETE, &one),
    ] {
        for version in [None, Some("0.2.2"), Some("1.0"), Some("")] {
            let mut request = world
                .request(method.clone(), path, Some(&who.token))
                .header(tus::OFFSET, 0)
                .header(tus::LENGTH, image.len())
                .header(tus::METADATA, tus::metadata(&sha256.to_string()));
            if let Some(version) = version {
                request = request.header(tus::RESUMABLE, version);
            }
            let refused = sent(request.header("content-type", tus::MEDIA_TYPE)).await;
            assert_eq!(
                refused.status(),
                StatusCode::PRECONDITION_FAILED,
                "{method} {version:?}"
            );
            assert_eq!(header(&refused, tus::VERSIONS), "1.0.0");
            assert_eq!(header(&refused, tus::RESUMABLE), "1.0.0");
        }
    }
    assert_eq!(world.standing(&who, sha256).await, Some(0));
    // Looking at the image is no matter of tus.
    assert_eq!(
        code(&world.get(&one, Some(&who.token)).await),
        (404, "not_found")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_that_say_nothing_are_refused() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = Digest::of(&image);
    let all = format!("/v1/applications/{}/documents", who.application);
    let spelled = tus::metadata(&sha256.to_string());
    for (length, metadata) in [
        (None, Some(spelled.as_str())),
        (Some("-1"), Some(&spelled)),
        (Some("+1"), Some(&spelled)),
        (Some("99999999999999999999999"), Some(&spelled)),
        (Some("12"), None),
        (Some("12"), Some("filename Y2FyZA==")),
        (Some("12"), Some("sha256 Y2FyZA==")),
    ] {
        let mut request = world
            .request(Method::POST, &all, Some(&who.token))
            .header(tus::RESUMABLE, tus::VERSION);
        for (name, value) in [(tus::LENGTH, length), (tus::METADATA, metadata)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let refused = answer(request).await;
        assert_eq!(
            code(&refused),
            (400, "request_malformed"),
            "{length:?} {metadata:?}"
        );
    }
    let limit = akashi_domain::limits::DOCUMENT_WIRE_BYTES;
    let large = answer(world.begin_upload(&who, sha256, limit + 1)).await;
    assert_eq!(code(&large), (413, "body_too_large"));
    assert_eq!(large.1["args"]["limit"], limit.to_string());
    let empty = answer(world.begin_upload(&who, Digest::of(b""), 0)).await;
    assert_eq!(code(&empty), (415, "document_refused"));
    let first = answer(
        world
            .begin_upload(&who, sha256, image.len())
            .body(image.clone()),
    )
    .await;
    assert_eq!(
        code(&first),
        (415, "request_malformed"),
        "bytes of no named kind"
    );
    assert_eq!(world.count(BEGUN).await, 0);

    begin(&world, &who, &image).await;
    let patch = |kind: Option<&str>, offset: Option<&str>| {
        let mut request = world.of_upload(Method::PATCH, &who, sha256);
        for (name, value) in [("content-type", kind), (tus::OFFSET, offset)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        answer(request.body(image.clone()))
    };
    let right = Some(tus::MEDIA_TYPE);
    for (kind, offset, expected) in [
        (None, Some("0"), (415, "request_malformed")),
        (
            Some("application/octet-stream"),
            Some("0"),
            (415, "request_malformed"),
        ),
        (right, None, (400, "request_malformed")),
        (right, Some("-1"), (400, "request_malformed")),
        (right, Some(""), (400, "request_malformed")),
        (right, Some("1"), (409, "upload_conflict")),
    ] {
        let refused = patch(kind, offset).await;
        assert_eq!(code(&refused), expected, "{kind:?} {offset:?}");
    }
    assert_eq!(patch(right, Some("1")).await.1["args"]["offset"], "0");
    assert_eq!(world.standing(&who, sha256).await, Some(0));
    // More than was announced: what fits is kept.
    let half = image.len() / 2;
    assert_eq!(
        sent(world.append(&who, sha256, 0, &image[..half]))
            .await
            .status(),
        204
    );
    let more = [&image[half..], b"and more"].concat();
    let refused = answer(world.append(&who, sha256, half, &more)).await;
    assert_eq!(code(&refused), (413, "body_too_large"));
    let stands = world.standing(&who, sha256).await.unwrap();
    assert!((half..=image.len()).contains(&stands), "{stands}");
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_those_of_their_checksum_are_dropped() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    let checksum =
        |bytes: &[u8]| format!("sha256 {}", STANDARD.encode(Digest::of(bytes).as_bytes()));
    let half = image.len() / 2;
    let (first, second) = image.split_at(half);
    let append = |offset, bytes: &[u8], sum: String| {
        answer(
            world
                .append(&who, sha256, offset, bytes)
                .header(tus::CHECKSUM, sum),
        )
    };
    let wrong = append(0, first, checksum(second)).await;
    assert_eq!(code(&wrong), (460, "body_digest_mismatch"));
    let unknown = append(0, first, "md5 AAAAAAAAAAAAAAAAAAAAAA==".into()).await;
    assert_eq!(code(&unknown), (400, "request_malformed"));
    assert_eq!(world.standing(&who, sha256).await, Some(0));
    assert_eq!(append(0, first, checksum(first)).await.0, 204);
    let wrong = append(half, second, checksum(first)).await;
    assert_eq!(code(&wrong), (460, "body_digest_mismatch"));
    assert_eq!(world.standing(&who, sha256).await, Some(half));
    assert_eq!(append(half, second, checksum(second)).await.0, 204);
    assert_eq!(world.count(STORED).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_that_a_proxy_does_not_know_can_be_meant() {
    let world = World::begin().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    let sha256 = begin(&world, &who, &image).await;
    let meant = |method: &str| {
        world
            .of_upload(Method::POST, &who, sha256)
            .header(tus::METHOD_OVERRIDE, method)
            .header(tus::OFFSET, 0)
            .header("content-type", tus::MEDIA_TYPE)
    };
    let taken = sent(meant("PATCH").body(image[..100].to_vec())).await;
    assert_eq!(
        (taken.status().as_u16(), header(&taken, tus::OFFSET)),
        (204, "100")
    );
    assert_eq!(
        code(&answer(meant("PUT")).await),
        (405, "method_not_allowed")
    );
    assert_eq!(sent(meant("DELETE")).await.status(), 204);
    assert_eq!(world.standing(&who, sha256).await, None);
}

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
