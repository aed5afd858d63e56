//! A real identity provider: SimpleSAMLphp, served by PHP itself. Its configuration can be changed while it runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{make_key, start};
use crate::process::Running;
use crate::{Result, http};

const PAGES: &str = "/usr/share/simplesamlphp/www";
/// Its entity id.
pub const ENTITY: &str = "https://idp.shomei.test/idp";
/// The entity id of the service that it serves.
pub const SERVICE: &str = "https://akashi.shomei.test/saml";
/// The password of everybody below.
pub const PASSWORD: &str = "Daigaku5Yama";
/// The attribute that holds the student number: gakuninScopedPersonalUniqueCode.
pub const CODE: &str = "urn:oid:1.3.6.1.4.1.32264.1.1.6";
/// The attribute that holds the name: jaDisplayName.
pub const NAME: &str = "urn:oid:1.3.6.1.4.1.32264.1.1.3";
/// The attribute that holds the mail address.
pub const MAIL: &str = "urn:oid:0.9.2342.19200300.100.1.3";
/// The attribute that holds the name by which the university knows somebody: eduPersonPrincipalName.
pub const PRINCIPAL: &str = "urn:oid:1.3.6.1.4.1.5923.1.1.1.6";

/// Which parts of an answer are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// The answer and what it says.
    Both,
    /// The answer as a whole.
    Response,
    /// What it says of the person.
    Assertion,
}

/// Somebody it knows.
#[derive(Debug, Clone, Copy)]
pub struct Student {
    /// What they type.
    pub user: &'static str,
    /// Student number.
    pub number: &'static str,
    /// Name.
    pub name: &'static str,
}

/// A provider that runs.
pub struct Idp {
    process: Option<Running>,
    port: u16,
    dir: tempfile::TempDir,
}

