//! The desktop shell. It owns the window, the native file dialog, links, the menu and the single instance, and wires
//! them to the local core (`akashi_app`); rules, data and network are the core's business.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod browser;
mod camera;
mod clipboard;
mod close;
mod core;
mod geometry;
mod host;
mod image;
mod links;
mod log;
mod menu;
mod notification;
mod options;
mod rpc;
mod webkit;
mod window;

use std::process::ExitCode;

use tauri::{App, RunEvent};

use crate::options::Options;

fn main() -> ExitCode {
    log::init();
    webkit::prepare();
    let application = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _argv, _folder| {
            window::come_forward(app)
        }))
        .plugin(tauri_plugin_deep_link::init())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .register_asynchronous_uri_scheme_protocol("akashi-image", image::answer)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(|app| Ok(setup(app)?))
        .build(tauri::generate_context!());
    match application {
        Ok(application) => {
            application.run(|app, event| match event {
                RunEvent::ExitRequested {
                    code: None, api, ..
                } => close::exit_requested(app, &api),
                RunEvent::Exit => geometry::save(app),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the application cannot start");
            ExitCode::FAILURE
        }
    }
}

/// Core first: a view that asks it before it is there would get no answer.
fn setup(app: &App) -> tauri::Result<()> {
    let app = app.handle();
    let options = Options::read(app)?;
    if let Err(failed) = core::start(app, &options) {
        core::explain(failed, options.system_language);
        std::process::exit(1);
    }
    window::open(app, &options.data_dir)?;
    links::listen(app);
    Ok(())
}
