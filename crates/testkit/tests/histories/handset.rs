//! A person's computer: the real core, which does nothing by itself, with a clock that only goes when it is told to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use akashi_app::{Core, Options, StartFailed};
use akashi_domain::{DocumentRole, FieldId, Language, Localized, Sensitive};
use akashi_protocol::Digest;
use akashi_store::application::ApplicationRow;
use akashi_store::draft::{self, DocumentRow};
use akashi_store::outbox::{self, EntryDocument, EntryRow};
use akashi_store::receipt::ReceiptRow;
use akashi_store::settings::{self, Remembered, Settings};
use akashi_store::{Store, application, credential, flow, image, receipt, university};
use akashi_sync::EngineOptions;
use akashi_sync::engine::ByHand;
use akashi_testkit::Result;
use akashi_testkit::headless::Headless;
use akashi_testkit::keyring::MemoryKeyring;
use akashi_testkit::person::ichiro;
use akashi_testkit::university::TERMS;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::campus::{CODE, Campus};
use crate::model::Work;

/// Tries of an entry: few, so that histories come to the last one.
pub const TRIES: u32 = 3;

/// A clock that goes when it is told to.
#[derive(Debug, Clone)]
pub struct HandClock(Arc<AtomicI64>);

impl HandClock {
    pub fn go(&self, by: SignedDuration) {
        let by = i64::try_from(by.as_millis()).unwrap_or(0);
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}

impl akashi_store::Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

/// See the module.
pub struct Handset {
    /// Its name on the line.
    pub name: String,
    pub clock: HandClock,
    core: Option<Core<Headless>>,
    options: Options,
}

/// Everything a device holds.
#[derive(Debug)]
pub struct Found {
    pub draft: Option<Work>,
    pub entries: Vec<(EntryRow, Vec<EntryDocument>)>,
    pub receipt: Option<ReceiptRow>,
    pub known: Option<ApplicationRow>,
    /// Images that this device must be able to show or send.
    pub images: Vec<DocumentRow>,
}

type Answer = std::result::Result<Value, String>;

impl Handset {
    /// A computer whose owner has chosen the university.
    pub async fn new(dir: &Path, name: String, campus: &Campus) -> Result<Self> {
        let data: PathBuf = dir.join(&name);
        std::fs::create_dir_all(&data)?;
        let info = &campus.info;
        let remembered = Remembered {
            id: info.id.clone(),
            address: campus.line.lay(&name).await?,
            name: Localized::new("証明大学", "Shomei University"),
            brand_colour: info.colours.brand.clone(),
            logo_png: None,
        };
        let settings = Settings {
            university: Some(remembered),
            ..Settings::default()
        };
        settings::save(&data, &settings)?;
        university::save(&data, info)?;
        let clock = HandClock(Arc::new(AtomicI64::new(Timestamp::now().as_millisecond())));
        let mut options =
            Options::new(data, "0.0.0", Language::Ja).with_clock(Arc::new(clock.clone()));
        options.keyring = Arc::new(MemoryKeyring::default());
        options.engine = EngineOptions {
            tries: TRIES,
            by_hand: true,
            ..EngineOptions::default()
        };
        let core = Core::new(Headless::default(), options.clone())?;
        Ok(Self {
            name,
            clock,
            core: Some(core),
            options,
        })
    }

    fn core(&self) -> Result<&Core<Headless>> {
        Ok(self.core.as_ref().ok_or("the application is not running")?)
    }

    /// A command; the code where it is refused.
    pub async fn call(&self, command: &str, request: Value) -> Result<Answer> {
        let answer = self.core()?.dispatch(command, request).await;
        Ok(answer.map_err(|error| error.code))
    }

    /// A command that has to succeed.
    pub async fn must(&self, command: &str, request: Value) -> Result<Value> {
        let answer = self.call(command, request).await?;
        answer.map_err(|code| format!("{command}: {code}").into())
    }

    /// The engine; there is one once something was stored.
    pub async fn engine(&self) -> Result<ByHand> {
        let core = self.core()?;
        core.existing_store().await.map_err(|e| e.code)?;
        Ok(core.engine_by_hand().ok_or("no engine")?)
    }

    pub async fn store(&self) -> Result<Store> {
        let store = self.core()?.existing_store().await.map_err(|e| e.code)?;
        Ok(store.ok_or("no store")?)
    }

    /// Ends the application, as a crash does or tidily, and starts it again.
    pub async fn restart(&mut self, tidily: bool) -> Result<()> {
        if let Some(core) = self.core.take()
            && tidily
        {
            core.shut_down().await;
        }
        let core = loop {
            match Core::new(Headless::default(), self.options.clone()) {
                Ok(core) => break core,
                // A thread that was in the middle of something lets go when it is through.
                Err(StartFailed::InUse) => tokio::task::yield_now().await,
                Err(failed) => return Err(failed.into()),
            }
        };
        self.core = Some(core);
        Ok(())
    }

