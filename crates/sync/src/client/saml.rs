//! Signing in through the university's identity provider, see `akashi_protocol::saml`.

use akashi_domain::Sensitive;
use akashi_protocol::campus::CampusSession;
use akashi_protocol::flow::Redeem;
use akashi_protocol::saml::{BeginSaml, SamlFlow};
use reqwest::Method;
use url::Url;
use uuid::Uuid;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `POST /v1/saml/flows`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn begin_saml(&self, begin: &BeginSaml) -> Result<SamlFlow, Failure> {
        let request = self.request(Method::POST, &["saml", "flows"]);
        self.json(request.json(begin)).await
    }

    /// `POST /v1/saml/flows/{id}/redeem`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn redeem_saml(
        &self,
        flow: Uuid,
        secret: &Sensitive<String>,
        redeem: &Redeem,
    ) -> Result<CampusSession, Failure> {
        let path = ["saml", "flows", &flow.to_string(), "redeem"];
        let request = self.authorized(Method::POST, &path, secret);
        self.json(request.json(redeem)).await
    }

    /// The page a browser has to open. Whatever the server says, it is one of its own.
    #[must_use]
    pub fn saml_page(&self, flow: &SamlFlow) -> Option<Url> {
        let start = flow.start.expose();
        let token = start.strip_prefix("/saml/start/")?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if token.is_empty() || !token.bytes().all(plain) {
            return None;
        }
        self.base().join(start).ok()
    }
}
