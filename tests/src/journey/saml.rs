//! J2: a student whom the university's identity provider signs in, in the system's browser.

use std::fs;

use crate::browser::{self, Browser};
use crate::desktop::Desktop;
use crate::journey::people::STUDENT_EMAIL;
use crate::mail;
use crate::neighbours::idp::{self, Idp, PASSWORD, Student};
use crate::page::Page;
use crate::university::Campus;
use crate::webdriver::Window;
use crate::words::Language;
use crate::{Result, wait};

/// The student of the journey.
pub const ICHIRO: Student = Student {
    user: "ichiro",
    number: "B26-0117",
    name: "髙﨑 一郎",
};

/// The configuration `text` of a university whose students this provider signs in.
///
/// # Errors
/// When the provider gives no metadata, or the folder cannot be written to.
pub fn configured(idp: &Idp, campus: &Campus, text: &str) -> Result<String> {
    fs::copy(idp.metadata()?, campus.folder.join("idp.xml"))?;
    idp.serves(&format!("{}/saml/acs", campus.address))?;
    let server = format!("[server]\npublic_url = \"{}/\"\n", campus.address);
    let section = format!(
        "\n[saml]\nprovider = \"{}\"\nmetadata_file = \"idp.xml\"\nservice = \"{}\"\nscope = \"shomei.test\"\n\
         gakunin_code_attribute = \"{}\"\nname_attribute = \"{}\"\nmail_attribute = \"{}\"\n",
        idp::ENTITY,
        idp::SERVICE,
        idp::CODE,
        idp::NAME,
        idp::MAIL,
    );
    Ok(text
        .replace(
            "profiles = [\"graduate\"]",
            "profiles = [\"graduate\", \"saml\"]",
        )
        .replace("[server]\n", &server)
        + &section)
}

/// J2 1: to the browser, to the university's page, and back in the application without a hand.
///
/// # Errors
/// When a step fails.
pub fn signs_in(
    page: &Page,
    desktop: &Desktop,
    browser: &Browser,
    language: Language,
    time: usize,
) -> Result<()> {
    page.click("who-saml")?;
    in_the_browser(page, desktop, browser, language, time)
}

/// The same from the screen that leads there.
///
/// # Errors
/// When a step fails.
pub fn in_the_browser(
    page: &Page,
    desktop: &Desktop,
    browser: &Browser,
    language: Language,
    time: usize,
) -> Result<()> {
    page.see("screen-saml-sign-in")?;
    page.photograph("saml")?;
    page.click("saml-begin")?;
    page.see("saml-code")?;
    page.photograph("saml-waiting")?;
    let window = browser.look(desktop, time)?;
    let came = at_the_provider(&window, &language.message("saml-back-title")?);
    let picture = desktop.pictures().join(format!("browser-{time}.png"));
    window.photograph(&picture)?;
    came
}

/// Types who they are on the university's page, and is led on as far as the page with this title.
fn at_the_provider(window: &Window, title: &str) -> Result<()> {
    let user = browser::see(window, "input[name=username]")?;
    window.type_keys(&user, ICHIRO.user)?;
    let password = browser::see(window, "input[name=password]")?;
    window.type_keys(&password, PASSWORD)?;
    window.script("arguments[0].form.requestSubmit()", Some(&password))?;
    wait::until("the way back", wait::PATIENCE, || {
        Ok(window.title()?.contains(title).then_some(()))
    })
}

/// J2 3: the first sign-in asks for the mail address, and its mail leads home.
///
/// # Errors
/// When a step fails.
pub fn gives_the_address(page: &Page, campus: &Campus) -> Result<()> {
    page.see("screen-campus-address")?;
    page.photograph("saml-address")?;
    page.fill("campus-email", STUDENT_EMAIL)?;
    page.fill("campus-email-confirmation", STUDENT_EMAIL)?;
    page.click("campus-address-submit")?;
    page.see("screen-waiting")?;
    let mail = mail::wait_for(&campus.folder, STUDENT_EMAIL, 0)?;
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")?;
    is_home(page)
}

/// Out, as far as the question who this is.
///
/// # Errors
/// When a step fails.
pub fn signs_out(page: &Page) -> Result<()> {
    page.click("menu")?;
    page.click("menu-sign-out")?;
    page.see("screen-who").map(drop)
}

/// Home, by name.
///
/// # Errors
/// When it is another screen, or somebody else's.
pub fn is_home(page: &Page) -> Result<()> {
    page.see("screen-home")?;
    page.says("screen-home", ICHIRO.name)?;
    page.photograph("home")
}
