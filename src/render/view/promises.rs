//! Targets and outcomes.

use super::Context;
use super::Lists;
use super::parts::{Pager, year, year_anchor, year_name};
use super::shell::{Shell, shell};
use crate::model::figure::Figure;
use crate::model::part::{Part, TARGETS, parts_of};
use crate::model::promise::{Due, Evidence, Outcome, Promise};
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, Region, Site};
use crate::model::table::Key;
use crate::quantity::{Amount, Compound, Decimal, Gap, Precision, Quantity, Rational, Shape, Unit};
use crate::render::figure;
use crate::render::prepared::PreparedLang;
use crate::render::words::Words;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

/// How many later figures a target shows, the earliest first; the page of its indicator has all of
/// them. In a large digest there may be dozens.
const LATER: usize = 3;

/// What `targets.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TargetsView {
    page: Shell,
    title: String,
    /// How many targets there are.
    count: usize,
    /// How many of them have an outcome for their period.
    answered: usize,
    /// How many are not due yet and have none.
    not_due: usize,
    /// How many are due, or may be, and have none.
    open: usize,
    /// The places that have targets, with where each begins.
    places: Vec<Place>,
    pager: Option<Pager>,
}

/// A place as a way to its targets.
#[derive(Debug, Serialize)]
struct Place {
    name: Arc<str>,
    href: String,
    count: usize,
    /// The years in which they are due, on this page or another.
    years: Vec<Year>,
}

#[derive(Debug, Serialize)]
struct Year {
    name: String,
    href: String,
}

/// The way to the targets of one place or indicator, from a page of its own.
#[derive(Debug, Serialize)]
pub(crate) struct ToTargets {
    href: String,
    count: usize,
}

/// A place as a way to its targets of one year.
#[derive(Debug, Serialize)]
pub(crate) struct DueIn {
    name: Arc<str>,
    href: String,
    count: usize,
}

/// The view of the list of targets, or of a part of it.
pub(crate) fn targets(context: Context<'_>, prepared: &PreparedLang, route: Route) -> (TargetsView, Lists) {
    let Context { site, words, .. } = context;
    let part = parts_of(site.promises.len(), TARGETS, route.part);
    let title = words.say("page-targets", &[]);
    let description = words.count("description-targets", site.promises.len());
    let shown = &site.promises[part.range.clone()];
    let answered = |promise: &&Promise| !promise.outcomes.is_empty();
    let not_due = |promise: &&Promise| promise.outcomes.is_empty() && promise.due == Due::NotYet;
    let (answered_count, not_due) = (
        site.promises.iter().filter(answered).count(),
        site.promises.iter().filter(not_due).count(),
    );
    let found = shown.iter().filter(answered).map(|promise| {
        Value::from(BTreeMap::from([
            ("target", prepared.row(promise.target)),
            ("href", Value::from(format!("#{}", anchor(site, promise.target)))),
        ]))
    });
    let lists = vec![
        ("found", Value::from(found.collect::<Vec<_>>())),
        ("regions", Value::from(regions(context, prepared, shown, &part))),
    ];
    let view = TargetsView {
        page: shell(context, route, title.clone(), &description),
        title,
        count: site.promises.len(),
        answered: answered_count,
        not_due,
        open: site.promises.len() - answered_count - not_due,
        places: places(context, route),
        pager: context.pager(route, &part),
    };
    (view, lists)
}

/// The targets with an outcome, those that were due last first, `limit` at most: as [`row`] makes them,
/// with the address of the page that they stand on.
pub(super) fn answered(context: Context<'_>, prepared: &PreparedLang, limit: usize) -> Value {
    let site = context.site;
    let mut positions: Vec<usize> = (0..site.promises.len())
        .filter(|at| !site.promises[*at].outcomes.is_empty())
        .collect();
    // A stable sort: what is due in the same year keeps the order of the page of targets.
    positions.sort_by_key(|at| std::cmp::Reverse(year(site.figure(site.promises[*at].target))));
    let rows = positions.into_iter().take(limit).map(|at| {
        let promise = &site.promises[at];
        Value::from(BTreeMap::from([
            ("href", Value::from(address(context, at, &anchor(site, promise.target)))),
            ("promise", row(context, prepared, promise)),
        ]))
    });
    Value::from(rows.collect::<Vec<_>>())
}

/// The way from the page of a place to its targets.
pub(super) fn of_region(context: Context<'_>, key: Key<Region>) -> Option<ToTargets> {
    let list = &context.site.regions[key].targets;
    let anchor = region_anchor(&context.site.regions[key]);
    to_targets(context, list, &anchor)
}

