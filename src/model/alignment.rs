//! Which blocks of a translation stand beside which of its original, where a page shows both texts.
//!
//! Sections belong together as [`sections`] pairs them, by the ids of their headings. Within a section the
//! blocks of both texts are taken in their order: which of them belong together is what gives the most points
//! in all. Figures count most, since both texts name the same records; then links to the same pages, then
//! digits that read the same, then the kinds of blocks and their lengths. A paragraph may stand beside two or
//! three that it became. What is like nothing stands alone: that is more honest than a neighbour by chance.

use super::body::{Block, BlockKind, Body};
use super::lang::Both;
use super::route::Page;
use super::site::{FigureRef, PageText, Resolved};
use super::translation::{SectionView, TITLE, sections};
use std::cmp::Ordering;
use std::ops::Range;

/// A section of a page in both languages, in rows.
#[derive(Debug)]
pub struct Aligned<'t> {
    /// The section.
    pub section: SectionView<'t>,
    /// Blocks that belong together, as positions in each body's blocks; empty on one side where that
    /// language has nothing of the kind. A section that one language lacks is one row.
    pub rows: Vec<Both<Range<usize>>>,
}

/// Points for a figure that both have, for a link to one page, and for digits that read the same.
const FIGURE: i32 = 4;
const LINK: i32 = 2;
const DIGITS: i32 = 1;

/// How many points of figures, links and digits are as good as any more: two figures.
const EVIDENCE: i32 = 2 * FIGURE;

/// Points for two blocks with everything in common that could be; as many less for nothing.
const ANCHORS: i32 = 100;

/// Points for two blocks of one kind, and those taken away for two of different kinds. A list that
/// became a paragraph keeps its figures and is paired by them.
const SAME_KIND: i32 = 20;
const OTHER_KIND: i32 = -40;

/// Points for two blocks as long as the two languages' texts are on the whole; as many less where one is
/// nothing beside the other.
const LENGTH: i32 = 30;

/// Points taken away for a block that stands alone: less than half of what a pair loses that shares
/// nothing (100, less 20 for its kind), so that such a pair is none.
const ALONE: i32 = -35;

/// Points taken away for each further block beside one, and again for each that shares nothing with it.
const FURTHER: i32 = -25;

/// How many blocks stand beside one at most.
const MOST: usize = 3;

/// The sections of a page that is in both languages, in the order of its original, each with its blocks in
/// rows; nothing for a page that is in one language. Title and summary are no section here.
pub fn aligned(texts: &Both<Option<PageText>>) -> Vec<Aligned<'_>> {
    let (Some(zh), Some(en)) = (&texts.zh, &texts.en) else {
        return Vec::new();
    };
    let lengths = Both {
        zh: zh.body.text.chars().count().max(1),
        en: en.body.text.chars().count().max(1),
    };
    let own = sections(texts).into_iter().filter(|section| section.id != TITLE);
    own.map(|section| {
        let ranges = Both {
            zh: blocks_of(&zh.body, section.spans.zh.as_ref()),
            en: blocks_of(&en.body, section.spans.en.as_ref()),
        };
        let rows = rows((zh, en), &ranges, &lengths);
        Aligned { section, rows }
    })
    .collect()
}

/// The blocks that begin within some bytes of a file.
fn blocks_of(body: &Body, span: Option<&Range<usize>>) -> Range<usize> {
    let Some(span) = span else {
        return 0..0;
    };
    let before = |at: usize| body.blocks.partition_point(|block| block.file.start < at);
    before(span.start)..before(span.end)
}

