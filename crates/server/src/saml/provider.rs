//! Keeps the provider's metadata: read at the start, asked for anew while the server runs. What was fetched is kept in
//! the server's folder, so that a federation that is down keeps nobody out.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use super::metadata::{self, IdentityProvider, MetadataProblem};
use crate::config::SamlSettings;
use crate::state::AppState;

/// What was fetched last, below the server's folder.
const KEPT: &str = "saml-metadata.xml";
/// How often it is asked for anew.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// How soon again after there was none.
const SOON: Duration = Duration::from_secs(60);
/// How long fetching may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The identity provider of the configuration.
#[derive(Debug)]
pub struct Saml {
    /// What the configuration says of it.
    pub settings: SamlSettings,
    /// This server's entity id.
    pub service: String,
    /// Where the provider sends its answers.
    pub recipient: String,
    kept: PathBuf,
    current: RwLock<Option<Arc<IdentityProvider>>>,
}

impl Saml {
    /// With what is on the disk. A provider that is not known yet is no reason not to start.
    #[must_use]
    pub fn new(settings: SamlSettings, dir: &Path, public: &Url, now: Timestamp) -> Self {
        let service = match settings.service.as_str() {
            "" => format!("{public}saml/metadata"),
            given => given.to_owned(),
        };
        let saml = Self {
            settings,
            service,
            recipient: format!("{public}saml/acs"),
            kept: dir.join(KEPT),
            current: RwLock::new(None),
        };
        if let Err(problem) = saml.reread(now) {
            tracing::warn!(%problem, "no metadata of the identity provider on the disk");
        }
        saml
    }

    /// The provider, where there is valid metadata of it.
    #[must_use]
    pub fn provider(&self, now: Timestamp) -> Option<Arc<IdentityProvider>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.clone().filter(|provider| provider.is_valid(now))
    }

    /// Takes what is on the disk: what was fetched, or else the file of the operator.
    ///
    /// # Errors
    /// Why there is nothing that can be used; what is known already stays.
    pub fn reread(&self, now: Timestamp) -> Result<(), MetadataProblem> {
        let fetched = self.settings.metadata_url.as_ref().map(|_| &self.kept);
        let mut problem = MetadataProblem::File;
        for file in fetched.into_iter().chain(&self.settings.metadata_file) {
            let Ok(text) = fs::read_to_string(file) else {
                continue;
            };
            match IdentityProvider::read(&text, &self.settings, now) {
                Ok(provider) => {
                    self.set(provider);
                    return Ok(());
                }
                Err(wrong) => problem = wrong,
            }
        }
        Err(problem)
    }

    /// Fetches it, and keeps it once it is found good.
    ///
    /// # Errors
    /// Why there is nothing that can be used; what is known already stays.
    pub async fn fetch(self: &Arc<Self>, now: Timestamp) -> Result<(), MetadataProblem> {
        let Some(url) = self.settings.metadata_url.clone() else {
            return Err(MetadataProblem::Address);
        };
        let text = download(url).await?;
        let saml = Arc::clone(self);
        let read = move || {
            let provider = IdentityProvider::read(&text, &saml.settings, now)?;
            saml.set(provider);
            if let Err(error) = keep(&saml.kept, &text) {
                tracing::warn!(%error, "keeping the metadata of the identity provider");
            }
            Ok(())
        };
        let done = tokio::task::spawn_blocking(read).await;
        done.unwrap_or(Err(MetadataProblem::Unreadable))
    }

    fn set(&self, provider: IdentityProvider) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.as_deref() != Some(&provider) {
            let certificates = provider.certificates.len();
            tracing::info!(certificates, "metadata of the identity provider");
            *current = Some(Arc::new(provider));
        }
    }
}

/// What a server would find that starts now. Nothing is kept.
///
/// # Errors
/// Why there is nothing that can be used.
pub async fn look_up(
    settings: &SamlSettings,
    now: Timestamp,
) -> Result<IdentityProvider, MetadataProblem> {
    let text = match (&settings.metadata_url, &settings.metadata_file) {
        (Some(url), _) => download(url.clone()).await?,
        (None, Some(file)) => fs::read_to_string(file).map_err(|_| MetadataProblem::File)?,
        (None, None) => return Err(MetadataProblem::File),
    };
    let settings = settings.clone();
    let read = tokio::task::spawn_blocking(move || IdentityProvider::read(&text, &settings, now));
    read.await.unwrap_or(Err(MetadataProblem::Unreadable))
}

/// Looks for new metadata, for as long as the server runs.
pub async fn watch(state: AppState) {
    let Some(saml) = state.saml.clone() else {
        return;
    };
    loop {
        let now = state.now();
        let done = if saml.settings.metadata_url.is_some() {
            saml.fetch(now).await
        } else {
            let saml = Arc::clone(&saml);
            let reread = tokio::task::spawn_blocking(move || saml.reread(now)).await;
            reread.unwrap_or(Err(MetadataProblem::Unreadable))
        };
        if let Err(problem) = done {
            tracing::error!(%problem, "metadata of the identity provider");
        }
        let wait = if saml.provider(now).is_some() {
            EVERY
        } else {
            SOON
        };
        tokio::time::sleep(wait).await;
    }
}

async fn download(url: Url) -> Result<String, MetadataProblem> {
    let downloaded = tokio::time::timeout(PATIENCE, get(url)).await;
    downloaded.unwrap_or(Err(MetadataProblem::Address))
}

/// Over HTTPS (the configuration saw to that), without being led elsewhere.
async fn get(url: Url) -> Result<String, MetadataProblem> {
    let down = |_| MetadataProblem::Address;
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(down)?;
    let mut response = client.get(url).send().await.map_err(down)?;
    if response.status() != reqwest::StatusCode::OK {
        return Err(MetadataProblem::Address);
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(down)? {
        if bytes.len() + chunk.len() > metadata::BYTES {
            return Err(MetadataProblem::Unreadable);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| MetadataProblem::Unreadable)
}

/// Whole or not at all.
fn keep(file: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(file).is_ok_and(|kept| kept == text) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    fresh.as_file().sync_all()?;
    fresh.persist(file).map_err(|error| error.error)?;
    crate::private::sync_folder(folder)
}
