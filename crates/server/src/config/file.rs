//! Reading and checking `university.toml`.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use akashi_domain::Localized;
use akashi_domain::calendar::Calendar;
use akashi_domain::password::PasswordPolicy;
use akashi_domain::policy::Policies;
use akashi_domain::university::{
    Choice, Colours, Contact, DocumentType, Faculty, NameProof, Notice, OrderMeanwhile, Service,
    SignInProfile, Terms, UniversityInfo,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use url::Url;

use super::directory::{DirectorySection, DirectorySettings};
use super::form::FormsSection;
use super::mail::MailSection;
use super::saml::SamlSection;
use super::{ClientRelease, Config, ConfigProblem, LEAST_FREE_PERCENT, Review, Tls};
use super::{calendar, contacts, directory, documents, figures, form, notices, saml, strict};

/// Name of the file in the server's folder.
pub const FILE: &str = "university.toml";
/// Largest logo in bytes.
const LOGO_BYTES: usize = 64 * 1024;
/// Longest terms in bytes, each language.
const TERMS_BYTES: usize = 256 * 1024;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    name: Localized,
    colours: Colours,
    #[serde(default)]
    logo: Option<PathBuf>,
    server: ServerSection,
    mail: MailSection,
    #[serde(default)]
    directory: Option<DirectorySection>,
    #[serde(default)]
    saml: Option<SamlSection>,
    terms: TermsSection,
    #[serde(default = "graduate")]
    profiles: Vec<SignInProfile>,
    faculties: Vec<Faculty>,
    leaving_kinds: Vec<Choice>,
    document_types: Vec<DocumentType>,
    #[serde(default)]
    name_proofs: Vec<NameProof>,
    #[serde(default)]
    forms: FormsSection,
    #[serde(default)]
    notices: Vec<Notice>,
    #[serde(default)]
    contacts: Vec<Contact>,
    #[serde(default)]
    services: Vec<Service>,
    #[serde(default)]
    order_meanwhile: OrderMeanwhile,
    #[serde(default)]
    password_policy: PasswordPolicy,
    #[serde(default)]
    policies: Policies,
    #[serde(default)]
    calendar: Calendar,
    #[serde(default)]
    review: Review,
    #[serde(default)]
    client: ClientRelease,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ServerSection {
    listen: SocketAddr,
    #[serde(default)]
    public_url: Option<Url>,
    #[serde(default)]
    trusted_proxies: Vec<IpAddr>,
    #[serde(default)]
    tls: Option<TlsSection>,
    #[serde(default = "concurrent_requests")]
    concurrent_requests: usize,
    #[serde(default = "least_free_percent")]
    least_free_percent: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TlsSection {
    cert: PathBuf,
    key: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsSection {
    version: String,
    ja: PathBuf,
    en: PathBuf,
}

fn graduate() -> Vec<SignInProfile> {
    vec![SignInProfile::Graduate]
}

const fn concurrent_requests() -> usize {
    256
}

const fn least_free_percent() -> u64 {
    LEAST_FREE_PERCENT
}

pub(super) fn load(dir: &Path) -> Result<Config, ConfigProblem> {
    let text = read_text(dir, Path::new(FILE), usize::MAX)?;
    let file: File = strict::read(&text, FILE)?;
    check_lists(&file)?;
    figures::check(&file.policies)?;
    figures::check_password(&file.password_policy)?;
    figures::check_room(file.server.least_free_percent)?;
    calendar::check(&file.calendar)?;
    contacts::check(&file.contacts)?;
    notices::check(&file.notices)?;
    build(dir, file)
}

fn build(dir: &Path, file: File) -> Result<Config, ConfigProblem> {
    let mail_from = file.mail.from.clone();
    if mail_from.parse::<lettre::Address>().is_err() {
        return Err(ConfigProblem::value("mail.from", "malformed"));
    }
    let directory = directory::settings(file.directory, &file.profiles, &file.id, dir)?;
    let saml = saml::settings(file.saml, &file.profiles, dir)?;
    let access_starts = directory.as_ref().map(DirectorySettings::access_starts);
    let university = UniversityInfo {
        id: file.id,
        name: file.name,
        colours: file.colours,
        logo_png: logo(dir, file.logo.as_deref())?,
        profiles: file.profiles,
        faculties: file.faculties,
        leaving_kinds: file.leaving_kinds,
        document_types: file.document_types,
        forms: file.forms.forms(&file.name_proofs)?,
        name_proofs: file.name_proofs,
        terms: terms(dir, file.terms)?,
        notices: file.notices,
        contacts: file.contacts,
        services: file.services,
        order_meanwhile: file.order_meanwhile,
        password_policy: file.password_policy,
        policies: file.policies,
        calendar: file.calendar,
        access_starts: access_starts.unwrap_or_default(),
    };
    form::check(&university)?;
    Ok(Config {
        dir: dir.to_owned(),
        listen: file.server.listen,
        public_url: file.server.public_url.map(public_url).transpose()?,
        trusted_proxies: file.server.trusted_proxies,
        tls: file.server.tls.map(|tls| Tls {
            cert: dir.join(tls.cert),
            key: dir.join(tls.key),
        }),
        mail_from,
        mail: file.mail.transport(dir)?,
        directory,
        saml,
        concurrent_requests: file.server.concurrent_requests.max(1),
        least_free_percent: file.server.least_free_percent,
        university,
        review: file.review,
        client: file.client,
    })
}

/// Only an origin: links are made by putting a path behind it.
fn public_url(mut url: Url) -> Result<Url, ConfigProblem> {
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    if !web || !url.username().is_empty() || url.query().is_some() || url.fragment().is_some() {
        return Err(ConfigProblem::value("server.public_url", "malformed"));
    }
    if url.scheme() == "http" && !akashi_domain::connect::is_loopback(&url) {
        return Err(ConfigProblem::value("server.public_url", "insecure"));
    }
    url.set_path("/");
    Ok(url)
}

fn check_lists(file: &File) -> Result<(), ConfigProblem> {
    if file.id.is_empty() || !file.id.contains('.') {
        return Err(ConfigProblem::value("id", "malformed"));
    }
    let colour = file.colours.brand.strip_prefix('#').unwrap_or_default();
    if colour.len() != 6 || !colour.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(ConfigProblem::value("colours.brand", "malformed"));
    }
    unique("faculties", file.faculties.iter().map(|f| f.id.as_str()))?;
    for faculty in &file.faculties {
        let departments = faculty.departments.iter().map(|d| d.id.as_str());
        if departments.len() > 0 {
            unique(
                &format!("faculties.{}.departments", faculty.id),
                departments,
            )?;
        }
    }
    unique(
        "leaving_kinds",
        file.leaving_kinds.iter().map(|c| c.id.as_str()),
    )?;
    unique(
        "document_types",
        file.document_types.iter().map(|d| d.id.as_str()),
    )?;
    documents::check(&file.document_types, &file.name_proofs)?;
    if file.terms.version.is_empty() {
        return Err(ConfigProblem::value("terms.version", "missing"));
    }
    let services = file.services.iter();
    let services = services.map(|service| (format!("services.{}.url", service.id), &service.url));
    let own = [
        ("order_meanwhile.url".to_owned(), &file.order_meanwhile.url),
        ("client.url".to_owned(), &file.client.url),
    ];
    for (entry, url) in services.chain(own) {
        if !url.is_empty() && !url.starts_with("https://") {
            return Err(ConfigProblem::value(entry, "insecure"));
        }
    }
    Ok(())
}

/// At least one id, none twice, none empty.
pub(super) fn unique<'a>(
    entry: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<(), ConfigProblem> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if id.is_empty() {
            return Err(ConfigProblem::value(entry, "missing"));
        }
        if !seen.insert(id) {
            return Err(ConfigProblem::value(format!("{entry}.{id}"), "duplicate"));
        }
    }
    if seen.is_empty() {
        return Err(ConfigProblem::value(entry, "missing"));
    }
    Ok(())
}

