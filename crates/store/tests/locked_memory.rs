//! After the store was locked, nothing of a key is left in the memory of the process (R9). The process that is searched is a
//! child of the test: the test itself knows what to search for.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail"
)]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Barrier};

use akashi_domain::Sensitive;
use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure, NoKeyring};
use akashi_store::{draft, outbox};
use tokio::task::JoinSet;
use zeroize::Zeroizing;

#[allow(dead_code, reason = "shared with the other tests")]
#[path = "store/world.rs"]
mod world;

const FOLDER: &str = "AKASHI_TEST_LOCKED_FOLDER";
const NAME: &str = "nothing_of_a_key_is_left_in_memory";

/// A keyring as a file, which is read without leaving anything behind.
#[derive(Debug)]
struct OnFile(PathBuf);

impl Keyring for OnFile {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        let bytes = fs::read(&self.0).map(Zeroizing::new).ok();
        Ok(bytes.and_then(|bytes| Key::copied(&bytes)))
    }
    fn set(&self, key: &Key) -> Result<(), KeyringFailure> {
        fs::write(&self.0, key.as_bytes()).map_err(|_| KeyringFailure::Locked)
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        Ok(())
    }
}

#[test]
fn nothing_of_a_key_is_left_in_memory() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return child(Path::new(&folder));
    }
    for passphrase in [None, Some("八文字以上の合言葉です")] {
        let dir = tempfile::tempdir().unwrap();
        if let Some(passphrase) = passphrase {
            fs::write(dir.path().join("passphrase"), passphrase).unwrap();
        }
        let canary = b"a canary that the search has to find";
        fs::write(dir.path().join("canary"), canary).unwrap();
        let mut process = started(dir.path());
        let memory = memory(&process);
        // Nobody listens to what it still says.
        drop(process.stdin.take());
        process.wait().unwrap();

        let recipe = dir.path().join("data/passphrase.json");
        let key = match passphrase {
            None => fs::read(dir.path().join("key")).unwrap(),
            Some(passphrase) => {
                let recipe = akashi_store::key::passphrase::Recipe::load(&recipe).unwrap();
                recipe
                    .unwrap()
                    .derive(passphrase)
                    .unwrap()
                    .as_bytes()
                    .to_vec()
            }
        };
        assert!(found(&memory, canary), "the search does not work");
        let mut secrets = vec![("the key", key.clone())];
        secrets.push(("the key in words", hex::encode(&key).into_bytes()));
        for (n, data_key) in data_keys(dir.path(), &key).into_iter().enumerate() {
            secrets.push((["an image's key", "another image's key"][n], data_key));
        }
        if let Some(passphrase) = passphrase {
            secrets.push(("the passphrase", passphrase.into()));
        }
        let left: Vec<_> = secrets
            .iter()
            .filter(|(_, secret)| found(&memory, secret))
            .map(|(what, _)| *what)
            .collect();
        assert!(
            left.is_empty(),
            "with passphrase: {}: {left:?}",
            passphrase.is_some()
        );
    }
}

/// The process to be searched: opens the store, works, locks it, and waits.
fn child(dir: &Path) {
    let canary = fs::read(dir.join("canary")).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let passphrase = dir.join("passphrase");
    let keyring: Arc<dyn Keyring> = match passphrase.exists() {
        true => Arc::new(NoKeyring),
        false => Arc::new(OnFile(dir.join("key"))),
    };
    let device = akashi_store::Device::claim(world::options(dir, keyring)).unwrap();
    runtime.block_on(async {
        many_threads().await;
        for _ in 0..3 {
            let typed = fs::read(&passphrase).map(|bytes| String::from_utf8(bytes).unwrap());
            let store = device
                .unlock(Sensitive::new(typed.unwrap_or_default()))
                .await
                .unwrap();
            work(&store).await;
            drop(store);
            device.lock().await;
        }
    });
    println!("locked");
    let _ = std::io::stdin().read(&mut [0]);
    assert!(!canary.is_empty());
}

/// So many threads that wait for work of the disk that nearly every piece of it is done on another one, as may happen on
/// a computer that is busy: what a piece leaves on its stack is overwritten by none of the next.
async fn many_threads() {
    const THREADS: usize = 64;
    let all_there = Arc::new(Barrier::new(THREADS));
    let mut waiting = JoinSet::new();
    for _ in 0..THREADS {
        let all_there = Arc::clone(&all_there);
        waiting.spawn_blocking(move || all_there.wait());
    }
    waiting.join_all().await;
}

async fn work(store: &akashi_store::Store) {
    let image = world::with_image(store).await;
    for thumbnail in [false, true] {
        store.image(&image, thumbnail).await.unwrap().unwrap();
    }
    store.read(draft::get).await.unwrap();
    store.read(outbox::list).await.unwrap();
    store.check().await.unwrap();
}

fn started(dir: &Path) -> Child {
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(FOLDER, dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().ends_with("locked")));
    process
}

/// Everything that the process can write to.
fn memory(process: &Child) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(format!("/proc/{}", process.id()));
    let maps = fs::read_to_string(folder.join("maps")).unwrap();
    let mut file = File::open(folder.join("mem")).unwrap();
    let writable = maps.lines().filter(|line| {
        line.split(' ')
            .nth(1)
            .is_some_and(|may| may.starts_with("rw"))
    });
    writable
        .filter_map(|line| {
            let (from, to) = line.split(' ').next()?.split_once('-')?;
            let [from, to] = [from, to].map(|text| u64::from_str_radix(text, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
            file.seek(SeekFrom::Start(from)).ok()?;
            file.read_exact(&mut bytes).ok()?;
            Some(bytes)
        })
        .collect()
}

fn found(memory: &[Vec<u8>], needle: &[u8]) -> bool {
    memory.iter().any(|part| {
        let first = needle[0];
        let mut from = 0;
        while let Some(at) = part[from..].iter().position(|byte| *byte == first) {
            from += at;
            if part[from..].starts_with(needle) {
                return true;
            }
            from += 1;
        }
        false
    })
}

fn data_keys(dir: &Path, key: &[u8]) -> Vec<Vec<u8>> {
    let database = rusqlite::Connection::open(dir.join("data/akashi.db")).unwrap();
    database
        .pragma_update(None, "key", format!("x'{}'", hex::encode(key)))
        .unwrap();
    let mut keys = database
        .prepare("SELECT data_key FROM image LIMIT 2")
        .unwrap();
    let keys = keys.query_map([], |row| row.get(0)).unwrap();
    keys.map(Result::unwrap).collect()
}
