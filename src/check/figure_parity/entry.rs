//! Something found, in its section.

use super::section::{Item, Section};
use crate::check::figure_agreement::Said;

/// Something found, in its section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'s, 'a> {
    pub(super) section: &'s Section<'a>,
    pub(super) item: &'s Item,
}

impl<'s> Entry<'s, '_> {
    /// What is said, with the words around it.
    pub(super) fn said(self) -> Said<'s> {
        Said {
            quantity: self.item.quantity(),
            words: &self.section.text[self.item.at.clone()],
            around: self.around(),
            sentence: self.sentence(),
        }
    }

    /// The sentence up to the figure.
    fn sentence(self) -> &'s str {
        let start = self
            .section
            .sentences
            .get(self.item.sentence)
            .map_or(0, |sentence| sentence.start);
        self.section.text.get(start..self.item.at.start).unwrap_or_default()
    }

    /// The clause of a figure without the figures in it.
    fn around(self) -> Vec<&'s str> {
        let (text, at) = (self.section.text, &self.item.at);
        let is_end = |c: char| "，；。：！？,;:\n\t".contains(c);
        // A comma within another number of the clause only makes the clause shorter.
        let start = text[..at.start]
            .rfind(is_end)
            .map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
        let end = text[at.end..].find(is_end).map_or(text.len(), |end| at.end + end);
        let mut parts = Vec::new();
        let mut done = start;
        for item in &self.section.items {
            if item.at.end <= done || item.at.start >= end {
                continue;
            }
            parts.push(&text[done..item.at.start.max(done)]);
            done = item.at.end.min(end);
        }
        parts.push(&text[done..end]);
        parts
    }
}
