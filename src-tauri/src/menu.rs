//! The menu bar, in the chosen language. Everything in it can be reached in the window too.

use akashi_i18n::{Language, Messages, text};
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Wry};

use crate::{close, core};

const JAPANESE: &str = "language-ja";
const ENGLISH: &str = "language-en";
const QUIT: &str = "quit";

/// The menu bar with the words of `messages`.
///
/// # Errors
/// When the system cannot make it.
pub fn build(app: &AppHandle, messages: &Messages) -> tauri::Result<Menu<Wry>> {
    let quit = MenuItemBuilder::with_id(QUIT, text::shell_menu_quit(messages))
        .accelerator("CmdOrCtrl+Q")
        .build(app)?;
    let application = SubmenuBuilder::new(app, text::shell_menu_application(messages))
        .item(&quit)
        .build()?;
    let edit = SubmenuBuilder::new(app, text::shell_menu_edit(messages))
        .undo_with_text(text::shell_menu_undo(messages))
        .redo_with_text(text::shell_menu_redo(messages))
        .separator()
        .cut_with_text(text::shell_menu_cut(messages))
        .copy_with_text(text::shell_menu_copy(messages))
        .paste_with_text(text::shell_menu_paste(messages))
        .select_all_with_text(text::shell_menu_select_all(messages))
        .build()?;
    let language = SubmenuBuilder::new(app, text::shell_menu_language(messages))
        .text(JAPANESE, text::general_language_ja(messages))
        .text(ENGLISH, text::general_language_en(messages))
        .build()?;
    MenuBuilder::new(app)
        .items(&[&application, &edit, &language])
        .build()
}

/// Does what was chosen.
pub fn chosen(app: &AppHandle, id: &str) {
    match id {
        JAPANESE => core::choose_language(app, Language::Ja),
        ENGLISH => core::choose_language(app, Language::En),
        QUIT => close::ask(app),
        _ => {}
    }
}
