//! What everybody may know about a university: names, colours, lists, form, terms, notices, contacts.
//!
//! Served to clients without sign-in, cached by them for offline use. It holds nothing secret.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::calendar::Calendar;
use crate::document::MaskTemplate;
use crate::field::FieldId;
use crate::field_set::FieldSet;
use crate::kind::ApplicationKind;
use crate::language::{Language, Localized};
use crate::opening::OpeningHours;
use crate::password::PasswordPolicy;
use crate::policy::Policies;
use crate::tolerant;

/// One university as its clients see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct UniversityInfo {
    /// Stable identifier in the form of a host name, such as `shomei.example.ac.jp`; drafts are bound to it.
    pub id: String,
    /// Name of the university.
    pub name: Localized,
    /// Colours of the university.
    pub colours: Colours,
    /// Logo as a PNG in base 64, ≤ 64 KiB; absent when none is configured.
    pub logo_png: Option<String>,
    /// Sign-in profiles that are switched on, such as `graduate`.
    #[serde(deserialize_with = "tolerant::known")]
    pub profiles: Vec<SignInProfile>,
    /// Faculties with their departments.
    pub faculties: Vec<Faculty>,
    /// Kinds of leaving: 卒業, 修了, 退学, 除籍.
    pub leaving_kinds: Vec<Choice>,
    /// Accepted identity documents.
    #[serde(deserialize_with = "tolerant::known")]
    pub document_types: Vec<DocumentType>,
    /// Accepted proofs of a changed name; without any, a changed name is not asked about.
    #[serde(default, deserialize_with = "tolerant::known")]
    pub name_proofs: Vec<NameProof>,
    /// The forms, by profile and kind of application.
    pub forms: Forms,
    /// Terms of use 利用許諾.
    pub terms: Terms,
    /// Notes 注意事項 per screen.
    #[serde(deserialize_with = "tolerant::known")]
    pub notices: Vec<Notice>,
    /// Whom to ask.
    #[serde(deserialize_with = "tolerant::known")]
    pub contacts: Vec<Contact>,
    /// What can be done after signing in.
    pub services: Vec<Service>,
    /// Shown while no service is switched on: where to order today.
    pub order_meanwhile: OrderMeanwhile,
    /// Rule for passwords.
    pub password_policy: PasswordPolicy,
    /// Times and counts.
    pub policies: Policies,
    /// On which days its office works.
    #[serde(default)]
    pub calendar: Calendar,
    /// Who can sign in with a campus ID only from a certain day on, such as freshmen.
    #[serde(default, deserialize_with = "tolerant::known")]
    pub access_starts: Vec<AccessStart>,
}

/// How a group of people signs in 利用者区分.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SignInProfile {
    /// 卒業生: e-mail address, password, second password.
    Graduate,
    /// 在学生 with a campus ID: user ID and password of the university, and a second password of ours.
    Campus,
    /// 在学生 whom the university's identity provider signs in, in the system's browser. No password of ours.
    Saml,
}

/// Colours as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Colours {
    /// Behind the university's name, with white text on it.
    pub brand: String,
}

/// One choice of a list, with a stable id that is stored and sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
}

/// A faculty with its departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Faculty {
    /// Stable id.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
    /// Its departments.
    #[serde(default)]
    pub departments: Vec<Choice>,
}

/// A kind of identity document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DocumentType {
    /// Stable id such as `drivers_licence`.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
    /// What to photograph, and what not.
    #[serde(default)]
    pub advice: Localized,
    /// What has to be covered in its images; absent where nothing has.
    #[serde(default)]
    pub mask: Option<MaskTemplate>,
}

/// A proof of a changed name (F32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct NameProof {
    /// Stable id such as `family_register`.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
    /// What it must show.
    #[serde(default)]
    pub advice: Localized,
    /// Months for which it is good after its issue, counted to the day of sending; absent where it does not age.
    #[serde(default)]
    pub max_age_months: Option<u32>,
}

/// The forms of a university, by profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Forms {
    /// Of [`SignInProfile::Graduate`].
    pub graduate: ProfileForms,
}

