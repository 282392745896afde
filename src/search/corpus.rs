//! The texts of a language, and where strings begin in them.

use super::cut::Cut;
use super::{Folder, Level, Page};
use std::ops::Range;
use std::sync::Arc;

/// How long a string is at most, in UTF-16 units. Texts that share more than this are the same
/// boilerplate, and following it to its end would cost more than all the rest.
pub(super) const LONGEST: usize = 24;

/// Where a string begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// The unit of the texts.
    pub(super) at: u32,
    /// The number of the page or figure, and in the lowest three bits the level.
    pub(super) tag: u32,
}

/// A page's own texts and those of its figures, folded.
#[derive(Debug, Default)]
pub struct Texts {
    units: Vec<u16>,
    /// Those of the page, whose number is zero here, then those of its figures.
    starts: Vec<Start>,
    /// How many numbers the page and its figures take.
    count: u32,
}

impl Texts {
    /// Folds the texts of a page.
    pub fn of(folder: &Folder, page: &Page) -> Self {
        let mut texts = Self {
            count: short(1 + page.figures.len()),
            ..Self::default()
        };
        for block in &page.blocks {
            let level = |from: usize| {
                let linked = block.terms.iter().any(|term| term.contains(&from));
                if linked {
                    block.level.min(Level::Term)
                } else {
                    block.level
                }
            };
            texts.add(&folder.cut(&block.text), 0, level);
        }
        for (number, figure) in (1..).zip(&page.figures) {
            texts.add(&folder.cut(&figure.words.join("\n")), number, |_| Level::Title);
            if !figure.wording.is_empty() {
                texts.add(&folder.cut(&figure.wording), number, |_| Level::Title);
            }
        }
        texts
    }

    fn add(&mut self, cut: &Cut, number: u32, level: impl Fn(usize) -> Level) {
        let offset = self.units.len();
        self.starts.extend(cut.starts.iter().map(|(at, from)| Start {
            at: short(offset + at),
            tag: (number << 3) | level(*from) as u32,
        }));
        self.units.extend_from_slice(&cut.units);
        // No match runs on into the next text.
        self.units.push(0);
    }
}

/// The texts of all pages, and where strings begin in them.
#[derive(Debug, Default)]
pub struct Corpus {
    units: Vec<u16>,
    /// By their first unit, then in the order of the texts.
    starts: Vec<Start>,
    branches: Vec<Range<usize>>,
}

impl Corpus {
    /// The texts of all pages. A page has the number behind the figures of the page before it, and
    /// its figures follow, so that a page that comes last leaves all numbers as they are.
    pub fn of(texts: &[Arc<Texts>]) -> Self {
        let mut units = Vec::with_capacity(texts.iter().map(|text| text.units.len()).sum());
        let mut counts = vec![0_usize; 0x1_0000];
        for text in texts {
            for start in &text.starts {
                counts[usize::from(text.units[start.at as usize])] += 1;
            }
        }
        let (mut next, branches) = places(&counts);
        let mut starts = vec![Start { at: 0, tag: 0 }; counts.iter().sum()];
        let mut number = 0;
        for text in texts {
            let offset = short(units.len());
            for start in &text.starts {
                let place = &mut next[usize::from(text.units[start.at as usize])];
                starts[*place] = Start {
                    at: offset + start.at,
                    tag: (number << 3) + start.tag,
                };
                *place += 1;
            }
            units.extend_from_slice(&text.units);
            number += text.count;
        }
        Self {
            units,
            starts,
            branches,
        }
    }

    pub(super) fn units(&self) -> &[u16] {
        &self.units
    }

    /// How many branches there are: strings that begin with the same unit are in one.
    pub fn branches(&self) -> Range<usize> {
        0..self.branches.len()
    }

    /// The beginnings of a branch, in order.
    pub(super) fn branch(&self, branch: usize) -> &[Start] {
        &self.starts[self.branches[branch].clone()]
    }

    /// The branch of another corpus that has the same strings of the same pages as one of this.
    pub(super) fn same_branch(&self, branch: usize, other: &Self) -> Option<usize> {
        let own = self.branch(branch);
        let id = branch_of(self.first(*own.first()?));
        let found = other
            .branches
            .binary_search_by_key(&id, |range| branch_of(other.first(other.starts[range.start])));
        let found = found.ok()?;
        let others = other.branch(found);
        let is_same = own.len() == others.len()
            && own
                .iter()
                .zip(others)
                .all(|(a, b)| a.tag == b.tag && self.string(*a) == other.string(*b));
        is_same.then_some(found)
    }

    /// Whether a character occurs.
    pub fn has(&self, c: char) -> bool {
        let first = c.encode_utf16(&mut [0; 2])[0];
        let at = self.starts.partition_point(|start| self.first(*start) < first);
        self.starts.get(at).is_some_and(|start| self.first(*start) == first)
    }

    fn first(&self, start: Start) -> u16 {
        self.units[start.at as usize]
    }

    /// What begins somewhere, as far as the index follows it.
    fn string(&self, start: Start) -> &[u16] {
        let rest = &self.units[start.at as usize..];
        let rest = &rest[..rest.len().min(LONGEST)];
        let end = rest.iter().position(|unit| *unit == 0).unwrap_or(rest.len());
        &rest[..end]
    }
}

/// The branch of strings that begin with a unit: one for each letter, and one for sixteen
/// characters that follow one another, so that there are some hundred and each is soon made.
fn branch_of(unit: u16) -> u16 {
    if unit < 0x100 { unit } else { 0x100 + (unit >> 4) }
}

/// Where the strings that begin with each unit go, and the branches.
fn places(counts: &[usize]) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut places = Vec::with_capacity(counts.len());
    let mut branches: Vec<(u16, Range<usize>)> = Vec::new();
    let mut end = 0;
    for (unit, count) in (0..=u16::MAX).zip(counts) {
        places.push(end);
        if *count == 0 {
            continue;
        }
        let range = end..end + count;
        match branches.last_mut() {
            Some((last, branch)) if *last == branch_of(unit) => branch.end = range.end,
            _ => branches.push((branch_of(unit), range.clone())),
        }
        end = range.end;
    }
    (places, branches.into_iter().map(|(_, branch)| branch).collect())
}

/// A place in the texts, or the number of a page.
fn short(number: usize) -> u32 {
    u32::try_from(number).expect("the texts of a language have less than 4 GB")
}
