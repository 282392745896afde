//! Which findings are about a page, and where they stand on it.
//!
//! A page is made of its own text, of the record that both languages share, and of entries of
//! data files: the terms that it uses, the indicators of its figures. A finding about any of
//! them is the page's.

use crate::diag::{Diagnostic, Location, Sources, Step};
use crate::model::input::Input;
use crate::model::lang::{Both, Lang};
use crate::model::pin::{Part, Pin};
use crate::model::site::{PageText, Report, Site};
use crate::parse::{File, Keys, PageFolder, Place, place_of};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const TERMS: &str = "content/terms.yaml";
const INDICATORS: &str = "content/indicators.yaml";
const REGIONS: &str = "content/regions.yaml";

/// Where findings stand on the pages of a site. Files are looked into when a finding asks for it.
pub struct Places<'s> {
    site: &'s Site,
    input: &'s Input,
    keys: BTreeMap<String, Keys>,
}

/// Something that belongs to a page, and where it shows there, if it does.
struct Placed(Option<Pin>);

/// What one page is made of.
#[derive(Default)]
struct Makings<'s> {
    /// Its own text and the language of it.
    text: Option<(&'s PageText, Lang)>,
    /// The file whose front matter it shares, where that is not its own.
    record: Option<&'s str>,
    /// The file in the other language, where the page shows it too. Of such a page findings are told, and no
    /// places: what blocks and rows a body's own page has it has not.
    beside: Option<&'s str>,
    /// Entries of data files by file and id, and where they show.
    entries: BTreeMap<(&'static str, &'s str), Option<Pin>>,
}

impl<'s> Places<'s> {
    /// The places of a site that was made of these files.
    pub fn new(site: &'s Site, input: &'s Input) -> Self {
        Self {
            site,
            input,
            keys: BTreeMap::new(),
        }
    }

    /// The findings about the page at an address (`/zh/reports/ID/`), by their position in
    /// `findings`, each with its place if it has one.
    pub fn on_page(&mut self, address: &str, findings: &[Diagnostic]) -> Vec<(usize, Option<Pin>)> {
        let makings = self.makings(address);
        let mut found = Vec::new();
        for (at, finding) in findings.iter().enumerate() {
            let related = finding.related.iter().map(|related| &related.location);
            let mut locations = std::iter::once(&finding.location).chain(related);
            if let Some(Placed(pin)) = locations.find_map(|location| self.placed(&makings, location)) {
                found.push((at, pin.filter(|_| makings.beside.is_none())));
            }
        }
        found
    }

    /// The address of the page that a finding is about: the Chinese one, if it is about a file
    /// of both.
    pub fn page_of(&mut self, location: &Location) -> Option<String> {
        let path = match place_of(&location.path) {
            Place::Page(PageFolder::Home, lang) => format!("/{}/", lang.code()),
            Place::Page(PageFolder::About, lang) => format!("/{}/about/", lang.code()),
            Place::Page(PageFolder::Report(id), lang) => {
                self.site.reports.get(&id)?;
                format!("/{}/reports/{id}/", lang.code())
            }
            Place::Page(PageFolder::Topic(id), lang) => {
                self.site.topics.get(&id)?;
                format!("/{}/topics/{id}/", lang.code())
            }
            Place::Data => {
                let (folder, id) = self.entry(location)?;
                format!("/{}/{folder}/{id}/", Lang::Zh.code())
            }
            Place::Beside(..) | Place::Nowhere => return None,
        };
        Some(self.site.settings.href(&path))
    }

