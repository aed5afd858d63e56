//! A real directory: OpenLDAP's slapd on free ports of this machine, with a folder and a certificate of its own
//! (`tls/one.crt.pem`). It runs as whoever runs the tests, and ends with its value.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use akashi_server::config::{DirectorySecurity, DirectorySettings};

const PROGRAM: &str = "/usr/sbin/slapd";
pub const SERVICE: &str = "cn=akashi,ou=services,dc=shomei,dc=test";
pub const SERVICE_PASSWORD: &str = "Kagi4Service";
pub const BASE: &str = "ou=people,dc=shomei,dc=test";
/// The password of everybody below.
pub const PASSWORD: &str = "Daigaku5Yama";

/// A directory that runs.
pub struct Slapd {
    process: Child,
    plain: u16,
    tls: u16,
    dir: tempfile::TempDir,
}

impl Slapd {
    /// With these people below [`BASE`], as LDIF.
    pub fn start(people: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let program = prepare(dir.path(), people);
        for _ in 0..5 {
            let (plain, tls) = (free_port(), free_port());
            let mut process = Command::new(&program)
                .args(["-d", "0", "-f"])
                .arg(dir.path().join("slapd.conf"))
                .arg("-h")
                .arg(format!("ldap://127.0.0.1:{plain} ldaps://127.0.0.1:{tls}"))
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            if answers(&mut process, plain) && answers(&mut process, tls) {
                return Self {
                    process,
                    plain,
                    tls,
                    dir,
                };
            }
            // Somebody else has taken a port meanwhile.
            let _ = process.kill();
            let _ = process.wait();
        }
        panic!("slapd does not start; `cargo xtask setup` installs it");
    }

    /// How to reach it.
    pub fn settings(&self, security: DirectorySecurity) -> DirectorySettings {
        let port = match security {
            DirectorySecurity::Ldaps => self.tls,
            _ => self.plain,
        };
        settings(port, security, &self.dir.path().join("ca.pem"))
    }

    /// Ends it, as a machine that fails.
    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A directory on `port` of this machine that is trusted by the certificate in `ca`.
pub fn settings(port: u16, security: DirectorySecurity, ca: &Path) -> DirectorySettings {
    DirectorySettings {
        host: "127.0.0.1".into(),
        port,
        security,
        ca: Some(ca.to_owned()),
        bind_dn: SERVICE.into(),
        bind_password: SERVICE_PASSWORD.into(),
        base: BASE.into(),
        only: "(objectClass=inetOrgPerson)".into(),
        user_attribute: "uid".into(),
        name_attribute: "cn".into(),
        mail_attribute: "mail".into(),
        realm: "shomei.test".into(),
    }
}

/// A person in LDIF; `name` is where the entry stands, below [`BASE`]. More lines may follow.
pub fn person(name: &str, uid: &str, more: &str) -> String {
    format!(
        "dn: cn={name},{BASE}\nobjectClass: inetOrgPerson\ncn: {name}\nsn: {name}\nuid: {uid}\n\
         userPassword: {PASSWORD}\n{more}\n"
    )
}

/// Everything in its folder. The program as well: where systems confine slapd, they do so by where it stands.
fn prepare(dir: &Path, people: &str) -> PathBuf {
    for (name, text) in [
        ("ca.pem", include_str!("tls/one.crt.pem")),
        ("key.pem", include_str!("tls/one.key.pem")),
        ("slapd.conf", &configuration(dir)),
        ("people.ldif", &tree(people)),
    ] {
        fs::write(dir.join(name), text).unwrap();
    }
    fs::create_dir(dir.join("data")).unwrap();
    let program = dir.join("slapd");
    // Another process writes it: while this one had it open, a test beside this one could not start it.
    let copied = Command::new("cp")
        .arg(PROGRAM)
        .arg(&program)
        .status()
        .unwrap();
    assert!(
        copied.success(),
        "slapd is missing; `cargo xtask setup` installs it"
    );
    let added = Command::new(&program)
        .args(["-T", "add", "-f"])
        .arg(dir.join("slapd.conf"))
        .arg("-l")
        .arg(dir.join("people.ldif"))
        .output()
        .unwrap();
    assert!(
        added.status.success(),
        "{}",
        String::from_utf8_lossy(&added.stderr)
    );
    program
}

/// Refuses whatever comes without encryption, and shows people to the service account only.
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
TLSCertificateFile {dir}/ca.pem
TLSCertificateKeyFile {dir}/key.pem
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
