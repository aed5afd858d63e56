//! 利用申請 of somebody whom the university has let in as a student and has shut out since: the account is theirs, and an
//! approval makes it a graduate's.

use akashi_domain::{EmailAddress, Language};
use akashi_protocol::session::Device;
use akashi_server::clock::{Clock as _, seconds_after};
use akashi_server::storage::StorageError;
use akashi_server::storage::campus::{self, Kind, NewMember};
use akashi_server::storage::member_number::{self, Known, Origin, Said};
use akashi_server::storage::session::{self, ApplicantSession};
use akashi_server::token::{self, TokenKind};
use serde_json::json;
use uuid::Uuid;

use crate::world::{World, code, decision, initial, mail};

const STUDENT: &str = "b26-0117@student.example.ac.jp";
const OWN: &str = "ichiro@home.example";

/// Whom the provider has let in with the number `B26-0117`, with an address of the university; a session of theirs.
pub async fn student(world: &World) -> String {
    let now = world.clock.now();
    let keys = &world.running.state.keys;
    let (token, hash) = token::draw(keys, TokenKind::Session).unwrap();
    let made: Result<(), StorageError> = world
        .running
        .state
        .storage
        .transact(move |tx| {
            let member = NewMember {
                kind: Kind::Saml,
                realm: "https://idp.shomei.test/idp",
                user: "b26-0117",
                name: &"高崎 一郎".into(),
                language: Language::Ja,
            };
            let member = campus::insert(tx, &member, now)?;
            let address = EmailAddress::parse(STUDENT).unwrap();
            campus::set_address(tx, member.account, &address, now)?;
            let said = Said {
                origin: Origin::Provider,
                number: "B26-0117",
                key: "B260117",
                name: "高崎 一郎",
            };
            member_number::give(tx, member.account, said, now)?;
            let known = Known {
                key: "B260117".into(),
                taken_at: None,
            };
            member_number::set(tx, member.method, &known)?;
            let session = ApplicantSession {
                id: Uuid::now_v7(),
                account: member.account,
                method: member.method,
                must_set_passwords: false,
                previous_sign_in: None,
                previous_device: Device::default(),
                device: Device::default(),
                last_seen: now,
                expires: seconds_after(now, 3_600),
            };
            session::insert_applicant(tx, &hash, &session)
        })
        .await;
    made.unwrap();
    token.expose_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_makes_the_account_a_graduates() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let session = student(&world).await;
    let who = world.in_review(OWN, "B26 - 0117", &staff).await;
    let path = format!("/v1/staff/applications/{}", who.application);
    let (_, detail) = world.get(&path, Some(&staff)).await;
    assert_eq!(
        detail["item"]["flags"],
        json!(["student_number_of_student"])
    );
    // Staff see whose it is.
    assert_eq!(detail["holder"]["name"], "高崎 一郎");
    assert_eq!(detail["holder"]["email"], STUDENT);
    assert_eq!(world.get("/v1/me", Some(&session)).await.0, 200);

    // One person is not enough, and nothing happens meanwhile.
    assert_eq!(
        detail["second_person"],
        json!(["student_number_of_student"])
    );
    let approval = decision("approved", 1);
    let (status, proposed) = world.decide(&who, &staff, &approval).await;
    assert_eq!(status, 200, "{proposed}");
    assert_eq!(proposed["item"]["state"], "awaiting_second_person");
    assert_eq!(
        (&proposed["proposal"]["by"], &proposed["proposal"]["own"]),
        (&json!("sato"), &json!(true))
    );
    assert_eq!(proposed["can_decide"], false);
    // The same once more is the same; another approval by the same person is none.
    let again = world.decide(&who, &staff, &approval).await;
    assert_eq!(
        (again.0, &again.1["proposal"]),
        (200, &proposed["proposal"])
    );
    let refused = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&refused), (403, "second_person_needed"));
    assert_eq!(world.get("/v1/me", Some(&session)).await.0, 200);
    let mails = "SELECT count(*) FROM audit_event WHERE action = 'application.approved'";
    assert_eq!(world.count(mails).await, 0);

    let colleague = world.staff("suzuki").await;
    let (_, detail) = world.get(&path, Some(&colleague)).await;
    assert_eq!(
        (&detail["can_decide"], &detail["proposal"]["own"]),
        (&json!(true), &json!(false))
    );
    let (_, queue) = world.get("/v1/staff/applications", Some(&colleague)).await;
    assert_eq!(queue["waiting"]["awaiting"], 1);
    let (status, decided) = world
        .decide(&who, &colleague, &decision("approved", 1))
        .await;
    assert_eq!(status, 200, "{decided}");
    assert_eq!(decided["item"]["flags"], json!([]));
    assert_eq!(decided["decisions"][0]["decided_by"], "suzuki");
    let both = "SELECT count(*) FROM audit_event WHERE action = 'application.approved'
                 AND detail LIKE '%proposed_by%'";
    assert_eq!(world.count(both).await, 1);
    let told = mail(&world, "在学生としてのログインは、これから使えません。").await;
    assert_eq!(told.to, STUDENT);
    assert!(!told.text.contains("home.example"), "{}", told.text);
    let new = mail(&world, "利用申請が承認されました。").await;
    assert_eq!(new.to, OWN);
    assert_eq!(world.get("/v1/me", Some(&session)).await.0, 401);
    let body = json!({ "email": OWN, "password": initial(&new), "second_password": "" });
    let (status, session) = world.post("/v1/sessions", None, &body).await;
    assert_eq!(
        (status, &session["must_set_passwords"]),
        (201, &json!(true))
    );
    // One account, one enrolment, which says what was applied with.
    for (sql, expected) in [
        ("SELECT count(*) FROM account", 1),
        ("SELECT count(*) FROM enrolment", 1),
        (
            "SELECT count(*) FROM enrolment WHERE origin = 'application'",
            1,
        ),
        (
            "SELECT count(*) FROM sign_in_method WHERE kind = 'graduate'",
            1,
        ),
        ("SELECT count(*) FROM former_sign_in WHERE kind = 'saml'", 1),
        (
            "SELECT count(*) FROM audit_event WHERE action = 'account.joined'",
            1,
        ),
    ] {
        assert_eq!(world.count(sql).await, expected, "{sql}");
    }
    let session = world.session_of(who.application, false).await;
    let (_, home) = world.get("/v1/me", Some(&session)).await;
    assert_eq!(home["name"], "髙﨑　一郎");
    assert_eq!(home["email"], OWN);
    assert_eq!(home["enrolments"][0]["student_number"], "B26 - 0117");
    assert_ne!(home["enrolments"][0]["faculty"], "");
    assert_eq!(home["applications"].as_array().unwrap().len(), 1);

    // Now it is a graduate's, and nobody takes it over by applying again.
    let again = world
        .in_review("mary@home.example", "B26-0117", &staff)
        .await;
    let refused = world.decide(&again, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&refused), (409, "student_number_taken"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_another_graduate_is_refused_and_a_further_number_is_taken() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    student(&world).await;
    let other = world.in_review("mary@home.example", "A1", &staff).await;
    // Begun before the address had an account.
    let who = world
        .in_review("mary@home.example", "B26-0117", &staff)
        .await;
    let answer = world.decide(&other, &staff, &decision("approved", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    let refused = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&refused), (409, "account_exists"));
    let kept = "SELECT count(*) FROM sign_in_method WHERE kind = 'saml'";
    assert_eq!(world.count(kept).await, 1);
    let answer = world.decide(&who, &staff, &decision("rejected", 1)).await;
    assert_eq!(answer.0, 200, "{}", answer.1);
    // What was only tried has left nothing behind.
    let joined = "SELECT count(*) FROM audit_event WHERE action = 'account.joined'";
    assert_eq!(world.count(joined).await, 0);
    let enrolments = "SELECT count(*) FROM enrolment WHERE origin = 'provider'";
    assert_eq!(world.count(enrolments).await, 1);
}

