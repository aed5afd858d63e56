//! What stands in a mail. Written once, shown as plain text and as HTML.

use std::fmt::Write as _;

use akashi_domain::Language;
use akashi_domain::Sensitive;

/// A piece of a mail.
#[derive(Debug, Clone)]
pub enum Block {
    /// Some sentences.
    Paragraph(String),
    /// Something to be copied, with what it is.
    Value {
        /// What it is.
        label: String,
        /// The thing itself.
        value: Sensitive<String>,
    },
    /// A page to be opened.
    Link {
        /// What it does.
        label: String,
        /// Where it is.
        url: Sensitive<String>,
    },
    /// The small lines at the end.
    Footer(Vec<String>),
}

/// A mail without its envelope.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Letter {
    /// As plain text.
    #[must_use]
    pub fn text(&self) -> Sensitive<String> {
        let mut text = String::new();
        for block in &self.blocks {
            if !text.is_empty() {
                text.push('\n');
            }
            let _ = match block {
                Block::Paragraph(words) => writeln!(text, "{words}"),
                Block::Value { label, value } => {
                    writeln!(text, "{label}\n\n    {}", value.expose())
                }
                Block::Link { label, url } => writeln!(text, "{label}\n{}", url.expose()),
                Block::Footer(lines) => writeln!(text, "-- \n{}", lines.join("\n")),
            };
        }
        Sensitive::new(text)
    }

    /// As HTML, without anything to be loaded from elsewhere.
    #[must_use]
    pub fn html(&self) -> Sensitive<String> {
        let mut html = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
             <body style=\"font-family:sans-serif;line-height:1.7;color:#1a1a1a;max-width:40em\">",
            self.language.tag(),
            escape(&self.subject)
        );
        for block in &self.blocks {
            write_html(&mut html, block);
        }
        html.push_str("</body></html>");
        Sensitive::new(html)
    }
}

fn write_html(html: &mut String, block: &Block) {
    let _ = match block {
        Block::Paragraph(words) => write!(html, "<p>{}</p>", escape(words)),
        Block::Value { label, value } => write!(
            html,
            "<p>{}<br><strong style=\"font-size:1.5em;letter-spacing:.08em;font-family:monospace\">{}</strong></p>",
            escape(label),
            escape(value.expose())
        ),
        Block::Link { label, url } => {
            let (label, url) = (escape(label), escape(url.expose()));
            write!(
                html,
                "<p><a href=\"{url}\">{label}</a><br><small>{url}</small></p>"
            )
        }
        Block::Footer(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            write!(html, "<hr><p><small>{}</small></p>", lines.join("<br>"))
        }
    };
}

/// Text as HTML; line breaks stay.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push_str("<br>"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same_and_html_is_escaped() {
        let letter = Letter {
            language: Language::Ja,
            subject: "<件名>".to_owned(),
            blocks: vec![
                Block::Paragraph("a < b & \"c\"".to_owned()),
                Block::Value {
                    label: "コード".to_owned(),
                    value: "ABCD-EFGH".into(),
                },
                Block::Link {
                    label: "開く".to_owned(),
                    url: "http://127.0.0.1/l/x".into(),
                },
            ],
        };
        let (text, html) = (letter.text(), letter.html());
        assert!(text.expose().contains("a < b & \"c\""));
        assert!(html.expose().contains("a &lt; b &amp; &quot;c&quot;"));
        for said in ["ABCD-EFGH", "http://127.0.0.1/l/x", "開く", "コード"] {
            assert!(
                text.expose().contains(said) && html.expose().contains(said),
                "{said}"
            );
        }
        assert!(html.expose().contains("<title>&lt;件名&gt;</title>"));
    }
}
