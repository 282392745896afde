//! What many pages show, put into words once.
//!
//! A report stands in a dozen lists and a figure in three tables. Each is made a value
//! of the template engine once for a language; pages share it. Making them anew for
//! each page took a third of the time of a build of 1,000 reports.
//!
//! Each value is made when it is first asked for: a build fills in all of them beforehand, a
//! preview needs those of one page. What a report that did not change shows is handed on from
//! one site to the next.

use super::citation::Citing;
use super::data::Data;
use super::engine::Engine;
use super::feed::{self, Entry};
use super::filters::Filters;
use super::menu::Menus;
use super::side_by_side::Rows;
use super::targets::Targets;
use super::view::{self, Context};
use super::words::Words;
use crate::diag::Diagnostic;
use crate::model::lang::{Both, Lang};
use crate::model::part::Part;
use crate::model::site::{FigureRef, Report, Site, Term};
use crate::model::table::Key;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tera::Value;

/// Everything prepared.
#[derive(Debug)]
pub struct Prepared {
    by_lang: Both<OnceLock<Result<PreparedLang, Diagnostic>>>,
    cells: Both<Vec<Arc<Cell>>>,
    /// Reports as the feeds of each language have them. They are not handed on: their texts print
    /// names of terms and titles of other reports, which may have changed.
    entries: Both<Vec<OnceLock<Entry>>>,
    /// The two texts of each report in rows. Never handed on to another site: texts print the names of
    /// what they link to.
    side_by_side: Vec<OnceLock<Rows>>,
    data: Data,
    site: Arc<Site>,
    engine: Arc<Engine>,
}

/// What a report shows on other pages, in one language.
#[derive(Debug, Default)]
struct Cell {
    item: OnceLock<Value>,
    rows: OnceLock<Vec<Value>>,
}

/// What is prepared for one language.
#[derive(Debug)]
pub struct PreparedLang {
    lang: Lang,
    /// Where links lead.
    pub(super) targets: Targets,
    /// What templates see as `site`.
    pub(super) site: Value,
    /// What templates see as `menu`.
    pub(super) menus: Menus,
    cells: Vec<Arc<Cell>>,
    periods: Mutex<view::Periods>,
    term_ranks: OnceLock<Vec<usize>>,
    filters: OnceLock<Filters>,
    /// Why a report could not be shown in lists, if that was so.
    failure: OnceLock<Diagnostic>,
    whole: Arc<Site>,
    engine: Arc<Engine>,
}

impl PreparedLang {
    fn new(site: &Arc<Site>, engine: &Arc<Engine>, lang: Lang, cells: Vec<Arc<Cell>>) -> Result<Self, Diagnostic> {
        let targets = Targets::new(site, lang);
        let context = Context {
            site,
            words: engine.words(lang),
            targets: &targets,
        };
        let value = Value::from_serializable(&view::site(context, engine.loading()));
        let menus = Menus::new(context, engine, &value)?;
        Ok(Self {
            lang,
            targets,
            site: value,
            menus,
            cells,
            periods: Mutex::default(),
            term_ranks: OnceLock::new(),
            filters: OnceLock::new(),
            failure: OnceLock::new(),
            whole: Arc::clone(site),
            engine: Arc::clone(engine),
        })
    }

    fn context(&self) -> Context<'_> {
        Context {
            site: &self.whole,
            words: self.engine.words(self.lang),
            targets: &self.targets,
        }
    }

    /// Makes everything that is made when it is asked for.
    ///
    /// # Errors
    /// The finding that says where `item.html` failed.
    pub fn fill(&self) -> Result<(), Diagnostic> {
        for key in self.whole.reports.keys() {
            self.item(key);
            self.rows_of(key);
            self.check()?;
        }
        self.term_ranks();
        self.filters();
        Ok(())
    }

    /// Whether everything that was asked for could be made.
    ///
    /// # Errors
    /// The finding that says where `item.html` failed.
    pub(super) fn check(&self) -> Result<(), Diagnostic> {
        self.failure.get().map_or(Ok(()), |failure| Err(failure.clone()))
    }

    fn item(&self, key: Key<Report>) -> Value {
        let item = self.cells[key.position()].item.get_or_init(|| {
            let values = vec![("site", self.site.clone())];
            let view = view::item(self.context(), key);
            match self.engine.render("item.html", self.lang, &view, values) {
                Ok(html) => Value::safe_string(String::from_utf8_lossy(&html).trim_end()),
                Err(finding) => {
                    self.failure.get_or_init(|| finding);
                    Value::none()
                }
            }
        });
        item.clone()
    }

    fn rows_of(&self, report: Key<Report>) -> &[Value] {
        self.cells[report.position()].rows.get_or_init(|| {
            let context = self.context();
            let citing = Citing::new(context, report);
            // Whoever failed while he had it left nothing half done in it.
            let mut periods = self.periods.lock().unwrap_or_else(PoisonError::into_inner);
            let all = (0..self.whole.reports[report].figures.len()).map(|index| FigureRef { report, index });
            all.map(|at| view::row(context, &citing, at, &mut periods)).collect()
        })
    }

    /// Reports as lists show them: HTML made by `item.html`.
    pub(super) fn items<'k>(&self, reports: impl IntoIterator<Item = &'k Key<Report>>) -> Value {
        let items: Vec<Value> = reports.into_iter().map(|key| self.item(*key)).collect();
        Value::from(items)
    }

    /// The reports of one part of a list.
    pub(super) fn part(&self, reports: &[Key<Report>], part: &Part) -> Value {
        self.items(&reports[part.range.clone()])
    }

    /// A figure as tables show it.
    pub(super) fn row(&self, at: FigureRef) -> Value {
        self.rows_of(at.report)[at.index].clone()
    }

    /// Figures as tables show them.
    pub(super) fn rows(&self, figures: impl IntoIterator<Item = FigureRef>) -> Value {
        let rows: Vec<Value> = figures.into_iter().map(|at| self.row(at)).collect();
        Value::from(rows)
    }

    /// The place of a term in the language's order of names.
    pub(super) fn term_rank(&self, key: Key<Term>) -> usize {
        self.term_ranks()[key.position()]
    }

    /// What lists can be narrowed to.
    pub(super) fn filters(&self) -> &Filters {
        self.filters.get_or_init(|| Filters::new(self.context()))
    }

    fn term_ranks(&self) -> &[usize] {
        self.term_ranks
            .get_or_init(|| term_ranks(&self.whole, self.engine.words(self.lang)))
    }
}

