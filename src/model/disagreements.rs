//! Figures that say another number of the same thing.

use super::site::FigureRef;
use std::collections::BTreeMap;

/// Which figures of a site disagree: of one indicator, region, period and kind, and with values
/// of which not both can be true.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disagreements {
    others: BTreeMap<FigureRef, Vec<FigureRef>>,
}

impl Disagreements {
    /// Those of these pairs.
    pub fn new(pairs: impl IntoIterator<Item = (FigureRef, FigureRef)>) -> Self {
        let mut others: BTreeMap<FigureRef, Vec<FigureRef>> = BTreeMap::new();
        for (one, other) in pairs {
            others.entry(one).or_default().push(other);
            others.entry(other).or_default().push(one);
        }
        for list in others.values_mut() {
            list.sort();
            list.dedup();
        }
        Self { others }
    }

    /// The figures that say another number than this one, in the order of reports.
    pub fn with(&self, figure: FigureRef) -> &[FigureRef] {
        self.others.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// Every figure that another disagrees with, with those others, in the order of reports.
    pub fn iter(&self) -> impl Iterator<Item = (FigureRef, &[FigureRef])> {
        self.others.iter().map(|(figure, others)| (*figure, others.as_slice()))
    }
}
