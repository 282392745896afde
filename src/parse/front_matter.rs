//! The fences around front matter.

use super::File;
use super::document::bom;
use crate::diag::{Code, Diagnostic, Location, Text};
use std::ops::Range;

/// The two parts of a page's file, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the fences.
    pub(super) yaml: Range<usize>,
    /// The Markdown after them.
    pub(super) body: Range<usize>,
}

/// Finds front matter: a line of three hyphens, YAML, a line of three hyphens.
///
/// # Errors
/// The finding that says what is missing. The Markdown part is still told, if there
/// is no opening fence: it is the whole file.
pub(super) fn split(file: File<'_>) -> Result<Parts, Diagnostic> {
    let text = file.text;
    let start = bom(text);
    let Some(first) = fence(text, start) else {
        return Err(absent(file.path, start));
    };
    let mut at = first.end;
    while at < text.len() {
        if let Some(line) = fence(text, at) {
            return Ok(Parts {
                yaml: first.end..at,
                body: line.end..text.len(),
            });
        }
        at = next_line(text, at);
    }
    Err(open(file.path, start))
}

/// The fence that begins at `at`, with its line end.
fn fence(text: &str, at: usize) -> Option<Range<usize>> {
    let end = next_line(text, at);
    (text[at..end].trim_end() == "---").then_some(at..end)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

fn absent(path: &str, start: usize) -> Diagnostic {
    Diagnostic::new(
        Code::FM001,
        Location::at(path, start..start),
        Text::new("文件开头没有前置信息", "the file does not begin with front matter"),
    )
    .with_help(Text::new(
        "第一行写 ---，接着是 title: 和 summary:，再写一行 ---",
        "begin with a line ---, then title: and summary:, then another line ---",
    ))
}

fn open(path: &str, start: usize) -> Diagnostic {
    Diagnostic::new(
        Code::FM001,
        Location::at(path, start..start + 3),
        Text::new("前置信息没有结束", "the front matter that begins here does not end"),
    )
    .with_help(Text::new("在前置信息之后另起一行写 ---", "put a line --- after it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let parts = split(File { path: "a.md", text }).unwrap();
        (text[parts.yaml].to_owned(), text[parts.body].to_owned())
    }

    #[test]
    fn the_two_parts_are_told_apart() {
        let plain = ("a: 1\n".to_owned(), "正文\n".to_owned());
        assert_eq!(parts("---\na: 1\n---\n正文\n"), plain);
        assert_eq!(parts("\u{feff}---\na: 1\n---\n正文\n"), plain);
        assert_eq!(parts("---\r\na: 1\r\n---\r\n正文").0, "a: 1\r\n");
        assert_eq!(parts("---\n---"), (String::new(), String::new()));
        assert_eq!(parts("---\na: '--- b'\n--- \n---\n").1, "---\n");
    }

    #[test]
    fn what_is_missing_is_said() {
        for text in ["", "正文", "--\n", "---", "---\na: 1\n", "\n---\n---\n"] {
            let finding = split(File { path: "a.md", text }).unwrap_err();
            assert_eq!(finding.code, Code::FM001, "{text:?}");
        }
    }
}
