//! The letters: which words for which occasion. The words themselves stand in `i18n/*/mails.ftl`.

use akashi_domain::university::UniversityInfo;
use akashi_domain::{ApplicationKind, Language, ReferenceNumber, Sensitive, code};
use akashi_i18n::{Messages, text};
use jiff::Timestamp;
use jiff::civil::Date;

use super::kinds;
use super::letter::{Block, Letter};
use crate::applications::datetime_in_japan;
use crate::storage::notice::AccountNotice;

/// What a letter is about.
#[derive(Debug, Clone)]
pub enum Occasion {
    /// A new registration: link and code.
    Registration(LinkAndCode),
    /// A new registration with an address that has an account.
    RegistrationKnown,
    /// A mail address to be confirmed by somebody who is signed in: link and code.
    MailAddress(LinkAndCode),
    /// Another mail address for an account: link and code.
    AddressChange(LinkAndCode),
    /// The same, for one with which another graduate signs in.
    AddressChangeKnown,
    /// An account under another address: link and code.
    Recovery(LinkAndCode),
    /// The same, with an address that has an account.
    RecoveryKnown,
    /// A further student number for an account: link and code.
    Enrolment(LinkAndCode),
    /// The address that a student signs in with after graduation: link and code.
    Graduation(LinkAndCode),
    /// The same, for one with which another graduate signs in.
    GraduationKnown,
    /// Back to an application: link and code.
    Continue(LinkAndCode),
    /// Back to an application that is not there.
    ContinueUnknown,
    /// Forgotten passwords: link and code.
    ResetRequested(LinkAndCode),
    /// A forgotten second password of a campus ID: link and code.
    SecondPasswordForgotten(LinkAndCode),
    /// The previous sign-in was somebody else: link and code.
    ResetForced(LinkAndCode),
    /// Forgotten passwords of an address that has no account.
    ResetUnknown,
    /// 認証キー
    EmailKey {
        /// Its digits.
        key: Sensitive<String>,
        /// 有効期限
        until: Timestamp,
    },
    /// Something of an account has changed.
    AccountChanged(AccountNotice),
    /// 申請受付
    Received {
        /// What is applied for.
        kind: ApplicationKind,
        /// 受付番号
        reference: ReferenceNumber,
        /// When the review is expected to be over.
        expected: Option<Date>,
    },
    /// 承認
    Approved {
        /// What was applied for.
        kind: ApplicationKind,
        /// 受付番号
        reference: ReferenceNumber,
        /// 初回パスワード
        password: Sensitive<String>,
        /// Its life.
        days: u32,
    },
    /// 学籍番号追加 was approved.
    NumberAdded {
        /// 受付番号
        reference: ReferenceNumber,
        /// 学籍番号
        number: Sensitive<String>,
    },
    /// 氏名の変更 was approved.
    NameChanged {
        /// 受付番号
        reference: ReferenceNumber,
    },
    /// The passwords were reset.
    PasswordsReset {
        /// 初回パスワード
        password: Sensitive<String>,
        /// Its life.
        days: u32,
    },
    /// 却下
    Rejected {
        /// What was applied for.
        kind: ApplicationKind,
        /// 受付番号
        reference: ReferenceNumber,
    },
    /// 再申請依頼
    Returned {
        /// What is applied for.
        kind: ApplicationKind,
        /// 受付番号
        reference: ReferenceNumber,
        /// Last day for the correction.
        until: Option<Date>,
    },
}

/// The secrets of a mail of a flow.
#[derive(Debug, Clone)]
pub struct LinkAndCode {
    /// The landing page.
    pub url: Sensitive<String>,
    /// Eight characters.
    pub code: Sensitive<String>,
    /// Their life.
    pub minutes: u32,
}

