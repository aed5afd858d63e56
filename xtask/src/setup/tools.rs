//! Two developer's tools, built beside the project and never for the whole machine.

use crate::{Outcome, command, root};

/// Name, versions that are accepted. `tauri-driver` stays at 2: its 3.0 is an alpha.
const TOOLS: &[(&str, &str)] = &[("tauri-driver", "^2.1"), ("cargo-deny", "^0.20")];

/// Builds what is absent. Without optimisation: compiling `cargo-deny` optimised takes longer than all its runs.
pub fn install(dry_run: bool) -> Outcome {
    for (name, version) in TOOLS {
        if root::tool(name).is_file() || (cfg!(target_os = "macos") && *name == "tauri-driver") {
            continue;
        }
        println!("missing tool: {name} {version}");
        if dry_run {
            continue;
        }
        let tools = root::target().join("tools");
        let mut install = command::cargo([
            "install",
            "--locked",
            "--debug",
            "--quiet",
            "--version",
            version,
            name,
        ]);
        install
            .arg("--root")
            .arg(tools)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command::run(install)?;
    }
    Ok(())
}
