//! As little of a server as can do the work: what `cargo xtask bench sync` and `server` hold the real one against. axum
//! and rusqlite, no encryption, no sign-in, no rules; SQLite in WAL mode with `synchronous=FULL`, one commit for each
//! application that is brought, one row for each answer.
//!
//! Usage: `bare DATABASE [REQUESTS ANSWER]`. It prints its port. `REQUESTS` are lines that begin with a path, each of
//! which is answered with the content of the file `ANSWER`.
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]

use std::error::Error;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, OriginalUri, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use rusqlite::Connection;

type Fault = Box<dyn Error + Send + Sync>;

/// Bytes of an application beside its two images.
const BODY: usize = 4 * 1024;

/// One connection that writes, and as many as there are threads that read.
#[derive(Clone)]
struct Database {
    writer: Arc<Mutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().ok_or("bare DATABASE")?;
    let database = open(Path::new(path))?;
    if let [_, requests, answer] = arguments.as_slice() {
        fill(&database, requests, answer)?;
    }
    let router = Router::new()
        .route("/applications", post(receive))
        .route("/v1/applications/{id}", get(view))
        .layer(DefaultBodyLimit::disable())
        .with_state(database);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("{}", listener.local_addr()?.port());
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, router).await?)
}

fn open(path: &Path) -> Result<Database, Fault> {
    let writer = connect(path)?;
    writer.execute_batch(
        "CREATE TABLE IF NOT EXISTS application (id INTEGER PRIMARY KEY, body BLOB NOT NULL, one BLOB NOT NULL, two BLOB NOT NULL);
         CREATE TABLE IF NOT EXISTS view (path TEXT NOT NULL PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID;",
    )?;
    let readers = (0..4).map(|_| connect(path)).collect::<Result<_, _>>()?;
    Ok(Database {
        writer: Arc::new(Mutex::new(writer)),
        readers: Arc::new(Mutex::new(readers)),
    })
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

fn fill(database: &Database, requests: &str, answer: &str) -> Result<(), Fault> {
    let (requests, answer) = (
        std::fs::read_to_string(requests)?,
        std::fs::read_to_string(answer)?,
    );
    let mut writer = database
        .writer
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let transaction = writer.transaction()?;
    for path in requests.lines().filter_map(|line| line.split(' ').next()) {
        transaction.execute(
            "INSERT OR REPLACE INTO view (path, answer) VALUES (?1, ?2)",
            [path, &answer],
        )?;
    }
    Ok(transaction.commit()?)
}

async fn receive(State(database): State<Database>, bytes: Bytes) -> StatusCode {
    let stored = tokio::task::spawn_blocking(move || store(&database, &bytes)).await;
    match stored {
        Ok(Ok(())) => StatusCode::NO_CONTENT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn store(database: &Database, bytes: &[u8]) -> rusqlite::Result<()> {
    let (body, images) = bytes.split_at_checked(BODY).unwrap_or((bytes, &[]));
    let (one, two) = images.split_at(images.len() / 2);
    let mut writer = database
        .writer
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let transaction = writer.transaction()?;
    transaction
        .prepare_cached("INSERT INTO application (body, one, two) VALUES (?1, ?2, ?3)")?
        .execute([body, one, two])?;
    transaction.commit()
}

/// Where it stands: a row in memory is read sooner than a thread is woken.
async fn view(State(database): State<Database>, OriginalUri(uri): OriginalUri) -> Response {
    let lent = database
        .readers
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .pop();
    let Some(reader) = lent else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let found = read(&reader, uri.path());
    database
        .readers
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(reader);
    match found {
        Ok(answer) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn read(reader: &Connection, path: &str) -> rusqlite::Result<String> {
    reader
        .prepare_cached("SELECT answer FROM view WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
}
