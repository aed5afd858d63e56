//! The university: the real server's router over its real database and files, without what goes on by itself in the
//! background (mails, images, deadlines), so that nothing happens between two steps of a history.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use akashi_domain::{ApplicationState, Language, StaffRole, UniversityInfo};
use akashi_protocol::Digest;
use akashi_protocol::application::{Outcome, Reason};
use akashi_protocol::staff::Decide;

use akashi_server::applications::{self, Failure, Looks};
use akashi_server::changes::Waiting;
use akashi_server::clock::TestClock;
use akashi_server::documents::{Turns, Vault};
use akashi_server::hashing::HashingPool;
use akashi_server::http;
use akashi_server::keys::Keys;
use akashi_server::receipts::{self, Signer};
use akashi_server::staff;
use akashi_server::state::{AppState, Shared};
use akashi_server::storage::staff::StaffRow;
use akashi_server::storage::{Storage, StorageError, application, document, flow, revision};
use akashi_server::typesetting::Typesetting;
use akashi_server::waker::Waker;
use akashi_store::flow::FlowRow;
use akashi_testkit::Result;
use akashi_testkit::university::{config, info};
use jiff::Timestamp;
use uuid::Uuid;

use crate::line::Line;
use crate::steps::Act;

/// The code of every mail.
pub const CODE: &str = "AAAABBBB";

/// See the module.
pub struct Campus {
    pub line: Line,
    pub info: UniversityInfo,
    state: Arc<Mutex<AppState>>,
    reviewer: Uuid,
    _dir: tempfile::TempDir,
}

/// What the server holds of an application.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub state: Option<ApplicationState>,
    pub revisions: Vec<Digest>,
    pub images: BTreeSet<Digest>,
    pub reference: String,
}

impl Campus {
    pub async fn found(dir: tempfile::TempDir) -> Result<Self> {
        Keys::create(dir.path())?;
        let mut info = info();
        // All of them come from this machine.
        info.policies.mails_per_hour_per_client = u32::MAX;
        info.policies.mails_per_hour_per_address = u32::MAX;
        let clock = TestClock::at(Timestamp::now());
        let first = begin(dir.path(), &info, &clock)?;
        receipts::ensure(&first.storage, dir.path(), first.now()).await?;
        let reviewer = hire(&first).await?;
        let line = Line::default();
        let state = Arc::new(Mutex::new(first.clone()));
        let (slot, path, facts) = (Arc::clone(&state), dir.path().to_owned(), info.clone());
        line.lead_to(http::router(first), move || {
            // What was begun is over, what was answered is on the disk.
            match begin(&path, &facts, &clock) {
                Ok(next) => {
                    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
                    slot.clone_from(&next);
                    http::router(next)
                }
                Err(error) => unreachable!("the server does not start again: {error}"),
            }
        });
        Ok(Self {
            line,
            info,
            state,
            reviewer,
            _dir: dir,
        })
    }

