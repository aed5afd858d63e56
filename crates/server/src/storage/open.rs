//! Opening a database: key, safety settings, migrations, copies.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::StorageError;
use crate::keys::Key;

mod embedded {
    refinery::embed_migrations!("src/storage/migrations");
}

/// How long a connection waits for another process, a running backup say.
const BUSY: Duration = Duration::from_secs(10);
/// Statements that a connection keeps ready: about as many as there are.
const STATEMENTS: usize = 256;
/// Pages copied at a time; between two steps others can write.
const PAGES: std::ffi::c_int = 256;

/// How often the cipher is looked for, a millisecond apart.
const CIPHER_TRIES: u32 = 1_000;

/// The one connection that writes.
pub(super) fn writer(path: &Path, key: &Key) -> Result<Connection, StorageError> {
    make_private(path)?;
    let connection = Connection::open(path)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn reader(path: &Path, key: &Key) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// SQLite says that it is initialised a moment before its extension, the cipher, is: whoever hands over the first key of
/// a process in that moment, on another thread, is told that it is none. So the first one waits until a key is taken.
fn wait_for_cipher() {
    static READY: Once = Once::new();
    READY.call_once(|| {
        for _ in 0..CIPHER_TRIES {
            let taken = Connection::open_in_memory()
                .and_then(|connection| connection.pragma_update(None, "key", "any"));
            if taken.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    });
}

/// The key comes before everything else; then it must show that there is a cipher, and that the key fits.
fn unlock(connection: &Connection, key: &Key) -> Result<(), StorageError> {
    wait_for_cipher();
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // What it would print to standard error is said by the errors it answers with.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    let raw = akashi_domain::Sensitive::new(format!("x'{}'", hex::encode(key.expose())));
    connection.pragma_update(None, "key", raw.expose())?;
    let cipher = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    if cipher.is_err() {
        return Err(StorageError::NotEncrypted);
    }
    match connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    }) {
        Ok(_) => Ok(()),
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::NotADatabase => {
            Err(StorageError::WrongKey)
        }
        Err(error) => Err(error.into()),
    }
}

/// The file exists with mode 0600 before the engine makes it; its WAL and shared memory take the same mode.
fn make_private(path: &Path) -> Result<(), StorageError> {
    match crate::private::create_file(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => Err(rusqlite::Error::InvalidPath(path.to_owned()).into()),
    }
}

/// Brings the database to this version: every step or none.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StorageError> {
    let runner = embedded::migrations::runner().set_grouped(true);
    match runner.run(connection) {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.kind() {
            refinery::error::Kind::MissingVersion(_) => StorageError::Newer,
            _ => StorageError::Migration(error.to_string()),
        }),
    }
}

/// The migration that [`migrate`] ends with.
pub(super) fn newest_version() -> i64 {
    let runner = embedded::migrations::runner();
    let versions = runner.get_migrations().iter();
    versions
        .map(|migration| i64::from(migration.version()))
        .max()
        .unwrap_or(0)
}

/// Is the database as this version makes it? Asked by who writes beside a server that may be of another.
pub(super) fn is_current(connection: &Connection) -> Result<bool, StorageError> {
    let version: i64 = connection.query_row(
        "SELECT max(version) FROM refinery_schema_history",
        [],
        |row| row.get(0),
    )?;
    Ok(version == newest_version())
}

