//! What the server holds of an account, beside what was acknowledged: the account itself, the trail, and the mails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use akashi_domain::{EmailAddress, FieldId, Language};
use akashi_server::clock::{Clock as _, SystemClock};
use akashi_server::hashing::{self, Cost, HashingPool};
use akashi_server::keys::Keys;
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::password::{self, Role};
use akashi_server::storage::{Storage, StorageError, personal};
use uuid::Uuid;

use super::holder::{Account, Change, Holder};
use crate::fault::Result;

/// How often each change has happened.
pub(super) type Done = BTreeMap<Change, u32>;

/// The server's books, read beside it as an operator's commands read them.
pub(super) struct Ledger {
    storage: Storage,
    hashing: HashingPool,
}

impl Ledger {
    pub(super) fn open(campus: &Path) -> Result<Self> {
        let keys = Keys::load(campus)?;
        Ok(Self {
            storage: Storage::open(&campus.join("akashi.db"), keys.database())?,
            hashing: HashingPool::start()?,
        })
    }

    /// Makes an account with passwords, as approval and the first sign-in do.
    pub(super) async fn enrol(&self, account: &Account) -> Result<Uuid> {
        let (first, second) = (
            account.first.as_str().into(),
            account.second.as_str().into(),
        );
        let first = hashing::hash(&first, Cost::Applicant)?;
        let second = hashing::hash(&second, Cost::Applicant)?;
        let address = EmailAddress::parse(&account.email).map_err(|_| "no address")?;
        let made = self.storage.transact(move |tx| {
            let (now, key) = (SystemClock.now(), address.key());
            let new = NewGraduate {
                name: "髙﨑　一郎".into(),
                language: Language::Ja,
                email: address.expose().into(),
                email_key: key.as_str().into(),
            };
            let id = graduate::insert(tx, &new, now)?;
            let found = password::find_graduate(tx, &key)?;
            let method = found.ok_or(StorageError::Damaged("sign_in_method"))?.method;
            password::set_both(tx, method, &first, &second, now)?;
            Ok::<_, StorageError>(id)
        });
        Ok(made.await?)
    }

    /// Is the account this, in every part of it? Otherwise, what is not.
    pub(super) async fn differs(&self, id: Uuid, account: &Account) -> Result<Option<String>> {
        let email = account.email.clone();
        let read = self.storage.read(move |conn| {
            let Some(found) = password::find_graduate(conn, &email)? else {
                return Ok::<_, StorageError>(None);
            };
            let phc = |role| -> std::result::Result<Option<String>, StorageError> {
                Ok(password::find(conn, found.method, role)?.map(|stored| stored.phc))
            };
            let record = personal::of(conn, found.account)?;
            let holder = password::holder(conn, found.account, found.method)?;
            Ok(Some((
                found.account,
                holder.map(|holder| holder.email.expose().to_owned()),
                phc(Role::First)?,
                phc(Role::Second)?,
                record.answers.get(FieldId::Street).to_owned(),
            )))
        });
        let Some((found, address, first, second, street)) = read.await? else {
            return Ok(Some(format!("nobody signs in with {}", account.email)));
        };
        for (typed, phc, name) in [
            (&account.first, first, "password"),
            (&account.second, second, "second password"),
        ] {
            let typed = typed.as_str().into();
            if !self.hashing.verify(typed, phc, Cost::Applicant).await? {
                return Ok(Some(format!("another {name}")));
            }
        }
        Ok(if found != id {
            Some("another account".to_owned())
        } else if address.as_ref() != Some(&account.email) {
            Some("another address".to_owned())
        } else if street != account.street.as_deref().unwrap_or_default() {
            Some(format!("another street: {street}"))
        } else {
            None
        })
    }

    /// What the trail and the mails of an account say otherwise than what happened.
    pub(super) async fn told(&self, holder: &Holder, done: &Done) -> Result<Vec<String>> {
        let (id, mut wrong) = (holder.id, Vec::new());
        for change in Change::ALL {
            let kind = change.notice().kind();
            let (trail, mails) = self.counts(id, kind).await?;
            let happened = i64::from(done.get(&change).copied().unwrap_or(0));
            for (count, what) in [(trail, "lines of the trail"), (mails, "mails")] {
                if count != happened {
                    wrong.push(format!("{kind}: {happened} changes, {count} {what}"));
                }
            }
        }
        Ok(wrong)
    }

    async fn counts(
        &self,
        account: Uuid,
        kind: &'static str,
    ) -> std::result::Result<(i64, i64), StorageError> {
        let count = move |sql: &'static str, kind: String| {
            self.storage.read(move |conn| {
                let key = [account.to_string(), kind];
                Ok::<i64, StorageError>(conn.query_row(sql, key, |row| row.get(0))?)
            })
        };
        let trail = "SELECT count(*) FROM audit_event
                      WHERE subject_kind = 'account' AND subject_id = ?1 AND action = ?2";
        let mails = "SELECT count(*) FROM mail_outbox WHERE account_id = ?1 AND kind = ?2";
        Ok((
            count(trail, format!("account.{kind}")).await?,
            count(mails, kind.to_owned()).await?,
        ))
    }

    /// As if the time had passed after which what is left of the mails is tried again.
    pub(super) async fn let_time_pass(&self) -> Result<()> {
        let passed = self.storage.transact(|tx| {
            tx.execute(
                "UPDATE mail_outbox SET next_attempt_at = 0, created_at = 0 WHERE state = 'queued'",
                [],
            )?;
            Ok::<_, StorageError>(())
        });
        Ok(passed.await?)
    }

    /// Mails about changes that still wait.
    pub(super) async fn waiting(&self) -> Result<i64> {
        let waiting = self.storage.read(|conn| {
            let sql = "SELECT count(*) FROM mail_outbox WHERE state = 'queued' AND flow_id IS NULL";
            Ok::<_, StorageError>(conn.query_row(sql, [], |row| row.get(0))?)
        });
        Ok(waiting.await?)
    }

    /// Mails that are owed and never came. The same one twice is one: its Message-ID says so.
    pub(super) async fn undelivered(&self, campus: &Path) -> Result<Vec<String>> {
        let owed = self.storage.read(|conn| {
            let sql = "SELECT id, kind || ', ' || state FROM mail_outbox WHERE flow_id IS NULL";
            let mut statement = conn.prepare(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get("id")?, row.get(1)?)))?;
            let owed: BTreeMap<String, String> = rows.collect::<std::result::Result<_, _>>()?;
            Ok::<_, StorageError>(owed)
        });
        let (owed, came) = (owed.await?, came(&campus.join("mail"))?);
        let missing = owed.iter().filter(|(id, _)| !came.contains(*id));
        Ok(missing
            .map(|(_, what)| format!("a mail never came: {what}"))
            .collect())
    }
}

/// Ids of the mails that came.
fn came(folder: &Path) -> Result<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let mail = fs::read_to_string(entry?.path())?;
        let id = mail
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: <"));
        ids.extend(id.and_then(|id| id.split('@').next()).map(str::to_owned));
    }
    Ok(ids)
}
