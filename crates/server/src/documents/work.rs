//! One request at work on one upload, alone. It goes on in a task of its own, so that what came is put away in order
//! even when nobody waits for the answer any more.

use akashi_protocol::{Problem, ProblemCode};

use super::about_part;
use super::arrive::{self, Body, Bounds, Ended, Soon};
use super::finish::{discard, finish, finish_at_once, refused};
use super::part::Part;
use super::turns::Turn;
use super::upload::{Found, Standing, Which, can_be_revised, conflict, found, look, too_long};
use crate::applications::{Failure, state_conflict};
use crate::state::AppState;
use crate::storage::application::ApplicationRow;
use crate::storage::upload::{self, UploadRow};
use crate::storage::{Reader, StorageError, Transaction, document};

/// Most images of one application, whole or on their way: two revisions' worth. An image that no revision names counts
/// too.
pub const MOST_STORED: usize = 12;

/// One request, with the turn.
pub(super) struct Work {
    state: AppState,
    which: Which,
    turn: Turn,
}

impl Work {
    /// Waits for the turn, which is soon: whoever has it is told to stop.
    pub(super) async fn begin(state: &AppState, which: Which) -> Self {
        let turn = state.uploads.take(which.application, which.sha256).await;
        Self {
            state: state.clone(),
            which,
            turn,
        }
    }

    /// Does `what` to its end. When nobody waits for the answer any more, it is told to stop.
    pub(super) async fn go<T, W, F>(self, what: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: FnOnce(Self) -> F,
        F: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        let _watched = self.turn.stop().clone().drop_guard();
        let done = tokio::spawn(what(self)).await;
        done.map_err(|_| StorageError::Interrupted)?
    }

    /// `may_begin` was found when there was nothing of it yet.
    pub(super) async fn begin_or_join(
        self,
        length: u64,
        body: Option<Body>,
        may_begin: Option<Result<(), Failure>>,
    ) -> Result<Standing, Failure> {
        let which = self.which;
        // Nothing is begun for what is here in a moment.
        let at_once = match may_begin {
            _ if body.is_none() => false,
            _ if self.turn.had_to_wait() => self.may_come_at_once().await?,
            Some(may) => may.map(|()| true)?,
            None => false,
        };
        let body = match body {
            Some(body) if at_once => match arrive::soon(body, length, self.turn.stop()).await {
                Soon::Whole(bytes) => {
                    finish_at_once(&self.state, which, bytes).await?;
                    return Ok(Standing::whole(length));
                }
                Soon::Not(body) => Some(body),
            },
            body => body,
        };
        let row = UploadRow {
            application: which.application,
            sha256: which.sha256,
            bytes: length,
            part: self.state.vault().draw(&about_part(which))?,
            begun: self.state.now(),
        };
        let begun = self
            .state
            .storage
            .transact(move |tx| begin_in(tx, which, row))
            .await?;
        let row = match begun {
            Begun::Held(bytes) => return Ok(Standing::whole(bytes)),
            Begun::Before(row) => return Ok(self.open(&row).await?.0),
            Begun::Now { row, instead_of } => {
                if let Some(file) = instead_of {
                    self.state.vault().delete(&file).await?;
                }
                row
            }
        };
        let Some(body) = body else {
            return Ok(Standing { offset: 0, length });
        };
        let (_, part) = self.open(&row).await?;
        self.take(&row, part, body).await
    }

    /// Is there nothing of it yet, and may there be?
    async fn may_come_at_once(&self) -> Result<bool, Failure> {
        let which = self.which;
        let look = move |conn: &Reader| {
            let (application, found) = look(conn, which)?;
            if !matches!(found, Found::Nothing) {
                return Ok(false);
            }
            may_begin(conn, which, &application).map(|()| true)
        };
        self.state.storage.peek(look).await
    }

    pub(super) async fn standing(self) -> Result<Standing, Failure> {
        match self.found().await? {
            Found::Held(bytes) => Ok(Standing::whole(bytes)),
            Found::Begun(row) => Ok(self.open(&row).await?.0),
            Found::Erased | Found::Nothing => Err(ProblemCode::NotFound.into()),
        }
    }