/// Copies everything into a new file with the same key.
pub(super) fn copy(from: &Connection, path: &Path, key: &Key) -> Result<(), StorageError> {
    make_private(path)?;
    let mut to = Connection::open(path)?;
    unlock(&to, key)?;
    let backup = Backup::new(from, &mut to)?;
    backup.run_to_completion(PAGES, Duration::from_millis(2), None)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use refinery::Target;

    use super::*;

    /// Whom the provider had let in before numbers were enrolments.
    #[test]
    fn students_from_before_have_their_numbers_and_nobody_elses() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .pragma_update(None, "foreign_keys", true)
            .unwrap();
        let runner = |target| embedded::migrations::runner().set_target(target);
        runner(Target::Version(13)).run(&mut connection).unwrap();
        let before = "
            INSERT INTO account (id, name, language, created_at) VALUES ('a', 'A', 'ja', 1), ('b', 'B', 'ja', 2),
                ('c', 'C', 'ja', 3), ('d', 'D', 'ja', 4);
            INSERT INTO sign_in_method (id, account_id, kind, issuer, subject, created_at) VALUES
                ('ma', 'a', 'graduate', '', 'a@home.example', 1), ('mb', 'b', 'saml', 'idp', 'b', 2),
                ('mc', 'c', 'saml', 'idp', 'c', 3), ('md', 'd', 'saml', 'idp', 'd', 4);
            INSERT INTO saml_identity (method_id, student_number_key) VALUES ('mb', 'B1'), ('mc', 'A1'), ('md', '');
            INSERT INTO application (id, kind, account_id, state_since_at, email, email_key, language, opened_at)
                VALUES ('x', 'registration', 'a', 1, 'a@home.example', 'a@home.example', 'ja', 1);
            INSERT INTO enrolment (id, account_id, application_id, student_number, student_number_key, school_name,
                                   faculty, department, leaving_kind, admission_month, leaving_month, created_at)
                VALUES ('e', 'a', 'x', 'a-1', 'A1', 'A', 'law', '', '', '', '', 1);
            INSERT INTO one_time_flow (id, secret_hash, email, email_key, language, created_at, asked_at)
                VALUES ('f', x'00', 'a@home.example', 'a@home.example', 'ja', 1, 1);
            INSERT INTO address_flow (flow_id, account_id, leads_to) VALUES ('f', 'a', 'enrolment');";
        connection.execute_batch(before).unwrap();
        runner(Target::Latest).run(&mut connection).unwrap();
        let mut statement = connection
            .prepare("SELECT account_id, origin, student_number FROM enrolment ORDER BY account_id")
            .unwrap();
        let kept: Vec<[String; 3]> = statement
            .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(kept, [["a", "application", "a-1"], ["b", "provider", "B1"]]);
        let known: i64 = connection
            .query_row("SELECT count(*) FROM member_number", [], |row| row.get(0))
            .unwrap();
        let leads: String = connection
            .query_row("SELECT leads_to FROM address_flow", [], |row| row.get(0))
            .unwrap();
        assert_eq!((known, leads.as_str()), (3, "enrolment"));
        let broken: i64 = connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(broken, 0);
    }

    /// What was applied for stays what it was; of changed names one is under way for each account.
    #[test]
    fn kinds_from_before_are_kept_and_a_changed_name_is_asked_for_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        let runner = |target| embedded::migrations::runner().set_target(target);
        runner(Target::Version(17)).run(&mut connection).unwrap();
        let insert = |connection: &Connection, id: &str, kind: &str, state: &str| {
            connection.execute(
                "INSERT INTO application (id, kind, account_id, state, state_since_at, email, email_key, language, opened_at)
                 VALUES (?1, ?2, 'a', ?3, 1, 'a@home.example', 'a@home.example', 'ja', 1)",
                [id, kind, state],
            )
        };
        let account =
            "INSERT INTO account (id, name, language, created_at) VALUES ('a', 'A', 'ja', 1)";
        connection.execute_batch(account).unwrap();
        for kind in ["registration", "enrolment", "recovery"] {
            insert(&connection, kind, kind, "received").unwrap();
        }
        assert!(insert(&connection, "x", "name_change", "opened").is_err());
        runner(Target::Latest).run(&mut connection).unwrap();
        let kept: i64 = connection
            .query_row(
                "SELECT count(*) FROM application WHERE kind = id AND state = 'received'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(kept, 3);
        for (id, state, taken) in [
            ("1", "rejected", true),
            ("2", "opened", true),
            ("3", "received", false),
            ("4", "approved", true),
        ] {
            let inserted = insert(&connection, id, "name_change", state);
            assert_eq!(inserted.is_ok(), taken, "{state}");
        }
        assert!(insert(&connection, "y", "something", "opened").is_err());
    }
}
