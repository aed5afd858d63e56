//! 氏名の変更: another present name for an account, from the password to what becomes of it.

use akashi_domain::{Answers, FieldId, StaffRole, changed_name};
use akashi_protocol::Digest;
use akashi_server::applications;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::graduation::student;
use crate::world::{
    Answer, Applicant, STAFF_PASSWORD, World, answer, card, code, complete, decision, initial,
    mail, name_proofs, revision, text,
};

const EMAIL: &str = "ichiro@example.ac.jp";
const FIRST: &str = "Kagi4Yozora";

/// A graduate who has set both passwords: the application that led there, and a session.
async fn graduate(world: &World, staff: &str) -> (Applicant, String) {
    let who = world.in_review(EMAIL, "A1", staff).await;
    let approved = world.decide(&who, staff, &decision("approved", 1)).await;
    assert_eq!(approved.0, 200, "{}", approved.1);
    let told = mail(world, "利用申請が承認されました。").await;
    let body = json!({ "email": EMAIL, "password": initial(&told), "second_password": "" });
    let (status, session) = world.post("/v1/sessions", None, &body).await;
    assert_eq!(status, 201, "{session}");
    let token = text(&session, "/token");
    let both = json!({ "password": FIRST, "second_password": "Tsuki7Akari" });
    let request = world.request(Method::PUT, "/v1/me/passwords", Some(&token));
    assert_eq!(answer(request.json(&both)).await.0, 204);
    world.clock.advance(jiff::SignedDuration::from_secs(60));
    (who, token)
}

async fn begin(world: &World, session: &str, password: &str) -> Answer {
    let body = json!({ "password": password, "language": "ja" });
    world
        .post("/v1/me/name-changes", Some(session), &body)
        .await
}

/// What it has begun.
fn begun((status, body): &Answer) -> Applicant {
    assert_eq!(*status, 200, "{body}");
    let opened = &body["credential"];
    assert_eq!(
        (&opened["applies_for"], &opened["revision"]),
        (&json!("name_change"), &json!(0))
    );
    Applicant {
        application: text(opened, "/application").parse().unwrap(),
        token: text(opened, "/token"),
    }
}

/// What is asked about another name, with both documents.
fn renamed(family: &str, identity: &[u8], proof: &[u8]) -> Value {
    let registration = complete();
    let mut answers: Answers = changed_name::present(&registration);
    answers.set(FieldId::FamilyNameKanji, family);
    answers.set(
        FieldId::DocumentType,
        registration.get(FieldId::DocumentType),
    );
    answers.set(FieldId::NameProof, "family_register");
    answers.set(FieldId::NameProofIssued, "2026-11-02");
    let mut body = revision(&answers, &[identity]);
    body["kind"] = json!("name_change");
    body["documents"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "role": "name_change", "sha256": Digest::of(proof), "bytes": proof.len() }));
    body
}

/// Uploads both images and sends; gives the receipt.
async fn send(world: &World, who: &Applicant, family: &str) -> Value {
    let (identity, proof) = (card(650), card(651));
    for image in [&identity, &proof] {
        assert_eq!(world.upload(who, image.clone()).await.0, 201);
    }
    let body = renamed(family, &identity, &proof);
    let (status, receipt) = world.send(who, 1, &body).await;
    assert_eq!(status, 200, "{receipt}");
    receipt
}

/// Takes it up, and waits for its images.
async fn taken_up(world: &World, who: &Applicant, staff: &str) -> Value {
    let path = format!("/v1/staff/applications/{}/assignment", who.application);
    let (status, detail) = world.post(&path, Some(staff), &json!({})).await;
    assert_eq!(status, 200, "{detail}");
    for place in ["/documents/0/state", "/documents/1/state"] {
        world.until(who, staff, place, "ready").await;
    }
    let path = format!("/v1/staff/applications/{}", who.application);
    world.get(&path, Some(staff)).await.1
}

async fn home(world: &World, session: &str) -> Value {
    let (status, home) = world.get("/v1/me", Some(session)).await;
    assert_eq!(status, 200, "{home}");
    home
}

