//! Any text in a field for a day and one for a month: what is kept of it is understood again, as the same.
#![no_main]

use akashi_domain::reading::{self, dates};
use akashi_domain::{Answers, FieldId};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    let today = date(2026, 11, 20);
    let answers = Answers::default();
    for field in [FieldId::BirthDate, FieldId::LeavingMonth] {
        let first = reading::read(field, typed, &answers, today);
        let again = reading::read(field, first.answer.expose(), &answers, today);
        assert_eq!(again.answer.expose(), first.answer.expose(), "{typed:?}");
    }
    let _ = dates::parse_month(typed);
});
