//! The one command of the webview.

use akashi_app::api::CoreError;
use serde_json::Value;
use tauri::State;

use crate::core::DesktopCore;

/// Hands a command to the core and its answer back.
#[tauri::command]
pub async fn rpc(
    core: State<'_, DesktopCore>,
    command: String,
    request: Value,
) -> Result<Value, CoreError> {
    core.dispatch(&command, request).await
}
