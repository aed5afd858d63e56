//! A backup counts when it was read back: what applicants' devices are told then, and what a restored server says.

use std::fs;
use std::path::PathBuf;

use akashi_server::operator::backup::{Backup, BackupError, backup, confirm};
use akashi_server::operator::restore::restore;
use serde_json::json;

use crate::backup::now;
use crate::house::{self, Applicant, House, get};

fn made(house: &House, name: &str) -> Backup {
    backup(&house.dir(), &house.beside(name), now()).unwrap()
}

/// Off the threads that answer requests, as a process of its own would be.
async fn confirmed(dir: PathBuf, made: Backup) -> Result<(), BackupError> {
    let confirming = tokio::task::spawn_blocking(move || confirm(&dir, &made, now()));
    confirming.await.unwrap().map(|_| ())
}

async fn is_backed_up(who: &Applicant, server: &akashi_server::Running) -> bool {
    let view = who.view(server).await;
    let changes = get(server, "/v1/changes", Some(&who.token)).await;
    let told = json!([{ "application": who.application, "revision": 1 }]);
    let said = view["backed_up"] == json!(true);
    assert_eq!(changes["backed_up"], if said { told } else { json!(null) });
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn it_covers_what_was_there_and_a_restored_server_claims_no_more() {
    let house = House::new();
    let server = house.start().await;
    let first = Applicant::of(&server, "one@example.ac.jp").await;
    first.apply(&server, 300).await;
    let earlier = made(&house, "earlier.tar");
    let second = Applicant::of(&server, "two@example.ac.jp").await;
    second.apply(&server, 301).await;
    assert!(!is_backed_up(&first, &server).await);
    let later = made(&house, "later.tar");
    confirmed(house.dir(), earlier.clone()).await.unwrap();
    assert!(is_backed_up(&first, &server).await);
    assert!(!is_backed_up(&second, &server).await);
    confirmed(house.dir(), later).await.unwrap();
    assert!(is_backed_up(&second, &server).await);
    // Read back once more, it takes nothing from the later one.
    confirmed(house.dir(), earlier).await.unwrap();
    assert!(is_backed_up(&second, &server).await);
    let third = made(&house, "third.tar");
    server.shutdown().await;

    // Restored from the first, which was made before any was confirmed: it says nothing of itself.
    let dir = house.beside("restored");
    restore(&house.beside("earlier.tar"), &dir).unwrap();
    let server = house::start(&dir).await;
    assert!(!is_backed_up(&first, &server).await);
    // What came in after it was made is not in this database, so that backup is none of this one's.
    let refused = confirmed(dir.clone(), third).await.unwrap_err();
    assert!(matches!(refused, BackupError::NotRecorded), "{refused}");
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_cannot_be_read_back_does_not_count() {
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    let broken = made(&house, "broken.tar");
    let mut bytes = fs::read(&broken.file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&broken.file, bytes).unwrap();
    let refused = confirmed(house.dir(), broken.clone()).await.unwrap_err();
    assert!(matches!(refused, BackupError::NotReadBack(_)), "{refused}");
    assert!(broken.file.exists());
    assert!(!is_backed_up(&who, &server).await);
    server.shutdown().await;
}
