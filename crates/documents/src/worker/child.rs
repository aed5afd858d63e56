//! The inside of the worker process: read one request, give up what it does not need, answer, end.

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::confine;
use super::frame::{self, Done, Request, Response, Task};
use crate::{ImageProblem, MediaType, prepare};

/// Serves the one request on `input` and answers on `output`. The process is confined before the first byte of the
/// image is read.
///
/// # Errors
/// When the request is not one, the limits cannot be set, or the other side has gone.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let request: Request = frame::read_header(&mut input)?;
    if matches!(request.task, Task::Reencode) {
        stand_back();
    }
    let filtered = confine::confine(request.limits.worker_memory, request.seconds)?;
    let image = frame::read_bytes(&mut input, request.length)?;
    let (response, bytes) = match guarded(&request, image) {
        Ok((done, bytes)) => (Response::Done(Done { filtered, ..done }), bytes),
        Err(problem) => (Response::Refused(problem), Vec::new()),
    };
    output.write_all(&frame::encode(&response).ok_or(io::ErrorKind::InvalidData)?)?;
    for part in bytes {
        output.write_all(&part)?;
    }
    output.flush()
}

/// Nobody waits for an image to be encoded anew, but people wait for what the server does beside it: it gets what time is
/// left over.
fn stand_back() {
    // One that cannot is no worse for it.
    #[cfg(unix)]
    let _ = rustix::process::nice(19);
}

type Outcome = Result<(Done, Vec<Vec<u8>>), ImageProblem>;

/// A decoder that panics has met an image it cannot decode; that is what the person is told.
fn guarded(request: &Request, image: Vec<u8>) -> Outcome {
    std::panic::set_hook(Box::new(|_| {}));
    catch_unwind(AssertUnwindSafe(|| perform(request, image)))
        .unwrap_or(Err(ImageProblem::Undecodable {}))
}

fn perform(request: &Request, image: Vec<u8>) -> Outcome {
    match &request.task {
        Task::Prepare(edits) => {
            let prepared = prepare::prepare(image, edits, &request.limits)?;
            let done = Done {
                media_type: prepared.media_type,
                width: prepared.width,
                height: prepared.height,
                image: prepared.bytes.len() as u64,
                thumbnail: prepared.thumbnail.len() as u64,
                filtered: false,
                readability: prepared.readability,
            };
            Ok((done, vec![prepared.bytes, prepared.thumbnail]))
        }
        Task::Reencode => {
            let reencoded = prepare::reencode(image, &request.limits)?;
            let done = Done {
                media_type: MediaType::Jpeg,
                width: reencoded.width,
                height: reencoded.height,
                image: reencoded.bytes.len() as u64,
                thumbnail: 0,
                filtered: false,
                readability: reencoded.readability,
            };
            Ok((done, vec![reencoded.bytes]))
        }
    }
}