/// The way from the page of an indicator to the first of its targets.
pub(super) fn of_indicator(context: Context<'_>, list: &[usize]) -> Option<ToTargets> {
    let first = context.site.promises.get(*list.first()?)?;
    to_targets(context, list, &anchor(context.site, first.target))
}

/// The ways from the page of a year to the targets that are due in it, for each place in the
/// language's order of names.
pub(super) fn of_year(context: Context<'_>, due: u16) -> Vec<DueIn> {
    let site = context.site;
    let wanted = due.to_string();
    let is_due = |at: &usize| year(site.figure(site.promises[*at].target)) == Some(&wanted);
    let with_targets = site
        .regions
        .iter()
        .filter(|(_, region)| region.targets.iter().any(is_due));
    let places = context
        .by_name(with_targets.map(|(key, _)| key), Page::Region)
        .into_iter();
    let due = places.filter_map(|key| {
        let region = &site.regions[key];
        let own: Vec<usize> = region.targets.iter().copied().filter(is_due).collect();
        Some(DueIn {
            name: context.link(Page::Region(key)).name,
            href: address(context, *own.first()?, &years_anchor(region, Some(&wanted))),
            count: own.len(),
        })
    });
    due.collect()
}

fn to_targets(context: Context<'_>, list: &[usize], anchor: &str) -> Option<ToTargets> {
    let first = *list.first()?;
    Some(ToTargets {
        href: address(context, first, anchor),
        count: list.len(),
    })
}

/// The address of a place on the page that the target at this position stands on.
fn address(context: Context<'_>, position: usize, anchor: &str) -> String {
    let route = Route {
        lang: context.words.lang,
        page: Page::Targets,
        part: position / TARGETS + 1,
    };
    let path = context.site.settings.href(&route.path(context.site));
    format!("{path}#{anchor}")
}

/// Ids hold no underscore, so that no two figures have one anchor.
fn anchor(site: &Site, at: FigureRef) -> String {
    format!("target_{}_{}", site.reports[at.report].id, site.figure(at).id)
}

fn region_anchor(region: &Region) -> String {
    format!("region_{}", region.id)
}

fn years_anchor(region: &Region, year: Option<&str>) -> String {
    format!("{}_{}", region_anchor(region), year_anchor(year))
}

/// The places that have targets.
fn places(context: Context<'_>, route: Route) -> Vec<Place> {
    let Context { site, words, .. } = context;
    let with_targets = site.regions.iter().filter(|(_, region)| !region.targets.is_empty());
    with_targets
        .map(|(key, region)| {
            let href = |position: usize, anchor: String| {
                if position / TARGETS + 1 == route.part {
                    format!("#{anchor}")
                } else {
                    address(context, position, &anchor)
                }
            };
            let mut years: Vec<Year> = Vec::new();
            let mut last = None;
            for at in &region.targets {
                let figure = site.figure(site.promises[*at].target);
                let own = Some(year(figure));
                if own != last {
                    years.push(Year {
                        name: year_name(words, year(figure), "target-undated"),
                        href: href(*at, years_anchor(region, year(figure))),
                    });
                    last = own;
                }
            }
            Place {
                name: context.link(Page::Region(key)).name,
                href: href(region.targets[0], region_anchor(region)),
                count: region.targets.len(),
                years,
            }
        })
        .collect()
}

/// Values with `region` (a link), `id`, `count`, `continued` (whether it began on the page before)
/// and `years`, which have `name`, `id` and `promises`.
fn regions(context: Context<'_>, prepared: &PreparedLang, shown: &[Promise], part: &Part) -> Vec<Value> {
    let site = context.site;
    let place = |promise: &Promise| site.figure(promise.target).region;
    shown
        .chunk_by(|a, b| place(a) == place(b))
        .map(|chunk| {
            let key = place(&chunk[0]);
            let region = &site.regions[key];
            let began_before = region.targets.first().is_some_and(|first| *first < part.range.start);
            let due = |promise: &Promise| year(site.figure(promise.target));
            let years = chunk.chunk_by(|a, b| due(a) == due(b)).map(|promises| {
                let first = site.figure(promises[0].target);
                let rows = promises.iter().map(|promise| row(context, prepared, promise));
                Value::from(BTreeMap::from([
                    (
                        "name",
                        Value::from(year_name(context.words, year(first), "target-undated")),
                    ),
                    ("id", Value::from(years_anchor(region, year(first)))),
                    ("promises", Value::from(rows.collect::<Vec<_>>())),
                ]))
            });
            Value::from(BTreeMap::from([
                ("region", Value::from_serializable(&context.link(Page::Region(key)))),
                ("id", Value::from(region_anchor(region))),
                ("count", Value::from(region.targets.len())),
                ("continued", Value::from(began_before)),
                ("years", Value::from(years.collect::<Vec<_>>())),
            ]))
        })
        .collect()
}

