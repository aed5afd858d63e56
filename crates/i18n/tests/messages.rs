//! The messages as programs use them.

use std::collections::BTreeMap;
use std::thread;

use akashi_domain::diagnosis::Mark;
use akashi_i18n::{Language, Messages, text};

#[test]
fn a_message_in_each_language() {
    assert_eq!(text::general_back(Messages::of(Language::Ja)), "戻る");
    assert_eq!(text::general_back(Messages::of(Language::En)), "Back");
}

#[test]
fn arguments_carry_no_isolation_marks() {
    let shown = text::general_minutes_left(Messages::of(Language::Ja), 2);
    assert_eq!(shown, "あと2分");
}

#[test]
fn english_counts() {
    let en = Messages::of(Language::En);
    assert_eq!(text::general_minutes_left(en, 1), "1 minute left");
    assert_eq!(text::general_minutes_left(en, 2), "2 minutes left");
}

#[test]
fn a_key_known_only_at_run_time() {
    let en = Messages::of(Language::En);
    let args = BTreeMap::from([("minutes".to_owned(), "1".to_owned())]);
    assert_eq!(
        en.format("general-minutes-left", &args).as_deref(),
        Some("1 minute left")
    );
    assert_eq!(en.format("general-no-such-message", &args), None);
}

#[test]
fn one_set_serves_several_threads() {
    let messages = Messages::of(Language::Ja);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(text::general_yes(messages), "はい"));
        }
    });
}

#[test]
fn every_country_has_a_name_of_its_own() {
    for language in [Language::Ja, Language::En] {
        let messages = Messages::of(language);
        let mut names: Vec<String> = akashi_domain::country::CODES
            .iter()
            .map(|code| {
                let key = format!("country-{}", code.to_lowercase());
                messages
                    .format(&key, &BTreeMap::new())
                    .unwrap_or_else(|| panic!("{key}"))
            })
            .collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), akashi_domain::country::CODES.len());
    }
}

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
        Messages::name_of(Mark::of("disk_full"), "error-").as_deref(),
        Some("disk_full")
    );
    assert_eq!(
        Messages::name_of(Mark::of("sign_in"), "help-screen-").as_deref(),
        Some("sign_in")
    );
    assert_eq!(Messages::name_of(Mark::of("never_existed"), "error-"), None);
}
