//! What a person waits for in the form's views, in a browser: the built views with the real core behind the dev host.
//! What is done there stands in `ui/e2e/figures/`.

use crate::{Outcome, check, command, root};

/// Milliseconds.
pub struct Waits {
    /// From the press on the other language until the longest screen is painted in it, at worst.
    pub language_switch: f64,
    /// The longest time between two frames while nobody does anything: what the machine is good for.
    pub still_worst_frame: f64,
    /// The same while somebody types into the longest section, its fields left, read and saved.
    pub typing_worst_frame: f64,
}

/// # Errors
/// When something does not build or start, or the way to the form does not go through.
pub fn measure() -> Result<Waits, String> {
    check::build_interface()?;
    build(&["--package", "akashi-server", "--bins"])?;
    build(&["--package", "akashi-documents", "--bins"])?;
    build(&["--package", "akashi-testkit", "--bin", "akashi-dev-host"])?;
    let config = "e2e/figures/playwright.config.ts";
    let mut browser = command::npm(
        "npx",
        ["--no-install", "playwright", "test", "--config", config],
    );
    browser.env("AKASHI_BIN_DIR", root::target().join("release"));
    let (success, text) = command::tee(browser, "browser")?;
    if !success {
        return Err("the browser did not get through".to_owned());
    }
    let found = |name| measured(&text, name).ok_or_else(|| format!("{name} was not measured"));
    Ok(Waits {
        language_switch: found("language_switch")?,
        still_worst_frame: found("still_worst_frame")?,
        typing_worst_frame: found("typing_worst_frame")?,
    })
}

fn build(what: &[&str]) -> Outcome {
    let build = ["build", "--release", "--quiet"].iter();
    command::run(command::cargo(build.chain(what)))
}

/// The number in the line `measured: <name> <number>`.
fn measured(text: &str, name: &str) -> Option<f64> {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("measured: "));
    let mut words = lines.map(|line| line.split_whitespace());
    words.find_map(|mut words| (words.next()? == name).then(|| words.next()?.parse().ok())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_by_its_name() {
        let text = "\n[1/1] the form\nmeasured: one 12.5\n\n  measured: two 3.0\nmeasured: three\n";
        for (name, expected) in [
            ("one", Some(12.5)),
            ("two", Some(3.0)),
            ("three", None),
            ("four", None),
        ] {
            assert_eq!(measured(text, name), expected, "{name}");
        }
    }
}