    /// Registers, agrees to the terms and fills in the form. Gives the application and its credential.
    pub async fn register(&self, campus: &Campus, number: u64) -> Result<(Uuid, String)> {
        let email = email(number);
        let twice = json!({ "email": email, "email_confirmation": email });
        self.must("flow.start_registration", twice).await?;
        let credential = self.redeem(campus).await?;
        self.must("terms.accept", json!({ "ticked": true, "version": TERMS }))
            .await?;
        let mut answers = ichiro()?;
        answers.insert(FieldId::StudentNumber, format!("07A{number:07}"));
        let save = json!({ "section": "identity", "answers": answers });
        self.must("draft.save", save).await?;
        Ok(credential)
    }

    /// Opens an application with its reference number (F14). Gives the new credential.
    pub async fn open(&self, campus: &Campus, reference: &str, number: u64) -> Result<String> {
        let request = json!({ "reference": reference, "email": email(number) });
        self.must("flow.start_continue", request).await?;
        Ok(self.redeem(campus).await?.1)
    }

    async fn redeem(&self, campus: &Campus) -> Result<(Uuid, String)> {
        let store = self.store().await?;
        let started = store.read(flow::get).await?.ok_or("no flow")?;
        campus.mail(&started).await?;
        self.must("flow.enter_code", json!({ "code": CODE }))
            .await?;
        let university = campus.info.id.clone();
        let held = store
            .read(move |reader| credential::newest(reader, &university))
            .await?
            .ok_or("no credential")?;
        Ok((held.application, held.token.expose_owned()))
    }

    /// Attaches an image, as it would come from the image worker.
    pub async fn attach(&self, bytes: Vec<u8>) -> Result<bool> {
        let store = self.store().await?;
        let sha256 = Digest::of(&bytes).to_string();
        let length = u32::try_from(bytes.len())?;
        let thumbnail = Sensitive::new(vec![1, 2, 3]);
        let unkept = store.write_image(Sensitive::new(bytes), thumbnail).await?;
        let row = DocumentRow {
            sha256: sha256.clone(),
            media_type: "image/jpeg".to_owned(),
            bytes: length,
            width: 1_200,
            height: 900,
            image: unkept.id().to_owned(),
            role: DocumentRole::Identity,
            mask: Vec::new(),
        };
        let now = akashi_store::Clock::now(&self.clock);
        let kept = store.transact(move |tx| {
            let Some((draft, mut images)) = draft::get(**tx)? else {
                return Ok(false);
            };
            if images.iter().any(|image| image.sha256 == sha256) {
                return Ok(false);
            }
            images.push(row);
            image::keep(tx, &unkept, now)?;
            draft::put_documents(tx, draft.application, &images)?;
            Ok(true)
        });
        Ok(kept.await?)
    }

    /// What it holds of an application.
    pub async fn found(&self, id: Uuid) -> Result<Found> {
        let store = self.store().await?;
        let found = store.read(move |reader| {
            let draft = draft::get(reader)?;
            let mut entries = Vec::new();
            for entry in outbox::list(reader)? {
                let images = outbox::documents(reader, entry.application, entry.revision)?;
                entries.push((entry, images));
            }
            let receipt = receipt::last(reader, id)?;
            let known = application::get(reader, id)?;
            Ok((draft, entries, receipt, known))
        });
        let (draft, entries, receipt, known) = found.await?;
        let of_entries = entries.iter().flat_map(|(_, images)| images);
        let waiting = of_entries.filter(|image| !image.uploaded);
        let mut images: Vec<DocumentRow> = waiting.map(|image| image.document.clone()).collect();
        let draft = draft.map(|(row, documents)| {
            images.extend(documents.iter().cloned());
            Work {
                mark: row.answers.get(FieldId::Building).to_owned(),
                images: digests(documents.iter()),
            }
        });
        Ok(Found {
            draft,
            entries,
            receipt,
            known,
            images,
        })
    }

    /// Are the images there that it says it has?
    pub async fn damaged(&self, images: &[DocumentRow]) -> Result<Option<String>> {
        let store = self.store().await?;
        let mut looked_at = BTreeMap::new();
        for row in images.iter().filter(|row| !row.image.is_empty()) {
            if looked_at.insert(row.image.clone(), ()).is_some() {
                continue;
            }
            let bytes = store.image(&row.image, false).await;
            let whole = matches!(&bytes, Ok(Some(bytes)) if Digest::of(bytes.expose()).to_string() == row.sha256);
            if !whole {
                return Ok(Some(format!("the image {} is gone", row.sha256)));
            }
        }
        Ok(None)
    }
}

pub fn digests<'a>(rows: impl Iterator<Item = &'a DocumentRow>) -> Vec<Digest> {
    rows.filter_map(|row| Digest::parse(&row.sha256).ok())
        .collect()
}

fn email(number: u64) -> String {
    format!("h{number}@graduates.example")
}

/// Image number `which` of history `number`: the head of a JPEG, and noise that is its own.
pub fn photo(number: u64, which: u8) -> Vec<u8> {
    let mut bytes = vec![
        0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
    ];
    let seed = format!("{number}/{which}");
    bytes.extend(seed.bytes().cycle().take(1_500));
    bytes
}
