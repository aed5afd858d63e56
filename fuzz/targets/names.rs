//! Any text in the fields of a name, and as what is searched for.
#![no_main]

use akashi_domain::reading;
use akashi_domain::search_key::search_key;
use akashi_domain::{Answers, FieldId};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    let today = date(2026, 11, 20);
    let mut answers = Answers::default();
    for field in FieldId::ALL.iter().copied() {
        let first = reading::read(field, typed, &answers, today);
        let again = reading::read(field, first.answer.expose(), &answers, today);
        assert_eq!(
            again.answer.expose(),
            first.answer.expose(),
            "{field:?}: {typed:?}"
        );
        answers.set(field, typed);
    }
    let key = search_key(typed);
    assert_eq!(search_key(&key), key, "{typed:?}");
});
