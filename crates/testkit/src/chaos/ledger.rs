//! What the server holds of an account, beside what was acknowledged: the account itself, the trail, and the mails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use akashi_domain::{EmailAddress, FieldId, Language};
use akashi_server::clock::{Clock as _, SystemClock};
use akashi_server::hashing::{self, Cost, HashingPool};
use akashi_server::keys::Keys;
use akashi_server::storage::campus::{self, Kind, NewMember};
use akashi_server::storage::graduate::{self, NewGraduate};
use akashi_server::storage::notice::{AccountNotice, Notice};
use akashi_server::storage::password::{self, Role};
use akashi_server::storage::{Reader, Storage, StorageError, graduation, key_sign_in, personal};
use uuid::Uuid;

use super::account::{ACTIONS, Account, SignIn, Told};
use super::reviewed::{Held, NAME};
use super::staff;
use crate::directory::REALM;
use crate::fault::Result;

/// Kinds of mails about applications of accounts.
const OF_APPLICATIONS: [Notice; 5] = [
    Notice::Received,
    Notice::NumberAdded,
    Notice::NameChanged,
    Notice::Rejected,
    Notice::Returned,
];

/// The server's books, read beside it as an operator's commands read them.
pub(super) struct Ledger {
    storage: Storage,
    hashing: HashingPool,
    /// Mails that are owed: whose, of what kind, and to whom.
    owed: Vec<(Uuid, &'static str, String)>,
}

/// What the server holds of an account, but for what only a hash knows.
struct Found {
    account: Uuid,
    address: Option<String>,
    first: Option<String>,
    second: Option<String>,
    street: String,
    /// Is a key asked for? Not a question for graduates.
    key: Option<bool>,
    /// Whose the user ID of before was.
    former: Option<Uuid>,
    /// Does the user ID open an account?
    is_member: bool,
    /// What a student's sign-in leaves behind: computers that are remembered, and sign-ins that wait for a key.
    left_over: i64,
    /// What staff have decided.
    reviewed: Held,
}

impl Ledger {
    /// Opens them, and makes the accounts of staff.
    pub(super) async fn open(campus: &Path) -> Result<Self> {
        let keys = Keys::load(campus)?;
        let storage = Storage::open(&campus.join("akashi.db"), keys.database())?;
        staff::hire(&storage, &keys).await?;
        Ok(Self {
            storage,
            hashing: HashingPool::start()?,
            owed: Vec::new(),
        })
    }

    /// Makes an account with its passwords, as approval or the first sign-in does.
    pub(super) async fn enrol(&self, account: &Account) -> Result<Uuid> {
        let hashed = |password: &str| hashing::hash(&password.into(), Cost::Applicant);
        let second = hashed(&account.second)?;
        let address = EmailAddress::parse(&account.email).map_err(|_| "no address")?;
        let now = SystemClock.now();
        let made = match account.sign_in.clone() {
            SignIn::Graduate { first } => {
                let first = hashed(&first)?;
                self.storage
                    .transact(move |tx| {
                        let key = address.key();
                        let new = NewGraduate {
                            name: NAME.into(),
                            language: Language::Ja,
                            email: address.expose().into(),
                            email_key: key.as_str().into(),
                        };
                        let id = graduate::insert(tx, &new, now)?;
                        let found = password::find_graduate(tx, &key)?;
                        let method = found.ok_or(StorageError::Damaged("sign_in_method"))?.method;
                        password::set_both(tx, method, &first, &second, now)?;
                        Ok::<_, StorageError>(id)
                    })
                    .await
            }
            SignIn::Campus { user, .. } => {
                self.storage
                    .transact(move |tx| {
                        let new = NewMember {
                            kind: Kind::Campus,
                            realm: REALM,
                            user: &user,
                            name: &NAME.into(),
                            language: Language::Ja,
                        };
                        let member = campus::insert(tx, &new, now)?;
                        campus::set_address(tx, member.account, &address, now)?;
                        password::set_second(tx, member.method, &second, now)?;
                        Ok::<_, StorageError>(member.account)
                    })
                    .await
            }
        };
        Ok(made?)
    }

