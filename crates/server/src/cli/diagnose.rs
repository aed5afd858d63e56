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
        "operator-diagnose-application",
        &[
            ("version", &diagnosis.version),
            ("system", &diagnosis.system.id()),
            ("language", &diagnosis.language.tag()),
        ],
    );
    match named(diagnosis.screen, "help-screen-") {
        Some(name) => {
            let key = format!("help-screen-{}", name.replace('_', "-"));
            let screen = speaker.text(&key, &[]);
            speaker.tell("operator-diagnose-screen", &[("screen", &screen)]);
        }
        None => speaker.tell("operator-diagnose-screen-unknown", &[]),
    }
    speaker.tell("operator-diagnose-line", &[("line", &diagnosis.line.id())]);
    speaker.tell(
        "operator-diagnose-store",
        &[
            ("store", &diagnosis.store.id()),
            ("unsent", &if diagnosis.unsent { "yes" } else { "no" }),
        ],
    );
    if diagnosis.problem == Mark::NONE {
        speaker.tell("operator-diagnose-problem-none", &[]);
    } else {
        match named(diagnosis.problem, "error-") {
            Some(code) => {
                speaker.tell("operator-diagnose-problem", &[("code", &code)]);
            }
            None => speaker.tell("operator-diagnose-problem-unknown", &[]),
        }
    }
    ExitCode::SUCCESS
}

/// The name of a mark, among those of the messages that begin with `prefix`; in keys a hyphen stands for `_`.
fn named(mark: Mark, prefix: &str) -> Option<String> {
    Messages::keys(prefix)
        .map(|key| key.replace('-', "_"))
        .find(|name| Mark::of(name) == mark)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_names_have_the_same_mark() {
        for prefix in ["help-screen-", "error-"] {
            let mut seen = BTreeMap::new();
            for key in Messages::keys(prefix) {
                let name = key.replace('-', "_");
                let mark = format!("{:?}", Mark::of(&name));
                let other = seen.insert(mark, name.clone());
                assert_eq!(other, None, "{name}");
            }
            assert!(seen.len() > 10, "{prefix}");
        }
    }

    #[test]
    fn names_are_found_again() {
        assert_eq!(
            named(Mark::of("disk_full"), "error-").as_deref(),
            Some("disk_full")
        );
        assert_eq!(
            named(Mark::of("sign_in"), "help-screen-").as_deref(),
            Some("sign_in")
        );
        assert_eq!(named(Mark::of("never_existed"), "error-"), None);
    }
}
