//! Receipts read back: what a person sees, what a screen reader says, what the file says about itself.

// The lints know tests by their attribute; what tests share is test code too.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use akashi_domain::{ApplicationKind, Language};
use akashi_typeset::{Contact, Picture, Receipt, Signature, TypesetError};
use jiff::civil::date;

fn receipt(language: Language) -> Receipt {
    let ja = language == Language::Ja;
    let say = |japanese: &str, english: &str| String::from(if ja { japanese } else { english });
    Receipt {
        language,
        kind: ApplicationKind::Registration,
        university: say("証明大学", "Shomei University"),
        colour: "#0017c1".to_owned(),
        reference: "AK26-7K3M-9QXR".to_owned(),
        revision: 1,
        received_at: "2026-11-20T06:05:00Z".parse().unwrap(),
        review_expected: date(2026, 11, 30),
        name: "髙﨑　一郎".into(),
        kana: "タカサキ　イチロウ".into(),
        roman: "TAKASAKI ICHIRO".into(),
        digest: "1f2e3d4c5b6a7988".repeat(4),
        pictures: vec![Picture {
            shows: say("本人確認書類", "identity document"),
            digest: "a1b2c3d4e5f60718".repeat(4),
        }],
        signature: None,
        contacts: vec![Contact {
            topic: say("申請の内容", "Applications"),
            lines: vec![say("教務課", "Registrar"), "03-0000-0000".to_owned()],
        }],
    }
}

