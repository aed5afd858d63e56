//! The size a window opens with: on every display all of it can be seen, also when it was left larger on another one.
//! Without a window manager, which would put that right; not every system has one that does.

use akashi_tests::desktop::{Desktop, Screen};
use akashi_tests::page::Page;
use akashi_tests::{Result, programs};

/// As it was left on a display that is not there any more.
const LARGE: &str = r#"{"window":{"width":1900,"height":1100,"maximized":false}}"#;

#[test]
fn a_window_opens_no_larger_than_the_display() {
    for (name, screen, settings) in [
        ("first-small", Screen::SMALL, None),
        ("first-notebook", Screen::NOTEBOOK, None),
        ("left-large", Screen::SMALL, Some(LARGE)),
    ] {
        fits(name, screen, settings).unwrap();
    }
}

fn fits(name: &str, screen: Screen, settings: Option<&str>) -> Result<()> {
    let artifacts = programs::artifacts(name)?;
    let desktop = Desktop::unmanaged(&artifacts, screen)?;
    if let Some(settings) = settings {
        Page::left(&desktop, "graduate", settings)?;
    }
    let page = Page::open(&desktop, "graduate", "")?;
    page.see("screen-start")?;
    desktop.photograph("display")?;
    let place = page.camera().place()?;
    let (right, bottom) = (place.x + place.width, place.y + place.height);
    if place.x < 0 || place.y < 0 || right > screen.width || bottom > screen.height {
        return Err(format!("{name}: of {screen:?} the window takes {place:?}").into());
    }
    // Small enough is easy; it is also meant to be used.
    if place.width < screen.width / 2 || place.height < screen.height / 2 {
        return Err(format!("{name}: the window is hardly there: {place:?}").into());
    }
    page.looks_good()
}
