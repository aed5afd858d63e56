//! The student number that the university says of somebody at signing in: it is one of their enrolments, and never a second
//! holder's. Against a real identity provider and a real directory.

use akashi_domain::{Answers, ApplicationKind, EmailAddress, FieldId, Language, ReferenceNumber};
use akashi_server::applications;
use akashi_server::clock::Clock as _;
use akashi_server::config::{DirectorySecurity, DirectorySettings, SamlSettings};
use akashi_server::saml as sso;
use akashi_server::storage::{StorageError, application, enrolment, flag, password};
use akashi_tests::neighbours::idp::{Idp, PRINCIPAL, Student};
use akashi_tests::neighbours::slapd::{Slapd, person};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::campus;
use crate::graduation::{begun, enter, set};
use crate::idp::{ICHIRO, MARY, asked};
use crate::saml::{begin, confirm, newcomer};
use crate::slapd::reached;
use crate::world::{World, code, text};

const GIVEN: &str = "SELECT count(*) FROM audit_event WHERE action = 'account.enrolment_given'";
const CHANGED: &str =
    "SELECT count(*) FROM audit_event WHERE action = 'account.student_number_changed'";
const TAKEN: &str =
    "SELECT count(*) FROM audit_event WHERE action = 'account.student_number_taken'";

async fn home(world: &World, token: &str) -> Value {
    let (status, home) = world.call("GET", "/v1/me", Some(token), Value::Null).await;
    assert_eq!(status, 200, "{home}");
    home
}

fn numbers(home: &Value) -> Vec<String> {
    let enrolments = home["enrolments"].as_array().unwrap();
    let number = |enrolment: &Value| text(enrolment, "/student_number");
    enrolments.iter().map(number).collect()
}

/// A graduate who was approved with this number, and the application.
async fn holder(world: &World, number: &'static str) -> Uuid {
    world.graduate("holder@graduates.example").await;
    let now = world.clock.now();
    let done: Result<Uuid, StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            let address = EmailAddress::parse("holder@graduates.example").unwrap();
            let found = password::find_graduate(tx, &address.key())?.unwrap();
            let kind = ApplicationKind::Registration;
            let id = applications::open(tx, kind, &address, Language::Ja, now)?;
            let mut row = application::find(tx, id)?.unwrap();
            row.reference = Some(ReferenceNumber::from_entropy([9; 9]));
            row.account = Some(found.account);
            application::update(tx, &row)?;
            let mut answers = Answers::default();
            answers.set(FieldId::StudentNumber, number);
            enrolment::insert(tx, found.account, id, &answers, now)?;
            Ok(id)
        })
        .await;
    done.unwrap()
}

