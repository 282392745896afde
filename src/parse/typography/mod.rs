//! The marks and digits of Chinese text, by the habits of government documents.
//!
//! Chinese has marks of its own (GB/T 15834-2011), digits are half-width (GB/T
//! 15835-2011), and no space stands between Han characters and digits or Latin letters.
//! What somebody typed with the wrong input method is found here and, where nobody has
//! to decide anything, mended. The rules see a [`Run`]: the characters of one paragraph,
//! heading, cell or value as a reader sees them. Where a run comes from is the business
//! of [`value`] and of `markdown::typography`.

mod brackets;
mod digits;
mod finding;
mod marks;
mod quotes;
mod scan;
pub(super) mod value;

pub(super) use finding::{LineEnd, line_end};
pub(super) use scan::{Suspects, may_have_marks};

use crate::diag::{Diagnostic, Replacement};
use crate::model::script::{is_chinese, is_han};
use finding::Slip;
use std::ops::Range;

/// Stands for what a reader sees and the rules cannot: a figure, code, an image.
pub(super) const OPAQUE: char = '\u{fffc}';

/// Whether the rules may replace a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// It stands in the file as it reads.
    Free,
    /// It is part of a link, an escape or an entity, or has been replaced.
    Fixed,
}

/// A character as a reader sees it, and where it is in the file.
#[derive(Debug, Clone, Copy)]
struct Atom {
    c: char,
    hold: Hold,
    /// Its first byte in the file.
    at: usize,
    /// Its length there.
    len: usize,
}

/// The characters of one paragraph, heading, cell or value.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// The file's text.
    text: &'a str,
    atoms: Vec<Atom>,
    slips: Vec<Slip>,
}

