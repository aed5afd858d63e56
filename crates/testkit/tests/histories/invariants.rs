//! What must hold after every step, and what must have come of it all when nothing is in the way any more.

use akashi_domain::ApplicationState as State;
use akashi_domain::state::Event;
use akashi_protocol::application::RevisionBody;
use akashi_protocol::{Digest, ProblemCode as Code};
use akashi_store::outbox::{EntryRow, EntryState};
use akashi_sync::engine::Reason;
use akashi_testkit::Result;

use crate::handset::{Found, TRIES, digests};
use crate::model::{Application, Checked, Holding, ensure};
use crate::steps::{Step, Who};
use crate::world::World;

/// Holds everything against the model.
pub async fn check(world: &mut World<'_>) -> Result<()> {
    let id = world.id;
    server(&world.model, &world.campus.held(id).await?)?;
    ensure(world.campus.line.strays().is_empty(), || {
        "a redirection was followed".to_owned()
    })?;
    for (device, holding) in world.devices.values_mut() {
        let found = device.found(id).await?;
        received(&world.model, holding, &found)?;
        covered(holding, &found)?;
        for (entry, _) in &found.entries {
            frozen(entry)?;
        }
        if let Some(damage) = device.damaged(&found.images).await? {
            return Err(damage.into());
        }
    }
    Ok(())
}

/// The server holds what the model says; nothing that nobody handed in.
fn server(model: &Application, held: &crate::campus::Held) -> Checked {
    let same = (held.state, &held.revisions, &held.images)
        == (model.state, &model.revisions, &model.images);
    ensure(same, || {
        let (here, there) = (held.images.len(), model.images.len());
        let (these, those) = (held.revisions.len(), model.revisions.len());
        format!(
            "the server holds {:?}, {these} revisions, {here} images; the model {:?}, {those}, {there}",
            held.state, model.state
        )
    })?;
    for (number, digest) in (1..).zip(&held.revisions) {
        ensure(model.handed_in.contains_key(&(number, *digest)), || {
            format!("revision {number} was handed in by nobody")
        })?;
    }
    Ok(())
}

/// What left the outbox by itself was received, as it was handed in, and the device can prove it.
fn received(model: &Application, holding: &mut Holding, found: &Found) -> Checked {
    let here = |revision| {
        found
            .entries
            .iter()
            .any(|(entry, _)| entry.revision == revision)
    };
    let gone: Vec<u32> = holding
        .outbox
        .keys()
        .copied()
        .filter(|revision| !here(*revision))
        .collect();
    for revision in gone {
        let Some(entry) = holding.outbox.remove(&revision) else {
            continue;
        };
        let at_server = model.revisions.get(revision as usize - 1);
        ensure(at_server == Some(&entry.digest), || {
            format!("revision {revision} left the outbox, and the server does not hold it")
        })?;
        holding.received.insert(revision, entry.digest);
    }
    let Some(last) = holding.received.keys().last().copied() else {
        return Ok(());
    };
    ensure(
        found
            .receipt
            .as_ref()
            .is_some_and(|receipt| receipt.revision >= last),
        || format!("revision {last} was received, and there is no receipt"),
    )?;
    ensure(
        found
            .known
            .as_ref()
            .is_some_and(|known| known.revision >= last),
        || format!("revision {last} was received, and the device does not know it"),
    )
}

/// Draft and outbox are what the person wrote and handed in: nothing lost, nothing twice, nothing changed.
fn covered(holding: &Holding, found: &Found) -> Checked {
    ensure(holding.draft == found.draft, || {
        format!(
            "the draft is {:?}, and was {:?}",
            found.draft, holding.draft
        )
    })?;
    ensure(holding.outbox.len() == found.entries.len(), || {
        "an entry nobody handed in".to_owned()
    })?;
    for (entry, images) in &found.entries {
        let Some(handed) = holding.outbox.get(&entry.revision) else {
            return Err(format!(
                "revision {} is in the outbox by itself",
                entry.revision
            ));
        };
        ensure(Digest::of(entry.body.expose()) == handed.digest, || {
            format!("revision {} has changed", entry.revision)
        })?;
        let named = digests(images.iter().map(|image| &image.document));
        ensure(named == handed.work.images, || {
            format!("revision {} has other images", entry.revision)
        })?;
    }
    Ok(())
}

