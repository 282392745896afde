//! The generator's source files, with comments and literals blanked out.

use crate::support::repository;
use std::fs;
use std::ops::Range;
use walkdir::WalkDir;

/// What the unit tests below a file's code begin with.
const UNIT_TESTS: &str = "#[cfg(test)]\nmod tests {";

/// A source file.
pub(super) struct Source {
    /// Its path from `src/`.
    pub(super) path: String,
    /// Its text with a space for each byte of a comment, string or character.
    pub(super) code: String,
    /// Its strings and characters, unit tests aside, with their quotes.
    pub(super) literals: Vec<String>,
}

impl Source {
    /// All files of `src/`, sorted.
    pub(super) fn all() -> Vec<Self> {
        let root = repository().join("src");
        let entries = WalkDir::new(&root)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.expect("src can be listed"));
        let files = entries.filter(|entry| entry.path().extension().is_some_and(|e| e == "rs"));
        let sources: Vec<Self> = files
            .map(|entry| {
                let inner = entry.path().strip_prefix(&root).expect("it is in src");
                let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
                let text = fs::read_to_string(entry.path()).expect("a source file can be read");
                Self::of(&parts.join("/"), &text)
            })
            .collect();
        assert!(
            sources.len() > 100,
            "src has {} files: is this the right folder?",
            sources.len()
        );
        sources
    }

    /// A file of this text.
    pub(super) fn of(path: &str, text: &str) -> Self {
        let tests = text.find(UNIT_TESTS).unwrap_or(text.len());
        Self {
            path: path.to_owned(),
            code: cut(text).0,
            literals: cut(&text[..tests]).1,
        }
    }

    /// The names of the modules that the file is, from the crate's root.
    pub(super) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs");
        let mut parts: Vec<&str> = path.split('/').collect();
        if parts.last() == Some(&"mod") {
            parts.pop();
        }
        parts
    }

    /// The ranges of the bodies of modules written in the file itself.
    pub(super) fn inline_modules(&self) -> Vec<Range<usize>> {
        let starts = self.code.match_indices("mod ").map(|(at, _)| at);
        let bodies = starts.filter_map(|at| {
            let rest = &self.code[at + 4..];
            let name = rest.find(|c: char| !is_name(c))?;
            let after = rest[name..].trim_start();
            let open = at + 4 + (rest.len() - after.len());
            (name > 0 && after.starts_with('{')).then(|| open..self.closing(open))
        });
        bodies.collect()
    }

    /// The text without the modules that hold unit tests.
    pub(super) fn without_tests(&self) -> &str {
        let end = self.code.find(UNIT_TESTS).unwrap_or(self.code.len());
        &self.code[..end]
    }

    /// Where the bracket at `open` is closed.
    pub(super) fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, byte) in self.code.bytes().enumerate().skip(open) {
            match byte {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        panic!("{}: a bracket is not closed", self.path)
    }
}

/// Whether a character can be part of a name.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Puts spaces for comments, strings and characters; lines stay where they are.
/// Gives the literals, too.
fn cut(text: &str) -> (String, Vec<String>) {
    let (mut code, mut literals) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = blanked(rest, code.chars().last());
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (gone, next) = rest.split_at(length);
        code.extend(gone.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        if !gone.starts_with('/') {
            literals.push(gone.to_owned());
        }
        rest = next;
    }
    (code, literals)
}

/// The length of the comment or literal that `rest` begins with.
fn blanked(rest: &str, before: Option<char>) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    if rest.starts_with('r') && !before.is_some_and(is_name) {
        let hashes = rest[1..].bytes().take_while(|b| *b == b'#').count();
        if rest[1 + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = 2 + hashes;
            return rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len());
        }
    }
    if let Some(inner) = rest.strip_prefix('\'') {
        let mut chars = inner.chars();
        let first = chars.next();
        // Otherwise it is a lifetime.
        if first == Some('\\') || chars.next() == Some('\'') {
            return quoted(rest, '\'');
        }
    }
    0
}

/// The length of a literal in `mark`s.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn comments_and_literals_are_blanked() {
    let cases = [
        ("a /* crate::x */ b", "a                b"),
        (r#"f("b\"{", 'c)"#, r"f(      , 'c)"),
        ("m('{', '\\'', 'a)", "m(   ,     , 'a)"),
        ("r\"\\\" for", "     for"),
        ("x; // crate::y\nd", "x;            \nd"),
    ];
    for (code, blanked) in cases {
        assert_eq!(cut(code).0, blanked, "{code}");
    }
    assert_eq!(cut("r#\"a\"b\"# + x").0, "         + x");
}
