//! Writes to standard output what macOS shows before it lets an application use the camera: with a language as the
//! `InfoPlist.strings` of that language, without one as the `Info.plist` that Tauri merges into its own.

use std::env;
use std::io::{self, Write as _};

use akashi_i18n::{Language, Messages, text};

/// What macOS calls the reason. Without one it ends the application that asks.
const CAMERA: &str = "NSCameraUsageDescription";

fn main() -> io::Result<()> {
    let language = env::args().nth(1).and_then(|tag| Language::from_tag(&tag));
    let purpose = text::shell_camera_purpose(Messages::of(language.unwrap_or(Language::En)));
    let written = match language {
        Some(_) => strings(&purpose),
        None => property_list(&purpose),
    };
    io::stdout().write_all(written.as_bytes())
}

fn strings(purpose: &str) -> String {
    let purpose = purpose.replace('\\', r"\\").replace('"', "\\\"");
    format!("{CAMERA} = \"{purpose}\";\n")
}

fn property_list(purpose: &str) -> String {
    let purpose = purpose.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>{CAMERA}</key>
  <string>{purpose}</string>
</dict>
</plist>
"#
    )
}
