//! The local core of this process.

use akashi_app::{Core, Options as CoreOptions, StartFailed};
use akashi_i18n::{Language, Messages, text};
use tauri::{AppHandle, Manager as _};

use crate::host::Desktop;
use crate::options::Options;

/// The core, with this desktop around it.
pub type DesktopCore = Core<Desktop>;

/// Starts the core and keeps it with the application.
///
/// # Errors
/// When another process owns the data of this person, or there is nowhere to write.
pub fn start(app: &AppHandle, options: &Options) -> Result<(), StartFailed> {
    let mut core = CoreOptions::new(
        options.data_dir.clone(),
        &version(app),
        options.system_language,
    );
    core.preset_address.clone_from(&options.university);
    let host = Desktop::new(app.clone());
    // The core starts tasks of its own, which need the runtime.
    let core = tauri::async_runtime::block_on(async { Core::new(host, core) })?;
    app.manage::<DesktopCore>(core);
    Ok(())
}

/// The core of this application, once it has started.
pub fn get(app: &AppHandle) -> Option<DesktopCore> {
    app.try_state::<DesktopCore>()
        .map(|core| core.inner().clone())
}

/// The language was chosen in the menu.
pub fn choose_language(app: &AppHandle, language: Language) {
    let Some(core) = get(app) else { return };
    tauri::async_runtime::spawn(async move {
        if let Err(error) = core.choose_language(language).await {
            tracing::warn!(code = error.code, "the language is not remembered");
        }
    });
}

/// Tells a person why the application does not start. The dialog has its own loop: there is no window yet.
pub fn explain(failed: StartFailed, language: Language) {
    let messages = Messages::of(language);
    let description = match failed {
        StartFailed::InUse => text::shell_start_in_use(messages),
        StartFailed::NoLocks => text::shell_start_no_locks(messages),
        StartFailed::Unwritable => text::shell_start_unwritable(messages),
    };
    tracing::error!(error = %failed, "the application does not start");
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(text::general_app_name(messages))
        .set_description(description)
        .set_buttons(rfd::MessageButtons::OkCustom(text::general_ok(messages)))
        .show();
}

fn version(app: &AppHandle) -> String {
    app.package_info().version.to_string()
}
