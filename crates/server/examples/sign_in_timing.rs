//! Measures what a stranger could learn from the time a refused sign-in takes: known and unknown addresses in turn,
//! over HTTP, against a real server. `cargo xtask bench signin` runs it. Its one argument is the number of pairs.

use std::error::Error;
use std::io::Write as _;
use std::time::{Duration, Instant};

use akashi_domain::{EmailAddress, Language};
use akashi_server::config::Config;
use akashi_server::hashing::{self, Cost};
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::{StorageError, password};
use akashi_server::{Deps, Running, Server, init};
use serde_json::{Value, json};

type Fault = Box<dyn Error + Send + Sync>;

const KNOWN: &str = "known@graduates.example";
const UNKNOWN: &str = "nobody@graduates.example";
/// Of a quantity that nobody tries: here it is the time that is measured, not the refusal after many failures.
const NEVER: u32 = u32::MAX;

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let pairs = match std::env::args().nth(1) {
        Some(pairs) => pairs.parse()?,
        None => 2_000,
    };
    // Nothing is encrypted on the way to this machine itself, but no client is made without knowing how.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let dir = tempfile::tempdir()?;
    let folder = dir.path().join("university");
    init::init(&folder)?;
    let mut config = Config::load(&folder)?;
    config.listen = "127.0.0.1:0".parse()?;
    let policies = &mut config.university.policies;
    policies.sign_in_slow_after = NEVER;
    policies.sign_in_refuse_after = NEVER;
    policies.sign_in_reset_after = NEVER;
    let deps = Deps {
        images: None,
        ..Deps::default()
    };
    let running = Server::start(config, deps).await?;
    admit(&running).await?;
    let mut differences = measure(&running, pairs).await?;
    running.shutdown().await;
    differences.sort_by(f64::total_cmp);
    let middle = differences.get(differences.len() / 2).ok_or("no pairs")?;
    writeln!(std::io::stdout(), "{:.3}", middle.abs() * 1e3)?;
    Ok(())
}

/// A graduate whose passwords are set.
async fn admit(running: &Running) -> Result<(), Fault> {
    let address = EmailAddress::parse(KNOWN)?;
    let phc = hashing::hash(&"Correct1".into(), Cost::Applicant)?;
    let now = running.state.now();
    let admitted: Result<(), StorageError> = running
        .state
        .storage
        .transact(move |tx| {
            let graduate = NewGraduate {
                name: KNOWN.into(),
                language: Language::Ja,
                email: address.expose().into(),
                email_key: address.key().into(),
            };
            graduate::insert(tx, &graduate, now)?;
            let found = password::find_graduate(tx, &address.key())?
                .ok_or(StorageError::Damaged("sign_in_method"))?;
            password::set_both(tx, found.method, &phc, &phc, now)
        })
        .await;
    Ok(admitted?)
}

/// Seconds that the known address took longer, pair by pair. Which one is first alternates.
async fn measure(running: &Running, pairs: usize) -> Result<Vec<f64>, Fault> {
    let client = reqwest::Client::new();
    let url = format!("http://{}/v1/sessions", running.addr);
    let mut differences = Vec::with_capacity(pairs);
    for pair in 0..=pairs {
        let (known, unknown) = if pair % 2 == 0 {
            let known = refused(&client, &url, KNOWN).await?;
            (known, refused(&client, &url, UNKNOWN).await?)
        } else {
            let unknown = refused(&client, &url, UNKNOWN).await?;
            (refused(&client, &url, KNOWN).await?, unknown)
        };
        if known.1 != unknown.1 {
            return Err("the answers differ".into());
        }
        // The first pair opens the connection.
        if pair > 0 {
            differences.push(known.0.as_secs_f64() - unknown.0.as_secs_f64());
        }
    }
    Ok(differences)
}

/// How long a refusal took, and what it said.
async fn refused(
    client: &reqwest::Client,
    url: &str,
    email: &str,
) -> Result<(Duration, Value), Fault> {
    let body = json!({ "email": email, "password": "Wrong123", "second_password": "Wrong456" });
    let started = Instant::now();
    let answer = client.post(url).json(&body).send().await?;
    let status = answer.status().as_u16();
    let mut problem: Value = answer.json().await?;
    let took = started.elapsed();
    // Different for every request there is.
    if let Some(fields) = problem.as_object_mut() {
        fields.remove("request_id");
    }
    match status {
        401 => Ok((took, problem)),
        _ => Err(format!("status {status}").into()),
    }
}
