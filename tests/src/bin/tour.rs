//! Visits the first screens of the application on a display that nobody sees, and photographs them: what
//! `cargo xtask demo` does on a machine without a display.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use akashi_tests::Result;
use akashi_tests::desktop::Desktop;
use akashi_tests::page::Page;

fn main() -> ExitCode {
    match tour() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tour() -> Result<()> {
    let (university, screenshots) = arguments()?;
    fs::create_dir_all(&screenshots)?;
    let desktop = Desktop::start(&screenshots)?;
    for (name, language) in [("ja", "lang-ja"), ("en", "lang-en")] {
        let page = Page::open(&desktop, name, &university)?;
        page.see("screen-start")?;
        page.click(language)?;
        first_screens(&page, &screenshots.join(name))?;
    }
    Ok(())
}

/// From the start to the first field.
fn first_screens(page: &Page, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let picture = |name: &str| page.photograph_as(&folder.join(name));
    picture("1-start.png")?;
    page.click("start-continue")?;
    page.see("screen-connect")?;
    page.click("connect-look-up")?;
    page.see("connect-card")?;
    picture("2-connect.png")?;
    page.click("connect-confirm")?;
    page.see("screen-who")?;
    picture("3-who.png")?;
    page.click("who-graduate")?;
    page.see("screen-entry")?;
    picture("4-entry.png")?;
    page.click("entry-register")?;
    page.see("screen-email")?;
    picture("5-email.png")
}

/// `--university ADDRESS --screenshots FOLDER`
fn arguments() -> Result<(String, PathBuf)> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [first, address, second, folder]
            if first == "--university" && second == "--screenshots" =>
        {
            Ok((address.clone(), env::current_dir()?.join(folder)))
        }
        _ => Err("usage: tour --university ADDRESS --screenshots FOLDER".into()),
    }
}
