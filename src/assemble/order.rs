//! What leads back: from topics, places, years, indicators and terms to reports.

use crate::model::date::Date;
use crate::model::site::{FigureRef, Indicator, Region, Report, Site, Year};
use crate::model::table::Key;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Fills in every list of reports and figures. Reports are in their order already,
/// newest first, and keep it.
pub(super) fn link_back(site: &mut Site) {
    let mut topics = vec![Vec::new(); site.topics.len()];
    let mut regions = vec![Vec::new(); site.regions.len()];
    let mut terms = vec![Vec::new(); site.terms.len()];
    let mut years: BTreeMap<u16, Vec<Key<Report>>> = BTreeMap::new();
    for (key, report) in site.reports.iter() {
        for topic in &report.topics {
            topics[topic.position()].push(key);
        }
        for region in places_of(site, report) {
            regions[region.position()].push(key);
        }
        for term in &report.terms {
            terms[term.position()].push(key);
        }
        if let Some(year) = report.date().and_then(Date::known_year) {
            years.entry(year).or_default().push(key);
        }
    }
    let (by_indicator, by_region) = figures(site);
    targets(site);
    for (topic, reports) in site.topics.values_mut().zip(topics) {
        topic.reports = reports;
    }
    let lists = regions.into_iter().zip(by_region);
    for (region, (reports, figures)) in site.regions.values_mut().zip(lists) {
        region.reports = reports;
        region.figures = figures;
    }
    for (term, reports) in site.terms.values_mut().zip(terms) {
        term.reports = reports;
    }
    for (indicator, figures) in site.indicators.values_mut().zip(by_indicator) {
        indicator.figures = figures;
    }
    let newest_first = years.into_iter().rev();
    site.years = newest_first.map(|(year, reports)| Year { year, reports }).collect();
}

/// The place of a report and every place that it lies in.
fn places_of(site: &Site, report: &Report) -> BTreeSet<Key<Region>> {
    let mut places = BTreeSet::new();
    let mut next = Some(report.region);
    while let Some(place) = next {
        places.insert(place);
        next = site.regions[place].parent;
    }
    places
}

/// Where the targets of each place and indicator stand.
fn targets(site: &mut Site) {
    let mut by_region = vec![Vec::new(); site.regions.len()];
    let mut by_indicator = vec![Vec::new(); site.indicators.len()];
    for (at, promise) in site.promises.iter().enumerate() {
        let figure = site.figure(promise.target);
        by_region[figure.region.position()].push(at);
        by_indicator[figure.indicator.position()].push(at);
    }
    for (region, list) in site.regions.values_mut().zip(by_region) {
        region.targets = list;
    }
    for (indicator, list) in site.indicators.values_mut().zip(by_indicator) {
        indicator.targets = list;
    }
}

/// Figures by indicator and by place, newest period first.
fn figures(site: &Site) -> (Vec<Vec<FigureRef>>, Vec<Vec<FigureRef>>) {
    let mut by_indicator: Vec<Vec<FigureRef>> = vec![Vec::new(); site.indicators.len()];
    let mut by_region: Vec<Vec<FigureRef>> = vec![Vec::new(); site.regions.len()];
    for (report, value) in site.reports.iter() {
        for (index, figure) in value.figures.iter().enumerate() {
            let at = FigureRef { report, index };
            let indicator: Key<Indicator> = figure.indicator;
            by_indicator[indicator.position()].push(at);
            by_region[figure.region.position()].push(at);
        }
    }
    let newest_first = |list: &mut Vec<FigureRef>| {
        list.sort_by_cached_key(|at| Reverse(site.figure(*at).period.map(|period| period.sort_key())));
    };
    by_indicator.iter_mut().for_each(newest_first);
    // A page that shows them by year has each year once: 202X stands after all of 2020.
    let newest_year_first = |list: &mut Vec<FigureRef>| {
        list.sort_by_cached_key(|at| {
            Reverse(site.figure(*at).period.map(|period| {
                let year = period.end().year;
                (year.floor(), year.known(), period.sort_key())
            }))
        });
    };
    by_region.iter_mut().for_each(newest_year_first);
    (by_indicator, by_region)
}
