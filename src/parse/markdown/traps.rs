//! What looks right in Chinese and is something else in Markdown.
//!
//! Nothing is rendered differently for it; the editor is told. [`Traps`] sees the events
//! on their way from the parser to the writer.

mod marks;

use super::flanking::is_of_number;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::lang::Lang;
use crate::model::script::is_han;
use crate::parse::File;
use crate::parse::typography::Suspects;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// List numbers from here on are years: no digest has a list of a thousand points.
const FIRST_YEAR: u64 = 1000;

/// Watches a body's events for traps.
pub(super) struct Traps<'a> {
    file: File<'a>,
    /// Where the Markdown begins in the file.
    offset: usize,
    text: &'a str,
    lang: Lang,
    suspects: Suspects,
    /// What the next text begins.
    at: Beginning,
    /// Code, which is as its author wants it.
    code: Vec<Range<usize>>,
    findings: Vec<Diagnostic>,
}

/// What a text begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Paragraph,
    Line,
    Nothing,
}

impl<'a> Traps<'a> {
    /// For the Markdown in `range` of a file.
    pub(super) fn new(file: File<'a>, range: &Range<usize>, lang: Lang, suspects: Suspects) -> Self {
        Self {
            file,
            offset: range.start,
            text: &file.text[range.clone()],
            lang,
            suspects,
            at: Beginning::Nothing,
            code: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Looks at the next event; its place is that in the Markdown.
    pub(super) fn see(&mut self, event: &Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item) => self.at = Beginning::Paragraph,
            Event::Start(Tag::List(Some(number))) if *number >= FIRST_YEAR => self.year_as_list(span),
            Event::Start(Tag::CodeBlock(_)) => self.code.push(span.clone()),
            Event::Start(Tag::Strikethrough) => self.range_as_strike(span),
            Event::SoftBreak | Event::HardBreak => self.at = Beginning::Line,
            Event::Text(_) => {
                self.text_begins(span);
                self.at = Beginning::Nothing;
            }
            Event::Code(_) => {
                self.code.push(span.clone());
                self.at = Beginning::Nothing;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.at = Beginning::Nothing,
            // Emphasis may stand at the beginning of a line.
            _ => {}
        }
    }

    /// The findings, with those that only the whole text shows.
    pub(super) fn finish(mut self, findings: &mut Vec<Diagnostic>) {
        if self.suspects.full_width() {
            self.full_width_pairs();
        }
        findings.append(&mut self.findings);
    }

    fn text_begins(&mut self, span: &Range<usize>) {
        // Most texts go on: no line end is looked for, which may be megabytes away.
        if self.at == Beginning::Nothing {
            return;
        }
        let rest = &self.text[span.start..];
        // What is looked for is a number, a full-width mark, or, in a line that goes on, an
        // ideographic space or a Chinese number.
        let first = rest.bytes().next().unwrap_or_default();
        if !(first.is_ascii_digit() || first == 0xEF || self.at == Beginning::Line) {
            return;
        }
        let line = &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
        match self.at {
            Beginning::Paragraph => self.year_as_number(span.start, line),
            Beginning::Line if self.lang == Lang::Zh => self.fused(span.start, line),
            Beginning::Line | Beginning::Nothing => {}
        }
        self.full_width_line(span.start, line);
    }

    fn at(&self, span: Range<usize>) -> Location {
        Location::at(self.file.path, self.offset + span.start..self.offset + span.end)
    }

    /// `2021. 年初` makes a list that begins at 2021.
    fn year_as_list(&mut self, list: &Range<usize>) {
        let marker = self.text[list.clone()].trim_start();
        let start = list.end - marker.len();
        let digits = marker.bytes().take_while(u8::is_ascii_digit).count();
        let year = marker[..digits].to_owned();
        let finding = Diagnostic::new(
            Code::MD004,
            self.at(start..start + digits + 1),
            Text::new(
                format!("“{}”开头的段落在Markdown里是从{year}起编号的列表", &marker[..=digits]),
                format!(
                    "a paragraph that begins with “{}” is a list numbered from {year}",
                    &marker[..=digits]
                ),
            ),
        );
        let point = &marker[digits..=digits];
        self.findings.push(finding.with_help(Text::new(
            format!("要保留这个点，写 {year}\\{point} ，否则写成 {year}年"),
            format!("write {year}\\{point} to keep the mark, or put a word after the year"),
        )));
    }

    /// `2021．` shows as it stands, but it is the same slip, one key away from a list.
    fn year_as_number(&mut self, start: usize, line: &str) {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 4 || !line[digits..].starts_with('．') {
            return;
        }
        let year = &line[..digits];
        let finding = Diagnostic::new(
            Code::MD004,
            self.at(start..start + digits + '．'.len_utf8()),
            Text::new(
                format!("段落以“{year}．”开头；改成半角的点，Markdown就会从{year}起编一个列表"),
                format!(
                    "a paragraph begins with “{year}．”; with an ASCII full stop it would be a list numbered from {year}"
                ),
            ),
        );
        self.findings
            .push(finding.with_help(Text::new(format!("写成 {year}年"), format!("write {year}年"))));
    }

    /// A line that its author took for a new paragraph.
    fn fused(&mut self, start: usize, line: &str) {
        let indent = line.len() - line.trim_start_matches('\u{3000}').len();
        if indent > 0 {
            let message = Text::new(
                "这一行用全角空格缩进，像是新的一段，其实与上一行连成一段",
                "this line is indented like a new paragraph, but goes on with the one before",
            );
            self.findings.push(self.fused_at(start..start + indent, message));
            return;
        }
        let Some(length) = enumerator(line) else {
            return;
        };
        let before = self.text[..start].trim_end().chars().next_back();
        // After a comma a sentence goes on; after a full stop it may.
        if before.is_some_and(|c| is_han(c) || matches!(c, '。' | '；' | '）')) {
            let message = Text::new(
                format!("“{}”另起一行，其实与上一行连成一段", &line[..length]),
                format!(
                    "“{}” begins a line, but goes on with the paragraph before",
                    &line[..length]
                ),
            );
            self.findings.push(self.fused_at(start..start + length, message));
        }
    }

    fn fused_at(&self, span: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(Code::MD005, self.at(span), message).with_help(Text::new(
            "上面空一行，就是新的一段；段首不用缩进，版式会处理",
            "leave an empty line above for a new paragraph; indentation is the theme's business",
        ))
    }

    /// `3~~5万…10~~20万` strikes out what is between.
    fn range_as_strike(&mut self, span: &Range<usize>) {
        let struck = &self.text[span.clone()];
        let tildes = struck.bytes().take_while(|b| *b == b'~').count();
        let opens = self.is_range(span.start, span.start + tildes);
        let closes = self.is_range(span.end - tildes, span.end);
        // Two tildes between numbers can mean what they say; twice they do not.
        if !(opens && closes || tildes == 1 && (opens || closes)) {
            return;
        }
        let finding = Diagnostic::new(
            Code::MD007,
            self.at(span.clone()),
            Text::new(
                "两个表示范围的波浪号之间的字被划掉了",
                "two tildes that mean ranges strike out what stands between them",
            ),
        );
        self.findings.push(finding.with_help(Text::new(
            "范围用全角的～或一字线—；要用半角的，写 \\~",
            "write \\~ for a tilde, or a dash for a range",
        )));
    }

    /// Whether the tildes at a place stand between a number and a digit.
    fn is_range(&self, start: usize, end: usize) -> bool {
        let before = self.text[..start].chars().next_back();
        let after = self.text[end..].chars().next();
        // 3%~5%, 3万~5万, 3~5.
        before.is_some_and(|c| is_of_number(c) || is_unit(c)) && after.is_some_and(char::is_numeric)
    }
}

/// Han characters that end a number.
fn is_unit(c: char) -> bool {
    "十百千万亿元年月日时分秒个家户人亩吨斤米度岁次".contains(c)
}

/// The length of a Chinese outline number at the beginning of a line: 一、 （二） 十三、
/// (GB/T 9704-2012, 7.3.3).
fn enumerator(line: &str) -> Option<usize> {
    let numerals = |text: &str| -> usize {
        text.chars()
            .take_while(|c| "一二三四五六七八九十".contains(*c))
            .map(char::len_utf8)
            .sum()
    };
    if let Some(inner) = line.strip_prefix('（') {
        let length = numerals(inner);
        let closed = length > 0 && inner[length..].starts_with('）');
        return closed.then_some('（'.len_utf8() + length + '）'.len_utf8());
    }
    let length = numerals(line);
    (length > 0 && line[length..].starts_with('、')).then_some(length + '、'.len_utf8())
}
