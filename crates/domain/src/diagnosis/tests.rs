use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn any_diagnosis() -> impl Strategy<Value = Diagnosis> {
    (
        (0_u8..8, 0_u8..64, 0_u8..64),
        select(System::ALL),
        select(&Language::ALL[..]),
        select(Line::ALL),
        select(StoreCondition::ALL),
        any::<(bool, u16, u16)>(),
    )
        .prop_map(
            |((major, minor, patch), system, language, line, store, (unsent, screen, problem))| {
                Diagnosis {
                    version: Version {
                        major,
                        minor,
                        patch,
                    },
                    system,
                    language,
                    line,
                    store,
                    unsent,
                    screen: Mark(screen),
                    problem: Mark(problem),
                }
            },
        )
}

proptest! {
    #[test]
    fn what_is_written_is_read(diagnosis in any_diagnosis()) {
        let code = diagnosis.to_string();
        prop_assert_eq!(code.len(), CHARS + 1 + 3);
        prop_assert_eq!(Diagnosis::parse(&code), Ok(diagnosis));
        let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        prop_assert_eq!(Diagnosis::parse(&sloppy), Ok(diagnosis));
    }

    #[test]
    fn a_wrong_character_is_found(diagnosis in any_diagnosis(), place in 0..=CHARS, value in 0_u8..32) {
        let code: Vec<char> = diagnosis.to_string().chars().filter(|c| *c != '-').collect();
        let mut typed = code.clone();
        typed[place] = symbol(value);
        prop_assume!(typed != code);
        let typed: String = typed.into_iter().collect();
        prop_assert_eq!(Diagnosis::parse(&typed), Err(MalformedDiagnosis::Slip));
    }

    #[test]
    fn whatever_is_typed_is_answered(typed in "\\PC{0,40}") {
        let _ = Diagnosis::parse(&typed);
    }
}

#[test]
fn another_layout_is_newer() {
    let values = [31_u8; CHARS];
    let mut code: String = values.iter().copied().map(symbol).collect();
    code.push(symbol(check_value(&values)));
    assert_eq!(Diagnosis::parse(&code), Err(MalformedDiagnosis::Newer));
}

#[test]
fn versions_fit() {
    for (text, expected) in [
        ("0.1.0", "0.1.0"),
        ("1.2.3-rc.1", "1.2.3"),
        ("9.99.300", "7.63.63"),
        ("nonsense", "0.0.0"),
    ] {
        assert_eq!(Version::of(text).to_string(), expected, "{text}");
    }
}

#[test]
fn a_mark_is_known_by_its_name() {
    let mark = Mark::of("disk_full");
    assert_eq!(
        mark.among(["disk_unwritable", "disk_full"]),
        Some("disk_full")
    );
    assert_eq!(mark.among(["disk_unwritable"]), None);
    assert_eq!(Mark::NONE.among(["disk_full"]), None);
}
