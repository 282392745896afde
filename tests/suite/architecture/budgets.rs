//! How long files and functions may be, and what must not be written at all.

use super::source::{Source, is_name};
use std::ops::Range;

const FILE_LINES: usize = 400;
const FILE_LINES_AT_MOST: usize = 600;
const FUNCTION_LINES: usize = 60;
const FUNCTION_LINES_AT_MOST: usize = 100;

/// Files over the budget, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[(
    "parse/markdown/writer.rs",
    "one walk over a body's events, and every arm needs the state of the walk",
)];

/// Functions over the budget, each with its reason.
const LONG_FUNCTIONS: &[(&str, &str)] = &[(
    "parse/markdown/writer.rs: start",
    "a match with one arm for each element of Markdown",
)];

#[test]
fn files_keep_their_budget() {
    let mut long = Vec::new();
    for source in Source::all() {
        // Blanked comments leave empty lines: what is counted is code.
        let lines = source
            .without_tests()
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count();
        assert!(lines <= FILE_LINES_AT_MOST, "src/{}: {lines} lines", source.path);
        if lines > FILE_LINES {
            long.push(source.path);
        }
    }
    let excused: Vec<&str> = LONG_FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(
        long, excused,
        "over {FILE_LINES} lines; the second list is the excused ones"
    );
}

#[test]
fn functions_keep_their_budget() {
    let mut long = Vec::new();
    for source in Source::all() {
        for (name, range) in functions(&source) {
            let lines = source.code[range].lines().count();
            let place = format!("{}: {name}", source.path);
            assert!(lines <= FUNCTION_LINES_AT_MOST, "src/{place}: {lines} lines");
            if lines > FUNCTION_LINES {
                long.push(place);
            }
        }
    }
    let excused: Vec<&str> = LONG_FUNCTIONS.iter().map(|(place, _)| *place).collect();
    assert_eq!(
        long, excused,
        "over {FUNCTION_LINES} lines; the second list is the excused ones"
    );
}

#[test]
fn nothing_is_named_for_having_no_subject() {
    let empty = ["utils", "util", "helpers", "helper", "common", "misc", "shared"];
    for source in Source::all() {
        let named = source.module().into_iter().find(|part| empty.contains(part));
        assert_eq!(named, None, "src/{}", source.path);
    }
}

#[test]
fn no_public_function_takes_a_bool() {
    let mut wrong = Vec::new();
    for source in Source::all() {
        for (name, range) in functions(&source) {
            let line = source.code[..range.start].rfind('\n').map_or(0, |at| at + 1);
            let public = source.code[line..range.start].trim_start().starts_with("pub");
            let open = range.start + source.code[range.start..].find('(').expect("a function has parameters");
            let parameters = &source.code[open..source.closing(open)];
            let takes = parameters
                .split(',')
                .any(|parameter| parameter.trim_end().trim_end_matches(')').ends_with(": bool"));
            if public && takes {
                wrong.push(format!("src/{}: {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The functions of a file, with where each begins and ends.
fn functions(source: &Source) -> Vec<(String, Range<usize>)> {
    let code = &source.code;
    let starts = code
        .match_indices("fn ")
        .filter(|(at, _)| !code[..*at].ends_with(is_name));
    let found = starts.filter_map(|(at, _)| {
        let name: String = code[at + 3..].chars().take_while(|c| is_name(*c)).collect();
        let body = at + code[at..].find(['{', ';'])?;
        // `fn(…)` is a type, and a function without a body is only declared.
        let is_function = !name.is_empty() && code[body..].starts_with('{');
        is_function.then(|| (name, at..source.closing(body)))
    });
    found.collect()
}

#[test]
fn functions_are_found() {
    let source = Source::of(
        "x.rs",
        "pub fn a(b: fn (u8) -> u8) {\n x\n}\ntrait T { fn d(); }\nfn e() {}",
    );
    let names: Vec<String> = functions(&source).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "e"]);
}
