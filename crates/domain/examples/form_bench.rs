//! How long checking a whole form takes, for `cargo xtask bench form`. Prints nanoseconds, the 99th of 100.
#![allow(
    clippy::print_stdout,
    reason = "a measuring program answers on standard output"
)]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use akashi_domain::form::Images;
use akashi_domain::university::Forms;
use akashi_domain::{Answers, ApplicationKind, FieldSet, UniversityInfo, form};
use jiff::civil::date;
use serde_json::json;

/// Forms that are checked.
const FORMS: usize = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let answers: Answers = serde_json::from_str(include_str!("../fixtures/ichiro.json"))?;
    let info = university()?;
    let kind = ApplicationKind::Registration;
    let (images, today) = (Images::of_identity(1), date(2026, 11, 20));
    assert!(
        form::check(&info, kind, &answers, &images, today).is_empty(),
        "not the form it was made for"
    );
    let mut times: Vec<u128> = (0..FORMS)
        .map(|_| {
            let begin = Instant::now();
            black_box(form::check(
                &info,
                kind,
                black_box(&answers),
                &images,
                today,
            ));
            begin.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{}", times.get(FORMS * 99 / 100).ok_or("no times")?);
    Ok(())
}

/// A university with the standard form and the choices of the answers.
fn university() -> Result<UniversityInfo, serde_json::Error> {
    let both = json!({ "ja": "Shomei", "en": "Shomei" });
    serde_json::from_value(json!({
        "id": "shomei.example.ac.jp", "name": both, "colours": { "brand": "#264af4" }, "logo_png": null,
        "profiles": [],
        "faculties": [{ "id": "letters", "label": both, "departments": [{ "id": "history", "label": both }] }],
        "leaving_kinds": [{ "id": "graduated", "label": both }],
        "document_types": [{ "id": "passport", "label": both, "advice": both }],
        "forms": Forms::all(FieldSet::standard()),
        "terms": { "version": "1", "text": both },
        "notices": [], "contacts": [], "services": [],
        "order_meanwhile": akashi_domain::university::OrderMeanwhile::default(),
        "password_policy": akashi_domain::password::PasswordPolicy::default(),
        "policies": akashi_domain::policy::Policies::default(),
    }))
}
