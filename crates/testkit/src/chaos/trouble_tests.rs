//! Disks in trouble, as a real process sees them: this very test, started once more.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Seek as _, Write as _};
use std::path::Path;
use std::process::Command;

use super::power::record::FOLDER;
use super::preload::build_recorder;
use super::trouble::{Machine, Trouble};

const NAME: &str = "chaos::trouble_tests::a_disk_in_trouble_refuses_as_disks_do";

#[test]
fn a_disk_in_trouble_refuses_as_disks_do() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return try_things(Path::new(&folder));
    }
    build_recorder().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let machine = Machine::new(&dir.path().join("disk")).unwrap();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", NAME, "--nocapture", "--test-threads=1"]);
    machine.preload().unwrap().switch_on(&mut again);
    assert!(again.status().unwrap().success());
}

fn try_things(dir: &Path) {
    let machine = Machine::new(dir).unwrap();
    let at = |name: &str| dir.join(name);
    let mut file = File::create(at("a")).unwrap();
    file.write_all(&[1; 5000]).unwrap();

    machine.begin(Trouble::Full).unwrap();
    // What is left of the block, and then nothing more.
    assert_eq!(file.write(&[2; 9000]).unwrap(), 8192 - 5000);
    assert_eq!(file.stream_position().unwrap(), 8192);
    let refused = |done: std::io::Result<usize>| done.unwrap_err().kind();
    assert_eq!(refused(file.write(b"more")), ErrorKind::StorageFull);
    // What is there can be written over, and given up.
    file.rewind().unwrap();
    assert_eq!(file.write(&[3; 8192]).unwrap(), 8192);
    assert!(fs::create_dir(at("folder")).is_err());
    fs::rename(at("a"), at("b")).unwrap();
    machine.end(Trouble::Full).unwrap();
    file.write_all(b"more").unwrap();
    assert_eq!(fs::metadata(at("b")).unwrap().len(), 8196);

    machine.begin(Trouble::ReadOnly).unwrap();
    let read_only = |error: std::io::Error| error.kind() == ErrorKind::ReadOnlyFilesystem;
    assert!(read_only(file.write(b"x").unwrap_err()));
    assert!(read_only(file.set_len(1).unwrap_err()));
    assert!(read_only(File::create(at("c")).unwrap_err()));
    let both = OpenOptions::new().read(true).write(true).open(at("b"));
    assert!(read_only(both.unwrap_err()));
    assert!(read_only(fs::remove_file(at("b")).unwrap_err()));
    assert!(read_only(fs::rename(at("b"), at("c")).unwrap_err()));
    assert_eq!(fs::read(at("b")).unwrap().len(), 8196);
    // Elsewhere all is well.
    fs::write(dir.with_extension("elsewhere"), "x").unwrap();
    machine.end(Trouble::ReadOnly).unwrap();
    fs::remove_file(at("b")).unwrap();
}
