//! Places.

use super::Context;
use super::Lists;
use super::data::Downloads;
use super::parts::{Pager, year, year_anchor, year_name};
use super::promises::{self, ToTargets};
use super::shell::{Shell, shell};
use crate::model::filter::Choice;
use crate::model::part::{FIGURES, Part, parts_of_both};
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, Region};
use crate::model::table::Key;
use crate::render::data::Selection;
use crate::render::prepared::PreparedLang;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

/// What `region.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct RegionView {
    page: Shell,
    id: String,
    title: String,
    /// The places in it.
    places: Vec<Place>,
    /// How many figures there are about it; `figures` has those of this page by year.
    figure_count: usize,
    /// The years that it has figures of, newest first.
    years: Vec<YearLink>,
    targets: Option<ToTargets>,
    count: usize,
    /// The address of its reports with filters.
    narrow: Option<String>,
    pager: Option<Pager>,
    /// On the first part only.
    downloads: Option<Downloads>,
}

/// A place in the tree.
#[derive(Debug, Serialize)]
struct Place {
    name: Arc<str>,
    href: Arc<str>,
    /// How many reports there are about it and the places in it.
    count: usize,
    places: Vec<Place>,
}

/// The view of a place, or of a further part of its list.
pub(crate) fn region(
    context: Context<'_>,
    prepared: &PreparedLang,
    route: Route,
    key: Key<Region>,
) -> (RegionView, Lists) {
    let Context { site, words, .. } = context;
    let region = &site.regions[key];
    let title = region.names.get(words.lang).clone();
    let lengths = [
        (region.reports.len(), site.settings.page_size),
        (region.figures.len(), FIGURES),
    ];
    let [part, figures] = parts_of_both(lengths, route.part);
    let lists = vec![
        ("figures", Value::from(by_year(context, prepared, region, &figures))),
        ("reports", prepared.part(&region.reports, &part)),
    ];
    let description = words.say("description-region", &[("name", &title)]);
    let view = RegionView {
        page: shell(context, route, title.clone(), &description),
        id: region.id.to_string(),
        title,
        places: places(context, region.places.iter().copied()),
        figure_count: region.figures.len(),
        years: year_links(context, route, region),
        targets: promises::of_region(context, key),
        count: region.reports.len(),
        narrow: context.narrow(Choice::Region(key)),
        pager: context.pager(route, &part),
        downloads: context.downloads(Selection::Region(key)).filter(|_| route.part == 1),
    };
    (view, lists)
}

/// A year as a way to its figures.
#[derive(Debug, Serialize)]
struct YearLink {
    name: String,
    href: String,
    count: usize,
}

/// Stretches of figures of one year.
fn years<'f>(
    context: Context<'f>,
    figures: &'f [FigureRef],
) -> impl Iterator<Item = (Option<&'f str>, &'f [FigureRef])> {
    let of = move |at: &FigureRef| year(context.site.figure(*at));
    figures
        .chunk_by(move |a, b| of(a) == of(b))
        .map(move |chunk| (of(&chunk[0]), chunk))
}

/// Values with `name` and `id` of a year, `figures` (rows) and `continued`: whether the year begins
/// on the page before.
fn by_year(context: Context<'_>, prepared: &PreparedLang, region: &Region, part: &Part) -> Vec<Value> {
    let before = part.range.start.checked_sub(1);
    let before = before.map(|at| year(context.site.figure(region.figures[at])));
    let shown = &region.figures[part.range.clone()];
    years(context, shown)
        .enumerate()
        .map(|(at, (own, figures))| {
            let continued = at == 0 && before == Some(own);
            Value::from(BTreeMap::from([
                ("name", Value::from(year_name(context.words, own, "date-unknown"))),
                ("id", Value::from(format!("year-{}", year_anchor(own)))),
                ("continued", Value::from(continued)),
                ("figures", prepared.rows(figures.iter().copied())),
            ]))
        })
        .collect()
}

/// Where each year's figures begin.
fn year_links(context: Context<'_>, route: Route, region: &Region) -> Vec<YearLink> {
    let mut links = Vec::new();
    let mut start = 0;
    for (own, figures) in years(context, &region.figures) {
        let part = start / FIGURES + 1;
        let anchor = format!("year-{}", year_anchor(own));
        let href = if part == route.part {
            format!("#{anchor}")
        } else {
            let path = Route { part, ..route }.path(context.site);
            format!("{}#{anchor}", context.site.settings.href(&path))
        };
        links.push(YearLink {
            name: year_name(context.words, own, "date-unknown"),
            href,
            count: figures.len(),
        });
        start += figures.len();
    }
    links
}

/// Places in the language's order of names.
fn places(context: Context<'_>, keys: impl Iterator<Item = Key<Region>>) -> Vec<Place> {
    let keys = context.by_name(keys, Page::Region);
    keys.into_iter().map(|key| place(context, key)).collect()
}

fn place(context: Context<'_>, key: Key<Region>) -> Place {
    let region = &context.site.regions[key];
    let link = context.link(Page::Region(key));
    Place {
        name: link.name,
        href: link.href,
        count: region.reports.len(),
        places: places(context, region.places.iter().copied()),
    }
}

/// What `regions.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct RegionsView {
    page: Shell,
    title: String,
    places: Vec<Place>,
}

/// The view of the tree of places.
pub(crate) fn regions(context: Context<'_>, route: Route) -> RegionsView {
    let title = context.words.say("page-regions", &[]);
    let description = context.words.say("description-regions", &[]);
    let roots = context
        .site
        .regions
        .iter()
        .filter(|(_, region)| region.parent.is_none());
    RegionsView {
        page: shell(context, route, title.clone(), &description),
        title,
        places: places(context, roots.map(|(key, _)| key)),
    }
}
