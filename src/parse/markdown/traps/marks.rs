//! Full-width marks where Markdown wants ASCII.

use super::Traps;
use crate::diag::{Code, Diagnostic, Text};
use std::ops::Range;

/// Marks that mean something at the beginning of a line, and what to type instead.
const LEADING: [(char, &str); 5] = [('＃', "#"), ('＞', ">"), ('＊', "*"), ('－', "-"), ('＋', "+")];

/// Marks that come in pairs, and what to type instead.
const PAIRED: [(&str, &str); 3] = [("＊＊", "**"), ("｀", "`"), ("～～", "~~")];

/// Where the words of a link end and its address begins, in full-width brackets or mixed.
const LINKS: [&str; 5] = ["】（", "】(", "］（", "］(", "]（"];

/// What addresses begin with; a colon may be full-width, too.
const ADDRESSES: [&str; 12] = [
    "http",
    "mailto",
    "tel",
    "figure",
    "report",
    "term",
    "topic",
    "region",
    "indicator",
    "#",
    "/",
    "./",
];

impl Traps<'_> {
    /// A line that begins with a full-width mark of Markdown.
    pub(super) fn full_width_line(&mut self, start: usize, line: &str) {
        if let Some((mark, ascii)) = LEADING.into_iter().find(|(mark, _)| line.starts_with(*mark)) {
            let rest = line.trim_start_matches(mark);
            let length = line.len() - rest.len();
            // ＊注 is a note; ＊＊甲＊＊ is a pair, and is found as one.
            if mark == '＃' || mark == '＞' || (length == mark.len_utf8() && rest.starts_with([' ', '\u{3000}'])) {
                let typed = ascii.repeat(length / mark.len_utf8());
                let help = Text::new(
                    format!("改用半角的 {typed}，后面空一格"),
                    format!("type {typed} in ASCII and a space after it"),
                );
                self.full_width(start..start + length, help);
            }
        } else if line.starts_with('｜') && line.matches('｜').count() > 2 {
            self.full_width(start..start + '｜'.len_utf8(), in_ascii("|"));
        }
    }

    /// Pairs of full-width marks and links in full-width brackets, anywhere but in code.
    pub(super) fn full_width_pairs(&mut self) {
        let text = self.text;
        for (mark, ascii) in PAIRED {
            for (start, end) in pairs(text, mark) {
                if !self.is_code(start) {
                    self.full_width(start..end + mark.len(), in_ascii(ascii));
                }
            }
        }
        for middle in LINKS {
            for (at, _) in text.match_indices(middle) {
                if let Some(link) = link(text, at, middle)
                    && !self.is_code(at)
                {
                    self.full_width_link(link);
                }
            }
        }
    }

    fn is_code(&self, at: usize) -> bool {
        self.code.iter().any(|code| code.contains(&at))
    }

    fn full_width(&mut self, span: Range<usize>, help: Text) {
        let seen = &self.text[span.clone()];
        let seen = seen.chars().take(12).collect::<String>();
        let finding = Diagnostic::new(
            Code::MD006,
            self.at(span),
            Text::new(
                format!("“{seen}”是全角符号，Markdown不认"),
                format!("“{seen}” is full-width and means nothing in Markdown"),
            ),
        );
        self.findings.push(finding.with_help(help));
    }

    fn full_width_link(&mut self, span: Range<usize>) {
        let ascii: String = self.text[span.clone()]
            .chars()
            .map(|c| match c {
                '【' | '［' => '[',
                '】' | '］' => ']',
                '（' => '(',
                '）' => ')',
                '：' => ':',
                other => other,
            })
            .collect();
        let finding = Diagnostic::new(
            Code::MD006,
            self.at(span),
            Text::new(
                "链接的括号是全角的，Markdown不认",
                "the brackets of this link are full-width and mean nothing in Markdown",
            ),
        );
        self.findings
            .push(finding.with_help(Text::new(format!("写成 {ascii}"), format!("write {ascii}"))));
    }
}

fn in_ascii(typed: &str) -> Text {
    Text::new(format!("改用半角的 {typed}"), format!("type {typed} in ASCII"))
}

/// Where a mark stands twice in a line: places of the first and the second.
fn pairs<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let first = from + text[from..].find(mark)?;
            let after = first + mark.len();
            let line = text[after..].find('\n').map_or(text.len(), |end| after + end);
            match text[after..line].find(mark) {
                Some(second) => {
                    from = after + second + mark.len();
                    return Some((first, after + second));
                }
                None => from = line,
            }
        }
    })
}

/// The link whose words end at `at`, if what follows is an address.
fn link(text: &str, at: usize, middle: &str) -> Option<Range<usize>> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let start = line + text[line..at].rfind(['【', '［', '['])?;
    let address = &text[at + middle.len()..];
    let length = address.find(['）', ')', '\n'])?;
    let known = ADDRESSES.iter().any(|begin| {
        let rest = address[..length].trim_start().strip_prefix(begin);
        // After a scheme comes a colon; `http` may be `https`.
        rest.is_some_and(|rest| {
            !begin.ends_with(char::is_alphabetic) || rest.trim_start_matches('s').starts_with([':', '：'])
        })
    });
    let end = address[length..].chars().next().filter(|c| *c != '\n')?;
    known.then_some(start..at + middle.len() + length + end.len_utf8())
}
