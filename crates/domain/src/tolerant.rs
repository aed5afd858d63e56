//! Reading what a newer server says. Entries that this version does not know are passed over: a university's file is
//! checked word by word where it is written (the server's configuration), and not once more by everybody who is told of it.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

/// One of a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Item<T> {
    Known(T),
    Unknown(IgnoredAny),
}

/// A list without what this version does not understand, such as a way to sign in that came later.
///
/// # Errors
/// When it is no list.
pub(crate) fn known<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let items = Vec::<Item<T>>::deserialize(deserializer)?;
    Ok(items
        .into_iter()
        .filter_map(|item| match item {
            Item::Known(known) => Some(known),
            Item::Unknown(_) => None,
        })
        .collect())
}
