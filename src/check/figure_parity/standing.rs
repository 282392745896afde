//! What has become of every figure of a page, one to one.
//!
//! The findings say what is wrong; an editor who holds two drafts against each other wants to see of
//! every figure where it is in the other language. Both come from one comparison.

use super::entry::Entry;
use super::section::{Item, Section};
use super::{Compared, Parity, sections, times};
use crate::diag::{Code, Diagnostic, Location};
use crate::model::lang::{Both, Lang};
use crate::model::site::{FigureRef, PageText, Site};
use crate::quantity::Meaning;
use std::collections::BTreeMap;
use std::ops::Range;

/// Something in a text that says how much, when or which, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What it is.
    pub sighted: Sighted,
    /// Where it stands: bytes of the file, or of a value of front matter that is still to be looked
    /// up.
    pub location: Location,
    /// Its words; empty where the program prints the record.
    pub words: String,
    /// The record that it is linked to.
    pub record: Option<FigureRef>,
    /// What has become of it.
    pub standing: Standing,
    /// The position, among the other language's sightings, of its counterpart: it is this one's
    /// and no other's, except where this one is [`Standing::Repeated`].
    pub other: Option<usize>,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// What a sighting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sighted {
    /// A figure, or what looks like one and is read in two ways.
    Figure,
    /// A year, a date, a part of a year, a plan.
    Time,
    /// A name with digits that the other language does not have as it is.
    Name,
}

/// What has become of a figure, a time or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It has its counterpart.
    Matched,
    /// It says again what another one says, which has the counterpart.
    Repeated,
    /// It needs none: `one of the`, 一年, a year that the other language leaves to its context.
    Idle,
    /// It differs from its counterpart or from its record.
    Differing,
    /// A person has to say whether it agrees.
    Asked,
    /// The other language does not have it.
    Alone,
    /// There is no text in the other language.
    Uncompared,
}

impl Standing {
    /// Whether something is to be done about it.
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Differing | Self::Asked | Self::Alone)
    }
}

impl Sighting {
    fn of(entry: Entry<'_, '_>, sighted: Sighted) -> Self {
        Self {
            sighted,
            location: entry.item.location.clone(),
            words: entry.section.text[entry.item.at.clone()].trim().to_owned(),
            record: entry.item.link,
            standing: Standing::Uncompared,
            other: None,
            findings: Vec::new(),
        }
    }

    /// Puts a finding about the words of a link to the sighting in that link.
    pub(in crate::check) fn hold(sightings: &mut [Self], finding: Diagnostic) {
        let Some(link) = finding.location.span.clone() else {
            return;
        };
        // What a reader finds may begin before the link: 节约[标煤1800吨](figure:saved).
        let is_in = |span: Range<usize>| link.start < span.end && span.start < link.end;
        let own = sightings
            .iter_mut()
            .find(|own| own.record.is_some() && own.location.span.clone().is_some_and(is_in));
        if let Some(own) = own {
            own.standing = match finding.code {
                Code::FG013 if own.standing != Standing::Differing => Standing::Asked,
                _ => Standing::Differing,
            };
            own.findings.push(finding);
        }
    }
}

/// The sightings of one language while they are made, found again by what they were made of.
#[derive(Default)]
struct List {
    sightings: Vec<Sighting>,
    places: BTreeMap<*const Item, usize>,
}

impl List {
    /// Figures and times of all sections, and the names that `is_missing` knows.
    fn of(sections: &[Section<'_>], is_missing: impl Fn(&Item) -> bool) -> Self {
        let mut list = Self::default();
        for section in sections {
            for item in &section.items {
                let sighted = match item.meaning {
                    Meaning::Figure(_) | Meaning::Open(_) => Sighted::Figure,
                    Meaning::When(_) => Sighted::Time,
                    Meaning::Name(_) if is_missing(item) => Sighted::Name,
                    Meaning::Name(_) => continue,
                };
                list.places.insert(item, list.sightings.len());
                list.sightings.push(Sighting::of(Entry { section, item }, sighted));
            }
        }
        list
    }

    fn at(&self, entry: Entry<'_, '_>) -> Option<usize> {
        self.places.get(&std::ptr::from_ref(entry.item)).copied()
    }
}

/// The sightings of both languages.
struct Lists(Both<List>);

impl Lists {
    /// Sets the standing of one or two, if they have none yet. Where one of two is another's
    /// counterpart already, the other one is left as it is.
    fn set(&mut self, zh: Option<Entry<'_, '_>>, en: Option<Entry<'_, '_>>, standing: Standing) {
        let at = Both {
            zh: zh.and_then(|entry| self.0.zh.at(entry)),
            en: en.and_then(|entry| self.0.en.at(entry)),
        };
        let is_free = |lang| {
            let list: &List = self.0.get(lang);
            at.get(lang)
                .is_none_or(|at| list.sightings[at].standing == Standing::Uncompared)
        };
        if !Lang::ALL.into_iter().all(is_free) {
            return;
        }
        for lang in Lang::ALL {
            if let Some(own) = *at.get(lang) {
                let sighting = &mut self.0.get_mut(lang).sightings[own];
                (sighting.standing, sighting.other) = (standing, *at.get(lang.other()));
            }
        }
    }

