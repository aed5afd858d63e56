//! The life of a database: an older version's, one that was left open, and one that cannot be read. Nothing of what cannot
//! be read is ever written to.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use akashi_store::draft;
use akashi_store::key::keyring::NoKeyring;
use akashi_store::{Device, Health, OpenFailed, Store, StoreError, image, outbox};

use crate::world::{World, a_draft, an_entry, at, options, with_image, world};

/// What a version before the receipts wrote.
fn make_older(world: &World) {
    let older = foreign(world);
    older
        .execute_batch(
            "DELETE FROM refinery_schema_history WHERE version > 2;
             DROP TABLE receipt; DROP TABLE receipt_key; DROP TABLE following;
             DROP TABLE kept_copy; DROP TABLE kept_document; DROP TABLE earlier_receipt; DROP TABLE campus_session;
             DROP TABLE remembered; DROP TABLE personal_draft; ALTER TABLE credential DROP COLUMN kind; ALTER TABLE draft DROP COLUMN kind;
             ALTER TABLE credential DROP COLUMN present_name;
             DROP INDEX outbox_state; DROP INDEX outbox_document_image; DROP INDEX application_university;",
        )
        .unwrap();
}

/// The database, opened by somebody else who has its key.
fn foreign(world: &World) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(database(world)).unwrap();
    let key = world.keyring.key.lock().unwrap().clone().unwrap();
    let key = format!("x'{}'", hex::encode(key.as_bytes()));
    connection.pragma_update(None, "key", key).unwrap();
    connection
}

fn database(world: &World) -> PathBuf {
    world.device.dir().join("akashi.db")
}

async fn filled() -> (World, String) {
    let world = world();
    let store = world.device.open().await.unwrap();
    let image = with_image(&store).await;
    world.device.close().await;
    (world, image)
}

async fn has_draft(store: &Store) -> bool {
    store.read(draft::get).await.unwrap().is_some()
}

#[tokio::test]
async fn a_copy_is_kept_until_the_newer_version_has_opened_it_twice() {
    let (world, _) = filled().await;
    make_older(&world);
    let before = fs::read(database(&world)).unwrap();
    let store = world.device.existing().await.unwrap().unwrap();
    assert!(has_draft(&store).await);
    let copy = world.device.dir().join("akashi.db.before");
    assert_eq!(fs::read(&copy).unwrap(), before, "as the older one left it");
    world.device.close().await;
    world.device.existing().await.unwrap().unwrap();
    assert!(!copy.exists());
}

#[tokio::test]
async fn the_copy_does_not_outlive_an_image() {
    let (world, image) = filled().await;
    make_older(&world);
    let store = world.device.existing().await.unwrap().unwrap();
    let unused = store
        .transact(|tx| {
            draft::delete(tx)?;
            image::delete_unused(tx)
        })
        .await
        .unwrap();
    assert_eq!(unused, [image]);
    store.forget_images(unused).await;
    assert!(!world.device.dir().join("akashi.db.before").exists());
}

#[tokio::test]
async fn a_database_that_cannot_be_migrated_stays_the_older_versions() {
    let (world, _) = filled().await;
    make_older(&world);
    foreign(&world)
        .execute_batch("CREATE TABLE following (other TEXT)")
        .unwrap();
    let failed = world.device.existing().await.err();
    assert_eq!(failed, Some(OpenFailed::NotMigrated));
    let older = foreign(&world);
    let count = |sql| {
        older
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(count("SELECT max(version) FROM refinery_schema_history"), 2);
    assert_eq!(count("SELECT count(*) FROM draft"), 1);
    // The first step of the third version was taken back with the rest.
    assert_eq!(
        count("SELECT count(*) FROM sqlite_master WHERE name = 'receipt'"),
        0
    );
}

#[tokio::test]
async fn an_unclean_end_is_known_and_a_clean_one_too() {
    let (world, _) = filled().await;
    let store = world.device.existing().await.unwrap().unwrap();
    assert!(!store.was_left_open());
    // Killed: what lies there is all that is left.
    let killed = tempfile::tempdir().unwrap();
    copy_folder(world.device.dir(), &killed.path().join("data"));
    let again = world.device_in(killed.path());
    let store = again.existing().await.unwrap().unwrap();
    assert!(store.was_left_open());
    assert_eq!(store.look_over(PATIENCE).await, Ok(Health::Sound));
    again.close().await;
    assert!(!again.existing().await.unwrap().unwrap().was_left_open());
}

#[tokio::test]
async fn killed_right_after_it_was_made_it_is_a_store() {
    let world = world();
    world.device.open().await.unwrap();
    let killed = tempfile::tempdir().unwrap();
    copy_folder(world.device.dir(), &killed.path().join("data"));
    let again = world.device_in(killed.path());
    assert!(again.existing().await.unwrap().is_some());
}

#[tokio::test]
async fn behind_a_passphrase_what_is_blank_is_said_before_anybody_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let device = Device::claim(options(dir.path(), Arc::new(NoKeyring))).unwrap();
    device.unlock("八文字以上の合言葉".into()).await.unwrap();
    device.close().await;
    let database = device.dir().join("akashi.db");
    fs::write(&database, vec![0; 9_000]).unwrap();
    assert_eq!(device.existing().await.err(), Some(OpenFailed::Damaged));
    let unlocked = device.unlock("八文字以上の合言葉".into()).await.err();
    assert_eq!(unlocked, Some(OpenFailed::Damaged));
    device.set_aside(at(1_763_650_000)).await.unwrap();
    assert_eq!(
        device.open().await.err(),
        Some(OpenFailed::NeedsNewPassphrase)
    );
}

