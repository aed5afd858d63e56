//! J1 6: days and months as people write them, from the field to the server.

use akashi_testkit::{Device, Result, University};
use serde_json::{Value, json};

use crate::steps;

async fn read(device: &Device, field: &str, text: &str) -> Result<Value> {
    let request = json!({ "field": field, "text": text });
    device.call("draft.read_field", request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_birth_date_typed_in_an_era_is_kept_as_a_day() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::connect(&device, &university.address()).await?;
    steps::register(&device, &university, 0).await?;
    steps::accept_terms(&device).await?;

    let found = read(&device, "birth_date", "H1.1.8").await?;
    assert_eq!(found["reading"]["answer"], "1989-01-08");
    assert_eq!(
        found["reading"]["gloss"],
        json!({ "western": "1989-01-08", "era": "heisei", "era_year": 1 })
    );
    assert_eq!(found["problem"], json!(null));

    let found = read(&device, "birth_date", "H31.5.1").await?;
    assert_eq!(found["reading"]["answer"], "H31.5.1");
    assert_eq!(found["reading"]["gloss"]["western"], "2019-05-01");
    assert_eq!(found["problem"]["kind"], "era_ended");

    let found = read(&device, "leaving_month", "平成27年3月").await?;
    assert_eq!(found["reading"]["answer"], "2015-03");
    Ok(())
}

/// A text that was pasted and sent without leaving its field, or sent by another program, is judged by the same reader.
#[tokio::test(flavor = "multi_thread")]
async fn the_server_reads_dates_that_were_sent_as_typed() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;

    let typed = json!({ "birth_date": "昭和64年1月8日", "leaving_month": "平成２３年３月" });
    device
        .call("draft.save", json!({ "answers": typed }))
        .await?;
    let refused = device.refused("application.submit", json!({})).await?;
    let kinds: Vec<_> = refused
        .problems
        .iter()
        .map(|problem| problem.kind)
        .collect();
    assert_eq!(json!(kinds), json!(["era_ended"]));

    let typed = json!({ "birth_date": "平成元年1月8日" });
    device
        .call("draft.save", json!({ "answers": typed }))
        .await?;
    let status = steps::send(&device).await?;
    assert_eq!(status["state"], "received");

    let desk = steps::staff(&university).await?;
    let id = steps::queue(&desk).await?[0]["id"].clone();
    let opened = desk.call("staff.open", json!({ "id": id })).await?;
    assert_eq!(opened["answers"]["birth_date"], "1989-01-08");
    assert_eq!(opened["answers"]["leaving_month"], "2011-03");
    Ok(())
}
