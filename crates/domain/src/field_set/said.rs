//! A form as a server says it, which may be newer. What this version does not understand of it is passed over, where nobody
//! has to answer it: a field that came later, one of another format, or one that is asked under a condition of another kind.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{FieldRule, Presence};

/// See [`super::FieldSet`].
#[derive(Deserialize)]
pub(super) struct FieldSet {
    version: u32,
    fields: Vec<Rule>,
    /// As it was kept on a device: what was passed over once is not seen again.
    #[serde(default)]
    too_new: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Rule {
    Known(Box<FieldRule>),
    Later { presence: Presence },
    Unknown(IgnoredAny),
}

impl From<FieldSet> for super::FieldSet {
    fn from(said: FieldSet) -> Self {
        let mut set = Self {
            version: said.version,
            fields: Vec::new(),
            too_new: said.too_new,
        };
        for rule in said.fields {
            match rule {
                Rule::Known(rule) => set.fields.push(*rule),
                Rule::Later {
                    presence: Presence::Shown | Presence::Hidden,
                } => {}
                Rule::Later {
                    presence: Presence::Required,
                }
                | Rule::Unknown(_) => set.too_new = true,
            }
        }
        set
    }
}
