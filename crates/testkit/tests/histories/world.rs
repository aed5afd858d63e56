//! One history in the making: the university, one or two devices, and the model beside them.

use std::collections::BTreeMap;
use std::path::Path;

use akashi_protocol::Digest;
use akashi_store::outbox::{EntryRow, EntryState};
use akashi_testkit::Result;
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::campus::Campus;
use crate::handset::{Handset, photo};
use crate::line::Fault;
use crate::model::{Application, Entry, Holding, Work, ensure};
use crate::steps::{Act, Step, Who};

/// Longer than any wait between two tries, shorter than what is taken for another clock's mistake.
const LONG: SignedDuration = SignedDuration::from_mins(20);

/// See the module.
pub struct World<'a> {
    pub campus: &'a Campus,
    pub id: Uuid,
    pub number: u64,
    pub devices: BTreeMap<usize, (Handset, Holding)>,
    pub model: Application,
    pub lengths: BTreeMap<Digest, u64>,
    dir: &'a Path,
    typed: u32,
}

impl<'a> World<'a> {
    /// A graduate who has filled in the form, and attached one image.
    pub async fn begin(campus: &'a Campus, dir: &'a Path, number: u64) -> Result<Self> {
        let first = Handset::new(dir, format!("{number}-1"), campus).await?;
        let (id, token) = first.register(campus, number).await?;
        let mut model = Application::default();
        model.tokens.insert(token);
        let lengths = (0..4)
            .map(|which| photo(number, which))
            .map(|bytes| (Digest::of(&bytes), bytes.len() as u64));
        let mut world = Self {
            campus,
            id,
            number,
            devices: BTreeMap::new(),
            model,
            lengths: lengths.collect(),
            dir,
            typed: 0,
        };
        let holding = Holding {
            draft: Some(Work {
                mark: String::new(),
                images: Vec::new(),
            }),
            ..Holding::default()
        };
        world.devices.insert(0, (first, holding));
        world.play(&Step::Attach(Who::First, 0)).await?;
        Ok(world)
    }

    /// Does one step, as far as it is possible. Gives what came of it, in a few words.
    pub async fn play(&mut self, step: &Step) -> Result<String> {
        let outcome = match step {
            Step::Type(who) => self.type_on(*who).await?,
            Step::Attach(who, which) => self.attach(*who, *which).await?,
            Step::Submit(who) => self.submit(*who).await?,
            Step::TakeBack(who) => self.take_back(*who).await?,
            Step::Retry(who) => self.simply(*who, "outbox.retry", json!({})).await?,
            Step::Pause(who, paused) => {
                let request = json!({ "paused": paused });
                self.simply(*who, "outbox.pause", request).await?
            }
            Step::Send(who, faults) => self.send(*who, faults, LONG).await?,
            Step::SendTooEarly(who) => self.send(*who, &[], SignedDuration::ZERO).await?,
            Step::Follow(who, faults) => self.follow(*who, faults).await?,
            Step::Status(who, faults) => self.status(*who, faults).await?,
            Step::Correct(who, faults) => self.correct(*who, faults).await?,
            Step::Withdraw(who, faults) => self.withdraw(*who, faults).await?,
            Step::Staff(act) => self.staff(*act).await?,
            Step::Late(who) => self.late(*who).await?,
            Step::RestartServer => {
                self.campus.line.restart();
                "done".to_owned()
            }
            Step::RestartClient(who, tidily) => match self.device(*who) {
                Some((device, _)) => {
                    device.restart(*tidily).await?;
                    "done".to_owned()
                }
                None => nobody(),
            },
            Step::Clock(who, hours) => match self.device(*who) {
                Some((device, _)) => {
                    device.clock.go(SignedDuration::from_hours((*hours).into()));
                    "done".to_owned()
                }
                None => nobody(),
            },
            Step::Open(who) => self.open(*who).await?,
            Step::EndCredentials if self.model.revisions.is_empty() => "not received".to_owned(),
            Step::EndCredentials => {
                self.campus.end_credentials(self.id).await?;
                self.model.tokens.clear();
                "done".to_owned()
            }
            Step::Expire => {
                self.campus.expire(self.id).await?;
                self.model.expire();
                "done".to_owned()
            }
        };
        Ok(outcome)
    }

    pub fn device(&mut self, who: Who) -> Option<&mut (Handset, Holding)> {
        self.devices.get_mut(&place(who))
    }

    async fn simply(&mut self, who: Who, command: &str, request: Value) -> Result<String> {
        let Some((device, _)) = self.device(who) else {
            return Ok(nobody());
        };
        Ok(said(device.call(command, request).await?.map(|_| ())))
    }

    async fn type_on(&mut self, who: Who) -> Result<String> {
        self.typed += 1;
        let mark = format!("号棟{}", self.typed);
        let Some((device, holding)) = self.device(who) else {
            return Ok(nobody());
        };
        let save = json!({ "answers": { "building": mark } });
        let saved = device.call("draft.save", save).await?.map(|_| ());
        if let (Ok(()), Some(draft)) = (&saved, &mut holding.draft) {
            draft.mark = mark;
        }
        Ok(said(saved))
    }

