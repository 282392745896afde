//! What of a site is searched: its pages in the words of one language.

use super::body::printed;
use super::prepared::PreparedLang;
use super::view::Context;
use super::{Engine, figure};
use crate::model::lang::{Lang, Wording};
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Report, Resolved, Site};
use crate::model::source::Renderings;
use crate::model::table::Key;
use crate::search::{self, Block, Kind, Labels, Level, Name};
use std::ops::Range;

/// The pages of a language that are searched, in the order of the index: of two that match equally
/// well the earlier one is shown first. Reports come newest first, behind pages without a date,
/// which are there for a name and are what a reader wants who types it.
pub struct Searched<'a> {
    context: Context<'a>,
    pages: Vec<Page>,
}

impl std::fmt::Debug for Searched<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searched")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

impl<'a> Searched<'a> {
    /// Those of a language.
    pub fn of(site: &'a Site, engine: &'a Engine, shared: &'a PreparedLang, lang: Lang) -> Self {
        let context = Context {
            site,
            words: engine.words(lang),
            targets: &shared.targets,
        };
        let reports = site
            .reports
            .iter()
            .filter(|(_, report)| report.texts.get(lang).is_some());
        let pages = (site.topics.keys().map(Page::Topic))
            .chain(site.terms.keys().map(Page::Term))
            .chain(site.regions.keys().map(Page::Region))
            .chain(site.indicators.keys().map(Page::Indicator))
            .chain([Page::Home, Page::About])
            .chain(reports.map(|(key, _)| Page::Report(key)));
        Self {
            context,
            pages: pages.collect(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// One of them.
    pub fn page(&self, at: usize) -> search::Page {
        let (context, page) = (self.context, self.pages[at]);
        let Context { site, words, .. } = context;
        let lang = words.lang;
        let path = Route::new(lang, page).path(site);
        let path = path.trim_start_matches('/').to_owned();
        // `zh/terms/dual-carbon/` is `terms/dual-carbon`, and a report is its id.
        let id = path.split_once('/').map_or("", |(_, rest)| rest.trim_end_matches('/'));
        let id = id.strip_prefix("reports/").unwrap_or(id);
        let mut searched = search::Page {
            id: if id.is_empty() {
                "home".to_owned()
            } else {
                id.to_owned()
            },
            kind: Kind::Other,
            title: context.targets.get(context.site, page).name.to_string(),
            path,
            date: String::new(),
            year: None,
            region: None,
            topics: Vec::new(),
            blocks: Vec::new(),
            figures: Vec::new(),
        };
        match page {
            Page::Report(key) => report(context, key, &mut searched),
            Page::Topic(key) => {
                searched.kind = Kind::Topic;
                searched.topics = vec![key.position()];
                text(context, site.topics[key].texts.get(lang).as_ref(), &mut searched);
            }
            Page::Term(key) => {
                searched.kind = Kind::Term;
                let own = site.terms[key].renderings.get(lang);
                searched.blocks = named(names_of(own), &own.definition);
            }
            Page::Region(key) => {
                searched.kind = Kind::Region;
                searched.region = Some(key.position());
                searched.blocks = named([site.regions[key].names.get(lang).clone()], "");
            }
            Page::Indicator(key) => {
                searched.kind = Kind::Indicator;
                let indicator = &site.indicators[key];
                searched.blocks = named([indicator.names.get(lang).clone()], indicator.definition.get(lang));
            }
            Page::Home => text(context, site.home.get(lang).as_ref(), &mut searched),
            _ => text(context, site.about.get(lang).as_ref(), &mut searched),
        }
        searched
    }
}

fn names_of(renderings: &Renderings) -> Vec<String> {
    let preferred = std::iter::once(&renderings.preferred);
    preferred.chain(&renderings.admitted).cloned().collect()
}

fn named(names: impl IntoIterator<Item = String>, definition: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = names.into_iter().map(|name| Block::new(Level::Title, name)).collect();
    if !definition.is_empty() {
        blocks.push(Block::new(Level::Summary, definition));
    }
    blocks
}

/// A text of an editor's; a page without one has its name alone.
fn text(context: Context<'_>, text: Option<&PageText>, page: &mut search::Page) {
    if let Some(text) = text {
        page.title.clone_from(&text.title);
    }
    page.blocks.push(Block::new(Level::Title, page.title.clone()));
    let Some(text) = text else {
        return;
    };
    if !text.summary.is_empty() {
        page.blocks.push(Block::new(Level::Summary, text.summary.clone()));
    }
    lines(context, text, &mut page.blocks);
}

fn report(context: Context<'_>, key: Key<Report>, page: &mut search::Page) {
    let Context { site, words, .. } = context;
    let report = &site.reports[key];
    page.kind = Kind::Report;
    page.date = report.date().map(|date| words.date(date)).unwrap_or_default();
    page.year = report.date().and_then(|date| date.year.known());
    page.region = Some(report.region.position());
    page.topics = report.topics.iter().map(|topic| topic.position()).collect();
    text(context, Some(report.text(words.lang).0), page);
    around(context, report, &mut page.blocks);
    let name = |page: Page| context.targets.get(context.site, page).name.to_string();
    page.figures = report
        .figures
        .iter()
        .map(|record| {
            let value = figure::figure(context, record);
            search::Figure {
                id: record.id.to_string(),
                wording: if value == record.wording {
                    String::new()
                } else {
                    record.wording.clone()
                },
                words: [
                    name(Page::Indicator(record.indicator)),
                    value,
                    record.period.map(|period| words.period(&period)).unwrap_or_default(),
                    name(Page::Region(record.region)),
                ],
            }
        })
        .collect();
}

/// What a report's page shows around its text.
fn around(context: Context<'_>, report: &Report, blocks: &mut Vec<Block>) {
    let lang = context.words.lang;
    let mut rest = |text: &str| {
        if !text.is_empty() {
            blocks.push(Block::new(Level::Rest, text));
        }
    };
    let mut place = Some(report.region);
    while let Some(key) = place {
        rest(context.site.regions[key].names.get(lang));
        place = context.site.regions[key].parent;
    }
    for topic in &report.topics {
        rest(context.site.topics[*topic].name(lang));
    }
    for term in &report.terms {
        let own = context.site.terms[*term].renderings.get(lang);
        rest(&own.preferred);
    }
    let wording = |wording: &Option<Wording>| wording.as_ref().map(|w| w.get(lang).0.to_owned());
    let source = &report.source;
    let parts = [
        wording(&source.publisher),
        wording(&source.title),
        source.document_number.clone(),
    ];
    for part in parts.into_iter().flatten() {
        rest(&part);
    }
    if let Some(note) = &source.unreadable {
        rest(note.get(lang));
    }
    for change in &report.changes {
        rest(change.note.get(lang));
    }
}

/// The lines of a body as a reader sees them: with what links print, headings told from the rest.
fn lines(context: Context<'_>, text: &PageText, blocks: &mut Vec<Block>) {
    let body = &text.body;
    let mut links = body.links.iter().zip(&text.links).peekable();
    let mut headings = body.headings.iter().map(|heading| heading.at).peekable();
    let mut begin = 0;
    for line in body.text.split_inclusive(['\n', '\t']) {
        let end = begin + line.len();
        let mut block = Block::new(Level::Body, "");
        while headings.next_if(|at| *at < end).is_some() {
            block.level = Level::Heading;
        }
        let mut reached = begin;
        while let Some((link, resolved)) = links.next_if(|(link, _)| link.at.start < end) {
            // A link stands in no other one, and in one line.
            let at: Range<usize> = link.at.start.max(reached)..link.at.end.clamp(reached, end);
            block.text.push_str(&body.text[reached..at.start]);
            let from = block.text.len();
            if link.words.is_empty() {
                block.text.push_str(&printed(context, resolved).unwrap_or_default().0);
            } else {
                block.text.push_str(&body.text[at.clone()]);
            }
            if matches!(resolved, Resolved::Page(Page::Term(_), _)) {
                block.terms.push(from..block.text.len());
            }
            reached = at.end;
        }
        block.text.push_str(&body.text[reached..end]);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            blocks.push(block);
        }
        begin = end;
    }
}

/// What the filters of a language are called.
pub fn search_labels(site: &Site, lang: Lang) -> Labels {
    let region =
        |region: &crate::model::site::Region| (region.names.get(lang).clone(), region.parent.map(Key::position));
    Labels {
        regions: site.regions.values().map(region).collect(),
        topics: site.topics.values().map(|topic| topic.name(lang).to_owned()).collect(),
    }
}

/// What things are called in both languages.
pub fn search_names(site: &Site) -> Vec<Name> {
    let id = |page: Page| {
        let path = Route::new(Lang::Zh, page).path(site);
        path.trim_matches('/').trim_start_matches("zh/").to_owned()
    };
    let terms = site.terms.iter().map(|(key, term)| Name {
        id: id(Page::Term(key)),
        zh: names_of(term.renderings.get(Lang::Zh)),
        en: names_of(term.renderings.get(Lang::En)),
    });
    let topics = site.topics.iter().map(|(key, topic)| Name {
        id: id(Page::Topic(key)),
        zh: vec![topic.name(Lang::Zh).to_owned()],
        en: vec![topic.name(Lang::En).to_owned()],
    });
    let of = |page: Page, names: &crate::model::lang::Names| Name {
        id: id(page),
        zh: vec![names.get(Lang::Zh).clone()],
        en: vec![names.get(Lang::En).clone()],
    };
    let regions = site
        .regions
        .iter()
        .map(|(key, region)| of(Page::Region(key), &region.names));
    let indicators = (site.indicators.iter()).map(|(key, indicator)| of(Page::Indicator(key), &indicator.names));
    terms.chain(topics).chain(regions).chain(indicators).collect()
}
