//! A server is backed up while it works, and what is restored answers the same.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use akashi_documents::sample::Sample;
use akashi_i18n::{Language, Messages};
use akashi_server::Running;
use akashi_server::keys::Keys;
use akashi_server::operator::backup::{Backup, BackupError, backup};
use akashi_server::operator::restore::{RestoreError, restore};
use akashi_server::storage::document::{self, DocumentRow};
use akashi_server::storage::{Storage, StorageError};
use jiff::Timestamp;
use serde_json::Value;

use crate::house::{self, Applicant, House, get, names, tables};

pub fn now() -> Timestamp {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

/// From connections of its own and another thread.
async fn backed_up(house: &House, name: &str) -> Result<Backup, BackupError> {
    let (dir, to) = (house.dir(), house.beside(name));
    tokio::task::spawn_blocking(move || backup(&dir, &to, now()))
        .await
        .unwrap()
}

/// From another process, as operators do it.
async fn backed_up_by_command(house: &House, name: &str) {
    let made = tokio::process::Command::new(env!("CARGO_BIN_EXE_akashi-server"))
        .arg("backup")
        .args([OsStr::new("--dir"), house.dir().as_os_str()])
        .args([OsStr::new("--to"), house.beside(name).as_os_str()])
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{said}");
}

async fn documents(server: &Running, who: &Applicant) -> Vec<DocumentRow> {
    let id = who.application;
    let rows: Result<_, StorageError> = server
        .state
        .storage
        .read(move |conn| document::of_application(conn, id))
        .await;
    rows.unwrap()
}

/// Every image of `who` can be decrypted by `server`: uploads too, since they are encoded anew before they are seen.
/// Answers how many there are.
async fn images_open(server: &Running, who: &Applicant) -> usize {
    let rows = documents(server, who).await;
    for row in &rows {
        let path = format!(
            "/v1/applications/{}/documents/{}",
            who.application, row.sha256
        );
        let url = format!("http://{}{path}", server.addr);
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let request = reqwest::Client::new().get(&url).bearer_auth(&who.token);
            let answer = request.send().await.unwrap();
            if answer.status() == 200 {
                assert!(answer.bytes().await.unwrap().starts_with(&[0xff, 0xd8]));
                break;
            }
            assert!(Instant::now() < deadline, "{path} never became ready");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    rows.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_of_a_busy_server_is_one_state_of_it() {
    let house = House::new();
    let server = Arc::new(house.start().await);
    let first = Applicant::of(&server, "first@example.ac.jp").await;
    first.apply(&server, 640).await;
    let stop = Arc::new(AtomicBool::new(false));
    let writing = {
        let (server, stop) = (Arc::clone(&server), Arc::clone(&stop));
        tokio::spawn(async move {
            let mut sent = Vec::new();
            while !stop.load(Ordering::SeqCst) {
                let number = u16::try_from(sent.len()).unwrap();
                let email = format!("person{number}@example.ac.jp");
                let who = Applicant::of(&server, &email).await;
                who.apply(&server, 200 + number).await;
                sent.push(who);
            }
            sent
        })
    };
    for round in 0..4 {
        backed_up_by_command(&house, &format!("busy{round}.tar")).await;
    }
    stop.store(true, Ordering::SeqCst);
    let sent = writing.await.unwrap();
    assert!(!sent.is_empty());
    Arc::into_inner(server).unwrap().shutdown().await;

    for round in 0..4 {
        let dir = house.beside(&format!("busy{round}"));
        restore(&house.beside(&format!("busy{round}.tar")), &dir).unwrap();
        let server = house::start(&dir).await;
        assert_eq!(images_open(&server, &first).await, 1);
        for who in &sent {
            // The later ones are not in it, and then not at all.
            assert!(images_open(&server, who).await <= 1);
        }
        // Every application that was received names images that are there.
        let homeless: Result<i64, StorageError> = server
            .state
            .storage
            .read(|conn| {
                Ok(conn.query_row(
                    "SELECT count(*) FROM revision_document JOIN document ON document.id = document_id
                      WHERE upload_file IS NULL AND image_file IS NULL",
                    [],
                    |row| row.get(0),
                )?)
            })
            .await;
        assert_eq!(homeless.unwrap(), 0);
        assert_eq!(first.view(&server).await["state"], "received");
        server.shutdown().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_restored_answers_the_same() {
    let house = House::new();
    house.configure("\n[server]", "logo = \"./logo.png\"\n\n[server]");
    house.write("logo.png", "");
    fs::write(house.dir().join("logo.png"), b"\x89PNG\r\n\x1a\n logo").unwrap();
    let server = house.start().await;
    let mut people = Vec::new();
    for number in 0..3 {
        let who = Applicant::of(&server, &format!("person{number}@example.ac.jp")).await;
        who.apply(&server, 300 + number).await;
        people.push(who);
    }
    // Background work ends by itself; a state that was the same before and after a backup is the one in it.
    let (archive, before) = loop {
        let before = tables(&house.dir()).await;
        let archive = house.beside("server.tar");
        let _ = fs::remove_file(&archive);
        let made = backed_up(&house, "server.tar").await.unwrap();
        assert_eq!((made.documents, made.outside.len()), (3, 0));
        if tables(&house.dir()).await == before {
            break (archive, before);
        }
    };
    let dir = house.beside("restored");
    let restored = restore(&archive, &dir).unwrap();
    assert_eq!((restored.documents, restored.created_at), (3, now()));
    assert_eq!(tables(&dir).await, before);
    assert_eq!(before["application"].0, 3);

    let second = house::start(&dir).await;
    let path = "/v1/university";
    assert_eq!(
        get(&server, path, None).await,
        get(&second, path, None).await
    );
    for who in &people {
        let view: Value = who.view(&server).await;
        assert_eq!(view, who.view(&second).await);
        assert!(view["reference"].is_string());
        assert_eq!(images_open(&second, who).await, 1);
    }
    // The restored one goes on by itself.
    let late = Applicant::of(&second, "late@example.ac.jp").await;
    late.apply(&second, 400).await;
    server.shutdown().await;
    second.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_still_arriving_is_left_out_and_begins_anew() {
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "ichiro@example.ac.jp").await;
    let image = Sample::new(300, 400).jpeg().unwrap();
    let url = |server: &Running| format!("http://{}/", server.addr);
    let begun = who.upload_beginning(&url(&server), &image, 1_000).await;
    assert_eq!(begun.0, 201);
    assert_eq!(names(&house.dir().join("documents")).len(), 1);
    let made = backed_up(&house, "server.tar").await.unwrap();
    assert_eq!(made.documents, 0);
    server.shutdown().await;

    let dir = house.beside("restored");
    restore(&house.beside("server.tar"), &dir).unwrap();
    assert_eq!(names(&dir.join("documents")).len(), 0);
    let second = house::start(&dir).await;
    let again = who.upload_beginning(&url(&second), &image, 0).await;
    assert_eq!((again.0, documents(&second, &who).await.len()), (201, 0));
    assert_eq!(who.append(&url(&second), &image, 0).await.0, 204);
    assert_eq!(images_open(&second, &who).await, 1);
    second.shutdown().await;
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_is_left_behind() {
    let house = House::new();
    house.start().await.shutdown().await;
    fs::write(house.beside("taken"), "mine").unwrap();
    let refused = backed_up(&house, "taken").await.unwrap_err();
    assert!(matches!(refused, BackupError::Exists(_)));
    assert_eq!(fs::read(house.beside("taken")).unwrap(), b"mine");
    assert_eq!(house.around(), ["server", "taken"]);

    backed_up(&house, "a.tar").await.unwrap();
    assert_eq!(house.around(), ["a.tar", "server", "taken"]);
    let full = restore(&house.beside("a.tar"), &house.dir()).unwrap_err();
    assert!(matches!(full, RestoreError::NotEmpty(_)));
    let file = restore(&house.beside("a.tar"), &house.beside("taken")).unwrap_err();
    assert!(matches!(file, RestoreError::NotEmpty(_)));
    // An empty folder may be there already.
    fs::create_dir(house.beside("empty")).unwrap();
    restore(&house.beside("a.tar"), &house.beside("empty")).unwrap();
    assert_eq!(house.around(), ["a.tar", "empty", "server", "taken"]);
    let restored = names(&house.beside("empty"));
    assert_eq!(
        restored,
        ["akashi.db", "documents", "keys", "terms", "university.toml"]
    );
}

#[tokio::test]
async fn a_backup_that_would_not_be_complete_is_not_made() {
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 640).await;
    server.shutdown().await;
    let folder = house.dir().join("documents");
    let lost = house.images().remove(0);
    fs::rename(folder.join(&lost), house.beside("lost")).unwrap();
    let refused = backed_up(&house, "a.tar").await.unwrap_err();
    assert!(matches!(&refused, BackupError::DocumentMissing(file) if *file == lost));
    fs::rename(house.beside("lost"), folder.join(&lost)).unwrap();

    fs::rename(house.dir().join("terms/en.txt"), house.beside("en.txt")).unwrap();
    let refused = backed_up(&house, "a.tar").await.unwrap_err();
    assert!(matches!(&refused, BackupError::Io { file, .. } if file.ends_with("terms/en.txt")));
    house.write("terms/en.txt", "Terms");
    house.configure(
        "[forms.graduate.registration]",
        "[forms.graduate.registration",
    );
    let refused = backed_up(&house, "a.tar").await.unwrap_err();
    assert!(matches!(refused, BackupError::Named(_)));
    house.configure(
        "[forms.graduate.registration",
        "[forms.graduate.registration]",
    );
    assert_eq!(house.around(), ["en.txt", "server"]);
    backed_up(&house, "a.tar").await.unwrap();
}

#[tokio::test]
async fn what_stands_outside_is_noted() {
    let house = House::new();
    house.start().await.shutdown().await;
    house.configure(
        "[mail]",
        "[server.tls]\ncert = \"tls/cert.pem\"\nkey = \"/etc/tls/key.pem\"\n[mail]",
    );
    let made = backed_up(&house, "a.tar").await.unwrap();
    let outside: Vec<_> = made.outside.iter().map(String::as_str).collect();
    assert_eq!(outside, ["/etc/tls/key.pem", "tls/cert.pem"]);
    let restored = restore(&house.beside("a.tar"), &house.beside("b")).unwrap();
    assert_eq!(restored.outside, made.outside);
    for language in [Language::Ja, Language::En] {
        let messages = Messages::of(language);
        for said in made.said().iter().chain(&restored.said()) {
            let text = said.text(messages);
            assert!(text != said.key && !text.contains("{$"), "{text}");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_a_backup_and_what_comes_out_of_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 640).await;
    server.shutdown().await;
    backed_up(&house, "a.tar").await.unwrap();
    restore(&house.beside("a.tar"), &house.beside("b")).unwrap();
    let mut found = vec![house.beside("a.tar")];
    below(&house.beside("b"), &mut found);
    assert!(found.len() > 8, "{found:?}");
    for path in found {
        let data = fs::metadata(&path).unwrap();
        let expected = if data.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(
            data.permissions().mode() & 0o7777,
            expected,
            "{}",
            path.display()
        );
    }
}

#[cfg(unix)]
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    found.push(folder.to_owned());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// An image is encoded anew after the database was copied and before its file is: the copy is made again.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn images_that_change_meanwhile_are_in_it_as_they_are_then() {
    use rustix::fs::{CWD, Mode, mkfifoat};
    let house = House::new();
    let server = house.start().await;
    for number in 0..2 {
        let who = Applicant::of(&server, &format!("person{number}@example.ac.jp")).await;
        who.apply(&server, 300 + number).await;
        images_open(&server, &who).await;
    }
    server.shutdown().await;
    let files = house.images();
    let folder = house.dir().join("documents");
    // Reading the first image waits until somebody writes it.
    fs::remove_file(folder.join(&files[0])).unwrap();
    mkfifoat(CWD, folder.join(&files[0]), Mode::RUSR | Mode::WUSR).unwrap();
    let (dir, to) = (house.dir(), house.beside("a.tar"));
    let running = tokio::task::spawn_blocking(move || backup(&dir, &to, now()));
    while !house
        .around()
        .iter()
        .any(|name| name.starts_with(".akashi-backup-") && house.beside(name).join("0.db").exists())
    {
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert!(!running.is_finished());
    }
    let after = "0123456789abcdef0123456789abcdef";
    rename_image(&house, files[1].clone(), after).await;
    fs::rename(folder.join(&files[1]), folder.join(after)).unwrap();
    fs::write(folder.join(&files[0]), "").unwrap();
    assert_eq!(running.await.unwrap().unwrap().documents, 2);

    restore(&house.beside("a.tar"), &house.beside("b")).unwrap();
    let mut expected = vec![after.to_owned(), files[0].clone()];
    expected.sort();
    assert_eq!(names(&house.beside("b").join("documents")), expected);
}

#[cfg(target_os = "linux")]
fn storage(house: &House) -> Storage {
    let keys = Keys::load(&house.dir()).unwrap();
    Storage::open(&house.dir().join("akashi.db"), keys.database()).unwrap()
}

#[cfg(target_os = "linux")]
async fn rename_image(house: &House, from: String, to: &'static str) {
    let renamed: Result<usize, StorageError> = storage(house)
        .transact(move |tx| {
            let sql = "UPDATE document SET image_file = ?1 WHERE image_file = ?2";
            Ok(tx.execute(sql, [to, &from])?)
        })
        .await;
    assert_eq!(renamed.unwrap(), 1);
}
