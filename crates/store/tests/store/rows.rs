//! What is written: all or nothing, unreadable to others, and gone when it is removed.

use std::path::Path;
use std::sync::Arc;

use akashi_domain::{Language, Section, Sensitive};
use akashi_store::campus::{self, Step, Way};
use akashi_store::flow::{self, FlowKind, FlowRow};
use akashi_store::session::{self, SessionRow};
use akashi_store::settings::{self, Settings, Window};
use akashi_store::{Device, StoreError, draft, outbox};
use uuid::Uuid;

use crate::world::{Pocket, a_draft, an_entry, at, options, with_image, world};

fn a_session() -> SessionRow {
    SessionRow {
        university: "shomei.example.ac.jp".into(),
        email: "ichiro@graduates.example".into(),
        token: "secret".into(),
        expires_at: at(100),
        must_set_passwords: true,
        last_used: at(1),
    }
}

#[tokio::test]
async fn a_draft_comes_back_byte_for_byte_and_unreadable_to_others() {
    let world = world();
    let store = world.device.open().await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(5)))
        .await
        .unwrap();
    let world = world.restart().await;
    let store = world.device.existing().await.unwrap().unwrap();
    let (found, documents) = store.read(draft::get).await.unwrap().unwrap();
    assert_eq!(found, a_draft());
    assert!(documents.is_empty());
    for file in ["akashi.db", "akashi.db-wal"] {
        let bytes = std::fs::read(world.dir.path().join("data").join(file)).unwrap_or_default();
        assert!(!bytes.starts_with(b"SQLite format 3"), "{file}");
        let needle = "髙﨑".as_bytes();
        assert!(!bytes.windows(needle.len()).any(|w| w == needle), "{file}");
    }
}

#[tokio::test]
async fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let world = world();
    let store = world.device.open().await.unwrap();
    with_image(&store).await;
    settings::save(world.device.dir(), &Settings::default()).unwrap();
    let mut folders = vec![world.device.dir().to_owned()];
    while let Some(folder) = folders.pop() {
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
            }
        }
    }
}

#[tokio::test]
async fn a_transaction_is_all_or_nothing() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let failed = store
        .transact(|tx| {
            draft::put(tx, &a_draft(), &[], at(1))?;
            outbox::add(tx, &an_entry(), &[])?;
            outbox::add(tx, &an_entry(), &[])
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Database(_))), "{failed:?}");
    assert!(store.read(draft::get).await.unwrap().is_none());
    assert!(store.read(outbox::list).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_full_disk_is_said_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut small = options(dir.path(), Arc::new(Pocket::default()));
    small.max_bytes = Some(400 * 1024);
    let device = Device::claim(small).unwrap();
    let store = device.open().await.unwrap();
    store
        .transact(|tx| draft::put(tx, &a_draft(), &[], at(1)))
        .await
        .unwrap();
    let mut large = an_entry();
    large.body = Sensitive::new(vec![b'x'; 600 * 1024]);
    let refused = store.transact(move |tx| outbox::add(tx, &large, &[])).await;
    assert_eq!(refused, Err(StoreError::DiskFull));
    let (found, _) = store.read(draft::get).await.unwrap().unwrap();
    assert_eq!(found, a_draft());
    // There is still room for small changes.
    let saved = store
        .transact(|tx| draft::save(tx, Section::Contact, &a_draft().answers, at(2)))
        .await;
    assert_eq!(saved, Ok(true));
}

#[tokio::test]
async fn signing_out_remembers_what_to_end() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let row = a_session();
    let kept = row.clone();
    store
        .transact(move |tx| session::put(tx, &kept))
        .await
        .unwrap();
    assert_eq!(store.read(session::get).await.unwrap(), Some(row));
    store
        .transact(|tx| session::sign_out(tx, at(2)))
        .await
        .unwrap();
    assert_eq!(store.read(session::get).await.unwrap(), None);
    let tokens = store
        .read(|reader| session::to_revoke(reader, "shomei.example.ac.jp"))
        .await
        .unwrap();
    assert_eq!(tokens, ["secret".into()]);
}

#[tokio::test]
async fn removing_everything_leaves_nothing_of_a_person() {
    let world = world();
    let store = world.device.open().await.unwrap();
    with_image(&store).await;
    settings::save(world.device.dir(), &Settings::default()).unwrap();
    world.device.remove_all().await.unwrap();
    assert!(world.keyring.key.lock().unwrap().is_none());
    let mut left: Vec<_> = std::fs::read_dir(world.device.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["lock", "settings.json"]);
    assert_eq!(store.read(draft::get).await.err(), Some(StoreError::Closed));
    // And it can begin again.
    let store = world.device.open().await.unwrap();
    assert!(store.read(draft::get).await.unwrap().is_none());
}

#[tokio::test]
async fn settings_that_cannot_be_read_are_as_good_as_none() {
    let world = world();
    std::fs::write(world.device.dir().join("settings.json"), b"{half").unwrap();
    assert_eq!(settings::load(world.device.dir()), Settings::default());
}

