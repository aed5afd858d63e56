//! Images of an application: up piece by piece, as `akashi_protocol::tus` has it; down as encoded anew.

use std::sync::Arc;

use akashi_domain::Sensitive;
use akashi_protocol::{ProblemCode, tus, version};
use bytes::Bytes;
use futures_util::stream;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use reqwest::{Body, Method, RequestBuilder};
use uuid::Uuid;

use super::{Image, Server};
use crate::failure::Failure;

/// Bytes between two words about progress. Some sixteen pieces are taken before the line has room for them, so that
/// small ones tell more truly what has left.
const PIECE: usize = 4 * 1024;
/// How often an upload that was cut goes on at once. After that the line is as good as none, and is given time.
const RESUMES: u32 = 8;

/// How far an upload has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The server says that it holds so many bytes.
    Held(u64),
    /// So many bytes have left this computer, with those that the server held before.
    Sent(u64),
}

/// Hears how far an upload has come.
pub type Progress = Arc<dyn Fn(Moved) + Send + Sync>;

/// An image on its way up.
struct Upload<'a> {
    server: &'a Server,
    application: String,
    token: &'a Sensitive<String>,
    sha256: &'a str,
    bytes: Bytes,
    progress: Progress,
}

/// Pixels that several requests share pieces of, overwritten when the last one is done with them.
struct Shared(Sensitive<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        self.0.expose()
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.0.overwrite();
    }
}

impl Server {
    /// Brings an image to the server, from wherever an earlier try was cut; one that is `new` to the server, in the
    /// request that begins it. A line that is cut meanwhile costs what was on its way: the upload goes on at once, as
    /// long as that brings it further.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn upload_document(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        sha256: &str,
        bytes: Sensitive<Vec<u8>>,
        new: bool,
        progress: Progress,
    ) -> Result<(), Failure> {
        let upload = Upload {
            server: self,
            application: application.to_string(),
            token,
            sha256,
            bytes: Bytes::from_owner(Shared(bytes)),
            progress,
        };
        // What is new is begun with its bytes.
        let (mut offset, mut begun) = if new {
            (0, false)
        } else {
            (upload.begin().await?, true)
        };
        let mut resumes = 0;
        while offset < upload.length() {
            let sent = if begun {
                upload.append(offset).await
            } else {
                upload.begin_with_all().await
            };
            let failure = match sent {
                // Not every server takes bytes at the beginning.
                Ok(0) if !begun => {
                    begun = true;
                    continue;
                }
                Ok(taken) if taken > offset => {
                    begun = true;
                    offset = taken;
                    continue;
                }
                Ok(_) => return Err(Failure::NotAkashi),
                Err(failure) => failure,
            };
            if resumes == RESUMES || !can_go_on(&failure) {
                return Err(failure);
            }
            resumes += 1;
            begun = true;
            let held = upload.standing().await?;
            if held <= offset {
                return Err(failure);
            }
            offset = held;
        }
        Ok(())
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
}

impl Upload<'_> {
    fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// The address of the upload.
    fn path(&self) -> [&str; 4] {
        ["applications", &self.application, "documents", self.sha256]
    }

    /// Begins the upload, or hears where it stands.
    async fn begin(&self) -> Result<u64, Failure> {
        let path = ["applications", &self.application, "documents"];
        let request = self
            .server
            .authorized(Method::POST, &path, self.token)
            .header(tus::LENGTH, self.length())
            .header(tus::METADATA, tus::metadata(self.sha256))
            .header(CONTENT_LENGTH, 0);
        self.offset(request).await
    }

    /// Begins the upload with everything there is of it.
    async fn begin_with_all(&self) -> Result<u64, Failure> {
        let path = ["applications", &self.application, "documents"];
        let request = self
            .bringing(Method::POST, &path, 0)?
            .header(tus::LENGTH, self.length())
            .header(tus::METADATA, tus::metadata(self.sha256));
        self.offset(request).await
    }

    /// Hears where the upload stands after a cut. An answer to `HEAD` cannot say what is wrong: one to `POST` can, and
    /// begins what is not there any more.
    async fn standing(&self) -> Result<u64, Failure> {
        let request = self
            .server
            .authorized(Method::HEAD, &self.path(), self.token);
        match self.offset(request).await {
            Err(Failure::Problem { .. }) => self.begin().await,
            heard => heard,
        }
    }

    /// Sends everything from `offset` on.
    async fn append(&self, offset: u64) -> Result<u64, Failure> {
        let request = self
            .bringing(Method::PATCH, &self.path(), offset)?
            .header(tus::OFFSET, offset);
        self.offset(request).await
    }

    /// A request with the bytes from `offset` on.
    fn bringing(
        &self,
        method: Method,
        path: &[&str],
        offset: u64,
    ) -> Result<RequestBuilder, Failure> {
        let from = usize::try_from(offset).map_err(|_| Failure::NotAkashi)?;
        if from > self.bytes.len() {
            return Err(Failure::NotAkashi);
        }
        let rest = self.bytes.slice(from..);
        let client = &self.server.client;
        Ok(client
            .uploads
            .request(method, self.server.url(path))
            .timeout(client.upload)
            .header(version::REQUEST_HEADER, version::CURRENT)
            .bearer_auth(self.token.expose())
            .header(CONTENT_TYPE, tus::MEDIA_TYPE)
            .header(CONTENT_LENGTH, rest.len())
            .body(in_pieces(rest, offset, Arc::clone(&self.progress))))
    }

    /// Sends, and reads where the upload stands then.
    async fn offset(&self, request: RequestBuilder) -> Result<u64, Failure> {
        let request = request.header(tus::RESUMABLE, tus::VERSION);
        let headers = self.server.headers(request).await?;
        let offset = read_offset(&headers).filter(|offset| *offset <= self.length());
        let offset = offset.ok_or(Failure::NotAkashi)?;
        (self.progress)(Moved::Held(offset));
        Ok(offset)
    }
}

fn read_offset(headers: &HeaderMap) -> Option<u64> {
    headers.get(tus::OFFSET)?.to_str().ok()?.parse().ok()
}

/// Is it the line's fault, or somebody else's who sends the same image?
fn can_go_on(failure: &Failure) -> bool {
    if failure.names_a_time() {
        return false;
    }
    let code = failure.problem_code();
    matches!(failure, Failure::Unreachable | Failure::Timeout)
        || matches!(
            code,
            Some(ProblemCode::UploadConflict | ProblemCode::Unavailable)
        )
}

/// A body that tells how far it has come.
fn in_pieces(mut rest: Bytes, offset: u64, progress: Progress) -> Body {
    let mut sent = offset;
    let pieces = std::iter::from_fn(move || {
        let piece = rest.split_to(rest.len().min(PIECE));
        (!piece.is_empty()).then_some(piece)
    });
    Body::wrap_stream(stream::iter(pieces.map(move |piece| {
        sent += piece.len() as u64;
        progress(Moved::Sent(sent));
        Ok::<_, std::convert::Infallible>(piece)
    })))
}