    pub(super) async fn append(self, offset: u64, body: Body) -> Result<Standing, Failure> {
        let row = match self.found().await? {
            Found::Held(bytes) if bytes == offset => return Ok(Standing::whole(bytes)),
            Found::Held(bytes) => return Err(conflict(bytes)),
            Found::Begun(row) => row,
            Found::Erased | Found::Nothing => return Err(ProblemCode::NotFound.into()),
        };
        let (standing, part) = self.open(&row).await?;
        if standing.offset != offset {
            return Err(conflict(standing.offset));
        }
        self.take(&row, part, body).await
    }

    pub(super) async fn give_up(self) -> Result<(), Failure> {
        match self.found().await? {
            Found::Held(bytes) => Err(conflict(bytes)),
            Found::Begun(row) => discard(&self.state, &row).await,
            Found::Erased | Found::Nothing => Err(ProblemCode::NotFound.into()),
        }
    }

    async fn found(&self) -> Result<Found, Failure> {
        found(&self.state, self.which).await
    }

    /// Opens what has come. When a crash came between the last byte and its consequence, this is where it follows.
    async fn open(&self, row: &UploadRow) -> Result<(Standing, Part), Failure> {
        let vault = self.state.vault();
        let part = vault.part(&row.part, &about_part(self.which)).await?;
        if part.held() == row.bytes {
            finish(&self.state, self.which, row, &part).await?;
        }
        Ok((standing(row, &part), part))
    }

    /// Takes what `body` brings.
    async fn take(&self, row: &UploadRow, mut part: Part, body: Body) -> Result<Standing, Failure> {
        let offset = part.held();
        if offset == row.bytes {
            return Ok(Standing::whole(row.bytes));
        }
        let bounds = Bounds {
            length: row.bytes,
            silence: self.state.upload_silence,
            stop: self.turn.stop(),
            folder: &self.state.config.documents(),
            least_free_percent: self.state.config.least_free_percent,
        };
        let ended = arrive::fill(&mut part, body, &bounds).await?;
        if let Ended::Refused(found) = ended {
            discard(&self.state, row).await?;
            return Err(refused(found));
        }
        if part.held() == row.bytes {
            finish(&self.state, self.which, row, &part).await?;
            return Ok(Standing::whole(row.bytes));
        }
        part.sync().await?;
        match ended {
            Ended::Whole => Ok(standing(row, &part)),
            Ended::Stopped => Err(conflict(part.held())),
            Ended::Broken => Err(ProblemCode::RequestMalformed.into()),
            Ended::Silent => Err(Failure::Later {
                code: ProblemCode::Unavailable,
                seconds: 1,
            }),
            Ended::TooLong => Err(too_long(row.bytes.saturating_sub(offset))),
            Ended::NoRoom => Err(ProblemCode::StorageFull.into()),
            Ended::Refused(found) => Err(refused(found)),
        }
    }
}

fn standing(row: &UploadRow, part: &Part) -> Standing {
    Standing {
        offset: part.held(),
        length: row.bytes,
    }
}

/// What a request to begin met.
enum Begun {
    Held(u64),
    Before(UploadRow),
    Now {
        row: UploadRow,
        /// The file of one that was begun with another length.
        instead_of: Option<String>,
    },
}

fn begin_in(tx: &Transaction<'_>, which: Which, row: UploadRow) -> Result<Begun, Failure> {
    let (application, found) = look(tx, which)?;
    let before = match found {
        Found::Held(bytes) => return Ok(Begun::Held(bytes)),
        Found::Erased => return Err(state_conflict(application.state)),
        Found::Begun(before) => Some(before),
        Found::Nothing => None,
    };
    if !can_be_revised(application.state) {
        return Err(state_conflict(application.state));
    }
    let instead_of = match before {
        Some(before) if before.bytes == row.bytes => return Ok(Begun::Before(before)),
        Some(before) => {
            upload::delete(tx, &before)?;
            Some(before.part.file)
        }
        None => None,
    };
    may_begin(tx, which, &application)?;
    upload::insert(tx, &row)?;
    Ok(Begun::Now { row, instead_of })
}

/// May the application have another image?
pub(super) fn may_begin(
    conn: &Reader,
    which: Which,
    application: &ApplicationRow,
) -> Result<(), Failure> {
    if !can_be_revised(application.state) {
        return Err(state_conflict(application.state));
    }
    let whole = document::of_application(conn, which.application)?.len();
    let on_their_way = upload::of_application(conn, which.application)?.len();
    if whole + on_their_way >= MOST_STORED {
        return Err(Problem::new(ProblemCode::TooManyDocuments)
            .with("limit", MOST_STORED)
            .into());
    }
    Ok(())
}
