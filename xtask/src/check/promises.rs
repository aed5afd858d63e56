//! `docs/PROMISES.md` names what holds each promise about strangers. Whoever gives a test another name, or takes it away,
//! finds out here.

use std::fs;
use std::path::Path;

use crate::Outcome;

const LIST: &str = "docs/PROMISES.md";
/// Promises of which each has at least one line.
const PROMISES: [&str; 4] = ["R13", "R14", "R15", "R16"];

/// # Errors
/// When a line names something that is not there, or a promise has no line.
pub fn check() -> Outcome {
    let list = fs::read_to_string(LIST).map_err(|error| format!("{LIST}: {error}"))?;
    let wrong = wrong(&list, |file| {
        fs::read_to_string(Path::new(file)).unwrap_or_default()
    });
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n")),
    }
}

fn wrong(list: &str, read: impl Fn(&str) -> String) -> Vec<String> {
    let lines: Vec<[&str; 4]> = list.lines().filter_map(cells).collect();
    let mut wrong: Vec<String> = PROMISES
        .into_iter()
        .filter(|promise| !lines.iter().any(|[of, ..]| of == promise))
        .map(|promise| format!("{LIST}: nothing holds {promise}"))
        .collect();
    for [of, what, file, named] in lines {
        let text = read(file);
        let holds = match named.strip_prefix("figure ") {
            Some(figure) => text.contains(&format!("\"{}\"", figure.trim_matches('`'))),
            None => has_test(&text, named.trim_matches('`')),
        };
        if !holds {
            wrong.push(format!("{LIST}: {of}, {what}: {named} is not in {file}"));
        }
    }
    wrong
}

/// The four cells of a line about a promise.
fn cells(line: &str) -> Option<[&str; 4]> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    match cells.as_slice() {
        ["", of, what, file, named, ""] if of.starts_with('R') => Some([of, what, file, named]),
        _ => None,
    }
}

/// A test that runs: marked as one, and not left out.
fn has_test(text: &str, name: &str) -> bool {
    let heads = [format!("async fn {name}("), format!("fn {name}(")];
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let Some(at) = lines
        .iter()
        .position(|line| heads.iter().any(|head| line.starts_with(head)))
    else {
        return false;
    };
    let marks = lines.iter().take(at).rev();
    let marks: Vec<&&str> = marks.take_while(|line| line.starts_with("#[")).collect();
    let is_test = |mark: &&&str| mark.starts_with("#[test]") || mark.starts_with("#[tokio::test");
    marks.iter().any(is_test) && !marks.iter().any(|mark| mark.starts_with("#[ignore"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TESTS: &str = "#[tokio::test(flavor = \"multi_thread\")]\nasync fn one() {\n#[test]\n#[ignore]\nfn two() {\n\
                         fn three() {\nfigure(\"four\", 4)";

    fn lines(named: &str) -> usize {
        let rest = "| R14 | x | f | `one` |\n| R15 | x | f | `one` |\n| R16 | x | f | `one` |";
        let list = format!("| R13 | x | f | {named} |\n{rest}");
        wrong(&list, |_| TESTS.to_owned()).len()
    }

    #[test]
    fn what_runs_is_found_and_what_does_not_is_not() {
        assert_eq!(lines("`one`"), 0);
        assert_eq!(lines("figure `four`"), 0);
        for named in ["`two`", "`three`", "`on`", "figure `one`"] {
            assert_eq!(lines(named), 1, "{named}");
        }
    }

    #[test]
    fn each_promise_has_a_line() {
        assert_eq!(
            wrong("| R13 | x | f | `one` |", |_| TESTS.to_owned()).len(),
            3
        );
    }
}