    fn makings(&self, address: &str) -> Makings<'s> {
        let base = self.site.settings.base_path();
        let path = address.strip_prefix(base).unwrap_or(address);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let Some(lang) = parts
            .first()
            .and_then(|code| Lang::ALL.into_iter().find(|l| l.code() == *code))
        else {
            return Makings::default();
        };
        let site = self.site;
        let of = |texts: &'s Both<Option<PageText>>| Makings::of(texts, lang);
        match parts[1..] {
            [] => of(&site.home),
            ["about"] => of(&site.about),
            ["reports", id, ..] => site.reports.get(id).map_or_else(Makings::default, |report| {
                let mut makings = of(&report.texts);
                makings.add_report(site, report);
                if parts.get(3) == Some(&"parallel") {
                    let other = report.texts.get(lang.other()).as_ref();
                    makings.beside = other.map(|text| text.path.as_str());
                }
                makings
            }),
            ["topics", id, ..] => site
                .topics
                .get(id)
                .map_or_else(Makings::default, |topic| of(&topic.texts)),
            ["terms", id, ..] => Makings::entry(TERMS, site.terms.get(id).map(|term| term.id.as_str())),
            ["indicators", id, ..] => Makings::entry(INDICATORS, site.indicators.get(id).map(|one| one.id.as_str())),
            ["regions", id, ..] => Makings::entry(REGIONS, site.regions.get(id).map(|region| region.id.as_str())),
            _ => Makings::default(),
        }
    }

    /// Whether a place belongs to a page, and where it shows on it.
    fn placed(&mut self, makings: &Makings<'s>, location: &Location) -> Option<Placed> {
        let path = location.path.as_str();
        if makings.beside == Some(path) {
            return Some(Placed(None));
        }
        if let Some((text, _)) = makings.text
            && text.path == path
        {
            let in_body = location.span.as_ref().and_then(|span| Pin::in_body(&text.body, span));
            return Some(Placed(match self.steps(location) {
                Some(steps) => Some(front_matter(&steps)),
                None => Some(in_body.unwrap_or(Pin::Part(Part::Header))),
            }));
        }
        if makings.record == Some(path) {
            // The other language's words are not on this page, and its body is not.
            let steps = self.steps(location)?;
            return match front_matter(&steps) {
                Pin::Part(Part::Title | Part::Summary) => None,
                pin => Some(Placed(Some(pin))),
            };
        }
        if !makings.entries.keys().any(|(file, _)| *file == path) {
            return None;
        }
        let (_, id) = self.entry(location)?;
        let found = makings
            .entries
            .iter()
            .find(|((file, entry), _)| *file == path && *entry == id);
        found.map(|(_, pin)| Placed(pin.clone()))
    }

    /// The folder of pages and the id of the entry of a data file that a place is in.
    fn entry(&mut self, location: &Location) -> Option<(&'static str, String)> {
        let steps = self.steps(location)?;
        let mut names = steps.into_iter().filter_map(|step| match step {
            Step::Key(key) => Some(key),
            Step::Index(_) => None,
        });
        let site = self.site;
        match location.path.as_str() {
            TERMS => names
                .next()
                .filter(|id| site.terms.get(id).is_some())
                .map(|id| ("terms", id)),
            INDICATORS => {
                let id = names.next().filter(|id| site.indicators.get(id).is_some());
                id.map(|id| ("indicators", id))
            }
            // Places lie in one another: the innermost is meant.
            REGIONS => {
                let id = names.rfind(|id| site.regions.get(id).is_some());
                id.map(|id| ("regions", id))
            }
            _ => None,
        }
    }

    /// The keys over a place of a file; nothing in a page's body or where there is no place.
    fn steps(&mut self, location: &Location) -> Option<Vec<Step>> {
        let Some(span) = &location.span else {
            return Some(Vec::new());
        };
        if !self.keys.contains_key(&location.path) {
            let path = location.path.as_str();
            let text = self.input.text(path)?;
            self.keys.insert(location.path.clone(), Keys::of(File { path, text }));
        }
        let Range { start, .. } = *span;
        self.keys.get(&location.path)?.at(start)
    }
}

impl<'s> Makings<'s> {
    fn of(texts: &'s Both<Option<PageText>>, lang: Lang) -> Self {
        let own = texts.get(lang).as_ref().map(|text| (text, lang));
        let other = lang.other();
        let text = own.or_else(|| texts.get(other).as_ref().map(|text| (text, other)));
        let record = texts.zh.as_ref().or(texts.en.as_ref());
        Self {
            text,
            record: record
                .map(|record| record.path.as_str())
                .filter(|record| text.is_some_and(|(text, _)| text.path != *record)),
            beside: None,
            entries: BTreeMap::new(),
        }
    }

    /// A page that is made of an entry of a data file.
    fn entry(file: &'static str, id: Option<&'s str>) -> Self {
        let entries = id.map(|id| ((file, id), Some(Pin::Part(Part::Header))));
        Self {
            entries: entries.into_iter().collect(),
            ..Self::default()
        }
    }

    fn add_report(&mut self, site: &'s Site, report: &'s Report) {
        let mut seen = BTreeSet::new();
        for figure in &report.figures {
            if seen.insert(figure.indicator) {
                let id = site.indicators[figure.indicator].id.as_str();
                let pin = Pin::Figure(figure.id.as_str().to_owned());
                self.entries.insert((INDICATORS, id), Some(pin));
            }
        }
        for key in &report.terms {
            let term = &site.terms[*key];
            let pin = self.text.and_then(|(text, lang)| {
                let names = term.renderings.get(lang);
                let mut names = std::iter::once(&names.preferred).chain(&names.admitted);
                names.find_map(|name| Pin::of_words(&text.body, name))
            });
            self.entries.insert((TERMS, term.id.as_str()), pin);
        }
    }
}

/// Where an entry of a page's front matter shows.
fn front_matter(steps: &[Step]) -> Pin {
    let name = |at: usize| match steps.get(at) {
        Some(Step::Key(key)) => Some(key.as_str()),
        _ => None,
    };
    match (name(0), name(1)) {
        (Some("title"), _) => Pin::Part(Part::Title),
        (Some("summary"), _) => Pin::Part(Part::Summary),
        (Some("figures"), Some(id)) => Pin::Figure(id.to_owned()),
        _ => Pin::Part(Part::Header),
    }
}
