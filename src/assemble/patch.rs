//! A site in which some reports say something else and nothing that others show of them has
//! changed: the commonest edit by far, a sentence or a title.

use super::links::{Resolver, resolve_report};
use super::references::{Known, Lookup};
use super::reports::{self, Kept, LostFigures};
use super::sections::Sections;
use super::{Drafts, Parts, key_figures};
use crate::diag::Diagnostic;
use crate::model::date::Date;
use crate::model::lang::Both;
use crate::model::site::{PageText, Report, Site};
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

/// Whether everything that hangs on a report elsewhere is as it was. What it is called and what it
/// says is looked up when pages are rendered.
fn shows_the_same(before: &Report, now: &Report) -> bool {
    before.event == now.event
        && before.published == now.published
        && before.region == now.region
        && before.topics == now.topics
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
