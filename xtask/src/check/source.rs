//! Source text without its comments and without its tests, line by line.

/// The languages whose comments are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `//` and `/* */`; a `#[cfg(test)]` module ends the file, as everywhere in this project.
    Rust,
    /// `//` and `/* */`.
    TypeScript,
    /// `<!-- -->`, and in scripts and styles `//` and `/* */`.
    Svelte,
}

/// The numbered lines of `text` with comments blanked out, up to the tests.
pub fn code(kind: Kind, text: &str) -> Vec<(usize, String)> {
    let text = if kind == Kind::Rust {
        before_tests(text)
    } else {
        text
    };
    let mut lexer = Lexer {
        kind,
        state: State::Code,
    };
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, lexer.line(line)))
        .collect()
}

fn before_tests(text: &str) -> &str {
    let end = text
        .find("\n#[cfg(test)]\nmod ")
        .map_or(text.len(), |place| {
            // `mod tests;` is a file of its own and hides nothing of this one.
            let line = text
                .get(place + 14..)
                .and_then(|rest| rest.lines().next())
                .unwrap_or_default();
            if line.ends_with(';') {
                text.len()
            } else {
                place
            }
        });
    text.get(..end).unwrap_or(text)
}

struct Lexer {
    kind: Kind,
    state: State,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Code,
    Text(char),
    Block,
    Markup,
}

impl Lexer {
    fn line(&mut self, line: &str) -> String {
        let mut out = String::new();
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let mut step = c.len_utf8();
            match self.state {
                State::Code => {
                    if rest.starts_with("/*") {
                        self.state = State::Block;
                        step = 2;
                    } else if self.kind == Kind::Svelte && rest.starts_with("<!--") {
                        self.state = State::Markup;
                        step = 4;
                    } else if rest.starts_with("//") && !out.ends_with(':') {
                        break;
                    } else {
                        if self.opens_text(c, rest) {
                            self.state = State::Text(c);
                        }
                        out.push(c);
                    }
                }
                State::Text(quote) => {
                    out.push(c);
                    if c == '\\' {
                        if let Some(next) = rest.chars().nth(1) {
                            out.push(next);
                            step += next.len_utf8();
                        }
                    } else if c == quote {
                        self.state = State::Code;
                    }
                }
                State::Block if rest.starts_with("*/") => {
                    self.state = State::Code;
                    step = 2;
                }
                State::Markup if rest.starts_with("-->") => {
                    self.state = State::Code;
                    step = 3;
                }
                State::Block | State::Markup => {}
            }
            rest = rest.get(step..).unwrap_or_default();
        }
        // A quotation mark that stays open is an apostrophe (in markup), except where texts may span lines.
        if matches!(self.state, State::Text(quote) if !self.spans_lines(quote)) {
            self.state = State::Code;
        }
        out
    }

    /// In Rust an apostrophe mostly begins a lifetime; a character constant is short enough to pass as code.
    fn opens_text(&self, c: char, _rest: &str) -> bool {
        match self.kind {
            Kind::Rust => c == '"',
            Kind::TypeScript | Kind::Svelte => matches!(c, '"' | '\'' | '`'),
        }
    }

    fn spans_lines(&self, quote: char) -> bool {
        match self.kind {
            Kind::Rust => quote == '"',
            Kind::TypeScript | Kind::Svelte => quote == '`',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, text: &str, expected: &[&str]) {
        let found: Vec<String> = code(kind, text)
            .into_iter()
            .map(|(_, line)| line.trim_end().to_owned())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn comments_disappear() {
        check(Kind::Rust, "a // 注\nb /* 注\n注 */ c", &["a", "b", " c"]);
        check(
            Kind::Svelte,
            "<p>x</p> <!-- 注\n注 --> y",
            &["<p>x</p>", " y"],
        );
        check(Kind::TypeScript, "x = 'a//b'; // 注", &["x = 'a//b';"]);
    }

    #[test]
    fn texts_stay() {
        check(
            Kind::Rust,
            "f(\"https://x // 文\")",
            &["f(\"https://x // 文\")"],
        );
        check(Kind::Rust, "f(\"a\\\"// 文\")", &["f(\"a\\\"// 文\")"]);
        check(
            Kind::Svelte,
            "<p>it's // here</p>",
            &["<p>it's // here</p>"],
        );
    }

    #[test]
    fn tests_are_left_out() {
        check(Kind::Rust, "a\n#[cfg(test)]\nmod tests {\n文\n}", &["a"]);
        check(
            Kind::Rust,
            "a\n#[cfg(test)]\nmod tests;\nb",
            &["a", "#[cfg(test)]", "mod tests;", "b"],
        );
    }
}
