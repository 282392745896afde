//! From byte offsets to lines and columns as an editor counts them.

use std::cell::Cell;
use std::ops::Range;

/// Gives the text of a file that findings point into.
pub trait Sources {
    /// The text of the file at `path`, if it is known and is text.
    fn text(&self, path: &str) -> Option<&str>;

    /// Whether the file is there, be it text or not.
    fn has(&self, path: &str) -> bool {
        self.text(path).is_some()
    }

    /// The SHA-256 hash of the file, if it is known.
    fn hash(&self, _path: &str) -> Option<[u8; 32]> {
        None
    }
}

/// A position counted from one, columns in characters (not bytes, not cells).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from one.
    pub line: usize,
    /// Column in characters, from one.
    pub column: usize,
}

/// The lines of a text.
///
/// A line ends at LF, CRLF or a lone CR, as in every text editor. A byte order
/// mark at the very start is not counted as a character.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The last position asked for and its byte. Findings come in order, and a line of
    /// megabytes must not be counted from its start for each of them.
    last: Cell<(usize, Position)>,
}

const BOM: char = '\u{feff}';

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let first = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
        let mut starts = vec![first];
        for (i, b) in bytes.iter().enumerate() {
            let ends = match b {
                b'\n' => true,
                b'\r' => bytes.get(i + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(i + 1);
            }
        }
        let last = Cell::new((first, Position { line: 1, column: 1 }));
        Self { text, starts, last }
    }

    /// The position of a byte offset; offsets past the end give the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.starts.partition_point(|s| *s <= offset).max(1);
        let (last, before) = self.last.get();
        let (start, column) = if before.line == line && last <= offset {
            (last, before.column)
        } else {
            (self.starts[line - 1].min(offset), 1)
        };
        let column = column + self.text[start..offset].chars().count();
        let position = Position { line, column };
        self.last.set((offset, position));
        position
    }

    /// The text of a line (counted from one) without its line end, and where it starts.
    pub fn line(&self, line: usize) -> (usize, &'t str) {
        let start = self.starts[line - 1];
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        (start, text)
    }

    /// First and last position of a range; the last is that of the character after it.
    pub fn range(&self, span: &Range<usize>) -> (Position, Position) {
        (self.position(span.start), self.position(span.end))
    }

    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_in_the_whole_file() {
        let text = "一二\nab三c\r\nd";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text.find(needle).unwrap());
        assert_eq!(at("二"), Position { line: 1, column: 2 });
        assert_eq!(at("三"), Position { line: 2, column: 3 });
        assert_eq!(at("c"), Position { line: 2, column: 4 });
        assert_eq!(at("d"), Position { line: 3, column: 1 });
        assert_eq!(index.line(2).1, "ab三c");
    }

    #[test]
    fn a_byte_order_mark_is_no_character() {
        let index = LineIndex::new("\u{feff}ab");
        assert_eq!(index.position(3), Position { line: 1, column: 1 });
        assert_eq!(index.position(4), Position { line: 1, column: 2 });
    }

    #[test]
    fn no_offset_panics() {
        let text = "甲\r乙\r\n";
        let index = LineIndex::new(text);
        for offset in 0..text.len() + 3 {
            let position = index.position(offset);
            assert!(position.line >= 1 && position.column >= 1);
            assert_eq!(position, LineIndex::new(text).position(offset), "asked for alone");
            index.line(position.line);
        }
    }
}
