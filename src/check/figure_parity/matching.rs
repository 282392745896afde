//! Which Chinese figure of a section is which English one.
//!
//! First those that are linked to one record; then those that say the same, nearest first; then a
//! repetition may lean on the figure it repeats. What is left is put together by likeness, to say
//! in what it differs, and what is like nothing is without a counterpart.

use super::entry::Entry;
use super::idle::is_telling;
use super::likeness::{self, Position};
use super::sections::Pair;
use crate::check::figure_agreement::{Said, Slip, Verdict, verdict};
use crate::quantity::{Compound, Meaning, Quantity, Rational, Unit};

/// Every figure of a pair of sections has come to one of these.
#[derive(Debug, Default)]
pub(super) struct Matched<'s, 'a> {
    /// Chinese and English figures that belong together and differ.
    pub(super) differing: Vec<(Entry<'s, 'a>, Entry<'s, 'a>, Slip)>,
    /// Those of which a person has to say whether they agree.
    pub(super) asked: Vec<(Entry<'s, 'a>, Entry<'s, 'a>)>,
    /// Figures that the other language does not have.
    pub(super) zh_alone: Vec<Entry<'s, 'a>>,
    /// The same for English.
    pub(super) en_alone: Vec<Entry<'s, 'a>>,
    /// Figures that agree.
    pub(super) agreeing: Vec<(Entry<'s, 'a>, Entry<'s, 'a>)>,
    /// Figures of one language that say again what another figure of it says, each with the figure
    /// of the other language that says so too.
    pub(super) repeated: Vec<(Entry<'s, 'a>, Entry<'s, 'a>)>,
}

/// The figures of one language, with what has become of them.
struct Side<'s, 'a> {
    entries: Vec<Entry<'s, 'a>>,
    said: Vec<Said<'s>>,
    worth: Vec<Option<Worth>>,
    positions: Vec<Position>,
    settled: Vec<bool>,
}

impl<'s, 'a> Side<'s, 'a> {
    fn of(sections: &[&'s super::section::Section<'a>]) -> Self {
        let total: usize = sections.iter().map(|section| section.sentences.len()).sum();
        let mut side = Self {
            entries: Vec::new(),
            said: Vec::new(),
            worth: Vec::new(),
            positions: Vec::new(),
            settled: Vec::new(),
        };
        let mut before = 0;
        for section in sections {
            for item in &section.items {
                if matches!(item.meaning, Meaning::Figure(_) | Meaning::Open(_)) {
                    let entry = Entry { section, item };
                    side.entries.push(entry);
                    side.said.push(entry.said());
                    side.worth.push(item.quantity().and_then(Worth::of));
                    side.positions.push(Position {
                        sentence: before + item.sentence,
                        sentences: total,
                    });
                    side.settled.push(false);
                }
            }
            before += section.sentences.len();
        }
        side
    }

    fn open(&self) -> Vec<usize> {
        (0..self.entries.len()).filter(|at| !self.settled[*at]).collect()
    }
}

/// An amount as far as one look tells it from another.
#[derive(Debug, Clone, Copy)]
struct Worth {
    unit: Compound,
    value: Rational,
}

impl Worth {
    fn of(quantity: &Quantity) -> Option<Self> {
        Some(Self {
            unit: quantity.amount()?.compound(),
            value: quantity.value()?,
        })
    }

    /// Two values in one unit, or two dimensions with a unit in both texts. 倍 is told as a step and
    /// as a level, with two values.
    fn is_plainly_another(self, other: Self) -> bool {
        if self.unit == other.unit {
            return self.unit.unit != Unit::Multiple && self.value != other.value;
        }
        let named = self.unit.unit != Unit::Count && other.unit.unit != Unit::Count;
        named && self.unit.per == other.unit.per && self.unit.unit.dimension() != other.unit.unit.dimension()
    }
}

/// Matches the figures of a pair of sections.
pub(super) fn matched<'s, 'a>(pair: &Pair<'s, 'a>) -> Matched<'s, 'a> {
    let (zh, en) = (Side::of(&pair.zh), Side::of(&pair.en));
    let mut both = Both {
        sections: pair,
        verdicts: vec![None; zh.entries.len() * en.entries.len()],
        zh,
        en,
        matched: Matched::default(),
    };
    both.by_record();
    both.by_verdict(Verdict::Same);
    both.repetitions();
    both.by_verdict(Verdict::Asked);
    both.by_likeness();
    both.finish()
}

struct Both<'p, 's, 'a> {
    sections: &'p Pair<'s, 'a>,
    zh: Side<'s, 'a>,
    en: Side<'s, 'a>,
    /// The verdicts that are known, by Chinese figures and then English ones.
    verdicts: Vec<Option<Verdict>>,
    matched: Matched<'s, 'a>,
}

