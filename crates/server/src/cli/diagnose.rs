//! `diagnose`: what a diagnostic code says. Asks no server and no database: there is nothing in a code to look up.

use std::process::ExitCode;

use akashi_domain::diagnosis::{Diagnosis, MalformedDiagnosis, Mark};
use akashi_i18n::Messages;

use super::say::Speaker;

/// What the code says, a line for each thing.
pub(super) fn diagnose(code: &str, speaker: &Speaker) -> ExitCode {
    let diagnosis = match Diagnosis::parse(code) {
        Ok(diagnosis) => diagnosis,
        Err(problem) => {
            speaker.complain(
                match problem {
                    MalformedDiagnosis::Slip => "operator-diagnose-slip",
                    MalformedDiagnosis::Newer => "operator-diagnose-newer",
                },
                &[],
            );
            return ExitCode::FAILURE;
        }
    };
    speaker.tell(
        "diagnosis-application",
        &[
            ("version", &diagnosis.version),
            ("system", &diagnosis.system.id()),
            ("language", &diagnosis.language.tag()),
        ],
    );
    match Messages::name_of(diagnosis.screen, "help-screen-") {
        Some(name) => {
            let key = format!("help-screen-{}", name.replace('_', "-"));
            let screen = speaker.text(&key, &[]);
            speaker.tell("diagnosis-screen", &[("screen", &screen)]);
        }
        None => speaker.tell("diagnosis-screen-unknown", &[]),
    }
    speaker.tell("diagnosis-line", &[("line", &diagnosis.line.id())]);
    speaker.tell(
        "diagnosis-store",
        &[
            ("store", &diagnosis.store.id()),
            ("unsent", &if diagnosis.unsent { "yes" } else { "no" }),
        ],
    );
    if diagnosis.problem == Mark::NONE {
        speaker.tell("diagnosis-problem-none", &[]);
    } else {
        match Messages::name_of(diagnosis.problem, "error-") {
            Some(code) => {
                speaker.tell("diagnosis-problem", &[("code", &code)]);
            }
            None => speaker.tell("diagnosis-problem-unknown", &[]),
        }
    }
    ExitCode::SUCCESS
}
