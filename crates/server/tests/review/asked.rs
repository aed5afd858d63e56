//! What a university asks for beside the answers: covered numbers, proofs of a changed name, pictures of characters.

use akashi_domain::document::{Area, MaskField, MaskNeed, MaskTemplate};
use akashi_domain::university::{Forms, NameProof};
use akashi_domain::{Answers, FieldId, FieldSet, Localized, UniversityInfo};
use serde_json::{Value, json};

use crate::world::{World, card, code, complete, revision, small_card};

/// Passports whose number is covered, and extracts that are good for six months.
fn strict(university: &mut UniversityInfo) {
    for kind in &mut university.document_types {
        kind.mask = Some(MaskTemplate {
            aspect: 1_420,
            number_side: false,
            fields: vec![MaskField {
                id: "number".into(),
                label: Localized::default(),
                need: MaskNeed::Required,
                area: Area {
                    x: 0,
                    y: 0,
                    width: 1,
                    height: 1,
                },
            }],
        });
    }
    university.name_proofs = vec![NameProof {
        id: "family_register".into(),
        label: Localized::default(),
        advice: Localized::default(),
        max_age_months: Some(6),
    }];
    let form = FieldSet::standard().with_name_proofs(&university.name_proofs);
    university.forms = Forms::all(form);
}

/// Who was 山田 when in school, with an extract issued on `day`.
fn married(day: &str) -> Answers {
    let mut answers = complete();
    answers.set(FieldId::SchoolFamilyNameKanji, "山田");
    answers.set(FieldId::NameProof, "family_register");
    answers.set(FieldId::NameProofIssued, day);
    answers
}

/// A revision with one image of each role; the number is covered.
fn with_roles(answers: &Answers, images: &[(&str, &[u8])]) -> Value {
    let files: Vec<&[u8]> = images.iter().map(|(_, bytes)| *bytes).collect();
    let mut body = revision(answers, &files);
    for (at, (role, _)) in images.iter().enumerate() {
        body["documents"][at]["role"] = json!(role);
    }
    body["documents"][0]["mask"] = json!([{ "field": "number", "state": "covered" }]);
    body
}

fn problems(answer: &(u16, Value)) -> Vec<(&str, &str)> {
    let found = answer.1["problems"].as_array().into_iter().flatten();
    found
        .map(|p| {
            let kind = p["place"]["kind"].as_str().unwrap();
            (
                p["place"]["id"].as_str().unwrap_or(kind),
                p["kind"].as_str().unwrap(),
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_whose_number_nobody_spoke_of_is_refused() {
    let world = World::with(strict).await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = card(640);
    world.upload(&who, image.clone()).await;
    let refused = world.send(&who, 1, &revision(&complete(), &[&image])).await;
    assert_eq!(code(&refused), (422, "form_invalid"));
    assert_eq!(
        problems(&refused),
        [("identity_images", "image_not_covered")]
    );

    let mut absent = with_roles(&complete(), &[("identity", &image)]);
    absent["documents"][0]["mask"][0]["state"] = json!("absent");
    let refused = world.send(&who, 1, &absent).await;
    assert_eq!(problems(&refused), [("identity_images", "cover_missing")]);

    let covered = with_roles(&complete(), &[("identity", &image)]);
    let mut chatty = covered.clone();
    chatty["documents"][0]["mask"] = vec![covered["documents"][0]["mask"][0].clone(); 17].into();
    let mut long = covered.clone();
    long["documents"][0]["mask"][0]["field"] = "n".repeat(65).into();
    let mut proven = covered.clone();
    proven["earlier_receipt"] = "x".repeat(8 * 1024 + 1).into();
    for too_much in [chatty, long, proven] {
        let refused = world.send(&who, 1, &too_much).await;
        assert_eq!(code(&refused), (400, "request_malformed"));
    }
    assert_eq!(world.send(&who, 1, &covered).await.0, 200);
}

/// The clock of the tests stands at noon of 20 November 2026 in Japan.
#[tokio::test(flavor = "multi_thread")]
async fn an_extract_is_counted_to_the_day_of_sending() {
    let world = World::with(strict).await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let (image, extract) = (card(640), card(650));
    for bytes in [&image, &extract] {
        world.upload(&who, bytes.clone()).await;
    }
    let sent = |issued: &str, handed_in: Option<&str>| {
        let images: [(&str, &[u8]); 2] = [("identity", &image), ("name_change", &extract)];
        let mut body = with_roles(&married(issued), &images);
        body["handed_in_at"] = json!(handed_in);
        body
    };
    let too_old = [("name_proof_issued", "proof_too_old")];
    for (issued, handed_in) in [
        // Seven months.
        ("2026-04-20", None),
        ("2026-05-19", None),
        // Handed in when it was good already no longer.
        ("2026-05-18", Some("2026-11-18T15:00:00Z")),
        // A clock that is far behind gains two weeks and no more.
        ("2026-05-05", Some("2026-01-01T00:00:00Z")),
        // One that is ahead loses nothing, and gains nothing.
        ("2026-05-19", Some("2027-01-01T00:00:00Z")),
    ] {
        let refused = world.send(&who, 1, &sent(issued, handed_in)).await;
        assert_eq!(problems(&refused), too_old, "{issued} {handed_in:?}");
    }
    // The night in the outbox: good when it was handed in, at 23:59 in Japan, and not any more when it arrives.
    let night = sent("2026-05-19", Some("2026-11-19T14:59:00Z"));
    let receipt = world.send(&who, 1, &night).await;
    assert_eq!(receipt.0, 200, "{}", receipt.1);
    // The same again is the same, however much later.
    world.advance(10);
    assert_eq!(world.send(&who, 1, &night).await, receipt);
    // Another revision counts anew.
    let again = world.send(&who, 2, &sent("2026-05-19", None)).await;
    assert_eq!(problems(&again), too_old);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_see_what_each_image_is_for() {
    let world = World::with(strict).await;
    let staff = world.staff("sato").await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let files = [
        ("identity", small_card(640)),
        ("name_change", small_card(650)),
        ("character", small_card(660)),
    ];
    for (_, bytes) in &files {
        world.upload(&who, bytes.clone()).await;
    }
    let images = files
        .each_ref()
        .map(|(role, bytes)| (*role, bytes.as_slice()));
    let body = with_roles(&married("2026-11-01"), &images);
    assert_eq!(world.send(&who, 1, &body).await.0, 200);
    world
        .until(&who, &staff, "/documents/2/state", "ready")
        .await;
    world
        .until(&who, &staff, "/documents/1/state", "ready")
        .await;
    let seen = world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    let roles: Vec<&Value> = (0..3).map(|at| &seen["documents"][at]["role"]).collect();
    assert_eq!(
        json!(roles),
        json!(["identity", "name_change", "character"])
    );
    assert_eq!(seen["documents"][0]["mask"], body["documents"][0]["mask"]);
    // A character need not be large.
    let hard: Vec<&Value> = (0..3)
        .map(|at| &seen["documents"][at]["readability"])
        .collect();
    assert!(hard.iter().all(|codes| codes[0] == "too_small"), "{hard:?}");
    let flags = json!(["character_missing", "image_hard_to_read", "name_changed"]);
    assert_eq!(seen["item"]["flags"], flags);

    // The next revision has none of it.
    let plain = with_roles(&complete(), &[("identity", images[0].1)]);
    assert_eq!(world.send(&who, 2, &plain).await.0, 200);
    let seen = world
        .until(&who, &staff, "/documents/0/state", "ready")
        .await;
    assert_eq!(seen["item"]["flags"], json!(["image_hard_to_read"]));
}
