//! The recorder in a real process: this very test, started once more.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{IoSlice, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::Command;

use super::super::preload::build_recorder;
use super::disk::{self, Disk, Honesty};
use super::log;
use super::machine::Machine;
use super::record::{FOLDER, Kind};

const NAME: &str = "chaos::power::recorder_tests::what_a_process_does_is_recorded";

#[test]
fn what_a_process_does_is_recorded() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return do_things(Path::new(&folder));
    }
    build_recorder().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("folder");
    let machine = Machine::new(&folder, Honesty::Honest).unwrap();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", NAME, "--nocapture", "--test-threads=1"]);
    machine.recording().unwrap().switch_on(&mut again);
    assert!(again.output().unwrap().status.success());

    let records = log::read(&dir.path().join("folder.log")).unwrap();
    let mut disk = Disk::empty(Honesty::Honest);
    for record in &records {
        disk.apply(record).unwrap();
    }
    let (seen, real) = (disk.seen(), disk::read(&folder).unwrap());
    assert_eq!(
        seen.keys().collect::<Vec<_>>(),
        real.keys().collect::<Vec<_>>()
    );
    assert_eq!(seen, real);
    for kind in Kind::ALL {
        assert!(records.iter().any(|r| r.kind == kind), "{kind:?}");
    }
    assert!(records.iter().all(|r| !r.path.ends_with("-shm")));
    let synced = |path| {
        let mut synced = records.iter().filter(|r| r.kind == Kind::Sync);
        synced.any(|r| r.path == path)
    };
    assert!(synced("/") && synced("/a") && !synced("/b"));
}

/// Everything that changes files, as Rust's library does it.
fn do_things(dir: &Path) {
    let at = |name: &str| dir.join(name);
    let mut file = File::create(at("a")).unwrap();
    file.write_all(b"0123456789").unwrap();
    file.seek(SeekFrom::Start(3)).unwrap();
    file.write_all(b"abc").unwrap();
    file.write_all_at(b"xyz", 20).unwrap();
    let mut twin = file.try_clone().unwrap();
    twin.write_all(b"twin").unwrap();
    let pieces = [IoSlice::new(b"one"), IoSlice::new(b"two")];
    assert_eq!(twin.write_vectored(&pieces).unwrap(), 6);
    file.set_len(21).unwrap();
    file.sync_all().unwrap();
    File::open(dir).unwrap().sync_all().unwrap();

    let mut log = OpenOptions::new();
    let mut log = log.append(true).create(true).open(at("log")).unwrap();
    log.write_all(b"first ").unwrap();
    fs::write(at("b"), b"to be cut").unwrap();
    fs::write(at("b"), b"cut").unwrap();
    log.write_all(b"second").unwrap();

    fs::copy(at("a"), at("copy")).unwrap();
    fs::hard_link(at("a"), at("linked")).unwrap();
    fs::rename(at("b"), at("copy")).unwrap();
    fs::write(at("x-shm"), b"memory").unwrap();

    fs::create_dir_all(at("f/g")).unwrap();
    fs::write(at("f/g/h"), b"deep").unwrap();
    fs::rename(at("f/g"), at("f/k")).unwrap();
    fs::write(at("f/k/h"), b"deeper").unwrap();
    fs::create_dir_all(at("gone/gone")).unwrap();
    fs::write(at("gone/gone/x"), b"x").unwrap();
    fs::remove_dir_all(at("gone")).unwrap();

    let mut lost = File::create(at("lost")).unwrap();
    fs::remove_file(at("lost")).unwrap();
    lost.write_all(b"by nobody").unwrap();

    let mut content = String::new();
    let mut opened = File::open(at("a")).unwrap();
    opened.read_to_string(&mut content).unwrap();
    assert!(content.starts_with("012abc"), "{content}");
    // To whoever started this.
    println!("done");
}
