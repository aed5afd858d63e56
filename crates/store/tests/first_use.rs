//! A program of its own, because it is about what the first moments of a process allow.

use std::sync::{Arc, Barrier};
use std::time::Duration;

use akashi_store::key::Key;
use akashi_store::key::keyring::{Keyring, KeyringFailure};
use akashi_store::{Device, DeviceOptions, SystemEntropy};

#[derive(Debug)]
struct OneKey;

impl Keyring for OneKey {
    fn get(&self) -> Result<Option<Key>, KeyringFailure> {
        Ok(Some(Key::from_bytes([7; 32])))
    }
    fn set(&self, _: &Key) -> Result<(), KeyringFailure> {
        Ok(())
    }
    fn delete(&self) -> Result<(), KeyringFailure> {
        Ok(())
    }
}

#[test]
fn many_threads_may_be_the_first() {
    const MANY: usize = 24;
    let start = Arc::new(Barrier::new(MANY));
    let threads: Vec<_> = (0..MANY)
        .map(|_| {
            let start = Arc::clone(&start);
            std::thread::spawn(move || {
                let dir = tempfile::tempdir().unwrap();
                let device = Device::claim(DeviceOptions {
                    dir: dir.path().to_owned(),
                    keyring: Arc::new(OneKey),
                    patience: Duration::from_secs(60),
                    entropy: Arc::new(SystemEntropy),
                    max_bytes: None,
                })
                .unwrap();
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_time()
                    .build()
                    .unwrap();
                start.wait();
                runtime.block_on(device.open()).unwrap();
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
