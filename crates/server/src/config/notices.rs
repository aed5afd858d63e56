//! Notes on screens: one for each, in both languages, and not more than anybody reads.

use std::collections::BTreeSet;

use akashi_domain::university::Notice;
use akashi_domain::{Language, limits};

use super::ConfigProblem;

pub(super) fn check(notices: &[Notice]) -> Result<(), ConfigProblem> {
    let mut seen = BTreeSet::new();
    for (at, notice) in notices.iter().enumerate() {
        let entry = |name: &str| format!("notices.{}.{name}", at + 1);
        if !seen.insert(notice.screen) {
            return Err(ConfigProblem::value(entry("screen"), "duplicate"));
        }
        for language in Language::ALL {
            let text = notice.text.get(language);
            if text.trim().is_empty() {
                return Err(ConfigProblem::value(entry("text"), "missing"));
            }
            if text.chars().count() > limits::NOTICE_CHARS {
                return Err(ConfigProblem::value(entry("text"), "too_large"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use akashi_domain::Localized;
    use akashi_domain::university::NoticeScreen;

    use super::*;

    fn notice(screen: NoticeScreen, ja: &str, en: &str) -> Notice {
        Notice {
            screen,
            text: Localized::new(ja, en),
        }
    }

    #[test]
    fn slips_of_the_pen_are_named() {
        let home = || notice(NoticeScreen::Home, "注意", "note");
        let long = "あ".repeat(limits::NOTICE_CHARS + 1);
        for (notices, expected) in [
            (vec![], None),
            (
                vec![home(), notice(NoticeScreen::SignIn, "注意", "note")],
                None,
            ),
            (
                vec![home(), home()],
                Some(("notices.2.screen", "duplicate")),
            ),
            (
                vec![notice(NoticeScreen::Home, "注意", "\n ")],
                Some(("notices.1.text", "missing")),
            ),
            (
                vec![notice(NoticeScreen::Home, &long, "note")],
                Some(("notices.1.text", "too_large")),
            ),
        ] {
            let found = check(&notices);
            let found = found.as_ref().err().and_then(|problem| match problem {
                ConfigProblem::Value { entry, reason } => Some((entry.as_str(), *reason)),
                _ => None,
            });
            assert_eq!(found, expected);
        }
    }
}