    /// Is the account this, in every part of it? Otherwise, what is not.
    pub(super) async fn differs(&self, id: Uuid, account: &Account) -> Result<Option<String>> {
        let wanted = account.clone();
        let read = self.storage.read(move |conn| find(conn, &wanted));
        let Some(found) = read.await? else {
            return Ok(Some(format!("nobody signs in as {account:?}")));
        };
        let (first, key) = match &account.sign_in {
            SignIn::Graduate { first } => (Some(first), None),
            SignIn::Campus { key, .. } => (None, Some(*key)),
        };
        for (typed, phc, name) in [
            (first, found.first, "password"),
            (Some(&account.second), found.second, "second password"),
        ] {
            let fits = match typed {
                None => phc.is_none(),
                Some(typed) => {
                    let typed = typed.as_str().into();
                    self.hashing.verify(typed, phc, Cost::Applicant).await?
                }
            };
            if !fits {
                return Ok(Some(format!("another {name}")));
            }
        }
        let is_graduate = key.is_none();
        Ok(if found.account != id {
            Some("another account".to_owned())
        } else if found.address.as_ref() != Some(&account.email) {
            Some("another address".to_owned())
        } else if found.street != account.street.as_deref().unwrap_or_default() {
            Some(format!("another street: {}", found.street))
        } else if found.key != key {
            Some(format!("a key is asked for: {:?}", found.key))
        } else if found.former != account.former.as_ref().map(|_| id) {
            Some("the user ID of before is another's".to_owned())
        } else if found.is_member == is_graduate {
            Some("the user ID opens what it does not open, or the other way round".to_owned())
        } else if is_graduate && found.left_over > 0 {
            Some("something of the student's sign-in is left".to_owned())
        } else {
            found.reviewed.differs(&account.reviewed)
        })
    }

    /// What the trail and the outbox hold of an account otherwise than what happened. What is owed is kept in mind.
    pub(super) async fn told(&mut self, id: Uuid, done: &[Told]) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        for action in ACTIONS {
            let lines = done.iter().flat_map(|told| &told.actions);
            let lines = lines.filter(|line| *line == action).count();
            let sql = "SELECT count(*) FROM audit_event
                        WHERE action = ?2
                          AND (subject_id = ?1 OR subject_id IN (SELECT id FROM application WHERE account_id = ?1))";
            let found = self.count(sql, id, (*action).to_owned()).await?;
            if usize::try_from(found) != Ok(lines) {
                wrong.push(format!(
                    "{action}: {lines} changes, {found} lines of the trail"
                ));
            }
        }
        let kinds = AccountNotice::ALL.map(AccountNotice::kind);
        for kind in kinds.into_iter().chain(OF_APPLICATIONS.map(Notice::kind)) {
            let told = done.iter().filter(|told| told.kind == kind);
            let to: Vec<&String> = told.flat_map(|told| &told.to).collect();
            let sql = "SELECT count(*) FROM mail_outbox
                        WHERE kind = ?2
                          AND (account_id = ?1
                               OR application_id IN (SELECT id FROM application WHERE account_id = ?1))";
            let found = self.count(sql, id, kind.to_owned()).await?;
            if usize::try_from(found) != Ok(to.len()) {
                wrong.push(format!("{kind}: {} are owed, {found} mails", to.len()));
            }
            self.owed
                .extend(to.into_iter().map(|to| (id, kind, to.clone())));
        }
        Ok(wrong)
    }

    async fn count(
        &self,
        sql: &'static str,
        account: Uuid,
        what: String,
    ) -> std::result::Result<i64, StorageError> {
        let key = [account.to_string(), what];
        self.storage
            .read(move |conn| Ok::<i64, StorageError>(conn.query_row(sql, key, |row| row.get(0))?))
            .await
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
            let sql = "SELECT count(*) FROM mail_outbox WHERE state = 'queued'
                         AND (account_id IS NOT NULL OR application_id IS NOT NULL)";
            Ok::<_, StorageError>(conn.query_row(sql, [], |row| row.get(0))?)
        });
        Ok(waiting.await?)
    }

    /// Mails that are owed and never came, and those that came to somebody else. The same one twice is one: its
    /// Message-ID says so.
    pub(super) async fn undelivered(&self, campus: &Path) -> Result<Vec<String>> {
        let sent = self.storage.read(|conn| {
            let sql =
                "SELECT m.id, m.kind, m.state, COALESCE(m.account_id, a.account_id) AS account_id
                         FROM mail_outbox m LEFT JOIN application a ON a.id = m.application_id
                        WHERE m.account_id IS NOT NULL OR m.application_id IS NOT NULL";
            let mut statement = conn.prepare(sql)?;
            let rows = statement.query_map([], |row| {
                let text = |name| row.get::<_, String>(name);
                Ok((
                    text("id")?,
                    (text("account_id")?, text("kind")?, text("state")?),
                ))
            })?;
            let sent: BTreeMap<_, _> = rows.collect::<std::result::Result<_, _>>()?;
            Ok::<_, StorageError>(sent)
        });
        let (sent, came, mut wrong) = (sent.await?, came(&campus.join("mail"))?, Vec::new());
        let mut addressed = Vec::new();
        for (id, (account, kind, state)) in sent {
            match came.get(&id) {
                Some(to) => {
                    // Sent, and sent once more after the server was killed, when the address had changed: still one person's.
                    let who: BTreeSet<String> = to.iter().map(|to| addressee(&kind, to)).collect();
                    if who.len() == 1 {
                        addressed.extend(
                            who.into_iter()
                                .map(|who| (account.clone(), kind.clone(), who)),
                        );
                    } else {
                        wrong.push(format!("a mail came to several: {kind}, {to:?}"));
                    }
                }
                None => wrong.push(format!("a mail never came: {kind}, {state}")),
            }
        }
        let owed = self.owed.iter();
        let mut owed: Vec<_> = owed
            .map(|(id, kind, to)| (id.to_string(), (*kind).to_owned(), addressee(kind, to)))
            .collect();
        owed.sort();
        addressed.sort();
        for (one, other, what) in [
            (&owed, &addressed, "is owed and did not come"),
            (&addressed, &owed, "came and is not owed"),
        ] {
            for mail in excess(one, other) {
                wrong.push(format!("{} to {} {what}", mail.1, mail.2));
            }
        }
        Ok(wrong)
    }
}

