//! The whole digest, complete and read-only: every reference leads somewhere.

use super::body::Body;
use super::date::Date;
use super::disagreements::Disagreements;
use super::facets::Facets;
use super::figure::Figure;
use super::id::Id;
use super::lang::{Both, Lang, Names};
use super::picture::PictureFile;
use super::promise::Promise;
use super::relative::Relative;
use super::report_kind::ReportKind;
use super::route::Page;
use super::settings::Settings;
use super::source::{Change, Renderings, Share, SourceBox, Status, TranslationState};
use super::table::{Key, Table};
use super::translation::Record;
use crate::quantity::Compound;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A digest.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its settings.
    pub settings: Settings,
    /// The home page's own text.
    pub home: Both<Option<PageText>>,
    /// The about page.
    pub about: Both<Option<PageText>>,
    /// Published reports, newest first.
    pub reports: Table<Report>,
    /// Topics, in the order of the settings.
    pub topics: Table<Topic>,
    /// Places, each before the places in it.
    pub regions: Table<Region>,
    /// Indicators, in the order of their file.
    pub indicators: Table<Indicator>,
    /// Terms, in the order of their file.
    pub terms: Table<Term>,
    /// Years that have reports, newest first.
    pub years: Vec<Year>,
    /// Which reports have which topic, place, year and kind.
    pub facets: Arc<Facets>,
    /// Targets with their outcomes: by place, then by when they are due.
    pub promises: Arc<Vec<Promise>>,
    /// Files to be copied beside their pages.
    pub attachments: Arc<Vec<Attachment>>,
    /// Those of them that should be pictures, by path from the root of the published site.
    pub pictures: Arc<BTreeMap<String, PictureFile>>,
    /// Figures that say another number of the same thing.
    pub disagreements: Arc<Disagreements>,
}

/// One language's text of a page, its links resolved.
#[derive(Debug, Clone)]
pub struct PageText {
    /// The file it comes from.
    pub path: String,
    /// The title.
    pub title: String,
    /// One or two sentences on what it is.
    pub summary: String,
    /// How far the translation is.
    pub translation: TranslationState,
    /// What it was made from, if that is recorded.
    pub translated_from: Option<Record>,
    /// The body, shared with what was parsed.
    pub body: Arc<Body>,
    /// Where the body's links lead, one for each.
    pub links: Vec<Resolved>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// A figure, of the same report or of another.
    Figure(FigureRef),
    /// A page of the site, and a section of it.
    Page(Page, Option<String>),
    /// A section of the same page.
    Section(String),
    /// A file of the site: its path from the root of the published site.
    File(String),
    /// Another site.
    External(String),
    /// The address as the editor wrote it: where it leads depends on the place that a
    /// fragment is pasted into. Pages have no such links.
    AsWritten(String),
    /// Nowhere; a finding says so. Its words are shown as text.
    Broken,
}

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its id.
    pub id: Id,
    /// Its text in each language that it has.
    pub texts: Both<Option<PageText>>,
    /// When what is reported took place.
    pub event: Option<Date>,
    /// When the source was published.
    pub published: Option<Date>,
    /// The place it is about.
    pub region: Key<Region>,
    /// Its topics, in the order of the settings.
    pub topics: Vec<Key<Topic>>,
    /// What kind of document it tells of, if its editor has said so.
    pub kind: Option<ReportKind>,
    /// Where it comes from.
    pub source: SourceBox,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Positions of the figures that stand on top of its page.
    pub key_figures: Vec<usize>,
    /// Related reports that its editor named.
    pub related: Vec<Key<Report>>,
    /// Reports that a reader may want next: those that its editor named, then others.
    pub relatives: Vec<Relative>,
    /// Terms that its texts use.
    pub terms: Vec<Key<Term>>,
    /// Corrections, newest first.
    pub changes: Vec<Change>,
    /// Published, or a draft that was asked for.
    pub status: Status,
}

impl Report {
    /// Whether it is in both languages.
    pub fn is_translated(&self) -> bool {
        self.texts.iter().all(|(_, text)| text.is_some())
    }

    /// The date by which it is sorted: that of the event, else of publication.
    pub fn date(&self) -> Option<&Date> {
        self.event.as_ref().or(self.published.as_ref())
    }

    /// When its source was published, else when it took place: a digest keeps no date of its
    /// own, and a report is not published before its source.
    pub fn issued(&self) -> Option<&Date> {
        self.published.as_ref().or(self.event.as_ref())
    }

    /// When it last changed: its newest correction, unless it was [issued](Self::issued) later.
    pub fn modified(&self) -> Option<&Date> {
        let dates = self.changes.iter().map(|change| &change.date).chain(self.issued());
        dates.max_by_key(|date| date.sort_key())
    }

    /// The text for a reader of `lang`: in that language, else in the other.
    ///
    /// # Panics
    /// Never for a site made by `assemble`: a report has at least one text.
    pub fn text(&self, lang: Lang) -> (&PageText, Lang) {
        let own = self.texts.get(lang).as_ref().map(|text| (text, lang));
        let other = lang.other();
        own.or_else(|| self.texts.get(other).as_ref().map(|text| (text, other)))
            .expect("a report has a text in at least one language")
    }
}

