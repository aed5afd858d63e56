use super::*;
use crate::answers::Answers;
use crate::field_set::condition::check;

fn is(field: FieldId, one_of: &[&str]) -> Condition {
    Condition::Is {
        field,
        one_of: one_of.iter().map(|&value| value.to_owned()).collect(),
    }
}

/// The standard form with another condition at one field.
fn form_with(id: FieldId, condition: Condition) -> FieldSet {
    let mut set = FieldSet::standard();
    for rule in &mut set.fields {
        if rule.id == id {
            rule.visible_if = Some(condition.clone());
        }
    }
    set
}

#[test]
fn an_address_is_asked_in_japan_or_abroad() {
    let set = FieldSet::standard();
    for (residence, home) in [("", true), ("domestic", true), ("overseas", false)] {
        let answers = Answers::from_iter([(FieldId::Residence, residence)]);
        assert_eq!(set.asks(FieldId::City, &answers), home);
        assert_eq!(set.asks(FieldId::Country, &answers), !home);
    }
}

#[test]
fn a_condition_on_what_is_not_asked_sees_no_answer() {
    // The country counts only where it is asked itself.
    let set = form_with(FieldId::MobilePhone, is(FieldId::Country, &["VN"]));
    let mut answers =
        Answers::from_iter([(FieldId::Residence, "overseas"), (FieldId::Country, "VN")]);
    assert!(set.asks(FieldId::MobilePhone, &answers));
    answers.set(FieldId::Residence, "domestic");
    assert!(!set.asks(FieldId::MobilePhone, &answers));
}

#[test]
fn all_parts_of_a_condition_hold() {
    let both = Condition::All {
        of: vec![
            is(FieldId::LeavingKind, &["withdrawn", "removed"]),
            Condition::NamesDiffer,
        ],
    };
    let set = form_with(FieldId::Phone, both);
    let mut answers = Answers::from_iter([(FieldId::LeavingKind, "removed")]);
    assert!(!set.asks(FieldId::Phone, &answers));
    answers.set(FieldId::FamilyNameKanji, "髙﨑");
    answers.set(FieldId::SchoolFamilyNameKanji, "山田");
    assert!(set.asks(FieldId::Phone, &answers));
    answers.set(FieldId::LeavingKind, "graduated");
    assert!(!set.asks(FieldId::Phone, &answers));
}

#[test]
fn only_what_is_asked_is_sent() {
    let answers = Answers::from_iter([
        (FieldId::Residence, "overseas"),
        (FieldId::City, "千代田区"),
        (FieldId::Country, "VN"),
        (FieldId::NameProof, "identity_card"),
    ]);
    let sent = FieldSet::standard().asked(&answers);
    let fields: Vec<FieldId> = sent.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [FieldId::Residence, FieldId::Country]);
}

#[test]
fn data_that_leads_in_a_circle_ends() {
    let mut set = form_with(FieldId::Phone, is(FieldId::MobilePhone, &["1"]));
    for rule in &mut set.fields {
        if rule.id == FieldId::MobilePhone {
            rule.visible_if = Some(is(FieldId::Phone, &["1"]));
        }
    }
    let answers = Answers::from_iter([(FieldId::Phone, "1"), (FieldId::MobilePhone, "1")]);
    assert!(!set.asks(FieldId::Phone, &answers));
}

#[test]
fn conditions_are_read_and_written_by_kind() {
    let json = serde_json::json!({
        "kind": "all",
        "of": [{ "kind": "is", "field": "residence", "one_of": ["overseas"] }, { "kind": "names_differ" }],
    });
    let read: Condition = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), json);
    let slip = serde_json::json!({ "kind": "is", "field": "residence", "oneof": ["overseas"] });
    assert!(serde_json::from_value::<Condition>(slip).is_err());
}

#[test]
fn unusable_conditions() {
    let info = crate::form::tests::info();
    let set = FieldSet::standard();
    let at = FieldId::Phone;
    for (condition, problem) in [
        (is(FieldId::Residence, &["overseas", ""]), None),
        (is(FieldId::StudentNumber, &[""]), None),
        (Condition::NamesDiffer, None),
        (is(at, &[""]), Some(ConditionProblem::Itself)),
        (
            is(FieldId::DocumentType, &["passport"]),
            Some(ConditionProblem::Later),
        ),
        (
            is(FieldId::Residence, &["moon"]),
            Some(ConditionProblem::UnknownValue),
        ),
        (
            is(FieldId::StudentNumber, &["1"]),
            Some(ConditionProblem::UnknownValue),
        ),
        (is(FieldId::Residence, &[]), Some(ConditionProblem::NoValue)),
    ] {
        let nested = Condition::All {
            of: vec![condition.clone()],
        };
        assert_eq!(
            check(&condition, at, &set, &info).err(),
            problem,
            "{condition:?}"
        );
        assert_eq!(check(&nested, at, &set, &info).err(), problem);
    }
    let mut hidden = set;
    hidden.fields.retain(|rule| rule.id != FieldId::Residence);
    let problem = check(&is(FieldId::Residence, &[""]), at, &hidden, &info).err();
    assert_eq!(problem, Some(ConditionProblem::Hidden));
}

/// The standard form as a newer server says it: with one field changed.
fn said(id: &str, change: impl FnOnce(&mut serde_json::Value)) -> FieldSet {
    let mut set = serde_json::to_value(FieldSet::standard()).unwrap();
    let fields = set["fields"].as_array_mut().unwrap();
    change(fields.iter_mut().find(|rule| rule["id"] == id).unwrap());
    serde_json::from_value(set).unwrap()
}

#[test]
fn what_a_newer_form_asks_is_passed_over_where_nobody_has_to_answer() {
    let later = serde_json::json!({ "kind": "of_later", "than": 7 });
    let standard = FieldSet::standard();
    let without = |id| {
        let mut set = standard.clone();
        set.fields.retain(|rule| rule.id != id);
        set
    };
    let optional = without(FieldId::MobilePhone);
    assert_eq!(
        said("mobile_phone", |rule| rule["id"] = "of_later".into()),
        optional
    );
    assert_eq!(
        said("mobile_phone", |rule| rule["format"] = "of_later".into()),
        optional
    );
    assert_eq!(
        said("mobile_phone", |rule| rule["visible_if"] = later.clone()),
        optional
    );
    // Nobody can answer what is not asked: the form can be looked at, and is not sent.
    let required = FieldSet {
        too_new: true,
        ..without(FieldId::Phone)
    };
    for read in [
        said("phone", |rule| rule["id"] = "of_later".into()),
        said("phone", |rule| rule["visible_if"] = later),
        said("phone", |rule| *rule = 7.into()),
    ] {
        assert_eq!(read, required);
        // And what is kept of it on a device says so still.
        let kept = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<FieldSet>(&kept).unwrap(), required);
        assert!(read.for_recovery().too_new);
    }
    let kept = serde_json::to_value(&standard).unwrap();
    assert!(kept.get("too_new").is_none());
}
