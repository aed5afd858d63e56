//! Search, then bind: the service account finds the entry, and the entry is what the typed password is tried on.

use akashi_domain::Sensitive;
use jiff::Timestamp;
use ldap3::{DerefAliases, Ldap, Scope, SearchOptions, SearchResult, dn_escape, ldap_escape};

use super::connect::connect;
use super::entry::{Entry, Person};
use super::{DirectoryDown, PATIENCE, UserId};
use crate::config::{DirectorySettings, DirectoryStart};

/// Codes of RFC 4511.
const SUCCESS: u32 = 0;
const SIZE_LIMIT_EXCEEDED: u32 = 4;
const NO_SUCH_OBJECT: u32 = 32;
/// What says that this password does not open this entry, or that nothing does: constraint violation (locked), no such
/// object, inappropriate authentication (no password), invalid credentials, insufficient rights, unwilling (disabled).
const REFUSED: [u32; 6] = [19, NO_SUCH_OBJECT, 48, 49, 50, 53];
/// A name that nobody has.
const NOBODY: &str = "akashi-nobody";

pub(super) async fn sign_in(
    settings: &DirectorySettings,
    user: &UserId,
    password: &Sensitive<String>,
    now: Timestamp,
) -> Result<Option<Person>, DirectoryDown> {
    let mut ldap = connect(settings).await?;
    bind_service(&mut ldap, settings).await?;
    let found = find(&mut ldap, settings, user).await?;
    let not_before = not_before(&mut ldap, settings, user, now).await?;
    // Whoever is not there is asked for as well: the answer takes as many turns.
    let dn = match &found {
        Some((dn, _)) => dn.clone(),
        None => nobody(settings),
    };
    let opens = bind(&mut ldap, &dn, password).await?;
    let _ = ldap.unbind().await;
    Ok(found.filter(|_| opens).map(|(_, person)| Person {
        not_before,
        ..person
    }))
}

/// The last moment that whoever has this user ID still has to wait for. It is asked for nobody as well: the answer takes as
/// many turns.
async fn not_before(
    ldap: &mut Ldap,
    settings: &DirectorySettings,
    user: &UserId,
    now: Timestamp,
) -> Result<Option<Timestamp>, DirectoryDown> {
    let mut latest = None;
    for start in &settings.starts {
        let at = start.start.at();
        if at > now && finds(ldap, settings, &of_them(settings, start, user)).await? {
            latest = latest.max(Some(at));
        }
    }
    Ok(latest)
}

/// Those of `start` whom the directory has, of the one user ID.
fn of_them(settings: &DirectorySettings, start: &DirectoryStart, user: &UserId) -> String {
    let (only, attribute, members) = (&settings.only, &settings.user_attribute, &start.members);
    format!(
        "(&{only}{members}({attribute}={}))",
        ldap_escape(user.expose())
    )
}

/// Is there any entry?
async fn finds(
    ldap: &mut Ldap,
    settings: &DirectorySettings,
    filter: &str,
) -> Result<bool, DirectoryDown> {
    let SearchResult(answered, result) = search(ldap, settings, filter).await?;
    match result.rc {
        SUCCESS | SIZE_LIMIT_EXCEEDED => Ok(answered
            .iter()
            .any(|entry| !entry.is_ref() && !entry.is_intermediate())),
        NO_SUCH_OBJECT => Err(DirectoryDown::Base),
        code => Err(DirectoryDown::Code(code)),
    }
}

/// Whom does `start` speak of? `false` where nobody is one of them.
pub(super) async fn has_any(
    settings: &DirectorySettings,
    start: &DirectoryStart,
) -> Result<bool, DirectoryDown> {
    let mut ldap = connect(settings).await?;
    bind_service(&mut ldap, settings).await?;
    let filter = format!("(&{}{})", settings.only, start.members);
    let any = finds(&mut ldap, settings, &filter).await?;
    let _ = ldap.unbind().await;
    Ok(any)
}

