//! Files that are generated from the code and committed, so that a review sees what changed in them and the user
//! interface builds without Rust. `check` generates them again beside the committed ones and compares.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, command, programs, root};

/// A generated file or folder: where it is committed, and what makes it.
struct Product {
    path: &'static str,
    make: fn(&Path) -> Outcome,
}

const PRODUCTS: &[Product] = &[
    Product {
        path: "ui/src/lib/generated/messages.ts",
        make: messages,
    },
    Product {
        path: "ui/src/lib/generated/api.ts",
        make: api,
    },
    Product {
        path: "src-tauri/Info.plist",
        make: |path| write(path, "examples/info_plist", &[]),
    },
    Product {
        path: "src-tauri/macos/ja.lproj/InfoPlist.strings",
        make: |path| write(path, "examples/info_plist", &["ja"]),
    },
    Product {
        path: "src-tauri/macos/en.lproj/InfoPlist.strings",
        make: |path| write(path, "examples/info_plist", &["en"]),
    },
    Product {
        path: "docs/openapi.json",
        make: openapi,
    },
    Product {
        path: "docs/schema/device.sql",
        make: |path| write(path, "examples/device_schema", &[]),
    },
    Product {
        path: "docs/schema/server.sql",
        make: |path| write(path, "examples/server_schema", &[]),
    },
];

/// Writes every generated file.
///
/// # Errors
/// When a generator fails or a file cannot be written.
pub fn run() -> Outcome {
    programs::everything()?;
    for product in PRODUCTS {
        let path = Path::new(product.path);
        fs::create_dir_all(path.parent().unwrap_or(path))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        (product.make)(path)?;
        println!("{}", product.path);
    }
    Ok(())
}

/// Generates everything beside the committed files and compares.
///
/// # Errors
/// When a committed file is not what the code generates today.
pub fn check() -> Outcome {
    programs::everything()?;
    let folder = root::target().join("codegen");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut stale = Vec::new();
    for product in PRODUCTS {
        let fresh: PathBuf = folder.join(product.path.replace('/', "-"));
        (product.make)(&fresh)?;
        let committed = fs::read_to_string(product.path).unwrap_or_default();
        if fs::read_to_string(&fresh).ok().as_deref() != Some(committed.as_str()) {
            stale.push(product.path);
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "stale, run `cargo xtask codegen`: {}",
            stale.join(", ")
        ))
    }
}

fn messages(path: &Path) -> Outcome {
    write(path, "examples/messages_ts", &[])
}

fn api(path: &Path) -> Outcome {
    write(path, "examples/api_ts", &[])
}

fn openapi(path: &Path) -> Outcome {
    write(path, "akashi-server", &["openapi"])
}

/// Writes what a program of ours prints.
fn write(path: &Path, program: &str, arguments: &[&str]) -> Outcome {
    let program = root::binary("debug", program);
    let text = command::output(command::new(program, arguments))?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
