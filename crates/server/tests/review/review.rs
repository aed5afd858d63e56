//! Staff: the queue, one reviewer at a time, one decision.

use akashi_domain::FieldId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Applicant, World, card, code, complete, decision, revision, text};

fn application(who: &Applicant) -> String {
    format!("/v1/staff/applications/{}", who.application)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_searched_and_paged() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let mut references = Vec::new();
    for number in 0..5 {
        world.clock.advance(jiff::SignedDuration::from_secs(1));
        let (_, receipt) = world
            .received(&format!("p{number}@example.ac.jp"), &format!("U_{number}0"))
            .await;
        references.push(text(&receipt, "/reference"));
    }
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("/v1/staff/applications?state=received&query=&limit=2&after={after}");
        let (status, page) = world.get(&path, Some(&staff)).await;
        assert_eq!(status, 200, "{page}");
        assert_eq!(
            page["waiting"],
            json!({ "received": 5, "in_review": 0, "awaiting": 0, "returned": 0 })
        );
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        seen.extend(items.iter().map(|item| text(item, "/reference")));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, references);

    let found = async |query: &str| -> usize {
        let typed: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let path = format!("/v1/staff/applications?query={typed}");
        let (status, page) = world.get(&path, Some(&staff)).await;
        assert_eq!(status, 200, "{page}");
        page["items"].as_array().unwrap().len()
    };
    for (query, count) in [
        ("髙﨑", 5),
        ("高崎", 5),
        ("高嵜　一郎", 5),
        ("髙\u{E0100}﨑", 5),
        ("ﾀｶｻｷ", 5),
        ("たかさき", 5),
        ("髙﨑　一郎", 5),
        ("takasaki ichiro", 5),
        ("u_3", 1),
        ("Ｕ３０", 1),
        ("U-40", 1),
        ("%", 0),
        ("_", 0),
        ("鈴木", 0),
        (&references[2].to_lowercase(), 1),
    ] {
        assert_eq!(found(query).await, count, "{query}");
    }
    let (_, none) = world
        .get("/v1/staff/applications?state=approved", Some(&staff))
        .await;
    assert_eq!(none["items"], json!([]));
    for wrong in ["state=nonsense", "after=nonsense", "limit=-1"] {
        let path = format!("/v1/staff/applications?{wrong}");
        assert_eq!(
            code(&world.get(&path, Some(&staff)).await),
            (400, "request_malformed"),
            "{wrong}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reviewer_at_a_time() {
    let world = World::begin().await;
    let (sato, suzuki) = (world.staff("sato").await, world.staff("suzuki").await);
    let who = world.in_review("ichiro@example.ac.jp", "", &sato).await;
    let assignment = format!("{}/assignment", application(&who));
    let again = world.post(&assignment, Some(&sato), &json!({})).await;
    assert_eq!(again.0, 200);
    let other = world.post(&assignment, Some(&suzuki), &json!({})).await;
    assert_eq!(code(&other), (409, "assigned_to_other"));
    assert_eq!(other.1["args"]["name"], "sato");
    let (_, detail) = world.get(&application(&who), Some(&suzuki)).await;
    assert_eq!(
        (
            detail["can_decide"].clone(),
            detail["item"]["assigned_to"].clone()
        ),
        (json!(false), json!("sato"))
    );
    let decided = world.decide(&who, &suzuki, &decision("approved", 1)).await;
    assert_eq!(code(&decided), (409, "assigned_to_other"));

    // Put back, it waits, and nobody can decide it.
    let (status, detail) = world.delete(&assignment, Some(&suzuki)).await;
    assert_eq!(
        (status, detail["item"]["state"].as_str()),
        (200, Some("received"))
    );
    assert_eq!(world.delete(&assignment, Some(&suzuki)).await.0, 200);
    assert_eq!(
        code(&world.decide(&who, &sato, &decision("approved", 1)).await),
        (409, "state_conflict")
    );

    let nothing = json!({});
    let races = [&sato, &suzuki]
        .repeat(5)
        .into_iter()
        .map(|who| world.post(&assignment, Some(who), &nothing));
    let answers = futures_util::future::join_all(races).await;
    let holders: std::collections::BTreeSet<String> = answers
        .iter()
        .filter(|answer| answer.0 == 200)
        .map(|answer| text(&answer.1, "/item/assigned_to"))
        .collect();
    assert_eq!(holders.len(), 1, "{holders:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_decisions_at_once_are_one() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
    let outcomes = ["approved", "rejected", "returned", "approved"];
    let tries: Vec<Value> = (0..20).map(|n| decision(outcomes[n % 4], 1)).collect();
    let answers =
        futures_util::future::join_all(tries.iter().map(|d| world.decide(&who, &staff, d))).await;
    let good: Vec<usize> = (0..20).filter(|n| answers[*n].0 == 200).collect();
    assert_eq!(
        good.len(),
        1,
        "{:?}",
        answers.iter().map(code).collect::<Vec<_>>()
    );
    assert!(
        answers
            .iter()
            .all(|a| a.0 == 200 || code(a) == (409, "state_conflict"))
    );
    assert_eq!(world.count("SELECT count(*) FROM decision").await, 1);
    assert_eq!(
        world
            .count("SELECT count(*) FROM mail_outbox WHERE kind LIKE 'decision%'")
            .await,
        1
    );

    // The one that counted can be repeated as often as the network wants; its id stands for nothing else.
    let taken = &tries[good[0]];
    let repeated =
        futures_util::future::join_all((0..5).map(|_| world.decide(&who, &staff, taken))).await;
    assert!(repeated.iter().all(|answer| *answer == answers[good[0]]));
    let mut other = taken.clone();
    other["comment"] = json!("etwas anderes");
    assert_eq!(
        code(&world.decide(&who, &staff, &other).await),
        (409, "state_conflict")
    );
    assert_eq!(world.count("SELECT count(*) FROM decision").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_are_about_what_was_read_and_say_why() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.in_review("ichiro@example.ac.jp", "", &staff).await;
    let stale = world.decide(&who, &staff, &decision("approved", 2)).await;
    assert_eq!(code(&stale), (409, "revision_conflict"));
    assert_eq!(stale.1["args"]["current"], "1");
    for outcome in ["returned", "rejected"] {
        let mut bare = decision(outcome, 1);
        bare["reasons"] = json!([]);
        assert_eq!(
            code(&world.decide(&who, &staff, &bare).await),
            (422, "reason_missing")
        );
    }
    for (name, value) in [
        ("reasons", json!([{ "code": "made_up" }])),
        ("comment", json!("a\u{7}b")),
        ("comment", json!("長".repeat(2_001))),
        ("outcome", json!("maybe")),
    ] {
        let mut wrong = decision("returned", 1);
        wrong[name] = value;
        assert_eq!(
            code(&world.decide(&who, &staff, &wrong).await),
            (400, "request_malformed"),
            "{name}"
        );
    }
    let unknown = Applicant {
        application: Uuid::new_v4(),
        token: String::new(),
    };
    assert_eq!(
        code(
            &world
                .decide(&unknown, &staff, &decision("approved", 1))
                .await
        ),
        (404, "not_found")
    );
    // An application that was opened and never sent does not exist for staff.
    let opened = world.applicant("mary@example.ac.jp").await;
    assert_eq!(
        code(&world.get(&application(&opened), Some(&staff)).await),
        (404, "not_found")
    );
    assert_eq!(world.count("SELECT count(*) FROM decision").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_becomes_a_second_holder() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let first = world
        .in_review("ichiro@example.ac.jp", "a-100", &staff)
        .await;
    let second = world
        .in_review("mary@example.ac.jp", "Ａ１００", &staff)
        .await;
    let third = world
        .in_review("ICHIRO@example.ac.jp", "C300", &staff)
        .await;
    assert_eq!(
        world
            .decide(&first, &staff, &decision("approved", 1))
            .await
            .0,
        200
    );

    for (who, flag) in [
        (&second, "student_number_taken"),
        (&third, "account_exists"),
    ] {
        let (_, detail) = world.get(&application(who), Some(&staff)).await;
        assert_eq!(detail["item"]["flags"], json!([flag]));
        assert_eq!(
            code(&world.decide(who, &staff, &decision("approved", 1)).await),
            (409, flag)
        );
    }
    // Flagged at receipt too, where the number is held by then.
    let (_, _) = world.received("jean@example.ac.jp", "A 100").await;
    let (_, queue) = world
        .get("/v1/staff/applications?state=received", Some(&staff))
        .await;
    assert_eq!(queue["items"][0]["flags"], json!(["student_number_taken"]));
    // A number nobody gave is nobody's.
    for email in ["x@example.ac.jp", "y@example.ac.jp"] {
        let who = world.in_review(email, "", &staff).await;
        assert_eq!(
            world.decide(&who, &staff, &decision("approved", 1)).await.0,
            200
        );
    }
    assert_eq!(world.count("SELECT count(*) FROM account").await, 3);
    assert_eq!(
        world
            .count("SELECT count(*) FROM enrolment WHERE student_number_key = 'A100'")
            .await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_approved_that_nobody_could_see() {
    let world = World::begin().await;
    let staff = world.staff("sato").await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let mut answers = complete();
    answers.set(FieldId::StudentNumber, "A1");
    world.send(&who, 1, &revision(&answers, &[&image])).await;
    world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    world
        .post(
            &format!("{}/assignment", application(&who)),
            Some(&staff),
            &json!({}),
        )
        .await;
    // As if the job were still at work.
    let storage = &world.running.state.storage;
    let waiting: Result<usize, akashi_server::storage::StorageError> = storage
        .transact(|tx| Ok(tx.execute("UPDATE document SET state = 'undecodable'", [])?))
        .await;
    assert_eq!(waiting.unwrap(), 1);
    let early = world.decide(&who, &staff, &decision("approved", 1)).await;
    assert_eq!(code(&early), (409, "documents_not_ready"));
    assert_eq!(
        world.decide(&who, &staff, &decision("returned", 1)).await.0,
        200
    );
}
