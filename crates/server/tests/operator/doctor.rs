//! What the doctor says of folders with one thing wrong each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use akashi_documents::ImageWorker;
use akashi_domain::{Sensitive, StaffRole};
use akashi_i18n::{Language, Messages};
use akashi_server::clock::{Clock as _, SystemClock};
use akashi_server::keys::Keys;
use akashi_server::operator::backup::{backup, confirm};
use akashi_server::operator::doctor::{Finding, Severity, Surroundings, examine, exit_code};
use akashi_server::receipts;
use akashi_server::staff;
use akashi_server::storage::{Storage, StorageError};
use akashi_tests::wait;
use jiff::{SignedDuration, Timestamp};

use crate::house::{Applicant, House, names, worker};

const CERTIFICATE: &str = include_str!("certificate.pem");
const CERTIFICATE_KEY: &str = include_str!("certificate.key.pem");

/// A server that has run once and has a member of staff with an authenticator.
pub async fn settled() -> House {
    let house = House::new();
    house.start().await.shutdown().await;
    add_staff(&house, "sato", true).await;
    house
}

async fn add_staff(house: &House, name: &str, totp: bool) {
    let keys = Keys::load(&house.dir()).unwrap();
    let storage = storage(house, &keys);
    let password = Sensitive::from("correct horse staple");
    let at = SystemClock.now();
    let issuer = totp.then_some("Shomei");
    staff::add(
        &storage,
        &keys,
        name,
        StaffRole::Reviewer,
        &password,
        issuer,
        at,
    )
    .await
    .unwrap();
}

fn storage(house: &House, keys: &Keys) -> Storage {
    Storage::open(&house.dir().join("akashi.db"), keys.database()).unwrap()
}

async fn change(house: &House, sql: &'static str) {
    let keys = Keys::load(&house.dir()).unwrap();
    let changed: Result<(), StorageError> = storage(house, &keys)
        .transact(move |tx| Ok(tx.execute_batch(sql)?))
        .await;
    changed.unwrap();
}

async fn examined(dir: &Path, now: Timestamp, images: Option<ImageWorker>) -> Vec<Finding> {
    let findings = examine(dir, Surroundings { now, images }).await;
    for language in [Language::Ja, Language::En] {
        let messages = Messages::of(language);
        for Finding { severity, said } in &findings {
            let text = said.text(messages);
            assert!(text != said.key && !text.contains("{$"), "{text}");
            assert!(messages.format(severity.key(), &said.args).is_some());
        }
    }
    findings
}

pub async fn found(house: &House) -> Vec<Finding> {
    examined(&house.dir(), Timestamp::now(), Some(worker())).await
}

/// What is not as it should be.
pub fn complaints(findings: &[Finding]) -> BTreeSet<(&'static str, Severity)> {
    findings
        .iter()
        .filter(|found| found.severity != Severity::Ok)
        .map(|found| (found.said.key, found.severity))
        .collect()
}

