//! Waiting for changes, see `akashi_protocol::changes`.

use std::time::Duration;

use akashi_domain::Sensitive;
use akashi_protocol::changes::Changes;
use akashi_protocol::version;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `GET /v1/changes`: what happened after `cursor`, waited for up to `wait` seconds.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn changes(
        &self,
        token: &Sensitive<String>,
        cursor: &str,
        wait: u32,
    ) -> Result<Changes, Failure> {
        let mut url = self.url(&["changes"]);
        url.query_pairs_mut()
            .append_pair("after", cursor)
            .append_pair("wait", &wait.to_string());
        let longest = self.client.total + Duration::from_secs(wait.into());
        // Silence is what is expected here, so without the limit between two pieces of an answer.
        let request = self
            .client
            .uploads
            .get(url)
            .timeout(longest)
            .header(version::REQUEST_HEADER, version::CURRENT)
            .bearer_auth(token.expose());
        self.json(request).await
    }
}
