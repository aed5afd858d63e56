//! `[directory]`: where user IDs and passwords of the university are looked up.

use std::path::{Path, PathBuf};

use akashi_domain::university::{AccessStart, SignInProfile};
use akashi_domain::{Localized, Sensitive};
use jiff::civil::DateTime;
use serde::Deserialize;

use super::ConfigProblem;
use super::mail::password;

/// A directory (LDAP).
#[derive(Debug, Clone)]
pub struct DirectorySettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: DirectorySecurity,
    /// The only authorities to trust, PEM; without it those of the public.
    pub ca: Option<PathBuf>,
    /// The account that looks for people.
    pub bind_dn: String,
    /// Its password.
    pub bind_password: Sensitive<String>,
    /// Below which entry people are.
    pub base: String,
    /// Whose entries count, as a filter.
    pub only: String,
    /// Which attribute is the user ID.
    pub user_attribute: String,
    /// Which one is the name to greet with.
    pub name_attribute: String,
    /// Which one is a mail address to propose.
    pub mail_attribute: String,
    /// Which one is the student number; empty where none is. It may be the user ID.
    pub student_number_attribute: String,
    /// What tells its user IDs from those of another directory.
    pub realm: String,
    /// Who can sign in only from a certain moment on.
    pub starts: Vec<DirectoryStart>,
}

/// Some people of the directory, and from when they can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryStart {
    /// Who, as a filter.
    pub members: String,
    /// Who in words, and when.
    pub start: AccessStart,
}

impl DirectorySettings {
    /// What everybody may know of them.
    #[must_use]
    pub fn access_starts(&self) -> Vec<AccessStart> {
        self.starts.iter().map(|one| one.start.clone()).collect()
    }
}

/// How many of them: each that is still to come is a question more at every sign-in.
const MOST_STARTS: usize = 8;

/// How the connection to the directory is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectorySecurity {
    /// From the first byte, usually port 636.
    Ldaps,
    /// After `StartTLS`, usually port 389; never without.
    Starttls,
    /// Not at all; only to this machine.
    None,
}

/// As it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectorySection {
    host: String,
    port: u16,
    security: DirectorySecurity,
    #[serde(default)]
    ca_file: Option<PathBuf>,
    bind_dn: String,
    password_file: PathBuf,
    base: String,
    #[serde(default = "anybody")]
    only: String,
    #[serde(default = "uid")]
    user_attribute: String,
    #[serde(default = "common_name")]
    name_attribute: String,
    #[serde(default = "mail")]
    mail_attribute: String,
    #[serde(default)]
    student_number_attribute: String,
    #[serde(default)]
    realm: String,
    #[serde(default)]
    starts: Vec<StartSection>,
}

/// As it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StartSection {
    members: String,
    from: String,
    label: Localized,
}

fn anybody() -> String {
    "(objectClass=person)".to_owned()
}

fn uid() -> String {
    "uid".to_owned()
}

fn common_name() -> String {
    "cn".to_owned()
}

fn mail() -> String {
    "mail".to_owned()
}

/// The directory, where the campus ID is among the profiles. One without the other is a slip of the pen.
pub(super) fn settings(
    section: Option<DirectorySection>,
    profiles: &[SignInProfile],
    university: &str,
    dir: &Path,
) -> Result<Option<DirectorySettings>, ConfigProblem> {
    match (section, profiles.contains(&SignInProfile::Campus)) {
        (None, false) => Ok(None),
        (Some(section), true) => section.checked(university, dir).map(Some),
        (None, true) => Err(ConfigProblem::value("directory", "missing")),
        (Some(_), false) => Err(ConfigProblem::value("profiles", "missing")),
    }
}

