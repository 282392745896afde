//! The figures on top of a report, where its editor has not chosen them.

use crate::model::id::Id;
use crate::model::site::{FigureRef, Report, Resolved, Site};
use crate::model::table::Key;
use std::collections::BTreeSet;

/// How many figures stand on top of a report if nobody says which: one line on a wide screen.
const CHOSEN: usize = 4;

/// Chooses the key figures of the reports `unchosen`: the first that the record's text links, since a
/// digest begins with what matters; where it links none, the first that are recorded.
pub(super) fn choose(site: &mut Site, unchosen: &BTreeSet<Id>) {
    let keys: Vec<Key<Report>> = site.reports.keys().collect();
    for key in keys {
        let report = &site.reports[key];
        if !unchosen.contains(&report.id) {
            continue;
        }
        let chosen = chosen(report, key);
        let id = report.id.clone();
        if let Some(report) = site.reports.get_mut(id.as_str()) {
            report.key_figures = chosen;
        }
    }
}

/// The key figures of a report whose editor has not chosen them.
pub(super) fn chosen(report: &Report, key: Key<Report>) -> Vec<usize> {
    let mut chosen = linked(report, key);
    if chosen.is_empty() {
        chosen = (0..report.figures.len()).collect();
    }
    chosen.truncate(CHOSEN);
    chosen
}

/// Its own figures in the order in which its text first links them.
fn linked(report: &Report, key: Key<Report>) -> Vec<usize> {
    let text = report.texts.zh.as_ref().or(report.texts.en.as_ref());
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for link in text.map_or(&[][..], |text| &text.links) {
        if let Resolved::Figure(FigureRef { report, index }) = link
            && *report == key
            && seen.insert(*index)
        {
            order.push(*index);
        }
    }
    order
}
