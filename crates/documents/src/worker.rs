//! The image worker as its callers see it: a fresh process for every image, bounded in memory and time, and not
//! trusted with its answer either.

pub mod child;
mod confine;
mod frame;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, OnceLock};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

use crate::header::{self, Header, Kind};
use crate::prepare::{self, MediaType, Prepared, Reencoded};
use crate::{Edits, ImageProblem, Limits};
use frame::{Answer, Request, Task};

/// File name of the worker binary, without the ending some systems add.
const BINARY: &str = "akashi-image-worker";
/// Workers at a time: each may take [`Limits::worker_memory`].
const AT_A_TIME: usize = 2;

/// Starts a worker for each image. Cheap to clone; clones share the bound on simultaneous workers.
#[derive(Debug, Clone)]
pub struct ImageWorker {
    /// The worker binary.
    pub path: PathBuf,
    /// What images may be and workers may use.
    pub limits: Limits,
    turns: Arc<Semaphore>,
    filtered: Arc<OnceLock<bool>>,
}

/// The worker binary is not where it was installed.
#[derive(Debug, thiserror::Error)]
#[error("the image worker ({BINARY}) was not found beside the program")]
pub struct WorkerNotFound;

impl ImageWorker {
    /// A worker at `path` with the default limits.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            limits: Limits::default(),
            turns: Arc::new(Semaphore::new(AT_A_TIME)),
            filtered: Arc::default(),
        }
    }

    /// The same worker with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Looks for the worker beside the running program, then one folder up (where test programs find it); debug
    /// builds also ask the environment variable `AKASHI_IMAGE_WORKER`.
    ///
    /// # Errors
    /// [`WorkerNotFound`] when no such file exists.
    pub fn beside_current_exe() -> Result<Self, WorkerNotFound> {
        let program = std::env::current_exe().map_err(|_| WorkerNotFound)?;
        let name = format!("{BINARY}{}", std::env::consts::EXE_SUFFIX);
        let folders = program.ancestors().skip(1).take(2);
        folders
            .map(|folder| folder.join(&name))
            .chain(from_environment())
            .find(|path| path.is_file())
            .map(Self::new)
            .ok_or(WorkerNotFound)
    }

    /// Whether workers run with their system calls filtered; `None` until one has encoded an image. Without a filter
    /// they still have their limits of memory and time.
    #[must_use]
    pub fn is_filtered(&self) -> Option<bool> {
        self.filtered.get().copied()
    }

    fn note_filter(&self, filtered: bool) {
        if self.filtered.set(filtered).is_ok() && !filtered {
            tracing::warn!("image workers run without a filter of system calls");
        }
    }

    /// Makes of a chosen file what is stored and sent: upright, at most 2,048 px and 4 MB, without metadata, with a
    /// thumbnail, turned and covered as `edits` say.
    ///
    /// # Errors
    /// Why the image cannot be taken; `WorkerFailed` when the worker did not give a sound answer.
    pub async fn prepare(&self, bytes: Vec<u8>, edits: &Edits) -> Result<Prepared, ImageProblem> {
        let (_, header) = header::inspect(&bytes, &self.limits)?;
        let task = Task::Prepare(edits.clone());
        let answer = self.ask(task, &bytes, &header).await?;
        let image = verified(answer.image, &answer.header, &self.limits)?;
        let thumbnail = image_of_kind(&answer.thumbnail, MediaType::Jpeg)?;
        if thumbnail.width.max(thumbnail.height) > self.limits.thumbnail_side {
            return Err(ImageProblem::WorkerFailed {});
        }
        Ok(Prepared {
            media_type: answer.header.media_type,
            sha256: prepare::sha256(&image),
            bytes: image,
            width: answer.header.width,
            height: answer.header.height,
            thumbnail: answer.thumbnail,
            readability: answer.header.readability,
        })
    }

    /// Makes of an upload what staff see: the same pixels, encoded anew as JPEG.
    ///
    /// # Errors
    /// Why the image cannot be taken: already what exceeds the limits of the wire is refused. `WorkerFailed` when the
    /// worker did not give a sound answer.
    pub async fn reencode(&self, bytes: Vec<u8>) -> Result<Reencoded, ImageProblem> {
        let (_, header) = prepare::inspect_upload(&bytes, &self.limits)?;
        let answer = self.ask(Task::Reencode, &bytes, &header).await?;
        if answer.header.media_type != MediaType::Jpeg {
            return Err(ImageProblem::WorkerFailed {});
        }
        let (width, height) = (answer.header.width, answer.header.height);
        // Quality 90 of a small file may well exceed what the wire allowed.
        let limits = Limits {
            result_bytes: u64::MAX,
            ..self.limits.clone()
        };
        Ok(Reencoded {
            bytes: verified(answer.image, &answer.header, &limits)?,
            width,
            height,
            readability: answer.header.readability,
        })
    }

    /// One worker, one question, one answer. The clock starts when it is this image's turn.
    async fn ask(&self, task: Task, image: &[u8], header: &Header) -> Result<Answer, ImageProblem> {
        let failed = ImageProblem::WorkerFailed {};
        let Ok(_turn) = self.turns.acquire().await else {
            return Err(failed);
        };
        let time = self.limits.time_for(header.pixels());
        let request = Request {
            task,
            limits: self.limits.clone(),
            length: image.len() as u64,
            seconds: time.as_secs().saturating_add(1),
        };
        let question = frame::encode(&request).ok_or_else(|| failed.clone())?;
        let mut child = command(&self.path).spawn().map_err(|_| failed.clone())?;
        let exchange = tokio::time::timeout(time, exchange(&mut child, &question, image)).await;
        // Whatever it still does, its answer is in or it has none.
        let _ = child.kill().await;
        match exchange {
            Ok(Some(bytes)) => {
                let answer = frame::answer(&bytes).unwrap_or(Err(failed))?;
                self.note_filter(answer.header.filtered);
                Ok(answer)
            }
            Ok(None) | Err(_) => Err(failed),
        }
    }
}

