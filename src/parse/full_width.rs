//! Full-width marks where YAML wants ASCII, read as they were meant.
//!
//! An input method that writes Chinese writes `title：…`, and YAML then takes the line
//! for text that belongs to the one above. Only a document that was refused comes
//! here, so that nothing that is sound YAML is ever changed: colons after a key,
//! blanks around it, the dash of a list item and commas between entries in braces are
//! read as ASCII, everywhere but in values.

use super::schemas::is_key;
use super::yaml::{self, Node, Value};
use crate::diag::{Diagnostic, Location, Text};
use std::ops::Range;

/// A document with its marks put right.
pub(super) struct Mended<'t> {
    /// The document as it was meant.
    pub(super) text: String,
    /// What was put right, the first of each line.
    marks: Vec<Mark<'t>>,
    edits: Vec<Edit>,
    original: &'t str,
}

/// A mark that was put right.
struct Mark<'t> {
    span: Range<usize>,
    kind: Kind,
    /// The key that the mark follows, if any.
    key: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Colon,
    Comma,
    Dash,
    Blank,
}

/// Bytes of the original and those that stand for them.
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

/// Reads full-width marks of a document as the ASCII ones that were meant.
pub(super) fn mend(text: &str) -> Mended<'_> {
    let mut scan = Scan::new(text);
    scan.document();
    let Scan { edits, marks, .. } = scan;
    let mut mended = Mended {
        text: String::with_capacity(text.len()),
        marks,
        edits: Vec::with_capacity(edits.len()),
        original: text,
    };
    let mut copied = 0;
    for (old, new) in edits {
        mended.text.push_str(&text[copied..old.start]);
        let start = mended.text.len();
        mended.text.push_str(&new);
        copied = old.end;
        let new = start..mended.text.len();
        mended.edits.push(Edit { old, new });
    }
    mended.text.push_str(&text[copied..]);
    let made_worse = !mended.edits.is_empty() && yaml::parse(&mended.text).is_err() && yaml::parse(text).is_ok();
    if made_worse { as_it_is(text) } else { mended }
}

fn as_it_is(text: &str) -> Mended<'_> {
    Mended {
        text: text.to_owned(),
        marks: Vec::new(),
        edits: Vec::new(),
        original: text,
    }
}

impl Mended<'_> {
    /// The document's nodes, at their places in the original.
    ///
    /// # Errors
    /// What the parser said, at its place in the original.
    pub(super) fn parse(&self) -> Result<Option<Node>, yaml::Error> {
        match yaml::parse(&self.text) {
            Ok(Some(mut node)) => {
                self.move_back(&mut node);
                Ok(Some(node))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(yaml::Error {
                offset: self.original(error.offset),
                ..error
            }),
        }
    }

    fn move_back(&self, node: &mut Node) {
        node.span = self.original(node.span.start)..self.original(node.span.end);
        match &mut node.value {
            Value::Scalar(..) => {}
            Value::List(items) => items.iter_mut().for_each(|item| self.move_back(item)),
            Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                self.move_back(key);
                self.move_back(value);
            }),
        }
    }

    /// The byte of the original that a byte of the mended text comes from.
    pub(super) fn original(&self, at: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.new.start <= at);
        match after.checked_sub(1).map(|last| &self.edits[last]) {
            None => at.min(self.original.len()),
            Some(edit) if at < edit.new.end => edit.old.start,
            Some(edit) => (edit.old.end + at - edit.new.end).min(self.original.len()),
        }
    }

    /// Whether nothing had to be put right.
    pub(super) fn is_sound(&self) -> bool {
        self.edits.is_empty()
    }

    /// A finding for each line in which something was put right. The document begins at
    /// byte `start` of its file.
    pub(super) fn findings(&self, code: crate::diag::Code, path: &str, start: usize) -> Vec<Diagnostic> {
        let finding = |mark: &Mark<'_>| {
            let location = Location::at(path, mark.span.start + start..mark.span.end + start);
            let written = &self.original[mark.span.clone()];
            let (message, help) = mark.words(written);
            Diagnostic::new(code, location, message).with_help(help)
        };
        self.marks.iter().map(finding).collect()
    }
}

