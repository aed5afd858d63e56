//! Uploads as tus 1.0 has them: every header rule.

use akashi_protocol::{Digest, tus};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Method, StatusCode};

use crate::world::{World, answer, begin, card, code, document_path, header, sent};

const BEGUN: &str = "SELECT count(*) FROM upload";
const STORED: &str = "SELECT count(*) FROM document";

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
    let stands = sent(world.of_upload(Method::HEAD, &who, sha256)).await;
    assert_eq!(
        (
            header(&stands, tus::LENGTH),
            header(&stands, "cache-control")
        ),
        (image.len().to_string().as_str(), "no-store")
    );
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
