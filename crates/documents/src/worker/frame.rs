//! What travels between a program and its worker: a length (four bytes, big-endian), a JSON header of that length,
//! then raw bytes whose lengths the header states. One request and one answer for each process.

use std::io::{self, Read};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Edits, ImageProblem, Limits, MediaType, Readability};

/// Longest JSON header, in bytes.
const LONGEST_HEADER: u32 = 64 * 1024;
/// Longest answer, in bytes: quality 90 of 2,048 × 2,048 px of noise stays below.
pub(super) const LONGEST_ANSWER: u64 = 32 * 1024 * 1024;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Task {
    Prepare(Edits),
    Reencode,
}

/// Followed by `length` bytes of image.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub task: Task,
    pub limits: Limits,
    pub length: u64,
    /// Processor time that the worker gives itself.
    pub seconds: u64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Response {
    Done(Done),
    Refused(ImageProblem),
}

/// Followed by `image` bytes of image and `thumbnail` bytes of thumbnail (none for [`Task::Reencode`]).
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Done {
    pub media_type: MediaType,
    pub width: u32,
    pub height: u32,
    pub image: u64,
    pub thumbnail: u64,
    /// Whether the worker's system calls were filtered while it decoded.
    #[serde(default)]
    pub filtered: bool,
    pub readability: Readability,
}

/// An answer taken apart.
pub(super) struct Answer {
    pub header: Done,
    pub image: Vec<u8>,
    pub thumbnail: Vec<u8>,
}

/// The length and the JSON of a header.
pub(super) fn encode(header: &impl Serialize) -> Option<Vec<u8>> {
    let json = serde_json::to_vec(header).ok()?;
    let length = u32::try_from(json.len())
        .ok()
        .filter(|length| *length <= LONGEST_HEADER)?;
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.extend_from_slice(&json);
    Some(bytes)
}

/// Reads a header.
///
/// # Errors
/// When the stream ends early, or what it holds is no such header.
pub(super) fn read_header<T: DeserializeOwned>(stream: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > LONGEST_HEADER {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let json = read_bytes(stream, length.into())?;
    serde_json::from_slice(&json).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Reads exactly `length` bytes, allocated once.
///
/// # Errors
/// When the stream ends early or there is no memory for so much.
pub(super) fn read_bytes(stream: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let size = usize::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(size)
        .map_err(|_| io::ErrorKind::OutOfMemory)?;
    stream.take(length).read_to_end(&mut bytes)?;
    if bytes.len() == size {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Takes a whole answer apart; nothing may follow it.
pub(super) fn answer(bytes: &[u8]) -> io::Result<Result<Answer, ImageProblem>> {
    let mut stream = bytes;
    let header = match read_header(&mut stream)? {
        Response::Refused(problem) => return Ok(Err(problem)),
        Response::Done(header) => header,
    };
    if header.image.checked_add(header.thumbnail) != Some(stream.len() as u64) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let image = read_bytes(&mut stream, header.image)?;
    let thumbnail = read_bytes(&mut stream, header.thumbnail)?;
    Ok(Ok(Answer {
        header,
        image,
        thumbnail,
    }))
}
