//! A real directory: OpenLDAP's slapd. It refuses whatever comes without encryption, locks nobody out by itself, and
//! shows people to the service account only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{make_key, start};
use crate::Result;
use crate::process::{self, Running};

const PROGRAM: &str = "/usr/sbin/slapd";
/// The account that looks for people.
pub const SERVICE: &str = "cn=akashi,ou=services,dc=shomei,dc=test";
/// Its password.
pub const SERVICE_PASSWORD: &str = "Kagi4Service";
/// What all people stand below.
pub const BASE: &str = "ou=people,dc=shomei,dc=test";
/// The password of everybody below.
pub const PASSWORD: &str = "Daigaku5Yama";

/// A directory that runs.
pub struct Slapd {
    process: Option<Running>,
    plain: u16,
    tls: u16,
    dir: tempfile::TempDir,
}

impl Slapd {
    /// With these people below [`BASE`], as LDIF.
    ///
    /// # Errors
    /// When slapd is not installed, or does not start.
    pub fn start(people: &str) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let program = prepare(dir.path(), people)?;
        let (process, [plain, tls]) = start(&dir.path().join("log"), |[plain, tls]| {
            let mut command = Command::new(&program);
            command
                .args(["-d", "0", "-f"])
                .arg(dir.path().join("slapd.conf"))
                .arg("-h")
                .arg(format!("ldap://127.0.0.1:{plain} ldaps://127.0.0.1:{tls}"));
            Ok(command)
        })?;
        Ok(Self {
            process: Some(process),
            plain,
            tls,
            dir,
        })
    }

    /// Where it answers without encryption, and after StartTLS.
    #[must_use]
    pub fn plain(&self) -> u16 {
        self.plain
    }

    /// Where it answers with encryption only.
    #[must_use]
    pub fn tls(&self) -> u16 {
        self.tls
    }

    /// The authority of its certificate, a file in PEM.
    #[must_use]
    pub fn authority(&self) -> PathBuf {
        self.dir.path().join("slapd.crt")
    }

    /// Ends it, as a machine that fails.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn stop(&mut self) -> Result<()> {
        self.process.take().map_or(Ok(()), Running::kill)
    }
}

/// A person in LDIF; `name` is where the entry stands, below [`BASE`]. More lines may follow.
#[must_use]
pub fn person(name: &str, uid: &str, more: &str) -> String {
    format!(
        "dn: cn={name},{BASE}\nobjectClass: inetOrgPerson\ncn: {name}\nsn: {name}\nuid: {uid}\n\
         userPassword: {PASSWORD}\n{more}\n"
    )
}

/// Everything in its folder. The program as well: where systems confine slapd, they do so by where it stands.
fn prepare(dir: &Path, people: &str) -> Result<PathBuf> {
    let kind = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    let subject = [
        "/CN=shomei.test",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
    ];
    make_key(dir, "slapd", &kind, &subject)?;
    fs::write(dir.join("slapd.conf"), configuration(dir))?;
    fs::write(dir.join("people.ldif"), tree(people))?;
    fs::create_dir(dir.join("data"))?;
    let program = dir.join("slapd");
    // Another process writes it: while this one had it open, a test beside this one could not start it.
    process::run(Command::new("cp").arg(PROGRAM).arg(&program), b"")
        .map_err(|error| format!("{error}; `cargo xtask setup` installs slapd"))?;
    let mut add = Command::new(&program);
    add.args(["-T", "add", "-f"])
        .arg(dir.join("slapd.conf"))
        .arg("-l")
        .arg(dir.join("people.ldif"));
    process::run(&mut add, b"")?;
    Ok(program)
}

fn configuration(dir: &Path) -> String {
    let dir = dir.display();
    format!(
        "include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
pidfile {dir}/pid
argsfile {dir}/args
TLSCertificateFile {dir}/slapd.crt
TLSCertificateKeyFile {dir}/slapd.pem
security ssf=128
database mdb
suffix dc=shomei,dc=test
rootdn cn=root,dc=shomei,dc=test
directory {dir}/data
overlay ppolicy
ppolicy_default cn=default,ou=services,dc=shomei,dc=test
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact={SERVICE} read by anonymous auth by * none
"
    )
}

fn tree(people: &str) -> String {
    format!(
        "dn: dc=shomei,dc=test\nobjectClass: domain\ndc: shomei\n\n\
         dn: ou=people,dc=shomei,dc=test\nobjectClass: organizationalUnit\nou: people\n\n\
         dn: ou=services,dc=shomei,dc=test\nobjectClass: organizationalUnit\nou: services\n\n\
         dn: {SERVICE}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: akashi\n\
         userPassword: {SERVICE_PASSWORD}\n\n\
         dn: cn=default,ou=services,dc=shomei,dc=test\nobjectClass: device\nobjectClass: pwdPolicy\ncn: default\n\
         pwdAttribute: userPassword\npwdLockout: TRUE\n\n{people}"
    )
}
