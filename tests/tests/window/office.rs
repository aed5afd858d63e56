//! The accounts of the office: J6 3, and what an account is good for when its holder or their role goes.

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::accounts::{self, COLLEAGUE, PASSWORD};
use akashi_tests::journey::people::Graduate;
use akashi_tests::journey::photograph::Photographs;
use akashi_tests::journey::{documents, form, graduate};
use akashi_tests::page::Page;
use akashi_tests::university::{Campus, University};
use akashi_tests::words::Language;
use akashi_tests::{Result, canary, programs};

/// Looks after the accounts, from the server's own computer.
const ADMINISTRATOR: (&str, &str) = ("kanri", "Take no ha ni yuki ga furu");

#[test]
fn j6_staff_accounts_in_japanese_on_a_notebook() {
    journey("j6-ja", Language::Ja, Screen::NOTEBOOK).unwrap();
}

#[test]
fn j6_staff_accounts_in_english_on_a_small_display() {
    journey("j6-en", Language::En, Screen::SMALL).unwrap();
}

/// An administrator and a colleague, each at a computer of their own.
fn journey(name: &str, language: Language, screen: Screen) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let university = University::start(&artifacts)?;
    let campus = university.campus();
    university.employs(ADMINISTRATOR, "administrator")?;
    let reference = applies(&artifacts, campus, language, screen)?;
    let (theirs, ours) = (
        Desktop::filled(&artifacts.join("administrator"), screen)?,
        Desktop::filled(&artifacts.join("colleague"), screen)?,
    );
    let office = Page::open(&theirs, "administrator", &campus.address)?;
    let desk = Page::open(&ours, "colleague", &campus.address)?;

    // Made, set up, and never opened by the initial password again.
    accounts::arrives(&office, language)?;
    accounts::is_in(&office, ADMINISTRATOR, "")?;
    let initial = accounts::makes_an_account(&office, campus, language)?;
    accounts::arrives(&desk, language)?;
    let (telephone, codes) = accounts::sets_up(&desk, &initial, language)?;
    accounts::signs_out(&desk)?;
    accounts::is_refused(&desk, (COLLEAGUE, &initial), "", language)?;

    // Not without the digits, and not twice with the same; without the telephone once with a recovery code.
    let own = (COLLEAGUE, PASSWORD);
    accounts::is_refused(&desk, own, "", language)?;
    let digits = telephone.digits()?;
    accounts::is_in(&desk, own, &digits)?;
    accounts::signs_out(&desk)?;
    accounts::is_refused(&desk, own, &digits, language)?;
    desk.photograph("digits-again")?;
    let [first, second, ..] = codes.as_slice() else {
        return Err("no recovery codes".into());
    };
    accounts::is_in(&desk, own, first)?;
    accounts::has_codes_left(&desk, codes.len() - 1)?;
    accounts::signs_out(&desk)?;
    accounts::is_refused(&desk, own, first, language)?;
    desk.photograph("code-again")?;
    accounts::is_in(&desk, own, &telephone.digits()?)?;

    // Another role holds at once.
    accounts::finds(&desk, &reference)?;
    accounts::changes_the_role(&office, "auditor", language)?;
    accounts::may_only_read_now(&desk, language)?;
    accounts::only_reads(&desk, &reference)?;

    // Signed out, shut off, let in again.
    accounts::ends_the_sessions(&office)?;
    accounts::is_out(&desk)?;
    accounts::is_in(&desk, own, &telephone.digits()?)?;
    accounts::changes_the_access(&office, "disabled")?;
    accounts::is_out(&desk)?;
    accounts::is_refused(&desk, own, second, language)?;
    accounts::changes_the_access(&office, "active")?;
    accounts::is_in(&desk, own, &telephone.digits()?)?;

    // Telephone and codes are lost: the account begins anew, and what there was is worth nothing.
    let anew = accounts::lets_begin_anew(&office)?;
    accounts::is_out(&desk)?;
    accounts::is_refused(&desk, own, second, language)?;
    let (_, fresh) = accounts::sets_up(&desk, &anew, language)?;
    office.looks_good()?;
    desk.looks_good()?;
    drop((office, desk));

    // R8
    let mut secrets = vec![
        initial,
        anew,
        PASSWORD.to_owned(),
        ADMINISTRATOR.1.to_owned(),
    ];
    secrets.extend(codes);
    secrets.extend(fresh);
    canary::absent(&[theirs.home(), ours.home(), &artifacts], &secrets)
}

/// A graduate sends an application; its reference number.
fn applies(
    artifacts: &std::path::Path,
    campus: &Campus,
    language: Language,
    screen: Screen,
) -> Result<String> {
    let desktop = Desktop::filled(artifacts, screen)?;
    let ichiro = Graduate::new(language);
    let pictures = Photographs::in_folder(&desktop.home().join("tmp"))?;
    let page = Page::open(&desktop, &ichiro.name, &campus.address)?;
    page.see("screen-start")?;
    akashi_tests::journey::switch_language(&page, language)?;
    graduate::connects(&page)?;
    let mail = graduate::registers(&page, campus, &ichiro)?;
    graduate::types_the_code(&page, campus, &mail)?;
    graduate::agrees(&page)?;
    form::fill(&page, &desktop, &ichiro)?;
    documents::attach(&page, &desktop, language, &pictures.licence)?;
    documents::proves_the_name(&page, &desktop, &pictures.extract)?;
    form::to_check(&page)?;
    graduate::sends(&page)?;
    graduate::is_received(&page, 1)
}