fn terms(dir: &Path, section: TermsSection) -> Result<Terms, ConfigProblem> {
    Ok(Terms {
        version: section.version,
        text: Localized::new(
            read_text(dir, &section.ja, TERMS_BYTES)?,
            read_text(dir, &section.en, TERMS_BYTES)?,
        ),
    })
}

fn logo(dir: &Path, path: Option<&Path>) -> Result<Option<String>, ConfigProblem> {
    let Some(path) = path else { return Ok(None) };
    let bytes = std::fs::read(dir.join(path)).map_err(|source| unreadable(path, source))?;
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Err(ConfigProblem::value("logo", "malformed"));
    }
    if bytes.len() > LOGO_BYTES {
        return Err(ConfigProblem::value("logo", "too_large"));
    }
    Ok(Some(STANDARD.encode(bytes)))
}

fn read_text(dir: &Path, path: &Path, limit: usize) -> Result<String, ConfigProblem> {
    let text =
        std::fs::read_to_string(dir.join(path)).map_err(|source| unreadable(path, source))?;
    if text.len() > limit {
        return Err(ConfigProblem::value(
            path.display().to_string(),
            "too_large",
        ));
    }
    Ok(text)
}

fn unreadable(path: &Path, source: std::io::Error) -> ConfigProblem {
    ConfigProblem::Unreadable {
        file: path.display().to_string(),
        source,
    }
}
