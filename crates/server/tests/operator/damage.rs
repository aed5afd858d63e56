//! Archives that are damaged, incomplete, of another program or made by somebody with other intentions: nothing of
//! them is ever seen.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;

use akashi_i18n::{Language, Messages};
use akashi_server::operator::backup::backup;
use akashi_server::operator::restore::{RestoreError, restore};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::backup::now;
use crate::house::{Applicant, House};

type Members = Vec<(String, Vec<u8>)>;

/// A house with one application, and the members of its backup, the manifest last.
async fn archived() -> (House, Members) {
    let house = House::new();
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    server.shutdown().await;
    let path = house.beside("a.tar");
    backup(&house.dir(), &path, now()).unwrap();
    let mut archive = tar::Archive::new(fs::File::open(&path).unwrap());
    let members = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    let members = members.collect();
    (house, members)
}

/// Writes an archive whose names need not be names of files.
fn write(house: &House, members: &Members, kind: tar::EntryType) {
    let mut builder = tar::Builder::new(fs::File::create(house.beside("b.tar")).unwrap());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        let strange = name.contains("..") || name.starts_with('/');
        header.set_entry_type(if strange {
            kind
        } else {
            tar::EntryType::Regular
        });
        header.set_size(bytes.len() as u64);
        header.set_mode(0o777);
        // `append_data` would refuse such names.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap();
}

fn refused(house: &House) -> RestoreError {
    let error = restore(&house.beside("b.tar"), &house.beside("restored")).unwrap_err();
    // Nothing is left, neither under its name nor under a temporary one.
    assert_eq!(house.around(), ["a.tar", "b.tar", "server"]);
    for language in [Language::Ja, Language::En] {
        let said = error.said();
        let text = said.text(Messages::of(language));
        assert!(text != said.key && !text.contains("{$"), "{text}");
    }
    error
}

/// Changes the manifest.
fn manifest(members: &mut Members, change: impl FnOnce(&mut Value)) {
    let (_, bytes) = members.last_mut().unwrap();
    let mut manifest: Value = serde_json::from_slice(bytes).unwrap();
    change(&mut manifest);
    *bytes = serde_json::to_vec(&manifest).unwrap();
}

/// What somebody writes into the manifest who wants these bytes to be believed.
fn stated(bytes: &[u8]) -> Value {
    json!({ "bytes": bytes.len(), "sha256": hex::encode(Sha256::digest(bytes)) })
}

