//! What the core tells a view without being asked. An event says that something changed; the view asks for it.

use serde::Serialize;
use ts_rs::TS;

use super::campus::CampusSignedIn;
use super::flow::FlowDone;
use super::university::UniversityCard;

/// One event. The shell forwards it under the one name `core`.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "event", content = "data")]
pub enum CoreEvent {
    /// Ask `outbox.get` or `application.status`.
    OutboxChanged,
    /// The link of a mail was opened and the flow is done.
    FlowDone(FlowDone),
    /// The link of a mail was opened, and it failed.
    FlowFailed(super::CoreError),
    /// The browser came back from the identity provider, and somebody is signed in.
    SamlDone(CampusSignedIn),
    /// The browser came back, and it failed.
    SamlFailed(super::CoreError),
    /// A link proposes a university; the person is asked.
    ConnectProposed(ConnectProposal),
    /// The window is about to close with unsent entries; answer with `window.close`.
    CloseRequested,
    /// Somebody who is signed in has done nothing for a while and is about to be signed out.
    IdleWarning(IdleWarning),
    /// They did something: the warning is over.
    IdleOver(SessionRole),
    /// The session ended elsewhere or by time.
    SessionEnded(EndedSession),
    /// The store was locked: what belongs to a person is not shown any more.
    StoreLocked,
    /// Something in the store cannot be read.
    StoreDamaged,
    /// The language was changed in the menu.
    LanguageChanged(akashi_domain::Language),
}

/// As whom somebody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionRole {
    /// 卒業生
    Graduate,
    /// 職員
    Staff,
}

/// What is about to happen to somebody who does nothing. `session.stay` averts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct IdleWarning {
    /// Who.
    pub role: SessionRole,
    /// Seconds until the session ends.
    pub seconds_left: u32,
    /// After how many idle minutes it ends here.
    pub idle_minutes: u32,
}

/// A session that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct EndedSession {
    /// Whose.
    pub role: SessionRole,
    /// After how many idle minutes; absent when the university ended it.
    pub idle_minutes: Option<u32>,
}

/// A university proposed by a link.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectProposal {
    /// Address in the link.
    pub address: String,
    /// Host to show.
    pub host: String,
    /// What the server says, if it could be asked.
    pub card: Option<UniversityCard>,
}