    fn state(&self) -> AppState {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// A mail with link and code was sent for a flow that a device has started.
    pub async fn mail(&self, started: &FlowRow) -> Result<()> {
        let state = self.state();
        let (id, now) = (started.id, state.now());
        let code = state.keys.code_hash(id, CODE);
        let sent: std::result::Result<(), StorageError> = state
            .storage
            .transact(move |tx| {
                let row = flow::find(tx, id)?.ok_or(StorageError::Damaged("the flow"))?;
                let link: [u8; 32] = std::array::from_fn(|at| id.as_bytes()[at % 16]);
                flow::insert_secret(tx, &row, &link, &code, now)
            })
            .await;
        Ok(sent?)
    }

    /// What the server holds.
    pub async fn held(&self, id: Uuid) -> Result<Held> {
        let held: std::result::Result<Held, StorageError> = self
            .state()
            .storage
            .read(move |conn| {
                let Some(row) = application::find(conn, id)? else {
                    return Ok(Held::default());
                };
                let mut revisions = Vec::new();
                while let Some(held) =
                    revision::find(conn, id, u32::try_from(revisions.len()).unwrap_or(0) + 1)?
                {
                    if Digest::of(held.body.expose()) != held.body_sha256 {
                        return Err(StorageError::Damaged("a body"));
                    }
                    revisions.push(held.body_sha256);
                }
                if revisions.len() != row.revision as usize {
                    return Err(StorageError::Damaged("the number of revisions"));
                }
                let images = document::of_application(conn, id)?;
                let held: Vec<Digest> = images.iter().map(|image| image.sha256).collect();
                let once: BTreeSet<Digest> = held.iter().copied().collect();
                if held.len() != once.len() {
                    return Err(StorageError::Damaged("an image held twice"));
                }
                Ok(Held {
                    state: row.state,
                    revisions,
                    images: once,
                    reference: row.reference.map_or_else(String::new, |r| r.to_string()),
                })
            })
            .await;
        Ok(held?)
    }

    /// Staff do something. `false` when they are refused.
    pub async fn act(&self, id: Uuid, act: Act) -> Result<bool> {
        let state = self.state();
        let done = match act {
            Act::Assign => staff::assign(&state, self.reviewer, id).await.map(|_| ()),
            Act::Unassign => staff::unassign(&state, self.reviewer, id).await.map(|_| ()),
            Act::Return => self.decide(&state, id, Outcome::Returned).await,
            Act::Reject => self.decide(&state, id, Outcome::Rejected).await,
            Act::Approve => {
                self.encode(&state, id).await?;
                self.decide(&state, id, Outcome::Approved).await
            }
        };
        match done {
            Ok(()) => Ok(true),
            Err(Failure::Refused(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn decide(
        &self,
        state: &AppState,
        id: Uuid,
        outcome: Outcome,
    ) -> std::result::Result<(), Failure> {
        let row: std::result::Result<_, StorageError> = state
            .storage
            .read(move |conn| application::find(conn, id))
            .await;
        let decide = Decide {
            id: Uuid::now_v7(),
            revision: row?.map_or(0, |row| row.revision),
            outcome,
            reasons: vec![Reason {
                code: "other".to_owned(),
                field: None,
            }],
            comment: String::new().into(),
            comment_language: Language::Ja,
        };
        staff::decide(state, self.reviewer, id, decide)
            .await
            .map(|_| ())
    }

    /// As if every image had been encoded anew.
    async fn encode(&self, state: &AppState, id: Uuid) -> Result<()> {
        let encoded = b"as encoded anew".to_vec();
        let sealed = state.vault().put(encoded, "an image").await?;
        let at = state.now();
        let encoded: std::result::Result<(), StorageError> = state
            .storage
            .transact(move |tx| {
                for image in document::of_application(tx, id)? {
                    let what = (image.sha256, image.bytes);
                    document::set_ready(tx, image.id, &sealed, what, (1_200, 900), "[]", at)?;
                }
                Ok(())
            })
            .await;
        Ok(encoded?)
    }

    /// The last day for a correction was yesterday.
    pub async fn expire(&self, id: Uuid) -> Result<()> {
        let state = self.state();
        let changed: std::result::Result<(), StorageError> = state
            .storage
            .transact(move |tx| {
                let found = application::find(tx, id)?;
                let Some(mut row) = found.filter(|row| row.correct_until.is_some()) else {
                    return Ok(());
                };
                row.correct_until = row
                    .correct_until
                    .and_then(|day| day.checked_sub(jiff::Span::new().days(400)).ok());
                application::update(tx, &row)
            })
            .await;
        changed?;
        applications::expire_overdue(&state).await?;
        Ok(())
    }

    /// No credential of the application counts any more.
    pub async fn end_credentials(&self, id: Uuid) -> Result<()> {
        let ended: std::result::Result<(), StorageError> = self
            .state()
            .storage
            .transact(move |tx| {
                tx.execute(
                    "UPDATE application_credential SET expires_at = 0 WHERE application_id = ?1",
                    [id.to_string()],
                )?;
                Ok(())
            })
            .await;
        Ok(ended?)
    }
}

/// Opens everything that a server works with, as it does when it starts.
fn begin(dir: &Path, info: &UniversityInfo, clock: &TestClock) -> Result<AppState> {
    let keys = Keys::load(dir)?;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
    let config = config(dir, listen, info.clone());
    let storage = Storage::open(&config.database(), keys.database())?;
    std::fs::create_dir_all(config.documents())?;
    Ok(AppState::new(Shared {
        public_url: url::Url::parse("http://127.0.0.1:1/")?,
        storage,
        clock: Arc::new(clock.clone()),
        vault: Vault::new(&config.documents(), *keys.documents().expose()),
        keys,
        images: None,
        directory: None,
        saml: None,
        hashing: HashingPool::start()?,
        signer: Arc::new(Signer::new(dir)),
        typesetting: Typesetting::new(),
        looks: Looks::default(),
        waiting: Waiting::default(),
        mail: Waker::default(),
        documents: Waker::default(),
        uploads: Turns::default(),
        upload_silence: std::time::Duration::from_secs(20),
        demo: false,
        config,
    }))
}

/// A member of staff, who never signs in.
async fn hire(state: &AppState) -> Result<Uuid> {
    let (id, at) = (Uuid::now_v7(), state.now());
    let row = StaffRow {
        id,
        name: "reviewer".to_owned(),
        role: StaffRole::Reviewer,
        password_phc: String::new(),
        password_is_initial: false,
        totp_secret: None,
        totp_last_step: 0,
        offered_totp: None,
        set_up_until: None,
    };
    let hired: std::result::Result<(), StorageError> = state
        .storage
        .transact(move |tx| akashi_server::storage::staff::insert(tx, &row, at))
        .await;
    hired?;
    Ok(id)
}
