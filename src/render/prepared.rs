//! What many pages show, put into words once.
//!
//! A report stands in a dozen lists and a figure in three tables. Each is made a value
//! of the template engine once for a language; pages share it. Making them anew for
//! each page took a third of the time of a build of 1,000 reports.

use super::citation::Citing;
use super::data::Data;
use super::engine::Engine;
use super::menu::Menus;
use super::targets::Targets;
use super::view::{self, Context};
use super::words::Words;
use crate::diag::Diagnostic;
use crate::model::lang::{Both, Lang};
use crate::model::part::Part;
use crate::model::site::{FigureRef, Report, Site, Term};
use crate::model::table::Key;
use tera::Value;

/// Everything prepared.
#[derive(Debug)]
pub struct Prepared {
    by_lang: Both<PreparedLang>,
    data: Data,
}

/// What is prepared for one language.
#[derive(Debug)]
pub struct PreparedLang {
    /// Where links lead.
    pub(super) targets: Targets,
    /// What templates see as `site`.
    pub(super) site: Value,
    /// What templates see as `menu`.
    pub(super) menus: Menus,
    /// Each report as HTML.
    items: Vec<Value>,
    rows: Vec<Vec<Value>>,
    term_ranks: Vec<usize>,
}

impl PreparedLang {
    /// Prepares one language.
    ///
    /// # Errors
    /// The finding that says where `item.html` or a menu failed.
    pub fn new(site: &Site, engine: &Engine, lang: Lang) -> Result<Self, Diagnostic> {
        let words = engine.words(lang);
        let targets = Targets::new(site, lang);
        let context = Context {
            site,
            words,
            targets: &targets,
        };
        let site_value = Value::from_serializable(&view::site(context));
        let mut items = Vec::with_capacity(site.reports.len());
        for key in site.reports.keys() {
            let values = vec![("site", site_value.clone())];
            let html = engine.render("item.html", lang, &view::item(context, key), values)?;
            items.push(Value::safe_string(String::from_utf8_lossy(&html).trim_end()));
        }
        let mut periods = view::Periods::default();
        let rows = site.reports.iter().map(|(report, value)| {
            let all = (0..value.figures.len()).map(|index| FigureRef { report, index });
            let citing = Citing::new(context, report);
            let rows = all.map(|at| view::row(context, &citing, at, &mut periods));
            rows.collect()
        });
        let rows = rows.collect();
        let menus = Menus::new(context, engine, &site_value)?;
        let term_ranks = term_ranks(site, words);
        Ok(Self {
            targets,
            site: site_value,
            menus,
            items,
            rows,
            term_ranks,
        })
    }

    /// Reports as lists show them: HTML made by `item.html`.
    pub(super) fn items<'k>(&self, reports: impl IntoIterator<Item = &'k Key<Report>>) -> Value {
        let items: Vec<Value> = reports
            .into_iter()
            .map(|key| self.items[key.position()].clone())
            .collect();
        Value::from(items)
    }

    /// The reports of one part of a list.
    pub(super) fn part(&self, reports: &[Key<Report>], part: &Part) -> Value {
        self.items(&reports[part.range.clone()])
    }

    /// A figure as tables show it.
    pub(super) fn row(&self, at: FigureRef) -> Value {
        self.rows[at.report.position()][at.index].clone()
    }

    /// Figures as tables show them.
    pub(super) fn rows(&self, figures: impl IntoIterator<Item = FigureRef>) -> Value {
        let rows: Vec<Value> = figures.into_iter().map(|at| self.row(at)).collect();
        Value::from(rows)
    }

    /// The place of a term in the language's order of names.
    pub(super) fn term_rank(&self, key: Key<Term>) -> usize {
        self.term_ranks[key.position()]
    }
}

impl Prepared {
    /// Puts the two languages and the rows of downloads together.
    pub fn new(by_lang: Both<PreparedLang>, data: Data) -> Self {
        Self { by_lang, data }
    }

    /// The rows of downloads.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// What is prepared for a language.
    pub(super) fn get(&self, lang: Lang) -> &PreparedLang {
        self.by_lang.get(lang)
    }
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
