//! What a reader of a report may want next, and why.
//!
//! First what its editor named, then other accounts of the same, then what is under the same topic
//! about the same place, then what shares rare terms, then what shares a topic or a place alone. Of
//! many reports that are alike those are taken that stand nearest in the order of reports, which is
//! that of time. Only those are ever looked at: each list is entered where the report stands in it,
//! so that ten thousand reports take ten times as long as a thousand.

use crate::model::date::Date;
use crate::model::relative::{Kinship, Relative};
use crate::model::site::{FigureRef, Region, Report, Site, Term, Topic};
use crate::model::table::Key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many reports a page points at, unless its editor named more: they are read to their end.
const SHOWN: usize = 5;

/// Up to how many reports may use a term that says something of what a report is about.
const RARE: usize = 12;

/// How many of its rarest terms a report is compared by.
const TERMS: usize = 8;

/// How many reports are looked at on each side of one in a list of those that share something.
const BESIDE: usize = SHOWN;

/// Fills in the relatives of every report. Lists that lead back and disagreements are there.
pub(super) fn find(site: &mut Site) {
    let index = Index::of(site);
    let found: Vec<Vec<Relative>> = site.reports.keys().map(|key| index.relatives(site, key)).collect();
    for (report, relatives) in site.reports.values_mut().zip(found) {
        report.relatives = relatives;
    }
}

/// Lists of reports by what those of each share, in the order of reports.
type Lists<K> = BTreeMap<K, Vec<Key<Report>>>;

/// A day: year, month, day of the month.
type Day = (u16, u16, u16);

/// Reports by what they share.
struct Index {
    of_topic_and_place: Lists<(Key<Topic>, Key<Region>)>,
    of_place: Lists<Key<Region>>,
    /// Those whose event is known to the day.
    events: Lists<(Day, Key<Region>)>,
}

impl Index {
    fn of(site: &Site) -> Self {
        let mut index = Self {
            of_topic_and_place: BTreeMap::new(),
            of_place: BTreeMap::new(),
            events: BTreeMap::new(),
        };
        for (key, report) in site.reports.iter() {
            let place = report.region;
            index.of_place.entry(place).or_default().push(key);
            for topic in &report.topics {
                let list = index.of_topic_and_place.entry((*topic, place));
                list.or_default().push(key);
            }
            if let Some(day) = report.event.as_ref().and_then(day) {
                index.events.entry((day, place)).or_default().push(key);
            }
        }
        index
    }

    fn relatives(&self, site: &Site, key: Key<Report>) -> Vec<Relative> {
        let report = &site.reports[key];
        let accounts = self.accounts(site, key);
        let mut chosen = Chosen {
            key,
            found: Vec::with_capacity(SHOWN),
        };
        for named in &report.related {
            let account = accounts.iter().find(|(other, _)| other == named);
            let kinship = account.map_or(Kinship::Chosen, |(_, kinship)| kinship.clone());
            chosen.add(*named, kinship);
        }
        for (other, kinship) in accounts {
            chosen.add_if_room(other, kinship);
        }
        if chosen.has_room() {
            for other in self.of_topic_and_place(site, key) {
                let topic = shared_topic(report, &site.reports[other]);
                if let Some(topic) = topic {
                    chosen.add_if_room(other, Kinship::TopicAndPlace(topic));
                }
            }
        }
        if chosen.has_room() {
            for (other, terms) in of_terms(site, key) {
                chosen.add_if_room(other, Kinship::Terms(terms));
            }
        }
        for topic in &report.topics {
            for other in nearest(&site.topics[*topic].reports, key) {
                chosen.add_if_room(other, Kinship::Topic(*topic));
            }
        }
        for other in nearest(self.of_place.get(&report.region).map_or(&[], Vec::as_slice), key) {
            chosen.add_if_room(other, Kinship::Place);
        }
        chosen.found
    }