/// Writes the letter for an occasion.
#[must_use]
pub fn letter(occasion: &Occasion, university: &UniversityInfo, language: Language) -> Letter {
    let m = Messages::of(language);
    let mut blocks = vec![paragraph(text::mail_lead(m, university.name.get(language)))];
    let (subject, body) = contents(occasion, m);
    blocks.extend(body);
    blocks.push(footer(university, m));
    Letter {
        language,
        subject,
        blocks,
    }
}

fn contents(occasion: &Occasion, m: &Messages) -> (String, Vec<Block>) {
    match occasion {
        Occasion::Registration(secrets) => (
            text::mail_registration_subject(m),
            link_and_code(text::mail_registration_body(m), secrets, m),
        ),
        Occasion::RegistrationKnown => (
            text::mail_registration_known_subject(m),
            vec![
                paragraph(text::mail_registration_known_body(m)),
                paragraph(text::mail_registration_known_help(m)),
            ],
        ),
        Occasion::MailAddress(secrets) => (
            text::mail_address_subject(m),
            link_and_code(text::mail_address_body(m), secrets, m),
        ),
        Occasion::AddressChange(secrets) => (
            text::mail_address_change_subject(m),
            [
                link_and_code(text::mail_address_change_body(m), secrets, m),
                vec![paragraph(text::mail_address_change_not_you(m))],
            ]
            .concat(),
        ),
        Occasion::AddressChangeKnown => (
            text::mail_address_change_known_subject(m),
            vec![
                paragraph(text::mail_address_change_known_body(m)),
                paragraph(text::mail_registration_known_help(m)),
            ],
        ),
        Occasion::Recovery(secrets) => (
            text::mail_recovery_subject(m),
            link_and_code(text::mail_recovery_body(m), secrets, m),
        ),
        Occasion::RecoveryKnown => (
            text::mail_registration_known_subject(m),
            vec![
                paragraph(text::mail_recovery_known_body(m)),
                paragraph(text::mail_registration_known_help(m)),
            ],
        ),
        Occasion::Enrolment(secrets) => (
            text::mail_enrolment_subject(m),
            [
                link_and_code(text::mail_enrolment_body(m), secrets, m),
                vec![paragraph(text::mail_enrolment_not_you(m))],
            ]
            .concat(),
        ),
        Occasion::Graduation(secrets) => (
            text::mail_graduation_subject(m),
            [
                link_and_code(text::mail_graduation_body(m), secrets, m),
                vec![paragraph(text::mail_graduation_not_you(m))],
            ]
            .concat(),
        ),
        Occasion::GraduationKnown => (
            text::mail_address_change_known_subject(m),
            vec![
                paragraph(text::mail_graduation_known_body(m)),
                paragraph(text::mail_registration_known_help(m)),
            ],
        ),
        Occasion::Continue(secrets) => (
            text::mail_continue_subject(m),
            link_and_code(text::mail_continue_body(m), secrets, m),
        ),
        Occasion::ContinueUnknown => (
            text::mail_continue_unknown_subject(m),
            vec![paragraph(text::mail_continue_unknown_body(m))],
        ),
        Occasion::ResetRequested(secrets) => (
            text::mail_reset_requested_subject(m),
            [
                link_and_code(text::mail_reset_requested_body(m), secrets, m),
                vec![paragraph(text::mail_reset_requested_not_you(m))],
            ]
            .concat(),
        ),
        Occasion::SecondPasswordForgotten(secrets) => (
            text::mail_second_forgotten_subject(m),
            [
                link_and_code(text::mail_second_forgotten_body(m), secrets, m),
                vec![paragraph(text::mail_second_forgotten_not_you(m))],
            ]
            .concat(),
        ),
        Occasion::ResetForced(secrets) => (
            text::mail_reset_forced_subject(m),
            link_and_code(text::mail_reset_forced_body(m), secrets, m),
        ),
        Occasion::ResetUnknown => (
            text::mail_reset_unknown_subject(m),
            vec![paragraph(text::mail_reset_unknown_body(m))],
        ),
        Occasion::EmailKey { key, until } => (text::mail_key_subject(m), email_key(key, *until, m)),
        Occasion::AccountChanged(notice) => changed(*notice, m),
        Occasion::Received {
            kind,
            reference,
            expected,
        } => (
            kinds::received_subject(*kind, m),
            received(*kind, reference, *expected, m),
        ),
        Occasion::Approved {
            kind,
            reference,
            password,
            days,
        } => (
            text::mail_result_subject(m),
            approved(*kind, reference, password, *days, m),
        ),
        Occasion::PasswordsReset { password, days } => (
            text::mail_reset_subject(m),
            [
                vec![paragraph(text::mail_reset_body(m))],
                initial_password(password, *days, m),
            ]
            .concat(),
        ),
        Occasion::NumberAdded { reference, number } => (
            text::mail_result_subject(m),
            vec![
                paragraph(text::mail_number_added_body(m)),
                Block::Value {
                    label: text::mail_student_number_label(m),
                    value: number.clone(),
                },
                reference_block(reference, m),
                paragraph(text::mail_number_added_where(m)),
            ],
        ),
        Occasion::NameChanged { reference } => (
            text::mail_result_subject(m),
            vec![
                paragraph(text::mail_name_changed_body(m)),
                reference_block(reference, m),
                paragraph(text::mail_name_changed_kept(m)),
                paragraph(text::mail_changed_not_you(m)),
            ],
        ),
        Occasion::Rejected { kind, reference } => (
            text::mail_result_subject(m),
            vec![
                paragraph(kinds::rejected(*kind, m)),
                reference_block(reference, m),
                paragraph(text::mail_rejected_where(m)),
            ],
        ),
        Occasion::Returned {
            kind,
            reference,
            until,
        } => (
            text::mail_result_subject(m),
            returned(*kind, reference, *until, m),
        ),
    }
}

