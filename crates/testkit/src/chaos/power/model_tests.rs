//! What the model lets a power cut do, and what not: everything that comes out of a few hundred throws.

use std::collections::BTreeSet;

use super::super::plan::Dice;
use super::disk::{Disk, Honesty, Tree};
use super::file::SECTOR;
use super::log::{Record, earliest_cut};
use super::record::{Head, Kind};

const THROWS: u64 = 600;

fn record(kind: Kind, path: &str, inode: u64) -> Record {
    Record {
        kind,
        path: path.to_owned(),
        second: String::new(),
        inode,
        offset: 0,
        data: Vec::new(),
    }
}

fn create(path: &str, inode: u64) -> Record {
    record(Kind::Create, path, inode)
}

fn folder(path: &str) -> Record {
    record(Kind::MakeFolder, path, 0)
}

fn sync(path: &str, inode: u64) -> Record {
    record(Kind::Sync, path, inode)
}

/// Folders are found by their path.
fn sync_folder(path: &str) -> Record {
    sync(path, 1_000)
}

fn unlink(path: &str) -> Record {
    record(Kind::Unlink, path, 0)
}

fn resize(path: &str, inode: u64, length: u64) -> Record {
    Record {
        offset: length,
        ..record(Kind::Resize, path, inode)
    }
}

fn write(path: &str, inode: u64, data: &[u8]) -> Record {
    Record {
        data: data.to_vec(),
        ..record(Kind::Write, path, inode)
    }
}

fn rename(path: &str, second: &str, inode: u64) -> Record {
    Record {
        second: second.to_owned(),
        ..record(Kind::Rename, path, inode)
    }
}

/// Everything that may be left.
fn left(script: &[Record], honesty: Honesty) -> BTreeSet<Tree> {
    let mut disk = Disk::empty(honesty);
    for record in script {
        disk.apply(record).unwrap();
    }
    let throw = |index| disk.after_cut(&mut Dice::of_round(7, index));
    (0..THROWS).map(throw).collect()
}

