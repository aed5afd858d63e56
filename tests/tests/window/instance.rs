//! One window per person, and links from outside.

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::graduate;
use akashi_tests::journey::people::Graduate;
use akashi_tests::page::Page;
use akashi_tests::university::University;
use akashi_tests::words::Language;
use akashi_tests::{Result, programs};

#[test]
fn second_start_and_links() {
    run().unwrap();
}

/// A second start hands itself over. A link only proposes a university: host and card are shown, and the person is
/// asked (F15). The link of a mail leads on where the mail was asked for, in the window that is open and in one that
/// the link itself opens (F01).
fn run() -> Result<()> {
    let artifacts = programs::artifacts("instance")?;
    let desktop = Desktop::filled(&artifacts, Screen::NOTEBOOK)?;
    let university = University::start(&artifacts)?;
    let campus = university.campus();
    let page = Page::open(&desktop, "graduate", "")?;
    page.see("screen-start")?;
    Page::start_again(&desktop, "graduate", &[])?;
    page.see("screen-start")?;
    let link = format!("akashi:connect/{}", campus.address);
    Page::start_again(&desktop, "graduate", &[&link])?;
    page.see("connect-card")?;
    page.photograph("connect-by-link")?;
    Page::start_again(&desktop, "graduate", &["akashi:run/anything"])?;
    page.see("connect-card")?;
    desktop.photograph("display")?;

    let ichiro = Graduate::new(Language::Ja);
    page.click("connect-confirm")?;
    page.click("who-graduate")?;
    let mail = graduate::registers(&page, campus, &ichiro)?;
    Page::start_again(&desktop, "graduate", &[&campus.press_link(&mail)?])?;
    page.see("screen-terms")?;
    page.looks_good()?;
    drop(page);

    let other = Graduate::unknown_to(campus, Language::Ja)?;
    let page = Page::open(&desktop, "other", &campus.address)?;
    graduate::connects(&page)?;
    let mail = graduate::registers(&page, campus, &other)?;
    drop(page);
    let page = Page::open_with(&desktop, "other", &[&campus.press_link(&mail)?])?;
    page.see("screen-terms")?;
    page.photograph("terms-by-link")
}
