//! Only testkit's server can have its clock set, and only the fault laboratory has places to die at. A release must not
//! even contain the means.

use super::manifest;
use crate::{Outcome, command};

const FEATURE: &str = "test-clock";
/// The one that compiles the places in.
const PLACES: &str = "fail feature \"failpoints\"";

/// # Errors
/// When the server that is shipped would be built with the settable clock.
pub fn check() -> Outcome {
    let mut broken = Vec::new();
    for manifest in manifest::all()? {
        let is_server = manifest.name == "akashi-server";
        if is_server
            && manifest
                .features
                .get("default")
                .is_some_and(|list| list.contains(FEATURE))
        {
            broken.push(format!(
                "{}: {FEATURE} must not be a default feature",
                manifest.folder.display()
            ));
        }
        let may = matches!(manifest.name.as_str(), "akashi-testkit" | "akashi-tests");
        if !may
            && manifest
                .lines
                .iter()
                .any(|line| line.starts_with("akashi-server") && line.contains(FEATURE))
        {
            broken.push(format!(
                "{}: only testkit may switch on {FEATURE}",
                manifest.folder.display()
            ));
        }
    }
    // What cargo itself would build for a release of the server, and of the application.
    for package in ["akashi-server", "akashi"] {
        let tree = command::cargo([
            "tree",
            "--locked",
            "--package",
            package,
            "--edges",
            "normal,build,features",
            "--prefix",
            "none",
        ]);
        let text = String::from_utf8_lossy(&command::output(tree)?).into_owned();
        if text
            .lines()
            .any(|line| line.contains(&format!("\"{FEATURE}\"")))
        {
            broken.push(format!(
                "a release of {package} would be built with {FEATURE}"
            ));
        }
        if text.lines().any(|line| line.starts_with(PLACES)) {
            broken.push(format!(
                "a release of {package} would have places to die at"
            ));
        }
        if text.lines().any(|line| line.starts_with("akashi-testkit")) {
            broken.push(format!(
                "a release of {package} would contain akashi-testkit"
            ));
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(broken.join("\n"))
    }
}