/// The forms of one profile, by kind of application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ProfileForms {
    /// 利用申請
    pub registration: FieldSet,
    /// 学籍番号追加; follows from the one for registration ([`FieldSet::for_enrolment`]).
    #[serde(default = "standard_enrolment")]
    pub enrolment: FieldSet,
    /// メールアドレスを失った場合; likewise ([`FieldSet::for_recovery`]).
    #[serde(default = "standard_recovery")]
    pub recovery: FieldSet,
    /// 氏名の変更; likewise ([`FieldSet::for_name_change`]).
    #[serde(default = "standard_name_change")]
    pub name_change: FieldSet,
}

impl ProfileForms {
    /// The forms that belong to one for registration.
    #[must_use]
    pub fn of(registration: FieldSet) -> Self {
        Self {
            enrolment: registration.for_enrolment(),
            recovery: registration.for_recovery(),
            name_change: registration.for_name_change(),
            registration,
        }
    }
}

/// For what was served before this form was.
fn standard_enrolment() -> FieldSet {
    FieldSet::standard().for_enrolment()
}

/// Likewise.
fn standard_recovery() -> FieldSet {
    FieldSet::standard().for_recovery()
}

/// Likewise: nothing proves a changed name there, so none is asked for.
fn standard_name_change() -> FieldSet {
    FieldSet::standard().for_name_change()
}

impl Forms {
    /// The same form for everybody.
    #[must_use]
    pub fn all(field_set: FieldSet) -> Self {
        Self {
            graduate: ProfileForms::of(field_set),
        }
    }
}

/// Terms of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Terms {
    /// Identifies the wording that was agreed to, such as `2026-04-01`.
    pub version: String,
    /// Plain text; blank lines separate paragraphs.
    pub text: Localized,
}

/// A screen that shows notes of the university.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NoticeScreen {
    /// Mail address entry.
    MailAddress,
    /// The form.
    Form,
    /// The attach step.
    Documents,
    /// Check answers.
    Check,
    /// Application accepted.
    Accepted,
    /// 卒業生ログイン
    SignIn,
    /// 在学生ログイン with a campus ID.
    CampusSignIn,
    /// 在学生ログイン through the university's own page.
    SamlSignIn,
    /// Setting and changing passwords.
    Passwords,
    /// A forgotten password.
    Forgotten,
    /// Home.
    Home,
}

/// Notes on one screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Notice {
    /// Where it is shown.
    pub screen: NoticeScreen,
    /// Plain text; each line is one point.
    pub text: Localized,
}

/// A kind of question; whom to ask follows from it (F11).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// What to apply for and what to write, what becomes of it, certificates.
    Content,
    /// Paying.
    Payment,
    /// Using the application, signing in, mails that do not come, failures.
    System,
}

impl QuestionKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Content, Self::Payment, Self::System];
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Contact {
    /// For which questions, in the university's words.
    #[serde(default)]
    pub topic: Localized,
    /// For which kinds of questions; none where it is for everything else.
    #[serde(default)]
    pub about: Vec<QuestionKind>,
    /// Name of the office.
    pub name: Localized,
    /// Telephone number.
    #[serde(default)]
    pub phone: String,
    /// E-mail address.
    #[serde(default)]
    pub email: String,
    /// A page on which one can chat or write; `https` only.
    #[serde(default)]
    pub chat: String,
    /// Opening hours in words.
    #[serde(default)]
    pub hours: Localized,
    /// Opening hours to count with, Japan's time; without any, only the words are shown.
    #[serde(default)]
    pub opening: Vec<OpeningHours>,
    /// Languages spoken.
    #[serde(default)]
    pub languages: Vec<Language>,
}

/// Something that can be done after signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Service {
    /// Stable id.
    pub id: String,
    /// What a person reads.
    pub label: Localized,
    /// Where it is done.
    #[serde(default)]
    pub url: String,
}

/// From when some people can sign in with a campus ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct AccessStart {
    /// Who, in words.
    pub label: Localized,
    /// From when, Japan's time: `2027-04-06T12:00:00`.
    #[ts(type = "string")]
    #[schema(value_type = String)]
    pub from: DateTime,
}

