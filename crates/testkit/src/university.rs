//! A university with a real server on a free port, its mail in a folder, its clock in the test's hand.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use akashi_domain::document::{Area, MaskField, MaskNeed, MaskTemplate};
use akashi_domain::university::{
    Choice, Colours, Contact, DocumentType, Faculty, Forms, NameProof, OrderMeanwhile,
    SignInProfile, Terms,
};
use akashi_domain::{ApplicationKind, FieldSet, Localized, StaffRole, UniversityInfo};
use akashi_server::config::{
    ClientRelease, Config, DirectorySettings, MailTransport, Review, SamlSettings, Tls,
};
use akashi_server::keys::Keys;
use akashi_server::{Deps, Running, Server, staff};
use akashi_tests::mail::{self, Mail};
use tokio::net::TcpSocket;

use crate::clock::SharedClock;
use crate::fault::Result;
use crate::worker;

/// Password of every member of staff in tests.
pub const STAFF_PASSWORD: &str = "correct horse staple";
/// Version of the terms, until they change.
pub const TERMS: &str = "2026-04-01";

/// A running university.
pub struct University {
    /// Its clock.
    pub clock: SharedClock,
    /// Version of its terms when it is opened the next time.
    pub terms: String,
    /// Its form when it is opened the next time.
    pub form: FieldSet,
    name_proofs: Vec<NameProof>,
    contacts: Vec<Contact>,
    directory: Option<DirectorySettings>,
    saml: Option<SamlSettings>,
    running: Option<Running>,
    listen: SocketAddr,
    /// Keeps the port while the server is closed: a test beside this one must not get it.
    _port: TcpSocket,
    tls: Option<Tls>,
    dir: tempfile::TempDir,
}

impl University {
    /// Founds a university and opens its server.
    ///
    /// # Errors
    /// When the server does not start.
    pub async fn found() -> Result<Self> {
        Self::with_certificate(None).await
    }

    /// The same behind TLS.
    ///
    /// # Errors
    /// When the server does not start.
    pub async fn with_certificate(tls: Option<Tls>) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        Keys::create(dir.path())?;
        // Bound and not listening; the server may bind the same address beside it, because both allow that.
        let port = TcpSocket::new_v4()?;
        port.set_reuseaddr(true)?;
        port.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let mut university = Self {
            clock: SharedClock::now(),
            terms: TERMS.to_owned(),
            form: info().form(ApplicationKind::Registration).clone(),
            name_proofs: Vec::new(),
            contacts: Vec::new(),
            directory: None,
            saml: None,
            running: None,
            listen: port.local_addr()?,
            _port: port,
            tls,
            dir,
        };
        university.open().await?;
        Ok(university)
    }

    /// Opens the server again, on the same port.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(&mut self) -> Result<()> {
        let mut university = info();
        university.terms.version.clone_from(&self.terms);
        university.forms = Forms::all(self.form.clone());
        university.name_proofs.clone_from(&self.name_proofs);
        university.contacts.clone_from(&self.contacts);
        if self.directory.is_some() {
            university.profiles.push(SignInProfile::Campus);
        }
        if self.saml.is_some() {
            university.profiles.push(SignInProfile::Saml);
        }
        let config = Config {
            directory: self.directory.clone(),
            saml: self.saml.clone(),
            tls: self.tls.clone(),
            ..config(self.dir.path(), self.listen, university)
        };
        let deps = Deps {
            clock: self.clock.of_server(),
            images: Some(worker::image_worker()?),
            ..Deps::default()
        };
        let running = Server::start(config, deps).await?;
        self.listen = running.addr;
        self.running = Some(running);
        Ok(())
    }

    /// From now on it asks for a proof where the name has changed. Opens the server again.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn ask_for_name_proofs(&mut self) -> Result<()> {
        self.close().await;
        self.name_proofs = name_proofs();
        self.form = self.form.clone().with_name_proofs(&self.name_proofs);
        self.open().await
    }

    /// From now on it can be asked through `contact`. Opens the server again.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn be_asked_through(&mut self, contact: Contact) -> Result<()> {
        self.close().await;
        self.contacts = vec![contact];
        self.open().await
    }

    /// From now on it has a directory, and people sign in with a campus ID. Opens the server again.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn ask_directory(&mut self, directory: DirectorySettings) -> Result<()> {
        self.close().await;
        self.directory = Some(directory);
        self.open().await
    }

    /// From now on it has an identity provider, and people sign in by SAML. Opens the server again.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn ask_provider(&mut self, provider: SamlSettings) -> Result<()> {
        self.close().await;
        self.saml = Some(provider);
        self.open().await
    }

    /// Closes the server; its data stay.
    pub async fn close(&mut self) {
        if let Some(running) = self.running.take() {
            running.shutdown().await;
        }
    }

    /// The running server; `None` while it is closed.
    #[must_use]
    pub const fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}/", self.listen)
    }

    /// Where mails are written to.
    #[must_use]
    pub fn mail_folder(&self) -> PathBuf {
        self.dir.path().join("mail")
    }

    /// The server's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// Adds a member of staff, with [`STAFF_PASSWORD`].
    ///
    /// # Errors
    /// When the account cannot be made.
    pub async fn add_staff(&self, name: &str) -> Result<()> {
        let running = self.running.as_ref().ok_or("the server is closed")?;
        let (storage, keys) = (&running.state.storage, &running.state.keys);
        let now = self.clock.of_server().now();
        let (role, password) = (StaffRole::Reviewer, STAFF_PASSWORD.into());
        staff::add(storage, keys, name, role, &password, None, now).await?;
        Ok(())
    }

    /// Waits for mail number `index` (from 0) to `address`.
    ///
    /// # Errors
    /// When it does not arrive.
    pub async fn mail(&self, address: &str, index: usize) -> Result<Mail> {
        let (folder, address) = (self.mail_folder(), address.to_owned());
        std::fs::create_dir_all(&folder)?;
        tokio::task::spawn_blocking(move || mail::wait_for(&folder, &address, index)).await?
    }

    /// Waits for code number `index` (from 0) in the mails to `address`, whatever comes between them: a notice may be
    /// overtaken by the mail of a flow.
    ///
    /// # Errors
    /// When it does not arrive.
    pub async fn code(&self, address: &str, index: usize) -> Result<String> {
        self.in_mails(address, index, Mail::code).await
    }

    /// The same for the key of a sign-in.
    ///
    /// # Errors
    /// When it does not arrive.
    pub async fn key(&self, address: &str, index: usize) -> Result<String> {
        self.in_mails(address, index, Mail::key).await
    }

    async fn in_mails(
        &self,
        address: &str,
        index: usize,
        in_mail: impl Fn(&Mail) -> Option<String>,
    ) -> Result<String> {
        let mut left = index;
        for mail in 0.. {
            if let Some(found) = in_mail(&self.mail(address, mail).await?) {
                if left == 0 {
                    return Ok(found);
                }
                left -= 1;
            }
        }
        Err("not in any mail".into())
    }
}

