//! What would embarrass in a screen, as far as a program can see it: text that is cut off, a page that has to be pushed
//! sideways, a focus that nobody sees, a sentence in the other language.

use serde_json::Value;

use crate::Result;
use crate::webdriver::Window;
use crate::words::Language;

/// Gives `[kind, text]` for everything that is wrong with the place of a text, and every text with its kind of letters.
const LOOK: &str = r"
const found = [];
const page = document.scrollingElement;
if (page.scrollWidth > page.clientWidth) found.push(['sideways', `${page.scrollWidth} > ${page.clientWidth}`]);
const focus = document.activeElement;
if (focus && focus !== document.body && !focus.hasAttribute('data-quiet-focus')) {
  const box = focus.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) found.push(['focus', focus.dataset.testid ?? focus.tagName]);
}
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode.data.trim();
  const holder = texts.currentNode.parentElement;
  if (!text || !holder.checkVisibility() || holder.closest('.visually-hidden, option')) continue;
  const style = getComputedStyle(holder);
  const cut = style.overflowX !== 'visible' && style.display !== 'inline';
  if (cut && holder.scrollWidth > holder.clientWidth + 1) found.push(['cut', text]);
  const range = document.createRange();
  range.selectNodeContents(texts.currentNode);
  const box = range.getBoundingClientRect();
  if (box.width > 0 && box.right > page.clientWidth + 1) found.push(['outside', text]);
  if (!holder.closest(`[lang]:not([lang=${document.documentElement.lang}])`)) found.push(['text', text]);
}
return found;
";

/// What is wrong with the page as it stands. Texts in `typed` may be in any language: a person has typed them.
///
/// # Errors
/// When the window is gone.
pub fn defects(window: &Window, language: Language, typed: &[&str]) -> Result<Vec<String>> {
    let found = window.script(LOOK, None)?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found
        .iter()
        .filter_map(|entry| {
            let kind = entry.get(0).and_then(Value::as_str)?;
            let text = entry.get(1).and_then(Value::as_str)?;
            let wrong = kind != "text" || is_foreign(language, &without(text, typed));
            let kind = if kind == "text" { "foreign" } else { kind };
            wrong.then(|| format!("{kind}: {text}"))
        })
        .collect())
}

fn without(text: &str, typed: &[&str]) -> String {
    typed
        .iter()
        .fold(text.to_owned(), |text, part| text.replace(part, ""))
}

/// Any kana or kanji on an English page; four English words in a row on a Japanese one. Groups of capitals are no words:
/// an authenticator's secret is typed from them.
fn is_foreign(language: Language, text: &str) -> bool {
    match language {
        Language::En => text
            .chars()
            .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')),
        Language::Ja => {
            let words: Vec<bool> = text
                .split_whitespace()
                .map(|word| {
                    word.len() > 1
                        && word.bytes().all(|b| b.is_ascii_alphabetic())
                        && word.bytes().any(|b| b.is_ascii_lowercase())
                })
                .collect();
            words.windows(4).any(|four| four.iter().all(|word| *word))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_foreign() {
        for (language, text, expected) in [
            (Language::En, "Apply for 証明書", true),
            (Language::En, "Family name TAKASAKI", false),
            (Language::Ja, "Please check your mail address", true),
            (Language::Ja, "iPhone SE で撮影", false),
            (Language::Ja, "7WD6 N2NQ BBPP ANQK XEQS OKNV", false),
        ] {
            assert_eq!(is_foreign(language, text), expected, "{text}");
        }
        assert!(!is_foreign(
            Language::En,
            &without("髙﨑 一郎", &["髙﨑", "一郎"])
        ));
    }
}
