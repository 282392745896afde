//! Emphasis beside Chinese punctuation.
//!
//! `CommonMark` lets a run of `*` open or close by what stands on its two sides, and
//! takes 。 and （ for what `.` and `(` are between English words; so `**营商环境：**企业`
//! stays literal. The CJK-friendly amendments (markdown-cjk-friendly 2.x,
//! `specification.md`) let a run with a CJK character on either side both open and
//! close, if there is no space beside it. In Chinese texts the marks that Chinese shares
//! with Western languages (“ ” ‘ ’ — … ·) count as CJK here, which goes beyond the
//! amendments.
//!
//! pulldown-cmark knows only `CommonMark`, and stays as it is. It is shown a text in which
//! marks of punctuation have been put beside each run that the two may judge differently:
//! with punctuation on both sides, `CommonMark` lets a run do both. A mark always stands
//! between a run and a letter, a digit or a character that is not ASCII, where no other
//! syntax can take notice of it. What comes out of the parser loses the marks again, and
//! its offsets are corrected.

use crate::model::lang::Lang;
use crate::model::script::{is_cjk, is_shared_mark};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag};
use std::ops::Range;

/// Punctuation for [`guide`] to put in: word dividers of scripts that died out, which no
/// text of a digest holds. One that a text does hold is passed over.
const MARKS: [char; 6] = [
    '\u{1039F}',
    '\u{103D0}',
    '\u{12470}',
    '\u{12471}',
    '\u{12472}',
    '\u{12473}',
];

/// A text with marks in it.
#[derive(Debug)]
pub(super) struct Guided {
    text: String,
    mark: char,
    /// Where the marks stand in `text`.
    at: Vec<usize>,
}

/// How far a reader of events has come.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    /// Where the last place began, in what the parser read.
    from: usize,
    /// How many marks end before it.
    passed: usize,
}

/// Puts marks beside the runs that need them; `None` if no run does.
pub(super) fn guide(text: &str, lang: Lang) -> Option<Guided> {
    let mut runs = Runs {
        text,
        from: after_plain_pairs(text)?,
    };
    let first = runs.find_map(|run| Some(sides(text, &run, lang)).filter(|sides| *sides != [None; 2]))?;
    let mark = MARKS.into_iter().find(|mark| !holds(text, *mark))?;
    let mut guided = Guided {
        text: String::with_capacity(text.len() + text.len() / 16),
        mark,
        at: Vec::new(),
    };
    let rest = runs.flat_map(|run| sides(text, &run, lang));
    let mut done = 0;
    for at in first.into_iter().chain(rest).flatten() {
        guided.text.push_str(&text[done..at]);
        guided.at.push(guided.text.len());
        guided.text.push(mark);
        done = at;
    }
    guided.text.push_str(&text[done..]);
    Some(guided)
}

/// Whether one of the marks is in a text. They all begin with a byte that hardly any other
/// character begins with, which is looked for first.
fn holds(text: &str, mark: char) -> bool {
    memchr::memchr(0xF0, text.as_bytes()).is_some_and(|at| text[at..].contains(mark))
}

/// Runs of `*`, `_` or `~`, without what a backslash escapes.
struct Runs<'t> {
    text: &'t str,
    from: usize,
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        loop {
            let mut start = self.from + memchr::memchr3(b'*', b'_', b'~', &bytes[self.from..])?;
            let length = bytes[start..].iter().take_while(|b| **b == bytes[start]).count();
            let end = start + length;
            self.from = end;
            let backslashes = bytes[..start].iter().rev().take_while(|b| **b == b'\\').count();
            start += backslashes % 2;
            if start < end {
                return Some(start..end);
            }
        }
    }
}

/// Where the first run stands that is not half of a plain pair: two equal runs of `*`, with
/// words between them, a letter right after the first and right before the second.
///
/// By both rules the first of a plain pair opens and the second closes it, whatever stands
/// outside; nothing is left over that a run further on could close. Most emphasis is of
/// this kind, and a text that has no other needs no marks.
fn after_plain_pairs(text: &str) -> Option<usize> {
    let mut runs = Runs { text, from: 0 };
    loop {
        let first = runs.next()?;
        let Some(second) = runs.next() else {
            return Some(first.start);
        };
        let (between, bytes) = (&text[first.end..second.start], text.as_bytes());
        let is_plain = bytes[first.start] == b'*'
            && bytes[second.start] == b'*'
            && first.len() == second.len()
            && between.starts_with(is_letter)
            && between.ends_with(is_letter)
            // Neither ends the block or the cell nor begins code, a link, HTML or an escape.
            && !between.contains(['\n', '\r', '|', '`', '[', ']', '<', '\\']);
        if !is_plain {
            return Some(first.start);
        }
    }
}

