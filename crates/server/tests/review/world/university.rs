//! The university itself, and the program that encodes its images anew.

use std::process::Command;
use std::sync::OnceLock;

use akashi_documents::ImageWorker;
use akashi_domain::university::{
    Choice, Colours, DocumentType, Faculty, Forms, NameProof, OrderMeanwhile, SignInProfile, Terms,
};
use akashi_domain::{FieldSet, Localized, UniversityInfo};

/// Version of its terms.
pub const TERMS: &str = "2026-04-01";

pub fn university() -> UniversityInfo {
    let choice = |id: &str| Choice {
        id: id.into(),
        label: Localized::new(id, id),
    };
    UniversityInfo {
        id: "shomei.example.ac.jp".into(),
        name: Localized::new("証明大学", "Shomei University"),
        colours: Colours {
            brand: "#264af4".into(),
        },
        logo_png: None,
        profiles: vec![SignInProfile::Graduate],
        faculties: vec![Faculty {
            id: "letters".into(),
            label: Localized::new("文学部", "Letters"),
            departments: vec![choice("history")],
        }],
        leaving_kinds: vec![choice("graduated")],
        document_types: vec![DocumentType {
            id: "passport".into(),
            label: Localized::new("パスポート", "Passport"),
            advice: Localized::default(),
            mask: None,
        }],
        name_proofs: Vec::new(),
        forms: Forms::all(FieldSet::standard()),
        terms: Terms {
            version: TERMS.into(),
            text: Localized::new("利用許諾", "Terms"),
        },
        notices: vec![],
        contacts: vec![],
        services: vec![],
        order_meanwhile: OrderMeanwhile::default(),
        access_starts: Vec::new(),
        password_policy: akashi_domain::password::PasswordPolicy::default(),
        policies: akashi_domain::policy::Policies::default(),
        calendar: akashi_domain::calendar::Calendar::default(),
    }
}

/// It accepts one proof of a changed name, which ages.
pub fn name_proofs(info: &mut UniversityInfo) {
    info.name_proofs = vec![NameProof {
        id: "family_register".into(),
        label: Localized::new("戸籍抄本", "Extract of the family register"),
        advice: Localized::default(),
        max_age_months: Some(6),
    }];
    info.forms = Forms::all(FieldSet::standard().with_name_proofs(&info.name_proofs));
}

/// The image worker is a program of its own: it is built when it is not there.
pub fn worker() -> ImageWorker {
    static WORKER: OnceLock<ImageWorker> = OnceLock::new();
    WORKER
        .get_or_init(|| {
            ImageWorker::beside_current_exe().unwrap_or_else(|_| {
                let built = Command::new(env!("CARGO"))
                    .args([
                        "build",
                        "-p",
                        "akashi-documents",
                        "--bin",
                        "akashi-image-worker",
                    ])
                    .status();
                assert!(built.unwrap().success());
                ImageWorker::beside_current_exe().unwrap()
            })
        })
        .clone()
}
