//! The form as the university wants it: changed while a draft lies on a device, and for people whose name has changed.

use akashi_domain::FieldId;
use akashi_domain::field_set::Presence;
use akashi_testkit::{Device, Result, University};
use jiff::ToSpan as _;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};

use crate::steps;

/// The civil date in Japan, `months` ago.
fn months_ago(university: &University, months: i64) -> Result<String> {
    let japan = TimeZone::fixed(Offset::constant(9));
    let today = university.clock.of_server().now().to_zoned(japan).date();
    Ok(today.checked_sub(months.months())?.to_string())
}

async fn save(device: &Device, answers: Value) -> Result<Value> {
    device
        .call("draft.save", json!({ "answers": answers }))
        .await
}

/// What is wrong, as place and kind.
async fn problems(device: &Device) -> Result<Vec<(String, String)>> {
    let found = device
        .call("draft.check", json!({ "section": null }))
        .await?;
    let found = found["problems"].as_array().cloned().unwrap_or_default();
    Ok(found
        .iter()
        .map(|problem| {
            let place = &problem["place"];
            let place = place["id"].as_str().or(place["kind"].as_str());
            let kind = problem["kind"].as_str();
            (
                place.unwrap_or_default().to_owned(),
                kind.unwrap_or_default().to_owned(),
            )
        })
        .collect())
}

/// The university hides the workplace, requires the month of admission, asks for one thing more, and starts its server
/// again.
async fn change_form(university: &mut University) -> Result<()> {
    university.close().await;
    let form = &mut university.form;
    form.version = 2;
    form.fields.retain(|rule| rule.id != FieldId::WorkplaceName);
    for rule in &mut form.fields {
        if rule.id == FieldId::AdmissionMonth {
            rule.presence = Presence::Required;
        }
    }
    let faculty_text =
        akashi_domain::field_set::FieldRule::new(FieldId::FacultyText, Presence::Shown);
    form.fields.push(faculty_text);
    form.fields.sort_by_key(|rule| rule.id);
    university.open().await
}

/// J6.2, with a draft that was begun before.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_form_keeps_old_drafts_and_marks_what_is_new() -> Result<()> {
    let mut university = University::found().await?;
    university.close().await;
    university
        .form
        .fields
        .retain(|rule| rule.id != FieldId::FacultyText);
    university.open().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    save(&device, json!({ "workplace_name": "証明商事" })).await?;

    // Offline the form is as it was last seen.
    university.close().await;
    assert_eq!(problems(&device).await?, []);
    assert_eq!(device.ask("draft.get").await?["new_fields"], json!([]));

    change_form(&mut university).await?;
    let current = device.ask("university.current").await?;
    assert_eq!(
        current["info"]["forms"]["graduate"]["registration"]["version"],
        2
    );
    let draft = device.ask("draft.get").await?;
    assert_eq!(draft["new_fields"], json!(["faculty_text"]));
    assert_eq!(draft["now_required"], json!(["admission_month"]));
    // Kept, and in nobody's way.
    assert_eq!(draft["answers"]["workplace_name"], "証明商事");
    let missing = ("admission_month".to_owned(), "missing".to_owned());
    assert_eq!(problems(&device).await?, [missing]);

    save(&device, json!({ "admission_month": "2007-04" })).await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let id = steps::queue(&desk).await?[0]["id"].clone();
    let opened = desk.call("staff.open", json!({ "id": id })).await?;
    assert_eq!(opened["answers"]["admission_month"], "2007-04");
    assert_eq!(opened["answers"]["workplace_name"], json!(null));
    Ok(())
}

/// J1 10.
#[tokio::test(flavor = "multi_thread")]
async fn a_register_extract_of_seven_months_is_refused_with_the_reason() -> Result<()> {
    let mut university = University::found().await?;
    university.ask_for_name_proofs().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    // A variant of the same kanji is no change of name.
    let saved = save(&device, json!({ "school_family_name_kanji": "高崎" })).await?;
    assert_eq!(saved["names_differ"], false);
    assert_eq!(problems(&device).await?, []);

    let saved = save(&device, json!({ "school_family_name_kanji": "山田" })).await?;
    assert_eq!(saved["names_differ"], true);
    assert_eq!(device.ask("draft.get").await?["names_differ"], true);
    let wanted = [
        ("name_proof", "missing"),
        ("name_change_images", "image_missing"),
    ];
    let wanted = wanted.map(|(place, kind)| (place.to_owned(), kind.to_owned()));
    assert_eq!(problems(&device).await?, wanted);

    let photo = akashi_documents::sample::Sample::new(1_500, 1_100).jpeg()?;
    let file = device.file("extract.jpg", &photo)?;
    device.host.will_choose(Ok(Some(vec![file])));
    let request = json!({ "role": "name_change" });
    let chosen = device.call("documents.choose", request).await?;
    assert_eq!(
        chosen["draft"]["documents"][1]["role"], "name_change",
        "{chosen}"
    );
    let proof = json!({ "name_proof": "family_register", "name_proof_issued": months_ago(&university, 7)? });
    save(&device, proof).await?;
    let refused = device.refused("application.submit", json!({})).await?;
    let refused = json!(refused.problems);
    assert_eq!(refused[0]["place"]["id"], "name_proof_issued", "{refused}");
    assert_eq!(refused[0]["kind"], "proof_too_old");
    assert_eq!(refused[0]["args"]["months"], "6");

    save(
        &device,
        json!({ "name_proof_issued": months_ago(&university, 6)? }),
    )
    .await?;
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let id = steps::queue(&desk).await?[0]["id"].clone();
    let opened = desk.call("staff.open", json!({ "id": id })).await?;
    assert_eq!(opened["names_differ"], true);
    assert_eq!(opened["documents"][1]["role"], "name_change");
    assert_eq!(opened["answers"]["name_proof"], "family_register");
    let flags = opened["row"]["flags"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert!(flags.contains(&json!("name_changed")), "{flags:?}");
    Ok(())
}

/// Whoever copied the name after all leaves nothing behind that is sent.
#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_is_not_asked_for_any_more_is_not_sent() -> Result<()> {
    let mut university = University::found().await?;
    university.ask_for_name_proofs().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;
    let changed = json!({ "school_family_name_kanji": "山田", "name_proof": "identity_card" });
    save(&device, changed).await?;
    let photo = akashi_documents::sample::Sample::new(1_500, 1_100).jpeg()?;
    device
        .host
        .will_choose(Ok(Some(vec![device.file("card.jpg", &photo)?])));
    device
        .call("documents.choose", json!({ "role": "name_change" }))
        .await?;
    save(&device, json!({ "school_family_name_kanji": "髙﨑" })).await?;
    assert_eq!(
        device.ask("draft.get").await?["answers"]["name_proof"],
        "identity_card"
    );
    assert_eq!(problems(&device).await?, []);
    steps::send(&device).await?;
    let desk = steps::staff(&university).await?;
    let id = steps::queue(&desk).await?[0]["id"].clone();
    let opened = desk.call("staff.open", json!({ "id": id })).await?;
    assert_eq!(opened["answers"]["name_proof"], json!(null));
    assert_eq!(opened["documents"].as_array().map(Vec::len), Some(1));
    Ok(())
}
