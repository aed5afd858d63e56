//! `[saml]`: the identity provider that signs students in.

use std::path::{Path, PathBuf};

use akashi_domain::connect::is_loopback;
use akashi_domain::university::SignInProfile;
use serde::Deserialize;
use url::Url;

use super::ConfigProblem;

/// An identity provider (SAML 2.0).
#[derive(Debug, Clone)]
pub struct SamlSettings {
    /// Its entity id.
    pub provider: String,
    /// Its metadata, as a file.
    pub metadata_file: Option<PathBuf>,
    /// Its metadata, to be fetched; it goes before the file.
    pub metadata_url: Option<Url>,
    /// The only certificate whose signature over the metadata is believed, DER; without it the metadata needs none.
    pub metadata_certificate: Option<Vec<u8>>,
    /// This server's own entity id; empty for the address of its metadata.
    pub service: String,
    /// Which attribute tells people apart; empty for the persistent name.
    pub subject_attribute: String,
    /// Where the student number is, where the provider says it.
    pub student_number: Option<StudentNumber>,
    /// What must stand behind the `@` of scoped values; empty for anything.
    pub scope: String,
    /// Which attribute is the name to greet with.
    pub name_attribute: String,
    /// Which one is a mail address to propose.
    pub mail_attribute: String,
}

/// In which form a student number comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StudentNumber {
    /// As the value of this attribute.
    Attribute(String),
    /// As `student:NUMBER@scope` among the values of this one (`gakuninScopedPersonalUniqueCode`).
    GakuninCode(String),
}

/// As it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SamlSection {
    provider: String,
    #[serde(default)]
    metadata_file: Option<PathBuf>,
    #[serde(default)]
    metadata_url: Option<Url>,
    #[serde(default)]
    metadata_certificate_file: Option<PathBuf>,
    #[serde(default)]
    service: String,
    #[serde(default)]
    subject_attribute: String,
    #[serde(default)]
    student_number_attribute: String,
    #[serde(default)]
    gakunin_code_attribute: String,
    #[serde(default)]
    scope: String,
    #[serde(default = "display_name")]
    name_attribute: String,
    #[serde(default = "mail")]
    mail_attribute: String,
}

/// `displayName`
fn display_name() -> String {
    "urn:oid:2.16.840.1.113730.3.1.241".to_owned()
}

/// `mail`
fn mail() -> String {
    "urn:oid:0.9.2342.19200300.100.1.3".to_owned()
}

/// The provider, where SAML is among the profiles. One without the other is a slip of the pen.
pub(super) fn settings(
    section: Option<SamlSection>,
    profiles: &[SignInProfile],
    dir: &Path,
) -> Result<Option<SamlSettings>, ConfigProblem> {
    match (section, profiles.contains(&SignInProfile::Saml)) {
        (None, false) => Ok(None),
        (Some(section), true) => section.checked(dir).map(Some),
        (None, true) => Err(ConfigProblem::value("saml", "missing")),
        (Some(_), false) => Err(ConfigProblem::value("profiles", "missing")),
    }
}

impl SamlSection {
    fn checked(self, dir: &Path) -> Result<SamlSettings, ConfigProblem> {
        // Signatures are computed by a library of Linux.
        if !cfg!(target_os = "linux") {
            return Err(ConfigProblem::value("saml", "unsupported"));
        }
        if self.provider.trim().is_empty() {
            return Err(ConfigProblem::value("saml.provider", "missing"));
        }
        if self.metadata_file.is_none() && self.metadata_url.is_none() {
            return Err(ConfigProblem::value("saml.metadata_url", "missing"));
        }
        let plain = |url: &Url| url.scheme() != "https" && !is_loopback(url);
        if self.metadata_url.as_ref().is_some_and(plain) {
            return Err(ConfigProblem::value("saml.metadata_url", "insecure"));
        }
        let student_number = match (
            self.student_number_attribute.as_str(),
            self.gakunin_code_attribute.as_str(),
        ) {
            ("", "") => None,
            (name, "") => Some(StudentNumber::Attribute(name.to_owned())),
            ("", name) => Some(StudentNumber::GakuninCode(name.to_owned())),
            _ => {
                return Err(ConfigProblem::value(
                    "saml.gakunin_code_attribute",
                    "duplicate",
                ));
            }
        };
        Ok(SamlSettings {
            provider: self.provider,
            metadata_file: self.metadata_file.map(|file| dir.join(file)),
            metadata_url: self.metadata_url,
            metadata_certificate: self
                .metadata_certificate_file
                .map(|file| certificate(dir, &file))
                .transpose()?,
            service: self.service,
            subject_attribute: self.subject_attribute,
            student_number,
            scope: self.scope,
            name_attribute: self.name_attribute,
            mail_attribute: self.mail_attribute,
        })
    }
}

/// The certificate of a PEM file, DER.
fn certificate(dir: &Path, file: &Path) -> Result<Vec<u8>, ConfigProblem> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    let text = std::fs::read(dir.join(file)).map_err(|source| ConfigProblem::Unreadable {
        file: file.display().to_string(),
        source,
    })?;
    CertificateDer::from_pem_slice(&text)
        .map(|der| der.to_vec())
        .map_err(|_| ConfigProblem::value("saml.metadata_certificate_file", "malformed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(toml: &str) -> SamlSection {
        toml::from_str(toml).unwrap()
    }

    /// Those of `docs/OPERATING.md`.
    #[test]
    fn the_examples_for_operators_can_be_used() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("saml")).unwrap();
        let pem = include_str!("../../tests/access/tls/one.crt.pem");
        std::fs::write(dir.path().join("saml/gakunin-signer.pem"), pem).unwrap();
        let page = include_str!("../../../../docs/OPERATING.md");
        let mut found = Vec::new();
        for example in page.split("[saml]\n").skip(1) {
            let text = example.split("```").next().unwrap();
            found.push(section(text).checked(dir.path()).unwrap());
        }
        let [gakunin, entra] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert!(matches!(
            gakunin.student_number,
            Some(StudentNumber::GakuninCode(_))
        ));
        assert!(gakunin.metadata_certificate.is_some());
        assert_eq!(gakunin.scope, "shomei.example.ac.jp");
        assert!(matches!(
            entra.student_number,
            Some(StudentNumber::Attribute(_))
        ));
        assert!(entra.subject_attribute.contains("objectidentifier"));
    }

    #[test]
    fn slips_of_the_pen_are_named() {
        let url = "metadata_url = 'https://idp.shomei.test/metadata'\n";
        let wrong = |toml: &str| match section(toml).checked(Path::new("/nowhere")) {
            Err(ConfigProblem::Value { entry, reason }) => format!("{entry} {reason}"),
            other => panic!("{other:?}"),
        };
        for (toml, expected) in [
            ("provider = ''\n".to_owned() + url, "saml.provider missing"),
            ("provider = 'x'".to_owned(), "saml.metadata_url missing"),
            (
                "provider = 'x'\nmetadata_url = 'http://idp.shomei.test/'".to_owned(),
                "saml.metadata_url insecure",
            ),
            (
                format!(
                    "provider = 'x'\n{url}student_number_attribute = 'a'\ngakunin_code_attribute = 'b'"
                ),
                "saml.gakunin_code_attribute duplicate",
            ),
        ] {
            assert_eq!(wrong(&toml), expected);
        }
    }
}