    /// What else tells of the same: reports of the same day's event in the same place, and those
    /// that have another number for one of its figures, in the order of its figures. Two that came
    /// out on one day about one place and disagree tell of one event, whatever they call it.
    fn accounts(&self, site: &Site, key: Key<Report>) -> Vec<(Key<Report>, Kinship)> {
        let report = &site.reports[key];
        let event = report.event.as_ref().and_then(day);
        let same = event.and_then(|day| self.events.get(&(day, report.region)));
        let mut accounts: Vec<(Key<Report>, Kinship)> = nearest(same.map_or(&[], Vec::as_slice), key)
            .into_iter()
            .map(|other| (other, Kinship::Account))
            .collect();
        let mut differing = Vec::new();
        for (index, figure) in report.figures.iter().enumerate() {
            let others = site.disagreements.with(FigureRef { report: key, index });
            for other in others.named() {
                let told = &site.reports[other.report];
                let day_of = |report: &Report| report.published.as_ref().and_then(day);
                let same_day = day_of(report).is_some() && day_of(report) == day_of(told);
                if same_day && told.region == report.region {
                    accounts.push((other.report, Kinship::Account));
                } else {
                    differing.push((other.report, Kinship::Figures(figure.indicator)));
                }
            }
        }
        accounts.append(&mut differing);
        accounts
    }

    /// Reports about the same place under one of the same topics: those that share most topics
    /// first, then the nearest.
    fn of_topic_and_place(&self, site: &Site, key: Key<Report>) -> Vec<Key<Report>> {
        let report = &site.reports[key];
        let mut found: Vec<Key<Report>> = Vec::new();
        for topic in &report.topics {
            if let Some(list) = self.of_topic_and_place.get(&(*topic, report.region)) {
                found.extend(nearest(list, key));
            }
        }
        let shared = |other: &Key<Report>| {
            let topics = &site.reports[*other].topics;
            report.topics.iter().filter(|topic| topics.contains(topic)).count()
        };
        found.sort_by_cached_key(|other| (Reverse(shared(other)), distance(key, *other), *other));
        found.dedup();
        found
    }
}

/// The reports that a page points at.
struct Chosen {
    key: Key<Report>,
    found: Vec<Relative>,
}

impl Chosen {
    fn has_room(&self) -> bool {
        self.found.len() < SHOWN
    }

    fn add(&mut self, report: Key<Report>, kinship: Kinship) {
        let is_known = report == self.key || self.found.iter().any(|relative| relative.report == report);
        if !is_known {
            self.found.push(Relative { report, kinship });
        }
    }

    fn add_if_room(&mut self, report: Key<Report>, kinship: Kinship) {
        if self.has_room() {
            self.add(report, kinship);
        }
    }
}

/// Reports that share rare terms: those that share most first, then the nearest; with the rarest
/// of the terms, two at most.
fn of_terms(site: &Site, key: Key<Report>) -> Vec<(Key<Report>, Vec<Key<Term>>)> {
    let uses = |term: &Key<Term>| site.terms[*term].reports.len();
    let mut rare: Vec<Key<Term>> = site.reports[key].terms.clone();
    rare.retain(|term| (2..=RARE).contains(&uses(term)));
    rare.sort_by_key(|term| (uses(term), *term));
    rare.truncate(TERMS);
    let mut shared: BTreeMap<Key<Report>, Vec<Key<Term>>> = BTreeMap::new();
    for term in rare {
        for other in site.terms[term].reports.iter().filter(|other| **other != key) {
            shared.entry(*other).or_default().push(term);
        }
    }
    let mut found: Vec<_> = shared.into_iter().collect();
    found.sort_by_key(|(other, terms)| (Reverse(terms.len()), distance(key, *other), *other));
    for (_, terms) in &mut found {
        terms.truncate(2);
    }
    found
}

fn shared_topic(one: &Report, other: &Report) -> Option<Key<Topic>> {
    one.topics.iter().find(|topic| other.topics.contains(topic)).copied()
}

/// The day of a date that is known to the day.
fn day(date: &Date) -> Option<(u16, u16, u16)> {
    (date.day.is_some() && date.html_datetime().is_some()).then(|| date.sort_key())
}

/// How far apart two reports are in the order of reports.
fn distance(one: Key<Report>, other: Key<Report>) -> usize {
    one.position().abs_diff(other.position())
}

/// The neighbours of a report in a list that it stands in, nearest first.
fn nearest(list: &[Key<Report>], key: Key<Report>) -> Vec<Key<Report>> {
    let Ok(at) = list.binary_search(&key) else {
        return Vec::new();
    };
    let around = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(list.len());
    let mut found: Vec<Key<Report>> = list[around].iter().copied().filter(|other| *other != key).collect();
    found.sort_by_key(|other| (distance(key, *other), *other));
    found
}
