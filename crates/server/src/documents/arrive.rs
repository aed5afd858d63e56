//! Takes the bytes of one request as they come, and seals them frame by frame. However the request ends, what came is
//! kept: the next one goes on from there.

use std::path::Path;
use std::time::Duration;

use akashi_documents::Sniffed;
use akashi_seal::Plain;
use axum::body::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use super::part::{FRAME, Part};
use super::vault::VaultError;
use super::{is_accepted, space};

/// Longest time for one request, however steadily it brings bytes.
const LONGEST: Duration = Duration::from_secs(300);
/// How long one that is told to stop still takes what has come already: bytes are not sent twice for the haste of it.
const LAST_WORDS: Duration = Duration::from_millis(100);
/// How long nothing may come then.
const LAST_SILENCE: Duration = Duration::from_millis(20);
/// How long a whole image is waited for before it is written down as one that comes in pieces.
const MOMENT: Duration = Duration::from_secs(1);
/// Bytes by which an image is known.
const HEAD: usize = 64;

/// The bytes of a request.
pub type Body = BoxStream<'static, Result<Bytes, Broken>>;

/// Why a body has no more bytes, although it is not at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The line was cut.
    Off,
    /// It is longer than any image.
    TooLong,
}

/// What bounds a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds<'a> {
    /// Bytes of the whole upload.
    pub length: u64,
    /// How long nothing may come.
    pub silence: Duration,
    /// Somebody else goes on.
    pub stop: &'a CancellationToken,
    /// Where the disk is looked at.
    pub folder: &'a Path,
    /// What has to stay free of it.
    pub least_free_percent: u64,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// As its sender meant it.
    Whole,
    /// The line was cut.
    Broken,
    /// Somebody else goes on.
    Stopped,
    /// Nothing came any more, or it took too long.
    Silent,
    /// It brought more than was announced.
    TooLong,
    /// The disk is nearly full.
    NoRoom,
    /// It is no image of an accepted kind.
    Refused(Sniffed),
}

/// What came of a whole image in a moment.
pub(super) enum Soon {
    /// Everything.
    Whole(Plain),
    /// Something else, or not yet: all that came, and what is still to come.
    Not(Body),
}

/// Waits a moment for all `length` bytes: on a fast line an image is here sooner than the beginning of one could be
/// written down. A crash meanwhile costs no more than what came in that moment.
pub(super) async fn soon(mut body: Body, length: u64, stop: &CancellationToken) -> Soon {
    let end = Instant::now() + MOMENT;
    let mut come = Plain::with_room_for(length);
    let last = loop {
        let next = tokio::select! {
            biased;
            () = stop.cancelled() => break None,
            next = timeout_at(end, body.next()) => next,
        };
        let held = come.bytes().len() as u64;
        match next {
            Ok(Some(Ok(chunk))) if held + chunk.len() as u64 <= length => come.push(&chunk),
            Ok(None) if held == length => return Soon::Whole(come),
            Ok(last) => break last,
            Err(_) => break None,
        }
    };
    let come = Bytes::copy_from_slice(come.bytes());
    let come = stream::iter([Ok(come)].into_iter().chain(last));
    Soon::Not(come.chain(body).boxed())
}

/// Adds the bytes of `body` to `part`.
pub(super) async fn fill(
    part: &mut Part,
    body: Body,
    bounds: &Bounds<'_>,
) -> Result<Ended, VaultError> {
    let mut coming = Coming::begin(body, bounds);
    let mut pending = Vec::with_capacity(FRAME);
    let mut is_known = part.content().len() >= HEAD;
    let ended = loop {
        let chunk = match coming.next().await {
            Ok(chunk) => chunk,
            Err(ended) => break ended,
        };
        let come = part.held() + (pending.len() + chunk.len()) as u64;
        if come > bounds.length {
            break Ended::TooLong;
        }
        pending.extend_from_slice(&chunk);
        if !is_known && (come >= HEAD as u64 || come == bounds.length) {
            let found = akashi_documents::sniff(&[part.content(), &pending].concat());
            if !is_accepted(found) {
                return Ok(Ended::Refused(found));
            }
            is_known = true;
        }
        if pending.len() >= FRAME && !space::has_room(bounds.folder, bounds.least_free_percent) {
            return Ok(Ended::NoRoom);
        }
        while pending.len() >= FRAME {
            let rest = pending.split_off(FRAME);
            part.append(&pending).await?;
            pending = rest;
        }
    };
    if !pending.is_empty() {
        part.append(&pending).await?;
    }
    Ok(ended)
}

/// A body that is waited for.
struct Coming<'a> {
    body: Body,
    stop: &'a CancellationToken,
    is_stopped: bool,
    silence: Duration,
    deadline: Instant,
}

impl<'a> Coming<'a> {
    fn begin(body: Body, bounds: &Bounds<'a>) -> Self {
        Self {
            body,
            stop: bounds.stop,
            is_stopped: false,
            silence: bounds.silence,
            deadline: Instant::now() + LONGEST,
        }
    }

    /// The next bytes, or why there are none.
    async fn next(&mut self) -> Result<Bytes, Ended> {
        loop {
            let now = Instant::now();
            let next = tokio::select! {
                biased;
                next = timeout_at(self.deadline.min(now + self.silence), self.body.next()) => next,
                () = self.stop.cancelled(), if !self.is_stopped => {
                    self.is_stopped = true;
                    self.deadline = self.deadline.min(now + LAST_WORDS);
                    self.silence = self.silence.min(LAST_SILENCE);
                    continue;
                }
            };
            return match next {
                Ok(Some(Ok(chunk))) => Ok(chunk),
                Ok(Some(Err(Broken::Off))) => Err(Ended::Broken),
                Ok(Some(Err(Broken::TooLong))) => Err(Ended::TooLong),
                Ok(None) => Err(Ended::Whole),
                Err(_) if self.is_stopped => Err(Ended::Stopped),
                Err(_) => Err(Ended::Silent),
            };
        }
    }
}
