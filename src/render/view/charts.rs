//! Charts on pages, and figures as a table of places by periods.

use super::Context;
use crate::model::date::Period;
use crate::model::route::Page;
use crate::model::site::{FigureRef, Indicator, Region, Topic};
use crate::model::table::Key;
use crate::render::chart::{self, Plan};
use crate::render::prepared::PreparedLang;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

/// How many charts a topic shows: what is read on the way to its reports.
const OF_TOPIC: usize = 4;

/// How many periods a table of places by periods has, the newest: what a page is wide.
const PERIODS: usize = 6;

/// How many places it has: a screen or two.
const PLACES: usize = 40;

/// A chart as templates see it: `indicator`, a link; `title`; `svg`, markup; `figures`, the rows
/// of all figures in it.
fn value(context: Context<'_>, prepared: &PreparedLang, key: Key<Indicator>, plan: &Plan<'_>) -> Value {
    let chart = chart::draw(context, key, plan);
    Value::from(BTreeMap::from([
        ("indicator", context.targets.value(context.site, Page::Indicator(key))),
        ("title", Value::from(chart.title)),
        ("svg", Value::safe_string(&chart.svg)),
        ("figures", prepared.rows(chart.figures)),
    ]))
}

/// The charts of an indicator, and how many of its figures are in none of them.
pub(super) fn of_indicator(context: Context<'_>, prepared: &PreparedLang, key: Key<Indicator>) -> (Vec<Value>, usize) {
    let plans = chart::plans(context.site, key);
    let values = plans.iter().map(|plan| value(context, prepared, key, plan)).collect();
    let all = context.site.indicators[key].figures.len();
    (values, all - chart::drawn(&plans))
}

/// The charts of a topic: of its main indicators, in their order, the first that have one. A topic
/// without main indicators shows those that its reports have most figures of.
pub(super) fn of_topic(context: Context<'_>, prepared: &PreparedLang, topic: &Topic) -> Vec<Value> {
    let site = context.site;
    let mut indicators = topic.indicators.clone();
    if indicators.is_empty() {
        let mut counts: BTreeMap<Key<Indicator>, usize> = BTreeMap::new();
        for figure in topic.reports.iter().flat_map(|report| &site.reports[*report].figures) {
            *counts.entry(figure.indicator).or_default() += 1;
        }
        indicators = counts.keys().copied().collect();
        indicators.sort_by_key(|key| Reverse(counts[key]));
    }
    let charts = indicators.into_iter().filter_map(|key| {
        let plans = chart::plans(site, key);
        plans.first().map(|plan| value(context, prepared, key, plan))
    });
    charts.take(OF_TOPIC).collect()
}

/// The figures of an indicator by place and period: `periods`, texts; `rows`, each with `region`, a
/// link, and `cells`, for each period the rows of its figures. Nothing if less than half of it
/// would be filled or fewer than two periods have figures of two places: then a list is clearer.
pub(super) fn matrix(context: Context<'_>, prepared: &PreparedLang, key: Key<Indicator>) -> Option<Value> {
    let mut cells: BTreeMap<[(u16, u16, u16); 2], Column> = BTreeMap::new();
    for at in context.site.indicators[key].figures.iter().copied() {
        let figure = context.site.figure(at);
        let Some(period) = figure.period else { continue };
        let (_, column) = cells
            .entry(period.sort_key())
            .or_insert_with(|| (period, BTreeMap::new()));
        column.entry(figure.region).or_default().push(at);
    }
    let columns: Vec<Column> = cells.into_values().collect();
    let columns = &columns[columns.len().saturating_sub(PERIODS)..];
    if columns.iter().filter(|(_, column)| column.len() > 1).count() < 2 {
        return None;
    }
    let regions: BTreeSet<Key<Region>> = columns.iter().flat_map(|(_, column)| column.keys().copied()).collect();
    let filled: usize = columns.iter().map(|(_, column)| column.len()).sum();
    if filled * 2 < regions.len() * columns.len() {
        return None;
    }
    let regions = context.by_name(regions, Page::Region);
    let rows = regions.into_iter().take(PLACES).map(|region| {
        let cell = |(_, column): &Column| prepared.rows(column.get(&region).into_iter().flatten().copied());
        Value::from(BTreeMap::from([
            ("region", context.targets.value(context.site, Page::Region(region))),
            ("cells", Value::from(columns.iter().map(cell).collect::<Vec<_>>())),
        ]))
    });
    let periods: Vec<String> = columns.iter().map(|(period, _)| context.words.period(period)).collect();
    Some(Value::from(BTreeMap::from([
        ("periods", Value::from(periods)),
        ("rows", Value::from(rows.collect::<Vec<_>>())),
    ])))
}

/// A period, and its figures by place.
type Column = (Period, BTreeMap<Key<Region>, Vec<FigureRef>>);