/// Runs a program of poppler over the PDF; its output, as text.
fn asked(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("receipt.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new(program)
        .args(arguments)
        .arg(&file)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    // Titles in the list of tags are as they stand in the file.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Without any space: poppler takes wide ones for columns.
fn text(pdf: &[u8]) -> String {
    close(&asked("pdftotext", &["-enc", "UTF-8"], pdf))
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Kept for the eye, where a folder is named.
fn show(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("AKASHI_SHOW") {
        std::fs::write(Path::new(&folder).join(name), pdf).unwrap();
    }
}

#[test]
fn everything_is_on_the_page() {
    for (language, expected) in [
        (
            Language::Ja,
            [
                "証明大学",
                "受付票",
                "2026年11月20日（金） 15:05（日本時間）",
                "1回目（最初の申請）",
                "2026年11月30日（月）ごろまで",
                "画像1：本人確認書類",
            ],
        ),
        (
            Language::En,
            [
                "Shomei University",
                "Receipt",
                "Friday, 20 November 2026, 15:05 (Japan time)",
                "First time",
                "expected to be over by Monday, 30 November 2026",
                "Image 1: identity document",
            ],
        ),
    ] {
        let pdf = receipt(language).pdf().unwrap();
        show(&format!("receipt-{}.pdf", language.tag()), &pdf);
        let page = text(&pdf);
        let common = [
            "AK26-7K3M-9QXR",
            "髙﨑　一郎",
            "TAKASAKI ICHIRO",
            "1f2e 3d4c 5b6a",
            "a1b2 c3d4 e5f6",
            "03-0000-0000",
        ];
        for part in expected.into_iter().chain(common) {
            assert!(page.contains(&close(part)), "{part} is missing:\n{page}");
        }
        assert!(asked("pdfinfo", &[], &pdf).contains("Pages:           1\n"));
    }
}

#[test]
fn it_says_what_was_applied_for() {
    for (kind, [ja, en]) in [
        (
            ApplicationKind::Registration,
            ["利用申請", "Application for use"],
        ),
        (
            ApplicationKind::Enrolment,
            ["学籍番号追加", "Additional student ID number"],
        ),
        (
            ApplicationKind::Recovery,
            [
                "メールアドレスを失った場合の申請",
                "Application after losing the email address",
            ],
        ),
        (
            ApplicationKind::NameChange,
            ["氏名の変更", "Change of name"],
        ),
    ] {
        for (language, words) in [(Language::Ja, ja), (Language::En, en)] {
            let one = Receipt {
                kind,
                ..receipt(language)
            };
            let page = text(&one.pdf().unwrap());
            assert!(page.contains(&close(words)), "{words} is missing:\n{page}");
        }
    }
}

#[test]
fn the_signed_receipt_lies_in_the_file_as_it_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let jws = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJzaG9tZWkifQ.c2lnbmF0dXJl";
    for language in Language::ALL {
        let picture = receipt(language).pictures.remove(0);
        let signed = Receipt {
            signature: Some(Signature {
                key: "0123456789abcdef".to_owned(),
                digest: "fedcba9876543210".repeat(4),
                jws: jws.to_owned(),
            }),
            // Both sides of a card.
            pictures: vec![picture.clone(), picture],
            ..receipt(language)
        };
        let pdf = signed.pdf().unwrap();
        show(&format!("signed-{}.pdf", language.tag()), &pdf);
        let page = text(&pdf);
        for part in ["0123456789abcdef", "fedcba987654", "receipt.jws"] {
            assert!(page.contains(part), "{part} is missing:\n{page}");
        }
        assert!(asked("pdfinfo", &[], &pdf).contains("Pages:           1\n"));
        let (file, saved) = (
            folder.path().join("signed.pdf"),
            folder.path().join("saved.jws"),
        );
        std::fs::write(&file, &pdf).unwrap();
        let status = Command::new("pdfdetach")
            .args(["-save", "1", "-o"])
            .args([&saved, &file])
            .status();
        assert!(status.unwrap().success());
        assert_eq!(std::fs::read_to_string(&saved).unwrap(), jws);
        assert_eq!(pdf, signed.pdf().unwrap());
    }
    let unsigned = text(&receipt(Language::En).pdf().unwrap());
    assert!(!unsigned.contains("receipt.jws"));
}

#[test]
fn names_come_back_as_they_were_typed() {
    for name in [
        "髙﨑　一郎",
        "𠮷田　美咲",
        "𡈽田　一郎",
        "𠀁田　一郎",
        "葛\u{E0100}城",
        "葛\u{E0101}城",
        "渡邉\u{E0100}",
        "渡邉\u{E010F}",
        "渡邉",
        "\u{FA19}田",
        "NGUYEN THI MINH KHAI",
        "Nguyễn Thị Ā ō ŁUCJA Čapek",
    ] {
        let typed = Receipt {
            name: name.into(),
            ..receipt(Language::Ja)
        };
        let pdf = typed.pdf().unwrap();
        show(&format!("name-{name}.pdf"), &pdf);
        let page = text(&pdf);
        assert!(
            page.contains(&close(name)),
            "{}: {page}",
            name.escape_unicode()
        );
    }
}

#[test]
fn a_name_that_cannot_be_drawn_is_never_drawn_otherwise() {
    let typed = Receipt {
        name: "一\u{E01EF}क　一郎".into(),
        ..receipt(Language::Ja)
    };
    let pdf = typed.pdf().unwrap();
    show("unshown.pdf", &pdf);
    let page = text(&pdf);
    assert!(
        page.contains("タカサキイチロウ") && page.contains("印字できない文字"),
        "{page}"
    );
    assert!(!page.contains("一郎"), "{page}");
    let nothing = Receipt {
        name: "क".into(),
        kana: "".into(),
        roman: "".into(),
        ..receipt(Language::En)
    };
    assert!(text(&nothing.pdf().unwrap()).contains(&close("As recorded in the application")));
    let university = Receipt {
        university: "क".to_owned(),
        ..receipt(Language::En)
    };
    assert_eq!(university.pdf(), Err(TypesetError::MissingGlyph));
}

#[test]
fn what_was_typed_is_no_markup() {
    let typed = Receipt {
        name: "#panic() *a* $x$ \\u{41} @b <c>".into(),
        ..receipt(Language::En)
    };
    let page = text(&typed.pdf().unwrap());
    assert!(
        page.contains(&close("#panic() *a* $x$ \\u{41} @b <c>")),
        "{page}"
    );
}

#[test]
fn the_file_is_tagged_and_says_nobody() {
    let pdf = receipt(Language::Ja).pdf().unwrap();
    let info = asked("pdfinfo", &[], &pdf);
    for part in [
        "Title:           受付票 AK26-7K3M-9QXR",
        "Author:          証明大学",
        "Tagged:          yes",
    ] {
        assert!(info.contains(part), "{info}");
    }
    assert!(!info.contains("髙﨑"), "{info}");
    let all = asked("pdfinfo", &["-struct"], &pdf);
    assert!(all.contains("H1") && all.contains("H2"), "{all}");
    let metadata = asked("pdfinfo", &["-meta"], &pdf);
    assert!(
        metadata.contains("pdfuaid:part") && metadata.contains("pdfaid:part"),
        "{metadata}"
    );
    assert!(!metadata.contains("髙﨑"), "{metadata}");
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let one = receipt(Language::Ja).pdf().unwrap();
    assert_eq!(one, receipt(Language::Ja).pdf().unwrap());
    let later = Receipt {
        revision: 2,
        ..receipt(Language::Ja)
    };
    assert_ne!(one, later.pdf().unwrap());
}

#[test]
fn long_names_and_many_contacts_take_another_page() {
    let contact = receipt(Language::En).contacts.remove(0);
    let long = Receipt {
        name: "Maximiliane".repeat(12).into(),
        contacts: vec![contact; 20],
        ..receipt(Language::En)
    };
    let pdf = long.pdf().unwrap();
    show("long.pdf", &pdf);
    assert!(asked("pdfinfo", &[], &pdf).contains("Pages:           2\n"));
}
