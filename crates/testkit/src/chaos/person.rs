//! One graduate's way from the first screen to the receipt, who starts the application again whenever it is gone, looks
//! whether everything is there that was there, and goes on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use akashi_domain::FieldId;
use serde_json::{Value, json};

use super::child::{Computer, Gone};
use super::letters::codes;
use crate::fault::Result;
use crate::person::ichiro;
use crate::university::TERMS;

/// Times a draft is saved before it is complete.
const KEYS: u32 = 4;

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Connect,
    Register,
    Code,
    Terms,
    Type,
    Fill,
    Attach,
    Submit,
    Wait,
    Done,
}

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken(pub String);

/// The graduate, and what the application has acknowledged to them.
#[derive(Debug)]
pub(super) struct Person {
    pub email: String,
    pub stage: Stage,
    /// What they show, and where they are.
    photos: Vec<(&'static str, PathBuf)>,
    /// What is typed in the end; without it, what a registration needs.
    answers: Option<HashMap<FieldId, String>>,
    /// Mails looked into so far.
    mails: usize,
    /// The last key that was answered with "saved".
    saved: u32,
    /// Images that were answered with "attached".
    pub attached: usize,
    /// The application, once it was handed in.
    pub reference: Option<String>,
    pub application: Option<String>,
}

type Step = Result<std::result::Result<(), Gone>>;

impl Person {
    pub(super) fn new(email: String, photos: Vec<PathBuf>) -> Self {
        Self {
            email,
            stage: Stage::Connect,
            photos: photos
                .into_iter()
                .map(|photo| ("identity", photo))
                .collect(),
            answers: None,
            mails: 0,
            saved: 0,
            attached: 0,
            reference: None,
            application: None,
        }
    }

    /// Somebody who has an account, and applies for something with these answers and images. How it begins is another's
    /// to know: at [`Stage::Register`], to which it may fall back.
    pub(super) fn with_account(
        email: String,
        answers: HashMap<FieldId, String>,
        photos: Vec<(&'static str, PathBuf)>,
    ) -> Self {
        Self {
            stage: Stage::Register,
            photos,
            answers: Some(answers),
            ..Self::new(email, Vec::new())
        }
    }

    /// Does the next thing. What is refused is done again, or done otherwise.
    pub(super) async fn step(
        &mut self,
        computer: &mut Computer,
        address: &str,
        campus: &Path,
    ) -> Step {
        match self.stage {
            Stage::Connect => self.connect(computer, address).await,
            Stage::Register => self.register(computer).await,
            Stage::Code => self.code(computer, campus).await,
            Stage::Terms => self.terms(computer).await,
            Stage::Type => self.type_on(computer).await,
            Stage::Fill => self.fill(computer).await,
            Stage::Attach => self.attach(computer).await,
            Stage::Submit => self.submit(computer).await,
            Stage::Wait => self.wait(computer).await,
            Stage::Done => Ok(Ok(())),
        }
    }

    async fn connect(&mut self, computer: &mut Computer, address: &str) -> Step {
        let address = json!({ "address": address });
        for command in ["university.look_up", "university.connect"] {
            match computer.call(command, address.clone(), &[]).await? {
                Err(gone) => return Ok(Err(gone)),
                Ok(Err(_)) => return pause().await,
                Ok(Ok(_)) => {}
            }
        }
        self.stage = Stage::Register;
        Ok(Ok(()))
    }

    async fn register(&mut self, computer: &mut Computer) -> Step {
        let twice = json!({ "email": self.email, "email_confirmation": self.email });
        match computer.call("flow.start_registration", twice, &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(_)) => return pause().await,
            Ok(Ok(_)) => self.stage = Stage::Code,
        }
        Ok(Ok(()))
    }

    /// The code of the newest mail. One that is used up already was redeemed by a process that did not live to see it:
    /// the person asks for another.
    async fn code(&mut self, computer: &mut Computer, campus: &Path) -> Step {
        let codes = codes(&campus.join("mail"), &self.email)?;
        let Some(code) = codes.get(self.mails..).and_then(<[String]>::last) else {
            // The mail may have gone down with the server, before it was written.
            self.stage = Stage::Register;
            return pause().await;
        };
        match computer
            .call("flow.enter_code", json!({ "code": code }), &[])
            .await?
        {
            Err(gone) => return Ok(Err(gone)),
            Ok(Ok(_)) => self.stage = Stage::Terms,
            Ok(Err(refused)) if is_passing(&refused) => return pause().await,
            Ok(Err(_)) => {
                self.mails = codes.len();
                self.stage = Stage::Register;
            }
        }
        Ok(Ok(()))
    }

    async fn terms(&mut self, computer: &mut Computer) -> Step {
        let agreed = json!({ "ticked": true, "version": TERMS });
        match computer.call("terms.accept", agreed, &[]).await? {
            Err(gone) => Ok(Err(gone)),
            Ok(Ok(_)) => {
                self.stage = Stage::Type;
                Ok(Ok(()))
            }
            Ok(Err(refused)) if is_passing(&refused) => pause().await,
            // The code was redeemed and what came of it was not stored.
            Ok(Err(_)) => {
                self.stage = Stage::Register;
                Ok(Ok(()))
            }
        }
    }

    async fn type_on(&mut self, computer: &mut Computer) -> Step {
        let building = format!("号棟{}", self.saved + 1);
        let save = json!({ "answers": { "building": building } });
        match computer.call("draft.save", save, &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(refused)) => return Err(format!("draft.save: {refused}").into()),
            Ok(Ok(_)) => self.saved += 1,
        }
        if self.saved >= KEYS {
            self.stage = Stage::Fill;
        }
        Ok(Ok(()))
    }

