//! What the core tells a view without being asked. An event says that something changed; the view asks for it.

use serde::Serialize;
use ts_rs::TS;

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
    /// A link proposes a university; the person is asked.
    ConnectProposed(ConnectProposal),
    /// The window is about to close with unsent entries; answer with `window.close`.
    CloseRequested,
    /// The session ended elsewhere or by time.
    SessionEnded,
    /// The language was changed in the menu.
    LanguageChanged(akashi_domain::Language),
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
