//! System packages. On Debian and Ubuntu they are installed; elsewhere a person is told what to install.

use std::process::Command;

use crate::{Outcome, command};

/// Package and what it is for.
const PACKAGES: &[(&str, &str)] = &[
    ("build-essential", "C compiler, for the parts written in C"),
    ("pkg-config", "finds the libraries below"),
    ("libssl-dev", "the cipher of the encrypted database"),
    ("libwebkit2gtk-4.1-dev", "the window"),
    ("librsvg2-dev", "icons in the window"),
    ("webkit2gtk-driver", "tests in the real window"),
    ("xvfb", "a display for tests"),
    ("xauth", "access to that display"),
    (
        "openbox",
        "a window manager for tests, without which windows get no focus",
    ),
    ("xdotool", "keys and mouse for the native file dialog"),
    ("xclip", "the clipboard of that display"),
    ("x11-utils", "asks the display for its windows"),
    ("dbus-x11", "a session bus for tests"),
    ("gnome-keyring", "a real keyring for tests"),
    (
        "fonts-noto-cjk",
        "Japanese characters in receipts and screenshots",
    ),
    ("fonts-ipamj-mincho", "rare kanji of names in receipts"),
    (
        "fonts-dejavu-core",
        "rare Latin letters of names in receipts",
    ),
    ("poppler-utils", "reads receipts back in tests"),
    ("ibus", "an input method for tests"),
    ("ibus-gtk3", "the input method in the window"),
    ("ibus-mozc", "Japanese input"),
    ("mozc-server", "conversion to kanji"),
    ("chromium", "a browser to be measured against"),
    (HEADLESS, "tests of the screens in a browser"),
    ("chromium-driver", "drives that browser"),
    ("imagemagick", "screenshots"),
    (
        "libvips-tools",
        "another image library, to be measured against",
    ),
    (
        "libimage-exiftool-perl",
        "judges what metadata is left in an image",
    ),
    (
        "python3-venv",
        "the tool that holds the server against its API document",
    ),
    ("slapd", "a real directory for tests"),
    ("libxmlsec1-dev", "signatures of SAML, in the server"),
    ("libclang-dev", "reads the headers of that library"),
    ("simplesamlphp", "a real identity provider for tests"),
    ("php-cli", "runs that provider"),
    ("php-xml", "reads and writes what that provider says"),
    ("php-mbstring", "counts its letters"),
    ("xdg-utils", "opens pages in the browser of the desktop"),
    ("curl", "asks a started server whether it answers"),
];

/// The browser without its windows: it opens a page in half the time. Ubuntu has none, and tests in the whole one.
const HEADLESS: &str = "chromium-headless-shell";

/// Installs what is missing.
pub fn install(dry_run: bool) -> Outcome {
    if cfg!(target_os = "macos") {
        println!(
            "macOS: install Xcode's command line tools (xcode-select --install) and Node 20 or newer."
        );
        return Ok(());
    }
    if cfg!(target_os = "windows") {
        println!(
            "Windows: install Microsoft's C++ Build Tools with the Windows SDK, the WebView2 runtime, \
             Perl (for building OpenSSL), and Node 20 or newer."
        );
        return Ok(());
    }
    if !command::exists("dpkg-query") {
        println!("This is neither Debian nor Ubuntu. Install the counterparts of these packages:");
        for (name, purpose) in PACKAGES {
            println!("  {name:24} {purpose}");
        }
        return Ok(());
    }
    let mut missing: Vec<&str> = PACKAGES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing system packages: {}", missing.join(" "));
    if dry_run {
        return Ok(());
    }
    command::run(apt(["update", "-qq"]))?;
    missing.retain(|name| *name != HEADLESS || is_known(name));
    if missing.is_empty() {
        return Ok(());
    }
    command::run(apt(["install", "-y", "-qq", "--no-install-recommends"]
        .into_iter()
        .chain(missing)))
}

fn is_installed(package: &str) -> bool {
    let query = Command::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Status}", package])
        .output();
    query.is_ok_and(|output| output.stdout == b"installed")
}

fn is_known(package: &str) -> bool {
    let show = Command::new("apt-cache").args(["show", package]).output();
    show.is_ok_and(|output| output.status.success())
}

/// `apt-get`, with `sudo` in front unless this is root already.
fn apt<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut command = if is_root {
        Command::new("apt-get")
    } else {
        command::new("sudo", ["-E", "apt-get"])
    };
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}
