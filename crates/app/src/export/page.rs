//! `index.html`: the same for people, in the language of the application, without anything from elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use akashi_domain::{Answers, FieldId, Localized, UniversityInfo};
use akashi_i18n::{Messages, text};
use akashi_protocol::application::ApplicationView;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Held;
use super::archive::receipt_name;

/// What a page is written with.
pub(crate) struct Page<'a> {
    pub(crate) messages: &'a Messages,
    pub(crate) info: Option<&'a UniversityInfo>,
    pub(crate) now: Timestamp,
}

const STYLE: &str = "body{font-family:sans-serif;line-height:1.7;max-width:48rem;margin:2rem auto;padding:0 1rem}\
dl{display:grid;grid-template-columns:minmax(10rem,1fr) 2fr;gap:.25rem 1rem}dt{color:#555}dd{margin:0;white-space:pre-wrap}\
img{max-width:100%;border:1px solid #999}.warning{border:2px solid #b00;padding:.5rem 1rem}";

impl Page<'_> {
    pub(crate) fn html(&self, held: &Held, images: &[(String, String)], missing: u32) -> String {
        let m = self.messages;
        let title = escaped(&text::export_page_title(m));
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n<h1>{title}</h1>\n",
            m.language().tag()
        );
        paragraph(
            &mut page,
            "",
            &text::export_page_written(m, self.time(self.now)),
        );
        paragraph(&mut page, "warning", &text::export_page_warning(m));
        if missing > 0 {
            paragraph(&mut page, "warning", &text::export_page_missing(m, missing));
        }
        if let Some((draft, _)) = &held.draft {
            heading(&mut page, &text::export_page_draft(m));
            self.answers(&mut page, Some(draft.email.expose()), &draft.answers);
        }
        for (entry, _) in &held.entries {
            heading(&mut page, &text::export_page_unsent(m));
            paragraph(&mut page, "", &self.time(entry.created_at));
            let email = entry.draft.email.expose();
            self.answers(&mut page, Some(email), &entry.draft.answers);
        }
        for change in &held.personal {
            heading(&mut page, &text::export_page_personal(m));
            self.answers(&mut page, None, &change.answers);
        }
        self.applications(&mut page, held);
        if !images.is_empty() {
            heading(&mut page, &text::export_page_images(m));
            for (_, name) in images {
                let _ = writeln!(page, "<p><img src=\"{name}\" alt=\"{name}\"></p>");
            }
        }
        if !held.receipts.is_empty() {
            heading(&mut page, &text::export_page_receipts(m));
            paragraph(&mut page, "", &text::export_page_receipts_text(m));
            for receipt in &held.receipts {
                let name = receipt_name(receipt.application, receipt.revision);
                let _ = writeln!(page, "<p><a href=\"{name}\">{name}</a></p>");
            }
        }
        page
    }

    fn applications(&self, page: &mut String, held: &Held) {
        let m = self.messages;
        for known in &held.applications {
            heading(page, &text::export_page_application(m));
            page.push_str("<dl>\n");
            let seen = serde_json::from_str::<ApplicationView>(&known.last_seen);
            if let Ok(seen) = seen {
                if let Some(reference) = &seen.reference {
                    row(page, &text::status_reference(m), &reference.to_string());
                }
                if let Some(state) = seen.state {
                    let state = self.word(&format!("state-{}", state.as_str()));
                    row(page, &text::status_state(m), &state);
                }
            }
            row(page, &text::flow_email(m), known.email.expose());
            row(page, &text::export_page_seen(m), &self.time(known.seen_at));
            page.push_str("</dl>\n");
        }
    }

    fn answers(&self, page: &mut String, email: Option<&str>, answers: &Answers) {
        page.push_str("<dl>\n");
        if let Some(email) = email {
            row(page, &text::flow_email(self.messages), email);
        }
        for (field, answer) in answers.iter().filter(|(_, answer)| !answer.is_empty()) {
            let label = self.word(&format!("field-{}", field.as_str()));
            row(page, &label, &self.meaning(field, answer, answers));
        }
        page.push_str("</dl>\n");
    }

    /// What was chosen, by its name; what was typed, as it was typed.
    fn meaning(&self, field: FieldId, answer: &str, answers: &Answers) -> String {
        let chosen = self
            .info
            .and_then(|info| choice(info, field, answer, answers));
        if let Some(label) = chosen {
            return label.get(self.messages.language()).to_owned();
        }
        match field {
            FieldId::Residence => self.word(&format!("form-residence-{answer}")),
            FieldId::Country => self.word(&format!("country-{}", answer.to_lowercase())),
            _ => answer.to_owned(),
        }
    }

    /// A message that is named by a value; what is after its first dash where there is none.
    fn word(&self, key: &str) -> String {
        let found = self
            .messages
            .format(&key.replace('_', "-"), &BTreeMap::new());
        found.unwrap_or_else(|| key.split_once('-').map_or(key, |(_, name)| name).to_owned())
    }

    fn time(&self, at: Timestamp) -> String {
        let zoned = at.to_zoned(TimeZone::system());
        zoned.strftime("%Y-%m-%d %H:%M").to_string()
    }
}

fn choice<'a>(
    info: &'a UniversityInfo,
    field: FieldId,
    answer: &str,
    answers: &Answers,
) -> Option<&'a Localized> {
    let faculty = |id: &str| info.faculties.iter().find(|one| one.id == id);
    match field {
        FieldId::Faculty => Some(&faculty(answer)?.label),
        FieldId::Department => {
            let mut departments = faculty(answers.get(FieldId::Faculty))?.departments.iter();
            Some(&departments.find(|one| one.id == answer)?.label)
        }
        FieldId::LeavingKind => {
            let mut kinds = info.leaving_kinds.iter();
            Some(&kinds.find(|one| one.id == answer)?.label)
        }
        FieldId::DocumentType => {
            let mut types = info.document_types.iter();
            Some(&types.find(|one| one.id == answer)?.label)
        }
        FieldId::NameProof => {
            let mut proofs = info.name_proofs.iter();
            Some(&proofs.find(|one| one.id == answer)?.label)
        }
        _ => None,
    }
}

fn heading(page: &mut String, words: &str) {
    let _ = writeln!(page, "<h2>{}</h2>", escaped(words));
}

fn paragraph(page: &mut String, class: &str, words: &str) {
    let _ = writeln!(page, "<p class=\"{class}\">{}</p>", escaped(words));
}

fn row(page: &mut String, label: &str, value: &str) {
    let _ = writeln!(
        page,
        "<dt>{}</dt><dd>{}</dd>",
        escaped(label),
        escaped(value)
    );
}

/// Whatever somebody typed stays text.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_text() {
        assert_eq!(
            escaped("<script>\"髙\" & '﨑'"),
            "&lt;script&gt;&quot;髙&quot; &amp; &#39;﨑&#39;"
        );
    }
}
