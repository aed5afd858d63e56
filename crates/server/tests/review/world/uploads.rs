//! Images on their way, piece by piece.

use std::time::Duration;

use akashi_protocol::{Digest, tus};
use reqwest::{Method, RequestBuilder, Response};

use super::{Answer, Applicant, World, answer, document_path};

/// How long an upload may bring nothing here.
pub const SILENCE: Duration = Duration::from_secs(3);

/// A header of an answer, or `-`.
pub fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value.map_or("-", |value| value.to_str().unwrap())
}

pub async fn sent(request: RequestBuilder) -> Response {
    request.send().await.unwrap()
}

/// Begins the upload of `image`.
pub async fn begin(world: &World, who: &Applicant, image: &[u8]) -> Digest {
    let sha256 = Digest::of(image);
    let begun = sent(world.begin_upload(who, sha256, image.len())).await;
    assert_eq!(begun.status(), 201);
    sha256
}

impl World {
    /// A whole image in one request.
    pub async fn upload(&self, who: &Applicant, bytes: Vec<u8>) -> Answer {
        let request = self.begin_upload(who, Digest::of(&bytes), bytes.len());
        answer(request.header("content-type", tus::MEDIA_TYPE).body(bytes)).await
    }

    /// A request that begins an upload; it may get the first bytes.
    pub fn begin_upload(&self, who: &Applicant, sha256: Digest, length: usize) -> RequestBuilder {
        let path = format!("/v1/applications/{}/documents", who.application);
        self.request(Method::POST, &path, Some(&who.token))
            .header(tus::RESUMABLE, tus::VERSION)
            .header(tus::LENGTH, length)
            .header(tus::METADATA, tus::metadata(&sha256.to_string()))
    }

    /// A request about one upload.
    pub fn of_upload(&self, method: Method, who: &Applicant, sha256: Digest) -> RequestBuilder {
        let path = document_path(who.application, sha256);
        self.request(method, &path, Some(&who.token))
            .header(tus::RESUMABLE, tus::VERSION)
    }

    /// A request with the bytes from `offset` on.
    pub fn append(
        &self,
        who: &Applicant,
        sha256: Digest,
        offset: usize,
        bytes: &[u8],
    ) -> RequestBuilder {
        self.of_upload(Method::PATCH, who, sha256)
            .header(tus::OFFSET, offset)
            .header("content-type", tus::MEDIA_TYPE)
            .body(bytes.to_vec())
    }

    /// How many bytes of an upload the server holds, if it knows of it.
    pub async fn standing(&self, who: &Applicant, sha256: Digest) -> Option<usize> {
        let request = self.of_upload(Method::HEAD, who, sha256);
        let answer = request.send().await.unwrap();
        match answer.status().as_u16() {
            200 => Some(
                answer.headers()[tus::OFFSET]
                    .to_str()
                    .unwrap()
                    .parse()
                    .unwrap(),
            ),
            404 => None,
            status => panic!("HEAD was answered {status}"),
        }
    }

    /// Brings what is missing of an upload that was begun, as a client does that takes its time.
    pub async fn bring(&self, who: &Applicant, image: &[u8]) {
        let sha256 = Digest::of(image);
        for _ in 0..10 {
            let offset = self.standing(who, sha256).await.unwrap();
            if offset == image.len() {
                return;
            }
            let request = self.append(who, sha256, offset, &image[offset..]);
            let status = request.send().await.unwrap().status().as_u16();
            assert!(matches!(status, 204 | 409), "{status}");
        }
        panic!("it never became whole");
    }
}