#[tokio::test]
async fn a_session_that_is_over_does_not_come_back() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let row = a_session();
    let token = row.token.clone();
    let kept = row.clone();
    let late = token.clone();
    store
        .transact(move |tx| {
            session::put(tx, &kept)?;
            session::touch(tx, &token, at(7))?;
            session::passwords_set(tx, &token)
        })
        .await
        .unwrap();
    let expected = SessionRow {
        last_used: at(7),
        must_set_passwords: false,
        ..row
    };
    assert_eq!(store.read(session::get).await.unwrap(), Some(expected));
    // Signed out while a command was still on its way.
    store
        .transact(move |tx| {
            session::sign_out(tx, at(8))?;
            session::touch(tx, &late, at(9))?;
            session::passwords_set(tx, &late)
        })
        .await
        .unwrap();
    assert_eq!(store.read(session::get).await.unwrap(), None);
}

#[tokio::test]
async fn a_flow_that_is_over_does_not_come_back() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let row = FlowRow {
        id: Uuid::from_u128(3),
        secret: "0".repeat(64).into(),
        university: "shomei.example.ac.jp".into(),
        kind: FlowKind::Registration,
        reference: String::new(),
        email: "ichiro@graduates.example".into(),
        language: Language::Ja,
        started: true,
        last_seen: String::new(),
        created_at: at(1),
    };
    let (id, kept) = (row.id, row.clone());
    let other = Sensitive::from("ichiro@elsewhere.example");
    let corrected = other.clone();
    store
        .transact(move |tx| {
            flow::put(tx, &kept)?;
            flow::correct(tx, id, &other)
        })
        .await
        .unwrap();
    let held = store.read(flow::get).await.unwrap().unwrap();
    assert_eq!((held.email, held.secret), (corrected.clone(), row.secret));
    // Redeemed while the correction was still on its way.
    store
        .transact(move |tx| {
            flow::delete(tx)?;
            flow::correct(tx, id, &corrected)
        })
        .await
        .unwrap();
    assert_eq!(store.read(flow::get).await.unwrap(), None);
}

#[test]
fn two_writers_of_one_file_leave_one_of_two_files() {
    let world = world();
    let dir = world.device.dir();
    let settings = |width| Settings {
        window: Some(Window {
            width,
            height: 1,
            maximized: false,
        }),
        ..Settings::default()
    };
    std::thread::scope(|scope| {
        for width in [1_000, 2_000] {
            scope.spawn(move || {
                for _ in 0..100 {
                    settings::save(dir, &settings(width)).unwrap();
                    let found = settings::load(dir).window.map(|window| window.width);
                    assert!(matches!(found, Some(1_000 | 2_000)), "{found:?}");
                }
            });
        }
    });
}

#[tokio::test]
async fn half_written_files_of_a_killed_process_are_removed() {
    let world = world();
    let half = world.device.dir().join("university.7.tmp");
    std::fs::write(&half, b"{\"id\":\"shomei").unwrap();
    let world = world.restart().await;
    assert!(!half.exists());
    assert!(world.device.dir().join("lock").exists());
}

#[tokio::test]
async fn way_and_steps_are_those_of_the_open_session() {
    let world = world();
    let store = world.device.open().await.unwrap();
    let row = a_session();
    let token = row.token.clone();
    store
        .transact(move |tx| {
            session::put(tx, &row)?;
            campus::put(tx, &token, Way::Provider, Step::MailAddress)
        })
        .await
        .unwrap();
    assert_eq!(
        store.read(campus::get).await.unwrap(),
        Some((Way::Provider, Step::MailAddress))
    );
    // Somebody else signs in, in another way.
    let other = SessionRow {
        token: "another".into(),
        ..a_session()
    };
    store
        .transact(move |tx| session::put(tx, &other))
        .await
        .unwrap();
    assert_eq!(store.read(campus::get).await.unwrap(), None);
}

#[tokio::test]
async fn a_flow_of_an_address_is_for_its_own_user_id_only() {
    let world = world();
    let store = world.device.open().await.unwrap();
    for (kind, reference, stays) in [
        (FlowKind::Address, "b26-0117", true),
        (FlowKind::Address, "mary", false),
        (FlowKind::AddressChange, "b26-0117", true),
        (FlowKind::AddressChange, "mary@graduates.example", false),
        (FlowKind::Registration, "", true),
    ] {
        let flow = FlowRow {
            id: Uuid::from_u128(7),
            secret: "ab".repeat(32).into(),
            university: "shomei.example.ac.jp".into(),
            kind,
            reference: reference.into(),
            email: "ichiro@graduates.example".into(),
            language: Language::Ja,
            started: true,
            last_seen: String::new(),
            created_at: at(1),
        };
        let kept = flow.clone();
        store
            .transact(move |tx| {
                flow::put(tx, &kept)?;
                campus::forget_flow_of_others(tx, "b26-0117")
            })
            .await
            .unwrap();
        let held = store.read(flow::get).await.unwrap();
        assert_eq!(held, stays.then_some(flow), "{reference}");
    }
}