pub async fn assert_only(house: &House, key: &'static str, severity: Severity) {
    let findings = found(house).await;
    assert_eq!(complaints(&findings), BTreeSet::from([(key, severity)]));
    assert_eq!(exit_code(&findings), u8::from(severity >= Severity::Unsafe));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_server_gives_no_cause_for_complaint() {
    let house = settled().await;
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    let findings = found(&house).await;
    assert_eq!(complaints(&findings), BTreeSet::new());
    assert!(findings.len() > 10);
    server.shutdown().await;
    let before = names(&house.dir());
    found(&house).await;
    let made: Vec<_> = names(&house.dir())
        .into_iter()
        .filter(|name| !before.contains(name))
        .collect();
    assert!(made.is_empty(), "{made:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_no_backup_that_was_read_back() {
    let house = settled().await;
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    server.shutdown().await;
    let said = async |hours: i64| {
        let later = Timestamp::now() + SignedDuration::from_hours(hours);
        let findings = examined(&house.dir(), later, Some(worker())).await;
        let keys = findings
            .iter()
            .map(|found| (found.said.key, found.severity));
        let about: Vec<_> = keys
            .filter(|(key, _)| key.starts_with("doctor-backup"))
            .collect();
        about
    };
    assert_eq!(said(1).await, [("doctor-backup-none", Severity::Ok)]);
    assert_eq!(said(72).await, [("doctor-backup-behind", Severity::Advice)]);
    let made = backup(&house.dir(), &house.beside("server.tar"), Timestamp::now()).unwrap();
    assert_eq!(said(72).await, [("doctor-backup-behind", Severity::Advice)]);
    confirm(&house.dir(), &made, Timestamp::now()).unwrap();
    assert_eq!(said(72).await, [("doctor-backup-ok", Severity::Ok)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_that_signs_receipts() {
    let house = settled().await;
    let kid = receipts::present(&house.dir()).unwrap().remove(0);
    let path = house.dir().join(receipts::name_of(&kid));
    let key = fs::read(&path).unwrap();
    let left = house.dir().join("keys/receipt-0123456789abcdef.key");
    fs::copy(&path, &left).unwrap();
    assert_only(&house, "doctor-receipt-key-left", Severity::Unsafe).await;
    fs::remove_file(left).unwrap();
    fs::write(&path, "damaged").unwrap();
    assert_only(&house, "doctor-receipt-key-unreadable", Severity::Broken).await;
    fs::remove_file(&path).unwrap();
    assert_only(&house, "doctor-receipt-key-missing", Severity::Broken).await;
    house.write(&receipts::name_of(&kid), std::str::from_utf8(&key).unwrap());
    assert_eq!(complaints(&found(&house).await), BTreeSet::new());
    change(&house, "DELETE FROM receipt_key").await;
    assert_only(&house, "doctor-receipt-key-none", Severity::Advice).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_before_its_first_start() {
    let house = House::new();
    assert_only(&house, "doctor-database-none", Severity::Advice).await;
    let nowhere = examined(&house.beside("nowhere"), Timestamp::now(), Some(worker())).await;
    let expected = BTreeSet::from([("doctor-folder-missing", Severity::Broken)]);
    assert_eq!(complaints(&nowhere), expected);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn modes() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = settled().await;
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    server.shutdown().await;
    let image = names(&house.dir().join("documents")).remove(0);
    let image = format!("documents/{image}");
    for (name, mode, key) in [
        ("", 0o750, "doctor-mode-exposed"),
        ("keys", 0o711, "doctor-mode-exposed"),
        ("keys/server.key", 0o644, "doctor-mode-exposed"),
        ("akashi.db", 0o640, "doctor-mode-exposed"),
        ("documents", 0o755, "doctor-mode-exposed"),
        (&image, 0o644, "doctor-mode-documents"),
        ("university.toml", 0o664, "doctor-mode-writable"),
    ] {
        let path = house.dir().join(name);
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert_only(&house, key, Severity::Unsafe).await;
        fs::set_permissions(&path, before).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_configuration() {
    let house = settled().await;
    let key = house.dir().join("keys/server.key");
    let text = fs::read_to_string(&key).unwrap();
    fs::write(&key, "x").unwrap();
    assert_only(&house, "doctor-key-unreadable", Severity::Broken).await;
    fs::remove_file(&key).unwrap();
    assert_only(&house, "doctor-key-missing", Severity::Broken).await;
    house.write("keys/server.key", &"0".repeat(64));
    assert_only(&house, "doctor-database-key", Severity::Broken).await;
    fs::write(&key, text).unwrap();

    for (from, to, key) in [
        (
            "[forms.graduate.registration]",
            "[forms.graduate.registration",
            "doctor-config-syntax",
        ),
        (
            "[forms.graduate.registration]",
            "[forms.graduate.registration]\nunknown = 1",
            "doctor-config-syntax",
        ),
        ("terms/en.txt", "terms/fr.txt", "doctor-config-unreadable"),
        ("#264af4", "blue", "doctor-config-value"),
    ] {
        house.configure(from, to);
        assert_only(&house, key, Severity::Broken).await;
        house.configure(to, from);
    }
    house.configure("akashi.shomei.test", "shomei.example.ac.jp");
    assert_only(&house, "doctor-sample-university", Severity::Advice).await;
    house.configure("shomei.example.ac.jp", "akashi.shomei.test");
    house.write("terms/en.txt", include_str!("../../src/init/terms-en.txt"));
    assert_only(&house, "doctor-sample-terms", Severity::Advice).await;
}

/// `[server]` and `[mail]` of a server on the open network, as it should be.
const PUBLIC: &str = "listen = \"0.0.0.0:443\"\npublic_url = \"https://akashi.shomei.example\"\n\
                      tls = { cert = \"cert.pem\", key = \"key.pem\" }";
const SMTP: &str = "from = \"no-reply@shomei.test\"\n\
                    smtp = { host = \"mail.shomei.test\", port = 465, security = \"implicit\" }";

async fn public() -> House {
    let house = settled().await;
    house.write("cert.pem", CERTIFICATE);
    house.write("key.pem", CERTIFICATE_KEY);
    house.configure("listen = \"127.0.0.1:0\"", PUBLIC);
    house.configure("from = \"no-reply@shomei.test\"", SMTP);
    house
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_mail() {
    let house = public().await;
    assert_eq!(complaints(&found(&house).await), BTreeSet::new());
    let url = "public_url = \"https://akashi.shomei.example\"\n";
    let tls = "tls = { cert = \"cert.pem\", key = \"key.pem\" }";
    let proxies = "trusted_proxies = [\"192.0.2.7\"]";
    let smtp = SMTP.split_once('\n').unwrap().1;
    let hidden = "listen = \"127.0.0.1:8640\"\npublic_url = \"https://akashi.shomei.example\"";
    for (from, to, key, severity) in [
        (url, "", "doctor-url-missing", Severity::Broken),
        (
            url,
            "public_url = \"https://127.0.0.1/\"\n",
            "doctor-url-local",
            Severity::Broken,
        ),
        (tls, "", "doctor-listen-plain", Severity::Broken),
        (tls, proxies, "doctor-listen-behind-proxy", Severity::Advice),
        (PUBLIC, hidden, "doctor-proxy-unnamed", Severity::Unsafe),
        (smtp, "", "doctor-mail-folder-public", Severity::Unsafe),
        (
            "security = \"implicit\"",
            "security = \"implicit\", ca_file = \"nowhere.pem\"",
            "doctor-mail-authority",
            Severity::Broken,
        ),
        (
            "security = \"implicit\"",
            "security = \"implicit\", ca_file = \"terms/ja.txt\"",
            "doctor-mail-authority",
            Severity::Broken,
        ),
        (
            "https://akashi.",
            "https://other.",
            "doctor-tls-name",
            Severity::Broken,
        ),
    ] {
        let path = house.dir().join("university.toml");
        let before = fs::read_to_string(&path).unwrap();
        house.configure(from, to);
        let complaints = complaints(&found(&house).await);
        assert!(
            complaints.contains(&(key, severity)),
            "{key}: {complaints:?}"
        );
        fs::write(&path, before).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates() {
    let house = public().await;
    // Valid from 2026-11-21 to 2036-11-18.
    for (now, expected) in [
        (
            "2026-11-20T00:00:00Z",
            Some(("doctor-tls-not-yet", Severity::Broken)),
        ),
        ("2036-10-01T00:00:00Z", None),
        (
            "2036-10-25T00:00:00Z",
            Some(("doctor-tls-expires", Severity::Advice)),
        ),
        (
            "2036-11-19T00:00:00Z",
            Some(("doctor-tls-expired", Severity::Broken)),
        ),
    ] {
        let findings = examined(&house.dir(), now.parse().unwrap(), Some(worker())).await;
        let found = complaints(&findings)
            .into_iter()
            .find(|(key, _)| key.starts_with("doctor-tls"));
        assert_eq!(found, expected, "{now}");
    }
    house.write("key.pem", "no key");
    assert_only(&house, "doctor-tls-unusable", Severity::Broken).await;
    fs::remove_file(house.dir().join("cert.pem")).unwrap();
    assert_only(&house, "doctor-tls-unusable", Severity::Broken).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_accounts() {
    let house = House::new();
    house.start().await.shutdown().await;
    assert_only(&house, "doctor-staff-none", Severity::Advice).await;
    add_staff(&house, "sato", false).await;
    assert_only(&house, "doctor-staff-without-totp", Severity::Advice).await;
    change(&house, "UPDATE staff_account SET disabled_at = 1").await;
    assert_only(&house, "doctor-staff-none", Severity::Advice).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_and_its_images() {
    let house = settled().await;
    let server = house.start().await;
    let who = Applicant::of(&server, "one@example.ac.jp").await;
    who.apply(&server, 300).await;
    server.shutdown().await;
    let folder = house.dir().join("documents");
    let image = house.images().remove(0);
    fs::rename(folder.join(&image), house.beside("image")).unwrap();
    assert_only(&house, "doctor-documents-missing", Severity::Broken).await;
    fs::rename(house.beside("image"), folder.join(&image)).unwrap();

    let long_ago = "2020-01-01T00:00:00Z".parse().unwrap();
    let earlier = examined(&house.dir(), long_ago, Some(worker())).await;
    let expected = BTreeSet::from([("doctor-clock-behind", Severity::Unsafe)]);
    assert_eq!(complaints(&earlier), expected);

    change(
        &house,
        "DROP TRIGGER audit_event_is_not_changed; UPDATE audit_event SET action = 'x' WHERE seq = 1",
    )
    .await;
    assert_only(&house, "doctor-trail-broken", Severity::Unsafe).await;

    change(
        &house,
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
         VALUES (9999, 'later', '2026-01-01T00:00:00Z', '1')",
    )
    .await;
    assert_only(&house, "doctor-database-newer", Severity::Broken).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_database() {
    let house = settled().await;
    let path = house.dir().join("akashi.db");
    // Until the last connection has closed, sound pages stand in the log beside it.
    let log = house.dir().join("akashi.db-wal");
    wait::until("the database to close", wait::PATIENCE, || {
        Ok((!log.exists()).then_some(()))
    })
    .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    // In every page but the first, which says how to read the others: what is in a page that nothing needs any more,
    // nobody misses.
    for page in bytes.chunks_mut(4096).skip(1) {
        page[2_000] ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    let complaints = complaints(&found(&house).await);
    assert!(
        complaints.contains(&("doctor-database-damaged", Severity::Broken)),
        "{complaints:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_image_worker() {
    let house = settled().await;
    let missing = complaints(&examined(&house.dir(), Timestamp::now(), None).await);
    assert_eq!(
        missing,
        BTreeSet::from([("doctor-worker-missing", Severity::Broken)])
    );
    let silent = Some(ImageWorker::new(house.beside("nothing")));
    let silent = complaints(&examined(&house.dir(), Timestamp::now(), silent).await);
    assert_eq!(
        silent,
        BTreeSet::from([("doctor-worker-silent", Severity::Broken)])
    );
}

/// As on a system without such filters: the worker's answer does not say that there is one.
#[cfg(unix)]
#[tokio::test]
async fn an_image_worker_whose_system_calls_are_not_filtered() {
    let house = settled().await;
    let script = format!(
        "#!/bin/sh\n'{}' | LC_ALL=C sed 's/\"filtered\":true/\"unfilter\":true/'\n",
        worker().path.display()
    );
    let unfiltered = ImageWorker::new(house.program("unfiltered", &script));
    let said = complaints(&examined(&house.dir(), Timestamp::now(), Some(unfiltered)).await);
    assert_eq!(
        said,
        BTreeSet::from([("doctor-worker-unfiltered", Severity::Advice)])
    );
}
