//! Saving a draft beside what the disk itself takes, and opening a store that is full.

use std::fs::{File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use akashi_app::Core;
use akashi_domain::{ApplicationKind, Section};
use akashi_store::draft::{self, DraftRow};
use jiff::Timestamp;
use serde_json::json;

use super::material;
use crate::Headless;
use crate::chaos::computer::options;
use crate::fault::Result;
use crate::university::{TERMS, info};

/// Bytes that the disk is timed with: a page of the database.
const PAGE: usize = 4_096;

/// Prints milliseconds that 99 of a hundred took at most: saving a draft, and the disk's own fsync, in turn.
///
/// # Errors
/// When the store refuses.
pub async fn save(dir: &Path, times: u32) -> Result<()> {
    begin_draft(dir).await?;
    let core = Core::new(Headless::default(), options(dir)?)?;
    let mut probe = OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .open(dir.join("probe"))?;
    probe.write_all(&vec![0; 64 * PAGE])?;
    probe.sync_all()?;
    let (mut saves, mut syncs) = (Vec::new(), Vec::new());
    for time in 0..times {
        let answers = json!({ "given_name_kanji": format!("一郎{time}") });
        let begun = Instant::now();
        let saved = core
            .dispatch(
                "draft.save",
                json!({ "section": "applicant", "answers": answers }),
            )
            .await;
        saves.push(begun.elapsed());
        saved.map_err(|error| format!("draft.save: {error:?}"))?;
        syncs.push(sync(&mut probe, time)?);
    }
    core.shut_down().await;
    println!("{} {}", at_most(saves), at_most(syncs));
    Ok(())
}

/// A draft as large as it gets.
async fn begin_draft(dir: &Path) -> Result<()> {
    let device = super::device(dir)?;
    let store = device.open().await?;
    let now = Timestamp::now();
    let draft = DraftRow {
        application: "00000000-0000-4000-8000-000000000001".parse()?,
        kind: ApplicationKind::Registration,
        university: info().id,
        email: "ichiro@graduates.example".into(),
        revision: 1,
        section: Section::Applicant,
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
    store
        .transact(move |tx| draft::put(tx, &draft, &[], now))
        .await?;
    device.close().await;
    Ok(())
}

fn sync(probe: &mut File, time: u32) -> Result<Duration> {
    let begun = Instant::now();
    probe.seek(SeekFrom::Start(u64::from(time % 64) * PAGE as u64))?;
    probe.write_all(&[time as u8; PAGE])?;
    probe.sync_all()?;
    Ok(begun.elapsed())
}

fn at_most(mut took: Vec<Duration>) -> f64 {
    took.sort_unstable();
    let place = took.len().saturating_sub(1) * 99 / 100;
    took.get(place)
        .map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
}

/// Prints the milliseconds until the store of `dir` is open.
///
/// # Errors
/// When it cannot be opened.
pub async fn open(dir: &Path) -> Result<()> {
    let device = super::device(dir)?;
    let begun = Instant::now();
    let store = device.existing().await?;
    let took = begun.elapsed().as_secs_f64() * 1e3;
    store.ok_or("there is no store")?;
    device.close().await;
    println!("{took}");
    Ok(())
}
