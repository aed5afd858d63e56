//! What somebody typed is there again, a second before the power fails, and nowhere in the clear (R8). The
//! window comes back as it was left.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::journey::graduate;
use akashi_tests::journey::people::Graduate;
use akashi_tests::page::Page;
use akashi_tests::university::{Campus, University};
use akashi_tests::words::Language;
use akashi_tests::{Result, canary, programs, wait};

/// The field that has the focus when the form opens.
const FIRST: &str = "field-family_name_kanji";
/// A field in which nothing is read or completed.
const PLAIN: &str = "field-given_name_kanji";
/// The longest time between the last keystroke and the disk.
const DURABLE: Duration = Duration::from_secs(1);
/// Typed without touching the mouse.
const NAME: &str = "takasaki";
/// Values that are searched for (R8).
const CANARIES: usize = 200;

#[test]
fn what_is_typed_is_kept() {
    run().unwrap();
}

fn run() -> Result<()> {
    let artifacts = programs::artifacts("typing")?;
    let desktop = Desktop::start(&artifacts, Screen::NOTEBOOK)?;
    let university = University::start(&artifacts)?;
    let campus = university.campus();

    let page = Page::open(&desktop, "graduate", &campus.address)?;
    to_the_form(&page, campus)?;
    page.camera().resize(1010, 650)?;
    page.close(&desktop)?;

    let page = keeps_the_first_keystroke(&desktop, campus)?;
    let place = page.camera().place()?;
    if (place.width, place.height) != (1010, 650) {
        return Err(format!("the window came back as {place:?}").into());
    }
    let page = keeps_what_was_typed_a_second_ago(page, &desktop, campus)?;
    leaves_no_trace(page, &desktop, campus, &artifacts)
}

fn to_the_form(page: &Page, campus: &Campus) -> Result<()> {
    let ichiro = Graduate::new(Language::Ja);
    page.see("screen-start")?;
    graduate::connects(page)?;
    let mail = graduate::registers(page, campus, &ichiro)?;
    graduate::types_the_code(page, campus, &mail)?;
    graduate::agrees(page)
}

/// The application is started, and somebody types as soon as its window has the keyboard: nothing is lost.
fn keeps_the_first_keystroke(desktop: &Desktop, campus: &Campus) -> Result<Page> {
    let camera = desktop.camera();
    let (page, typed) = thread::scope(|scope| {
        let hands = scope.spawn(|| {
            camera.wait_for_focus()?;
            desktop.type_text(NAME)
        });
        let page = Page::open(desktop, "graduate", &campus.address);
        (page, hands.join())
    });
    let page = page?;
    typed.map_err(|_| "the hands let go")??;
    page.see("screen-form")?;
    wait::until("the early keys in the first field", wait::PATIENCE, || {
        Ok((page.value(FIRST)? == NAME).then_some(()))
    })
    .inspect_err(|_| drop(page.photograph("early-keys-lost")))?;
    page.photograph("early-keys")?;
    Ok(page)
}

/// Autosave: how long it takes, and that it holds when the process is killed a second after the last key.
fn keeps_what_was_typed_a_second_ago(
    page: Page,
    desktop: &Desktop,
    campus: &Campus,
) -> Result<Page> {
    page.click(PLAIN)?;
    let mut typed = String::new();
    let mut slowest = Duration::ZERO;
    for key in "ichiro".chars() {
        typed.push(key);
        let start = Instant::now();
        desktop.type_text(&key.to_string())?;
        wait::until("the keystroke on the disk", wait::PATIENCE, || {
            Ok((page.value(PLAIN)? == typed && is_saved(&page)?).then_some(()))
        })?;
        slowest = slowest.max(start.elapsed());
    }
    println!("figure: autosave_durable = {} ms", slowest.as_millis());
    if slowest > DURABLE {
        return Err(format!("saving took {slowest:?}").into());
    }
    typed.push_str("takasaki");
    desktop.type_text("takasaki")?;
    thread::sleep(DURABLE);
    page.kill()?;
    let page = Page::open(desktop, "graduate", &campus.address)?;
    page.see("screen-form")?;
    for (field, text) in [(FIRST, NAME), (PLAIN, &typed)] {
        if page.value(field)? != text {
            return Err(format!("{field} has lost something").into());
        }
    }
    Ok(page)
}

fn is_saved(page: &Page) -> Result<bool> {
    Ok(page.data("saved", "state")? == "saved")
}

/// Field after field is typed over, so that old pages of the database are left behind too; then the power fails.
fn leaves_no_trace(page: Page, desktop: &Desktop, campus: &Campus, logs: &Path) -> Result<()> {
    page.click("step-contact")?;
    page.click("field-residence-domestic")?;
    let fields = ["field-city", "field-street", "field-building"];
    for field in fields {
        page.see(field)?;
    }
    let typed: Vec<String> = (0..CANARIES)
        .map(|number| format!("𠮷髙{number:03}カナリア{:06}", number * 7919 % 999_983))
        .collect();
    for values in typed.chunks(fields.len()) {
        for (field, value) in fields.iter().zip(values) {
            let field = page.see(field)?;
            page.window().script(
                &format!(
                    "const field = arguments[0]; field.focus(); field.value = '{value}'; \
                     field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); field.blur();"
                ),
                Some(&field),
            )?;
        }
        wait::until("the values on the disk", wait::PATIENCE, || {
            Ok(is_saved(&page)?.then_some(()))
        })?;
    }
    page.photograph("canaries")?;
    canary::absent(&[desktop.home(), logs], &typed)?;
    page.kill()?;
    canary::absent(&[desktop.home(), logs], &typed)?;

    // Nothing could be found if nothing had been kept.
    let page = Page::open(desktop, "graduate", &campus.address)?;
    page.see("screen-form")?;
    let held = [
        page.value("field-city")?,
        page.value("field-street")?,
        page.value("field-building")?,
    ];
    if typed.iter().rev().take(2).all(|value| held.contains(value)) {
        Ok(())
    } else {
        Err("the last values are gone".into())
    }
}
