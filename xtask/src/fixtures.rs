//! Pictures for tests and screenshots: photographs of identity documents of nobody. The documents are drawn as SVG in
//! `crates/documents/fixtures` and committed as drawn too, so that tests need neither browser nor fonts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, command, root};

const FOLDER: &str = "crates/documents/fixtures";
/// Documents of which a good photograph is committed too, for journeys and screenshots.
const PHOTOGRAPHS: [&str; 2] = ["licence", "insurance"];

/// Options of `cargo xtask fixtures`.
#[derive(clap::Args)]
pub struct Options {
    /// Draw the documents anew as well (Chromium with Noto Sans CJK, and ImageMagick; `setup` installs them)
    #[arg(long)]
    anew: bool,
}

/// # Errors
/// When a document cannot be drawn, or the photographs cannot be taken.
pub fn run(options: &Options) -> Outcome {
    if options.anew {
        for drawing in root::files(Path::new(FOLDER), &[".svg"]) {
            draw(&drawing)?;
        }
    }
    let folder = root::target().join("fixtures");
    let example = ["--package", "akashi-documents", "--example", "fixtures"];
    let run = ["run", "--quiet"].into_iter().chain(example);
    let mut run = command::cargo(run);
    run.arg("--").arg(&folder);
    command::run(run)?;
    if options.anew {
        for name in PHOTOGRAPHS {
            let taken = folder.join(format!("{name}-good.jpg"));
            let kept = Path::new(FOLDER).join(format!("photos/{name}.jpg"));
            fs::copy(taken, kept).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// Draws `<name>.svg` as `<name>.png`, with a palette: drawings have few colours.
fn draw(drawing: &Path) -> Outcome {
    let text = fs::read_to_string(drawing).map_err(|error| error.to_string())?;
    let side =
        |name: &str| attribute(&text, name).ok_or(format!("{name} of {}", drawing.display()));
    let (width, height) = (side("width")?, side("height")?);
    let page = fs::canonicalize(drawing).map_err(|error| error.to_string())?;
    let shot = root::target().join("drawing.png");
    let mut browser = command::new(
        "chromium",
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
        ],
    );
    browser
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("--screenshot={}", absolute(&shot)?.display()))
        .arg(format!("file://{}", page.display()));
    command::run(browser)?;
    let mut reduce = command::new("convert", [&shot]);
    reduce.args(["-strip", "-colors", "64", "+dither"]);
    reduce.args(["-define", "png:compression-level=9"]);
    reduce.args(["-define", "png:exclude-chunks=all"]);
    reduce.arg(format!("PNG8:{}", drawing.with_extension("png").display()));
    command::run(reduce)
}

/// The number that an attribute of the outermost element has.
fn attribute<'a>(svg: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = svg.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    value.parse::<u32>().is_ok().then_some(value)
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_a_drawing() {
        let svg =
            r#"<svg xmlns="x" width="1600" height="1009" viewBox="0 0 1 1"><rect width="7"/>"#;
        assert_eq!(attribute(svg, "width"), Some("1600"));
        assert_eq!(attribute(svg, "height"), Some("1009"));
        assert_eq!(attribute(svg, "depth"), None);
    }
}
