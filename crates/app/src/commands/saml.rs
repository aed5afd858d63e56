//! `saml.…`: signing in through the university's identity provider, in the system's browser, and back (RFC 8252).

use akashi_domain::Sensitive;
use akashi_domain::code::{MAIL_CODE_CHARS, canonical};
use akashi_protocol::ProblemCode;
use akashi_protocol::flow::Redeem;
use akashi_protocol::saml::BeginSaml;
use akashi_store::campus::Way;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use url::Url;
use uuid::Uuid;

use crate::api::campus::CampusSignedIn;
use crate::api::error::code;
use crate::api::flow::EnterCode;
use crate::api::saml::{BeginSignIn, SamlView};
use crate::api::{Answers, CoreError, CoreEvent, Nothing, SamlBegin, SamlCancel, SamlEnterCode};
use crate::core::{Core, lock, upgrade};
use crate::errors;
use crate::host::Host;
use crate::loopback;

/// A browser that was opened twice may come back by either page; more than a few nobody has open.
const MOST: usize = 3;

/// A sign-in that waits for the browser, in memory only: who ends the application begins again.
pub(crate) struct Pending {
    flow: Uuid,
    secret: Sensitive<String>,
    university: String,
    _listening: Option<Listening>,
}

/// A port that is open. It closes with this value.
struct Listening(AbortHandle);

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<H: Host> Answers<SamlBegin> for Core<H> {
    async fn answer(&self, request: BeginSignIn) -> Result<SamlView, CoreError> {
        let (server, university) = (self.server()?, self.connected()?.id);
        // The session has to be put somewhere: a store that needs a passphrase says so before anybody goes to a browser.
        self.store().await?;
        let open = loopback::listen().await;
        let begin = BeginSaml {
            id: self.new_id()?,
            secret: Sensitive::new(self.new_secret()?),
            language: self.language(),
            device: self.this_device(),
            port: open.as_ref().map(|(_, port)| *port),
            anew: request.anew,
        };
        let begun = server.begin_saml(&begin).await?;
        let page = server
            .saml_page(&begun)
            .ok_or_else(|| errors::internal("the page of the sign-in"))?;
        let flow = begin.id;
        self.keep_pending(Pending {
            flow,
            secret: begin.secret,
            university,
            _listening: open.map(|(listener, port)| self.listen(listener, port, flow)),
        });
        Ok(self.open(&page))
    }
}

impl<H: Host> Answers<SamlEnterCode> for Core<H> {
    async fn answer(&self, request: EnterCode) -> Result<CampusSignedIn, CoreError> {
        let code = canonical(request.code.expose(), MAIL_CODE_CHARS)
            .ok_or_else(|| CoreError::new(code::CODE_MALFORMED))?;
        let redeem = Redeem::Code {
            code: Sensitive::new(code),
        };
        let done = self.come_back(redeem).await;
        done.unwrap_or_else(|| Err(CoreError::new(code::NO_FLOW)))
    }
}

impl<H: Host> Answers<SamlCancel> for Core<H> {
    async fn answer(&self, _: Nothing) -> Result<Nothing, CoreError> {
        lock(&self.shared.saml).clear();
        Ok(Nothing {})
    }
}

impl<H: Host> Core<H> {
    fn keep_pending(&self, pending: Pending) {
        let mut waiting = lock(&self.shared.saml);
        waiting.retain(|other| other.university == pending.university);
        waiting.insert(0, pending);
        waiting.truncate(MOST);
    }

    fn open(&self, page: &Url) -> SamlView {
        SamlView {
            address: page.to_string(),
            opened: self.shared.host.open_browser(page).is_ok(),
        }
    }

    /// Waits on the port for the browser. Once it has come, what follows is not interrupted by the port being closed.
    fn listen(&self, listener: TcpListener, port: u16, flow: Uuid) -> Listening {
        let shared = std::sync::Arc::downgrade(&self.shared);
        let waiting = tokio::spawn(async move {
            let caller = loopback::called(listener, port).await;
            tokio::spawn(async move {
                let Some(core) = upgrade(&shared) else { return };
                let redeem = Redeem::Handle {
                    handle: caller.handle.clone(),
                };
                let Some(done) = core.redeem_pending(flow, &redeem).await else {
                    return caller.answer(false, core.language()).await;
                };
                let signed_in = done.is_ok();
                core.tell(done);
                caller.answer(signed_in, core.language()).await;
            });
        });
        Listening(waiting.abort_handle())
    }

    /// Tells the view, and brings it to the front.
    pub(crate) fn tell(&self, done: Result<CampusSignedIn, CoreError>) {
        let event = match done {
            Ok(signed) => CoreEvent::SamlDone(signed),
            Err(error) => CoreEvent::SamlFailed(error),
        };
        self.shared.host.emit(event);
        self.shared.host.come_forward();
    }

    /// Handle or code, without saying of which sign-in: the newest is tried first. `None` where none waits.
    pub(crate) async fn come_back(
        &self,
        redeem: Redeem,
    ) -> Option<Result<CampusSignedIn, CoreError>> {
        let flows: Vec<Uuid> = lock(&self.shared.saml).iter().map(|it| it.flow).collect();
        let mut first = None;
        for flow in flows {
            match self.redeem_pending(flow, &redeem).await {
                Some(Err(error)) if error.code == ProblemCode::CodeWrong.as_str() => {
                    first.get_or_insert(Err(error));
                }
                Some(other) => return Some(other),
                None => {}
            }
        }
        first
    }

    /// Spends it, and keeps the session. `None` where that sign-in waits no more.
    async fn redeem_pending(
        &self,
        flow: Uuid,
        redeem: &Redeem,
    ) -> Option<Result<CampusSignedIn, CoreError>> {
        let connected = self.connected().ok()?.id;
        let secret = lock(&self.shared.saml)
            .iter()
            .find(|it| it.flow == flow && it.university == connected)
            .map(|it| it.secret.clone())?;
        Some(self.spend(flow, &secret, connected, redeem).await)
    }

    async fn spend(
        &self,
        flow: Uuid,
        secret: &Sensitive<String>,
        university: String,
        redeem: &Redeem,
    ) -> Result<CampusSignedIn, CoreError> {
        let given = self.server()?.redeem_saml(flow, secret, redeem).await?;
        // Nobody here knows by which name the provider has them: what was begun before is nobody's.
        let user = flow.to_string();
        let signed = self
            .keep_member(university, user, given, Way::Provider)
            .await?;
        lock(&self.shared.saml).clear();
        Ok(signed)
    }
}
