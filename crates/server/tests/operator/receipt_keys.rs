//! The keys that sign receipts, as an operator has them: made, listed, changed, backed up, restored, looked after.

use std::process::{Command, Output};

use akashi_protocol::receipt::{KeyId, ReceiptKeys, verify};
use akashi_server::operator::backup::backup;
use akashi_server::operator::restore::restore;
use akashi_server::receipts::{name_of, present};
use akashi_server::{Running, private};

use crate::backup::now;
use crate::house::{self, Applicant, House, get};

async fn published(server: &Running) -> ReceiptKeys {
    serde_json::from_value(get(server, "/v1/receipt-keys", None).await).unwrap()
}

fn command(house: &House, name: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_akashi-server"))
        .args(["receipt-keys", name, "--dir"])
        .arg(house.dir())
        .env("LC_ALL", "en_US.UTF-8")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn signs(house: &House) -> KeyId {
    let mut present = present(&house.dir()).unwrap();
    assert_eq!(present.len(), 1, "{present:?}");
    present.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_folder_has_a_key_and_the_server_takes_it() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("new");
    akashi_server::init::init(&dir).unwrap();
    let made = present(&dir).unwrap();
    assert_eq!(made.len(), 1);
    assert!(!private::is_exposed(&dir.join(name_of(&made[0]))).unwrap());
    // Of a folder made by hand the server makes the key itself.
    let house = House::new();
    assert_eq!(present(&house.dir()).unwrap(), []);
    let server = house.start().await;
    assert_eq!(published(&server).await.keys[0].kid, signs(&house));
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_beside_a_running_server() {
    let house = House::new();
    let listed = said(&command(&house, "list"));
    assert!(listed.contains("There is no key"), "{listed}");
    let server = house.start().await;
    let first = signs(&house);
    let who = Applicant::of(&server, "first@example.ac.jp").await;
    who.apply(&server, 640).await;
    let rotated = said(&command(&house, "rotate"));
    let second = signs(&house);
    assert!(
        first != second && rotated.contains(second.as_str()),
        "{rotated}"
    );
    let later = Applicant::of(&server, "later@example.ac.jp").await;
    later.apply(&server, 641).await;
    let keys = published(&server).await.keys;
    for (who, kid) in [(&who, &first), (&later, &second)] {
        let view = who.view(&server).await;
        let jws = view["receipt"]["jws"].as_str().unwrap();
        assert_eq!(verify(jws, &keys).unwrap().kid, *kid);
    }
    let listed = said(&command(&house, "list"));
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(
        lines[0].starts_with(&format!("{second}: signing since")),
        "{listed}"
    );
    assert!(
        lines[1].starts_with(&format!("{first}: signed from")),
        "{listed}"
    );
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_keeps_the_keys_and_what_they_signed() {
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "first@example.ac.jp").await;
    who.apply(&server, 640).await;
    said(&command(&house, "rotate"));
    let (keys, view) = (published(&server).await, who.view(&server).await);
    let (dir, to) = (house.dir(), house.beside("kept.tar"));
    let made = tokio::task::spawn_blocking(move || backup(&dir, &to, now()));
    made.await.unwrap().unwrap();
    // Changed afterwards: the backup knows nothing of that.
    let signed_then = signs(&house);
    said(&command(&house, "rotate"));
    server.shutdown().await;

    let again = house.beside("again");
    restore(&house.beside("kept.tar"), &again).unwrap();
    assert_eq!(present(&again).unwrap(), [signed_then]);
    let server = house::start(&again).await;
    assert_eq!(published(&server).await, keys);
    assert_eq!(who.view(&server).await["receipt"], view["receipt"]);
    server.shutdown().await;
}