/// The blocks of two sections in rows.
fn rows(
    (zh, en): (&PageText, &PageText),
    ranges: &Both<Range<usize>>,
    lengths: &Both<usize>,
) -> Vec<Both<Range<usize>>> {
    if ranges.zh.is_empty() && ranges.en.is_empty() {
        return Vec::new();
    }
    if ranges.zh.is_empty() || ranges.en.is_empty() {
        return vec![ranges.clone()];
    }
    let mut rows = Vec::new();
    let mut rest = ranges.clone();
    let is_heading = |text: &PageText, at: usize| text.body.blocks[at].kind == BlockKind::Heading;
    if is_heading(zh, rest.zh.start) && is_heading(en, rest.en.start) {
        rows.push(Both {
            zh: rest.zh.start..rest.zh.start + 1,
            en: rest.en.start..rest.en.start + 1,
        });
        (rest.zh.start, rest.en.start) = (rest.zh.start + 1, rest.en.start + 1);
    }
    let kinds = |text: &PageText, range: &Range<usize>| -> Vec<BlockKind> {
        text.body.blocks[range.clone()].iter().map(|block| block.kind).collect()
    };
    if rest.zh.len() == 1 && kinds(zh, &rest.zh) == kinds(en, &rest.en) {
        rows.push(rest);
        return rows;
    }
    let table = Table {
        zh: weighed(zh, rest.zh.clone()),
        en: weighed(en, rest.en.clone()),
        lengths,
    };
    rows.extend(table.best().into_iter().map(|row| Both {
        zh: rest.zh.start + row.zh.start..rest.zh.start + row.zh.end,
        en: rest.en.start + row.en.start..rest.en.start + row.en.end,
    }));
    rows
}

/// What two blocks may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor {
    Figure(FigureRef),
    Link(u8, usize),
    /// Digits without separators and without zeros at the end: 3000万 is *30 million*, 2663.6亿
    /// *266.36 billion*.
    Digits(u64),
}

impl Anchor {
    fn points(self) -> i32 {
        match self {
            Self::Figure(_) => FIGURE,
            Self::Link(..) => LINK,
            Self::Digits(_) => DIGITS,
        }
    }
}

/// A block as the comparison sees it.
#[derive(Debug)]
struct Weighed {
    kind: BlockKind,
    /// In characters.
    length: usize,
    /// Sorted.
    anchors: Vec<Anchor>,
}

fn weighed(text: &PageText, range: Range<usize>) -> Vec<Weighed> {
    let blocks = &text.body.blocks[range];
    blocks.iter().map(|block| weigh(text, block)).collect()
}

fn weigh(text: &PageText, block: &Block) -> Weighed {
    let words = text.body.text.get(block.text.clone()).unwrap_or_default();
    let links = text.body.links.iter().zip(&text.links);
    let inside = links.filter(|(link, _)| block.file.contains(&link.span.start));
    let mut anchors: Vec<Anchor> = inside.filter_map(|(_, resolved)| anchor(resolved)).collect();
    digits(words, &mut anchors);
    anchors.sort_unstable();
    Weighed {
        kind: block.kind,
        length: words.chars().count(),
        anchors,
    }
}

fn anchor(resolved: &Resolved) -> Option<Anchor> {
    match resolved {
        Resolved::Figure(at) => Some(Anchor::Figure(*at)),
        Resolved::Page(page, _) => match page {
            Page::Report(key) => Some(Anchor::Link(0, key.position())),
            Page::Topic(key) => Some(Anchor::Link(1, key.position())),
            Page::Region(key) => Some(Anchor::Link(2, key.position())),
            Page::Indicator(key) => Some(Anchor::Link(3, key.position())),
            Page::Term(key) => Some(Anchor::Link(4, key.position())),
            _ => None,
        },
        _ => None,
    }
}

/// Adds the numbers that a text writes in digits.
fn digits(text: &str, anchors: &mut Vec<Anchor>) {
    let mut number: Option<u64> = None;
    let mut end = |number: &mut Option<u64>| {
        if let Some(mut value) = number.take() {
            while value >= 10 && value % 10 == 0 {
                value /= 10;
            }
            anchors.push(Anchor::Digits(value));
        }
    };
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte - b'0');
                number = Some(number.unwrap_or(0).wrapping_mul(10).wrapping_add(digit));
            }
            b'.' | b',' if number.is_some() => {}
            _ => end(&mut number),
        }
    }
    end(&mut number);
}

/// Two sections' blocks, to be put in rows.
struct Table<'a> {
    zh: Vec<Weighed>,
    en: Vec<Weighed>,
    /// How long the two texts are as a whole.
    lengths: &'a Both<usize>,
}

