//! Japanese as it is typed: by an input method that converts (ibus with mozc). What is being converted can be seen in
//! the field, and the Enter that confirms a conversion sends nothing (R22).

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::process::{self, Running};
use akashi_tests::webdriver::Window;
use akashi_tests::{Result, programs, wait};

/// Where the pictures of a test go that was started again as somebody else.
const FOLDER: &str = "AKASHI_E2E_IME_FOLDER";

/// The user who owns nothing. The conversion server refuses to work for root.
const NOBODY: u32 = 65_534;

/// R22
const SEQUENCES: usize = 200;

/// Ways to end a conversion: as it stands, converted, another candidate, katakana.
const ENDINGS: [&[&str]; 5] = [
    &["Return"],
    &["space", "Return"],
    &["space", "space", "Return"],
    &["F7", "Return"],
    &["space", "Down", "Return"],
];

/// How long letters that stay letters are waited for.
const A_WHILE: Duration = Duration::from_secs(5);

const FIELD: &str = "[data-testid=connect-address]";

#[test]
fn the_enter_that_confirms_a_conversion_sends_nothing() {
    if let Some(folder) = env::var_os(FOLDER) {
        converts(&PathBuf::from(folder)).unwrap();
        return;
    }
    let folder = programs::artifacts("ime").unwrap();
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        again_as_nobody(&folder).unwrap();
    } else {
        converts(&folder).unwrap();
    }
}

/// The programs are laid where that user can reach them: a checkout may be nobody else's business.
fn again_as_nobody(folder: &Path) -> Result<()> {
    let room = tempfile::tempdir()?;
    let here = room.path();
    fs::set_permissions(here, Permissions::from_mode(0o755))?;
    for (program, place) in [
        (env::current_exe()?, "window"),
        (programs::ours("akashi")?, "debug/akashi"),
        (programs::tool("tauri-driver")?, "tools/bin/tauri-driver"),
    ] {
        let place = here.join(place);
        fs::create_dir_all(place.parent().unwrap_or(here))?;
        fs::hard_link(&program, &place).or_else(|_| fs::copy(&program, &place).map(drop))?;
    }
    let theirs = here.join("pictures");
    fs::create_dir(&theirs)?;
    chown(&theirs, Some(NOBODY), Some(NOBODY))?;
    let id = NOBODY.to_string();
    let mut again = Command::new("setpriv");
    again
        .args(["--reuid", &id, "--regid", &id, "--clear-groups"])
        .arg(here.join("window"))
        .args(["ime::", "--nocapture"])
        .env(FOLDER, &theirs)
        .env("CARGO_TARGET_DIR", here)
        .env_remove("AKASHI_BIN_DIR")
        .env_remove("TMPDIR")
        .current_dir(here);
    let said = process::run(&mut again, b"");
    for picture in fs::read_dir(&theirs)? {
        let picture = picture?;
        if picture.file_type()?.is_file() {
            fs::copy(picture.path(), folder.join(picture.file_name()))?;
        }
    }
    said.map(|said| print!("{said}"))
}

fn converts(folder: &Path) -> Result<()> {
    let desktop = Desktop::start(folder, Screen::SMALL)?;
    let _ibus = input_method(&desktop)?;
    let window = open(&desktop)?;
    switch_to_japanese(&desktop, &window)?;
    desktop.photograph("preedit")?;
    desktop.press("space")?;
    holds(&window, "日本語")?;
    desktop.photograph("converted")?;
    desktop.press("Return")?;
    confirmed(&window, 1)?;
    holds(&window, "日本語")?;

    for (sequence, keys) in ENDINGS.iter().cycle().take(SEQUENCES).enumerate() {
        window.script(
            "const field = document.querySelector('[data-testid=connect-address]');
             field.value = '';
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            None,
        )?;
        desktop.type_text("takasaki")?;
        holds(&window, "たかさき")?;
        for key in *keys {
            desktop.press(key)?;
        }
        confirmed(&window, sequence + 2)?;
    }
    let early = counted(&window, "submits")?;
    println!("figure: ime_premature_submits = {early} of {SEQUENCES}");
    if early > 0 || window.find("[data-testid=error-summary]")?.is_some() {
        return Err("the Enter of a conversion has sent the form".into());
    }

    // The next Enter is the person's own: the form goes, and nobody is there to answer.
    desktop.press("Return")?;
    wait::until("the form to be sent", wait::PATIENCE, || {
        Ok((counted(&window, "submits")? == 1).then_some(()))
    })?;
    wait::until("the answer", wait::PATIENCE, || {
        window.find("[data-testid=error-summary]")
    })?;
    desktop.photograph("sent")
}