impl<'a> Run<'a> {
    /// An empty run of a file with this text.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            atoms: Vec::new(),
            slips: Vec::new(),
        }
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Adds what stands in the file as it reads, from byte `at` on.
    pub(super) fn push_str(&mut self, text: &str, at: usize, hold: Hold) {
        for (inner, c) in text.char_indices() {
            self.push(c, at + inner, hold);
        }
    }

    /// Adds a character, to be found at byte `at`.
    pub(super) fn push(&mut self, c: char, at: usize, hold: Hold) {
        let len = c.len_utf8();
        self.atoms.push(Atom { c, hold, at, len });
    }

    /// The run as a reader sees it; after the rules, as it would be mended.
    pub(super) fn read(&self) -> String {
        self.atoms.iter().map(|atom| atom.c).collect()
    }

    /// What stands in the file from the beginning of the run's first line to its last character.
    pub(super) fn lines(&self) -> &'a str {
        let (Some(first), Some(last)) = (self.atoms.first(), self.atoms.last()) else {
            return "";
        };
        let line = self.text[..first.at].rfind('\n').map_or(0, |at| at + 1);
        self.text.get(line..last.at).unwrap_or_default()
    }

    /// Applies all rules.
    ///
    /// A mend can make another one possible (the comma of `"甲",乙` has a Chinese mark
    /// before it only then), so the rules go round until there is nothing left. A second
    /// run over the mended file therefore finds nothing to mend.
    pub(super) fn rule(&mut self) {
        self.trim_lines();
        loop {
            let before = self.slips.len();
            digits::rule(self);
            quotes::rule(self);
            brackets::rule(self);
            marks::rule(self);
            if self.slips.len() == before {
                break;
            }
        }
        quotes::unpaired(self);
    }

    /// Drops what stands at line ends and readers do not see: it is mended by another rule,
    /// and must not keep a mark from standing at the end now and let it stand there later.
    fn trim_lines(&mut self) {
        let mut at_end = true;
        let mut kept: Vec<Atom> = Vec::with_capacity(self.atoms.len());
        for atom in self.atoms.drain(..).rev() {
            if !(at_end && matches!(atom.c, ' ' | '\t' | '\u{3000}')) {
                at_end = atom.c == '\n';
                kept.push(atom);
            }
        }
        kept.reverse();
        self.atoms = kept;
    }

    /// What the rules found, and an empty run.
    pub(super) fn take(&mut self, path: &str) -> Vec<Diagnostic> {
        self.atoms.clear();
        self.slips.drain(..).map(|slip| slip.finding(path)).collect()
    }

    /// Keeps findings and drops their mends.
    pub(super) fn keep_text(&mut self) {
        for slip in &mut self.slips {
            slip.replacements.clear();
        }
    }

    /// The character before the so-many-th, over line ends.
    fn before(&self, at: usize) -> Option<char> {
        let mut before = self.atoms[..at].iter().rev().map(|atom| atom.c);
        before.find(|c| *c != '\n')
    }

    /// The character after the so-many-th, over line ends.
    fn after(&self, at: usize) -> Option<char> {
        let mut after = self.atoms[at + 1..].iter().map(|atom| atom.c);
        after.find(|c| *c != '\n')
    }

    /// Whether two atoms, the second right after the first, touch in the file.
    fn touches(&self, first: usize) -> bool {
        let (first, second) = (self.atoms[first], self.atoms.get(first + 1));
        second.is_some_and(|second| first.at + first.len == second.at)
    }

    /// The length of the spaces from the so-many-th atom on, each touching the next.
    fn spaces_from(&self, start: usize) -> usize {
        let is_space = |at: usize| self.atoms.get(at).is_some_and(|a| a.c == ' ' && a.hold == Hold::Free);
        (start..self.atoms.len())
            .take_while(|at| is_space(*at) && self.touches(at - 1))
            .count()
    }

    /// Replaces one atom by a character, together with `spaces` atoms after it.
    fn replace(&mut self, at: usize, c: char, spaces: usize) -> Replacement {
        let first = self.atoms[at];
        let last = self.atoms[at + spaces];
        self.atoms[at].c = c;
        self.atoms[at].hold = Hold::Fixed;
        self.atoms.drain(at + 1..=at + spaces);
        Replacement {
            span: first.at..last.at + last.len,
            with: c.to_string(),
        }
    }

    /// The bytes from one atom to another.
    fn span(&self, atoms: Range<usize>) -> Range<usize> {
        let last = self.atoms[atoms.end - 1];
        self.atoms[atoms.start].at..last.at + last.len
    }

    /// Whether some delimiter of emphasis stands in the file between the run's beginning
    /// and a byte.
    fn has_delimiter_before(&self, byte: usize) -> bool {
        let start = self.atoms.first().map_or(byte, |atom| atom.at.min(byte));
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        self.text[line..byte].contains(is_delimiter)
    }

    /// Whether replacing these bytes could make or break emphasis: delimiters stand right
    /// beside them, and beyond these a letter or digit that is not Chinese. Only then does
    /// it matter, in the rules of CommonMark and in their CJK-friendly form, to which class
    /// of marks a character belongs.
    fn meets_delimiter(&self, span: &Range<usize>) -> bool {
        let meets = |beyond: &str, c: Option<char>| {
            let first = beyond.len();
            first > 0 && c.is_some_and(|c| c.is_alphanumeric() && !is_chinese(c))
        };
        let before = &self.text[..span.start];
        let rest = before.trim_end_matches(is_delimiter);
        let after = &self.text[span.end..];
        let tail = after.trim_start_matches(is_delimiter);
        meets(&before[rest.len()..], rest.chars().next_back())
            || meets(&after[..after.len() - tail.len()], tail.chars().next())
    }
}

/// Characters that make emphasis and strikethrough.
fn is_delimiter(c: char) -> bool {
    matches!(c, '*' | '_' | '~')
}

/// Whether a half-width mark beside this character is out of place: Han or a Chinese mark.
/// Full-width digits and letters are to be half-width themselves, and an ideographic space
/// says nothing.
fn is_context(c: char) -> bool {
    is_chinese(c) && c != '\u{3000}' && !is_wide_alphanumeric(c)
}

/// Digits and Latin letters in their full-width forms.
fn is_wide_alphanumeric(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether there is a Han character among atoms.
fn has_han(atoms: &[Atom]) -> bool {
    atoms.iter().any(|atom| is_han(atom.c))
}

#[cfg(test)]
mod tests;
