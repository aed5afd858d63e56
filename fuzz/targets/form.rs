//! Any form, documents and proofs of a university with any answers, as they travel: checked without a panic.
#![no_main]

use akashi_domain::document::MaskAnswer;
use akashi_domain::form::{self, Images};
use akashi_domain::university::{DocumentType, Forms, NameProof};
use akashi_domain::{Answers, ApplicationKind, FieldSet, UniversityInfo};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use serde_json::json;

#[derive(serde::Deserialize)]
#[serde(default)]
struct Sent {
    form: FieldSet,
    document_types: Vec<DocumentType>,
    name_proofs: Vec<NameProof>,
    answers: Answers,
    identity: Vec<Vec<MaskAnswer>>,
    name_change: u8,
    character: u8,
}

impl Default for Sent {
    fn default() -> Self {
        Self {
            form: FieldSet::standard(),
            document_types: Vec::new(),
            name_proofs: Vec::new(),
            answers: Answers::default(),
            identity: Vec::new(),
            name_change: 0,
            character: 0,
        }
    }
}

/// A university with the choices of the answers in the corpus.
fn university() -> UniversityInfo {
    let both = json!({ "ja": "Shomei", "en": "Shomei" });
    let info = json!({
        "id": "shomei.example.ac.jp", "name": both, "colours": { "brand": "#264af4" }, "logo_png": null,
        "profiles": [],
        "faculties": [{ "id": "letters", "label": both, "departments": [{ "id": "history", "label": both }] }],
        "leaving_kinds": [{ "id": "graduated", "label": both }],
        "document_types": [],
        "forms": Forms::all(FieldSet::standard()),
        "terms": { "version": "1", "text": both },
        "notices": [], "contacts": [], "services": [],
        "order_meanwhile": akashi_domain::university::OrderMeanwhile::default(),
        "password_policy": akashi_domain::password::PasswordPolicy::default(),
        "policies": akashi_domain::policy::Policies::default(),
    });
    serde_json::from_value(info).expect("a university")
}

fuzz_target!(|json: &[u8]| {
    let Ok(sent) = serde_json::from_slice::<Sent>(json) else {
        return;
    };
    let form = sent.form.with_name_proofs(&sent.name_proofs);
    let info = UniversityInfo {
        forms: Forms::all(form),
        document_types: sent.document_types,
        name_proofs: sent.name_proofs,
        ..university()
    };
    let images = Images {
        identity: sent.identity,
        name_change: sent.name_change.into(),
        character: sent.character.into(),
    };
    let today = date(2026, 11, 20);
    for kind in ApplicationKind::ALL {
        let problems = form::check(&info, kind, &sent.answers, &images, today);
        let again = form::check(&info, kind, &sent.answers, &images, today);
        assert_eq!(problems, again);
    }
});