fn changed(notice: AccountNotice, m: &Messages) -> (String, Vec<Block>) {
    let (subject, body) = match notice {
        AccountNotice::PasswordChanged => (
            text::mail_password_changed_subject(m),
            text::mail_password_changed_body(m),
        ),
        AccountNotice::SecondPasswordChanged | AccountNotice::CampusSecondPasswordChanged => (
            text::mail_second_password_changed_subject(m),
            text::mail_second_password_changed_body(m),
        ),
        AccountNotice::CampusSecondPasswordSetAnew => (
            text::mail_second_set_anew_subject(m),
            text::mail_second_set_anew_body(m),
        ),
        AccountNotice::PasswordsSetAnew => (
            text::mail_passwords_set_anew_subject(m),
            text::mail_passwords_set_anew_body(m),
        ),
        AccountNotice::AddressChanged => (
            text::mail_address_changed_subject(m),
            text::mail_address_changed_body(m),
        ),
        AccountNotice::EmailKeyOn => (
            text::mail_email_key_on_subject(m),
            text::mail_email_key_on_body(m),
        ),
        AccountNotice::EmailKeyOff => (
            text::mail_email_key_off_subject(m),
            text::mail_email_key_off_body(m),
        ),
        AccountNotice::Graduated => (
            text::mail_graduated_subject(m),
            text::mail_graduated_body(m),
        ),
        AccountNotice::PersonalChanged => (
            text::mail_personal_changed_subject(m),
            text::mail_personal_changed_body(m),
        ),
    };
    // Nothing leads to this account from the address before: only the office can help.
    let not_you = match notice {
        AccountNotice::AddressChanged => text::mail_address_changed_not_you(m),
        AccountNotice::Graduated => text::mail_graduated_not_you(m),
        AccountNotice::EmailKeyOn
        | AccountNotice::EmailKeyOff
        | AccountNotice::CampusSecondPasswordChanged
        | AccountNotice::CampusSecondPasswordSetAnew => text::mail_campus_not_you(m),
        _ => text::mail_changed_not_you(m),
    };
    (subject, vec![paragraph(body), paragraph(not_you)])
}