/// A server's configuration without secrets, proxies or a full disk; mails go to its folder `mail`.
#[must_use]
pub fn config(dir: &Path, listen: SocketAddr, university: UniversityInfo) -> Config {
    Config {
        dir: dir.to_owned(),
        listen,
        public_url: None,
        trusted_proxies: Vec::new(),
        tls: None,
        mail_from: "no-reply@shomei.example".to_owned(),
        mail: MailTransport::Folder(dir.join("mail")),
        directory: None,
        saml: None,
        concurrent_requests: 256,
        least_free_percent: 0,
        university,
        review: Review::default(),
        client: ClientRelease::default(),
    }
}

/// What everybody may know about 証明大学.
#[must_use]
pub fn info() -> UniversityInfo {
    let choice = |id: &str, ja: &str, en: &str| Choice {
        id: id.to_owned(),
        label: Localized::new(ja, en),
    };
    UniversityInfo {
        id: "shomei.example.ac.jp".to_owned(),
        name: Localized::new("証明大学", "Shomei University"),
        colours: Colours {
            brand: "#264af4".to_owned(),
        },
        logo_png: None,
        profiles: vec![SignInProfile::Graduate],
        faculties: vec![Faculty {
            id: "letters".to_owned(),
            label: Localized::new("文学部", "Faculty of Letters"),
            departments: vec![choice("history", "史学科", "History")],
        }],
        leaving_kinds: vec![choice("graduated", "卒業", "Graduated")],
        document_types: vec![
            DocumentType {
                id: "passport".to_owned(),
                label: Localized::new("パスポート", "Passport"),
                advice: Localized::default(),
                mask: None,
            },
            eligibility_certificate(),
        ],
        name_proofs: Vec::new(),
        forms: Forms::all(FieldSet::standard()),
        terms: Terms {
            version: TERMS.to_owned(),
            text: Localized::new("利用許諾", "Terms of Use"),
        },
        notices: Vec::new(),
        contacts: Vec::new(),
        services: Vec::new(),
        order_meanwhile: OrderMeanwhile::default(),
        access_starts: Vec::new(),
        password_policy: akashi_domain::password::PasswordPolicy::default(),
        policies: akashi_domain::policy::Policies::default(),
        calendar: akashi_domain::calendar::Calendar::default(),
    }
}

/// 資格確認書, in whose images the numbers are covered.
fn eligibility_certificate() -> DocumentType {
    let field = |id: &str, label: Localized, need, y| MaskField {
        id: id.to_owned(),
        label,
        need,
        area: Area {
            x: 700,
            y,
            width: 6_000,
            height: 1_000,
        },
    };
    let symbol = Localized::new("記号・番号", "Symbol and number");
    let insurer = Localized::new("保険者番号", "Insurer number");
    let code = Localized::new("QRコード", "QR code");
    DocumentType {
        id: "eligibility_certificate".to_owned(),
        label: Localized::new("資格確認書", "Eligibility certificate"),
        advice: Localized::default(),
        mask: Some(MaskTemplate {
            aspect: 1_586,
            number_side: false,
            fields: vec![
                field("symbol_number", symbol, MaskNeed::Required, 1_700),
                field("insurer_number", insurer, MaskNeed::Required, 7_300),
                field("qr_code", code, MaskNeed::WherePresent, 5_900),
            ],
        }),
    }
}

/// One that never ages, and one that does.
pub(crate) fn name_proofs() -> Vec<NameProof> {
    let proof = |id: &str, label, max_age_months| NameProof {
        id: id.to_owned(),
        label,
        advice: Localized::default(),
        max_age_months,
    };
    let card = Localized::new("新旧の氏名が書かれた書類", "Document with both names");
    let register = Localized::new("戸籍抄本", "Extract of the family register");
    vec![
        proof("identity_card", card, None),
        proof("family_register", register, Some(6)),
    ]
}
