//! The directory by itself: who it lets in, and what counts as no answer.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

use akashi_server::config::{DirectorySecurity, DirectorySettings};
use akashi_server::directory::{Directory, DirectoryDown, Person, UserId};

use akashi_tests::neighbours::slapd::{BASE, PASSWORD, Slapd, person};

use crate::slapd::{reached, settings};

type Answer = Result<Option<Person>, DirectoryDown>;

fn people() -> String {
    [
        person("髙﨑 一郎", "B26-0117", "mail: ichiro@shomei.test\n"),
        person("Mary Smith", "mary", ""),
        // One user ID, two people.
        person("佐藤 甲", "twice", ""),
        person("佐藤 乙", "twice", ""),
        person("Locked", "locked", "pwdAccountLockedTime: 000001010000Z\n"),
        // A user ID that looks like a filter.
        person("Odd", "*)(uid=*", ""),
    ]
    .concat()
}

async fn ask(settings: DirectorySettings, user: &str, password: &str) -> Answer {
    let directory = Directory::new(settings);
    let user = UserId::parse(user);
    let now = jiff::Timestamp::now();
    directory
        .sign_in(user.as_ref(), &password.into(), now)
        .await
}

fn install_provider() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_whose_user_id_and_password_these_are() {
    install_provider();
    let slapd = Slapd::start(&people()).unwrap();
    for security in [DirectorySecurity::Ldaps, DirectorySecurity::Starttls] {
        let settings = reached(&slapd, security);
        Directory::new(settings.clone()).check().await.unwrap();
        let found = ask(settings.clone(), " Ｂ26-0117 ", PASSWORD).await;
        let ichiro = found.unwrap().unwrap();
        assert_eq!(ichiro.user.expose(), "b26-0117");
        assert_eq!(ichiro.name.expose(), "髙﨑 一郎");
        assert_eq!(ichiro.email.unwrap().expose(), "ichiro@shomei.test");
        let mary = ask(settings.clone(), "mary", PASSWORD).await.unwrap();
        assert_eq!(mary.unwrap().email, None);
        let odd = ask(settings.clone(), "*)(uid=*", PASSWORD).await.unwrap();
        assert_eq!(odd.unwrap().name.expose(), "Odd");
        for (user, password) in [
            ("b26-0117", "daigaku5yama"),
            ("b26-0117", ""),
            ("nobody", PASSWORD),
            ("twice", PASSWORD),
            ("locked", PASSWORD),
            ("*", PASSWORD),
            ("mary)(objectClass=*", PASSWORD),
            ("m*", PASSWORD),
            ("mary\0", PASSWORD),
            ("", PASSWORD),
        ] {
            let found = ask(settings.clone(), user, password).await;
            assert_eq!(found, Ok(None), "{user:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn active_directory_names_its_attributes_otherwise() {
    install_provider();
    let people = person("髙﨑 一郎", "ichiro", "employeeNumber: B26-0117\n");
    let slapd = Slapd::start(&people).unwrap();
    let settings = DirectorySettings {
        user_attribute: "employeeNumber".into(),
        name_attribute: "displayName".into(),
        only: "(&(objectClass=person)(!(ou=closed)))".into(),
        ..reached(&slapd, DirectorySecurity::Ldaps)
    };
    let found = ask(settings.clone(), "b26-0117", PASSWORD).await.unwrap();
    assert_eq!(found.unwrap().name.expose(), "b26-0117");
    assert_eq!(ask(settings, "ichiro", PASSWORD).await, Ok(None));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_is_not_taken_for_one() {
    install_provider();
    let mut slapd = Slapd::start(&people()).unwrap();
    let good = reached(&slapd, DirectorySecurity::Ldaps);
    let other = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(other.path(), include_str!("tls/two.crt.pem")).unwrap();
    let change = |change: &dyn Fn(&mut DirectorySettings)| {
        let mut settings = good.clone();
        change(&mut settings);
        settings
    };
    let cases = [
        (
            change(&|settings| settings.ca = Some(other.path().to_owned())),
            DirectoryDown::Encryption,
        ),
        (
            change(&|settings| settings.ca = None),
            DirectoryDown::Encryption,
        ),
        (
            change(&|settings| settings.host = "localhost".into()),
            DirectoryDown::Encryption,
        ),
        (
            change(&|settings| settings.ca = Some("/nowhere".into())),
            DirectoryDown::Authorities,
        ),
        (
            change(&|settings| settings.bind_password = "wrong".into()),
            DirectoryDown::ServiceAccount(49),
        ),
        (
            change(&|settings| settings.base = format!("ou=nowhere,{BASE}")),
            DirectoryDown::Base,
        ),
        // It insists on encryption.
        (
            reached(&slapd, DirectorySecurity::None),
            DirectoryDown::ServiceAccount(13),
        ),
    ];
    for (settings, down) in cases {
        assert_eq!(ask(settings, "mary", PASSWORD).await, Err(down));
    }
    slapd.stop().unwrap();
    assert_eq!(
        ask(good, "mary", PASSWORD).await,
        Err(DirectoryDown::Unreachable)
    );
}

/// A machine that says `words` to whoever connects, and nothing else.
fn says(words: &'static [u8]) -> DirectorySettings {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.write_all(words);
            open.push(stream);
        }
    });
    settings(port, DirectorySecurity::None, Path::new("/nowhere"))
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_is_no_answer() {
    install_provider();
    for words in [
        b"HTTP/1.1 400 Bad Request\r\n\r\n".as_slice(),
        // LDAP in its outermost form only.
        b"\x30\x00",
        b"\x30\x03\x02\x01\x01",
        b"\x30\x06\x02\x01\x01\x61\x01\x00",
        b"\x30\x80\x00\x00",
        b"\xff\xff\xff\xff\xff\xff\xff\xff",
    ] {
        let started = Instant::now();
        let answer = ask(says(words), "mary", PASSWORD).await;
        assert!(answer.is_err(), "{words:?}: {answer:?}");
        assert!(started.elapsed() < Duration::from_secs(12), "{words:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_waited_for_ten_seconds_and_not_by_everybody() {
    install_provider();
    let ca = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(ca.path(), include_str!("tls/one.crt.pem")).unwrap();
    let silent = DirectorySettings {
        ca: Some(ca.path().to_owned()),
        ..says(b"")
    };
    let waits = [
        DirectorySecurity::None,
        DirectorySecurity::Starttls,
        DirectorySecurity::Ldaps,
    ]
    .map(|security| {
        tokio::spawn(forty_at_once(DirectorySettings {
            security,
            ..silent.clone()
        }))
    });
    for wait in waits {
        wait.await.unwrap();
    }
}

async fn forty_at_once(settings: DirectorySettings) {
    let (directory, started) = (Directory::new(settings), Instant::now());
    let asked = (0..40).map(|_| {
        let directory = directory.clone();
        tokio::spawn(async move {
            let user = UserId::parse("mary");
            directory
                .sign_in(user.as_ref(), &PASSWORD.into(), jiff::Timestamp::now())
                .await
        })
    });
    let asked: Vec<_> = asked.collect();
    let mut downs = Vec::new();
    for answer in asked {
        downs.push(answer.await.unwrap().unwrap_err());
    }
    let took = started.elapsed().as_secs();
    assert!((9..12).contains(&took), "{took} s");
    let busy = downs.iter().filter(|down| **down == DirectoryDown::Busy);
    assert_eq!(busy.count(), 8);
    assert!(downs.contains(&DirectoryDown::Slow));
}