    /// Notes that one says again what one of the other language says.
    fn repeat(&mut self, one: Entry<'_, '_>, other: Entry<'_, '_>) {
        for lang in Lang::ALL {
            let (Some(own), Some(other)) = (self.0.get(lang).at(one), self.0.get(lang.other()).at(other)) else {
                continue;
            };
            let sighting = &mut self.0.get_mut(lang).sightings[own];
            if sighting.standing == Standing::Uncompared {
                (sighting.standing, sighting.other) = (Standing::Repeated, Some(other));
            }
        }
    }

    fn note(&mut self, compared: &Compared<'_, '_>) {
        for report in &compared.reports {
            let standing = match (report.zh, report.en) {
                _ if report.finding.code == Code::FG013 => Standing::Asked,
                (Some(_), Some(_)) => Standing::Differing,
                _ => Standing::Alone,
            };
            self.set(report.zh, report.en, standing);
            // What is reported against a figure that has its counterpart is wrong all the same.
            self.set(report.zh, None, standing);
            self.set(None, report.en, standing);
            for (lang, entry) in [(Lang::Zh, report.zh), (Lang::En, report.en)] {
                let list = self.0.get_mut(lang);
                if let Some(at) = entry.and_then(|entry| list.at(entry)) {
                    list.sightings[at].findings.push(report.finding.clone());
                }
            }
        }
        let agreeing = || compared.matched.agreeing.iter().chain(&compared.times.agreeing);
        for (zh, en) in agreeing() {
            self.set(Some(*zh), Some(*en), Standing::Matched);
        }
        for (one, other) in &compared.matched.repeated {
            self.repeat(*one, *other);
        }
        for (zh, en) in agreeing() {
            self.repeat(*zh, *en);
            self.repeat(*en, *zh);
        }
    }
}

impl Parity {
    /// What has become of every figure and time of a page's texts, front matter included, in the
    /// order of the files.
    pub(in crate::check) fn sightings(&self, site: &Site, texts: &Both<Option<PageText>>) -> Both<Vec<Sighting>> {
        let Some((zh, en)) = self.sections(site, texts) else {
            return Both::from_fn(|lang| {
                let text = texts.get(lang).as_ref();
                let sections = text.map(|text| self.sections_of(site, text, lang, &[]));
                sections.map_or_else(Vec::new, |sections| List::of(&sections, |_| false).sightings)
            });
        };
        let pairs = sections::pairs(&zh, &en);
        let compared: Vec<Compared<'_, '_>> = pairs.iter().map(|pair| self.compared(pair)).collect();
        let is_missing = |item: &Item| {
            let mut reports = compared.iter().flat_map(|compared| &compared.reports);
            reports.any(|report| report.zh.is_some_and(|zh| std::ptr::eq(zh.item, item)))
        };
        let mut lists = Lists(Both {
            zh: List::of(&zh, is_missing),
            en: List::of(&en, |_| false),
        });
        for (pair, compared) in pairs.iter().zip(&compared) {
            lists.note(compared);
            for (zh, en) in times::said_again(pair) {
                lists.repeat(en, zh);
            }
        }
        for lang in Lang::ALL {
            for sighting in &mut lists.0.get_mut(lang).sightings {
                if sighting.standing == Standing::Uncompared {
                    sighting.standing = Standing::Idle;
                }
            }
        }
        Both {
            zh: lists.0.zh.sightings,
            en: lists.0.en.sightings,
        }
    }
}
