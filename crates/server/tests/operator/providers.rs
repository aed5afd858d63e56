//! What the doctor says of an identity provider, whose metadata it fetches as a server would.

use std::fs;

use akashi_server::operator::doctor::Severity;
use akashi_tests::neighbours::idp::{ENTITY, Idp};

use crate::doctor::{assert_only, complaints, found, settled};

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
