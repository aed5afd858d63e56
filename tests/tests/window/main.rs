//! Journey J1 in the real window: a graduate applies, staff return and approve, the graduate signs in. Real display,
//! keyring, server and mail folder; nothing is simulated.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod form;
mod graduate;
mod instance;
mod people;
mod photograph;
mod staff;

use akashi_tests::desktop::Desktop;
use akashi_tests::page::Page;
use akashi_tests::university::University;
use akashi_tests::{Result, canary, mail, programs, wait};

#[test]
fn j1_graduate() {
    journey().unwrap();
}

fn journey() -> Result<()> {
    let artifacts = programs::artifacts("j1")?;
    let desktop = Desktop::start(&artifacts)?;
    let mut university = University::start(&artifacts)?;
    let image = photograph::identity_card(&desktop.home().join("tmp"))?;

    // J1 1 to 3
    let page = Page::open(&desktop, "graduate", &university.address())?;
    graduate::switches_language(&page)?;
    graduate::connects(&page)?;
    graduate::registers(&page, &university)?;
    graduate::agrees(&page)?;

    // J1 5, 8, 11
    form::fill(&page)?;
    form::attach(&page, &desktop, &image)?;
    form::keeps_values_in_english(&page)?;
    page.kill()?;
    let page = Page::open(&desktop, "graduate", &university.address())?;
    form::is_back(&page)?;

    // J1 12: offline, then online
    form::to_check(&page)?;
    university.interrupt();
    graduate::sends_offline(&page)?;
    graduate::is_asked_when_leaving(&page, &desktop)?;
    university.resume()?;
    let reference = graduate::is_received(&page, 1)?;
    drop(page);

    // J1 13
    let office = Page::open(&desktop, "office", &university.address())?;
    staff::signs_in(&office)?;
    staff::returns(&office, &reference)?;
    drop(office);
    mail::wait_for(university.folder(), people::EMAIL, 1)?;
    let page = Page::open(&desktop, "graduate", &university.address())?;
    graduate::corrects(&page)?;
    graduate::is_received(&page, 2)?;
    drop(page);

    // J1 14
    let office = Page::open(&desktop, "office", &university.address())?;
    staff::approves(&office, &reference)?;
    drop(office);
    let approved = wait::until("the mail with the initial password", wait::PATIENCE, || {
        let mails = mail::all(university.folder())?;
        Ok(mails.into_iter().rev().find(|mail| {
            mail.to.contains(people::EMAIL)
                && mail.subject.contains("利用申請結果のお知らせ")
                && initial_password(&mail.text).is_some()
        }))
    })?;
    let initial = initial_password(&approved.text).ok_or("no initial password")?;

    // J1 15 and 16
    let page = Page::open(&desktop, "graduate", &university.address())?;
    graduate::signs_in_first(&page, &initial)?;
    graduate::sets_passwords(&page, &initial)?;
    graduate::is_home(&page)?;
    drop(page);

    // R8
    let found = canary::search(&[desktop.home(), &artifacts], &people::canaries(&initial))?;
    let found: Vec<_> = found
        .into_iter()
        .filter(|(path, _)| path.extension().is_none_or(|ending| ending != "png"))
        .collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("in the clear: {found:?}").into())
    }
}

/// Sixteen letters and digits, alone on a line or behind the label.
fn initial_password(text: &str) -> Option<String> {
    let line = text
        .lines()
        .skip_while(|line| !line.contains("初回パスワード"));
    line.flat_map(|line| line.split(|c: char| c.is_whitespace() || matches!(c, '：' | ':')))
        .find(|word| word.chars().count() == 16 && word.is_ascii())
        .map(str::to_owned)
}
