//! Mails leave: refused, put off, encrypted, signed in.

use std::path::{Path, PathBuf};

use akashi_server::config::{MailTransport, Smtp, SmtpSecurity};
use akashi_server::mail::readable;
use akashi_server::storage::StorageError;
use akashi_server::storage::notice::{self, Notice};
use akashi_tests::mail;
use akashi_tests::neighbours::smtp;
use serde_json::{Value, json};

use crate::mail_server::{Encryption, Heard, MailServer, Manner, TAKES_ALL};
use crate::small_disk::SmallDisk;
use crate::world::{Flow, World, code, until};

const USER: &str = "shomei-certificates";
const PASSWORD: &str = "p4ss, with: everything/in=it";
const WAITING: &str = "SELECT count(*) FROM mail_outbox WHERE state = 'queued'";
const TRIES: &str = "SELECT max(attempts) FROM mail_outbox";
const FLAGGED: &str = "SELECT count(*) FROM application_flag WHERE flag = 'mail_undelivered'";

/// A university that sends its mails in the clear to this machine.
async fn world(port: u16) -> World {
    World::with(|config| {
        config.mail = by_smtp(port, SmtpSecurity::None, None, None);
    })
    .await
}

fn by_smtp(
    port: u16,
    security: SmtpSecurity,
    password: Option<&str>,
    ca: Option<PathBuf>,
) -> MailTransport {
    MailTransport::Smtp(Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        security,
        credentials: password.map(|password| (USER.to_owned(), password.into())),
        ca,
    })
}

/// The mail server's certificate as a file.
fn authority(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("one.pem");
    std::fs::write(&path, include_str!("tls/one.crt.pem")).unwrap();
    path
}

async fn number(world: &World, sql: &'static str) -> i64 {
    let found: Result<i64, StorageError> = world
        .running
        .state
        .storage
        .read(move |conn| Ok(conn.query_row(sql, [], |row| row.get(0))?))
        .await;
    found.unwrap()
}

/// Waits until a mail was tried and the try is over.
async fn tried(world: &World) {
    until(|| async { number(world, TRIES).await > 0 }).await;
}

/// Waits until a try has failed; what is said of the mail then.
async fn put_off(world: &World, flow: &Flow) -> Value {
    let seen = || async { world.flow(flow, "GET", "", Value::Null).await.1["mail"].clone() };
    until(|| async { !seen().await["again_at"].is_null() }).await;
    seen().await
}

async fn mail_state(world: &World, flow: &Flow) -> Value {
    world.flow(flow, "GET", "", Value::Null).await.1["mail"]["state"].clone()
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason() {
    for (answer, reason) in [
        ("550 5.1.1 no such mailbox", "unknown_mailbox"),
        ("550 no such mailbox", "unknown_mailbox"),
        ("550 5.7.1 not by your policy", "other"),
        ("554 5.7.1 not from you", "other"),
    ] {
        let server = MailServer::with(Manner {
            answers: Box::leak(Box::new([answer])),
            ..TAKES_ALL
        })
        .await;
        let world = world(server.port).await;
        let (flow, _) = world.start("nobody@shomei.test").await;
        let seen = world.accepted(&flow).await;
        assert_eq!(
            seen["mail"],
            json!({ "state": "refused", "reason": reason }),
            "{answer}"
        );
        assert!(seen["expires_at"].is_null());
    }
}

#[tokio::test]
async fn a_temporary_refusal_waits_and_the_minutes_count_from_acceptance() {
    let server = MailServer::with(Manner {
        answers: &["451 later", "250 ok"],
        ..TAKES_ALL
    })
    .await;
    let world = world(server.port).await;
    let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
    until(|| async { server.heard("RCPT").len() == 1 }).await;
    assert_eq!(
        put_off(&world, &flow).await,
        json!({ "state": "queued", "again_at": "2026-11-20T03:00:10Z" })
    );
    world.advance(600);
    let seen = world.accepted(&flow).await;
    assert_eq!(
        seen["mail"],
        json!({ "state": "accepted", "at": "2026-11-20T03:10:00Z" })
    );
    assert_eq!(seen["expires_at"], "2026-11-20T03:40:00Z");
}

/// F02: whoever waits is told that it waits, and the mail comes once.
#[tokio::test]
async fn a_mail_server_that_hangs_up_or_wants_to_be_asked_later_gets_each_mail_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = smtp::MailServer::start(folder.path()).unwrap();
    let world = world(server.port()).await;
    let (flow, started) = world.start("ichiro.takasaki@shomei.test").await;
    assert_eq!(started.1["mail"], json!({ "state": "queued" }));
    world.accepted(&flow).await;
    assert_eq!(server.taken(), 1);
    for (number, manner) in [
        smtp::Manner::Silent,
        smtp::Manner::HangsUp,
        smtp::Manner::Answers("421 4.3.2 going down"),
        smtp::Manner::Answers("452 4.2.2 mailbox full"),
    ]
    .into_iter()
    .enumerate()
    {
        server.behaves(manner);
        let (flow, _) = world.start(&format!("ichiro.{number}@shomei.test")).await;
        let seen = put_off(&world, &flow).await;
        assert!(seen["again_at"].is_string(), "{manner:?}: {seen}");
        assert_eq!(server.taken(), 1 + number, "{manner:?}");
        server.behaves(smtp::Manner::Takes);
        world.advance(600);
        let seen = world.accepted(&flow).await;
        assert_eq!(seen["mail"]["state"], "accepted", "{manner:?}");
        assert_eq!(server.taken(), 2 + number, "{manner:?}");
        let mail = mail::wait_for(folder.path(), &format!("ichiro.{number}@"), 0).unwrap();
        let answer = world.redeem(&flow, &mail.code().unwrap()).await;
        assert_eq!(answer.0, 200, "{}", answer.1);
    }
}