impl Table<'_> {
    /// The rows that give the most points; of several that give as many, the one with the fewest rows
    /// first.
    fn best(&self) -> Vec<Both<Range<usize>>> {
        let width = self.en.len() + 1;
        let mut best: Vec<(i32, (usize, usize))> = vec![(0, (0, 0)); (self.zh.len() + 1) * width];
        for i in 0..=self.zh.len() {
            for j in 0..=self.en.len() {
                let options = STEPS.iter().filter(|(a, b)| *a <= i && *b <= j);
                let scored = options.map(|&(a, b)| {
                    let before = best[(i - a) * width + (j - b)].0;
                    (before + self.points(i - a..i, j - b..j), (a, b))
                });
                // The first of the best, so that no order but that of the steps decides.
                let chosen = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
                if let Some(chosen) = chosen {
                    best[i * width + j] = chosen;
                }
            }
        }
        let mut rows = Vec::new();
        let (mut i, mut j) = (self.zh.len(), self.en.len());
        while (i, j) != (0, 0) {
            let (_, (a, b)) = best[i * width + j];
            rows.push(Both {
                zh: i - a..i,
                en: j - b..j,
            });
            (i, j) = (i - a, j - b);
        }
        rows.reverse();
        rows
    }

    /// The points of a row.
    fn points(&self, zh: Range<usize>, en: Range<usize>) -> i32 {
        let count = zh.len() + en.len();
        let (zh, en) = (&self.zh[zh], &self.en[en]);
        let (Some(first), false) = (zh.first(), en.is_empty()) else {
            return ALONE * i32::try_from(count).unwrap_or(i32::MAX / ALONE.abs());
        };
        let all = || zh.iter().chain(en);
        let is_one_kind = all().all(|block| block.kind == first.kind);
        let further = count.saturating_sub(2) + silent(zh, en) + silent(en, zh);
        let further = FURTHER * i32::try_from(further).unwrap_or_default();
        let kind = if is_one_kind { SAME_KIND } else { OTHER_KIND };
        kind + further + common(zh, en) + self.length(zh, en)
    }

    fn length(&self, zh: &[Weighed], en: &[Weighed]) -> i32 {
        let sum = |blocks: &[Weighed]| blocks.iter().map(|block| block.length).sum::<usize>();
        // Each in characters of both languages together, so that nothing is lost in dividing.
        let (zh, en) = (sum(zh) * self.lengths.en, sum(en) * self.lengths.zh);
        let longer = zh.max(en);
        if longer == 0 {
            return LENGTH;
        }
        let share = zh.min(en) * 100 / longer;
        i32::try_from(share).unwrap_or(100) * 2 * LENGTH / 100 - LENGTH
    }
}

/// How many blocks of each language a row may have; where points are equal, what comes first is taken.
const STEPS: [(usize, usize); 7] = [(1, 1), (1, 2), (2, 1), (1, MOST), (MOST, 1), (1, 0), (0, 1)];

/// The points for what blocks have in common.
fn common(zh: &[Weighed], en: &[Weighed]) -> i32 {
    let (zh, en) = (anchors(zh), anchors(en));
    let total: i32 = zh.iter().chain(&en).map(|anchor| anchor.points()).sum();
    if total == 0 {
        return 0;
    }
    let share = 2 * ANCHORS * 2 * shared(&zh, &en) / total - ANCHORS;
    share * total.min(EVIDENCE) / EVIDENCE
}

/// How many of several blocks share nothing with what they stand beside, if it has anything to share.
fn silent(blocks: &[Weighed], beside: &[Weighed]) -> usize {
    let beside = anchors(beside);
    let is_silent = |block: &&Weighed| shared(&block.anchors, &beside) == 0;
    if blocks.len() < 2 || beside.is_empty() {
        return 0;
    }
    blocks.iter().filter(is_silent).count()
}

/// What some blocks have, sorted.
fn anchors(blocks: &[Weighed]) -> Vec<Anchor> {
    let mut all: Vec<Anchor> = blocks.iter().flat_map(|block| block.anchors.iter().copied()).collect();
    all.sort_unstable();
    all
}

/// The points of what is in both of two sorted lists.
fn shared(one: &[Anchor], other: &[Anchor]) -> i32 {
    let (mut i, mut j, mut points) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.cmp(b) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                points += a.points();
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    points
}
