//! A real identity provider: SimpleSAMLphp on a free port of this machine, with a folder and a key of its own, and a
//! browser without a window that signs in there. It runs as whoever runs the tests, and ends with its value.

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use akashi_server::config::{SamlSettings, StudentNumber};

const PAGES: &str = "/usr/share/simplesamlphp/www";
pub const ENTITY: &str = "https://idp.shomei.test/idp";
pub const SERVICE: &str = "https://akashi.shomei.test/saml";
/// The password of everybody below.
pub const PASSWORD: &str = "Daigaku5Yama";
const CODE: &str = "urn:oid:1.3.6.1.4.1.32264.1.1.6";
const NAME: &str = "urn:oid:1.3.6.1.4.1.32264.1.1.3";
const MAIL: &str = "urn:oid:0.9.2342.19200300.100.1.3";
pub const PRINCIPAL: &str = "urn:oid:1.3.6.1.4.1.5923.1.1.1.6";

/// Which parts of an answer are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    Both,
    Response,
    Assertion,
}

/// A provider that runs.
pub struct Idp {
    process: Child,
    port: u16,
    dir: tempfile::TempDir,
}

/// Somebody it knows.
pub struct Student {
    pub user: &'static str,
    pub number: &'static str,
    pub name: &'static str,
}

pub const ICHIRO: Student = Student {
    user: "ichiro",
    number: "B26-0117",
    name: "髙﨑 一郎",
};

pub const MARY: Student = Student {
    user: "mary",
    number: "B26-0118",
    name: "Mary Smith",
};

