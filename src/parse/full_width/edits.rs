//! A text with some of its bytes replaced, and the way back.

use std::ops::Range;

/// A text after some replacements.
pub(super) struct Edited {
    /// The text as it became.
    pub(super) text: String,
    edits: Vec<Edit>,
}

/// Bytes of the original and those that stand for them.
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

impl Edited {
    /// Replaces ranges of bytes, which come in order and do not overlap.
    pub(super) fn of(original: &str, replacements: Vec<(Range<usize>, String)>) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut edits = Vec::with_capacity(replacements.len());
        let mut copied = 0;
        for (old, new) in replacements {
            text.push_str(&original[copied..old.start]);
            let start = text.len();
            text.push_str(&new);
            copied = old.end;
            let new = start..text.len();
            edits.push(Edit { old, new });
        }
        text.push_str(&original[copied..]);
        Self { text, edits }
    }

    /// Whether nothing was replaced.
    pub(super) fn is_original(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where in the original the bytes of a range come from. A replaced byte comes from
    /// all that was there before; what was taken out beside the range is no part of it.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        if range.is_empty() {
            start..start
        } else {
            start..self.end(range.end)
        }
    }

    fn start(&self, at: usize) -> usize {
        let until = self.edits.partition_point(|edit| edit.new.start <= at);
        match until.checked_sub(1).map(|last| &self.edits[last]) {
            None => at,
            Some(edit) if at < edit.new.end => edit.old.start,
            Some(edit) => edit.old.end + (at - edit.new.end),
        }
    }

    fn end(&self, at: usize) -> usize {
        let until = self.edits.partition_point(|edit| edit.new.start < at);
        match until.checked_sub(1).map(|last| &self.edits[last]) {
            None => at,
            Some(edit) => edit.old.end + at.saturating_sub(edit.new.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_finds_its_way_back() {
        // a[bb→X]c[→YY]d[ee→]f
        let replacements = vec![(1..3, "X".to_owned()), (4..4, "YY".to_owned()), (5..7, String::new())];
        let edited = Edited::of("abbcdeef", replacements);
        assert_eq!(edited.text, "aXcYYdf");
        let back: Vec<_> = (0..7).map(|at| edited.original(at..at + 1)).collect();
        assert_eq!(back, [0..1, 1..3, 3..4, 4..4, 4..4, 4..5, 7..8]);
        assert_eq!(edited.original(0..7), 0..8);
        assert_eq!(edited.original(2..6), 3..5);
        assert_eq!(edited.original(6..6), 7..7);
        assert_eq!(edited.original(7..7), 8..8);
        assert!(!edited.is_original() && Edited::of("a", Vec::new()).is_original());
    }
}