impl AccessStart {
    /// That moment. Japan has been nine hours ahead of UTC since 1951.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        let moment = Offset::constant(9).to_timestamp(self.from);
        moment.unwrap_or(Timestamp::MAX)
    }
}

/// Where certificates are ordered while Akashi itself does not sell them here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default)]
pub struct OrderMeanwhile {
    /// What to do.
    pub text: Localized,
    /// A page that explains it; `https` only.
    pub url: String,
}

impl UniversityInfo {
    /// The form of a kind of application, whoever fills it in: there are no others yet.
    #[must_use]
    pub const fn form(&self, kind: ApplicationKind) -> &FieldSet {
        let forms = &self.forms.graduate;
        match kind {
            ApplicationKind::Registration => &forms.registration,
            ApplicationKind::Enrolment => &forms.enrolment,
            ApplicationKind::Recovery => &forms.recovery,
            ApplicationKind::NameChange => &forms.name_change,
        }
    }

    /// Can a changed name be applied for? It takes something that proves it.
    #[must_use]
    pub fn takes_name_changes(&self) -> bool {
        let form = self.form(ApplicationKind::NameChange);
        !self.name_proofs.is_empty() && form.rule(FieldId::NameProof).is_some()
    }

    /// What has to be covered in the images of the identity document `id`.
    #[must_use]
    pub fn mask_of(&self, id: &str) -> Option<&MaskTemplate> {
        let chosen = self.document_types.iter().find(|kind| kind.id == id)?;
        chosen.mask.as_ref()
    }

    /// The notes of a screen, or the empty text.
    #[must_use]
    pub fn notice(&self, screen: NoticeScreen, language: Language) -> &str {
        self.notices
            .iter()
            .find(|n| n.screen == screen)
            .map_or("", |n| n.text.get(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_LATER: &str = "of_later";

    /// The same with an entry more in everything that has entries; conditions are a language of their own.
    fn extended(value: &serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Object(entries) => {
                let is_condition = entries.contains_key("kind");
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.clone(), extended(value)));
                let mut entries: serde_json::Map<_, _> = entries.collect();
                if !is_condition {
                    entries.insert(OF_LATER.to_owned(), true.into());
                }
                entries.into()
            }
            serde_json::Value::Array(list) => list.iter().map(extended).collect(),
            other => other.clone(),
        }
    }

    #[test]
    fn what_a_newer_server_adds_is_passed_over() {
        let text = serde_json::json!({ "ja": "証明大学", "en": "Shomei University" });
        let notice = serde_json::json!({ "screen": "form", "text": text });
        let contact = serde_json::json!({
            "about": ["system"], "name": text, "languages": ["ja"],
            "opening": [{ "days": "weekdays", "from": "09:00", "until": "17:00" }],
        });
        let kind = serde_json::json!({ "id": "passport", "label": text, "mask": null });
        let mut info = serde_json::json!({
            "id": "shomei.example.ac.jp", "name": text, "colours": { "brand": "#264af4" },
            "logo_png": null, "profiles": ["graduate"], "faculties": [], "leaving_kinds": [],
            "document_types": [kind], "forms": {}, "terms": { "version": "1", "text": text },
            "notices": [notice], "contacts": [contact], "services": [], "order_meanwhile": {},
            "password_policy": {}, "policies": {},
        });
        info["forms"] = serde_json::to_value(Forms::all(FieldSet::standard())).unwrap();
        let known: UniversityInfo = serde_json::from_value(info.clone()).unwrap();
        let mut newer = extended(&info);
        for (list, entry) in [
            ("profiles", serde_json::json!(OF_LATER)),
            (
                "notices",
                serde_json::json!({ "screen": OF_LATER, "text": text }),
            ),
            (
                "contacts",
                serde_json::json!({ "about": [OF_LATER], "name": text }),
            ),
            ("document_types", serde_json::json!({ "id": 7 })),
        ] {
            newer[list].as_array_mut().unwrap().insert(0, entry);
        }
        let read: UniversityInfo = serde_json::from_value(newer).unwrap();
        assert_eq!(read, known);
        assert_eq!((known.notices.len(), known.contacts.len()), (1, 1));
    }
}