impl Mark<'_> {
    fn words(&self, written: &str) -> (Text, Text) {
        let key = self.key;
        match self.kind {
            Kind::Colon => (
                Text::new("这里的冒号是全角的“：”", "the colon after this key is full-width: “：”"),
                Text::new(
                    format!("写成`{key}: `，用半角冒号，后面空一格"),
                    format!("write `{key}: `, with an ASCII colon and a space"),
                ),
            ),
            Kind::Comma => (
                Text::new(
                    format!("分隔两项的逗号是全角的“{written}”"),
                    format!("the comma between these entries is full-width: “{written}”"),
                ),
                Text::new(
                    format!("写成`, {key}: `，用半角逗号，后面空一格"),
                    format!("write `, {key}: `, with an ASCII comma and a space"),
                ),
            ),
            Kind::Dash => (
                Text::new(
                    "列表项前的短横是全角的“－”",
                    "the dash of this list item is full-width: “－”",
                ),
                Text::new(
                    "写成`- `，用半角连字符，后面空一格",
                    "write `- `, an ASCII hyphen and a space",
                ),
            ),
            Kind::Blank => (
                Text::new("这里的空格不是半角空格", "the space here is not an ASCII space"),
                Text::new(
                    "换成半角空格：关掉全角输入，删去它再按空格键",
                    "turn off full-width input, delete it and press the space bar",
                ),
            ),
        }
    }
}

/// A walk over a document.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    edits: Vec<(Range<usize>, String)>,
    marks: Vec<Mark<'t>>,
    /// Where the line begins that was marked last.
    marked_line: Option<usize>,
    line: usize,
}

