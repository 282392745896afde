//! The index as a tree: strings that begin somewhere in the texts, by what they begin with.
//!
//! It is a suffix tree over words and Chinese characters that ends where few pages are left: what
//! is longer is looked up in their texts, which are fetched for their passages anyway.

use super::cut::Cut;
use super::shards::{Shard, write};
use super::{Folder, Level, Page};
use std::ops::Range;

/// How many pages and figures may be left where a branch ends: as many texts as the first screen of
/// results needs.
const LEAF: usize = 8;

/// How long a string is at most, in UTF-16 units. Texts that share more than this are the same
/// boilerplate, and following it to its end would cost more than all the rest.
const LONGEST: usize = 24;

/// How many shares the work is cut into. Each is done by one thread.
const SHARES: usize = 24;

/// From how many beginnings on a branch may be worth a list of its own, see [`Tree::grow`].
const WORTH_A_LIST: usize = 512;

/// A list of its own is written for a branch whose parts weigh more than this, in bytes.
const HEAVY: usize = 4096;

/// Where a string begins.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// The unit of the corpus.
    at: u32,
    /// The page or figure, and in the lowest three bits the level.
    tag: u32,
}

/// The texts of a language: those of all pages, then those of all figures.
#[derive(Debug)]
pub struct Corpus {
    units: Vec<u16>,
    /// By their first unit, then in the order of the texts.
    starts: Vec<Start>,
    shares: Vec<Range<usize>>,
}

/// A page's own texts and those of its figures, folded.
#[derive(Debug, Default)]
pub struct Texts {
    page: Part,
    figures: Part,
}

#[derive(Debug, Default)]
struct Part {
    units: Vec<u16>,
    starts: Vec<Start>,
}

impl Part {
    /// Adds a text of the page or figure with this number.
    fn add(&mut self, cut: &Cut, number: usize, level: impl Fn(usize) -> Level) {
        let offset = self.units.len();
        self.starts.extend(cut.starts.iter().map(|(at, from)| Start {
            at: short(offset + at),
            tag: (short(number) << 3) | level(*from) as u32,
        }));
        self.units.extend_from_slice(&cut.units);
        // No match runs on into the next text.
        self.units.push(0);
    }
}

impl Texts {
    /// Folds the texts of a page.
    pub fn of(folder: &Folder, page: &Page) -> Self {
        let mut texts = Self::default();
        for block in &page.blocks {
            let level = |from: usize| {
                let linked = block.terms.iter().any(|term| term.contains(&from));
                if linked {
                    block.level.min(Level::Term)
                } else {
                    block.level
                }
            };
            texts.page.add(&folder.cut(&block.text), 0, level);
        }
        for (number, figure) in page.figures.iter().enumerate() {
            let line = folder.cut(&figure.words.join("\n"));
            texts.figures.add(&line, number, |_| Level::Title);
            if !figure.wording.is_empty() {
                texts
                    .figures
                    .add(&folder.cut(&figure.wording), number, |_| Level::Title);
            }
        }
        texts
    }
}

impl Corpus {
    /// The texts of all pages, in the order of their numbers.
    pub fn of(texts: &[Texts], figures: &[usize]) -> Self {
        let parts = || {
            texts
                .iter()
                .map(|text| &text.page)
                .chain(texts.iter().map(|text| &text.figures))
        };
        let first_figures = figures.iter().scan(texts.len(), |next, count| {
            let first = *next;
            *next += count;
            Some(first)
        });
        let numbers: Vec<usize> = (0..texts.len()).chain(first_figures).collect();
        let mut units = Vec::with_capacity(parts().map(|part| part.units.len()).sum::<usize>() + LONGEST);
        let mut counts = vec![0_usize; 0x1_0000];
        for part in parts() {
            for start in &part.starts {
                counts[usize::from(part.units[start.at as usize])] += 1;
            }
        }
        let (mut next, shares) = shared_out(&counts);
        let mut starts = vec![Start { at: 0, tag: 0 }; counts.iter().sum()];
        for (part, number) in parts().zip(numbers) {
            let (offset, first) = (short(units.len()), short(number) << 3);
            for start in &part.starts {
                let place = &mut next[usize::from(part.units[start.at as usize])];
                starts[*place] = Start {
                    at: offset + start.at,
                    tag: first + start.tag,
                };
                *place += 1;
            }
            units.extend_from_slice(&part.units);
        }
        Self { units, starts, shares }
    }

    /// How many shares there are.
    pub fn shares(&self) -> Range<usize> {
        0..self.shares.len()
    }

    /// The shards of one share, in order.
    pub fn share(&self, share: usize) -> Vec<Shard> {
        let mut tree = Tree {
            units: &self.units,
            entries: Vec::new(),
            list: Vec::new(),
            weight: 0,
            listed: 0,
        };
        let mut starts = self.starts[self.shares[share].clone()].to_vec();
        let unit = |start: &Start| self.units[start.at as usize];
        for group in starts.chunk_by_mut(|a, b| unit(a) == unit(b)) {
            tree.grow(group, 1);
        }
        write(&tree.entries, &tree.list, |entry: &Entry| {
            &self.units[entry.at as usize..][..entry.length]
        })
    }

    /// Whether a character occurs.
    pub fn has(&self, c: char) -> bool {
        let first = c.encode_utf16(&mut [0; 2])[0];
        let at = self
            .starts
            .partition_point(|start| self.units[start.at as usize] < first);
        self.starts
            .get(at)
            .is_some_and(|start| self.units[start.at as usize] == first)
    }
}

/// Where the strings that begin with each unit go, and shares of about the same size.
fn shared_out(counts: &[usize]) -> (Vec<usize>, Vec<Range<usize>>) {
    let size = counts.iter().sum::<usize>().div_ceil(SHARES).max(1);
    let mut places = Vec::with_capacity(counts.len());
    let mut shares = Vec::new();
    let (mut begun, mut end) = (0, 0);
    for count in counts {
        places.push(end);
        end += count;
        if end - begun >= size {
            shares.push(begun..end);
            begun = end;
        }
    }
    if end > begun {
        shares.push(begun..end);
    }
    (places, shares)
}

/// A place of the tree.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where a string that begins so stands in the corpus.
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

struct Tree<'u> {
    units: &'u [u16],
    entries: Vec<Entry>,
    /// All lists: numbers of pages with levels.
    list: Vec<u32>,
    /// About how many bytes have been made.
    weight: usize,
    /// How many branches have a list of their own.
    listed: usize,
}

impl Tree<'_> {
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

/// A place in the texts, or the number of a page.
fn short(number: usize) -> u32 {
    u32::try_from(number).expect("the texts of a language have less than 4 GB")
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
