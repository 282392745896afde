//! The index as a tree: strings that begin somewhere in the texts, by what they begin with.
//!
//! It is a suffix tree over words and Chinese characters that ends where few pages are left: what
//! is longer is looked up in their texts, which are fetched for their passages anyway.

use super::corpus::{LONGEST, Start};
use std::ops::Range;

/// How many pages and figures may be left where a branch ends: as many texts as the first screen of
/// results needs.
const LEAF: usize = 8;

/// From how many beginnings on a branch may be worth a list of its own, see [`Tree::grow`].
const WORTH_A_LIST: usize = 512;

/// A list of its own is written for a branch whose parts weigh more than this, in bytes.
const HEAVY: usize = 4096;

/// A place of the tree.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where a string that begins so stands in the texts.
    at: u32,
    /// How long it is.
    length: usize,
    /// What its list is of.
    pub(super) kind: EntryKind,
    /// Its part of all lists.
    pub(super) list: Range<usize>,
}

/// What the list of an entry is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// The end of a branch: pages in which the string stands, and runs on as it likes.
    Leaf = 0,
    /// Everything below a branch, whose leaves follow.
    All = 1,
    /// Pages in which a text ends with the string.
    End = 2,
    /// A branch without a list.
    None = 3,
}

/// The tree of the strings of a branch.
#[derive(Debug)]
pub(super) struct Tree<'u> {
    units: &'u [u16],
    /// Its places, in the order of their strings.
    pub(super) entries: Vec<Entry>,
    /// All lists: numbers of pages and figures with levels.
    pub(super) list: Vec<u32>,
    /// About how many bytes have been made.
    weight: usize,
    /// How many branches have a list of their own.
    listed: usize,
}

impl<'u> Tree<'u> {
    /// The tree of strings that begin in these units; they are put into another order.
    pub(super) fn of(units: &'u [u16], starts: &mut [Start]) -> Self {
        let mut tree = Self {
            units,
            entries: Vec::new(),
            list: Vec::new(),
            weight: 0,
            listed: 0,
        };
        let unit = |start: &Start| units[start.at as usize];
        for group in starts.chunk_by_mut(|a, b| unit(a) == unit(b)) {
            tree.grow(group, 1);
        }
        tree
    }

    /// The string of an entry.
    pub(super) fn string(&self, entry: &Entry) -> &'u [u16] {
        &self.units[entry.at as usize..][..entry.length]
    }

    fn unit(&self, start: Start, depth: usize) -> u16 {
        self.units[start.at as usize + depth]
    }

    /// Adds what begins with the first `depth` units of these, which all have in common.
    fn grow(&mut self, starts: &mut [Start], mut depth: usize) {
        if !is_more(starts) {
            return self.end(starts, depth, EntryKind::Leaf);
        }
        // What all go on with is no branch.
        while depth < LONGEST {
            let unit = self.unit(starts[0], depth);
            if starts.iter().any(|start| self.unit(*start, depth) != unit) {
                break;
            }
            if unit == 0 {
                return self.end(starts, depth, EntryKind::End);
            }
            depth += 1;
        }
        if depth >= LONGEST {
            return self.end(starts, depth, EntryKind::Leaf);
        }
        let (own, before, listed) = (self.entries.len(), self.weight, self.listed);
        self.entries.push(Entry {
            at: starts[0].at,
            length: depth,
            kind: EntryKind::None,
            list: 0..0,
        });
        // Below, they are put into another order.
        let all = if starts.len() >= WORTH_A_LIST {
            merged(starts)
        } else {
            Vec::new()
        };
        let units = self.units;
        let unit = |start: &Start| units[start.at as usize + depth];
        starts.sort_by_key(unit);
        for group in starts.chunk_by_mut(|a, b| unit(a) == unit(b)) {
            if unit(&group[0]) == 0 {
                self.end(group, depth, EntryKind::End);
            } else {
                self.grow(group, depth + 1);
            }
        }
        // Who meets a list of all need not read on: above a branch that has one, all have one.
        let is_heavy = self.weight - before > HEAVY + 2 * all.len() && !all.is_empty();
        if is_heavy || self.listed > listed {
            self.listed += 1;
            self.entries[own].kind = EntryKind::All;
            self.entries[own].list = self.keep(&all);
        }
    }

    fn end(&mut self, starts: &[Start], length: usize, kind: EntryKind) {
        let list = self.keep(&merged(starts));
        self.entries.push(Entry {
            at: starts[0].at,
            length,
            kind,
            list,
        });
    }

    fn keep(&mut self, list: &[u32]) -> Range<usize> {
        let start = self.list.len();
        self.list.extend_from_slice(list);
        // A string costs about six bytes beside its list.
        self.weight += list.len() + 6;
        start..self.list.len()
    }
}

/// Whether more pages and figures than a leaf has are among these, which come in order.
fn is_more(starts: &[Start]) -> bool {
    let mut count = 0;
    let mut last = None;
    for start in starts {
        let number = start.tag >> 3;
        if last != Some(number) {
            last = Some(number);
            count += 1;
            if count > LEAF {
                return true;
            }
        }
    }
    false
}

/// One number for each page, with the best of its levels.
fn merged(starts: &[Start]) -> Vec<u32> {
    let mut merged: Vec<u32> = Vec::with_capacity(starts.len().min(64));
    for start in starts {
        match merged.last_mut() {
            Some(last) if *last >> 3 == start.tag >> 3 => *last = (*last).min(start.tag),
            _ => merged.push(start.tag),
        }
    }
    merged
}