/// Nothing is inherited but two pipes. Standard error is dropped: a decoder's words may quote the image.
fn command(path: &Path) -> Command {
    let mut command = Command::new(path);
    command
        .env_clear()
        // Arenas of its own for every thread would use up the address space the worker is allowed.
        .env("MALLOC_ARENA_MAX", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    #[cfg(windows)]
    {
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command
}

/// Writes the question and reads the answer, of which no more is kept than an answer can be long.
async fn exchange(child: &mut Child, question: &[u8], image: &[u8]) -> Option<Vec<u8>> {
    let mut input = child.stdin.take()?;
    let output = child.stdout.take()?;
    let write = async {
        // A worker that ends early closes the pipe; its answer, or the lack of one, says why.
        let _ = input.write_all(question).await;
        let _ = input.write_all(image).await;
        let _ = input.shutdown().await;
        drop(input);
    };
    let read = async {
        let mut answer = Vec::new();
        output
            .take(frame::LONGEST_ANSWER)
            .read_to_end(&mut answer)
            .await
            .ok()?;
        Some(answer)
    };
    let ((), answer) = tokio::join!(write, read);
    answer
}

/// Holds the worker's image against what it says of it and what is allowed: a decoder that was taken over could
/// answer with anything.
fn verified(
    image: Vec<u8>,
    stated: &frame::Done,
    limits: &Limits,
) -> Result<Vec<u8>, ImageProblem> {
    let found = image_of_kind(&image, stated.media_type)?;
    let sound = (found.width, found.height) == (stated.width, stated.height)
        && found.width.max(found.height) <= limits.result_side
        && image.len() as u64 <= limits.result_bytes;
    if sound {
        Ok(image)
    } else {
        Err(ImageProblem::WorkerFailed {})
    }
}

/// The header of an encoded image that is whole, of this kind, and carries nothing else.
fn image_of_kind(image: &[u8], media_type: MediaType) -> Result<Header, ImageProblem> {
    let (kind, sniffed) = match media_type {
        MediaType::Jpeg => (Kind::Jpeg, crate::Sniffed::Jpeg),
        MediaType::Png => (Kind::Png, crate::Sniffed::Png),
    };
    match header::read(kind, image) {
        Ok(header)
            if crate::sniff(image) == sniffed
                && header.complete
                && !header.metadata
                && !header.trailing =>
        {
            Ok(header)
        }
        _ => Err(ImageProblem::WorkerFailed {}),
    }
}

#[cfg(debug_assertions)]
fn from_environment() -> Option<PathBuf> {
    std::env::var_os("AKASHI_IMAGE_WORKER").map(PathBuf::from)
}

#[cfg(not(debug_assertions))]
fn from_environment() -> Option<PathBuf> {
    None
}
