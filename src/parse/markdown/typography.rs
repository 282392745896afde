//! What was typed with the wrong input method in a body, seen in the parser's events.
//!
//! The rules are in `parse::typography`; here is which characters they may see and which
//! of these they may replace. Code and raw HTML are not text; links and images are seen,
//! because what stands beside them depends on them, and never touched.

use super::super::File;
use super::super::typography::{Hold, LineEnd, OPAQUE, Run, Suspects, line_end, may_have_marks};
use crate::diag::Diagnostic;
use crate::model::lang::Lang;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Watches a body's events.
pub(super) struct Typography<'a> {
    path: &'a str,
    /// The file's text.
    text: &'a str,
    /// The body's bytes in it.
    body: Range<usize>,
    look: Look,
    /// What no line end is taken from: code, links, raw HTML, hard breaks.
    untouched: Vec<Range<usize>>,
    run: Run<'a>,
    /// How many links are open.
    links: usize,
    /// How many elements deep in the description of an image; 0 outside.
    image: usize,
    place: Place,
    /// Where the block ends in which there is nothing to be found, in the Markdown.
    clean_until: usize,
    findings: Vec<Diagnostic>,
}

/// The longest list point that is looked through as a whole before its parts are. Points
/// lie in one another, and none is to be looked through as often as it is deep.
const LONGEST_POINT: usize = 4096;

/// What has to be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Nothing,
    LineEnds,
    Everything,
}

/// What the events are inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    /// A heading whose id is made of its text.
    Heading,
    /// Code or raw HTML as a block.
    NoText,
}

impl<'a> Typography<'a> {
    /// An observer of the Markdown in `body`. Marks and digits are looked at on Chinese
    /// pages only, line ends on all.
    pub(super) fn new(file: File<'a>, body: Range<usize>, lang: Lang, suspects: Suspects) -> Self {
        let look = match lang {
            Lang::Zh if suspects.marks() => Look::Everything,
            _ if suspects.line_ends() => Look::LineEnds,
            _ => Look::Nothing,
        };
        Self {
            path: file.path,
            text: file.text,
            body,
            look,
            untouched: Vec::new(),
            run: Run::new(file.text),
            links: 0,
            image: 0,
            place: Place::Text,
            clean_until: 0,
            findings: Vec::new(),
        }
    }

    /// Says where no line end is to be touched though no event is seen: at the definition of
    /// a link.
    pub(super) fn leave(&mut self, span: Range<usize>) {
        if self.look != Look::Nothing {
            self.untouched.push(self.in_file(&span));
        }
    }

