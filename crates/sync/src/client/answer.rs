//! What an answer of an Akashi server looks like, and everything else.

use akashi_protocol::problem;
use akashi_protocol::version::{self, Fit, Range};
use akashi_protocol::{Problem, ProblemCode};
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::Server;
use crate::failure::Failure;

/// Largest JSON answer: the public facts with terms and logo stay far below.
const JSON_BYTES: usize = 4 * 1024 * 1024;
/// Largest image: encoded anew at quality 90 it may exceed what was sent.
const IMAGE_BYTES: usize = 16 * 1024 * 1024;
/// Largest PDF: a page or two, with the used part of the fonts.
const PDF_BYTES: usize = 4 * 1024 * 1024;

/// An image from the server.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Server {
    /// Sends, and reads JSON.
    pub(super) async fn json<T: DeserializeOwned>(
        &self,
        request: RequestBuilder,
    ) -> Result<T, Failure> {
        let response = self.send(request).await?;
        if media_type(response.headers()) != "application/json" {
            return Err(Failure::NotAkashi);
        }
        let body = body(response, JSON_BYTES).await?;
        match serde_json::from_slice(&body) {
            Ok(answer) => Ok(answer),
            // An Akashi server, and JSON, and something in it that this version does not know: it came later.
            Err(error) if error.is_data() => Err(self.too_old().await),
            Err(_) => Err(Failure::NotAkashi),
        }
    }

    /// What to install instead of this version, if the server says so: it tells whoever says to be older than anybody.
    pub async fn too_old(&self) -> Failure {
        let url = self.url(&["university"]);
        let asked = self.client.http.get(url).timeout(self.client.total);
        match self.send(asked.header(version::REQUEST_HEADER, 0)).await {
            Err(said) if said.problem_code() == Some(ProblemCode::ClientTooOld) => said,
            _ => Failure::problem(ProblemCode::ClientTooOld),
        }
    }

    /// Sends, and expects nothing but success.
    pub(super) async fn done(&self, request: RequestBuilder) -> Result<(), Failure> {
        self.send(request).await.map(|_| ())
    }

    /// Sends, and reads nothing but the headers of success.
    pub(super) async fn headers(&self, request: RequestBuilder) -> Result<HeaderMap, Failure> {
        let mut response = self.send(request).await?;
        Ok(std::mem::take(response.headers_mut()))
    }

    /// Sends, and reads an image.
    pub(super) async fn image(&self, request: RequestBuilder) -> Result<Image, Failure> {
        let response = self.send(request).await?;
        let media_type = match media_type(response.headers()).as_str() {
            "image/jpeg" => "image/jpeg",
            "image/png" => "image/png",
            _ => return Err(Failure::NotAkashi),
        };
        let bytes = body(response, IMAGE_BYTES).await?;
        Ok(Image { media_type, bytes })
    }

    /// Sends, and reads a PDF.
    pub(super) async fn pdf(&self, request: RequestBuilder) -> Result<Vec<u8>, Failure> {
        let response = self.send(request).await?;
        if media_type(response.headers()) != "application/pdf" {
            return Err(Failure::NotAkashi);
        }
        body(response, PDF_BYTES).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let response = request
            .send()
            .await
            .map_err(|error| Failure::of_request(&error))?;
        let range = response
            .headers()
            .get(version::RANGE_HEADER)
            .and_then(|value| value.to_str().ok())
            .and_then(Range::parse)
            .ok_or(Failure::NotAkashi)?;
        if let Some(date) = response
            .headers()
            .get(DATE)
            .and_then(|date| date.to_str().ok())
        {
            self.client.compare_clocks(date);
        }
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            let retry_after = retry_after(response.headers(), self.client.server_now());
            return Err(problem(response, retry_after).await);
        }
        match range.fit(version::CURRENT) {
            Fit::Speaks if status.is_success() => Ok(response),
            Fit::Speaks => Err(Failure::NotAkashi),
            Fit::ClientTooOld => Err(Failure::problem(ProblemCode::ClientTooOld)),
            Fit::ServerTooOld => Err(Failure::ServerTooOld),
        }
    }
}

/// Seconds after which to come again: a number, or a moment (RFC 9110, 10.2.3) by the clock of whoever names it.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<u32> {
    let text = |name| headers.get(name)?.to_str().ok();
    let moment = |text| Some(jiff::fmt::rfc2822::parse(text).ok()?.timestamp());
    let said = text(RETRY_AFTER)?.trim();
    if let Ok(seconds) = said.parse() {
        return Some(seconds);
    }
    let now = text(DATE).and_then(moment).unwrap_or(now);
    let seconds = moment(said)?.duration_since(now).as_secs().max(0);
    Some(u32::try_from(seconds).unwrap_or(u32::MAX))
}

/// Reads a problem. One that cannot be read still says something by its status.
async fn problem(response: Response, retry_after: Option<u32>) -> Failure {
    let status = response.status();
    let readable = media_type(response.headers()) == problem::MEDIA_TYPE;
    let body = match body(response, JSON_BYTES).await {
        Ok(body) => body,
        Err(failure) => return failure,
    };
    match serde_json::from_slice::<Problem>(&body) {
        Ok(problem) if readable => Failure::Problem {
            problem: Box::new(problem),
            retry_after,
        },
        _ => by_status(status, retry_after),
    }
}

/// A code of a newer server that we do not know, or a proxy's word in between.
fn by_status(status: StatusCode, retry_after: Option<u32>) -> Failure {
    let code = match status {
        StatusCode::UNAUTHORIZED => ProblemCode::NotSignedIn,
        StatusCode::UPGRADE_REQUIRED => ProblemCode::ClientTooOld,
        StatusCode::TOO_MANY_REQUESTS => ProblemCode::TooManyRequests,
        StatusCode::INSUFFICIENT_STORAGE => ProblemCode::StorageFull,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::BodyTooLarge,
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            ProblemCode::Unavailable
        }
        _ => ProblemCode::Internal,
    };
    let mut problem = Problem::new(code);
    if code == ProblemCode::TooManyRequests {
        // The message says when, also where nobody did.
        problem = problem.with("seconds", retry_after.unwrap_or(60).max(1));
    }
    Failure::Problem {
        problem: Box::new(problem),
        retry_after,
    }
}

fn media_type(headers: &HeaderMap) -> String {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

async fn body(mut response: Response, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| Failure::of_request(&error))?
    {
        if body.len() + chunk.len() > limit {
            return Err(Failure::NotAkashi);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