/// What follows the key or the dash of a line.
enum Follows {
    /// Lines that belong to a value and are indented further than this many columns.
    Content(usize),
    /// Anything.
    Nothing,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            edits: Vec::new(),
            marks: Vec::new(),
            marked_line: None,
            line: 0,
        }
    }

    fn document(&mut self) {
        let mut follows = Follows::Nothing;
        while self.at < self.text.len() {
            self.line = self.at;
            let blanks = self.skip_blanks();
            let columns = columns(&self.text[blanks.clone()]);
            let is_content = match follows {
                Follows::Content(above) => columns > above || self.is_line_end(),
                Follows::Nothing => false,
            };
            if !is_content {
                self.blanks(blanks, columns, "");
                follows = self.entry(columns);
            }
            self.at = self.line_end();
        }
    }

    /// A line from its first character: dashes, a key, the start of a value.
    fn entry(&mut self, mut columns: usize) -> Follows {
        let mut in_list = false;
        while let Some(width) = self.dash() {
            in_list = true;
            columns += width;
        }
        // A text in a list may have a colon in it; a key of one is known.
        let is_entry = self.key(|key| !in_list || is_key(key));
        if !is_entry && in_list {
            columns = columns.saturating_sub(1);
        }
        self.value(columns)
    }

    /// The dash of a list item and the blanks after it; how many columns they take.
    fn dash(&mut self) -> Option<usize> {
        let rest = self.rest();
        let start = self.at;
        if rest.starts_with('－') && !rest.starts_with("－－") {
            self.at += '－'.len_utf8();
            let dash = if self.rest().starts_with(' ') || self.is_line_end() {
                "-"
            } else {
                "- "
            };
            self.mark(start..self.at, Kind::Dash, "");
            self.edits.push((start..self.at, dash.to_owned()));
        } else if let Some(after) = rest.strip_prefix('-')
            && (after.starts_with([' ', '\n', '\r']) || after.starts_with(WIDE_BLANKS))
        {
            self.at += 1;
        } else {
            return None;
        }
        let blanks = self.skip_blanks();
        let columns = columns(&self.text[blanks.clone()]).max(1);
        self.blanks(blanks, columns, "");
        Some(columns + 1)
    }

    /// A key with its colon, if there is one here; marks what is wrong between them.
    fn key(&mut self, may_be: impl Fn(&str) -> bool) -> bool {
        let rest = self.rest();
        let length = rest.find(|c: char| !is_key_character(c)).unwrap_or(rest.len());
        let key = &rest[..length];
        if !key.contains(|c: char| c.is_ascii_lowercase()) {
            return false;
        }
        let start = self.at;
        self.at += length;
        let between = self.skip_blanks();
        let colon = self.at;
        let rest = self.rest();
        if rest.starts_with('：') && may_be(key) {
            self.at += '：'.len_utf8();
            self.blanks(between, 1, key);
            self.mark(colon..self.at, Kind::Colon, key);
            let blanks = self.skip_blanks();
            self.edits.push((colon..blanks.end, ": ".to_owned()));
        } else if let Some(after) = rest.strip_prefix(':')
            && (after.is_empty() || after.starts_with([' ', '\n', '\r']) || after.starts_with(WIDE_BLANKS))
        {
            self.at += 1;
            self.blanks(between, 1, key);
            // After an ASCII blank a wide one may be meant as part of the value.
            if after.starts_with(WIDE_BLANKS) {
                let blanks = self.skip_blanks();
                self.blanks(blanks, 1, key);
            }
        } else {
            self.at = start;
            return false;
        }
        true
    }

    /// The start of a value in a block; tells what lines below belong to it.
    fn value(&mut self, columns: usize) -> Follows {
        self.skip_blanks();
        match self.rest().chars().next() {
            None | Some('\n' | '\r' | '#' | '&' | '!') => Follows::Nothing,
            Some(quote @ ('"' | '\'')) => {
                self.quoted(quote);
                Follows::Nothing
            }
            Some('{' | '[') => {
                self.flow();
                Follows::Nothing
            }
            Some(_) => Follows::Content(columns),
        }
    }

    /// Past a text in quotes. A double quote is escaped by a backslash, a single one by
    /// another one, which reads as two texts side by side.
    fn quoted(&mut self, quote: char) {
        while self.rest().starts_with(quote) {
            let mut escaped = false;
            let inner = self.at + 1;
            let end = self.text[inner..].char_indices().find(|(_, c)| {
                let ends = *c == quote && !escaped;
                escaped = quote == '"' && *c == '\\' && !escaped;
                ends
            });
            self.at = end.map_or(self.text.len(), |(end, _)| inner + end + 1);
        }
    }

    /// Past braces or brackets with all that is in them.
    fn flow(&mut self) {
        let mut open = Vec::new();
        // Whether a key may begin here, and whether a quoted text may.
        let (mut key_begins, mut begins) = (false, true);
        while let Some(c) = self.rest().chars().next() {
            if key_begins && !c.is_ascii_whitespace() {
                key_begins = false;
                let blanks = self.skip_blanks();
                self.blanks(blanks, 1, "");
                self.key(|_| true);
                continue;
            }
            let is_comma = matches!(c, '，' | '、') && open.last() == Some(&'{');
            if is_comma && self.begins_entry(self.at + c.len_utf8()) {
                self.comma(c);
                begins = true;
                continue;
            }
            if begins && matches!(c, '"' | '\'') {
                self.quoted(c);
                begins = false;
                continue;
            }
            self.at += c.len_utf8();
            match c {
                '{' | '[' => open.push(c),
                '}' | ']' => {
                    open.pop();
                    if open.is_empty() {
                        return;
                    }
                }
                '\n' => self.line = self.at,
                _ => {}
            }
            begins = matches!(c, '{' | '[' | ',' | ':') || (begins && c.is_whitespace());
            key_begins = matches!(c, '{' | ',') && open.last() == Some(&'{') || (key_begins && c.is_whitespace());
        }
    }

    /// A comma between entries, the blanks after it and the next key.
    fn comma(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let blanks = self.skip_blanks();
        let rest = self.rest();
        let key = &rest[..rest.find(|c: char| !is_key_character(c)).unwrap_or(rest.len())];
        self.mark(start..start + c.len_utf8(), Kind::Comma, key);
        self.edits.push((start..blanks.end, ", ".to_owned()));
        self.key(|_| true);
    }

    /// Whether a known key and its colon stand at a byte.
    fn begins_entry(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(is_blank);
        let key = &rest[..rest.find(|c: char| !is_key_character(c)).unwrap_or(0)];
        let after = rest[key.len()..].trim_start_matches(is_blank);
        let colon = after.starts_with('：') || after.strip_prefix(':').is_some_and(|c| c.starts_with(is_blank));
        is_key(key) && colon
    }

    /// Puts blanks right, if some of them are no ASCII ones.
    fn blanks(&mut self, range: Range<usize>, columns: usize, key: &'t str) {
        let blanks = &self.text[range.clone()];
        let Some(first) = blanks.find(WIDE_BLANKS) else {
            return;
        };
        let first = range.start + first;
        let width = self.text[first..].chars().next().map_or(0, char::len_utf8);
        self.mark(first..first + width, Kind::Blank, key);
        self.edits.push((range, " ".repeat(columns)));
    }

    /// Notes a mark, if it is the first of its line.
    fn mark(&mut self, span: Range<usize>, kind: Kind, key: &'t str) {
        if self.marked_line != Some(self.line) {
            self.marked_line = Some(self.line);
            self.marks.push(Mark { span, kind, key });
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn is_line_end(&self) -> bool {
        self.rest().is_empty() || self.rest().starts_with(['\n', '\r'])
    }

    fn line_end(&self) -> usize {
        self.rest().find('\n').map_or(self.text.len(), |end| self.at + end + 1)
    }

    fn skip_blanks(&mut self) -> Range<usize> {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
        start..self.at
    }
}

/// Blanks that YAML takes for text: the full-width one and the one that does not break.
const WIDE_BLANKS: [char; 2] = ['\u{3000}', '\u{a0}'];

fn is_blank(c: char) -> bool {
    c == ' ' || WIDE_BLANKS.contains(&c)
}

/// Columns that blanks take on the screen.
fn columns(blanks: &str) -> usize {
    blanks.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum()
}

fn is_key_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mended text, and each mark with the text that it is.
    fn mended(text: &str) -> (String, Vec<&str>) {
        let mended = mend(text);
        let marks = mended.marks.iter().map(|mark| &text[mark.span.clone()]).collect();
        (mended.text, marks)
    }

    #[test]
    fn each_mark_is_read_as_it_was_meant() {
        let cases = [
            (
                "title：甲\nsummary: 乙：丙\n",
                "title: 甲\nsummary: 乙：丙\n",
                vec!["："],
            ),
            ("title： 甲\n", "title: 甲\n", vec!["："]),
            ("title　：　甲\n", "title : 甲\n", vec!["\u{3000}"]),
            ("title:　甲\n", "title: 甲\n", vec!["\u{3000}"]),
            ("title:\u{a0}甲\n", "title: 甲\n", vec!["\u{a0}"]),
            (
                "source:\n　title: 甲\n  url: 乙\n",
                "source:\n  title: 甲\n  url: 乙\n",
                vec!["\u{3000}"],
            ),
            ("topics:\n  － a\n  －b\n", "topics:\n  - a\n  - b\n", vec!["－", "－"]),
            ("topics:\n-　a\n- b: 1\n", "topics:\n-  a\n- b: 1\n", vec!["\u{3000}"]),
            ("a: {zh：甲，en： 乙}\n", "a: {zh: 甲, en: 乙}\n", vec!["："]),
            (
                "a: {zh: 甲、 en: 乙,　x: [1]}\n",
                "a: {zh: 甲, en: 乙, x: [1]}\n",
                vec!["、"],
            ),
            (
                "a: [{\n  zh：甲,\n  en：乙}]\n",
                "a: [{\n  zh: 甲,\n  en: 乙}]\n",
                vec!["：", "："],
            ),
            (
                "- date：2026\n  note：甲\n",
                "- date: 2026\n  note: 甲\n",
                vec!["：", "："],
            ),
            (
                "places：\r\n　\r\n  x: 1\r\n",
                "places: \r\n  \r\n  x: 1\r\n",
                vec!["：", "\u{3000}"],
            ),
        ];
        for (text, meant, marks) in cases {
            assert_eq!(mended(text), (meant.to_owned(), marks), "{text:?}");
            assert!(yaml::parse(meant).is_ok(), "{meant:?}");
        }
    }

    #[test]
    fn values_stay_as_they_are() {
        let texts = [
            "title: 甲：乙\n",
            "title: 甲\n  gdp：乙\n　接着\n",
            "title: |\n  gdp：乙\n\n  － 丙\n",
            "- summary: >-\n    gdp：乙\n    　丙\n",
            "title: '甲\n  gdp：乙\n'\nb: \"c\\\"\n  d：e\"\n",
            "a: {zh: '甲，en：乙', en: 丙，丁：戊, x: 'it''s，en：a'}\n",
            "a: [甲，en：乙, 'x']\n",
            "- 甲：乙\n- gdp：丙\n",
            "# title：甲\n",
            "GDP：甲\n",
            "标题：甲\n",
            "－－甲\n",
            "a: b\u{3000}\n",
        ];
        for text in texts {
            assert_eq!(mended(text), (text.to_owned(), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn nothing_is_put_right_if_that_would_spoil_a_sound_document() {
        let text = "a: {b：c: d}\n";
        assert!(yaml::parse(text).is_ok());
        assert!(yaml::parse("a: {b: c: d}\n").is_err());
        assert_eq!(mended(text), (text.to_owned(), Vec::new()));
    }

    #[test]
    fn places_are_those_of_the_original() {
        let text = "title：甲\n　x： {zh：乙，en：丙}\nend: 丁\n";
        let mended = mend(text);
        for word in ["title", "甲", "x", "{", "zh", "乙", "en", "丙", "end", "丁"] {
            let at = mended.text.find(word).unwrap();
            assert_eq!(mended.original(at), text.find(word).unwrap(), "{word}");
        }
        assert_eq!(mended.original(mended.text.len()), text.len());
        let node = mend("a：\n  b：甲\n").parse().unwrap().unwrap();
        let (key, inner) = node.entry("a").unwrap();
        let (_, value) = inner.entry("b").unwrap();
        assert_eq!((key.span.clone(), value.span.clone()), (0..1, 11..14));
    }
}
