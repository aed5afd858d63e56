//! The people of the journeys, who are nobody.

use std::collections::HashMap;

use akashi_domain::FieldId;

use crate::fault::Result;

/// Mail address of the graduate.
pub const EMAIL: &str = "ichiro@graduates.example";

/// 髙﨑 一郎 with every answer the form needs, as typed.
///
/// # Errors
/// When the fixture is not a form any more.
pub fn ichiro() -> Result<HashMap<FieldId, String>> {
    let answers = include_str!("../../domain/fixtures/ichiro.json");
    Ok(serde_json::from_str(answers)?)
}
