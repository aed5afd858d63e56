//! Journeys J2 and J3: students, whom the university's identity provider or its directory knows.

use akashi_tests::browser::Browser;
use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::saml::ICHIRO;
use akashi_tests::journey::{
    campus_id, further, graduate, graduation, saml, staff, switch_language,
};
use akashi_tests::neighbours::idp::Idp;
use akashi_tests::page::Page;
use akashi_tests::university::{Campus, University};
use akashi_tests::words::Language;
use akashi_tests::{Result, programs};

#[test]
fn j2_saml_student_in_japanese_on_a_small_display() {
    j2("j2-ja", Language::Ja, Screen::SMALL).unwrap();
}

#[test]
fn j2_saml_student_in_english_on_a_notebook() {
    j2("j2-en", Language::En, Screen::NOTEBOOK).unwrap();
}

#[test]
fn j3_campus_id_in_japanese_on_a_small_display() {
    j3("j3-ja", Language::Ja, Screen::SMALL).unwrap();
}

#[test]
fn j3_campus_id_in_english_on_a_notebook() {
    j3("j3-en", Language::En, Screen::NOTEBOOK).unwrap();
}

/// Signed in by the browser, with an address of their own.
fn j2(name: &str, language: Language, screen: Screen) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let desktop = Desktop::filled(&artifacts, screen)?;
    let browser = Browser::install(&desktop)?;
    let idp = Idp::start(&[ICHIRO])?;
    let configure = |campus: &Campus, text: String| saml::configured(&idp, campus, &text);
    let mut university = University::timed(&artifacts, configure)?;
    let campus = &university.campus().clone();
    let page = Page::open(&desktop, "student", &campus.address)?;
    page.see("screen-start")?;
    switch_language(&page, language)?;
    graduate::meets_the_university(&page)?;

    // J2 1 and 3
    saml::signs_in(&page, &desktop, &browser, language, 0)?;
    saml::gives_the_address(&page, campus)?;
    saml::signs_out(&page)?;
    saml::signs_in(&page, &desktop, &browser, language, 1)?;
    saml::is_home(&page)?;

    // J2 4
    let ask =
        |page: &Page, number, time| further::asks(page, &desktop, campus, language, (number, time));
    let rejected = ask(&page, further::UNKNOWN, 0)?;
    page.looks_good()?;
    drop(page);
    let office = Page::open(&desktop, "office", &campus.address)?;
    staff::signs_in(&office, campus, language)?;
    staff::rejects_a_number(&office, &rejected, further::UNKNOWN)?;
    office.looks_good()?;
    drop(office);
    let page = Page::open(&desktop, "student", &campus.address)?;
    further::is_rejected(&page, further::UNKNOWN)?;
    let approved = ask(&page, further::KNOWN, 1)?;
    page.looks_good()?;
    drop(page);
    let office = Page::open(&desktop, "office", &campus.address)?;
    staff::signs_in_again(&office, campus)?;
    staff::approves_a_number(&office, &approved)?;
    office.looks_good()?;
    drop(office);
    let page = Page::open(&desktop, "student", &campus.address)?;
    further::is_approved(&page, further::KNOWN)?;
    let numbers = [ICHIRO.number, further::KNOWN];
    graduation::chooses(&page, numbers)?;

    // And graduates, with all of it; who they are is asked once more.
    graduation::signs_in_once_more(&page, &mut university, |page| {
        saml::in_the_browser(page, &desktop, &browser, language, 2)
    })?;
    graduation::graduates(&page, campus, language)?;
    graduation::comes_back(&page, numbers, [&rejected, &approved])?;
    page.looks_good()
}

/// Signed in with an ID of the university, its password, and one of their own.
fn j3(name: &str, language: Language, screen: Screen) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let desktop = Desktop::filled(&artifacts, screen)?;
    let slapd = campus_id::directory()?;
    let configure = |campus: &Campus, text: String| campus_id::configured(&slapd, campus, &text);
    let mut university = University::timed(&artifacts, configure)?;
    let campus = &university.campus().clone();
    let page = Page::open(&desktop, "student", &campus.address)?;
    page.see("screen-start")?;
    switch_language(&page, language)?;
    graduate::meets_the_university(&page)?;

    // J3 1 and 2
    campus_id::signs_in_first(&page, campus)?;
    campus_id::is_refused_without_the_second(&page, language)?;
    campus_id::signs_in(&page, campus_id::SECOND)?;

    // J3 3 to 6
    campus_id::types_keys(&page, campus, language)?;
    campus_id::is_remembered_for_a_month(&page, &mut university, language)?;
    campus_id::switches_the_key_off(&page, language)?;
    campus_id::forgets_the_second_password(&page, &desktop, &mut university, language)?;

    // And graduates.
    graduation::graduates_from_the_directory(&page, campus, language)?;
    graduation::comes_back_from_the_directory(&page, language)?;
    page.looks_good()
}
