//! Mail flows, see `akashi_protocol::flow`.

use akashi_domain::Sensitive;
use akashi_protocol::flow::{CorrectAddress, Flow, Redeem, Redeemed, StartFlow};
use reqwest::Method;
use uuid::Uuid;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `POST /v1/flows`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn start_flow(&self, start: &StartFlow) -> Result<Flow, Failure> {
        self.json(self.request(Method::POST, &["flows"]).json(start))
            .await
    }

    /// `GET /v1/flows/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn flow(&self, id: Uuid, secret: &Sensitive<String>) -> Result<Flow, Failure> {
        self.json(self.authorized(Method::GET, &["flows", &id.to_string()], secret))
            .await
    }

    /// `POST /v1/flows/{id}/resend`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn resend_flow(&self, id: Uuid, secret: &Sensitive<String>) -> Result<Flow, Failure> {
        let path = ["flows", &id.to_string(), "resend"];
        self.json(self.authorized(Method::POST, &path, secret))
            .await
    }

    /// `PUT /v1/flows/{id}/address`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn correct_flow_address(
        &self,
        id: Uuid,
        secret: &Sensitive<String>,
        address: &CorrectAddress,
    ) -> Result<Flow, Failure> {
        let path = ["flows", &id.to_string(), "address"];
        self.json(self.authorized(Method::PUT, &path, secret).json(address))
            .await
    }

    /// `POST /v1/flows/{id}/redeem`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn redeem_flow(
        &self,
        id: Uuid,
        secret: &Sensitive<String>,
        redeem: &Redeem,
    ) -> Result<Redeemed, Failure> {
        let path = ["flows", &id.to_string(), "redeem"];
        self.json(self.authorized(Method::POST, &path, secret).json(redeem))
            .await
    }
}
