//! The real window: journeys J1 to J3 in both languages on two displays, links, and what must not be lost. Real display,
//! keyring, server, mail folder, directory and identity provider; nothing is simulated.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "figures are printed")]

mod first;
mod ime;
mod instance;
mod office;
mod post;
mod students;
mod typing;

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::people::{self, Graduate};
use akashi_tests::journey::photograph::Photographs;
use akashi_tests::journey::{
    self, account, accounts, documents, form, graduate, receipt, renamed, staff,
};
use akashi_tests::line::Line;
use akashi_tests::page::Page;
use akashi_tests::university::University;
use akashi_tests::words::Language;
use akashi_tests::{Result, canary, mail, programs};

/// A second member of staff, from the server's own computer.
const COLLEAGUE: (&str, &str) = ("kakunin", "Umi no soko ni mo miyako");

#[test]
fn j1_graduate_in_japanese_on_a_notebook() {
    journey("j1-ja", Language::Ja, Screen::NOTEBOOK).unwrap();
}

#[test]
fn j1_graduate_in_english_on_a_small_display() {
    journey("j1-en", Language::En, Screen::SMALL).unwrap();
}

/// A graduate applies, staff return and approve, the graduate signs in.
fn journey(name: &str, language: Language, screen: Screen) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let desktop = Desktop::filled(&artifacts, screen)?;
    let mut university = University::start(&artifacts)?;
    let campus = university.campus().clone();
    let ichiro = Graduate::new(language);
    let pictures = Photographs::in_folder(&desktop.home().join("tmp"))?;
    let line = Line::open(&campus)?;
    let open = |person: &str| Page::open(&desktop, person, &line.address);

    // J1 1 to 4
    let page = open(&ichiro.name)?;
    graduate::switches_language(&page, language)?;
    graduate::connects(&page)?;
    graduate::mistypes_the_address(&page, &ichiro)?;
    let mail = graduate::registers(&page, &campus, &ichiro)?;
    graduate::types_the_code(&page, &campus, &mail)?;
    graduate::agrees(&page)?;

    // J1 5 to 11
    form::fill(&page, &desktop, &ichiro)?;
    documents::photographs(&page)?;
    documents::is_refused(&page, &desktop, language, &pictures.heic)?;
    documents::insists(&page, &desktop, language, &pictures.blurred)?;
    documents::attach(&page, &desktop, language, &pictures.licence)?;
    documents::thinks_again(&page)?;
    documents::covers(&page, &desktop, language, &pictures.insurance)?;
    documents::proves_the_name(&page, &desktop, &pictures.extract)?;
    form::keeps_values_in_the_other_language(&page, language)?;
    page.looks_good()?;
    page.kill()?;
    let page = open(&ichiro.name)?;
    form::is_back(&page)?;

    // J1 12: offline; online, and unplugged in the middle of it; the computer too; online again
    form::to_check(&page)?;
    university.interrupt();
    graduate::sends_offline(&page)?;
    graduate::is_asked_when_leaving(&page, &desktop)?;
    line.set_pace(graduate::SLOW);
    university.resume()?;
    graduate::sees_it_move(&page, &line)?;
    university.interrupt();
    graduate::sees_it_wait(&page)?;
    page.kill()?;
    let page = open(&ichiro.name)?;
    graduate::sees_it_wait(&page)?;
    line.set_pace(0);
    university.resume()?;
    let reference = graduate::is_received(&page, 1)?;
    receipt::saves(&page, &desktop, language, &reference)?;
    page.looks_good()?;
    drop(page);

    // J1 13
    let office = open("office")?;
    staff::signs_in(&office, &campus, language)?;
    staff::returns(&office, &reference, language)?;
    office.looks_good()?;
    drop(office);
    mail::wait_for(&campus.folder, &ichiro.email, 1)?;
    let page = open(&ichiro.name)?;
    graduate::corrects(&page)?;
    graduate::is_received(&page, 2)?;
    page.looks_good()?;
    drop(page);

    // J1 14
    let office = open("office")?;
    staff::signs_in_again(&office, &campus)?;
    staff::approves(&office, &reference)?;
    office.looks_good()?;
    drop(office);
    let initial = journey::initial_password(&campus, &ichiro.email, language)?;

    // J1 15 and 16
    let page = open(&ichiro.name)?;
    graduate::signs_in_first(&page, &ichiro, &initial)?;
    graduate::is_refused_bad_passwords(&page, language, &initial)?;
    graduate::sets_passwords(&page)?;
    account::looks_for_help(&page)?;

    // J1 17, and another address
    account::forgets_the_passwords(&page, &campus, &ichiro, language)?;
    account::changes_the_address(&page, &campus, &ichiro, language)?;
    account::signs_in_with_the_new_address(&page)?;

    // F12, which two people of the office decide
    let reference = renamed::asks(&page, &desktop, language, &pictures)?;
    page.looks_good()?;
    drop(page);
    let office = open("office")?;
    staff::signs_in_again(&office, &campus)?;
    staff::proposes_a_name(&office, &reference)?;
    office.looks_good()?;
    drop(office);
    university.employs(COLLEAGUE, "reviewer")?;
    let colleague = open("colleague")?;
    accounts::arrives(&colleague, language)?;
    accounts::is_in(&colleague, COLLEAGUE, "")?;
    staff::confirms_a_name(&colleague, &reference)?;
    colleague.looks_good()?;
    drop(colleague);
    let page = open(&ichiro.name)?;
    renamed::is_accepted(&page, &campus, language)?;
    page.looks_good()?;
    drop(page);

    // R8
    canary::absent(
        &[desktop.home(), &artifacts],
        &people::canaries(&ichiro, &initial),
    )
}
