//! Figures that say another number of the same thing.

use super::site::FigureRef;
use std::collections::BTreeMap;

/// How many of the figures that disagree with one are named. In a large digest hundreds may
/// be of one indicator, place and period; each naming all others would be a table of its own.
const NAMED: usize = 3;

/// Which figures of a site disagree: of one indicator, region, period and kind, and with values
/// of which not both can be true.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disagreements {
    figures: BTreeMap<FigureRef, Told>,
}

/// What is said of one figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Told {
    all: Others,
    earlier: Others,
}

/// Some figures that say another number: the first of them, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Others {
    named: Vec<FigureRef>,
    further: usize,
}

impl Others {
    const NONE: &Self = &Self {
        named: Vec::new(),
        further: 0,
    };

    /// The first of them, three at most.
    pub fn named(&self) -> &[FigureRef] {
        &self.named
    }

    /// How many there are besides.
    pub fn further(&self) -> usize {
        self.further
    }

    fn add(&mut self, figure: FigureRef) {
        if self.named.len() < NAMED {
            self.named.push(figure);
        } else {
            self.further += 1;
        }
    }
}

impl Disagreements {
    /// Those of these pairs, each with the figure that comes first in the order of reports in
    /// front. What is named is what comes first in `pairs`.
    pub fn new(pairs: impl IntoIterator<Item = (FigureRef, FigureRef)>) -> Self {
        let mut figures: BTreeMap<FigureRef, Told> = BTreeMap::new();
        for (one, other) in pairs {
            // Reports are in their order, newest first; figures of one report as they stand there.
            let same_report = one.report == other.report;
            for (figure, other, is_earlier) in [(one, other, !same_report), (other, one, same_report)] {
                let told = figures.entry(figure).or_default();
                told.all.add(other);
                if is_earlier {
                    told.earlier.add(other);
                }
            }
        }
        Self { figures }
    }

    /// The figures that say another number than this one, in the order of reports.
    pub fn with(&self, figure: FigureRef) -> &Others {
        self.figures.get(&figure).map_or(Others::NONE, |told| &told.all)
    }

    /// Every figure that came in after one that it disagrees with, with those: in older
    /// reports, or further up in the same one.
    pub fn with_earlier(&self) -> impl Iterator<Item = (FigureRef, &Others)> {
        let told = self.figures.iter().map(|(figure, told)| (*figure, &told.earlier));
        told.filter(|(_, earlier)| !earlier.named.is_empty())
    }
}
