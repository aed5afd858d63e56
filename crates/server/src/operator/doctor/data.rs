//! The database and what it refers to.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::{Finding, Said, Severity, advice, broken, ok, unsafe_};
use crate::folder;
use crate::keys::Keys;
use crate::storage::StorageError;
use crate::storage::inspect::{self, Closely, Inspection};

/// A clock that was corrected by less is still right.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

/// Nothing, where there is no key: that is said elsewhere.
pub(super) fn all(dir: &Path, now: Timestamp) -> Vec<Finding> {
    let Ok(keys) = Keys::load(dir) else {
        return Vec::new();
    };
    let path = dir.join(folder::DATABASE);
    if !path.exists() {
        return vec![advice(Said::new("doctor-database-none"))];
    }
    let looked = Inspection::open(&path, keys.database());
    looked
        .and_then(|database| look(dir, &database, now))
        .unwrap_or_else(|error| vec![unreadable(&error)])
}

fn look(dir: &Path, database: &Inspection, now: Timestamp) -> Result<Vec<Finding>, StorageError> {
    let mut findings = Vec::new();
    // Of tables that this program does not know, or that are damaged, nothing more can be said.
    for first in [schema, whole] {
        let found = first(database)?;
        let stop = found.severity == Severity::Broken;
        findings.push(found);
        if stop {
            return Ok(findings);
        }
    }
    findings.push(trail(database)?);
    findings.push(images(dir, database)?);
    findings.push(clock(database, now)?);
    findings.push(staff(database)?);
    // An older database has no place for it; that it is older is said above.
    if database.schema()?.0 == inspect::newest_schema() {
        findings.push(backup(database, now)?);
    }
    Ok(findings)
}

fn unreadable(error: &StorageError) -> Finding {
    broken(match error {
        StorageError::WrongKey => Said::new("doctor-database-key"),
        // So damaged that not even its tables can be read.
        error if error.is_damage() => Said::new("doctor-database-damaged"),
        error => Said::new("doctor-database-unreadable").with("reason", error),
    })
}

fn schema(database: &Inspection) -> Result<Finding, StorageError> {
    let (version, _) = database.schema()?;
    let newest = inspect::newest_schema();
    let said = |key| {
        Said::new(key)
            .with("version", version)
            .with("newest", newest)
    };
    Ok(match version.cmp(&newest) {
        std::cmp::Ordering::Greater => broken(said("doctor-database-newer")),
        std::cmp::Ordering::Less => advice(said("doctor-database-older")),
        std::cmp::Ordering::Equal => ok(said("doctor-database-schema")),
    })
}

fn whole(database: &Inspection) -> Result<Finding, StorageError> {
    Ok(if database.is_sound(Closely::Quickly)? {
        ok(Said::new("doctor-database-ok"))
    } else {
        broken(Said::new("doctor-database-damaged"))
    })
}

fn trail(database: &Inspection) -> Result<Finding, StorageError> {
    Ok(match database.broken_trail()? {
        None => ok(Said::new("doctor-trail-ok")),
        Some(line) => unsafe_(Said::new("doctor-trail-broken").with("line", line)),
    })
}

/// Is every image where the database says?
fn images(dir: &Path, database: &Inspection) -> Result<Finding, StorageError> {
    let folder = dir.join(folder::DOCUMENTS);
    let files = database.document_files()?;
    let absent = files.iter().filter(|file| !folder.join(file).is_file());
    let mut missing = 0_u64;
    for file in absent {
        // Unless it was encoded anew or erased while this was looked at.
        missing += u64::from(database.has_document_file(file)?);
    }
    Ok(if missing == 0 {
        ok(Said::new("doctor-documents-ok").with("count", files.len()))
    } else {
        broken(Said::new("doctor-documents-missing").with("count", missing))
    })
}

/// Deadlines are wrong, and codes live too long, on a machine whose clock stands before what has happened already.
fn clock(database: &Inspection, now: Timestamp) -> Result<Finding, StorageError> {
    let (_, migrated_at) = database.schema()?;
    let happened = migrated_at.max(database.last_event_at()?);
    Ok(match happened {
        Some(happened) if happened.duration_since(now) > TOLERANCE => unsafe_(
            Said::new("doctor-clock-behind")
                .with("now", now.strftime("%F %TZ"))
                .with("last", happened.strftime("%F %TZ")),
        ),
        _ => ok(Said::new("doctor-clock-ok")),
    })
}

/// How long something may be in no backup before that is said.
const WITHOUT_BACKUP: SignedDuration = SignedDuration::from_hours(48);

/// What has happened since the last backup that was read back would be lost with this machine.
fn backup(database: &Inspection, now: Timestamp) -> Result<Finding, StorageError> {
    let (last, since) = database.backed_up()?;
    let hours = |then: Timestamp| now.duration_since(then).as_hours().max(0);
    Ok(match (last, since) {
        (_, Some(since)) if now.duration_since(since) > WITHOUT_BACKUP => {
            advice(Said::new("doctor-backup-behind").with("since", since.strftime("%F %TZ")))
        }
        (Some(last), _) => ok(Said::new("doctor-backup-ok").with("hours", hours(last.made))),
        (None, _) => ok(Said::new("doctor-backup-none")),
    })
}

fn staff(database: &Inspection) -> Result<Finding, StorageError> {
    let staff = database.staff()?;
    Ok(match (staff.all, staff.without_totp) {
        (0, _) => advice(Said::new("doctor-staff-none")),
        (all, 0) => ok(Said::new("doctor-staff-ok").with("count", all)),
        (_, without) => advice(Said::new("doctor-staff-without-totp").with("count", without)),
    })
}