/// Presses 半角/全角 until what is typed is Japanese. On a busy machine the key can come before the input method listens
/// to the window; then the letters stay letters, and a person would press it again.
fn switch_to_japanese(desktop: &Desktop, window: &Window) -> Result<()> {
    wait::until("letters to become にほんご", wait::PATIENCE, || {
        desktop.press("Zenkaku_Hankaku")?;
        desktop.type_text("nihongo")?;
        if holds_within(window, "にほんご", A_WHILE).is_ok() {
            // What was given up before does not count.
            window.script("counted.confirmed = 0", None)?;
            return Ok(Some(()));
        }
        for _ in 0.."nihongo".len() {
            desktop.press("BackSpace")?;
        }
        holds_within(window, "", A_WHILE)?;
        Ok(None)
    })
}

/// The input method of this desktop, with mozc chosen.
fn input_method(desktop: &Desktop) -> Result<Running> {
    let mut daemon = desktop.command("ibus-daemon");
    daemon.args(["--replace", "--cache=refresh", "--panel=disable", "--xim"]);
    let mut running = Running::start(daemon, &desktop.logs().join("ibus.log"))?;
    wait::until("mozc", wait::PATIENCE, || {
        running.must_run()?;
        choose_mozc(desktop)
    })?;
    Ok(running)
}

fn choose_mozc(desktop: &Desktop) -> Result<Option<()>> {
    // It says that it failed when mozc is chosen already; what counts is which one is.
    let _ = process::run(desktop.command("ibus").args(["engine", "mozc-jp"]), b"");
    let chosen = process::run(desktop.command("ibus").arg("engine"), b"")?;
    Ok((chosen.trim() == "mozc-jp").then_some(()))
}

/// The application with the input method's module, at its first form: the address of a university.
fn open(desktop: &Desktop) -> Result<Window> {
    let folder = desktop.home().join("people/graduate");
    let window = Window::open(
        desktop,
        &programs::ours("akashi")?,
        &["--university", "http://127.0.0.1:9"],
        &[
            ("AKASHI_DATA_DIR", folder.display().to_string()),
            ("GTK_IM_MODULE", "ibus".to_owned()),
            ("XMODIFIERS", "@im=ibus".to_owned()),
        ],
    )?;
    click(&window, "[data-testid=start-continue]")?;
    click(&window, FIELD)?;
    window.script(
        "globalThis.counted = { submits: 0, confirmed: 0 };
         document.addEventListener('submit', () => counted.submits++, true);
         document.addEventListener('compositionend', () => counted.confirmed++, true);
         document.querySelector('[data-testid=connect-address]').select();",
        None,
    )?;
    desktop.press("BackSpace")?;
    holds(&window, "")?;
    wait::until("mozc in the window", wait::PATIENCE, || {
        choose_mozc(desktop)
    })?;
    Ok(window)
}

fn click(window: &Window, selector: &str) -> Result<()> {
    wait::until(selector, wait::PATIENCE, || {
        match window.find(selector)? {
            Some(element) => window.click(&element).map(Some),
            None => Ok(None),
        }
    })
}

/// Waits until the field holds a text, converted or not yet.
fn holds(window: &Window, text: &str) -> Result<()> {
    holds_within(window, text, wait::PATIENCE)
}

fn holds_within(window: &Window, text: &str, patience: Duration) -> Result<()> {
    wait::until(&format!("{text:?} in the field"), patience, || {
        let field = window.find(FIELD)?.ok_or("the field is gone")?;
        Ok((window.property(&field, "value")? == text).then_some(()))
    })
}

/// Waits for the end of conversion number `count`.
fn confirmed(window: &Window, count: usize) -> Result<()> {
    wait::until("the conversion to end", wait::PATIENCE, || {
        Ok((counted(window, "confirmed")? == count).then_some(()))
    })
}

fn counted(window: &Window, what: &str) -> Result<usize> {
    let count = window.script(&format!("return counted.{what}"), None)?;
    let count = count.as_u64().ok_or("nothing was counted")?;
    Ok(usize::try_from(count)?)
}
