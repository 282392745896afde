//! FG005–FG014: the figures of a page's Chinese text and of its English one are the same.

mod belonging;
mod english;
mod entry;
mod finding;
mod idle;
mod likeness;
mod matching;
mod named;
mod section;
mod sections;
mod table;
mod times;

use crate::diag::{Code, Diagnostic};
use crate::model::lang::{Both, Lang};
use crate::model::site::{PageText, Site};
use crate::quantity::Names;
use belonging::Things;
use entry::Entry;
use idle::is_telling;
use section::{Item, Section};
use sections::Pair;
use std::ops::Range;

/// What has become of a figure of the English text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is linked to its record.
    Linked,
    /// The Chinese section says the same.
    Matched,
    /// It stands alone and is no number of the report: `one of the`, `the first`.
    Idle,
    /// It differs from the Chinese or is not in it.
    Alone,
}

/// What the comparison needs to know of a site, made once.
#[derive(Debug)]
pub(super) struct Parity {
    names: Both<Names>,
    /// Chinese names of terms with digits in them, with their English ones in lower case.
    renderings: Vec<(String, Vec<String>)>,
    things: Things,
}

impl Parity {
    pub(super) fn of(site: &Site) -> Self {
        let names = Both::from_fn(|lang| {
            let renderings = site.terms.values().map(|term| term.renderings.get(lang));
            let names = renderings.flat_map(|own| std::iter::once(&own.preferred).chain(&own.admitted));
            Names::new(names.map(String::as_str))
        });
        Self {
            names,
            renderings: renderings(site),
            things: Things::of(site),
        }
    }

    /// Compares the two texts of a page; a page in one language has nothing to be compared with.
    pub(super) fn check(&self, site: &Site, texts: &Both<Option<PageText>>, findings: &mut Vec<Diagnostic>) {
        if let Some((zh, en)) = self.sections(site, texts) {
            for pair in sections::pairs(&zh, &en) {
                self.compare(&pair, findings);
            }
        }
    }

    /// What has become of each figure of the English body.
    pub(super) fn standings(&self, site: &Site, texts: &Both<Option<PageText>>) -> Vec<(Range<usize>, Standing)> {
        let mut standings = Vec::new();
        let Some((zh, en)) = self.sections(site, texts) else {
            return standings;
        };
        for pair in sections::pairs(&zh, &en) {
            let mut matched = matching::matched(&pair);
            named::missing(&pair, &self.renderings, &mut matched.en_alone);
            let is_among =
                |item: &Item, entries: &[Entry<'_, '_>]| entries.iter().any(|entry| std::ptr::eq(entry.item, item));
            let differing: Vec<_> = matched.differing.iter().map(|(_, en, _)| *en).collect();
            for section in &pair.en {
                let figures = section.items.iter().filter(|item| item.quantity().is_some());
                for item in figures {
                    let entry = Entry { section, item };
                    let standing = match () {
                        () if item.link.is_some() => Standing::Linked,
                        () if is_among(item, &differing) => Standing::Alone,
                        () if !is_among(item, &matched.en_alone) => Standing::Matched,
                        () if is_telling(entry, &pair.zh) => Standing::Alone,
                        () => Standing::Idle,
                    };
                    standings.extend(item.location.span.clone().map(|span| (span, standing)));
                }
            }
        }
        standings
    }

    fn sections<'a>(
        &self,
        site: &Site,
        texts: &'a Both<Option<PageText>>,
    ) -> Option<(Vec<Section<'a>>, Vec<Section<'a>>)> {
        let (zh, en) = (texts.zh.as_ref()?, texts.en.as_ref()?);
        let unknown: Vec<&str> = section::unknown(zh).chain(section::unknown(en)).collect();
        Some((
            section::sections(site, zh, Lang::Zh, &self.names.zh, &unknown),
            section::sections(site, en, Lang::En, &self.names.en, &unknown),
        ))
    }

    fn compare(&self, pair: &Pair<'_, '_>, findings: &mut Vec<Diagnostic>) {
        let is_empty = |sections: &[&Section<'_>]| sections.iter().all(|section| section.items.is_empty());
        if is_empty(&pair.zh) && is_empty(&pair.en) {
            return;
        }
        let mut matched = matching::matched(pair);
        let misnamed = named::missing(pair, &self.renderings, &mut matched.en_alone);
        let exchanged = belonging::exchanged(&self.things, &matched.agreeing);
        let (lost, added) = (matched.zh_alone.iter(), matched.en_alone.iter());
        findings.extend(
            matched
                .differing
                .iter()
                .map(|(zh, en, slip)| finding::differs(*zh, *en, *slip)),
        );
        findings.extend(matched.asked.iter().map(|(zh, en)| finding::asks(*zh, *en)));
        findings.extend(misnamed.iter().map(finding::misnamed));
        findings.extend(
            exchanged
                .iter()
                .map(|(zh, en)| finding::exchanged(Code::FG012, *zh, *en)),
        );
        findings.extend(
            lost.filter(|entry| is_telling(**entry, &pair.en))
                .map(|entry| finding::lost(*entry, pair)),
        );
        findings.extend(
            added
                .filter(|entry| is_telling(**entry, &pair.zh))
                .map(|entry| finding::added(*entry, pair)),
        );
        let times = times::compared(pair);
        let exchanged = belonging::exchanged(&self.things, &times.agreeing);
        findings.extend(times.lost.iter().map(|zh| finding::lost_time(*zh, pair)));
        findings.extend(times.differing.iter().map(|(zh, en)| finding::another_time(*zh, *en)));
        findings.extend(
            exchanged
                .iter()
                .map(|(zh, en)| finding::exchanged(Code::FG014, *zh, *en)),
        );
    }
}

fn renderings(site: &Site) -> Vec<(String, Vec<String>)> {
    let mut renderings = Vec::new();
    for term in site.terms.values() {
        let (zh, en) = (&term.renderings.zh, &term.renderings.en);
        let english = std::iter::once(&en.preferred).chain(&en.admitted);
        let english: Vec<String> = english.map(|name| name.to_lowercase()).collect();
        let chinese = std::iter::once(&zh.preferred).chain(&zh.admitted);
        let with_digits = chinese.filter(|name| name.contains(|c: char| c.is_ascii_digit()));
        renderings.extend(with_digits.map(|name| (name.clone(), english.clone())));
    }
    renderings
}