/// Finds nobody, in the right place.
pub(super) async fn check(settings: &DirectorySettings) -> Result<(), DirectoryDown> {
    let mut ldap = connect(settings).await?;
    bind_service(&mut ldap, settings).await?;
    let filter = filter(settings, NOBODY);
    let SearchResult(_, result) = search(&mut ldap, settings, &filter).await?;
    let _ = ldap.unbind().await;
    match result.rc {
        SUCCESS => Ok(()),
        NO_SUCH_OBJECT => Err(DirectoryDown::Base),
        code => Err(DirectoryDown::Code(code)),
    }
}

async fn bind_service(ldap: &mut Ldap, settings: &DirectorySettings) -> Result<(), DirectoryDown> {
    let bound = ldap.simple_bind(&settings.bind_dn, settings.bind_password.expose());
    match bound.await?.rc {
        SUCCESS => Ok(()),
        code => Err(DirectoryDown::ServiceAccount(code)),
    }
}

/// The one entry with this user ID.
async fn find(
    ldap: &mut Ldap,
    settings: &DirectorySettings,
    user: &UserId,
) -> Result<Option<(Sensitive<String>, Person)>, DirectoryDown> {
    let filter = filter(settings, user.expose());
    let SearchResult(answered, result) = search(ldap, settings, &filter).await?;
    match result.rc {
        SUCCESS => {}
        SIZE_LIMIT_EXCEEDED => return Ok(ambiguous()),
        NO_SUCH_OBJECT => return Err(DirectoryDown::Base),
        code => return Err(DirectoryDown::Code(code)),
    }
    let mut entries = answered
        .into_iter()
        .filter(|entry| !entry.is_ref() && !entry.is_intermediate());
    let Some(first) = entries.next() else {
        return Ok(None);
    };
    if entries.next().is_some() {
        return Ok(ambiguous());
    }
    let entry = Entry::read(first).ok_or(DirectoryDown::Nonsense)?;
    let person = entry
        .person(user, settings)
        .ok_or(DirectoryDown::Nonsense)?;
    Ok(Some((entry.dn, person)))
}

/// The operator has to know; which user ID it was is for the directory's own log to say.
fn ambiguous<T>() -> Option<T> {
    tracing::warn!("the directory has more than one entry for a user ID; nobody signs in with it");
    None
}

async fn search(
    ldap: &mut Ldap,
    settings: &DirectorySettings,
    filter: &str,
) -> Result<SearchResult, DirectoryDown> {
    let seconds = i32::try_from(PATIENCE.as_secs()).unwrap_or(i32::MAX);
    let options = SearchOptions::new()
        .deref(DerefAliases::Never)
        .sizelimit(2)
        .timelimit(seconds);
    let mut attributes = vec![
        &settings.user_attribute,
        &settings.name_attribute,
        &settings.mail_attribute,
    ];
    // An empty name would ask for all of them.
    if !settings.student_number_attribute.is_empty() {
        attributes.push(&settings.student_number_attribute);
    }
    ldap.with_search_options(options);
    Ok(ldap
        .search(&settings.base, Scope::Subtree, filter, attributes)
        .await?)
}

/// What was typed is data in it, whatever it looks like.
fn filter(settings: &DirectorySettings, user: &str) -> String {
    let (only, attribute) = (&settings.only, &settings.user_attribute);
    format!("(&{only}({attribute}={}))", ldap_escape(user))
}

fn nobody(settings: &DirectorySettings) -> Sensitive<String> {
    let attribute = &settings.user_attribute;
    Sensitive::new(format!(
        "{attribute}={},{}",
        dn_escape(NOBODY),
        settings.base
    ))
}

async fn bind(
    ldap: &mut Ldap,
    dn: &Sensitive<String>,
    password: &Sensitive<String>,
) -> Result<bool, DirectoryDown> {
    match ldap.simple_bind(dn.expose(), password.expose()).await?.rc {
        SUCCESS => Ok(true),
        code if REFUSED.contains(&code) => Ok(false),
        code => Err(DirectoryDown::Code(code)),
    }
}