/// Two graduates say the number of one student: one approval counts.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_approvals_at_once_one_is_made() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    student(&world).await;
    let first = world.in_review(OWN, "B26-0117", &staff).await;
    let second = world
        .in_review("mary@home.example", "B26-0117", &staff)
        .await;
    let colleague = world.staff("suzuki").await;
    for who in [&first, &second] {
        let (status, _) = world.decide(who, &staff, &decision("approved", 1)).await;
        assert_eq!(status, 200);
    }
    let (one, two) = (decision("approved", 1), decision("approved", 1));
    let (one, two) = tokio::join!(
        world.decide(&first, &colleague, &one),
        world.decide(&second, &colleague, &two),
    );
    let mut answers = [code(&one), code(&two)];
    answers.sort_unstable();
    assert_eq!(answers, [(200, ""), (409, "student_number_taken")]);
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
}

/// What waits for a second person can be returned by that person, and comes back to be approved by two again.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_person_may_think_otherwise() {
    let world = World::begin().await;
    let (staff, colleague) = (world.staff("sato").await, world.staff("suzuki").await);
    student(&world).await;
    let who = world.in_review(OWN, "B26-0117", &staff).await;
    let path = format!("/v1/staff/applications/{}", who.application);
    let approved = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(approved.0, 200, "{}", approved.1);
    // Nobody takes it up or puts it back meanwhile, and an auditor cannot confirm it.
    let assignment = format!("{path}/assignment");
    let taken = world.post(&assignment, Some(&colleague), &json!({})).await;
    assert_eq!(code(&taken), (409, "state_conflict"));
    let put_back = world.delete(&assignment, Some(&staff)).await;
    assert_eq!(code(&put_back), (409, "state_conflict"));
    let (status, returned) = world
        .decide(&who, &colleague, &decision("returned", 1))
        .await;
    assert_eq!(status, 200, "{returned}");
    assert_eq!(returned["item"]["state"], "returned");
    assert_eq!(returned["proposal"], json!(null));
    assert_eq!(world.count("SELECT count(*) FROM proposal").await, 0);
    assert_eq!(returned["decisions"].as_array().unwrap().len(), 1);
}
