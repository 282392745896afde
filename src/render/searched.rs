//! What of a site is searched: its pages in the words of one language.

use super::body::printed;
use super::prepared::PreparedLang;
use super::view::Context;
use super::words::Words;
use super::{Engine, figure};
use crate::model::lang::{Lang, Wording};
use crate::model::report_kind::ReportKind;
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Report, Resolved, Site};
use crate::model::source::Renderings;
use crate::model::table::Key;
use crate::search::{self, Block, Labels, Level};
use std::ops::Range;

/// What pages and results are called by kind, by the end of the key; reports with a kind of document come
/// between the first and the others.
const KINDS: [&str; 7] = ["report", "topic", "term", "region", "indicator", "page", "figure"];

/// The pages of a language that are searched, in the order of the index: those of things that have
/// a name, first, as [`search_names`] has them; then reports, the oldest first, so that a new report leaves the
/// places of all others as they are.
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
        let mut reports: Vec<Page> = reports.map(|(key, _)| Page::Report(key)).collect();
        reports.reverse();
        let pages = things(site).chain([Page::Home, Page::About]).chain(reports);
        Self {
            context,
            pages: pages.collect(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// How many of them, the first, are no reports and have no date.
    pub fn undated(&self) -> usize {
        self.pages.partition_point(|page| !matches!(page, Page::Report(_)))
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
            kind: kind("page"),
            title: context.targets.get(context.site, page).name.to_string(),
            path,
            date: String::new(),
            year: None,
            region: None,
            terms: Vec::new(),
            topics: Vec::new(),
            blocks: Vec::new(),
            figures: Vec::new(),
        };
        match page {
            Page::Report(key) => report(context, key, &mut searched),
            Page::Topic(key) => {
                searched.kind = kind("topic");
                searched.topics = vec![key.position()];
                text(context, site.topics[key].texts.get(lang).as_ref(), &mut searched);
            }
            Page::Term(key) => {
                searched.kind = kind("term");
                let own = site.terms[key].renderings.get(lang);
                searched.blocks = named(names_of(own), &own.definition);
            }
            Page::Region(key) => {
                searched.kind = kind("region");
                searched.region = Some(key.position());
                searched.blocks = named([site.regions[key].names.get(lang).clone()], "");
            }
            Page::Indicator(key) => {
                searched.kind = kind("indicator");
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
    page.kind = report.kind.map_or(kind("report"), kind_of_report);
    page.date = report.date().map(|date| words.date(date)).unwrap_or_default();
    page.year = report.date().and_then(|date| date.year.known());
    page.region = Some(report.region.position());
    page.topics = report.topics.iter().map(|topic| topic.position()).collect();
    text(context, Some(report.text(words.lang).0), page);
    around(context, report, &mut page.blocks);
    // Terms come behind topics.
    page.terms = report
        .terms
        .iter()
        .map(|term| site.topics.len() + term.position())
        .collect();
    let notes = report
        .terms
        .iter()
        .map(|term| &site.terms[*term].renderings.get(words.lang).definition);
    let notes = notes.filter(|note| !note.is_empty());
    page.blocks
        .extend(notes.map(|note| Block::new(Level::Note, note.as_str())));
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

/// The position of a kind among their names.
fn kind(name: &str) -> usize {
    let at = KINDS.iter().position(|kind| *kind == name).unwrap_or_default();
    if at == 0 { 0 } else { at + ReportKind::ALL.len() }
}

fn kind_of_report(kind: ReportKind) -> usize {
    1 + ReportKind::ALL.iter().position(|one| *one == kind).unwrap_or_default()
}

/// The keys of the names of kinds that the search alone has.
pub(super) fn kind_keys() -> impl Iterator<Item = String> {
    KINDS.iter().map(|kind| format!("search-kind-{kind}"))
}

/// What the filters of a language are called.
pub fn search_labels(site: &Site, words: &Words) -> Labels {
    let lang = words.lang;
    let region =
        |region: &crate::model::site::Region| (region.names.get(lang).clone(), region.parent.map(Key::position));
    let own = |name: &str| words.say(&format!("search-kind-{name}"), &[]);
    let of_reports = ReportKind::NAMES
        .iter()
        .map(|name| words.say(&format!("report-kind.{name}"), &[]));
    let kinds = (KINDS[..1].iter().map(|name| own(name)))
        .chain(of_reports)
        .chain(KINDS[1..].iter().map(|name| own(name)))
        .collect();
    Labels {
        regions: site.regions.values().map(region).collect(),
        topics: site.topics.values().map(|topic| topic.name(lang).to_owned()).collect(),
        kinds,
    }
}

/// The pages of things that have a name.
fn things(site: &Site) -> impl Iterator<Item = Page> {
    (site.topics.keys().map(Page::Topic))
        .chain(site.terms.keys().map(Page::Term))
        .chain(site.regions.keys().map(Page::Region))
        .chain(site.indicators.keys().map(Page::Indicator))
}

/// What topics, terms, places and indicators are called in a language, in the order of their pages.
pub fn search_names(site: &Site, lang: Lang) -> Vec<Vec<String>> {
    let names = things(site).map(|page| match page {
        Page::Topic(key) => vec![site.topics[key].name(lang).to_owned()],
        Page::Term(key) => names_of(site.terms[key].renderings.get(lang)),
        Page::Region(key) => vec![site.regions[key].names.get(lang).clone()],
        Page::Indicator(key) => vec![site.indicators[key].names.get(lang).clone()],
        _ => Vec::new(),
    });
    names.collect()
}