async fn flags(world: &World, application: Uuid) -> Vec<String> {
    let storage = &world.running.state.storage;
    let found: Result<Vec<String>, StorageError> =
        storage.read(move |conn| flag::of(conn, application)).await;
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_says_is_an_enrolment_and_stays_current() {
    let idp = Idp::start(&[ICHIRO, MARY]).unwrap();
    let settings = SamlSettings {
        subject_attribute: PRINCIPAL.into(),
        ..asked(&idp)
    };
    let world = begin(&idp, settings).await;
    let session = newcomer(&world, "ichiro").await;
    let token = text(&session, "/token");
    confirm(&world, &token, "ichiro@home.example", 1).await;
    let seen = home(&world, &token).await;
    assert_eq!(numbers(&seen), ["B26-0117"]);
    assert_eq!(seen["enrolments"][0]["school_name"], "髙﨑 一郎");
    assert_eq!(seen["enrolments"][0]["faculty"], "");
    // The same number of somebody who is called otherwise by now, and written otherwise.
    let renamed = Student {
        number: "b260117",
        name: "山田 一郎",
        ..ICHIRO
    };
    idp.knows(&[renamed]).unwrap();
    let session = newcomer(&world, "ichiro").await;
    let seen = home(&world, &text(&session, "/token")).await;
    assert_eq!(numbers(&seen), ["b260117"]);
    assert_eq!(seen["enrolments"][0]["school_name"], "山田 一郎");
    assert_eq!(world.count(GIVEN).await, 1);

    // Another number is nobody's until an operator has asked the person; then it joins the one before.
    let moved = Student {
        number: "M28-0001",
        ..ICHIRO
    };
    idp.knows(&[moved]).unwrap();
    let storage = &world.running.state.storage;
    let account: Result<String, StorageError> = storage
        .read(|conn| Ok(conn.query_row("SELECT id FROM account", [], |row| row.get(0))?))
        .await;
    let account: Uuid = account.unwrap().parse().unwrap();
    sso::same_person(storage, account, world.clock.now())
        .await
        .unwrap();
    let session = newcomer(&world, "ichiro").await;
    let seen = home(&world, &text(&session, "/token")).await;
    assert_eq!(numbers(&seen), ["b260117", "M28-0001"]);
    assert_eq!(world.count(CHANGED).await, 1);
    assert_eq!(world.count(GIVEN).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_has_a_holder_is_left_to_it_and_staff_are_told() {
    let idp = Idp::start(&[ICHIRO]).unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let application = holder(&world, "B26-0117").await;
    let session = newcomer(&world, "ichiro").await;
    let token = text(&session, "/token");
    confirm(&world, &token, "ichiro@home.example", 1).await;
    assert!(numbers(&home(&world, &token).await).is_empty());
    newcomer(&world, "ichiro").await;
    assert_eq!(world.count("SELECT count(*) FROM enrolment").await, 1);
    assert_eq!(world.count(TAKEN).await, 1, "said once");
    assert_eq!(flags(&world, application).await, ["number_said_of_another"]);
}

/// S100: the user ID is the number, or another attribute says it.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_directory_says_is_an_enrolment_where_it_is_asked() {
    let people = [
        person("髙﨑 一郎", "b26-0117", "employeeNumber: 26B0117\n"),
        person("Mary Smith", "mary", ""),
        person(
            "佐藤 花子",
            "hanako",
            "employeeNumber: 1\nemployeeType: A1\nemployeeType: A2\n",
        ),
    ];
    let slapd = Slapd::start(&people.concat()).unwrap();
    for (attribute, user, expected) in [
        ("", "b26-0117", vec![]),
        ("uid", "b26-0117", vec!["b26-0117"]),
        ("employeeNumber", "B26-0117", vec!["26B0117"]),
        ("employeeNumber", "mary", vec![]),
        // Which of two it is nobody knows.
        ("employeeType", "hanako", vec![]),
    ] {
        let settings = DirectorySettings {
            student_number_attribute: attribute.into(),
            ..reached(&slapd, DirectorySecurity::Ldaps)
        };
        let world = World::with(campus::with(settings)).await;
        campus::member(&world, user, "student@home.example", 1).await;
        let token = campus::signed_in(&world, user).await;
        let seen = home(&world, &token).await;
        assert_eq!(numbers(&seen), expected, "{attribute} {user}");
        let given = i64::try_from(expected.len()).unwrap();
        assert_eq!(world.count(GIVEN).await, given);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_cannot_be_a_password() {
    let idp = Idp::start(&[Student {
        number: "Bango260117",
        ..ICHIRO
    }])
    .unwrap();
    let world = begin(&idp, asked(&idp)).await;
    let session = newcomer(&world, "ichiro").await;
    let token = text(&session, "/token");
    confirm(&world, &token, "ichiro@home.example", 1).await;
    let (flow, mail) = begun(&world, &token, "ichiro@home.example", "").await;
    assert_eq!(enter(&world, &token, &flow, &code(&mail)).await.0, 200);
    let set = set(&world, &token, &flow, "Bango260117", "Tsuki7Akari").await;
    assert_eq!(set.0, 422);
    assert_eq!(
        (&set.1["args"]["password"], &set.1["args"]["rules"]),
        (&json!("first"), &json!("not_personal"))
    );
}