/// A tree as a line: `/a=text /b/`. The folder itself is not mentioned.
fn shown(tree: &Tree) -> String {
    let parts = tree.iter().filter(|(path, _)| *path != "/");
    let shown = parts.map(|(path, content)| {
        let content = String::from_utf8_lossy(content);
        if path.ends_with('/') {
            path.clone()
        } else {
            format!("{path}={content}")
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// Exactly these are possible. What arrived as zeros or noise is not listed: `texts` are left out that hold any.
fn check(what: &str, script: &[Record], possible: &[&str]) {
    let found: BTreeSet<String> = left(script, Honesty::Honest).iter().map(shown).collect();
    let plain = |text: &&String| text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    let found: BTreeSet<&str> = found.iter().filter(plain).map(String::as_str).collect();
    assert_eq!(found, possible.iter().copied().collect(), "{what}");
}

/// A file that is there for good, with this content.
fn settled(path: &str, inode: u64, data: &[u8]) -> Vec<Record> {
    vec![
        create(path, inode),
        write(path, inode, data),
        sync(path, inode),
        sync_folder("/"),
    ]
}

fn then(mut before: Vec<Record>, after: &[Record]) -> Vec<Record> {
    before.extend_from_slice(after);
    before
}

#[test]
fn only_what_was_synced_is_there_for_good() {
    let new = [create("/a", 5), write("/a", 5, b"new")];
    check("nothing synced", &new, &["", "/a=", "/a=new"]);
    let script = then(new.to_vec(), &[sync("/a", 5)]);
    check("the file, not its name", &script, &["", "/a=new"]);
    let script = then(new.to_vec(), &[sync_folder("/")]);
    check("the name, not the file", &script, &["/a=", "/a=new"]);
    let script = settled("/a", 5, b"new");
    check("both", &script, &["/a=new"]);
    let script = then(settled("/a", 5, b"old"), &[write("/a", 5, b"new")]);
    check("written over", &script, &["/a=old", "/a=new"]);
    let script = then(settled("/a", 5, b"old"), &[resize("/a", 5, 0)]);
    check("emptied", &script, &["/a=old", "/a="]);
    let script = then(settled("/a", 5, b"old"), &[unlink("/a")]);
    check("deleted", &script, &["/a=old", ""]);
    let script = then(script, &[sync_folder("/")]);
    check("deleted for good", &script, &[""]);
}

#[test]
fn a_file_is_replaced_safely_in_one_order_only() {
    let old = || settled("/a", 5, b"old");
    let tmp = [create("/t", 6), write("/t", 6, b"new")];
    let (named, synced) = (rename("/t", "/a", 6), sync("/t", 6));
    let careless = [&tmp[..], &[named.clone(), sync_folder("/")]].concat();
    check(
        "the content was not synced",
        &then(old(), &careless),
        &["/a=", "/a=new"],
    );
    let unnamed = [&tmp[..], &[synced.clone(), named.clone()]].concat();
    let possible = ["/a=old", "/a=old /t=new", "/a=new"];
    check("the name was not synced", &then(old(), &unnamed), &possible);
    let whole = [&tmp[..], &[synced, named, sync_folder("/")]].concat();
    check("both were", &then(old(), &whole), &["/a=new"]);
}

#[test]
fn a_folder_that_is_lost_takes_everything_along() {
    let script = [
        folder("/f"),
        create("/f/a", 5),
        write("/f/a", 5, b"new"),
        sync("/f/a", 5),
        sync_folder("/f"),
    ];
    check("its name was not synced", &script, &["", "/f/ /f/a=new"]);
    let script = then(script.to_vec(), &[sync_folder("/")]);
    check("it was", &script, &["/f/ /f/a=new"]);
}

#[test]
fn a_folder_forgets_nothing_before_what_it_remembers() {
    let script = [create("/a", 5), create("/b", 6), unlink("/a")];
    check("in order", &script, &["", "/a=", "/a= /b=", "/b="]);
    let script = [create("/b", 6), create("/a", 5)];
    check(
        "never the later one alone",
        &script,
        &["", "/b=", "/a= /b="],
    );
}

#[test]
fn a_write_is_torn_between_sectors_and_nowhere_else() {
    let (old, new) = ([b'o'; 3 * SECTOR], [b'n'; 3 * SECTOR]);
    let script = then(settled("/a", 5, &old), &[write("/a", 5, &new)]);
    let mut seen = BTreeSet::new();
    for tree in left(&script, Honesty::Honest) {
        let content = &tree["/a"];
        assert_eq!(content.len(), 3 * SECTOR);
        let sectors: Vec<u8> = content.chunks(SECTOR).map(|sector| sector[0]).collect();
        let whole = content.chunks(SECTOR).all(|s| s.iter().all(|b| *b == s[0]));
        assert!(whole, "a sector is never half of each");
        seen.insert(String::from_utf8(sectors).unwrap());
    }
    assert_eq!(seen.len(), 8, "{seen:?}");
}

#[test]
fn where_a_file_grew_and_nothing_arrived_there_are_zeros_or_noise() {
    let script = [
        create("/a", 5),
        write("/a", 5, &[b'n'; SECTOR]),
        sync_folder("/"),
    ];
    let found = left(&script, Honesty::Honest);
    let is = |judge: &dyn Fn(&[u8]) -> bool| found.iter().any(|tree| judge(&tree["/a"]));
    assert!(is(&|content: &[u8]| content.is_empty()));
    assert!(is(
        &|content| content.len() == SECTOR && content.iter().all(|b| *b == 0)
    ));
    assert!(is(
        &|content| content.len() == SECTOR && content.iter().any(|b| *b > 127)
    ));
}

#[test]
fn a_number_is_given_to_another_file_once_its_own_is_gone() {
    let script = then(settled("/a", 5, b"old"), &[unlink("/a")]);
    let script = then(script, &settled("/b", 5, b"new"));
    check("the same number", &script, &["/b=new"]);
    let script = then(script, &[folder("/c"), sync("/c", 5), sync_folder("/")]);
    check("and to a folder", &script, &["/b=new /c/"]);
}

#[test]
fn a_lying_disk_loses_what_was_synced() {
    let found = left(&settled("/a", 5, b"new"), Honesty::Lying);
    assert!(found.iter().any(|tree| !tree.contains_key("/a")));
}

#[test]
fn the_power_goes_after_what_was_said() {
    let told = record(Kind::Told, "", 0);
    let letter = rename("/mail/.x", "/mail/x", 9);
    let (one, two) = (create("/a", 5), create("/b", 6));
    for (records, earliest) in [
        (vec![], 0),
        (vec![one.clone(), two.clone()], 0),
        (vec![one.clone(), told.clone(), two.clone()], 2),
        (vec![told, one, letter, two], 3),
    ] {
        assert_eq!(earliest_cut(&records, "/mail/"), earliest, "{records:?}");
    }
}

#[test]
fn a_head_reads_back() {
    for kind in Kind::ALL {
        let head = Head {
            kind,
            path: 3,
            second: u16::MAX,
            inode: u64::MAX,
            offset: 1 << 40,
            data: 7,
        };
        assert_eq!(Head::from_bytes(&head.to_bytes()), Some(head));
    }
    assert_eq!(Head::from_bytes(&[0; super::record::HEAD]), None);
}
