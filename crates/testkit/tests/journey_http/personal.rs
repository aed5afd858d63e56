//! 個人情報設定・変更 with the real core: begun with what was approved, kept when interrupted, and on two computers compared.

use akashi_testkit::person::EMAIL;
use akashi_testkit::{Device, Result};
use serde_json::{Value, json};

use crate::account::Graduate;
use crate::keeping::copy_of;

async fn get(device: &Device) -> Result<Value> {
    device.ask("personal.get").await
}

async fn save(device: &Device, answers: Value) -> Result<()> {
    let request = json!({ "answers": answers });
    device.call("personal.save", request).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_computers_change_the_same_and_nothing_is_lost() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let (university, elsewhere) = (&graduate.university, &graduate.elsewhere);
    let before = get(&graduate.here).await?;
    assert_eq!(
        (&before["edited"], &before["overtaken"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(before["answers"]["postcode"], "100-0001");
    assert_eq!(before["answers"]["family_name_kanji"], Value::Null);
    get(elsewhere).await?;
    save(
        &graduate.here,
        json!({ "street": "霞が関3丁目2番1号", "mobile_phone": "x" }),
    )
    .await?;
    let refused = graduate
        .here
        .refused(
            "personal.save",
            json!({ "answers": { "birth_date": "1989-01-08" } }),
        )
        .await?;
    assert_eq!(refused.code, "request_malformed");
    // Interrupted: what was typed is there.
    let here = graduate.here.crash_and_restart().await?;
    let view = get(&here).await?;
    assert_eq!(
        (&view["edited"], &view["answers"]["mobile_phone"]),
        (&json!(true), &json!("x"))
    );
    let problems = here.ask("personal.check").await?;
    assert_eq!(problems["problems"][0]["kind"], "phone_malformed");
    let refused = here.refused("personal.change", json!({})).await?;
    assert_eq!(refused.code, "form_invalid");
    save(&here, json!({ "mobile_phone": "" })).await?;

    // The other computer is faster.
    save(
        elsewhere,
        json!({ "street": "永田町1丁目7番1号", "phone": "03-1111-2222" }),
    )
    .await?;
    elsewhere.ask("personal.change").await?;
    assert_eq!(get(elsewhere).await?["edited"], false);
    let refused = here.refused("personal.change", json!({})).await?;
    assert_eq!(refused.code, "personal_changed");
    let view = get(&here).await?;
    assert_eq!(
        (&view["overtaken"], &view["answers"]["street"]),
        (&json!(true), &json!("霞が関3丁目2番1号"))
    );
    let both = here.ask("personal.compare").await?;
    let fields: Vec<&Value> = both["fields"]
        .as_array()
        .ok_or("no fields")?
        .iter()
        .map(|one| &one["field"])
        .collect();
    assert_eq!(fields, ["street", "phone"]);
    let undecided = json!({ "revision": both["revision"], "fields": { "street": "mine" } });
    let refused = here.refused("personal.merge", undecided).await?;
    assert_eq!(refused.code, "conflict_undecided");
    let decided =
        json!({ "revision": both["revision"], "fields": { "street": "mine", "phone": "theirs" } });
    let merged = here.call("personal.merge", decided).await?;
    assert_eq!(
        (&merged["overtaken"], &merged["answers"]["phone"]),
        (&json!(false), &json!("03-1111-2222"))
    );
    here.ask("personal.change").await?;
    let there = get(elsewhere).await?;
    assert_eq!(there["answers"]["street"], "霞が関3丁目2番1号");
    assert_eq!(there["answers"]["phone"], "03-1111-2222");
    let mut index = graduate.next;
    while university.mail(EMAIL, index).await?.subject != "個人情報が変更されました" {
        index += 1;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_began_is_not_shown_to_the_next_and_can_be_thrown_away() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let here = &graduate.here;
    let before = get(here).await?;
    save(here, json!({ "street": "永田町1丁目7番1号" })).await?;
    here.ask("personal.discard").await?;
    let refused = here
        .refused("personal.save", json!({ "answers": {} }))
        .await?;
    assert_eq!(refused.code, "personal_gone");
    assert_eq!(get(here).await?["answers"], before["answers"]);
    here.ask("session.sign_out").await?;
    let refused = here.refused("personal.get", json!({})).await?;
    assert_eq!(refused.code, "not_signed_in");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_typed_is_in_the_copy_to_take_along() -> Result<()> {
    let graduate = Graduate::begin().await?;
    let here = &graduate.here;
    let before = get(here).await?;
    save(here, json!({ "street": "永田町1丁目7番1号" })).await?;
    let folder = tempfile::tempdir()?;
    let mut copy = copy_of(here, folder.path()).await?;
    let data: Value = serde_json::from_slice(&copy.read("data.json")?)?;
    let personal = &data["personal"][0];
    assert_eq!(personal["answers"]["street"], "永田町1丁目7番1号");
    assert_eq!(personal["before"]["street"], before["answers"]["street"]);
    assert!(copy.text("index.html")?.contains("永田町1丁目7番1号"));
    here.ask("personal.discard").await?;
    std::fs::remove_file(folder.path().join("copy.zip"))?;
    let mut copy = copy_of(here, folder.path()).await?;
    let data: Value = serde_json::from_slice(&copy.read("data.json")?)?;
    assert_eq!(data["personal"], json!([]));
    Ok(())
}