/// An entry is whole, at rest, and was not tried more often than it may be.
fn frozen(entry: &EntryRow) -> Checked {
    let said = format!(
        "revision {}: {:?} {}",
        entry.revision, entry.state, entry.attempts
    );
    ensure(
        Digest::of(entry.body.expose()).to_string() == entry.digest,
        || format!("{said}: changed"),
    )?;
    ensure(entry.attempts <= TRIES, || {
        format!("{said}: too many tries")
    })?;
    match entry.state {
        EntryState::Queued => Ok(()),
        EntryState::NeedsAttention => ensure(reason(entry).is_some(), || {
            format!("{said}: without a reason")
        }),
        EntryState::Sending | EntryState::Sent => Err(format!("{said}: nobody is sending")),
    }
}

fn reason(entry: &EntryRow) -> Option<Reason> {
    serde_json::from_str(&entry.problem).ok()
}

/// Nothing is in the way any more: everything that was handed in is received, or says why not, and both sides agree.
pub async fn settle(world: &mut World<'_>) -> Result<()> {
    for who in [Who::First, Who::Second] {
        world.play(&Step::Late(who)).await?;
        if world.device(who).is_none() {
            continue;
        }
        if !world.model.admitted {
            world.play(&Step::Open(who)).await?;
        }
        world.play(&Step::Pause(who, false)).await?;
        quiet(world, who).await?;
        // The way out that the person is shown: what stands in conflict is handed in as the next revision.
        for _ in 0..2 {
            if world
                .model
                .state
                .is_some_and(|state| state.after(Event::Revise).is_some())
                && conflicts(world, who).await?
            {
                world.play(&Step::TakeBack(who)).await?;
                world.play(&Step::Submit(who)).await?;
                check(world).await?;
                quiet(world, who).await?;
            }
        }
        let way_out = revisable(world.model.state) && conflicts(world, who).await?;
        ensure(!way_out, || "a conflict that nothing ends".to_owned())?;
    }
    for who in [Who::First, Who::Second] {
        world.play(&Step::Status(who, Vec::new())).await?;
    }
    Ok(())
}

/// Everything is tried again, once, with nothing in the way.
async fn quiet(world: &mut World<'_>, who: Who) -> Result<()> {
    let id = world.id;
    world.play(&Step::Retry(who)).await?;
    for _ in 0..4 {
        world.play(&Step::Send(who, Vec::new())).await?;
    }
    check(world).await?;
    let Some((device, _)) = world.devices.get(&match who {
        Who::First => 0,
        Who::Second => 1,
    }) else {
        return Ok(());
    };
    for (entry, _) in device.found(id).await?.entries {
        explained(&world.model, &entry)?;
    }
    Ok(())
}

/// What still stands in the outbox stands there for the reason that the model gives too.
fn explained(model: &Application, entry: &EntryRow) -> Checked {
    let said = reason(entry).map(|reason| reason.code);
    let body: RevisionBody =
        serde_json::from_slice(entry.body.expose()).map_err(|error| error.to_string())?;
    let images: Vec<Digest> = body.documents.iter().map(|image| image.sha256).collect();
    let digest = Digest::of(entry.body.expose());
    let expected = match model.expected(entry.revision, digest, &images) {
        // Nobody may write to it any more.
        _ if model.tokens.is_empty() => Some(Code::NotSignedIn),
        // Images go first: where there can be no revision, they are refused already.
        Some(Code::DocumentsMissing) | None => None,
        expected => expected,
    };
    let stuck = entry.state == EntryState::NeedsAttention || expected == Some(Code::NotSignedIn);
    let same = said.as_deref() == expected.map(Code::as_str)
        || (expected == Some(Code::RevisionConflict)
            && said.as_deref() == Some(Code::StateConflict.as_str())
            && !revisable(model.state));
    ensure(stuck && same, || {
        format!(
            "revision {} stays, says {said:?}, expected {expected:?}",
            entry.revision
        )
    })
}

fn revisable(state: Option<State>) -> bool {
    state.is_none_or(|state| state.after(Event::Revise).is_some())
}

async fn conflicts(world: &World<'_>, who: Who) -> Result<bool> {
    let at = usize::from(who == Who::Second);
    let Some((device, holding)) = world.devices.get(&at) else {
        return Ok(false);
    };
    if holding.draft.is_some() {
        return Ok(false);
    }
    let found = device.found(world.id).await?;
    let is_conflict = |entry: &EntryRow| {
        reason(entry).is_some_and(|reason| reason.code == Code::RevisionConflict.as_str())
    };
    Ok(found
        .entries
        .last()
        .is_some_and(|(entry, _)| is_conflict(entry)))
}
