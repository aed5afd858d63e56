//! Contacts: a slip of the pen here sends people nowhere, or tells them that nobody is there.

use akashi_domain::limits;
use akashi_domain::university::Contact;
use url::Url;

use super::ConfigProblem;

pub(super) fn check(contacts: &[Contact]) -> Result<(), ConfigProblem> {
    if contacts.len() > limits::CONTACTS {
        return Err(ConfigProblem::value("contacts", "too_large"));
    }
    for (at, contact) in contacts.iter().enumerate() {
        let entry = |name: &str| format!("contacts.{}.{name}", at + 1);
        if contact.name.ja.is_empty() && contact.name.en.is_empty() {
            return Err(ConfigProblem::value(entry("name"), "missing"));
        }
        if !contact.email.is_empty() && contact.email.parse::<lettre::Address>().is_err() {
            return Err(ConfigProblem::value(entry("email"), "malformed"));
        }
        if contact.phone.chars().count() > limits::PHONE_CHARS {
            return Err(ConfigProblem::value(entry("phone"), "too_large"));
        }
        if !contact.chat.is_empty() {
            chat(&contact.chat).map_err(|reason| ConfigProblem::value(entry("chat"), reason))?;
        }
        if contact.opening.len() > limits::OPENING_HOURS {
            return Err(ConfigProblem::value(entry("opening"), "too_large"));
        }
        for (place, hours) in contact.opening.iter().enumerate() {
            if hours.from >= hours.until {
                let until = entry(&format!("opening.{}.until", place + 1));
                return Err(ConfigProblem::value(until, "malformed"));
            }
        }
    }
    Ok(())
}

/// A page, encrypted, that carries nobody's password in its address.
fn chat(text: &str) -> Result<(), &'static str> {
    let url = Url::parse(text).map_err(|_| "malformed")?;
    if url.scheme() != "https" {
        return Err("insecure");
    }
    if url.host_str().is_none() || !url.username().is_empty() || url.password().is_some() {
        return Err("malformed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct File {
        contacts: Vec<Contact>,
    }

    /// Entry and reason of what is wrong with a contact that has these lines, if anything is.
    fn wrong(lines: &str) -> Option<(String, &'static str)> {
        let toml = format!("[[contacts]]\nname = {{ ja = '窓口', en = 'Office' }}\n{lines}");
        let file: File = toml::from_str(&toml).unwrap();
        match check(&file.contacts) {
            Err(ConfigProblem::Value { entry, reason }) => Some((entry, reason)),
            _ => None,
        }
    }

    #[test]
    fn slips_of_the_pen_are_named() {
        let hours = |from: &str, until: &str| {
            format!("opening = [{{ days = 'office', from = '{from}', until = '{until}' }}]")
        };
        for (lines, expected) in [
            ("about = ['content', 'payment', 'system']", None),
            ("chat = 'https://chat.example.ac.jp/'", None),
            (hours("08:30", "12:00").as_str(), None),
            (hours("00:00", "24:00").as_str(), None),
            (
                "email = 'office at example'",
                Some(("contacts.1.email", "malformed")),
            ),
            (
                "chat = 'http://chat.example.ac.jp/'",
                Some(("contacts.1.chat", "insecure")),
            ),
            (
                "chat = 'javascript:alert(1)'",
                Some(("contacts.1.chat", "insecure")),
            ),
            (
                "chat = 'https://a:b@chat.example.ac.jp/'",
                Some(("contacts.1.chat", "malformed")),
            ),
            (
                hours("17:00", "08:30").as_str(),
                Some(("contacts.1.opening.1.until", "malformed")),
            ),
            (
                hours("09:00", "09:00").as_str(),
                Some(("contacts.1.opening.1.until", "malformed")),
            ),
            (
                format!("phone = '{}'", "0".repeat(25)).as_str(),
                Some(("contacts.1.phone", "too_large")),
            ),
        ] {
            let found = wrong(lines);
            let found = found.as_ref().map(|(entry, why)| (entry.as_str(), *why));
            assert_eq!(found, expected, "{lines}");
        }
    }

    #[test]
    fn unknown_days_and_times_are_not_read() {
        for line in [
            "opening = [{ days = 'holidays', from = '09:00', until = '17:00' }]",
            "opening = [{ days = 'office', from = '9:00', until = '17:00' }]",
            "opening = [{ days = 'office', from = '09:00', until = '25:00' }]",
            "about = ['everything']",
        ] {
            let toml = format!("[[contacts]]\nname = {{ ja = '窓口', en = 'Office' }}\n{line}");
            assert!(toml::from_str::<File>(&toml).is_err(), "{line}");
        }
    }
}
