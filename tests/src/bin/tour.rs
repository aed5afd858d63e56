//! Applies as a graduate, approves as the office and signs in, in both languages, on a display that nobody sees, and
//! photographs every screen: what `cargo xtask demo` does on a machine without a display.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use akashi_tests::Result;
use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::people::Graduate;
use akashi_tests::journey::photograph::Photographs;
use akashi_tests::journey::{self, documents, form, graduate, staff};
use akashi_tests::page::Page;
use akashi_tests::university::Campus;
use akashi_tests::words::Language;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let (campus, screenshots) = arguments()?;
    for language in [Language::Ja, Language::En] {
        let folder = screenshots.join(language.tag());
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        tour(&campus, language, &folder)?;
    }
    Ok(())
}

/// From the first start to the graduate's home.
fn tour(campus: &Campus, language: Language, folder: &Path) -> Result<()> {
    let desktop = Desktop::filled(folder, Screen::NOTEBOOK)?;
    let ichiro = Graduate::unknown_to(campus, language)?;
    let pictures = Photographs::in_folder(&desktop.home().join("tmp"))?;
    let open = |person: &str| Page::open(&desktop, person, &campus.address);

    let page = open(&ichiro.name)?;
    page.see("screen-start")?;
    journey::switch_language(&page, language)?;
    page.photograph("start")?;
    graduate::connects(&page)?;
    let mail = graduate::registers(&page, campus, &ichiro)?;
    graduate::types_the_code(&page, campus, &mail)?;
    graduate::agrees(&page)?;
    form::fill(&page, &desktop, &ichiro)?;
    documents::chooses_the_insurance(&page)?;
    documents::covers(&page, &desktop, language, &pictures.insurance)?;
    documents::proves_the_name(&page, &desktop, &pictures.extract)?;
    form::to_check(&page)?;
    graduate::sends(&page)?;
    let reference = graduate::is_received(&page, 1)?;
    drop(page);

    let office = open("office")?;
    staff::signs_in(&office, campus, language)?;
    staff::approves(&office, &reference)?;
    drop(office);

    let initial = journey::initial_password(campus, &ichiro.email, language)?;
    let page = open(&ichiro.name)?;
    graduate::signs_in_first(&page, &ichiro, &initial)?;
    graduate::sets_passwords(&page)
}

/// `ADDRESS FOLDER STAFF SCREENSHOTS`, and the password of that member of staff as a line of standard input.
fn arguments() -> Result<(Campus, PathBuf)> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, folder, staff, screenshots] = arguments.as_slice() else {
        return Err("usage: tour ADDRESS FOLDER STAFF SCREENSHOTS <password".into());
    };
    let mut password = String::new();
    io::stdin().read_line(&mut password)?;
    let here = env::current_dir()?;
    let campus = Campus {
        address: address.clone(),
        folder: here.join(folder),
        staff: staff.clone(),
        staff_password: password.trim().to_owned(),
    };
    Ok((campus, here.join(screenshots)))
}
