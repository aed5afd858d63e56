//! Takes the photographs of `cargo xtask fixtures`: every drawn document, as people photograph it and as they should not.
//! Usage: `fixtures FOLDER`.
#![allow(
    clippy::print_stdout,
    reason = "a command-line tool talks through its standard output"
)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use akashi_documents::sample::{Card, Photo};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("fixtures FOLDER")?);
    fs::create_dir_all(&folder)?;
    for card in Card::ALL {
        fs::write(folder.join(format!("{}.png", card.name())), card.png())?;
        for (how, photo) in photographs(Photo::of(card)) {
            write(&folder, &format!("{}-{how}", card.name()), photo)?;
        }
    }
    let licence = Photo::of(Card::Licence);
    for orientation in 1..=8 {
        let name = format!("licence-orientation-{orientation}");
        write(&folder, &name, licence.with_orientation(orientation))?;
    }
    // What a phone saves: twelve megapixels, held upright.
    let phone = licence.sized(4_032, 3_024).with_orientation(6);
    write(&folder, "licence-phone", phone)?;
    println!("{}", folder.display());
    Ok(())
}

fn photographs(good: Photo) -> [(&'static str, Photo); 12] {
    [
        ("good", good),
        ("flat", good.tilted(0.0)),
        ("tilted", good.tilted(16.0)),
        ("noisy", good.with_noise(9.0)),
        ("soft", good.blurred(2.5)),
        ("blurred", good.blurred(6.0)),
        ("very-blurred", good.blurred(12.0)),
        ("moved", good.moved(24)),
        ("dark", good.lit(0.2).with_noise(5.0)),
        ("pale", good.lit(0.6).with_veil(160.0)),
        ("lamp", good.with_lamp(45.0)),
        ("large-lamp", good.with_lamp(120.0)),
    ]
}

fn write(folder: &Path, name: &str, photo: Photo) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(format!("{name}.jpg")), photo.jpeg()?)?;
    Ok(())
}