/// One target: `id` (an anchor), `target` (a row), `state` (`answered`, `not-due`, `open`,
/// `undated`), `outcomes`, `later` (rows) and `further` (how many later ones there are besides).
fn row(context: Context<'_>, prepared: &PreparedLang, promise: &Promise) -> Value {
    let state = match promise.due {
        _ if !promise.outcomes.is_empty() => "answered",
        Due::NotYet => "not-due",
        Due::Passed | Due::Unclear => "open",
        Due::Undated => "undated",
    };
    let target = context.site.figure(promise.target);
    let outcomes = promise
        .outcomes
        .iter()
        .map(|told| outcome(context, prepared, target, told));
    Value::from(BTreeMap::from([
        ("id", Value::from(anchor(context.site, promise.target))),
        ("target", prepared.row(promise.target)),
        ("state", Value::from(state)),
        ("outcomes", Value::from(outcomes.collect::<Vec<_>>())),
        ("later", prepared.rows(promise.later.iter().copied().take(LATER))),
        ("further", Value::from(promise.later.len().saturating_sub(LATER))),
    ]))
}

/// One outcome: `figure` (a row) and, where it is reckoned, `base` and `level`; then what arithmetic
/// says: `difference`, `share`, `relation`, texts or nothing.
fn outcome(context: Context<'_>, prepared: &PreparedLang, target: &Figure, told: &Outcome) -> Value {
    let (at, base, level) = match &told.evidence {
        Evidence::Reported(at) => (*at, None, None),
        Evidence::Reckoned { base, change, level } => (*change, Some(*base), Some(level)),
    };
    let reported = level.unwrap_or(&context.site.figure(at).quantity);
    let arithmetic = told.gap.as_ref();
    let text = |text: Option<String>| text.map_or_else(Value::none, Value::from);
    Value::from(BTreeMap::from([
        ("figure", prepared.row(at)),
        ("base", base.map_or_else(Value::none, |base| prepared.row(base))),
        ("level", text(level.map(|level| figure::quantity(context, level)))),
        ("difference", text(arithmetic.and_then(|gap| difference(context, gap)))),
        ("share", text(arithmetic.and_then(|gap| share(context, gap)))),
        (
            "relation",
            text(arithmetic.and_then(|gap| relation(context, gap, reported, &target.quantity))),
        ),
    ]))
}

/// The difference with its sign: `+1.2 percentage points`.
fn difference(context: Context<'_>, gap: &Gap) -> Option<String> {
    let (size, precision) = gap.size().ok()?;
    let size = number(context, size, gap.unit);
    let zero = Rational::new(0, 1).ok()?;
    let key = match gap.difference.cmp(&zero) {
        Ordering::Less => "difference-less",
        Ordering::Equal => "difference-none",
        Ordering::Greater => "difference-more",
    };
    let words = context.words;
    Some(hedged(words, words.say(key, &[("value", &size)]), precision))
}

/// The part of the promised number: `103.4% of the target`.
fn share(context: Context<'_>, gap: &Gap) -> Option<String> {
    let (percent, precision) = gap.percent().ok()??;
    let words = context.words;
    let value = hedged(words, number(context, percent, Unit::Percent.into()), precision);
    Some(words.say("target-share", &[("value", &value)]))
}

/// Both numbers with the sign that holds between them: `36.2% ≥ 35%`.
fn relation(context: Context<'_>, gap: &Gap, reported: &Quantity, promised: &Quantity) -> Option<String> {
    let (reported, promised) = (bare(context, reported), bare(context, promised));
    let key = format!("relation.{}", gap.relation?.code());
    Some(
        context
            .words
            .say(&key, &[("reported", &reported), ("promised", &promised)]),
    )
}

/// A quantity without the words around its number.
fn bare(context: Context<'_>, quantity: &Quantity) -> String {
    match &quantity.shape {
        Shape::Change { to, .. } => bare(context, to),
        shape => figure::quantity(context, &Quantity::exact(shape.clone())),
    }
}

fn number(context: Context<'_>, number: Decimal, unit: Compound) -> String {
    let amount = Amount {
        per: unit.per,
        ..Amount::new(number, 0, unit.unit)
    };
    figure::quantity(context, &Quantity::exact(Shape::Amount(amount)))
}

fn hedged(words: &Words, text: String, precision: Precision) -> String {
    match precision {
        Precision::Exact => text,
        Precision::Rounded => words.say("rounded", &[("value", &text)]),
    }
}
