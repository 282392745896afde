//! A site in which some reports say something else and nothing that others show of them has
//! changed: the commonest edit by far, a sentence or a title. The same for names and definitions
//! of what has an id.

use super::links::{Resolver, resolve_report};
use super::references::{self, Known, Lookup};
use super::reports::{self, Kept, LostFigures};
use super::sections::Sections;
use super::{Drafts, Parts, key_figures, places, terms};
use crate::diag::Diagnostic;
use crate::model::date::Date;
use crate::model::lang::Both;
use crate::model::site::{Indicator, PageText, Region, Report, Site};
use crate::model::table::Key;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The site `earlier`, assembled of the same parts but for the files of the reports `changed`, with
/// these reports as they are now, and the findings about them.
///
/// Nothing if something has changed that other pages or the findings about them hang on: figures,
/// place, topics, dates, status, sections that links can name, terms that are used. Then
/// [`super::assemble`] has to do it. In `earlier` no report may have figures that are lost.
pub fn patch(
    earlier: &Site,
    parts: &Parts,
    changed: &BTreeSet<String>,
    (drafts, today): (Drafts, &Date),
) -> Option<(Site, Vec<Diagnostic>)> {
    let mut findings = Vec::new();
    let known = Known::of(parts, drafts, today);
    let lookup = Lookup {
        known: &known,
        regions: &earlier.regions,
        indicators: &earlier.indicators,
        topics: &earlier.topics,
    };
    let lost = LostFigures::new();
    let sections = Sections::of_site(earlier);
    let resolver = Resolver {
        site: earlier,
        known: &known,
        lost: &lost,
        sections: &sections,
        paths: OnceCell::new(),
    };
    let mut now = Vec::with_capacity(changed.len());
    for id in changed {
        let key = earlier.reports.key(id)?;
        let kept = Kept::of(id, parts.reports.get(id)?, drafts, today)?;
        let mut report = reports::alone(&kept, &earlier.reports, &lookup, &mut findings)?;
        resolve_report(&resolver, (key, &mut report), kept.texts, &mut findings);
        if kept.record.key_figures.is_none() {
            report.key_figures = key_figures::chosen(&report, key);
        }
        if !shows_the_same(&earlier.reports[key], &report) {
            return None;
        }
        now.push((key, report));
    }
    let mut site = earlier.clone();
    for (key, report) in now {
        let key: Key<Report> = key;
        site.reports.replace(key, report);
    }
    Some((site, findings))
}

/// The site `earlier`, assembled of the same parts but for `regions.yaml`, `indicators.yaml` and
/// `terms.yaml`, with the names and definitions that these have now, and the findings about them.
///
/// Nothing if more than that has changed: ids, their order, the tree of places, units, how
/// indicators hang together, which report uses which term.
pub fn rename(earlier: &Site, parts: &Parts) -> Option<(Site, Vec<Diagnostic>)> {
    let mut findings = Vec::new();
    let mut regions = places::regions(&parts.regions);
    let mut indicators = references::indicators(&parts.indicators, &mut findings);
    let mut terms = terms::table(&parts.terms, &mut findings);
    let same_places = |(before, now): (&Region, &Region)| {
        let same = before.id == now.id && before.parent == now.parent;
        same && before.places == now.places
    };
    let same_measures = |(before, now): (&Indicator, &Indicator)| {
        let same = before.id == now.id && before.unit == now.unit && before.timing == now.timing;
        same && before.relations == now.relations
    };
    let same = earlier.regions.len() == regions.len()
        && earlier.indicators.len() == indicators.len()
        && earlier.terms.len() == terms.len()
        && earlier.regions.values().zip(regions.values()).all(same_places)
        && earlier.indicators.values().zip(indicators.values()).all(same_measures)
        && earlier
            .terms
            .values()
            .zip(terms.values())
            .all(|(before, now)| before.id == now.id)
        && earlier.reports.values().all(|report| uses_the_same(report, parts));
    if !same {
        return None;
    }
    for (now, before) in regions.values_mut().zip(earlier.regions.values()) {
        now.reports.clone_from(&before.reports);
        now.figures.clone_from(&before.figures);
        now.targets.clone_from(&before.targets);
    }
    for (now, before) in indicators.values_mut().zip(earlier.indicators.values()) {
        now.figures.clone_from(&before.figures);
        now.targets.clone_from(&before.targets);
    }
    for (now, before) in terms.values_mut().zip(earlier.terms.values()) {
        now.reports.clone_from(&before.reports);
    }
    let site = Site {
        regions,
        indicators,
        terms,
        ..earlier.clone()
    };
    Some((site, findings))
}

/// Whether a report uses the terms that it is said to use.
fn uses_the_same(report: &Report, parts: &Parts) -> bool {
    let Some(page) = parts.reports.get(report.id.as_str()) else {
        return false;
    };
    let files = page.texts.files.iter().filter_map(|(_, file)| file.as_ref());
    let used: BTreeSet<usize> = files.flat_map(|file| file.terms.iter().copied()).collect();
    used.iter().copied().eq(report.terms.iter().map(|term| term.position()))
}

/// Whether everything that hangs on a report elsewhere is as it was. What it is called and what it
/// says is looked up when pages are rendered.
fn shows_the_same(before: &Report, now: &Report) -> bool {
    before.event == now.event
        && before.published == now.published
        && before.region == now.region
        && before.topics == now.topics
        && before.kind == now.kind
        && before.status == now.status
        && before.terms == now.terms
        && before.figures == now.figures
        && outline(&before.texts) == outline(&now.texts)
}

/// The languages of a page and the sections that links can name.
fn outline(texts: &Both<Option<PageText>>) -> [Option<Vec<&str>>; 2] {
    [&texts.zh, &texts.en].map(|text| {
        let headings = &text.as_ref()?.body.headings;
        Some(headings.iter().map(|heading| heading.id.as_str()).collect())
    })
}