/// Where marks must stand for the run to be judged as the amendments judge it: before
/// it, after it.
fn sides(text: &str, run: &Range<usize>, lang: Lang) -> [Option<usize>; 2] {
    const NEITHER: [Option<usize>; 2] = [None, None];
    // The beginning and the end of the text count as spaces, and beside a space the
    // amendments change nothing.
    let mut before = text[..run.start].chars().rev();
    let (Some(previous), Some(next)) = (before.next(), text[run.end..].chars().next()) else {
        return NEITHER;
    };
    if next.is_whitespace() || previous.is_whitespace() || (is_letter(next) && is_letter(previous)) {
        return NEITHER;
    }
    let delimiter = text.as_bytes()[run.start];
    let selected = is_variation_selector(previous);
    // `_` is judged as ever, but for selectors.
    if delimiter == b'_' && !selected {
        return NEITHER;
    }
    let base = before
        .next()
        .filter(|c| selected && !c.is_whitespace())
        .unwrap_or(previous);
    let wide_quote = previous == '\u{FE01}' && matches!(base, '‘' | '’' | '“' | '”');
    let cjk = |c: char| is_cjk(c) || (lang == Lang::Zh && is_shared_mark(c));
    let chinese = cjk(next) || cjk(base) || wide_quote || is_ideographic_selector(previous);
    if delimiter == b'~' && run.len() == 1 {
        let words = !is_punctuation(previous) && !is_punctuation(next);
        if !chinese || words || is_of_number(previous) || is_of_number(next) {
            return NEITHER;
        }
    } else if delimiter == b'_' || !chinese {
        // Punctuation with a selector is punctuation.
        let hidden = selected && is_punctuation(base);
        return [hidden.then_some(run.start), None];
    }
    [
        (!previous.is_ascii_punctuation()).then_some(run.start),
        (!next.is_ascii_punctuation()).then_some(run.end),
    ]
}

/// The letters that nearly all runs stand between.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a tilde beside a character is a range (3%~5%) rather than a single tilde that
/// strikes out. (pulldown-cmark has no single tilde within words either.)
pub(super) fn is_of_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '%' | '％' | '‰' | '℃')
}

/// Non-emoji general-use variation selectors.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}')
}

fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// Whether the parser takes a character for punctuation: then it does not open emphasis
/// after a letter. Asking it is slow and happens once in a thousand pages; a table of our
/// own would have to be of the same version of Unicode as the parser's.
fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let probe = format!("a*{c}b*");
    !Parser::new(&probe).any(|event| matches!(event, Event::Start(Tag::Emphasis)))
}

impl Guided {
    /// What the parser is to read.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Turns a place in what the parser read into one in the text without marks. Returns
    /// whether there are marks within it.
    pub(super) fn place(&self, cursor: &mut Cursor, span: &mut Range<usize>) -> bool {
        let length = self.mark.len_utf8();
        if span.start < cursor.from {
            cursor.passed = 0;
        }
        cursor.from = span.start;
        // The next place is nearly always a little further on.
        let near = self.at[cursor.passed..]
            .iter()
            .take(2)
            .filter(|at| **at + length <= span.start);
        cursor.passed += near.count();
        let passed = |known: usize, byte: usize| known + self.at[known..].partition_point(|at| at + length <= byte);
        if self.at.get(cursor.passed).is_some_and(|at| at + length <= span.start) {
            cursor.passed = passed(cursor.passed, span.start);
        }
        let inside = match self.at.get(cursor.passed) {
            Some(at) if *at < span.end => passed(cursor.passed, span.end),
            _ => cursor.passed,
        };
        span.start -= cursor.passed * length;
        span.end -= inside * length;
        inside > cursor.passed
    }

    /// Takes the marks out of an event's texts.
    pub(super) fn remove_marks(&self, event: &mut Event<'_>) {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::FootnoteReference(text)
            | Event::Start(
                Tag::CodeBlock(CodeBlockKind::Fenced(text))
                | Tag::FootnoteDefinition(text)
                | Tag::Heading { id: Some(text), .. },
            ) => self.remove(text),
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                self.remove(dest_url);
                self.remove(title);
            }
            _ => {}
        }
    }

    fn remove(&self, text: &mut CowStr<'_>) {
        if !holds(text, self.mark) {
            return;
        }
        // Beside emphasis the mark is the first or the last character of a text.
        if let CowStr::Borrowed(whole) = text {
            let inner = whole.trim_matches(self.mark);
            if !holds(inner, self.mark) {
                *whole = inner;
                return;
            }
        }
        *text = text.replace(self.mark, "").into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_takes_marks_for_punctuation() {
        assert!(MARKS.into_iter().chain("，“·€".chars()).all(is_punctuation));
        assert!(!"营é１가".chars().any(is_punctuation));
    }

    #[test]
    fn a_mark_that_a_text_holds_is_not_used() {
        let text = format!("甲。**乙{}{}", MARKS[0], MARKS[1]);
        assert_eq!(guide(&text, Lang::Zh).map(|guided| guided.mark), Some(MARKS[2]));
        let every: String = MARKS.into_iter().collect();
        assert!(guide(&format!("甲。**乙{every}"), Lang::Zh).is_none());
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "前**甲。**乙`c`[丙](https://example.org/**丁。**戊)\n";
        let guided = guide(text, Lang::Zh).expect("there is something to mend");
        assert_eq!(guided.at.len(), 5);
        let mut cursor = Cursor::default();
        for (mut event, mut place) in Parser::new(guided.text()).into_offset_iter() {
            if guided.place(&mut cursor, &mut place) {
                guided.remove_marks(&mut event);
            }
            match event {
                Event::Text(seen) => assert_eq!(&text[place], &*seen),
                Event::Code(_) => assert_eq!(&text[place], "`c`"),
                Event::Start(Tag::Strong) => assert_eq!(&text[place], "**甲。**"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert_eq!(&text[place], "[丙](https://example.org/**丁。**戊)");
                    assert_eq!(&*dest_url, "https://example.org/**丁。**戊");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn texts_that_need_nothing_are_not_copied() {
        for text in [
            "全市**营商环境**建设",
            "a **b.** c",
            "**甲** **乙。** 丙",
            "3~5个，10%~20%，5%~（10%）",
            "\\*甲",
        ] {
            assert!(guide(text, Lang::Zh).is_none(), "{text}");
        }
        assert!(guide("**“甲”**2.0版", Lang::En).is_none());
        assert!(guide("**“甲”**2.0版", Lang::Zh).is_some());
    }
}
