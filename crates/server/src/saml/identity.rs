//! Who it is that was signed in, by the attributes that the configuration names.

use akashi_domain::{EmailAddress, Sensitive, form, limits};

use super::Refusal;
use super::response::Asserted;
use crate::config::{SamlSettings, StudentNumber};

/// A person, as the provider has them.
#[derive(Debug, Clone)]
pub struct Identity {
    /// What tells them from all others of this provider.
    pub subject: Sensitive<String>,
    /// Their student number as the provider writes it; empty where it is not asked for it.
    pub student_number: Sensitive<String>,
    /// The same as it is compared.
    pub student_number_key: Sensitive<String>,
    /// To greet with.
    pub name: Sensitive<String>,
    /// The same, but empty where the provider says none.
    pub school_name: Sensitive<String>,
    /// A mail address to propose.
    pub email: Option<EmailAddress>,
}

/// Reads it.
///
/// # Errors
/// `Attribute`: what a person is known by must be there, once, and of the right scope.
pub fn identity(asserted: &Asserted, settings: &SamlSettings) -> Result<Identity, Refusal> {
    let subject = subject(asserted, settings).ok_or(Refusal::Attribute("of the subject"))?;
    let number = match &settings.student_number {
        None => String::new(),
        Some(from) => student_number(asserted, from, &settings.scope)
            .ok_or(Refusal::Attribute("of the student number"))?,
    };
    let said = first(asserted, &settings.name_attribute).map_or("", str::trim);
    let name = if said.is_empty() { &subject } else { said };
    Ok(Identity {
        student_number_key: Sensitive::new(form::student_number_key(&number)),
        student_number: Sensitive::new(number),
        name: visible(name),
        school_name: visible(said),
        email: first(asserted, &settings.mail_attribute)
            .and_then(|text| EmailAddress::parse(text).ok()),
        subject: Sensitive::new(subject),
    })
}

/// Nothing that is not to be seen, and no novel.
fn visible(name: &str) -> Sensitive<String> {
    let visible = name.chars().filter(|c| !c.is_control());
    Sensitive::new(visible.take(limits::LINE_CHARS).collect())
}

/// Compared byte by byte ever after, so nothing of it is folded, cut or mended.
fn subject(asserted: &Asserted, settings: &SamlSettings) -> Option<String> {
    let (value, scoped) = match settings.subject_attribute.as_str() {
        "" => (asserted.name_id.clone()?, false),
        name => (single(asserted, name)?.to_owned(), true),
    };
    let fits = !value.is_empty()
        && value.chars().count() <= limits::SAML_SUBJECT_CHARS
        && !value.chars().any(char::is_control);
    let in_scope = !scoped || is_of_scope(&value, &settings.scope);
    (fits && in_scope).then_some(value)
}

fn student_number(asserted: &Asserted, from: &StudentNumber, scope: &str) -> Option<String> {
    let number = match from {
        StudentNumber::Attribute(name) => single(asserted, name)?,
        // 学認: `student:B26-0117@example.ac.jp`, beside the codes of other roles that a person may have.
        StudentNumber::GakuninCode(name) => {
            let mut students = values(asserted, name)
                .filter_map(|value| value.strip_prefix("student:"))
                .filter(|value| is_of_scope(value, scope))
                .map(|value| value.rsplit_once('@').map_or(value, |(code, _)| code));
            let code = students.next()?;
            students.next().is_none().then_some(code)?
        }
    };
    let fits = number.chars().count() <= limits::STUDENT_NUMBER_CHARS
        && !form::student_number_key(number).is_empty();
    fits.then(|| number.trim().to_owned())
}

fn is_of_scope(value: &str, scope: &str) -> bool {
    scope.is_empty()
        || value
            .rsplit_once('@')
            .is_some_and(|(before, own)| !before.is_empty() && own.eq_ignore_ascii_case(scope))
}

fn values<'a>(asserted: &'a Asserted, name: &'a str) -> impl Iterator<Item = &'a str> {
    asserted
        .attributes
        .iter()
        .filter(move |(own, _)| own == name)
        .flat_map(|(_, values)| values)
        .map(String::as_str)
        .filter(|value| value.chars().count() <= limits::SAML_VALUE_CHARS)
}

fn first<'a>(asserted: &'a Asserted, name: &'a str) -> Option<&'a str> {
    values(asserted, name).next()
}

/// The value of an attribute that may have only one.
fn single<'a>(asserted: &'a Asserted, name: &'a str) -> Option<&'a str> {
    let mut found = values(asserted, name);
    let value = found.next()?;
    found.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "urn:oid:1.3.6.1.4.1.32264.1.1.6";

    fn asserted(codes: &[&str]) -> Asserted {
        Asserted {
            id: "_1".into(),
            ends: jiff::Timestamp::UNIX_EPOCH,
            authenticated: jiff::Timestamp::UNIX_EPOCH,
            request: "_2".into(),
            name_id: None,
            attributes: vec![(CODE.into(), codes.iter().map(|it| (*it).into()).collect())],
        }
    }

    #[test]
    fn a_code_of_gakunin_is_read_only_where_it_is_a_students_of_this_university() {
        let from = StudentNumber::GakuninCode(CODE.into());
        let read = |codes: &[&str]| student_number(&asserted(codes), &from, "shomei.test");
        let number = read(&["faculty:F-9@shomei.test", "student:B26-0117@shomei.test"]);
        assert_eq!(number.as_deref(), Some("B26-0117"));
        for wrong in [
            &["student:B26-0117@elsewhere.test"][..],
            &["student:B26-0117"],
            &["student:@shomei.test"],
            &["student:---@shomei.test"],
            &["faculty:F-9@shomei.test"],
            &["student:A@shomei.test", "student:B@shomei.test"],
            &["student:0123456789012345678901234567890123@shomei.test"],
            &[],
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
