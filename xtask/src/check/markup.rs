//! The words that stand in the markup of a Svelte file as they are: text between tags, and attributes that are read
//! out or shown. They belong into `i18n/`, in whatever language they are.

/// Attributes whose value reaches a person.
const SHOWN: &[&str] = &[
    "alt",
    "aria-label",
    "aria-description",
    "placeholder",
    "title",
    "label",
];

/// Names that are the same in every language.
const NAMES: &[&str] = &["Android", "iPhone", "JPG"];

/// Line number and text of every piece of markup with a word in it.
pub fn words(text: &str) -> Vec<(usize, String)> {
    let text = blank(text, "<!--", "-->");
    let text = blank(&text, "<script", "</script>");
    let text = blank(&text, "<style", "</style>");
    let text = blank_expressions(&text);
    let mut found = Vec::new();
    let (mut line, mut rest) = (1, text.as_str());
    while !rest.is_empty() {
        let (piece, is_tag) = next(rest);
        let shown = if is_tag {
            attributes(piece)
        } else {
            vec![piece.trim().to_owned()]
        };
        found.extend(
            shown
                .into_iter()
                .filter(|shown| has_word(shown) && !NAMES.contains(&shown.as_str()))
                .map(|shown| (line, shown)),
        );
        line += piece.matches('\n').count();
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
    found
}

/// The next tag, or the text before it.
fn next(rest: &str) -> (&str, bool) {
    let is_tag = rest.starts_with('<');
    let end = if is_tag {
        rest.find('>').map(|place| place + 1)
    } else {
        rest.find('<')
    };
    (
        rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest),
        is_tag,
    )
}

/// The values of attributes that a person sees or hears.
fn attributes(tag: &str) -> Vec<String> {
    SHOWN
        .iter()
        .filter_map(|name| {
            let (_, after) = tag.split_once(&format!(" {name}=\""))?;
            Some(after.split('"').next()?.to_owned())
        })
        .collect()
}

/// Two letters beside each other. Character references such as `&nbsp;` are no words.
fn has_word(text: &str) -> bool {
    let plain: String = text
        .split_whitespace()
        .filter(|word| !(word.starts_with('&') && word.ends_with(';')))
        .collect::<Vec<_>>()
        .join(" ");
    let letters: Vec<bool> = plain.chars().map(char::is_alphabetic).collect();
    letters
        .windows(2)
        .any(|pair| pair.iter().all(|letter| *letter))
}

/// Overwrites everything from `start` to `end` with blanks; lines stay lines.
fn blank(text: &str, start: &str, end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(start) {
        let (before, from) = rest.split_at(place);
        let length = from.find(end).map_or(from.len(), |found| found + end.len());
        let (hidden, after) = from.split_at(length);
        out.push_str(before);
        out.extend(hidden.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Overwrites `{…}`, nested ones as one.
fn blank_expressions(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .map(|c| {
            let hidden = depth > 0 || c == '{';
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if hidden && c != '\n' { ' ' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &str)]) {
        let expected: Vec<(usize, String)> = expected
            .iter()
            .map(|(line, text)| (*line, (*text).to_owned()))
            .collect();
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn words_in_markup() {
        check("<p>{t('a')}</p>", &[]);
        check(
            "<script>let a = 'Hello';</script>\n<p>Hello</p>",
            &[(2, "Hello")],
        );
        check("{#if a > b}<b>戻る</b>{:else}×{/if}", &[(1, "戻る")]);
        check("<img alt=\"A card\" src=\"card.png\">", &[(1, "A card")]);
        check("<p>\n  &nbsp; 1 <!-- Hello -->\n</p>", &[]);
        check(
            "<button onclick={() => a > b}>Go on</button>",
            &[(1, "Go on")],
        );
    }
}
