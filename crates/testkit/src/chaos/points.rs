//! Named places in the code at which a process can be told to die. They are compiled in with the feature `failpoints`
//! only, which no release has.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::fault::Result;

/// Tells a process where to die: `NAME@N`, at the N-th time it comes there.
pub(super) const VARIABLE: &str = "AKASHI_DIE_AT";

/// The places in the application.
pub(super) const COMPUTER: &[&str] = &[
    "store::transact::begun",
    "store::transact::before_commit",
    "store::transact::committed",
    "store::file::begun",
    "store::file::written",
    "store::file::synced",
    "store::file::renamed",
    "store::image::whole_written",
    "store::image::both_written",
    "store::image::removed",
    "store::open::migrated",
    "store::open::tidied",
    "app::submit::checked",
    "app::submit::handed_in",
    "sync::attempt::begun",
    "sync::upload::read",
    "sync::upload::sent",
    "sync::revision::before",
    "sync::revision::answered",
    "sync::receipt::stored",
    "sync::receipt::images_forgotten",
];

/// The places in the server.
pub(super) const CAMPUS: &[&str] = &[
    "server::transact::begun",
    "server::transact::before_commit",
    "server::transact::committed",
    "server::vault::created",
    "server::vault::written",
    "server::vault::synced",
    "server::vault::named",
    "server::vault::deleted",
    "server::upload::appended",
    "server::upload::synced",
    "server::upload::complete",
    "server::upload::stored",
    "server::upload::tidied",
    "server::revision::checked",
    "server::revision::received",
    "server::revision::before_answer",
    "server::image::read",
    "server::image::encoded",
    "server::image::kept",
    "server::image::replaced",
    "server::mail::drawn",
    "server::mail::sent",
    "server::mail::noted",
    "server::flow::redeemed",
];

/// The places in the application that a change of the account comes through.
pub(super) const ACCOUNTS_COMPUTER: &[&str] = &[
    "store::transact::begun",
    "store::transact::before_commit",
    "store::transact::committed",
    "store::image::both_written",
    "app::submit::checked",
    "app::submit::handed_in",
    "sync::upload::sent",
    "sync::revision::before",
    "sync::revision::answered",
    "sync::receipt::stored",
];

/// The places in the server that a change of the account comes through.
pub(super) const ACCOUNTS_CAMPUS: &[&str] = &[
    "server::transact::begun",
    "server::transact::before_commit",
    "server::transact::committed",
    "server::mail::drawn",
    "server::mail::sent",
    "server::mail::noted",
    "server::flow::redeemed",
    "server::graduation::hashed",
    "server::graduation::done",
    "server::upload::stored",
    "server::revision::checked",
    "server::revision::received",
    "server::revision::before_answer",
    "server::image::kept",
    "server::image::replaced",
    "server::decision::admitted",
    "server::decision::taken",
];

/// Those of a graduation. Nobody comes there twice, so somebody is made to die there now and then.
pub(super) const GRADUATION: &[&str] = &["server::graduation::hashed", "server::graduation::done"];

/// Those of a decision of staff: what it leads to is done and the rest of it is not, and all of it is done and not told.
pub(super) const DECISION: &[&str] = &["server::decision::admitted", "server::decision::taken"];

/// In a child: dies where its environment says.
///
/// # Errors
/// When this build has no such places.
pub(super) fn arm() -> Result<()> {
    let Ok(place) = std::env::var(VARIABLE) else {
        return Ok(());
    };
    let (name, nth) = place.split_once('@').ok_or("NAME@N was expected")?;
    let nth: u32 = nth.parse()?;
    let times = AtomicU32::new(0);
    fail::cfg_callback(name, move || {
        if times.fetch_add(1, Ordering::Relaxed) + 1 == nth {
            die();
        }
    })?;
    Ok(())
}

/// As if the power button had been pressed: nothing is unwound, flushed or told.
fn die() {
    let me = rustix::process::getpid();
    let _ = rustix::process::kill_process(me, rustix::process::Signal::KILL);
}
