//! Applications into a device's outbox, with images of their own, and their credentials into the server: what redeeming
//! a mail's code leaves behind on both sides, without the mail.

use std::path::PathBuf;

use akashi_domain::{ApplicationKind, DocumentRole, EmailAddress, Language, Section, Sensitive};
use akashi_protocol::Digest;
use akashi_server::token::{self, TokenKind};
use akashi_server::{applications, storage};
use akashi_store::Store;
use akashi_store::credential::{self, CredentialRow};
use akashi_store::draft::{DocumentRow, DraftRow};
use akashi_store::image::{self, Unkept};
use akashi_store::outbox::{self, EntryRow, EntryState};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};

use super::material::{self, Picture};
use crate::fault::Result;
use crate::university::{TERMS, info};

/// Applications of one transaction.
const BATCH: u64 = 50;
/// Images of an application.
const IMAGES: u64 = 2;
/// Bytes of a thumbnail, which stays on the device.
const THUMBNAIL: usize = 10_000;

/// What is filled in.
#[derive(Debug, Clone, clap::Args)]
pub struct Fill {
    /// The device's folder
    #[arg(long)]
    pub dir: PathBuf,
    /// The server's folder
    #[arg(long)]
    pub campus: PathBuf,
    /// Where a photograph is kept between two runs
    #[arg(long)]
    pub photographs: PathBuf,
    /// How many applications
    #[arg(long)]
    pub count: u64,
    /// Bytes of each image
    #[arg(long, default_value_t = 300_000)]
    pub bytes: usize,
    /// What images are numbered from: none must be there twice
    #[arg(long, default_value_t = 0)]
    pub first: u64,
}

/// Fills in.
///
/// # Errors
/// When a side cannot be written.
pub async fn run(fill: &Fill) -> Result<()> {
    let device = super::device(&fill.dir)?;
    let store = device.open().await?;
    let picture = Picture::of(&fill.photographs, fill.bytes.max(material::SMALL))?;
    let mut done = 0;
    while done < fill.count {
        let batch = BATCH.min(fill.count - done);
        let opened = opened(fill, batch).await?;
        let numbers = (fill.first + done..).zip(opened);
        let handed_in: Vec<HandedIn> = stream::iter(numbers)
            .map(|(number, opened)| hand_in(&store, &picture, fill.bytes, number, opened))
            .buffered(4)
            .try_collect()
            .await?;
        store
            .transact(move |tx| {
                for application in handed_in {
                    for unkept in &application.images {
                        image::keep(tx, unkept, application.entry.created_at)?;
                    }
                    credential::put(tx, &application.credential)?;
                    outbox::add(tx, &application.entry, &application.documents)?;
                }
                Ok(())
            })
            .await?;
        done += batch;
    }
    device.close().await;
    Ok(())
}

/// Applications that the server has opened, and what opens them.
async fn opened(fill: &Fill, count: u64) -> Result<Vec<CredentialRow>> {
    let (keys, storage) = super::database(&fill.campus)?;
    let email = EmailAddress::parse("ichiro@graduates.example").map_err(|_| "no address")?;
    let now = Timestamp::now();
    let expires = now + SignedDuration::from_hours(24 * 14);
    let tokens = (0..count)
        .map(|_| token::draw(&keys, TokenKind::Application))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let rows = storage
        .transact(move |tx| {
            tokens
                .into_iter()
                .map(|(token, hash)| {
                    let application = applications::open(
                        tx,
                        ApplicationKind::Registration,
                        &email,
                        Language::Ja,
                        now,
                    )?;
                    storage::session::insert_credential(tx, &hash, application, now, expires)?;
                    Ok(CredentialRow {
                        application,
                        kind: ApplicationKind::Registration,
                        university: info().id,
                        email: email.expose().into(),
                        token,
                        expires_at: expires,
                        revision: 0,
                        created_at: now,
                        present_name: Default::default(),
                    })
                })
                .collect::<std::result::Result<Vec<_>, storage::StorageError>>()
        })
        .await?;
    Ok(rows)
}

/// What goes into the outbox in one transaction.
struct HandedIn {
    images: Vec<Unkept>,
    documents: Vec<DocumentRow>,
    credential: CredentialRow,
    entry: EntryRow,
}

async fn hand_in(
    store: &Store,
    picture: &Picture,
    bytes: usize,
    number: u64,
    credential: CredentialRow,
) -> Result<HandedIn> {
    let (mut images, mut documents) = (Vec::new(), Vec::new());
    for which in 0..IMAGES {
        let taken = picture.numbered(number * IMAGES + which, bytes)?;
        let sha256 = Digest::of(&taken);
        let size = taken.len();
        let unkept = store
            .write_image(Sensitive::new(taken), Sensitive::new(vec![7; THUMBNAIL]))
            .await?;
        documents.push((sha256, size as u64, unkept.id().to_owned()));
        images.push(unkept);
    }
    let named: Vec<_> = documents
        .iter()
        .map(|(sha256, bytes, _)| (*sha256, *bytes))
        .collect();
    let body = material::body(&named)?;
    let now = Timestamp::now();
    let draft = DraftRow {
        application: credential.application,
        kind: credential.kind,
        university: credential.university.clone(),
        email: credential.email.clone(),
        revision: 1,
        section: Section::Identity,
        answers: material::answers()?,
        known_fields: info()
            .form(ApplicationKind::Registration)
            .fields
            .iter()
            .map(|rule| rule.id)
            .collect(),
        known_required: Some(info().form(ApplicationKind::Registration).required()),
        terms: TERMS.to_owned(),
        terms_agreed_at: now,
        returned: String::new(),
    };
    let entry = EntryRow {
        application: credential.application,
        revision: 1,
        university: credential.university.clone(),
        state: EntryState::Queued,
        attempts: 0,
        next_try: now,
        problem: String::new(),
        digest: Digest::of(&body).to_string(),
        body: Sensitive::new(body),
        draft,
        created_at: now,
    };
    let documents = documents
        .into_iter()
        .map(|(sha256, bytes, image)| {
            Ok(DocumentRow {
                sha256: sha256.to_string(),
                media_type: "image/jpeg".to_owned(),
                bytes: u32::try_from(bytes)?,
                width: 1_200,
                height: 900,
                image,
                role: DocumentRole::Identity,
                mask: Vec::new(),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(HandedIn {
        images,
        documents,
        credential,
        entry,
    })
}
