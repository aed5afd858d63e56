//! F02: what the waiting screen says while the university's mail server puts mails off, hangs up, is slow, or refuses.

use std::time::Duration;

use crate::journey::people::NEW_ADDRESS;
use crate::mail::{self, Mail};
use crate::neighbours::smtp::{MailServer, Manner};
use crate::page::Page;
use crate::university::{Campus, University};
use crate::words::Language;
use crate::{Result, wait};

/// Where nobody reads mails.
const NOWHERE: &str = "ichiro.takasaki@graduate.invalid";
/// Where mails are not wanted.
const UNWANTED: &str = "ichiro.takasaki@unwanted.invalid";
/// How long a slow mail server takes.
const SLOW: Duration = Duration::from_secs(4);
/// Longer than the university waits before it tries again, the first times.
const PAUSE: Duration = Duration::from_mins(2);
/// Longer than link and code are good for.
const LIFE: Duration = Duration::from_mins(31);

/// A mail server for this university, and the configuration `text` with it.
///
/// # Errors
/// When it does not start.
pub fn configured(campus: &Campus, text: &str) -> Result<(MailServer, String)> {
    let server = MailServer::start(&campus.folder.join("mail"))?;
    let section = format!(
        "\n[mail.smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n",
        server.port()
    );
    // Nobody waits for another mail here.
    let policies = "[policies]\nresend_seconds = 1\n";
    let text = text.replace("[policies]\n", policies) + &section;
    Ok((server, text))
}

/// Asks for the mail of a registration, while the mail server wants to be asked later.
///
/// # Errors
/// When the screen does not say so.
pub fn is_put_off(page: &Page, server: &MailServer, email: &str) -> Result<()> {
    server.behaves(Manner::Answers("451 4.3.0 later"));
    page.click("entry-register")?;
    page.fill("email", email)?;
    page.fill("email-confirmation", email)?;
    page.click("email-submit")?;
    page.see("screen-waiting")?;
    says(page, "put_off")?;
    page.photograph("mail-put-off")
}

/// It hangs up, before it says a word and in the middle of the mail; then it is slow. The mail comes once, and says so.
///
/// # Errors
/// When it does not come, or twice, or something else is said meanwhile.
pub fn comes_once(
    page: &Page,
    server: &MailServer,
    university: &mut University,
    email: &str,
) -> Result<Mail> {
    for manner in [Manner::Silent, Manner::HangsUp] {
        server.behaves(manner);
        let before = server.calls();
        university.passes(PAUSE)?;
        wait::until("another try", wait::PATIENCE, || {
            Ok((server.calls() > before).then_some(()))
        })?;
        says(page, "put_off")?;
    }
    if server.taken() > 0 {
        return Err("half a mail was taken".into());
    }
    server.behaves(Manner::TakesAfter(SLOW));
    university.passes(PAUSE)?;
    let mail = mail::wait_for(&university.campus().folder, email, 0)?;
    says(page, "accepted")?;
    page.photograph("mail-accepted")?;
    // However long one waits for another.
    university.passes(PAUSE)?;
    wait::until("the next look", wait::PATIENCE, || {
        Ok((page.data("mail-state", "state")? == "accepted").then_some(()))
    })?;
    match server.taken() {
        1 => Ok(mail),
        taken => Err(format!("{taken} mails came").into()),
    }
}

/// After half an hour the screen says that link and code have ended, beside what is said of the code that is typed.
///
/// # Errors
/// When it says otherwise.
pub fn is_too_late(
    page: &Page,
    university: &mut University,
    mail: &Mail,
    language: Language,
) -> Result<()> {
    university.passes(LIFE)?;
    types_the_code(page, mail)?;
    page.says("error-summary", &language.message("error-code-expired")?)?;
    says(page, "expired")?;
    page.photograph("mail-expired")
}

/// An address that the mail server refuses is corrected in place; the mail to the right one leads on.
///
/// # Errors
/// When a step fails.
pub fn is_refused_and_corrected(
    page: &Page,
    server: &MailServer,
    university: &mut University,
) -> Result<()> {
    server.behaves(Manner::Answers("550 5.1.1 no such mailbox"));
    corrects(page, university, NOWHERE)?;
    says(page, "refused_unknown_mailbox")?;
    page.photograph("mail-no-mailbox")?;
    server.behaves(Manner::Answers("554 5.7.1 not by our policy"));
    corrects(page, university, UNWANTED)?;
    says(page, "refused_other")?;
    page.photograph("mail-refused")?;
    server.behaves(Manner::Takes);
    corrects(page, university, NEW_ADDRESS)?;
    says(page, "accepted")?;
    let campus = university.campus();
    let mail = mail::wait_for(&campus.folder, NEW_ADDRESS, 0)?;
    types_the_code(page, &mail)?;
    page.see("screen-terms")?;
    let all = mail::all(&campus.folder)?;
    if all.iter().any(|mail| mail.to.contains(".invalid")) {
        return Err("a mail that was refused came".into());
    }
    match all
        .iter()
        .filter(|mail| mail.to.contains(NEW_ADDRESS))
        .count()
    {
        1 => Ok(()),
        count => Err(format!("{count} mails came").into()),
    }
}

fn corrects(page: &Page, university: &mut University, email: &str) -> Result<()> {
    // Sooner the university sends none.
    university.passes(PAUSE)?;
    page.click("correct-address")?;
    page.fill("correct-email", email)?;
    page.fill("correct-email-confirmation", email)?;
    page.click("correct-submit")?;
    page.see("code").map(drop)
}

fn says(page: &Page, state: &str) -> Result<()> {
    wait::until(&format!("a mail that is {state}"), wait::PATIENCE, || {
        Ok((page.data("mail-state", "state")? == state).then_some(()))
    })
}

fn types_the_code(page: &Page, mail: &Mail) -> Result<()> {
    page.fill("code", &mail.code().ok_or("the mail holds no code")?)?;
    page.click("code-submit")
}