impl Idp {
    pub fn start(students: &[Student]) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let dir = tempfile::tempdir().unwrap();
        for folder in ["config", "metadata", "log", "data", "tmp", "sessions"] {
            fs::create_dir(dir.path().join(folder)).unwrap();
        }
        make_key(dir.path(), "idp");
        for _ in 0..5 {
            let port = free_port();
            write(
                dir.path(),
                "config/config.php",
                &configuration(dir.path(), port),
            );
            let mut process = Command::new("php")
                .args(["-S", &format!("127.0.0.1:{port}"), "-t", PAGES])
                .env("SIMPLESAMLPHP_CONFIG_DIR", dir.path().join("config"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap_or_else(|error| panic!("php: {error}; `cargo xtask setup` installs it"));
            if answers(&mut process, port) {
                let idp = Self { process, port, dir };
                idp.knows(students);
                idp.hosts("idp", Signs::Both, "rsa-sha256");
                return idp;
            }
            // Somebody else has taken the port meanwhile.
            let _ = process.kill();
            let _ = process.wait();
        }
        panic!("the identity provider does not start; `cargo xtask setup` installs it");
    }

    /// From now on these are the people it knows.
    pub fn knows(&self, students: &[Student]) {
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
        write(self.dir.path(), "config/authsources.php", &sources);
    }

    /// From now on it signs with this key, these parts, in this way.
    pub fn hosts(&self, key: &str, signs: Signs, algorithm: &str) {
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
        write(self.dir.path(), "metadata/saml20-idp-hosted.php", &text);
    }

    /// Where its metadata is.
    pub fn metadata_url(&self) -> String {
        format!("http://127.0.0.1:{}/saml2/idp/metadata.php", self.port)
    }

    /// From now on it signs that as well, with its first key.
    #[allow(dead_code, reason = "for the tests of operators")]
    pub fn signs_metadata(&self) {
        let path = self.dir.path().join("metadata/saml20-idp-hosted.php");
        let text = fs::read_to_string(&path).unwrap();
        let signed = "['metadata.sign.enable' => true, 'metadata.sign.privatekey' => 'idp.pem', \
                      'metadata.sign.certificate' => 'idp.crt', ";
        fs::write(&path, text.replace("['host'", &format!("{signed}'host'"))).unwrap();
    }

    /// The certificate of a key, PEM.
    pub fn certificate(&self, key: &str) -> String {
        fs::read_to_string(self.dir.path().join(format!("{key}.crt"))).unwrap()
    }

    /// Another key beside the first.
    pub fn add_key(&self, name: &str) {
        make_key(self.dir.path(), name);
    }

    /// The service that it serves.
    pub fn serves(&self, address: &str) {
        let text = format!(
            "<?php\n$metadata['{SERVICE}'] = ['AssertionConsumerService' => '{address}', 'NameIDFormat' => \
             'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'];\n"
        );
        write(self.dir.path(), "metadata/saml20-sp-remote.php", &text);
    }

    /// Its own metadata, as a file.
    pub async fn metadata(&self) -> PathBuf {
        let text = reqwest::get(self.metadata_url())
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
        assert!(text.contains(ENTITY), "{text}");
        write(self.dir.path(), "metadata.xml", &text)
    }

    /// Metadata with the certificates of these keys, in its place.
    pub async fn metadata_with(&self, keys: &[&str]) -> PathBuf {
        let file = self.metadata().await;
        let text = fs::read_to_string(&file).unwrap();
        let begin = text.find("<md:KeyDescriptor").unwrap();
        let end = text.rfind("</md:KeyDescriptor>").unwrap() + "</md:KeyDescriptor>".len();
        let descriptors: String = keys
            .iter()
            .map(|key| {
                let pem = self.certificate(key);
                let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
                format!(
                    "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{base64}\
                     </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                )
            })
            .collect();
        write(
            self.dir.path(),
            "metadata.xml",
            &format!("{}{descriptors}{}", &text[..begin], &text[end..]),
        )
    }

    /// How to ask it.
    pub async fn settings(&self) -> SamlSettings {
        self.metadata().await;
        self.settings_keeping()
    }

    /// The same, with the metadata that was written last.
    pub fn settings_keeping(&self) -> SamlSettings {
        SamlSettings {
            provider: ENTITY.into(),
            metadata_file: Some(self.dir.path().join("metadata.xml")),
            metadata_url: None,
            metadata_certificate: None,
            service: SERVICE.into(),
            subject_attribute: String::new(),
            student_number: Some(StudentNumber::GakuninCode(CODE.into())),
            scope: "shomei.test".into(),
            name_attribute: NAME.into(),
            mail_attribute: MAIL.into(),
        }
    }

    /// Ends it, as a machine that fails.
    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Idp {
    fn drop(&mut self) {
        self.stop();
    }
}

fn write(dir: &Path, name: &str, text: &str) -> PathBuf {
    let path = dir.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn make_key(dir: &Path, name: &str) {
    let made = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj",
        ])
        .args(["/CN=idp.shomei.test", "-keyout"])
        .arg(dir.join(format!("{name}.pem")))
        .arg("-out")
        .arg(dir.join(format!("{name}.crt")))
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
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

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn answers(process: &mut Child, port: u16) -> bool {
    let end = Instant::now() + Duration::from_secs(30);
    while Instant::now() < end && process.try_wait().unwrap().is_none() {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// A browser: it keeps cookies, follows where it is led, and presses buttons.
pub struct Browser {
    client: reqwest::Client,
    cookies: BTreeMap<String, String>,
}

/// What it shows.
pub struct Shown {
    pub url: String,
    pub status: u16,
    pub refresh: Option<String>,
    pub body: String,
}

impl Browser {
    pub fn new() -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            client: client.build().unwrap(),
            cookies: BTreeMap::new(),
        }
    }

    pub async fn get(&mut self, url: &str) -> Shown {
        self.go(url, None).await
    }

    pub async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Shown {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        self.go(url, Some(form.finish())).await
    }

    async fn go(&mut self, url: &str, mut form: Option<String>) -> Shown {
        let mut url = url.to_owned();
        for _ in 0..10 {
            let request = match form.take() {
                Some(form) => self
                    .client
                    .post(&url)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(form),
                None => self.client.get(&url),
            };
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            let response = request
                .header("cookie", cookies.join("; "))
                .send()
                .await
                .unwrap();
            let text = |name: &str| {
                let value = response.headers().get(name);
                value.map(|value| value.to_str().unwrap().to_owned())
            };
            for cookie in response.headers().get_all("set-cookie") {
                let pair = cookie.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            if let Some(next) = text("location") {
                url = url::Url::parse(&url).unwrap().join(&next).unwrap().into();
                continue;
            }
            return Shown {
                url,
                status: response.status().as_u16(),
                refresh: text("refresh"),
                body: response.text().await.unwrap(),
            };
        }
        panic!("led in circles");
    }

    /// Signs in at the provider's page, as far as the answer that its last page would send.
    pub async fn answer(&mut self, start: &str, user: &str) -> (String, String) {
        let page = self.get(start).await;
        // Whoever has signed in before is not asked again.
        if let Some(response) = value(&page.body, "SAMLResponse") {
            return (action(&page.body), response);
        }
        let state = value(&page.body, "AuthState").unwrap_or_else(|| panic!("{}", page.body));
        let url = page.url.split('?').next().unwrap().to_owned();
        let fields = [
            ("username", user),
            ("password", PASSWORD),
            ("AuthState", &state),
        ];
        let page = self.post(&url, &fields).await;
        let response = value(&page.body, "SAMLResponse");
        (
            action(&page.body),
            response.unwrap_or_else(|| panic!("{}", page.body)),
        )
    }
}

/// The value of a hidden field.
fn value(html: &str, name: &str) -> Option<String> {
    let rest = html.split_once(&format!("name=\"{name}\" value=\""))?.1;
    rest.split('"').next().map(unescaped)
}

fn action(html: &str) -> String {
    let rest = html.split_once("action=\"").unwrap().1;
    unescaped(rest.split('"').next().unwrap())
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&amp;", "&")
}
