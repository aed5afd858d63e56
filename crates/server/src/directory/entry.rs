//! An entry of the directory, read without trusting its shape.

use akashi_domain::{EmailAddress, Sensitive, form, limits};
use jiff::Timestamp;
use ldap3::ResultEntry;
use ldap3::asn1::{PL, StructureTag};

use super::UserId;
use crate::config::DirectorySettings;

/// Longest name that is taken over, in characters.
const NAME_CHARS: usize = 200;

/// A person of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their user ID, folded.
    pub user: UserId,
    /// The name to greet with; the user ID where the directory has none.
    pub name: Sensitive<String>,
    /// A mail address to propose.
    pub email: Option<EmailAddress>,
    /// From when they can sign in; absent where they can already.
    pub not_before: Option<Timestamp>,
    /// 学籍番号; empty where the directory is not asked for it, or says none.
    pub student_number: Sensitive<String>,
}

/// The name of an entry, and what is wanted of it.
#[derive(Debug)]
pub(super) struct Entry {
    pub dn: Sensitive<String>,
    attributes: Vec<(String, Vec<Sensitive<String>>)>,
}

impl Entry {
    /// `None` for what is no entry, or one without a name.
    pub fn read(answered: ResultEntry) -> Option<Self> {
        let mut parts = inner(answered.0)?.into_iter();
        let dn = text(parts.next()?).filter(|dn| !dn.expose().is_empty())?;
        let mut attributes = Vec::new();
        for attribute in inner(parts.next()?)? {
            let mut parts = inner(attribute)?.into_iter();
            let name = text(parts.next()?)?.expose().to_ascii_lowercase();
            // A picture is no text, and nobody asked for one.
            let values = inner(parts.next()?)?.into_iter().filter_map(text);
            attributes.push((name, values.collect()));
        }
        Some(Self { dn, attributes })
    }

    /// The person, if the entry has the user ID that was asked for.
    pub fn person(&self, user: &UserId, settings: &DirectorySettings) -> Option<Person> {
        let of = |value: &Sensitive<String>| UserId::parse(value.expose());
        let mut ids = self.values(&settings.user_attribute).iter().filter_map(of);
        ids.find(|id| id == user)?;
        let name = self.first(&settings.name_attribute).and_then(printable);
        let email = self
            .first(&settings.mail_attribute)
            .and_then(|value| EmailAddress::parse(value.expose()).ok());
        Some(Person {
            student_number: self.student_number(settings).unwrap_or_default(),
            user: user.clone(),
            name: name.unwrap_or_else(|| user.expose().into()),
            email,
            not_before: None,
        })
    }

    /// The only one: which of two is theirs nobody knows.
    fn student_number(&self, settings: &DirectorySettings) -> Option<Sensitive<String>> {
        let attribute = &settings.student_number_attribute;
        let [number] = self.values(attribute) else {
            return None;
        };
        let number = number.expose().trim();
        let fits = number.chars().count() <= limits::STUDENT_NUMBER_CHARS
            && !form::student_number_key(number).is_empty();
        fits.then(|| number.into())
    }

    fn first(&self, attribute: &str) -> Option<&Sensitive<String>> {
        self.values(attribute).first()
    }

    fn values(&self, attribute: &str) -> &[Sensitive<String>] {
        self.attributes
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(attribute))
            .map_or(&[], |(_, values)| values)
    }
}

/// A name as it stands there, but nothing that is not to be seen, and no novel.
fn printable(name: &Sensitive<String>) -> Option<Sensitive<String>> {
    let name: String = name
        .expose()
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME_CHARS)
        .collect();
    (!name.is_empty()).then(|| Sensitive::new(name))
}

fn inner(tag: StructureTag) -> Option<Vec<StructureTag>> {
    match tag.payload {
        PL::C(inner) => Some(inner),
        PL::P(_) => None,
    }
}

fn text(tag: StructureTag) -> Option<Sensitive<String>> {
    match tag.payload {
        PL::P(bytes) => String::from_utf8(bytes).ok().map(Sensitive::new),
        PL::C(_) => None,
    }
}