    /// Looks at an event, in the order in which the parser gives them.
    pub(super) fn see(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if self.look == Look::Nothing {
            return;
        }
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. })
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::HardBreak => self.untouched.push(self.in_file(span)),
            _ => {}
        }
        if self.look == Look::Everything && !self.is_clean(event, span) {
            self.see_text(event, span);
        }
    }

    /// Adds what was found.
    pub(super) fn finish(mut self, findings: &mut Vec<Diagnostic>) {
        if self.look == Look::Nothing {
            return;
        }
        self.end_run();
        findings.append(&mut self.findings);
        self.line_ends(findings);
    }

    /// Whether the event belongs to a block that holds nothing for the rules.
    fn is_clean(&mut self, event: &Event<'_>, span: &Range<usize>) -> bool {
        if span.start < self.clean_until {
            return true;
        }
        let is_block = match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell) => true,
            Event::Start(Tag::Item) => span.len() < LONGEST_POINT,
            _ => false,
        };
        if !is_block || may_have_marks(&self.text[self.in_file(span)]) {
            return false;
        }
        self.end_run();
        self.clean_until = span.end;
        true
    }

    fn see_text(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if self.image > 0 {
            match event {
                Event::Start(_) => self.image += 1,
                Event::End(_) => self.image -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Text(text) if self.place != Place::NoText => self.text(text, span),
            Event::Code(_) | Event::InlineHtml(_) => self.opaque(span),
            Event::SoftBreak | Event::HardBreak => {
                let at = self.in_file(span).start;
                self.run.push('\n', at, Hold::Fixed);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.image = 1;
                self.opaque(span);
            }
            Tag::Heading { id: None, .. } => {
                self.end_run();
                self.place = Place::Heading;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_run();
                self.place = Place::NoText;
            }
            _ => self.end_run(),
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Link => {
                self.links -= 1;
                // A link without words: what it prints is known when the page is rendered.
                if self.text[self.in_file(span)].starts_with("[]") {
                    self.opaque(span);
                }
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.place = Place::Text,
            _ => self.end_run(),
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        let at = self.in_file(span);
        let reads_as_written = self.text.get(at.clone()) == Some(text);
        if !reads_as_written || self.links > 0 {
            for c in text.chars() {
                self.run.push(c, at.start, Hold::Fixed);
            }
            return;
        }
        let before = &self.text[self.body.start..at.start];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        let escaped = if backslashes % 2 == 1 {
            text.chars().next().map_or(0, char::len_utf8)
        } else {
            0
        };
        self.run.push_str(&text[..escaped], at.start, Hold::Fixed);
        self.run.push_str(&text[escaped..], at.start + escaped, Hold::Free);
    }

    fn opaque(&mut self, span: &Range<usize>) {
        let at = self.in_file(span).start;
        self.run.push(OPAQUE, at, Hold::Fixed);
    }

    /// Applies the rules to the characters since the last block began.
    fn end_run(&mut self) {
        if !self.run.is_empty() {
            let address = |run: &Run<'_>| {
                let text = run.read();
                let counts = |c: &char| c.is_alphanumeric() || c.is_whitespace();
                text.trim_end().chars().filter(counts).collect::<String>()
            };
            let before = address(&self.run);
            let defines = has_label(self.run.lines());
            self.run.rule();
            // Mending must not change the address of a section, and what looks like the
            // definition of a link and is none must not become one.
            if defines || (self.place == Place::Heading && address(&self.run) != before) {
                self.run.keep_text();
            }
            self.findings.extend(self.run.take(self.path));
        }
        self.place = Place::Text;
    }

    fn in_file(&self, span: &Range<usize>) -> Range<usize> {
        self.body.start + span.start..self.body.start + span.end
    }

    /// Finds lines that end with spaces.
    fn line_ends(&self, findings: &mut Vec<Diagnostic>) {
        let untouched = joined(self.untouched.clone());
        let mut start = self.body.start;
        for line in self.text[self.body.clone()].split_inclusive(['\n', '\r']) {
            let content = line.trim_end_matches(['\n', '\r']);
            let kept = content.trim_end_matches([' ', '\t', '\u{3000}']);
            let span = start + kept.len()..start + content.len();
            start += line.len();
            // A backslash before a line end is a hard break.
            if span.is_empty() || kept.ends_with('\\') || overlaps(&untouched, &span) {
                continue;
            }
            let what = match &self.text[span.clone()] {
                // Markdown does not take it for a space: `=\u{3000}` is text and `=` is not.
                spaces if !spaces.contains('\u{3000}') => LineEnd::Trailing,
                _ if kept.is_empty() => LineEnd::WholeLine,
                _ if means_nothing(kept) => LineEnd::Trailing,
                _ => LineEnd::AfterMark,
            };
            findings.push(line_end(self.path, span, what));
        }
    }
}

/// Whether there is the label of a link's definition in a text. Those of footnotes are no
/// danger: any text can follow them.
fn has_label(text: &str) -> bool {
    text.match_indices("]:").any(|(end, _)| {
        let open = text[..end].rfind('[');
        open.is_none_or(|open| !text[open + 1..].starts_with('^'))
    })
}

/// Whether a line certainly means nothing more to Markdown with this for its end than with a
/// character after it. Marks are judged as they are before and after mending alike.
fn means_nothing(line: &str) -> bool {
    let mut before = line.chars();
    match before.next_back() {
        // The definition of a link.
        _ if line.contains("]:") || line.contains("]：") => false,
        Some(',' | ':' | ';' | '?' | '!' | '"' | '\'' | '%' | '(') => true,
        // The number of a list.
        Some('.' | '。' | ')' | '）') => before.any(char::is_alphabetic),
        last => last.is_some_and(|c| !c.is_ascii_punctuation()),
    }
}

/// Ranges in order, those that overlap made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

fn overlaps(ranges: &[Range<usize>], span: &Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.end <= span.start);
    ranges.get(next).is_some_and(|range| range.start < span.end)
}
