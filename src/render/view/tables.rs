//! Indicators.

use super::Context;
use super::Lists;
use super::charts;
use super::data::Downloads;
use super::parts::Pager;
use super::promises::{self, ToTargets};
use super::shell::{Shell, shell};
use crate::model::part::{FIGURES_ON_PAGE, parts_of};
use crate::model::route::{Page, Route};
use crate::model::site::Indicator;
use crate::model::table::Key;
use crate::render::data::Data;
use crate::render::data::{self, Selection};
use crate::render::prepared::PreparedLang;
use serde::Serialize;
use std::sync::Arc;
use tera::Value;

/// What `indicator.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorView {
    page: Shell,
    id: String,
    title: String,
    definition: String,
    unit: String,
    /// How many figures there are; `figures` has them, newest period first.
    count: usize,
    downloads: Option<Downloads>,
    targets: Option<ToTargets>,
    /// How many of them are in none of its charts, if it has charts.
    undrawn: usize,
    /// Whether a figure on this page is in another unit than the indicator.
    converted: bool,
    pager: Option<Pager>,
}

/// The view of an indicator, or of a further part of its list of figures.
pub(crate) fn indicator(
    context: Context<'_>,
    (shared, rows): (&PreparedLang, &Data),
    route: Route,
    key: Key<Indicator>,
) -> (IndicatorView, Lists) {
    let Context { site, words, .. } = context;
    let indicator = &site.indicators[key];
    let title = indicator.names.get(words.lang).clone();
    let definition = indicator.definition.get(words.lang).clone();
    let part = parts_of(indicator.figures.len(), FIGURES_ON_PAGE, route.part);
    let shown = &indicator.figures[part.range.clone()];
    // Charts stand on the first part only.
    let (charts, undrawn, matrix) = if route.part == 1 {
        let (charts, undrawn) = charts::of_indicator(context, shared, key);
        (charts, undrawn, charts::matrix(context, shared, key))
    } else {
        (Vec::new(), 0, None)
    };
    let converted = shown
        .iter()
        .any(|at| site.figure(*at).quantity.in_unit(indicator.unit).is_some());
    let lists = vec![
        ("figures", shared.rows(shown.iter().copied())),
        ("charts", Value::from(charts)),
        ("matrix", Value::from(matrix)),
    ];
    let unit = unit(context, indicator);
    let downloads = context.downloads(Selection::Indicator(key));
    let dataset = downloads
        .as_ref()
        .map(|_| data::of_indicator(site, rows, words, key, &unit));
    let view = IndicatorView {
        page: shell(context, route, title.clone(), &definition).with_dataset(dataset),
        id: indicator.id.to_string(),
        title,
        definition,
        unit,
        count: indicator.figures.len(),
        downloads,
        targets: promises::of_indicator(context, &indicator.targets),
        undrawn,
        converted,
        pager: context.pager(route, &part),
    };
    (view, lists)
}

fn unit(context: Context<'_>, indicator: &Indicator) -> String {
    let name = |code: &str| context.words.say(&format!("unit-name.{code}"), &[]);
    let unit = name(indicator.unit.unit.code());
    match indicator.unit.per {
        None => unit,
        Some(per) => context
            .words
            .say("figure-per", &[("value", &unit), ("unit", &name(per.code()))]),
    }
}

/// What `indicators.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorsView {
    page: Shell,
    title: String,
    indicators: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: Arc<str>,
    href: Arc<str>,
    definition: String,
    count: usize,
}

/// The view of the list of indicators, in the language's order of names.
pub(crate) fn indicators(context: Context<'_>, route: Route) -> IndicatorsView {
    let Context { site, words, .. } = context;
    let title = words.say("page-indicators", &[]);
    let description = words.count("description-indicators", site.indicators.len());
    let mut entries: Vec<Entry> = site
        .indicators
        .iter()
        .map(|(key, indicator)| {
            let link = context.link(Page::Indicator(key));
            Entry {
                name: link.name,
                href: link.href,
                definition: indicator.definition.get(words.lang).clone(),
                count: indicator.figures.len(),
            }
        })
        .collect();
    entries.sort_by(|a, b| words.compare(&a.name, &b.name));
    IndicatorsView {
        page: shell(context, route, title.clone(), &description),
        title,
        indicators: entries,
    }
}
