//! Pages that the server itself shows in a browser: both languages beside each other, no script, nothing from elsewhere.

use akashi_domain::{Language, Sensitive};
use akashi_i18n::Messages;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::mail::escape;

/// Styles come from the page itself, forms go to this server; nothing else is loaded, run or framed.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

const STYLE: &str = "body{font-family:sans-serif;line-height:1.7;max-width:36em;margin:2em auto;padding:0 1em;\
color:#1a1a1a;background:#fff}section{margin:0 0 2.5em}h1{font-size:1.4em}\
button,.button{font-size:1.1em;padding:.7em 1.6em;border:0;border-radius:.4em;background:#0017c1;color:#fff;\
text-decoration:none;display:inline-block;cursor:pointer}\
.code{font-family:monospace;font-size:1.6em;font-weight:bold;letter-spacing:.1em}\
button:focus-visible,.button:focus-visible{outline:.25em solid #ffd43d;outline-offset:.15em}";

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Some sentences.
    Paragraph(String),
    /// Something to type elsewhere.
    Code(Sensitive<String>),
    /// A button that sends this page's address back to the server.
    Submit(String),
    /// A link that looks like a button.
    Link {
        /// What it does.
        label: String,
        /// Where it leads.
        target: Sensitive<String>,
    },
}

/// A page, said in each language by `say`: a title and what stands below.
pub fn page(
    status: StatusCode,
    say: impl Fn(&Messages, Language) -> (String, Vec<Piece>),
) -> Response {
    let sections: Vec<Section> = Language::ALL
        .into_iter()
        .map(|language| {
            let (title, pieces) = say(Messages::of(language), language);
            Section {
                language,
                title,
                pieces,
            }
        })
        .collect();
    show(status, &sections)
}

/// A part of a page in one language.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// What stands below.
    pub pieces: Vec<Piece>,
}

/// A page of these sections.
pub fn show(status: StatusCode, sections: &[Section]) -> Response {
    let titles: Vec<String> = sections.iter().map(|said| escape(&said.title)).collect();
    let mut html = format!(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">\
         <title>{}</title><style>{STYLE}</style></head><body><main>",
        titles.join(" / ")
    );
    for said in sections {
        html.push_str(&format!(
            "<section lang=\"{}\"><h1>{}</h1>",
            said.language.tag(),
            escape(&said.title)
        ));
        html.extend(said.pieces.iter().map(rendered));
        html.push_str("</section>");
    }
    html.push_str("</main></body></html>");
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (status, headers, html).into_response()
}

fn rendered(piece: &Piece) -> String {
    match piece {
        Piece::Paragraph(words) => format!("<p>{}</p>", escape(words)),
        Piece::Code(code) => format!("<p class=\"code\">{}</p>", escape(code.expose())),
        Piece::Submit(label) => {
            format!(
                "<form method=\"post\"><button>{}</button></form>",
                escape(label)
            )
        }
        Piece::Link { label, target } => format!(
            "<p><a class=\"button\" href=\"{}\">{}</a></p>",
            escape(target.expose()),
            escape(label)
        ),
    }
}
