//! Applications of their applicant, see `akashi_protocol::application`.

use std::sync::Arc;

use akashi_domain::{Language, Sensitive};
use akashi_protocol::application::{ApplicationView, Receipt};
use akashi_protocol::digest::BODY_DIGEST_HEADER;
use futures_util::stream;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Body, Method};
use uuid::Uuid;

use super::{Image, Server};
use crate::failure::Failure;

/// Bytes between two words about progress.
const PIECE: usize = 64 * 1024;

/// Hears how many bytes of an upload have left this computer.
pub type Progress = Arc<dyn Fn(u64) + Send + Sync>;

impl Server {
    /// `PUT /v1/applications/{id}/documents/{sha256}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put_document(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        sha256: &str,
        media_type: &str,
        bytes: &Sensitive<Vec<u8>>,
        progress: Progress,
    ) -> Result<(), Failure> {
        let path = [
            "applications",
            &application.to_string(),
            "documents",
            sha256,
        ];
        let request = self
            .upload(&path, token)
            .header(CONTENT_TYPE, media_type)
            .header(CONTENT_LENGTH, bytes.expose().len())
            .body(in_pieces(bytes.expose(), progress));
        self.done(request).await
    }

    /// `GET /v1/applications/{id}/documents/{sha256}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn document(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        sha256: &str,
    ) -> Result<Image, Failure> {
        let path = [
            "applications",
            &application.to_string(),
            "documents",
            sha256,
        ];
        self.image(self.authorized(Method::GET, &path, token)).await
    }

    /// `PUT /v1/applications/{id}/revisions/{n}`; `body` is sent as it is, `digest` is its SHA-256.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put_revision(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        revision: u32,
        body: &Sensitive<Vec<u8>>,
        digest: &str,
    ) -> Result<Receipt, Failure> {
        let path = [
            "applications",
            &application.to_string(),
            "revisions",
            &revision.to_string(),
        ];
        let request = self
            .authorized(Method::PUT, &path, token)
            .header(CONTENT_TYPE, "application/json")
            .header(BODY_DIGEST_HEADER, digest)
            .body(body.expose_owned());
        self.json(request).await
    }

    /// `GET /v1/applications/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn application(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
    ) -> Result<ApplicationView, Failure> {
        let path = ["applications", &application.to_string()];
        self.json(self.authorized(Method::GET, &path, token)).await
    }

    /// `GET /v1/applications/{id}/receipt`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn receipt(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        language: Language,
    ) -> Result<Vec<u8>, Failure> {
        let path = ["applications", &application.to_string(), "receipt"];
        let mut server = self.clone();
        {
            let mut pairs = server.base.query_pairs_mut();
            pairs.append_pair("language", language.tag());
        }
        self.pdf(server.authorized(Method::GET, &path, token)).await
    }

    /// `POST /v1/applications/{id}/withdraw`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn withdraw(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
    ) -> Result<ApplicationView, Failure> {
        let path = ["applications", &application.to_string(), "withdraw"];
        self.json(self.authorized(Method::POST, &path, token)).await
    }
}

/// A body that tells how far it has come.
fn in_pieces(bytes: &[u8], progress: Progress) -> Body {
    let mut sent = 0;
    let pieces: Vec<Vec<u8>> = bytes.chunks(PIECE).map(<[u8]>::to_vec).collect();
    Body::wrap_stream(stream::iter(pieces.into_iter().map(move |piece| {
        sent += piece.len() as u64;
        progress(sent);
        Ok::<_, std::convert::Infallible>(piece)
    })))
}
