//! R8: whatever a person typed, changed and threw away lies nowhere in the clear.

use akashi_domain::FieldId;
use akashi_domain::field::FieldFormat;
use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::{Device, Result, University};
use akashi_tests::canary;
use serde_json::{Map, Value, json};

use crate::steps;

/// Values to be typed.
const CANARIES: usize = 200;

/// Fields that take any line of text.
fn lines() -> impl Iterator<Item = FieldId> {
    FieldId::ALL
        .iter()
        .copied()
        .filter(|field| field.format() == FieldFormat::Line)
        .filter(|field| !matches!(field, FieldId::Country | FieldId::OverseasAddress))
}

/// A text that stands nowhere else, with characters outside the basic plane.
fn canary(index: usize) -> String {
    format!("𠮷髙{index:03}カナリア{:06}", index * 7919 % 999_983)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_typed_values_leave_no_trace_in_the_clear() -> Result<()> {
    let university = University::found().await?;
    let device = Device::new(&university.clock)?;
    steps::ready_to_send(&device, &university, &university.address()).await?;

    // Typed and typed over, field after field, so that old pages of the database are left behind too.
    let fields: Vec<FieldId> = lines().collect();
    let mut typed: Vec<String> = Vec::with_capacity(CANARIES);
    for index in 0..CANARIES {
        let field = fields[index % fields.len()];
        let value = canary(index);
        let answers: Map<String, Value> =
            Map::from_iter([(field.as_str().to_owned(), json!(value))]);
        device
            .call("draft.save", json!({ "answers": answers }))
            .await?;
        typed.push(value);
    }
    typed.extend([
        EMAIL.to_owned(),
        ichiro()?[&FieldId::StudentNumber].to_owned(),
    ]);

    // While the application runs, after it was killed, and after the application was sent.
    assert_eq!(canary::search(&[device.data()], &typed)?, vec![]);
    let device = device.crash_and_restart().await?;
    assert_eq!(canary::search(&[device.data()], &typed)?, vec![]);
    let draft = device.ask("draft.get").await?;
    assert!(
        draft.to_string().contains(&canary(CANARIES - 1)),
        "the search would find nothing if nothing had been kept"
    );
    steps::send(&device).await?;
    assert_eq!(canary::search(&[device.data()], &typed)?, vec![]);
    device.ask("data.remove_all").await?;
    assert_eq!(canary::search(&[device.data()], &typed)?, vec![]);

    // The university keeps them encrypted as well. Its mails, which name the address, are not part of the database.
    let mails = university.mail_folder();
    let found = canary::search(&[university.folder()], &typed)?;
    let elsewhere: Vec<_> = found
        .into_iter()
        .filter(|(path, _)| !path.starts_with(&mails))
        .collect();
    assert_eq!(elsewhere, vec![]);
    Ok(())
}