fn assert_damaged(house: &House, member: &str) {
    match refused(house) {
        RestoreError::Damaged(found) => assert_eq!(found, member),
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_anywhere_is_found() {
    let (house, members) = archived().await;
    let names: Vec<_> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.last(), Some(&"manifest.json"));
    assert_eq!(names.len(), 8, "{names:?}");
    for place in 0..members.len() - 1 {
        let mut changed = members.clone();
        let (name, bytes) = &mut changed[place];
        let name = name.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        write(&house, &changed, tar::EntryType::Regular);
        match refused(&house) {
            RestoreError::Damaged(found) => assert_eq!(found, name),
            other => panic!("{name}: {other}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_archive_is_none() {
    let (house, members) = archived().await;
    let whole = fs::read(house.beside("a.tar")).unwrap();
    for length in [0, 1, 511, 512, 2_000, whole.len() / 2, whole.len() - 3_000] {
        fs::write(house.beside("b.tar"), &whole[..length]).unwrap();
        assert!(
            matches!(refused(&house), RestoreError::Damaged(_)),
            "{length}"
        );
    }
    for place in 0..members.len() {
        let mut fewer = members.clone();
        let (name, _) = fewer.remove(place);
        write(&house, &fewer, tar::EntryType::Regular);
        assert_damaged(&house, &name);
    }
    // Missing in the manifest too: then it is missed because a server needs it.
    for place in 0..members.len() - 1 {
        let mut fewer = members.clone();
        let (name, _) = fewer.remove(place);
        manifest(&mut fewer, |manifest| {
            manifest["members"].as_object_mut().unwrap().remove(&name);
        });
        write(&house, &fewer, tar::EntryType::Regular);
        assert_damaged(&house, &name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_lead_nowhere_else() {
    let (house, members) = archived().await;
    let strange = [
        "../evil",
        "/tmp/akashi-evil",
        "files/../../evil",
        "documents/../../evil",
        "files/not-named",
        "akashi.db-wal",
        "keys/../evil",
    ];
    let kinds = [
        tar::EntryType::Regular,
        tar::EntryType::Symlink,
        tar::EntryType::Directory,
        tar::EntryType::Link,
    ];
    for name in strange {
        for kind in kinds {
            let mut more = members.clone();
            more.insert(0, (name.to_owned(), Vec::new()));
            manifest(&mut more, |manifest| {
                manifest["members"][name] = stated(b"")
            });
            write(&house, &more, kind);
            assert_damaged(&house, name);
        }
    }
    // A configuration that names the server's own files, or files elsewhere, opens no way either.
    for (named, error) in [
        ("akashi.db", "university.toml"),
        ("../evil", "files/../evil"),
    ] {
        let mut more = members.clone();
        let toml = more
            .iter_mut()
            .find(|(name, _)| name == "university.toml")
            .unwrap();
        let text = String::from_utf8(toml.1.clone()).unwrap();
        toml.1 = text
            .replace("\n[server]", &format!("\nlogo = {named:?}\n[server]"))
            .into_bytes();
        let toml = toml.1.clone();
        more.insert(0, (format!("files/{named}"), b"evil".to_vec()));
        manifest(&mut more, |manifest| {
            manifest["members"]["university.toml"] = stated(&toml);
            manifest["members"][format!("files/{named}")] = stated(b"evil");
        });
        write(&house, &more, tar::EntryType::Regular);
        assert_damaged(&house, error);
    }
    assert!(!house.beside("evil").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn members_come_once_and_the_manifest_last() {
    let (house, members) = archived().await;
    for place in 0..members.len() {
        let mut more = members.clone();
        let again = more[place].clone();
        more.push(again.clone());
        write(&house, &more, tar::EntryType::Regular);
        assert_damaged(&house, &again.0);
        let mut more = members.clone();
        more.insert(0, again.clone());
        write(&house, &more, tar::EntryType::Regular);
        assert!(matches!(refused(&house), RestoreError::Damaged(_)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_archive_and_another_key_are_refused() {
    let (house, members) = archived().await;
    for entry in ["format", "schema_version"] {
        let mut newer = members.clone();
        manifest(&mut newer, |manifest| {
            manifest[entry] = json!(9_999);
            manifest["server_version"] = json!("99.0.0");
        });
        write(&house, &newer, tar::EntryType::Regular);
        assert!(matches!(refused(&house), RestoreError::Newer(version) if version == "99.0.0"));
    }
    let mut other = members.clone();
    let key = other
        .iter_mut()
        .find(|(name, _)| name == "keys/server.key")
        .unwrap();
    key.1 = vec![b'0'; 64];
    manifest(&mut other, |manifest| {
        manifest["members"]["keys/server.key"] = stated(&[b'0'; 64]);
    });
    write(&house, &other, tar::EntryType::Regular);
    assert!(matches!(refused(&house), RestoreError::Storage(_)));

    // A database that somebody damaged and whose digest they corrected.
    let mut broken = members.clone();
    let database = broken
        .iter_mut()
        .find(|(name, _)| name == "akashi.db")
        .unwrap();
    let end = database.1.len() - 2_000;
    database.1[end] ^= 1;
    let database = database.1.clone();
    manifest(&mut broken, |manifest| {
        manifest["members"]["akashi.db"] = stated(&database)
    });
    write(&house, &broken, tar::EntryType::Regular);
    assert!(matches!(refused(&house), RestoreError::DatabaseDamaged));
}

#[tokio::test(flavor = "multi_thread")]
async fn images_the_database_does_not_know_are_left_out() {
    let (house, mut members) = archived().await;
    let name = format!("documents/{}", "0".repeat(32));
    members.insert(0, (name.clone(), b"stray".to_vec()));
    manifest(&mut members, |manifest| {
        manifest["members"][&name] = stated(b"stray")
    });
    write(&house, &members, tar::EntryType::Regular);
    let restored = restore(&house.beside("b.tar"), &house.beside("restored")).unwrap();
    assert_eq!(restored.documents, 1);
    let known: BTreeMap<_, _> = members.into_iter().collect();
    assert!(known.contains_key(&name));
    assert!(!house.beside("restored").join(&name).exists());
}
