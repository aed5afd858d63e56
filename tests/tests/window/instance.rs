//! One window per person, and links from outside.

use akashi_tests::desktop::Desktop;
use akashi_tests::page::Page;
use akashi_tests::university::University;
use akashi_tests::{Result, programs};

#[test]
fn second_start_and_links() {
    run().unwrap();
}

/// A second start hands itself over. A link only proposes a university: host and card are shown, and the person is
/// asked (F15).
fn run() -> Result<()> {
    let artifacts = programs::artifacts("instance")?;
    let desktop = Desktop::start(&artifacts)?;
    let university = University::start(&artifacts)?;
    let page = Page::open(&desktop, "graduate", "")?;
    page.see("screen-start")?;
    Page::start_again(&desktop, "graduate", &[])?;
    page.see("screen-start")?;
    let host = university.address();
    Page::start_again(&desktop, "graduate", &[&format!("akashi:connect/{host}")])?;
    page.see("connect-card")?;
    page.photograph("connect-by-link")?;
    Page::start_again(&desktop, "graduate", &["akashi:run/anything"])?;
    page.see("connect-card")?;
    desktop.photograph("display")
}