impl DirectorySection {
    fn checked(self, university: &str, dir: &Path) -> Result<DirectorySettings, ConfigProblem> {
        let malformed =
            |entry: &str| ConfigProblem::value(format!("directory.{entry}"), "malformed");
        let address = url::Url::parse(&format!("https://{}", self.host));
        // Nothing but a name or an address: no port, no path.
        let named = self.host.to_ascii_lowercase();
        let address = address.ok().filter(|url| url.host_str() == Some(&named));
        let address = address.ok_or_else(|| malformed("host"))?;
        let loopback = akashi_domain::connect::is_loopback(&address);
        if self.security == DirectorySecurity::None && !loopback {
            return Err(ConfigProblem::value("directory.security", "insecure"));
        }
        for (entry, text) in [("bind_dn", &self.bind_dn), ("base", &self.base)] {
            if text.trim().is_empty() {
                return Err(ConfigProblem::value(
                    format!("directory.{entry}"),
                    "missing",
                ));
            }
        }
        for (entry, name) in [
            ("user_attribute", &self.user_attribute),
            ("name_attribute", &self.name_attribute),
            ("mail_attribute", &self.mail_attribute),
        ] {
            if !is_attribute(name) {
                return Err(malformed(entry));
            }
        }
        let number = &self.student_number_attribute;
        if !number.is_empty() && !is_attribute(number) {
            return Err(malformed("student_number_attribute"));
        }
        if !is_filter(&self.only) {
            return Err(malformed("only"));
        }
        let bind_password = password(dir, &self.password_file)?;
        if bind_password.expose().is_empty() {
            return Err(ConfigProblem::value("directory.password_file", "missing"));
        }
        let starts = starts(self.starts)?;
        let realm = if self.realm.is_empty() {
            university.to_owned()
        } else {
            self.realm
        };
        Ok(DirectorySettings {
            host: self.host,
            port: self.port,
            security: self.security,
            ca: self.ca_file.map(|file| dir.join(file)),
            bind_dn: self.bind_dn,
            bind_password,
            base: self.base,
            only: self.only,
            user_attribute: self.user_attribute,
            name_attribute: self.name_attribute,
            mail_attribute: self.mail_attribute,
            student_number_attribute: self.student_number_attribute,
            realm,
            starts,
        })
    }
}

fn starts(written: Vec<StartSection>) -> Result<Vec<DirectoryStart>, ConfigProblem> {
    if written.len() > MOST_STARTS {
        return Err(ConfigProblem::value("directory.starts", "too_large"));
    }
    let checked = written.into_iter().enumerate().map(|(at, one)| {
        let wrong = |name: &str, reason| {
            ConfigProblem::value(format!("directory.starts.{}.{name}", at + 1), reason)
        };
        if !is_filter(&one.members) {
            return Err(wrong("members", "malformed"));
        }
        if one.label.ja.is_empty() || one.label.en.is_empty() {
            return Err(wrong("label", "missing"));
        }
        let from: DateTime = one.from.parse().map_err(|_| wrong("from", "malformed"))?;
        let start = AccessStart {
            label: one.label,
            from,
        };
        Ok(DirectoryStart {
            members: one.members,
            start,
        })
    });
    checked.collect()
}

/// It is put into a longer one, so it has to be a whole one.
fn is_filter(text: &str) -> bool {
    text.starts_with('(') && ldap3::parse_filter(text).is_ok()
}

/// RFC 4512, 1.4: a letter, then letters, digits and hyphens.
fn is_attribute(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(members: &str, from: &str, english: &str) -> StartSection {
        StartSection {
            members: members.to_owned(),
            from: from.to_owned(),
            label: Localized {
                ja: "新入生".to_owned(),
                en: english.to_owned(),
            },
        }
    }

    #[test]
    fn a_start_is_a_moment_in_japan_and_a_filter() {
        let read = starts(vec![start("(uid=b27*)", "2027-04-06T12:00", "Freshmen")]).unwrap();
        assert_eq!(read[0].start.at().to_string(), "2027-04-06T03:00:00Z");
        let soon = "2027-04-06T12:00";
        for (written, entry) in [
            (start("uid=b27*", soon, "Freshmen"), "members"),
            (start("(uid=b27*)(uid=*", soon, "Freshmen"), "members"),
            (start("", soon, "Freshmen"), "members"),
            (start("(uid=b27*)", "2027-04-31T12:00", "Freshmen"), "from"),
            (start("(uid=b27*)", "in April", "Freshmen"), "from"),
            (start("(uid=b27*)", soon, ""), "label"),
        ] {
            let problem = starts(vec![written]).unwrap_err().to_string();
            assert!(
                problem.starts_with(&format!("directory.starts.1.{entry}")),
                "{problem}"
            );
        }
        let many = (0..9)
            .map(|_| start("(uid=b27*)", soon, "Freshmen"))
            .collect();
        assert!(starts(many).is_err());
    }

    /// Those of `docs/OPERATING.md`.
    #[test]
    fn the_examples_for_operators_can_be_used() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("keys")).unwrap();
        std::fs::write(dir.path().join("keys/directory-password"), "Kagi4Service\n").unwrap();
        let page = include_str!("../../../../docs/OPERATING.md");
        let examples = page.split("[directory]\n").skip(1);
        let mut attributes = Vec::new();
        for example in examples {
            let section = example.split("```").next().unwrap();
            let section: DirectorySection = toml::from_str(section).unwrap();
            let settings = section.checked("shomei.example.ac.jp", dir.path()).unwrap();
            assert_eq!(settings.realm, "shomei.example.ac.jp");
            attributes.push(settings.user_attribute);
        }
        assert_eq!(attributes, ["uid", "sAMAccountName"]);
    }
}