/// To whom a mail goes. One about an application follows whose it is to their next address, so that it is told by the
/// name of the person, which they keep.
fn addressee(kind: &str, to: &str) -> String {
    let is_of_application = OF_APPLICATIONS.iter().any(|notice| notice.kind() == kind);
    match to.split(['-', '@']).next() {
        Some(who) if is_of_application => who.to_owned(),
        _ => to.to_owned(),
    }
}

/// What is in `one` more often than in `other`; both are sorted.
fn excess<'a, T: Ord>(one: &'a [T], other: &[T]) -> Vec<&'a T> {
    let mut other = other.iter().peekable();
    let mut excess = Vec::new();
    for item in one {
        while other.peek().is_some_and(|found| *found < item) {
            other.next();
        }
        match other.next_if(|found| *found == item) {
            Some(_) => {}
            None => excess.push(item),
        }
    }
    excess
}

fn find(conn: &Reader, wanted: &Account) -> std::result::Result<Option<Found>, StorageError> {
    let as_member = |user: &str| campus::find(conn, Kind::Campus, REALM, user);
    let graduate = password::find_graduate(conn, &wanted.email)?;
    let (account, method) = match &wanted.sign_in {
        SignIn::Graduate { .. } => match graduate {
            Some(graduate) => (graduate.account, graduate.method),
            None => return Ok(None),
        },
        SignIn::Campus { user, .. } => match as_member(user)? {
            Some(member) if graduate.is_none() => (member.account, member.method),
            _ => return Ok(None),
        },
    };
    let user = match &wanted.sign_in {
        SignIn::Graduate { .. } => wanted.former.as_deref(),
        SignIn::Campus { user, .. } => Some(user.as_str()),
    };
    let former = match user {
        Some(user) => graduation::former(conn, Kind::Campus, REALM, user)?,
        None => None,
    };
    let phc = |role| -> std::result::Result<Option<String>, StorageError> {
        Ok(password::find(conn, method, role)?.map(|stored| stored.phc))
    };
    let holder = password::holder(conn, account, method)?;
    let left_over = "SELECT (SELECT count(*) FROM remembered_device WHERE method_id = ?1)
                          + (SELECT count(*) FROM key_sign_in WHERE method_id = ?1)";
    Ok(Some(Found {
        account,
        address: holder.map(|holder| holder.email.expose().to_owned()),
        first: phc(Role::First)?,
        second: phc(Role::Second)?,
        street: personal::of(conn, account)?
            .answers
            .get(FieldId::Street)
            .to_owned(),
        key: key_sign_in::is_asked_for(conn, method)?,
        former: former.map(|former| former.account),
        is_member: match user {
            Some(user) => as_member(user)?.is_some(),
            None => false,
        },
        left_over: conn.query_row(left_over, [method.to_string()], |row| row.get(0))?,
        reviewed: Held::find(conn, account)?,
    }))
}

/// Ids of the mails that came, and to whom.
fn came(folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut came: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let mail = fs::read_to_string(entry?.path())?;
        let header = |name| mail.lines().find_map(|line| line.strip_prefix(name));
        let id = header("Message-ID: <").and_then(|id| id.split('@').next());
        if let Some((id, to)) = id.zip(header("To: ")) {
            came.entry(id.to_owned()).or_default().insert(to.to_owned());
        }
    }
    Ok(came)
}