#[tokio::test]
async fn mails_leave_encrypted_and_only_to_a_server_that_is_trusted() {
    let files = tempfile::tempdir().unwrap();
    for (encryption, security) in [
        (Encryption::Implicit, SmtpSecurity::Implicit),
        (Encryption::Starttls, SmtpSecurity::Starttls),
    ] {
        let server = MailServer::with(Manner {
            encryption,
            ..TAKES_ALL
        })
        .await;
        for ca in [Some(authority(&files)), None] {
            let trusted = ca.is_some();
            let world =
                World::with(|config| config.mail = by_smtp(server.port, security, None, ca)).await;
            let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
            if trusted {
                assert_eq!(world.accepted(&flow).await["mail"]["state"], "accepted");
            } else {
                tried(&world).await;
                assert_eq!(mail_state(&world, &flow).await, "queued");
            }
        }
        let taken = server.heard("RCPT");
        let expected = Heard {
            verb: "RCPT".to_owned(),
            encrypted: true,
        };
        assert_eq!(taken, [expected], "{encryption:?}");
    }
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_does_not_encrypt_after_all() {
    let files = tempfile::tempdir().unwrap();
    let server = MailServer::with(Manner {
        wants: Some((USER, PASSWORD)),
        ..TAKES_ALL
    })
    .await;
    let ca = Some(authority(&files));
    let world = World::with(|config| {
        config.mail = by_smtp(server.port, SmtpSecurity::Starttls, Some(PASSWORD), ca);
    })
    .await;
    let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
    until(|| async { !server.heard("EHLO").is_empty() }).await;
    tried(&world).await;
    // The second try shows that the first is over.
    world.advance(60);
    until(|| async { server.heard("EHLO").len() >= 2 }).await;
    for verb in ["AUTH", "MAIL", "RCPT", "DATA"] {
        assert_eq!(server.heard(verb), [], "{verb}");
    }
    assert_eq!(mail_state(&world, &flow).await, "queued");
}

#[tokio::test]
async fn the_mail_servers_password_is_shown_to_it_encrypted_and_a_wrong_one_loses_no_mail() {
    let files = tempfile::tempdir().unwrap();
    for (password, takes) in [(PASSWORD, true), ("an old one", false)] {
        let server = MailServer::with(Manner {
            encryption: Encryption::Starttls,
            wants: Some((USER, PASSWORD)),
            ..TAKES_ALL
        })
        .await;
        let ca = Some(authority(&files));
        let world = World::with(|config| {
            config.mail = by_smtp(server.port, SmtpSecurity::Starttls, Some(password), ca);
        })
        .await;
        let (flow, _) = world.start("ichiro.takasaki@shomei.test").await;
        if takes {
            assert_eq!(world.accepted(&flow).await["mail"]["state"], "accepted");
        } else {
            until(|| async { !server.heard("AUTH").is_empty() }).await;
            world.advance(60);
            until(|| async { server.heard("AUTH").len() >= 2 }).await;
            assert_eq!(mail_state(&world, &flow).await, "queued");
        }
        assert!(server.heard("AUTH").iter().all(|heard| heard.encrypted));
        assert_eq!(server.heard("RCPT").len(), usize::from(takes));
    }
}

#[tokio::test]
async fn mails_wait_while_the_mail_servers_certificate_is_missing() {
    let files = tempfile::tempdir().unwrap();
    let server = MailServer::with(Manner {
        encryption: Encryption::Implicit,
        ..TAKES_ALL
    })
    .await;
    let ca = files.path().join("one.pem");
    let world = World::with(|config| {
        config.mail = by_smtp(server.port, SmtpSecurity::Implicit, None, Some(ca.clone()));
    })
    .await;
    let (flow, answer) = world.start("ichiro.takasaki@shomei.test").await;
    assert_eq!(answer.0, 201, "{}", answer.1);
    for no_certificate in ["", "-----BEGIN CERTIFICATE-----\n"] {
        std::fs::write(&ca, no_certificate).unwrap();
        world.advance(0);
        assert_eq!(mail_state(&world, &flow).await, "queued");
    }
    assert_eq!(authority(&files), ca);
    world.advance(0);
    assert_eq!(world.accepted(&flow).await["mail"]["state"], "accepted");
    // Not one of its tries was used up by waiting.
    assert_eq!(number(&world, TRIES).await, 1);
    assert_eq!(server.heard("RCPT").len(), 1);
}

#[tokio::test]
async fn a_mail_folder_without_room_loses_no_mail_and_keeps_no_half_of_one() {
    let disk = SmallDisk::begin();
    let folder = disk.folder();
    let taken = folder.join("taken");
    std::fs::write(&taken, vec![0; SmallDisk::BYTES - 4_096]).unwrap();
    let world = World::with(|config| config.mail = MailTransport::Folder(folder.clone())).await;
    let (flow, answer) = world.start("ichiro.takasaki@shomei.test").await;
    assert_eq!(answer.0, 201, "{}", answer.1);
    tried(&world).await;
    // The second try shows that the first is over.
    world.advance(60);
    until(|| async { number(&world, TRIES).await >= 2 }).await;
    until(|| async { names(&folder) == ["taken"] }).await;
    assert_eq!(mail_state(&world, &flow).await, "queued");

    std::fs::remove_file(&taken).unwrap();
    world.advance(600);
    assert_eq!(world.accepted(&flow).await["mail"]["state"], "accepted");
    let [mail] = &names(&folder)[..] else {
        panic!("not one mail: {:?}", names(&folder))
    };
    let mail = readable(&std::fs::read(folder.join(mail)).unwrap()).unwrap();
    let (status, _) = world.redeem(&flow, &code(&mail)).await;
    assert_eq!(status, 200, "the code of an earlier try was sent");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[tokio::test]
async fn a_mail_about_an_application_waits_for_days_and_then_staff_see_it() {
    let server = MailServer::with(Manner {
        answers: &["451 later"],
        ..TAKES_ALL
    })
    .await;
    let world = world(server.port).await;
    let application = world.sent_application("ichiro.takasaki@shomei.test").await;
    let now = akashi_server::clock::Clock::now(&world.clock);
    let queued: Result<(), StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| notice::queue(tx, Notice::Returned, application, None, now))
        .await;
    queued.unwrap();
    // A weekend: more tries than the mail of a flow gets, and it still waits.
    for tries in 1..=40 {
        world.advance(3_600);
        until(|| async { number(&world, TRIES).await >= tries }).await;
    }
    assert_eq!(number(&world, WAITING).await, 1);
    for tries in 41..=129 {
        world.advance(3_600);
        until(|| async { number(&world, TRIES).await >= tries }).await;
    }
    until(|| async { number(&world, WAITING).await == 0 }).await;
    assert_eq!(number(&world, FLAGGED).await, 1);
}
