//! Applications of their applicant, see `akashi_protocol::application`.

use akashi_domain::{ApplicationState, Language, Sensitive};
use akashi_protocol::application::{ApplicationView, Receipt};
use akashi_protocol::digest::BODY_DIGEST_HEADER;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, RequestBuilder};
use uuid::Uuid;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `PUT /v1/applications/{id}/revisions/{n}`; `body` is sent as it is, `digest` is its SHA-256.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn put_revision(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        revision: u32,
        body: &Sensitive<Vec<u8>>,
        digest: &str,
    ) -> Result<Receipt, Failure> {
        let path = [
            "applications",
            &application.to_string(),
            "revisions",
            &revision.to_string(),
        ];
        let request = self
            .authorized(Method::PUT, &path, token)
            .header(CONTENT_TYPE, "application/json")
            .header(BODY_DIGEST_HEADER, digest)
            .body(body.expose_owned());
        self.json(request).await
    }

    /// `GET /v1/applications/{id}`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn application(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
    ) -> Result<ApplicationView, Failure> {
        let path = ["applications", &application.to_string()];
        let request = self.authorized(Method::GET, &path, token);
        self.about(application, request).await
    }

    /// `GET /v1/applications/{id}/receipt`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn receipt(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
        language: Language,
    ) -> Result<Vec<u8>, Failure> {
        let path = ["applications", &application.to_string(), "receipt"];
        let mut server = self.clone();
        {
            let mut pairs = server.base.query_pairs_mut();
            pairs.append_pair("language", language.tag());
        }
        self.pdf(server.authorized(Method::GET, &path, token)).await
    }

    /// `POST /v1/applications/{id}/withdraw`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn withdraw(
        &self,
        application: Uuid,
        token: &Sensitive<String>,
    ) -> Result<ApplicationView, Failure> {
        let path = ["applications", &application.to_string(), "withdraw"];
        let request = self.authorized(Method::POST, &path, token);
        let view = self.about(application, request).await?;
        // Nothing is given up for an answer that says something else, such as one to an earlier question.
        if view.state != Some(ApplicationState::Withdrawn) {
            return Err(Failure::NotAkashi);
        }
        Ok(view)
    }

    /// What is said about another application is no answer.
    async fn about(
        &self,
        application: Uuid,
        request: RequestBuilder,
    ) -> Result<ApplicationView, Failure> {
        let view: ApplicationView = self.json(request).await?;
        if view.id != application {
            return Err(Failure::NotAkashi);
        }
        Ok(view)
    }
}