impl<'s, 'a> Both<'_, 's, 'a> {
    fn pair(&mut self, zh: usize, en: usize) -> (Entry<'s, 'a>, Entry<'s, 'a>) {
        (self.zh.settled[zh], self.en.settled[en]) = (true, true);
        (self.zh.entries[zh], self.en.entries[en])
    }

    /// Whether two figures are so unlike that no words around them could excuse it. Nearly all pairs
    /// of a section are, and a verdict takes many times as long.
    fn is_plainly_another(&self, zh: usize, en: usize) -> bool {
        match (self.zh.worth[zh], self.en.worth[en]) {
            (Some(said), Some(written)) => said.is_plainly_another(written),
            _ => false,
        }
    }

    fn is_same(&mut self, zh: usize, en: usize) -> bool {
        !self.is_plainly_another(zh, en) && self.verdict(zh, en) == Verdict::Same
    }

    fn verdict(&mut self, zh: usize, en: usize) -> Verdict {
        let at = zh * self.en.entries.len() + en;
        *self.verdicts[at].get_or_insert_with(|| verdict(&self.zh.said[zh], &self.en.said[en]))
    }

    /// Figures linked to one record are the same figure; whether their words say what the record
    /// says is another rule's question. Which way it moved may stand outside the link.
    fn by_record(&mut self) {
        for en in 0..self.en.entries.len() {
            let Some(link) = self.en.entries[en].item.link else {
                continue;
            };
            for zh in 0..self.zh.entries.len() {
                if self.zh.entries[zh].item.link != Some(link) {
                    continue;
                }
                let pair = self.pair(zh, en);
                let (said, written) = (pair.0.item.quantity(), pair.1.item.quantity());
                let goes_another_way = self.verdict(zh, en) == Verdict::Differ(Slip::Way)
                    && said.is_some_and(|q| q.direction.is_some())
                    && written.is_some_and(|q| q.direction.is_some());
                if goes_another_way {
                    self.matched.differing.push((pair.0, pair.1, Slip::Way));
                } else {
                    self.matched.agreeing.push(pair);
                }
            }
        }
    }

    fn by_verdict(&mut self, wanted: Verdict) {
        let mut candidates = Vec::new();
        let (open_zh, open_en) = (self.zh.open(), self.en.open());
        for zh in open_zh {
            for &en in &open_en {
                if !self.is_plainly_another(zh, en) && self.verdict(zh, en) == wanted {
                    let distance = self.zh.positions[zh].distance(self.en.positions[en]);
                    candidates.push((distance, zh, en));
                }
            }
        }
        candidates.sort_unstable();
        for (_, zh, en) in candidates {
            if self.zh.settled[zh] || self.en.settled[en] {
                continue;
            }
            let pair = self.pair(zh, en);
            match wanted {
                Verdict::Asked => self.matched.asked.push(pair),
                _ => self.matched.agreeing.push(pair),
            }
        }
    }

    /// A figure that one language names twice, or gives in a second unit as well.
    fn repetitions(&mut self) {
        for zh in self.zh.open() {
            if let Some(en) = (0..self.en.entries.len()).find(|en| self.is_same(zh, *en)) {
                self.zh.settled[zh] = true;
                self.matched.repeated.push((self.zh.entries[zh], self.en.entries[en]));
            }
        }
        for en in self.en.open() {
            if let Some(zh) = (0..self.zh.entries.len()).find(|zh| self.is_same(*zh, en)) {
                self.en.settled[en] = true;
                self.matched.repeated.push((self.en.entries[en], self.zh.entries[zh]));
            }
        }
    }

    fn by_likeness(&mut self) {
        let mut candidates = Vec::new();
        for zh in self.zh.open() {
            for en in self.en.open() {
                let distance = self.zh.positions[zh].distance(self.en.positions[en]);
                let likeness = likeness::of(self.zh.entries[zh], self.en.entries[en], distance);
                if likeness >= likeness::ENOUGH && self.may_be_one(zh, en) {
                    candidates.push((std::cmp::Reverse(likeness), distance, zh, en));
                }
            }
        }
        candidates.sort_unstable();
        for (_, _, zh, en) in candidates {
            if self.zh.settled[zh] || self.en.settled[en] {
                continue;
            }
            let (said, written) = self.pair(zh, en);
            if let Verdict::Differ(slip) = self.verdict(zh, en) {
                self.matched.differing.push((said, written, slip));
            }
        }
    }

    /// `two` for 一两, where neither needs a counterpart, is one slip only if they show one number.
    fn may_be_one(&self, zh: usize, en: usize) -> bool {
        let (zh, en) = (self.zh.entries[zh], self.en.entries[en]);
        likeness::have_one_shape(zh, en)
            || likeness::shows_one_number(zh, en)
            || is_telling(zh, &self.sections.en)
            || is_telling(en, &self.sections.zh)
    }

    fn finish(mut self) -> Matched<'s, 'a> {
        self.matched.zh_alone = self.zh.open().into_iter().map(|at| self.zh.entries[at]).collect();
        self.matched.en_alone = self.en.open().into_iter().map(|at| self.en.entries[at]).collect();
        self.matched
    }
}
