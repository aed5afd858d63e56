//! F02: the truth about the mail, while the university's mail server misbehaves.

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::people::Graduate;
use akashi_tests::journey::{graduate, post, switch_language};
use akashi_tests::page::Page;
use akashi_tests::university::{Campus, University};
use akashi_tests::words::Language;
use akashi_tests::{Result, programs};

#[test]
fn post_that_is_late_in_japanese_on_a_notebook() {
    late("post-ja", Language::Ja, Screen::NOTEBOOK).unwrap();
}

#[test]
fn post_that_is_late_in_english_on_a_small_display() {
    late("post-en", Language::En, Screen::SMALL).unwrap();
}

fn late(name: &str, language: Language, screen: Screen) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let desktop = Desktop::filled(&artifacts, screen)?;
    let mut server = None;
    let configure = |campus: &Campus, text: String| {
        let (mail_server, text) = post::configured(campus, &text)?;
        server = Some(mail_server);
        Ok(text)
    };
    let mut university = University::timed(&artifacts, configure)?;
    let server = server.ok_or("no mail server")?;
    let ichiro = Graduate::new(language);
    let page = Page::open(&desktop, &ichiro.name, &university.campus().address)?;
    page.see("screen-start")?;
    switch_language(&page, language)?;
    graduate::connects(&page)?;

    post::is_put_off(&page, &server, &ichiro.email)?;
    let mail = post::comes_once(&page, &server, &mut university, &ichiro.email)?;
    post::is_too_late(&page, &mut university, &mail, language)?;
    post::is_refused_and_corrected(&page, &server, &mut university)?;
    page.looks_good()
}
