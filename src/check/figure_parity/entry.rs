//! Something found, in its section.

use super::section::{Item, Section};
use crate::check::figure_agreement::{Said, Verdict, may_agree};

/// Something found, in its section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'s, 'a> {
    pub(super) section: &'s Section<'a>,
    pub(super) item: &'s Item,
}

/// Compares a Chinese figure with an English one.
pub(super) fn verdict(zh: Entry<'_, '_>, en: Entry<'_, '_>) -> Verdict {
    crate::check::figure_agreement::verdict(&zh.said(), &en.said())
}

/// Whether a Chinese figure and an English one come to this verdict, which is not that they differ.
pub(super) fn comes_to(wanted: Verdict, zh: Entry<'_, '_>, en: Entry<'_, '_>) -> bool {
    let may_agree = match (zh.item.quantity(), en.item.quantity()) {
        (Some(said), Some(written)) => may_agree(said, written),
        _ => true,
    };
    may_agree && verdict(zh, en) == wanted
}

impl<'s> Entry<'s, '_> {
    fn said(self) -> Said<'s> {
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