    async fn fill(&mut self, computer: &mut Computer) -> Step {
        let typed = match &self.answers {
            Some(answers) => answers.clone(),
            None => ichiro()?,
        };
        let mut answers = serde_json::to_value(typed)?;
        let all = answers.as_object_mut().ok_or("the fixture is an object")?;
        // What was typed stays, to be found again.
        all.remove("building");
        let save = json!({ "section": "identity", "answers": answers });
        match computer.call("draft.save", save, &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(refused)) => return Err(format!("draft.save: {refused}").into()),
            Ok(Ok(_)) => self.stage = Stage::Attach,
        }
        Ok(Ok(()))
    }

    async fn attach(&mut self, computer: &mut Computer) -> Step {
        let Some((role, photo)) = self.photos.get(self.attached).cloned() else {
            self.stage = Stage::Submit;
            return Ok(Ok(()));
        };
        let group = json!({ "role": role });
        match computer.call("documents.choose", group, &[photo]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(refused)) => return Err(format!("documents.choose: {refused}").into()),
            Ok(Ok(chosen)) if chosen["refused"] == json!([]) => self.attached += 1,
            Ok(Ok(chosen)) => return Err(format!("an image was refused: {chosen}").into()),
        }
        Ok(Ok(()))
    }

    async fn submit(&mut self, computer: &mut Computer) -> Step {
        match computer.call("application.submit", json!({}), &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(refused)) if is_passing(&refused) => return pause().await,
            Ok(Err(refused)) => return Err(format!("application.submit: {refused}").into()),
            Ok(Ok(_)) => self.stage = Stage::Wait,
        }
        Ok(Ok(()))
    }

    async fn wait(&mut self, computer: &mut Computer) -> Step {
        let status = match computer.call("application.status", json!({}), &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(_)) => return pause().await,
            Ok(Ok(status)) => status,
        };
        let entries = status["outbox"]["entries"].as_array().map_or(0, Vec::len);
        if entries == 0 && status["state"] == "received" {
            self.reference = status["reference"].as_str().map(str::to_owned);
            self.application = status["application"].as_str().map(str::to_owned);
            self.stage = Stage::Done;
            return Ok(Ok(()));
        }
        // Each end counted as a try. Whoever sees that it waits presses the button.
        if let Err(gone) = computer.call("outbox.retry", json!({}), &[]).await? {
            return Ok(Err(gone));
        }
        pause().await
    }

    /// After the application was started again: is everything there that it had acknowledged?
    pub(super) async fn look(
        &mut self,
        computer: &mut Computer,
    ) -> Result<std::result::Result<Option<Broken>, Gone>> {
        match self.stage {
            Stage::Connect => return Ok(Ok(None)),
            Stage::Register | Stage::Code => return self.look_at_university(computer).await,
            _ => {}
        }
        let draft = match computer.call("draft.get", json!({}), &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(Err(refused)) => return Ok(Ok(Some(Broken(format!("draft.get: {refused}"))))),
            Ok(Ok(draft)) => draft,
        };
        if !draft.is_null() {
            return Ok(Ok(self.look_at_draft(&draft)));
        }
        let outbox = match computer.call("outbox.get", json!({}), &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(outbox) => outbox.unwrap_or_default(),
        };
        let on_its_way = outbox["entries"]
            .as_array()
            .is_some_and(|all| !all.is_empty());
        Ok(Ok(match self.stage {
            // The terms had not been answered for.
            Stage::Terms => None,
            // Handed in, and the answer did not arrive any more.
            Stage::Submit => {
                self.stage = Stage::Wait;
                None
            }
            Stage::Wait | Stage::Done => None,
            _ if on_its_way => Some(Broken("handed in by nobody".to_owned())),
            _ => Some(Broken("the draft is gone".to_owned())),
        }))
    }

    /// Nothing of the person is there yet, but which university it is.
    async fn look_at_university(
        &self,
        computer: &mut Computer,
    ) -> Result<std::result::Result<Option<Broken>, Gone>> {
        let start = match computer.call("app.start", json!({}), &[]).await? {
            Err(gone) => return Ok(Err(gone)),
            Ok(start) => start.unwrap_or_default(),
        };
        let is_forgotten = start["university"].is_null();
        Ok(Ok(
            is_forgotten.then(|| Broken("the university is forgotten".to_owned()))
        ))
    }

    fn look_at_draft(&mut self, draft: &Value) -> Option<Broken> {
        if matches!(self.stage, Stage::Wait | Stage::Done) {
            return Some(Broken("handed in, and a draft again".to_owned()));
        }
        if self.stage == Stage::Terms {
            self.stage = Stage::Type;
        }
        let building = draft["answers"]["building"].as_str().unwrap_or("号棟0");
        let kept: u32 = building.trim_start_matches("号棟").parse().unwrap_or(0);
        // The last key may have been saved without the answer having arrived.
        if kept != self.saved && kept != self.saved + 1 {
            return Some(Broken(format!(
                "{} keys were saved, {kept} kept",
                self.saved
            )));
        }
        self.saved = kept;
        let images = draft["documents"].as_array().map_or(0, Vec::len);
        if images != self.attached && images != self.attached + 1 {
            let attached = self.attached;
            return Some(Broken(format!(
                "{attached} images were attached, {images} kept"
            )));
        }
        self.attached = images;
        None
    }
}

/// Refused because the other side is gone at the moment, or hardly back.
pub(super) fn is_passing(code: &str) -> bool {
    matches!(
        code,
        "server_unreachable" | "unavailable" | "internal" | "not_akashi" | "too_many_requests"
    )
}

async fn pause() -> Step {
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    Ok(Ok(()))
}