    async fn attach(&mut self, who: Who, which: u8) -> Result<String> {
        let bytes = photo(self.number, which);
        let digest = Digest::of(&bytes);
        let Some((device, holding)) = self.device(who) else {
            return Ok(nobody());
        };
        if !device.attach(bytes).await? {
            return Ok("no draft, or attached already".to_owned());
        }
        let draft = holding.draft.as_mut().ok_or("a draft nobody began")?;
        draft.images.push(digest);
        Ok("done".to_owned())
    }

    async fn submit(&mut self, who: Who) -> Result<String> {
        let id = self.id;
        let Some((device, holding)) = self.device(who) else {
            return Ok(nobody());
        };
        let before = device.found(id).await?.entries;
        let handed = device.call("application.submit", json!({})).await?;
        if let Err(code) = handed {
            return Ok(code);
        }
        let work = holding.draft.take().ok_or("handed in without a draft")?;
        let entries = device.found(id).await?.entries;
        let known = |revision| before.iter().any(|(entry, _)| entry.revision == revision);
        let new = entries.iter().find(|(entry, _)| !known(entry.revision));
        let (new, _) = new.ok_or("handed in, and not in the outbox")?;
        let digest = Digest::of(new.body.expose());
        let revision = new.revision;
        let handed = work.clone();
        holding.outbox.insert(revision, Entry { digest, work });
        self.model.handed_in.insert((revision, digest), handed);
        Ok(format!("revision {revision}"))
    }

    async fn take_back(&mut self, who: Who) -> Result<String> {
        let Some((device, holding)) = self.device(who) else {
            return Ok(nobody());
        };
        let taken = device.call("outbox.take_back", json!({})).await?;
        if let Err(code) = taken {
            return Ok(code);
        }
        let (_, entry) = holding.outbox.pop_last().ok_or("taken back from nowhere")?;
        ensure(holding.draft.is_none(), || {
            "a draft was written over".to_owned()
        })?;
        holding.draft = Some(entry.work);
        Ok("a draft again".to_owned())
    }

    async fn send(&mut self, who: Who, faults: &[Fault], later: SignedDuration) -> Result<String> {
        let line = &self.campus.line;
        let Some((device, holding)) = self.devices.get_mut(&place(who)) else {
            return Ok(nobody());
        };
        device.clock.go(later);
        let engine = device.engine().await?;
        line.script(&device.name, faults);
        let died = {
            let sending = engine.send();
            tokio::pin!(sending);
            loop {
                tokio::select! {
                    biased;
                    () = line.death() => break true,
                    () = line.meanwhile() => {
                        if meddle(device, self.id).await? {
                            ensure(faults.iter().any(Fault::ends_sending), || {
                                "taken back while it was being sent".to_owned()
                            })?;
                            let taken = holding.outbox.pop_last();
                            holding.draft = Some(taken.ok_or("taken back from nowhere")?.1.work);
                        }
                        line.go_on();
                    }
                    sent = &mut sending => {
                        sent?;
                        break false;
                    }
                }
            }
        };
        drop(engine);
        self.after(who, died).await
    }

    async fn follow(&mut self, who: Who, faults: &[Fault]) -> Result<String> {
        let line = &self.campus.line;
        let Some((device, _)) = self.devices.get_mut(&place(who)) else {
            return Ok(nobody());
        };
        let engine = device.engine().await?;
        line.script(&device.name, &without_moments(faults));
        let died = tokio::select! {
            biased;
            () = line.death() => true,
            followed = engine.follow() => {
                let _: std::result::Result<(), _> = followed?;
                false
            }
        };
        drop(engine);
        self.after(who, died).await
    }

    async fn status(&mut self, who: Who, faults: &[Fault]) -> Result<String> {
        let (outcome, answer) = self.ask(who, "application.status", faults).await?;
        let Some(Ok(status)) = answer else {
            return Ok(outcome);
        };
        if status["stale"].is_null() {
            let shown = (status["revision"].as_u64(), status["state"].as_str());
            let revision = self.model.revisions.len() as u64;
            let state = self
                .model
                .state
                .map(akashi_domain::ApplicationState::as_str);
            ensure(shown == (Some(revision), state), || {
                format!("shows {shown:?}, and it is {revision} {state:?}")
            })?;
        }
        Ok(outcome)
    }

    async fn correct(&mut self, who: Who, faults: &[Fault]) -> Result<String> {
        let before = self.device(who).map(|(_, holding)| holding.draft.is_some());
        let (outcome, answer) = self.ask(who, "application.correct", faults).await?;
        let Some(Ok(draft)) = answer else {
            return Ok(outcome);
        };
        if before == Some(false) {
            let number = self.model.revisions.len();
            ensure(draft["revision"] == number + 1, || {
                format!("a correction of revision {number} as {}", draft["revision"])
            })?;
            let work = self.model.last().cloned().ok_or("nothing to correct")?;
            if let Some((_, holding)) = self.device(who) {
                holding.draft = Some(work);
            }
        }
        Ok(outcome)
    }