const PATIENCE: Duration = Duration::from_secs(60);

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_folder(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

#[tokio::test]
async fn a_page_that_is_not_what_was_written_is_found() {
    let (world, _) = filled().await;
    let mut bytes = fs::read(database(&world)).unwrap();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    fs::write(database(&world), &bytes).unwrap();
    let store = world.device.existing().await.unwrap().unwrap();
    assert_eq!(store.look_over(PATIENCE).await, Ok(Health::Damaged));
    assert_eq!(fs::read(database(&world)).unwrap().len(), bytes.len());
}

#[tokio::test]
async fn looking_over_ends_when_the_store_is_closed() {
    let (world, _) = filled().await;
    let store = world.device.existing().await.unwrap().unwrap();
    world.device.close().await;
    assert_eq!(store.look_over(PATIENCE).await, Err(StoreError::Closed));
}

/// What can become of a database file.
fn ruined(bytes: &[u8]) -> [(&'static str, Vec<u8>, OpenFailed); 6] {
    let garbage: Vec<u8> = (0..bytes.len()).map(|at| (at * 7 % 251) as u8).collect();
    [
        ("empty", Vec::new(), OpenFailed::Damaged),
        ("zeroed", vec![0; bytes.len()], OpenFailed::Damaged),
        (
            "cut within the first page",
            bytes[..1_000].to_vec(),
            OpenFailed::Damaged,
        ),
        (
            "cut after some pages",
            bytes[..3 * 4_096].to_vec(),
            OpenFailed::Damaged,
        ),
        ("garbage", garbage, OpenFailed::KeyLost),
        (
            "another program's",
            b"SQLite format 3\0"
                .iter()
                .copied()
                .cycle()
                .take(9_000)
                .collect(),
            OpenFailed::KeyLost,
        ),
    ]
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_and_set_aside_whole() {
    let (world, _) = filled().await;
    let whole = fs::read(database(&world)).unwrap();
    for (what, bytes, expected) in ruined(&whole) {
        fs::write(database(&world), &bytes).unwrap();
        for _ in 0..2 {
            let failed = world.device.existing().await.err();
            assert_eq!(failed, Some(expected.clone()), "{what}");
            assert_eq!(
                world.device.open().await.err(),
                Some(expected.clone()),
                "{what}"
            );
        }
        assert_eq!(fs::read(database(&world)).unwrap(), bytes, "{what}");
    }
    let images = fs::read_dir(world.device.dir().join("images"))
        .unwrap()
        .count();
    assert_eq!(images, 2);

    fs::write(database(&world), &whole[..1_000]).unwrap();
    let name = world.device.set_aside(at(1_763_650_000)).await.unwrap();
    let aside = world.device.dir().join(&name);
    assert_eq!(fs::read(aside.join("akashi.db")).unwrap(), &whole[..1_000]);
    assert_eq!(fs::read_dir(aside.join("images")).unwrap().count(), 2);
    assert!(world.device.existing().await.unwrap().is_none());
    // A new store begins, and takes nothing of the old one away.
    let store = world.device.open().await.unwrap();
    assert!(!has_draft(&store).await);
    assert_eq!(fs::read_dir(aside.join("images")).unwrap().count(), 2);
    let asides = world.device.asides().await.unwrap();
    assert_eq!(asides.len(), 1);
    assert_eq!(asides[0].name, name);
    assert!(asides[0].bytes > 1_000);
    world.device.remove_aside("../data".into()).await.unwrap();
    assert!(aside.exists());
    world.device.remove_aside(name).await.unwrap();
    assert!(world.device.asides().await.unwrap().is_empty());
}

#[tokio::test]
async fn setting_aside_that_was_interrupted_goes_on_into_the_same_folder() {
    let (world, _) = filled().await;
    // Killed after the first of the files.
    let begun = world.device.dir().join("unreadable-20261120-150000");
    fs::create_dir(&begun).unwrap();
    fs::rename(database(&world), begun.join("akashi.db")).unwrap();
    assert_eq!(world.device.open().await.err(), Some(OpenFailed::Damaged));
    let name = world.device.set_aside(at(1_763_650_000)).await.unwrap();
    assert_eq!(name, "unreadable-20261120-150000");
    assert!(begun.join("images").exists());
    // The next one gets a folder of its own, even in the same second.
    let mut names = vec![name];
    for _ in 0..2 {
        world.device.open().await.unwrap();
        names.push(world.device.set_aside(at(1_763_650_000)).await.unwrap());
    }
    names.dedup();
    assert_eq!(names.len(), 3, "{names:?}");
    world.device.remove_all().await.unwrap();
    assert!(world.device.asides().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_damaged_row_takes_no_other_with_it() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let mut second = an_entry();
    second.revision = 2;
    store
        .transact(move |tx| {
            outbox::add(tx, &an_entry(), &[])?;
            outbox::add(tx, &second, &[])
        })
        .await
        .unwrap();
    world.device.close().await;
    foreign(&world)
        .execute_batch("UPDATE outbox SET draft = '{\"half' WHERE revision = 1")
        .unwrap();
    let store = world.device.existing().await.unwrap().unwrap();
    let readable = store.read(outbox::list).await.unwrap();
    assert_eq!(
        readable
            .iter()
            .map(|entry| entry.revision)
            .collect::<Vec<_>>(),
        [2]
    );
    let unreadable = store.read(outbox::unreadable).await.unwrap();
    assert_eq!(unreadable.len(), 1);
    assert_eq!(
        (unreadable[0].application.as_str(), unreadable[0].revision),
        (an_entry().application.to_string().as_str(), 1)
    );
}

#[tokio::test]
async fn a_log_that_is_missing_or_cut_takes_only_what_was_in_it() {
    for keep in [None, Some(40), Some(2_000)] {
        let (world, _) = filled().await;
        let store = world.device.existing().await.unwrap().unwrap();
        store
            .transact(|tx| draft::save(tx, a_draft().section, &a_draft().answers, at(9)))
            .await
            .unwrap();
        let killed = tempfile::tempdir().unwrap();
        copy_folder(world.device.dir(), &killed.path().join("data"));
        let log = killed.path().join("data/akashi.db-wal");
        match keep {
            None => fs::remove_file(&log).unwrap(),
            Some(bytes) => {
                let whole = fs::read(&log).unwrap();
                assert!(whole.len() > bytes);
                fs::write(&log, &whole[..bytes]).unwrap();
            }
        }
        let again = world.device_in(killed.path());
        let store = again.existing().await.unwrap().unwrap();
        assert!(store.was_left_open(), "{keep:?}");
        assert!(has_draft(&store).await, "{keep:?}");
        assert_eq!(
            store.look_over(PATIENCE).await,
            Ok(Health::Sound),
            "{keep:?}"
        );
    }
}

#[tokio::test]
async fn locked_it_stays_closed_until_it_is_unlocked() {
    let (world, _) = filled().await;
    let store = world.device.existing().await.unwrap().unwrap();
    world.device.lock().await;
    assert_eq!(store.read(draft::get).await.err(), Some(StoreError::Closed));
    assert_eq!(
        world.device.existing().await.err(),
        Some(OpenFailed::Locked)
    );
    assert_eq!(world.device.open().await.err(), Some(OpenFailed::Locked));
    let store = world.device.unlock("".into()).await.unwrap();
    assert!(has_draft(&store).await);
    assert!(world.device.existing().await.unwrap().is_some());
}