impl Idp {
    /// With these people.
    ///
    /// # Errors
    /// When PHP or SimpleSAMLphp is not installed, or does not start.
    pub fn start(students: &[Student]) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        for folder in ["config", "metadata", "log", "data", "tmp", "sessions"] {
            fs::create_dir(dir.path().join(folder))?;
        }
        if !Path::new(PAGES).is_dir() {
            return Err(format!("{PAGES} is missing; run `cargo xtask setup`").into());
        }
        let (process, [port]) = start(&dir.path().join("log/php"), |[port]| {
            let text = configuration(dir.path(), port);
            write(dir.path(), "config/config.php", &text)?;
            let mut php = Command::new("php");
            // Nothing compiled is kept: PHP would look only every two seconds whether a file has changed.
            php.args(["-d", "opcache.enable=0", "-t", PAGES, "-S"])
                .arg(format!("127.0.0.1:{port}"))
                .env("SIMPLESAMLPHP_CONFIG_DIR", dir.path().join("config"));
            Ok(php)
        })?;
        let idp = Self {
            process: Some(process),
            port,
            dir,
        };
        idp.add_key("idp")?;
        idp.knows(students)?;
        idp.hosts("idp", Signs::Both, "rsa-sha256")?;
        Ok(idp)
    }

    /// From now on these are the people it knows.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn knows(&self, students: &[Student]) -> Result<()> {
        let people: String = students
            .iter()
            .map(|it| {
                format!(
                    "'{0}:{PASSWORD}' => ['uid' => ['{0}'], '{PRINCIPAL}' => ['{0}@shomei.test'], '{CODE}' => \
                     ['faculty:F-9@shomei.test', 'student:{1}@shomei.test'], '{NAME}' => ['{2}'], '{MAIL}' => \
                     ['{0}@shomei.test']],",
                    it.user, it.number, it.name
                )
            })
            .collect();
        let sources =
            format!("<?php\n$config = ['people' => ['exampleauth:UserPass', {people}]];\n");
        write(self.dir.path(), "config/authsources.php", &sources).map(drop)
    }

    /// From now on it signs with this key, these parts, in this way.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn hosts(&self, key: &str, signs: Signs, algorithm: &str) -> Result<()> {
        let family = match algorithm {
            "rsa-sha1" => "http://www.w3.org/2000/09/xmldsig#",
            _ => "http://www.w3.org/2001/04/xmldsig-more#",
        };
        let (response, assertion) = (signs != Signs::Assertion, signs != Signs::Response);
        let text = format!(
            "<?php\n$metadata['{ENTITY}'] = ['host' => '__DEFAULT__', 'privatekey' => '{key}.pem', 'certificate' => \
             '{key}.crt', 'auth' => 'people', 'signature.algorithm' => '{family}{algorithm}', 'saml20.sign.response' \
             => {response}, 'saml20.sign.assertion' => {assertion}, 'attributes.NameFormat' => \
             'urn:oasis:names:tc:SAML:2.0:attrname-format:uri', 'authproc' => [3 => ['class' => \
             'saml:AttributeNameID', 'attribute' => 'uid', 'Format' => \
             'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent']]];\n"
        );
        write(self.dir.path(), "metadata/saml20-idp-hosted.php", &text).map(drop)
    }

    /// Where its metadata is.
    #[must_use]
    pub fn metadata_url(&self) -> String {
        format!("http://127.0.0.1:{}/saml2/idp/metadata.php", self.port)
    }

    /// From now on it signs that as well, with its first key.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn signs_metadata(&self) -> Result<()> {
        let path = self.dir.path().join("metadata/saml20-idp-hosted.php");
        let text = fs::read_to_string(&path)?;
        let signed = "['metadata.sign.enable' => true, 'metadata.sign.privatekey' => 'idp.pem', \
                      'metadata.sign.certificate' => 'idp.crt', ";
        Ok(fs::write(
            &path,
            text.replace("['host'", &format!("{signed}'host'")),
        )?)
    }

    /// The certificate of a key, PEM.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn certificate(&self, key: &str) -> Result<String> {
        Ok(fs::read_to_string(
            self.dir.path().join(format!("{key}.crt")),
        )?)
    }

    /// Another key beside the first.
    ///
    /// # Errors
    /// When none can be made.
    pub fn add_key(&self, name: &str) -> Result<()> {
        let subject = ["/CN=idp.shomei.test"];
        make_key(self.dir.path(), name, &["rsa:2048"], &subject)
    }

    /// Where [`SERVICE`] takes its answers.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn serves(&self, address: &str) -> Result<()> {
        let text = format!(
            "<?php\n$metadata['{SERVICE}'] = ['AssertionConsumerService' => '{address}', 'NameIDFormat' => \
             'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'];\n"
        );
        write(self.dir.path(), "metadata/saml20-sp-remote.php", &text).map(drop)
    }

    /// Its own metadata as a file; always the same one.
    ///
    /// # Errors
    /// When it gives none.
    pub fn metadata(&self) -> Result<PathBuf> {
        let (status, text) = http::get(&self.metadata_url())?;
        if status != 200 || !text.contains(ENTITY) {
            return Err(format!("{status} {text}").into());
        }
        write(self.dir.path(), "metadata.xml", &text)
    }

    /// Metadata with the certificates of these keys, in its place.
    ///
    /// # Errors
    /// When it gives none, or there is no such key.
    pub fn metadata_with(&self, keys: &[&str]) -> Result<PathBuf> {
        const LAST: &str = "</md:KeyDescriptor>";
        let text = fs::read_to_string(self.metadata()?)?;
        let ends = text
            .split_once("<md:KeyDescriptor")
            .zip(text.rsplit_once(LAST));
        let ((begin, _), (_, end)) = ends.ok_or("no key in it")?;
        let mut descriptors = String::new();
        for key in keys {
            let pem = self.certificate(key)?;
            let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
            descriptors += &format!(
                "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{base64}\
                 </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
            );
        }
        let text = format!("{begin}{descriptors}{end}");
        write(self.dir.path(), "metadata.xml", &text)
    }

    /// Ends it, as a machine that fails.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn stop(&mut self) -> Result<()> {
        self.process.take().map_or(Ok(()), Running::kill)
    }
}

fn write(dir: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let path = dir.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

fn configuration(dir: &Path, port: u16) -> String {
    let dir = dir.display();
    format!(
        "<?php
$config = [
 'baseurlpath' => 'http://127.0.0.1:{port}/',
 'certdir' => '{dir}/', 'loggingdir' => '{dir}/log/', 'datadir' => '{dir}/data/', 'tempdir' => '{dir}/tmp',
 'secretsalt' => 'kagi4shio', 'auth.adminpassword' => 'Kagi4Admin', 'timezone' => 'UTC',
 'logging.handler' => 'file', 'enable.saml20-idp' => true,
 'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
 'session.cookie.secure' => false, 'session.cookie.samesite' => null, 'language.cookie.secure' => false,
 'session.phpsession.cookiename' => 'SimpleSAML', 'session.phpsession.savepath' => '{dir}/sessions',
 'session.phpsession.httponly' => true, 'store.type' => 'phpsession', 'showerrors' => true, 'errorreporting' => false,
 'metadata.sources' => [['type' => 'flatfile', 'directory' => '{dir}/metadata']],
];
"
    )
}