    async fn withdraw(&mut self, who: Who, faults: &[Fault]) -> Result<String> {
        let (outcome, answer) = self.ask(who, "application.withdraw", faults).await?;
        if let (Some(Ok(_)), Some((_, holding))) = (answer, self.device(who)) {
            // Whoever withdraws gives up what was not sent.
            holding.draft = None;
            holding.outbox.clear();
        }
        Ok(outcome)
    }

    /// A command that asks the server.
    async fn ask(
        &mut self,
        who: Who,
        command: &str,
        faults: &[Fault],
    ) -> Result<(String, Option<std::result::Result<Value, String>>)> {
        let line = &self.campus.line;
        let Some((device, _)) = self.devices.get_mut(&place(who)) else {
            return Ok((nobody(), None));
        };
        line.script(&device.name, &without_moments(faults));
        let answer = tokio::select! {
            biased;
            () = line.death() => None,
            answer = device.call(command, json!({})) => Some(answer?),
        };
        let outcome = match &answer {
            None => "died".to_owned(),
            Some(Ok(_)) => "done".to_owned(),
            Some(Err(code)) => code.clone(),
        };
        self.after(who, answer.is_none()).await?;
        Ok((outcome, answer))
    }

    async fn staff(&mut self, act: Act) -> Result<String> {
        if self.model.admitted && act == Act::Approve {
            return Ok("approved already".to_owned());
        }
        let expected = self.model.staff(act);
        let done = self.campus.act(self.id, act).await?;
        ensure(done == expected, || {
            format!("staff: expected {expected}, done {done}")
        })?;
        Ok(if done { "done" } else { "refused" }.to_owned())
    }

    async fn late(&mut self, who: Who) -> Result<String> {
        let campus = self.campus;
        let Some((device, _)) = self.devices.get(&place(who)) else {
            return Ok(nobody());
        };
        campus.line.bring_late(&device.name).await;
        self.after(who, false).await
    }

    /// Opens the application with its reference number, on a second device or again on the first.
    async fn open(&mut self, who: Who) -> Result<String> {
        let reference = self.campus.held(self.id).await?.reference;
        if reference.is_empty() || self.model.admitted {
            return Ok("cannot be opened".to_owned());
        }
        let at = place(who);
        if !self.devices.contains_key(&at) {
            let name = format!("{}-{}", self.number, at + 1);
            let device = Handset::new(self.dir, name, self.campus).await?;
            self.devices.insert(at, (device, Holding::default()));
        }
        let Some((device, _)) = self.devices.get(&at) else {
            return Ok(nobody());
        };
        self.campus.line.script(&device.name, &[]);
        let token = device.open(self.campus, &reference, self.number).await?;
        self.model.tokens.insert(token);
        self.after(who, false).await
    }

    /// What reached the server is held against the model; who died starts again.
    async fn after(&mut self, who: Who, died: bool) -> Result<String> {
        let line = &self.campus.line;
        let Some((device, _)) = self.devices.get_mut(&place(who)) else {
            return Ok(nobody());
        };
        line.script(&device.name, &[]);
        if died {
            device.restart(false).await?;
        }
        line.hung_up(&device.name).await?;
        line.rest().await;
        let minutes = line.minutes(&device.name);
        let mut words = Vec::new();
        for said in &minutes {
            self.model.hear(said, &self.lengths)?;
            let code = said.code().map_or("", akashi_protocol::ProblemCode::as_str);
            let (what, status) = (short(&said.path), said.status.as_u16());
            words.push(format!("{} {what} {status} {code}", said.method));
        }
        if died {
            words.push("died".to_owned());
        }
        Ok(words.join(" · "))
    }
}

/// Whoever waits for a command does nothing else meanwhile.
fn without_moments(faults: &[Fault]) -> Vec<Fault> {
    let calm = faults.iter().map(|fault| match fault {
        Fault::Meanwhile => Fault::Pass,
        other => *other,
    });
    calm.collect()
}

/// What is being sent is frozen: the person is refused, whatever they press. `true` when it was taken back, because another
/// fault has ended the sending in this very moment.
async fn meddle(device: &Handset, id: Uuid) -> Result<bool> {
    let mut is_back = false;
    let entries = device.found(id).await?.entries;
    let sending = |entry: &EntryRow| entry.state == EntryState::Sending;
    if entries.last().is_some_and(|(entry, _)| sending(entry)) {
        let taken = device.call("outbox.take_back", json!({})).await?;
        is_back = taken.is_ok();
    }
    device.must("outbox.retry", json!({})).await?;
    Ok(is_back)
}

/// An address without what is long in it.
fn short(path: &str) -> String {
    let words = path
        .split('/')
        .filter(|word| word.len() < 32 && *word != "v1");
    words.collect::<Vec<_>>().join("/")
}

const fn place(who: Who) -> usize {
    match who {
        Who::First => 0,
        Who::Second => 1,
    }
}

fn nobody() -> String {
    "no such device".to_owned()
}

fn said(done: std::result::Result<(), String>) -> String {
    done.map_or_else(|code| code, |()| "done".to_owned())
}
