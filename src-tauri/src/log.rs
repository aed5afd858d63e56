//! The log: to standard error, `info` and above, or as `AKASHI_LOG` says. No personal data, no arguments, no links.

use tracing_subscriber::EnvFilter;

/// Starts logging for the whole process.
pub fn init() {
    let filter = EnvFilter::try_from_env("AKASHI_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,akashi=info,tauri_plugin_deep_link=error"));
    // The only failure is a logger that is already there.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
}