/// No link: whoever asks for a key has to type it where they sign in.
fn email_key(key: &Sensitive<String>, until: Timestamp, m: &Messages) -> Vec<Block> {
    let until = datetime_in_japan(until);
    vec![
        paragraph(text::mail_key_body(m)),
        Block::Value {
            label: text::mail_key_label(m),
            value: key.clone(),
        },
        paragraph(text::mail_key_until(
            m,
            date(until.date(), m),
            until.strftime("%H:%M").to_string(),
        )),
        paragraph(text::mail_key_closed(m)),
        paragraph(text::mail_key_not_you(m)),
    ]
}

fn link_and_code(body: String, secrets: &LinkAndCode, m: &Messages) -> Vec<Block> {
    vec![
        paragraph(body),
        Block::Value {
            label: text::mail_code_label(m),
            value: code::grouped(secrets.code.expose()).into(),
        },
        paragraph(text::mail_code_hint(m)),
        paragraph(text::mail_link_hint(m)),
        Block::Link {
            label: text::mail_link_label(m),
            url: secrets.url.clone(),
        },
        paragraph(text::mail_life(m, secrets.minutes)),
    ]
}

fn received(
    kind: ApplicationKind,
    reference: &ReferenceNumber,
    expected: Option<Date>,
    m: &Messages,
) -> Vec<Block> {
    let mut blocks = vec![
        paragraph(kinds::received(kind, m)),
        reference_block(reference, m),
    ];
    blocks.extend(expected.map(|day| paragraph(text::mail_received_expected(m, date(day, m)))));
    if kind == ApplicationKind::NameChange {
        // No mail went before it that somebody else could have been stopped by.
        blocks.push(paragraph(text::mail_changed_not_you(m)));
    }
    blocks
}

fn approved(
    kind: ApplicationKind,
    reference: &ReferenceNumber,
    password: &Sensitive<String>,
    days: u32,
    m: &Messages,
) -> Vec<Block> {
    let mut blocks = vec![
        paragraph(match kind {
            ApplicationKind::Recovery => text::mail_recovery_approved_body(m),
            _ => text::mail_approved_body(m),
        }),
        reference_block(reference, m),
    ];
    blocks.extend(initial_password(password, days, m));
    blocks
}

fn initial_password(password: &Sensitive<String>, days: u32, m: &Messages) -> Vec<Block> {
    vec![
        Block::Value {
            label: text::mail_initial_password_label(m),
            value: password.clone(),
        },
        paragraph(text::mail_approved_sign_in(m)),
        paragraph(text::mail_approved_life(m, days)),
    ]
}

fn returned(
    kind: ApplicationKind,
    reference: &ReferenceNumber,
    until: Option<Date>,
    m: &Messages,
) -> Vec<Block> {
    let mut blocks = vec![
        paragraph(kinds::returned(kind, m)),
        reference_block(reference, m),
        paragraph(text::mail_returned_where(m)),
    ];
    blocks.extend(until.map(|day| paragraph(text::mail_returned_until(m, date(day, m)))));
    blocks
}

fn reference_block(reference: &ReferenceNumber, m: &Messages) -> Block {
    Block::Value {
        label: text::mail_reference_label(m),
        value: reference.to_string().into(),
    }
}

fn date(day: Date, m: &Messages) -> String {
    text::mail_date(
        m,
        day.day().to_string(),
        i32::from(day.month()),
        day.year().to_string(),
    )
}

/// Sending only, delete if unknown, and whom to ask.
fn footer(university: &UniversityInfo, m: &Messages) -> Block {
    let language = m.language();
    let mut lines = vec![
        text::mail_footer_sending_only(m),
        text::mail_footer_not_you(m),
        text::mail_footer_contact(m),
        university.name.get(language).to_owned(),
    ];
    for contact in &university.contacts {
        let parts = [
            contact.topic.get(language),
            contact.name.get(language),
            contact.phone.as_str(),
            contact.email.as_str(),
            contact.hours.get(language),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(parts.join(" / "));
    }
    Block::Footer(lines)
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(words)
}
