//! Characters that a text should not hold: invisible ones, lost ones, and traditional
//! ones among simplified ones.

mod invisible;
mod scripts;

pub(super) use invisible::find as find_invisible;

use super::File;
use crate::diag::{Code, Diagnostic, Location, Text};
use std::ops::Range;

/// How many findings of one code a file gets; the next one counts the rest. A text
/// that came through a broken converter has thousands, and nobody reads on after
/// a screenful.
const MOST: usize = 20;

/// Looks at every character of a text file, front matter and all: ZH001, ZH002, ZH003.
///
/// A text without any of them costs one pass.
pub fn characters(file: File<'_>) -> Vec<Diagnostic> {
    let seen = Seen::of(file.text);
    let mut findings = Vec::new();
    if seen.odd {
        limited(&invisible::find(file.text), &mut findings, |found| {
            invisible::finding(file.path, found)
        });
        limited(&lost(file.text), &mut findings, |span| lost_finding(file.path, span));
    }
    if seen.simplified && seen.traditional {
        limited(&scripts::runs(file.text), &mut findings, |span| {
            scripts::finding(file, span)
        });
    }
    findings
}

/// What kinds of characters a text has.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Ones that are invisible or stand for a lost one.
    odd: bool,
    /// Ones that only simplified text has.
    simplified: bool,
    /// Ones that only traditional text has.
    traditional: bool,
}

impl Seen {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = Self::default();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            // Nearly all characters are told by their first bytes.
            at += match (first, bytes.get(at + 1).copied().unwrap_or_default()) {
                (b' '..=b'~' | b'\n', _) => match bytes[at..].first_chunk() {
                    Some(block) if is_plain_ascii(block) => BLOCK,
                    _ => 1,
                },
                // U+4000 to U+9FFF.
                (0xE4..=0xE9, second) => {
                    let third = bytes.get(at + 2).copied().unwrap_or_default();
                    let code = scripts::code_point([first, second, third]);
                    seen.simplified |= scripts::is_simplified(code);
                    seen.traditional |= scripts::is_traditional(code);
                    3
                }
                // U+3000 to U+303F and U+FF00 to U+FFBF: marks and full-width forms.
                (0xE3, 0x80) | (0xEF, 0xBC..=0xBE) => 3,
                _ => {
                    let c = text[at..].chars().next().unwrap_or_default();
                    seen.odd |= c == char::REPLACEMENT_CHARACTER || invisible::name(c).is_some();
                    c.len_utf8()
                }
            };
        }
        seen
    }
}

/// How many bytes of English text are looked at at once.
const BLOCK: usize = 32;

/// Without a way out of the loop it is done for all bytes together.
fn is_plain_ascii(block: &[u8; BLOCK]) -> bool {
    let plain = block.iter().filter(|byte| matches!(byte, b' '..=b'~' | b'\n')).count();
    plain == BLOCK
}

/// Makes findings of the first places and lets the next one count the rest.
fn limited<T>(found: &[T], findings: &mut Vec<Diagnostic>, make: impl Fn(&T) -> Diagnostic) {
    for (at, place) in found.iter().enumerate().take(MOST + 1) {
        let mut finding = make(place);
        let rest = found.len() - at - 1;
        if at == MOST && rest > 0 {
            let Text { zh, en } = finding.message;
            finding.message = Text::new(
                format!("{zh}；这个文件后面还有{rest}处"),
                format!("{en}; and {rest} more in this file"),
            );
        }
        findings.push(finding);
    }
}

/// Runs of U+FFFD: one lost character often leaves several.
fn lost(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, mark) in text.match_indices(char::REPLACEMENT_CHARACTER) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += mark.len(),
            _ => runs.push(at..at + mark.len()),
        }
    }
    runs
}

fn lost_finding(path: &str, span: &Range<usize>) -> Diagnostic {
    Diagnostic::new(
        Code::ZH002,
        Location::at(path, span.clone()),
        Text::new(
            "这里丢了字：U+FFFD是转换编码时留下的记号",
            "text was lost here: U+FFFD is what a conversion leaves for what it cannot read",
        ),
    )
    .with_help(Text::new(
        "核对来源，补上原来的字",
        "look it up in the source and type what stands there",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Code, &str)> {
        let file = File { path: "a.md", text };
        let findings = characters(file).into_iter();
        findings
            .map(|finding| (finding.code, &text[finding.location.span.unwrap()]))
            .collect()
    }

    #[test]
    fn clean_text_has_none() {
        let texts = [
            "",
            "\u{feff}---\r\ntitle: 甲\r\n---\r\n\t“企业”——58.3万户…\u{a0}é\n",
            "全部繁體的文件：優化營商環境",
            "全部简体的文件：优化营商环境",
        ];
        for text in texts {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn places_are_exact() {
        assert_eq!(
            found("企\u{200b}业\u{fffd}\u{fffd}，\u{fffd}優化"),
            [
                (Code::ZH001, "\u{200b}"),
                (Code::ZH002, "\u{fffd}\u{fffd}"),
                (Code::ZH002, "\u{fffd}"),
                (Code::ZH003, "優"),
            ]
        );
    }

    #[test]
    fn thousands_are_counted_and_not_listed() {
        let exact = "甲\u{200b}".repeat(MOST + 1);
        let text = "甲\u{200b}".repeat(5000);
        for (text, rest) in [(exact, None), (text, Some("; and 4979 more in this file"))] {
            let file = File {
                path: "a.md",
                text: &text,
            };
            let findings = characters(file);
            assert_eq!(findings.len(), MOST + 1);
            let (last, others) = findings.split_last().unwrap();
            assert!(others.iter().all(|finding| !finding.message.en.contains("more")));
            assert_eq!(last.message.en.find("; and").map(|at| &last.message.en[at..]), rest);
        }
    }
}
