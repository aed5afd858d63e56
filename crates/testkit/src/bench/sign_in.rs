//! Signing in over many connections at once, and the same hashes by themselves.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use akashi_domain::{EmailAddress, Language, Sensitive};
use akashi_server::hashing::{self, Cost, Memory};
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::{StorageError, password};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde_json::json;

use super::load::{self, Line};
use crate::fault::{Fault, Result};

const PASSWORD: &str = "KawanoNagare1989";
const SECOND: &str = "YamanoKaze2011";
/// Nothing here takes longer.
const MOST: Duration = Duration::from_secs(120);

/// Who can sign in.
#[derive(Debug, Clone, clap::Args)]
pub struct Graduates {
    /// The server's folder
    #[arg(long)]
    pub campus: PathBuf,
    /// How many
    #[arg(long)]
    pub count: u32,
}

/// Who signs in.
#[derive(Debug, Clone, clap::Args)]
pub struct SignIn {
    /// Port on this machine
    #[arg(long)]
    pub port: u16,
    /// How many at the same time, each with an account of their own
    #[arg(long, default_value_t = 64)]
    pub connections: u32,
    /// For how long
    #[arg(long)]
    pub seconds: u64,
    /// With passwords of nobody
    #[arg(long)]
    pub wrong: bool,
}

/// Who hashes.
#[derive(Debug, Clone, clap::Args)]
pub struct Hash {
    /// On so many threads
    #[arg(long)]
    pub threads: usize,
    /// For how long
    #[arg(long)]
    pub seconds: u64,
}

/// Gives accounts to people, and passwords.
///
/// # Errors
/// When the server's folder cannot be used.
pub async fn admit(asked: &Graduates) -> Result<()> {
    let (_, storage) = super::database(&asked.campus)?;
    let now = Timestamp::now();
    let first = hashing::hash(&Sensitive::from(PASSWORD), Cost::Applicant)?;
    let second = hashing::hash(&Sensitive::from(SECOND), Cost::Applicant)?;
    let addresses = (0..asked.count)
        .map(|number| EmailAddress::parse(&address(number)))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let admitted: std::result::Result<(), StorageError> = storage
        .transact(move |tx| {
            for address in &addresses {
                let graduate = NewGraduate {
                    name: "髙﨑 一郎".into(),
                    language: Language::Ja,
                    email: address.expose().into(),
                    email_key: address.key().into(),
                };
                graduate::insert(tx, &graduate, now)?;
                let found = password::find_graduate(tx, &address.key())?
                    .ok_or(StorageError::Damaged("sign_in_method"))?;
                password::set_both(tx, found.method, &first, &second, now)?;
            }
            Ok(())
        })
        .await;
    Ok(admitted?)
}

/// Prints sign-ins per second, good or refused as they are expected to be.
///
/// # Errors
/// When one of them is answered otherwise.
pub async fn sign_in(asked: &SignIn) -> Result<()> {
    let begun = Instant::now();
    let end = begun + Duration::from_secs(asked.seconds).min(MOST);
    let signing = (0..asked.connections).map(|number| async move {
        let mut line = Line::to(asked.port).await?;
        let mut times = 0_u32;
        while Instant::now() < end {
            let (email, password) = if asked.wrong {
                let nobody = format!("nobody.{number}.{times}@graduates.example");
                (nobody, "Wrong123")
            } else {
                (address(number), PASSWORD)
            };
            let body = json!({ "email": email, "password": password, "second_password": SECOND });
            let body = body.to_string();
            let content = ("application/json", body.len());
            let head = load::head("POST", "/v1/sessions", "", Some(content));
            let status = line.answer(&[&head, body.as_bytes()]).await?;
            match (asked.wrong, status) {
                (false, 201) | (true, 401) => times += 1,
                _ => return Err(format!("status {status}").into()),
            }
        }
        Ok::<_, Fault>(times)
    });
    let times: u32 = try_join_all(signing).await?.iter().sum();
    println!("{}", f64::from(times) / begun.elapsed().as_secs_f64());
    Ok(())
}

/// Prints hashes per second.
///
/// # Errors
/// When one fails.
pub fn hash(asked: &Hash) -> Result<()> {
    let begun = Instant::now();
    let end = begun + Duration::from_secs(asked.seconds).min(MOST);
    let work = move || {
        let password = Sensitive::from(PASSWORD);
        let mut memory = Memory::default();
        let mut times = 0_u32;
        while Instant::now() < end {
            memory.hash(&password, Cost::Applicant)?;
            times += 1;
        }
        Ok::<_, hashing::HashingFailed>(times)
    };
    let threads: Vec<_> = (0..asked.threads).map(|_| thread::spawn(work)).collect();
    let mut times = 0;
    for thread in threads {
        times += thread.join().map_err(|_| "a thread has ended")??;
    }
    println!("{}", f64::from(times) / begun.elapsed().as_secs_f64());
    Ok(())
}

fn address(number: u32) -> String {
    format!("graduate.{number}@graduates.example")
}
