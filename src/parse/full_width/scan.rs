//! A walk over a document that finds full-width marks outside of values.
//!
//! It knows as much of YAML as it takes to tell keys from values: blocks by their
//! indentation, texts in quotes, braces and brackets. What it takes for a mistake is
//! read again by a real parser.

use super::super::schemas::is_key;
use std::ops::Range;

/// Bytes and what stands for them, in order.
pub(super) type Replacements = Vec<(Range<usize>, String)>;

/// A mark that is not ASCII and should be.
pub(super) struct Mark {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
    /// The key that belongs to it, or nothing.
    pub(super) key: String,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The colon after a key.
    Colon,
    /// A comma before a key in braces.
    Comma,
    /// The dash of a list item.
    Dash,
    /// A blank around one of these.
    Blank,
}

/// A walk over a document.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    edits: Replacements,
    marks: Vec<Mark>,
    /// Where the line begins that was marked last.
    marked_line: Option<usize>,
    line: usize,
}

/// What follows the key or the dash of a line.
enum Follows {
    /// Lines that belong to a value and are indented further than this many columns.
    Content(usize),
    /// Another entry, indented by this many columns or fewer.
    Entry(usize),
    /// Anything.
    Nothing,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            edits: Vec::new(),
            marks: Vec::new(),
            marked_line: None,
            line: 0,
        }
    }

    /// The marks, and what stands for them in the text as it was meant.
    pub(super) fn run(mut self) -> (Vec<Mark>, Replacements) {
        self.document();
        (self.marks, self.edits)
    }

    fn document(&mut self) {
        let mut follows = Follows::Nothing;
        while self.at < self.text.len() {
            self.line = self.at;
            let blanks = self.skip_blanks();
            let indent = &self.text[blanks.clone()];
            let sound = indent.find(WIDE_BLANKS).unwrap_or(indent.len());
            let is_content = match follows {
                Follows::Content(above) => sound > above || (self.is_line_end() && sound == indent.len()),
                Follows::Entry(_) | Follows::Nothing => false,
            };
            if !is_content {
                let columns = self.meant_columns(columns(indent), &follows);
                self.blanks(blanks, columns, "");
                follows = self.entry(columns);
            }
            self.at = self.line_end();
        }
    }

    /// How far a line is meant to be indented that takes so many columns on the screen.
    fn meant_columns(&self, columns: usize, follows: &Follows) -> usize {
        match follows {
            // Nothing can lie in an entry that has its value already.
            Follows::Content(above) | Follows::Entry(above) if columns > *above && self.begins_entry(self.at) => *above,
            _ => columns,
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
            && ends_key(after)
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
                Follows::Entry(columns)
            }
            Some('{' | '[') => {
                self.flow();
                Follows::Entry(columns)
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
        let colon = after.starts_with('：') || after.strip_prefix(':').is_some_and(ends_key);
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
            self.marks.push(Mark {
                span,
                kind,
                key: key.to_owned(),
            });
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

/// Whether a colon before this text ends a key.
fn ends_key(after: &str) -> bool {
    after.is_empty() || after.starts_with(is_blank) || after.starts_with(['\n', '\r'])
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
