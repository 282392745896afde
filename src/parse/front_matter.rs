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
        return Err(absent(file, start));
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
    Err(open(file, start, first.end))
}

/// The fence that begins at `at`, with its line end.
fn fence(text: &str, at: usize) -> Option<Range<usize>> {
    let end = next_line(text, at);
    (text[at..end].trim_end() == "---").then_some(at..end)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

/// Whether a line looks like a fence that was typed with other dashes: the input
/// method makes `———` and `－－－`, word processors make `–-` of hyphens.
fn is_misspelt(line: &str) -> bool {
    let line = line.trim();
    let is_dash = |c| matches!(c, '-' | '－' | '—' | '–' | '―' | '─' | '‐' | '‑' | '−' | '﹣');
    line.chars().count() > 1 && line.chars().all(is_dash)
}

fn absent(file: File<'_>, start: usize) -> Diagnostic {
    let line = file.text[start..next_line(file.text, start)].trim_end();
    let (span, help) = if is_misspelt(line) {
        (start..start + line.len(), three_hyphens(line))
    } else {
        let help = Text::new(
            "第一行写 ---，接着是 title: 和 summary:，再写一行 ---",
            "begin with a line ---, then title: and summary:, then another line ---",
        );
        (start..start, help)
    };
    Diagnostic::new(
        Code::FM001,
        Location::at(file.path, span),
        Text::new("文件开头没有前置信息", "the file does not begin with front matter"),
    )
    .with_help(help)
}

fn open(file: File<'_>, start: usize, mut at: usize) -> Diagnostic {
    let finding = Diagnostic::new(
        Code::FM001,
        Location::at(file.path, start..start + 3),
        Text::new("前置信息没有结束", "the front matter that begins here does not end"),
    );
    while at < file.text.len() {
        let end = next_line(file.text, at);
        let line = file.text[at..end].trim_end();
        if is_misspelt(line) {
            let here = Location::at(file.path, at..at + line.len());
            let looks = Text::new("这一行像是结尾", "this line looks like its end");
            return finding.with_help(three_hyphens(line)).with_related(here, looks);
        }
        at = end;
    }
    finding.with_help(Text::new("在前置信息之后另起一行写 ---", "put a line --- after it"))
}

fn three_hyphens(line: &str) -> Text {
    let line = line.trim();
    Text::new(
        format!("把“{line}”换成三个半角连字符 ---"),
        format!("write three ASCII hyphens --- instead of “{line}”"),
    )
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

    #[test]
    fn fences_of_other_dashes_are_noticed() {
        for dashes in ["———", "－－－", "–-", "——", "----"] {
            let text = format!("{dashes}\ntitle: 甲\n{dashes}\n");
            let finding = split(File {
                path: "a.md",
                text: &text,
            })
            .unwrap_err();
            assert_eq!(finding.location.span, Some(0..dashes.len()));
            assert!(finding.help.unwrap().en.contains(dashes));
            let text = format!("---\ntitle: 甲\n{dashes}\n正文\n");
            let finding = split(File {
                path: "a.md",
                text: &text,
            })
            .unwrap_err();
            assert_eq!(finding.related[0].location.span, Some(15..15 + dashes.len()));
            assert!(finding.help.unwrap().en.contains(dashes));
        }
        for text in ["-\n", "--a\n", "正文——\n"] {
            let finding = split(File { path: "a.md", text }).unwrap_err();
            assert_eq!(finding.location.span, Some(0..0), "{text:?}");
        }
    }
}
