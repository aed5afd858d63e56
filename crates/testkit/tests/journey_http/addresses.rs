//! J1 7: from a postcode to an address, and a country where there is no postcode of Japan.

use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

async fn found(device: &Device, postcode: &str) -> Result<Vec<String>> {
    let answer = device
        .call("address.look_up", json!({ "postcode": postcode }))
        .await?;
    let date = answer["data_date"].as_str().unwrap_or_default();
    assert_eq!(date.len(), "2026-10-03".len(), "{answer}");
    let matches = answer["matches"].as_array().cloned().unwrap_or_default();
    let line = |place: &Value| {
        let parts = ["prefecture", "city", "street", "building", "office"];
        parts
            .map(|part| place[part].as_str().unwrap_or("?").to_owned())
            .join("|")
    };
    Ok(matches.iter().map(line).collect())
}

/// The directory is part of the program: no university is connected, no server runs.
#[tokio::test(flavor = "multi_thread")]
async fn a_postcode_gives_its_addresses_before_anything_is_connected() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    for typed in ["100-0001", "1000001", "〒１００ー０００１"] {
        assert_eq!(
            found(&device, typed).await?,
            ["東京都|千代田区|千代田||"],
            "{typed}"
        );
    }
    assert_eq!(
        found(&device, "618-0000").await?,
        ["京都府|乙訓郡大山崎町|||", "大阪府|三島郡島本町|||"]
    );
    assert_eq!(found(&device, "452-0961").await?.len(), 66);
    assert_eq!(
        found(&device, "100-8111").await?,
        ["東京都|千代田区|千代田1-1||宮内庁"]
    );
    assert!(found(&device, "999-9999").await?.is_empty());
    let broken = device
        .call("address.look_up", json!({ "postcode": "100-000" }))
        .await;
    assert!(broken.is_err());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn abroad_asks_for_a_country_of_the_list() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;
    let problems = async |country: &str| -> Result<Vec<Value>> {
        let answers = json!({
            "residence": "overseas", "country": country, "overseas_address": "1 Trang Tien, Ha Noi",
            "postcode": "", "prefecture": "", "city": "", "street": "", "building": "",
        });
        device
            .call("draft.save", json!({ "answers": answers }))
            .await?;
        let checked = device
            .call("draft.check", json!({ "section": "contact" }))
            .await?;
        Ok(checked["problems"].as_array().cloned().unwrap_or_default())
    };
    let missing = problems("").await?;
    assert!(
        missing.iter().any(|problem| problem["kind"] == "missing"
            && problem["place"] == json!({ "kind": "field", "id": "country" })),
        "{missing:?}"
    );
    let unknown =
        json!({ "place": { "kind": "field", "id": "country" }, "kind": "unknown_choice" });
    assert!(problems("Viet Nam").await?.contains(&unknown));
    // What was typed is still there.
    let draft = device.ask("draft.get").await?;
    assert_eq!(draft["answers"]["country"], "Viet Nam");
    steps::fill_in(&device).await?;
    assert_eq!(problems("VN").await?, Vec::<Value>::new());
    steps::send(&device).await?;
    Ok(())
}
