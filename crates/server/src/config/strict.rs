//! Reading a file that people write: an entry that is not known is an error, so that a slip of the hand is not the absence
//! of what was meant.

use serde::de::DeserializeOwned;

use super::ConfigProblem;

/// Reads `text`, the content of `file`.
///
/// # Errors
/// `Syntax` where it is not TOML or an entry has the wrong kind; `Value` with the first entry that is not known.
pub(super) fn read<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, ConfigProblem> {
    let syntax = |error: toml::de::Error| ConfigProblem::Syntax {
        file: file.to_owned(),
        detail: error.to_string(),
    };
    let document = toml::Deserializer::parse(text).map_err(syntax)?;
    let mut unknown = None;
    let mut note = |path: serde_ignored::Path<'_>| {
        unknown.get_or_insert_with(|| path.to_string());
    };
    let read = serde_ignored::deserialize(document, &mut note).map_err(syntax)?;
    unknown.map_or(Ok(read), |entry| {
        Err(ConfigProblem::Value {
            entry,
            reason: "unknown",
        })
    })
}

#[cfg(test)]
mod tests {
    use akashi_domain::policy::Policies;
    use akashi_domain::university::Contact;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Part {
        #[serde(default)]
        policies: Policies,
        #[serde(default)]
        contacts: Vec<Contact>,
    }

    fn unknown(text: &str) -> Option<String> {
        match read::<Part>(text, "university.toml") {
            Ok(_) => None,
            Err(ConfigProblem::Value { entry, reason }) => Some(format!("{entry} {reason}")),
            Err(problem) => Some(problem.to_string()),
        }
    }

    #[test]
    fn an_entry_that_is_not_known_is_named_wherever_it_stands() {
        let contact = "[[contacts]]\nname = { ja = \"窓口\", en = \"Desk\" }\n";
        assert_eq!(unknown(contact), None);
        for (text, said) in [
            (
                "[policies]\nlink_minute = 3",
                "policies.link_minute unknown",
            ),
            (&format!("{contact}phon = \"1\""), "contacts.0.phon unknown"),
            (
                "[[contacts]]\nname = { ja = \"窓口\", en = \"Desk\", fr = \"Guichet\" }",
                "contacts.0.name.fr unknown",
            ),
        ] {
            assert_eq!(unknown(text).as_deref(), Some(said));
        }
    }

    #[test]
    fn what_is_no_toml_is_said_with_its_place() {
        let said = unknown("[policies\n").unwrap_or_default();
        assert!(said.contains("line 1"), "{said}");
        let part = read::<Part>("[policies]\nlink_minutes = 7", "university.toml").unwrap();
        assert_eq!((part.policies.link_minutes, part.contacts.len()), (7, 0));
    }
}
