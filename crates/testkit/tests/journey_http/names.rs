//! J1 5: names as people write them come to the university's staff byte for byte, and are found however they are typed.

use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

/// What is lost first where texts are normalised, cut or trimmed: variation selectors, characters beyond the first
/// plane, both normal forms, compatibility ideographs, spaces inside and at the end.
const TYPED: [(&str, &str); 4] = [
    ("family_name_kanji", "葛\u{E0100}城𠮷"),
    ("given_name_kanji", "か\u{3099}が e\u{301}é"),
    ("school_family_name_kanji", "神\u{FA19}\u{2F80A}﨑"),
    ("school_given_name_kanji", "辻\u{FE00}　一郎 "),
];

fn assert_as_typed(answers: &Value) {
    for (field, typed) in TYPED {
        let found = answers[field].as_str().unwrap_or_default();
        assert_eq!(found.as_bytes(), typed.as_bytes(), "{field}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_come_back_byte_for_byte_and_are_found_by_common_forms() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;

    let answers = Value::from_iter(TYPED);
    device
        .call("draft.save", json!({ "answers": answers }))
        .await?;
    for (field, typed) in TYPED {
        let request = json!({ "field": field, "text": typed });
        let read = device.call("draft.read_field", request).await?;
        assert_eq!(read["reading"]["answer"], typed, "{field}");
        assert_eq!(read["problem"], json!(null), "{field}");
    }
    let device = device.crash_and_restart().await?;
    assert_as_typed(&device.ask("draft.get").await?["answers"]);
    steps::send(&device).await?;

    let desk = steps::staff(&university).await?;
    for (query, found) in [
        ("葛城吉", 1),
        ("神神", 1),
        ("辻 一郎", 1),
        ("がが", 1),
        ("タカサキ", 1),
        ("葛城土", 0),
    ] {
        let queue = desk.call("staff.queue", json!({ "query": query })).await?;
        let items = queue["items"].as_array().ok_or("no items")?;
        assert_eq!(items.len(), found, "{query}");
    }
    let row = steps::queue(&desk).await?[0].clone();
    let name = row["name"].as_str().ok_or("no name")?;
    let joined = format!("{}\u{3000}{}", TYPED[0].1, TYPED[1].1);
    assert_eq!(name.as_bytes(), joined.as_bytes());
    let opened = desk.call("staff.open", json!({ "id": row["id"] })).await?;
    assert_as_typed(&opened["answers"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn kana_are_converted_and_roman_letters_proposed() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;

    let request = json!({ "field": "family_name_kana", "text": "ｵｵﾉ" });
    let read = device.call("draft.read_field", request).await?;
    assert_eq!(read["reading"]["answer"], "オオノ");
    assert_eq!(
        read["reading"]["proposals"],
        json!([{ "field": "family_name_roman", "text": "ONO", "alternatives": ["OHNO", "OONO"] }])
    );
    let request = json!({ "field": "family_name_kana", "text": "髙﨑" });
    let read = device.call("draft.read_field", request).await?;
    assert_eq!(read["problem"]["kind"], "not_kana");
    Ok(())
}
