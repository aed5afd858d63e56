//! Generates what Tauri needs at run time: configuration, assets, and a permission for our one command.
#![allow(
    clippy::print_stdout,
    reason = "a build script talks to cargo through its standard output"
)]

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=../ui/dist");
    if !Path::new("../ui/dist/index.html").is_file() {
        println!("cargo::error=the user interface is not built; run `npm run build` in ui/ first");
        return ExitCode::FAILURE;
    }
    // The window's libraries bring a SQLite of their own. Without this they would be handed parts of ours, the one
    // with the cipher, and each would work on the other's state.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    // Naming the commands makes each of them need a permission; the webview is given the one it has to have.
    let manifest = tauri_build::AppManifest::new().commands(&["rpc"]);
    match tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error:#}");
            ExitCode::FAILURE
        }
    }
}
