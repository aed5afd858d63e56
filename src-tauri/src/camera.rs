//! Whether the page may use the camera: only while the view has said that its dialog is open. Nothing else is ever
//! allowed: no microphone, no place, no notices.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::webview::{PermissionKind, PermissionResponse};

static ALLOWED: AtomicBool = AtomicBool::new(false);

/// From now on it may, or may not.
pub fn allow(allowed: bool) {
    ALLOWED.store(allowed, Ordering::Release);
}

/// Answers the page.
pub fn answer(wanted: PermissionKind) -> PermissionResponse {
    match wanted {
        PermissionKind::Camera if ALLOWED.load(Ordering::Acquire) => PermissionResponse::Allow,
        // Whether there is a camera at all: `webkit` answers.
        PermissionKind::Other if cfg!(target_os = "linux") => PermissionResponse::Default,
        _ => PermissionResponse::Deny,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_camera_and_only_while_its_dialog_is_open() {
        let allowed = |wanted| answer(wanted) == PermissionResponse::Allow;
        assert!(!allowed(PermissionKind::Camera));
        allow(true);
        assert!(allowed(PermissionKind::Camera));
        assert!(!allowed(PermissionKind::Microphone));
        allow(false);
        assert!(!allowed(PermissionKind::Camera));
    }
}