/// A topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its text in each language that it has.
    pub texts: Both<Option<PageText>>,
    /// Its main indicators.
    pub indicators: Vec<Key<Indicator>>,
    /// Its reports, newest first.
    pub reports: Vec<Key<Report>>,
}

impl Topic {
    /// Its name for a reader of `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        let own = self.texts.get(lang).as_ref();
        own.or(self.texts.get(lang.other()).as_ref())
            .map_or(self.id.as_str(), |text| &text.title)
    }
}

/// A place.
#[derive(Debug, Clone)]
pub struct Region {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Names,
    /// The place it lies in.
    pub parent: Option<Key<Region>>,
    /// The places in it.
    pub places: Vec<Key<Region>>,
    /// How many places it lies in.
    pub depth: usize,
    /// Reports about it or a place in it, newest first.
    pub reports: Vec<Key<Report>>,
    /// Figures about it, newest year first.
    pub figures: Vec<FigureRef>,
    /// Positions of the targets about it in [`Site::promises`].
    pub targets: Vec<usize>,
}

/// What is measured.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Names,
    /// The unit in which it is compared.
    pub unit: Compound,
    /// What it is, in one line.
    pub definition: Names,
    /// Whether its figures are about a span of time or about the end of one.
    pub timing: Timing,
    /// How its figures follow from those of others.
    pub relations: Relations,
    /// The names of the parts of a ratio, in order; empty if they have none.
    pub part_names: Both<Vec<String>>,
    /// Its figures, newest period first.
    pub figures: Vec<FigureRef>,
    /// Positions of its targets in [`Site::promises`].
    pub targets: Vec<usize>,
}

/// What a period means for an indicator's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Timing {
    /// The figure is about all of it: output, growth, jobs created.
    #[default]
    Span,
    /// The figure is about its end: a population, a share, a number of firms.
    Level,
}

/// How an indicator's figures follow from those of others, as `indicators.yaml` declares it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// What it is the sum of; empty if that is not declared.
    pub parts: Vec<Key<Indicator>>,
    /// What it is a part of.
    pub part_of: Option<Key<Indicator>>,
    /// Whether it is a share of one whole.
    pub share: Share,
    /// What is divided by what to give it.
    pub ratio_of: Option<(Key<Indicator>, Key<Indicator>)>,
    /// The level whose nominal growth it is.
    pub growth_of: Option<Key<Indicator>>,
    /// The level whose change in percentage points it is.
    pub change_of: Option<Key<Indicator>>,
}

/// A figure of some report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureRef {
    /// The report.
    pub report: Key<Report>,
    /// The figure's position in it.
    pub index: usize,
}

/// A term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// How it is called and what it is.
    pub renderings: Both<Renderings>,
    /// Reports that use it, newest first.
    pub reports: Vec<Key<Report>>,
}

/// A year with reports.
#[derive(Debug, Clone)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// Its reports, newest first.
    pub reports: Vec<Key<Report>>,
}

/// A file beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path from the root of the project.
    pub from: String,
    /// Its path from the root of the published site.
    pub to: String,
}

impl Site {
    /// A site with nothing in it, for texts that belong to none.
    pub fn empty() -> Self {
        Self {
            settings: Settings::default(),
            home: Both::default(),
            about: Both::default(),
            reports: Table::default(),
            topics: Table::default(),
            regions: Table::default(),
            indicators: Table::default(),
            terms: Table::default(),
            years: Vec::new(),
            facets: Arc::default(),
            promises: Arc::default(),
            attachments: Arc::default(),
            pictures: Arc::default(),
            disagreements: Arc::default(),
        }
    }

    /// The texts of a page that editors write; nothing for pages that are made of data.
    pub fn texts(&self, page: Page) -> Option<&Both<Option<PageText>>> {
        match page {
            Page::Home => Some(&self.home),
            Page::About => Some(&self.about),
            Page::Report(key) => Some(&self.reports[key].texts),
            Page::Topic(key) => Some(&self.topics[key].texts),
            _ => None,
        }
    }

    /// All texts that editors write, in a fixed order.
    pub fn all_texts(&self) -> impl Iterator<Item = &PageText> {
        let reports = self.reports.values().map(|report| &report.texts);
        let topics = self.topics.values().map(|topic| &topic.texts);
        let pages = reports.chain(topics).chain([&self.home, &self.about]);
        pages.flat_map(|texts| [&texts.zh, &texts.en]).flatten()
    }

    /// Whether a page says the same in both languages: what editors write of it is there in both,
    /// or it is made of names and data, which are. A page that shows the other language's text
    /// because there is none in its own is no translation of it.
    pub fn is_translated(&self, page: Page) -> bool {
        match page {
            Page::NotFound => false,
            page => self
                .texts(page)
                .is_none_or(|texts| texts.zh.is_some() == texts.en.is_some()),
        }
    }

    /// The figure that a reference leads to.
    pub fn figure(&self, at: FigureRef) -> &Figure {
        &self.reports[at.report].figures[at.index]
    }
}