/// The holder changes address and telephone meanwhile.
async fn move_house(world: &World, session: &str) -> Answer {
    let (_, before) = world.get("/v1/me/personal", Some(session)).await;
    let mut change = before;
    change["answers"]["street"] = json!("霞が関3丁目2番1号");
    let request = world.request(Method::PUT, "/v1/me/personal", Some(session));
    answer(request.json(&change)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_approve_and_the_name_alone_is_another() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let refused = begin(&world, &session, "Kagi4Yozore").await;
    assert_eq!(code(&refused).1, "current_password_wrong");
    let opened = begin(&world, &session, FIRST).await;
    let who = begun(&opened);
    // What the form begins with.
    let present = json!(changed_name::present(&complete()));
    assert_eq!(opened.1["present"], present);
    assert_eq!(opened.1["credential"]["email"], EMAIL);

    // What stays as it is is no change.
    let (identity, proof) = (card(650), card(651));
    for image in [&identity, &proof] {
        assert_eq!(world.upload(&who, image.clone()).await.0, 201);
    }
    let same = renamed("髙﨑", &identity, &proof);
    let refused = world.send(&who, 1, &same).await;
    assert_eq!(code(&refused), (422, "form_invalid"));
    assert_eq!(
        refused.1["problems"],
        json!([{ "place": { "kind": "field", "id": "family_name_kanji" }, "kind": "name_unchanged" }])
    );
    let body = renamed("山田", &identity, &proof);
    assert_eq!(world.send(&who, 1, &body).await.0, 200);
    let received = mail(&world, "氏名の変更の申請を受け付けました。").await;
    assert_eq!(received.to, EMAIL);
    assert!(received.text.contains("お心当たりがない場合は"));

    let detail = taken_up(&world, &who, &staff).await;
    assert_eq!(detail["item"]["kind"], "name_change");
    assert_eq!(detail["item"]["name"], "山田　一郎");
    assert_eq!(detail["item"]["flags"], json!([]));
    assert_eq!(detail["second_person"], json!(["name_change"]));
    assert_eq!(detail["holder"]["name"], "髙﨑　一郎");
    assert_eq!(detail["holder"]["name_before"], present);
    let (status, proposed) = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(status, 200, "{proposed}");
    assert_eq!(proposed["item"]["state"], "awaiting_second_person");
    // The trial has left nothing behind, and the person goes on with the account.
    assert_eq!(home(&world, &session).await["name"], "髙﨑　一郎");
    let (status, moved) = move_house(&world, &session).await;
    assert_eq!((status, &moved["revision"]), (200, &json!(1)), "{moved}");

    let colleague = world.staff("suzuki").await;
    let (status, decided) = world
        .decide(&who, &colleague, &decision("approved", 1))
        .await;
    assert_eq!(status, 200, "{decided}");
    // What it was changed from can still be read.
    assert_eq!(decided["holder"]["name"], "山田　一郎");
    assert_eq!(decided["holder"]["name_before"], present);
    let told = mail(&world, "アカウントの氏名を、申請された氏名に変更しました。").await;
    assert_eq!(told.to, EMAIL);
    assert!(!told.text.contains("山田") && !told.text.contains("初回パスワード"));
    // The same session: nobody is signed out, and neither change took the other back.
    let after = home(&world, &session).await;
    assert_eq!(after["name"], "山田　一郎");
    assert_eq!(after["enrolments"][0]["school_name"], "髙﨑　一郎");
    let (_, personal) = world.get("/v1/me/personal", Some(&session)).await;
    assert_eq!(personal, moved);
    for (sql, expected) in [
        ("SELECT count(*) FROM account", 1),
        ("SELECT count(*) FROM enrolment", 1),
        (
            "SELECT count(*) FROM audit_event WHERE action = 'account.name_changed'",
            1,
        ),
        (
            "SELECT count(*) FROM audit_event WHERE detail LIKE '%山田%'",
            0,
        ),
    ] {
        assert_eq!(world.count(sql).await, expected, "{sql}");
    }
    // The next change begins with the new name.
    let again = begin(&world, &session, FIRST).await;
    assert_eq!(again.1["present"]["family_name_kanji"], "山田");
    assert_ne!(begun(&again).application, who.application);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_approved_does_not_confirm_it_an_administrator_either() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let who = begun(&begin(&world, &session, FIRST).await);
    send(&world, &who, "山田").await;
    let administrator = StaffRole::Administrator;
    world.add_staff_as("mori", administrator, None).await;
    let body = json!({ "name": "mori", "password": STAFF_PASSWORD });
    let mori = text(
        &world.post("/v1/staff/sessions", None, &body).await.1,
        "/token",
    );
    taken_up(&world, &who, &mori).await;
    for expected in [(200, ""), (403, "second_person_needed")] {
        let answer = world.decide(&who, &mori, &decision("approved", 1)).await;
        assert_eq!(code(&answer), expected);
    }
    assert_eq!(home(&world, &session).await["name"], "髙﨑　一郎");
}

#[tokio::test(flavor = "multi_thread")]
async fn returned_it_is_corrected_and_rejected_it_is_asked_for_again() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let who = begun(&begin(&world, &session, FIRST).await);
    // The answer was lost: the same application is opened once more.
    let again = begun(&begin(&world, &session, FIRST).await);
    assert_eq!(again.application, who.application);
    let receipt = send(&world, &again, "山田").await;
    let refused = begin(&world, &session, FIRST).await;
    assert_eq!(code(&refused), (409, "name_change_under_review"));
    assert_eq!(refused.1["args"]["reference"], receipt["reference"]);
    taken_up(&world, &who, &staff).await;
    let returned = world.decide(&who, &staff, &decision("returned", 1)).await;
    assert_eq!(returned.0, 200, "{}", returned.1);
    mail(&world, "氏名の変更の申請について、直していただきたい").await;
    // It is still the one that is under way.
    let refused = begin(&world, &session, FIRST).await;
    assert_eq!(code(&refused), (409, "name_change_under_review"));

    // F14: with reference number and address, as for every application.
    let (id, secret) = (Uuid::now_v7(), "5e".repeat(32));
    let started = json!({
        "id": id, "secret": secret, "email": EMAIL, "language": "ja",
        "purpose": { "kind": "continue_application", "reference": text(&receipt, "/reference") },
    });
    assert_eq!(world.post("/v1/flows", None, &started).await.0, 201);
    let told = mail(&world, "申請の続きを開くための確認コード").await;
    let line = told.text.lines().find_map(|line| line.strip_prefix("    "));
    let typed = json!({ "by": "code", "code": line.unwrap() });
    let path = format!("/v1/flows/{id}/redeem");
    let (status, given) = world.post(&path, Some(&secret), &typed).await;
    assert_eq!(
        (status, &given["applies_for"], &given["revision"]),
        (200, &json!("name_change"), &json!(1)),
        "{given}"
    );
    let elsewhere = Applicant {
        application: who.application,
        token: text(&given, "/token"),
    };
    let mut body = renamed("山本", &card(650), &card(651));
    body["language"] = json!("en");
    assert_eq!(world.send(&elsewhere, 2, &body).await.0, 200);
    taken_up(&world, &who, &staff).await;
    let rejected = world.decide(&who, &staff, &decision("rejected", 2)).await;
    assert_eq!(rejected.0, 200, "{}", rejected.1);
    // In the language that was asked for last.
    mail(&world, "application for a change of name was rejected").await;
    assert_eq!(home(&world, &session).await["name"], "髙﨑　一郎");

    let next = begun(&begin(&world, &session, FIRST).await);
    assert_ne!(next.application, who.application);
    send(&world, &next, "山田").await;
    let path = format!("/v1/applications/{}/withdraw", next.application);
    let (status, _) = world.post(&path, Some(&session), &json!({})).await;
    assert_eq!(status, 200);
    let after = begun(&begin(&world, &session, FIRST).await);
    assert_ne!(after.application, next.application);
    let changed = "SELECT count(*) FROM audit_event WHERE action = 'account.name_changed'";
    assert_eq!(world.count(changed).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_begun_at_once_there_is_one() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let tries = (0..8).map(|_| begin(&world, &session, FIRST));
    let mut opened: Vec<Uuid> = futures_util::future::join_all(tries)
        .await
        .iter()
        .map(|answer| begun(answer).application)
        .collect();
    opened.dedup();
    assert_eq!(opened.len(), 1);
    let kept = "SELECT count(*) FROM application WHERE kind = 'name_change'";
    assert_eq!(world.count(kept).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_sent_is_kept_as_long_as_what_opens_it() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (graduate, session) = graduate(&world, &staff).await;
    let first = begun(&begin(&world, &session, FIRST).await);
    let state = &world.running.state;
    let kept = "SELECT count(*) FROM application WHERE kind = 'name_change'";
    let erase = || async {
        let erased = applications::erase_due(state, &state.vault()).await;
        erased.unwrap();
        world.count(kept).await
    };
    // Opened once more after ten days, it does not end with the first fourteen.
    world.advance(10);
    let session = world.session_of(graduate.application, false).await;
    let again = begun(&begin(&world, &session, FIRST).await);
    assert_eq!(again.application, first.application);
    world.advance(10);
    assert_eq!(erase().await, 1);
    world.advance(5);
    assert_eq!(erase().await, 0);
    let session = world.session_of(graduate.application, false).await;
    let anew = begun(&begin(&world, &session, FIRST).await);
    assert_ne!(anew.application, first.application);
}

#[tokio::test(flavor = "multi_thread")]
async fn anothers_is_as_unknown_as_one_that_is_not_there() {
    let world = World::with(name_proofs).await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let who = begun(&begin(&world, &session, FIRST).await);
    send(&world, &who, "山田").await;
    let other = world.in_review("mary@example.ac.jp", "B2", &staff).await;
    let approved = world.decide(&other, &staff, &decision("approved", 1)).await;
    assert_eq!(approved.0, 200, "{}", approved.1);
    let stranger = world.session_of(other.application, false).await;
    for id in [who.application, Uuid::now_v7()] {
        for token in [&stranger, &other.token] {
            let path = format!("/v1/applications/{id}");
            let answer = world.get(&path, Some(token)).await;
            assert_eq!(code(&answer), (404, "not_found"));
            let theirs = Applicant {
                application: id,
                token: token.clone(),
            };
            let body = renamed("山田", &card(650), &card(651));
            let answer = world.send(&theirs, 2, &body).await;
            assert_eq!(code(&answer), (404, "not_found"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn students_and_universities_without_proofs_have_no_way_to_it() {
    let world = World::with(name_proofs).await;
    // Of students the university itself says how they are called.
    let session = student(&world).await;
    let refused = begin(&world, &session, FIRST).await;
    assert_eq!(code(&refused), (403, "not_allowed"));
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let (_, session) = graduate(&world, &staff).await;
    let refused = begin(&world, &session, FIRST).await;
    assert_eq!(code(&refused), (403, "not_allowed"));
    let opened = "SELECT count(*) FROM application WHERE kind = 'name_change'";
    assert_eq!(world.count(opened).await, 0);
}