/// What is handed on from one site to the next.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// What was prepared for the earlier site. Settings, places, topics, indicators and theme have
    /// not changed since.
    pub prepared: &'a Prepared,
    /// The ids of reports that have changed, been added or removed.
    pub changed: &'a BTreeSet<String>,
}

impl Prepared {
    /// What a site's pages share, made when it is asked for; what an earlier site has made
    /// already is used where the same would come of it.
    pub fn new(site: &Arc<Site>, engine: &Arc<Engine>, earlier: Option<Earlier<'_>>) -> Self {
        let same: Vec<Option<usize>> = site
            .reports
            .keys()
            .map(|key| earlier.and_then(|earlier| same_report(site, key, earlier)))
            .collect();
        let cells = |lang: Lang| {
            let cell = |at: &Option<usize>| match (at, earlier) {
                (Some(at), Some(earlier)) => Arc::clone(&earlier.prepared.cells.get(lang)[*at]),
                _ => Arc::default(),
            };
            same.iter().map(cell).collect()
        };
        let data = Data::new(site, |at| {
            let earlier = earlier?;
            earlier.prepared.data.of_report((*same.get(at)?)?)
        });
        Self {
            by_lang: Both::default(),
            cells: Both::from_fn(cells),
            entries: Both::from_fn(|_| site.reports.keys().map(|_| OnceLock::new()).collect()),
            side_by_side: site.reports.keys().map(|_| OnceLock::new()).collect(),
            data,
            site: Arc::clone(site),
            engine: Arc::clone(engine),
        }
    }

    /// The rows of downloads.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// A report as the feeds of a language have it.
    ///
    /// # Errors
    /// The finding that says where the template of a menu failed.
    pub(super) fn entry(&self, lang: Lang, key: Key<Report>) -> Result<&Entry, Diagnostic> {
        let (_, written_in) = self.site.reports[key].text(lang);
        let context = self.get(written_in)?.context();
        let cell = &self.entries.get(lang)[key.position()];
        Ok(cell.get_or_init(|| feed::entry(context, lang, key)))
    }

    /// A report's two texts in rows, for its pages in both languages.
    ///
    /// # Errors
    /// The finding that says where the template of a menu failed.
    pub(super) fn side_by_side(&self, report: Key<Report>) -> Result<&Rows, Diagnostic> {
        let contexts = Both {
            zh: self.get(Lang::Zh)?.context(),
            en: self.get(Lang::En)?.context(),
        };
        Ok(self.side_by_side[report.position()].get_or_init(|| Rows::of(&contexts, report)))
    }

    /// What is prepared for a language.
    ///
    /// # Errors
    /// The finding that says where the template of a menu failed.
    pub fn get(&self, lang: Lang) -> Result<&PreparedLang, Diagnostic> {
        let shared = self
            .by_lang
            .get(lang)
            .get_or_init(|| PreparedLang::new(&self.site, &self.engine, lang, self.cells.get(lang).clone()));
        shared.as_ref().map_err(Clone::clone)
    }
}

/// The position that a report had in the earlier site, if it shows the same on other pages. One
/// whose figures disagree with those of others also shows theirs.
fn same_report(site: &Site, key: Key<Report>, earlier: Earlier<'_>) -> Option<usize> {
    let id = site.reports[key].id.as_str();
    if earlier.changed.contains(id) {
        return None;
    }
    let before = &earlier.prepared.site;
    let at = before.reports.key(id)?;
    (agrees(site, key) && agrees(before, at)).then(|| at.position())
}

/// Whether none of a report's figures disagrees with another one.
fn agrees(site: &Site, report: Key<Report>) -> bool {
    let count = site.reports[report].figures.len();
    (0..count).all(|index| site.disagreements.with(FigureRef { report, index }).named().is_empty())
}

fn term_ranks(site: &Site, words: &Words) -> Vec<usize> {
    let name = |key: Key<Term>| site.terms[key].renderings.get(words.lang).preferred.as_str();
    let mut keys: Vec<Key<Term>> = site.terms.keys().collect();
    keys.sort_by(|a, b| words.compare(name(*a), name(*b)));
    let mut ranks = vec![0; keys.len()];
    for (rank, key) in keys.into_iter().enumerate() {
        ranks[key.position()] = rank;
    }
    ranks
}
