//! What the doctor says of the university's identity provider and directory, which it asks as a server would.

use std::collections::BTreeSet;
use std::fs;

use akashi_server::config::Config;
use akashi_server::operator::doctor::Severity;
use akashi_tests::neighbours::idp::{ENTITY, Idp};
use akashi_tests::neighbours::slapd::{BASE, SERVICE, SERVICE_PASSWORD, Slapd, person};

use crate::doctor::{assert_only, complaints, found, settled};
use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn metadata_that_can_be_used_and_that_cannot() {
    let house = settled().await;
    let mut idp = Idp::start(&[]).unwrap();
    let url = idp.metadata_url();
    house.write("signer.pem", &idp.certificate("idp").unwrap());
    house.write("other.pem", include_str!("../access/tls/one.crt.pem"));
    house.write("none.xml", "<nothing/>");
    let section = format!("[saml]\nprovider = \"{ENTITY}\"\nmetadata_url = \"{url}\"\n\n[terms]");
    house.configure("[terms]", &section);
    assert_only(&house, "doctor-config-value", Severity::Broken).await;
    house.configure("colours", "profiles = [\"graduate\", \"saml\"]\ncolours");
    assert_only(&house, "doctor-saml-address", Severity::Broken).await;
    house.configure(
        "[server]",
        "[server]\npublic_url = \"http://127.0.0.1:8080/\"",
    );
    assert!(complaints(&found(&house).await).is_empty());
    let metadata = format!("metadata_url = \"{url}\"");
    for (from, to) in [
        (ENTITY, "https://other.shomei.test"),
        (&metadata, "metadata_file = \"none.xml\""),
        (&metadata, "metadata_file = \"nowhere.xml\""),
        // Nobody has signed it yet.
        (
            "metadata_url",
            "metadata_certificate_file = \"signer.pem\"\nmetadata_url",
        ),
    ] {
        let path = house.dir().join("university.toml");
        let before = fs::read_to_string(&path).unwrap();
        house.configure(from, to);
        assert_only(&house, "doctor-saml-problem", Severity::Broken).await;
        fs::write(&path, before).unwrap();
    }
    idp.signs_metadata().unwrap();
    let pinned = "metadata_certificate_file = \"signer.pem\"\nmetadata_url";
    house.configure("metadata_url", pinned);
    assert!(complaints(&found(&house).await).is_empty());
    house.configure("\"signer.pem\"", "\"other.pem\"");
    assert_only(&house, "doctor-saml-problem", Severity::Broken).await;
    house.configure("\"other.pem\"", "\"signer.pem\"");
    idp.stop().unwrap();
    assert_only(&house, "doctor-saml-problem", Severity::Broken).await;
}

/// From when freshmen can sign in, and whether there is anybody whom that concerns.
async fn starts(house: &House) {
    let path = house.dir().join("university.toml");
    let before = fs::read_to_string(&path).unwrap();
    for (members, from, complaint) in [
        ("(uid=b27-*)", "2999-04-06T12:00", None),
        (
            "(uid=c27-*)",
            "2999-04-06T12:00",
            Some(("doctor-directory-start-nobody", Severity::Advice)),
        ),
        (
            "(uid=b27-*)",
            "2020-04-06T12:00",
            Some(("doctor-directory-start-over", Severity::Advice)),
        ),
        (
            "uid=b27-*",
            "2999-04-06T12:00",
            Some(("doctor-config-value", Severity::Broken)),
        ),
    ] {
        let entry = format!(
            "[[directory.starts]]\nmembers = \"{members}\"\nfrom = \"{from}\"\n\
             label = {{ ja = \"新入生\", en = \"Freshmen\" }}\n\n[terms]"
        );
        house.configure("[terms]", &entry);
        let complaints = complaints(&found(house).await);
        assert_eq!(
            complaints,
            complaint.into_iter().collect(),
            "{members} {from}"
        );
        fs::write(&path, &before).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn directories() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let house = settled().await;
    let mut slapd = Slapd::start(&person("Mary Smith", "b27-0117", "")).unwrap();
    let port = slapd.tls();
    let authority = fs::read_to_string(slapd.authority()).unwrap();
    house.write("directory.pem", &authority);
    house.write("directory-password", &format!("{SERVICE_PASSWORD}\n"));
    let section = format!(
        "[directory]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"ldaps\"\nca_file = \"directory.pem\"\n\
         bind_dn = \"{SERVICE}\"\npassword_file = \"directory-password\"\nbase = \"{BASE}\"\n\n[terms]"
    );
    house.configure("[terms]", &section);
    assert_only(&house, "doctor-config-value", Severity::Broken).await;
    let profiles = "profiles = [\"graduate\", \"campus\"]\ncolours";
    house.configure("colours", profiles);
    assert_eq!(complaints(&found(&house).await), BTreeSet::new());
    starts(&house).await;
    for (from, to, key) in [
        ("\"127.0.0.1\"\nport", "\"localhost\"\nport", "encryption"),
        ("\"directory.pem\"", "\"terms/ja.txt\"", "authorities"),
        ("base = \"ou=people", "base = \"ou=nobody", "base"),
        ("cn=akashi,", "cn=somebody,", "service"),
        (
            "password_file = \"directory-password\"",
            "password_file = \"terms/ja.txt\"",
            "service",
        ),
    ] {
        let path = house.dir().join("university.toml");
        let before = fs::read_to_string(&path).unwrap();
        house.configure(from, to);
        let complaints = complaints(&found(&house).await);
        let key = format!("doctor-directory-{key}");
        assert!(
            complaints.iter().any(|found| found.0 == key),
            "{key}: {complaints:?}"
        );
        fs::write(&path, before).unwrap();
    }
    slapd.stop().unwrap();
    assert_only(&house, "doctor-directory-silent", Severity::Broken).await;
    for (from, to) in [
        ("security = \"ldaps\"", "security = \"none\""),
        ("\"127.0.0.1\"\nport", "\"ldap.shomei.test/\"\nport"),
        ("base =", "only = \"objectClass=person\"\nbase ="),
        ("base =", "only = \"(cn=a)(cn=b)\"\nbase ="),
        ("base =", "user_attribute = \"uid=*)(cn\"\nbase ="),
        ("\"directory-password\"", "\"/dev/null\""),
    ] {
        let path = house.dir().join("university.toml");
        let before = fs::read_to_string(&path).unwrap();
        house.configure(from, to);
        // To this machine it may be plain.
        let here = to.contains("none");
        assert_eq!(Config::load(&house.dir()).is_ok(), here, "{to}");
        if here {
            house.configure("\"127.0.0.1\"\nport", "\"ldap.shomei.test\"\nport");
            assert!(Config::load(&house.dir()).is_err());
        }
        fs::write(&path, before).unwrap();
    }
}
