//! What staff do, see `akashi_protocol::staff`.

use akashi_domain::{ApplicationState, Sensitive};
use akashi_protocol::staff::{Decide, Queue, StaffApplication, StaffSession, StaffSignIn};
use reqwest::Method;
use uuid::Uuid;

use super::{Image, Server};
use crate::failure::Failure;

/// Which page of the queue.
#[derive(Debug, Clone, Default)]
pub struct QueueQuery {
    /// Only this state.
    pub state: Option<ApplicationState>,
    /// Name, kana, reference or student number.
    pub query: Sensitive<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Lines on a page.
    pub limit: u32,
}

impl Server {
    /// `POST /v1/staff/sessions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn staff_sign_in(&self, sign_in: &StaffSignIn) -> Result<StaffSession, Failure> {
        self.json(
            self.request(Method::POST, &["staff", "sessions"])
                .json(sign_in),
        )
        .await
    }

    /// `DELETE /v1/staff/sessions/current`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn staff_sign_out(&self, token: &Sensitive<String>) -> Result<(), Failure> {
        self.done(self.authorized(Method::DELETE, &["staff", "sessions", "current"], token))
            .await
    }

    /// `GET /v1/staff/applications`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn queue(
        &self,
        token: &Sensitive<String>,
        query: &QueueQuery,
    ) -> Result<Queue, Failure> {
        let mut server = self.clone();
        {
            let mut pairs = server.base.query_pairs_mut();
            pairs.append_pair("limit", &query.limit.to_string());
            if let Some(state) = query.state {
                pairs.append_pair("state", state.as_str());
            }
            if !query.query.expose().is_empty() {
                pairs.append_pair("query", query.query.expose());
            }
            if let Some(after) = &query.after {
                pairs.append_pair("after", after);
            }
        }
        self.json(server.authorized(Method::GET, &["staff", "applications"], token))
            .await
    }

    /// `GET /v1/staff/applications/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn staff_application(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<StaffApplication, Failure> {
        let path = ["staff", "applications", &id.to_string()];
        self.json(self.authorized(Method::GET, &path, token)).await
    }

    /// `POST /v1/staff/applications/{id}/assignment`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn assign(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<StaffApplication, Failure> {
        self.assignment(Method::POST, token, id).await
    }

    /// `DELETE /v1/staff/applications/{id}/assignment`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn unassign(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<StaffApplication, Failure> {
        self.assignment(Method::DELETE, token, id).await
    }

    async fn assignment(
        &self,
        method: Method,
        token: &Sensitive<String>,
        id: Uuid,
    ) -> Result<StaffApplication, Failure> {
        let path = ["staff", "applications", &id.to_string(), "assignment"];
        self.json(self.authorized(method, &path, token)).await
    }

    /// `GET /v1/staff/applications/{id}/documents/{sha256}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn staff_document(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
        sha256: &str,
    ) -> Result<Image, Failure> {
        let path = [
            "staff",
            "applications",
            &id.to_string(),
            "documents",
            sha256,
        ];
        self.image(self.authorized(Method::GET, &path, token)).await
    }

    /// `POST /v1/staff/applications/{id}/decisions`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn decide(
        &self,
        token: &Sensitive<String>,
        id: Uuid,
        decide: &Decide,
    ) -> Result<StaffApplication, Failure> {
        let path = ["staff", "applications", &id.to_string(), "decisions"];
        self.json(self.authorized(Method::POST, &path, token).json(decide))
            .await
    }
}
