//! Places.

use super::Context;
use super::Lists;
use super::data::Downloads;
use super::parts::Pager;
use super::shell::{Shell, shell};
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::model::site::Region;
use crate::model::table::Key;
use crate::render::data::Selection;
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use serde::Serialize;
use std::sync::Arc;

/// How many figures a place's page shows, newest period first; all of them are in its
/// reports. More would push the reports out of reach.
const FIGURES_SHOWN: usize = 30;

/// What `region.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct RegionView {
    page: Shell,
    id: String,
    title: String,
    /// The places that it lies in, largest first.
    above: Vec<Link>,
    /// The places in it.
    places: Vec<Place>,
    /// How many figures there are about it; `figures` has the newest.
    figure_count: usize,
    count: usize,
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
    let part = parts_of(region.reports.len(), site.settings.page_size, route.part);
    let mut above = Vec::new();
    let mut next = region.parent;
    while let Some(place) = next {
        above.insert(0, context.link(Page::Region(place)));
        next = site.regions[place].parent;
    }
    // Figures stand on the first part only.
    let shown = if route.part == 1 { FIGURES_SHOWN } else { 0 };
    let lists = vec![
        ("figures", prepared.rows(region.figures.iter().copied().take(shown))),
        ("reports", prepared.part(&region.reports, &part)),
    ];
    let description = words.say("description-region", &[("name", &title)]);
    let view = RegionView {
        page: shell(context, route, title.clone(), &description),
        id: region.id.to_string(),
        title,
        above,
        places: places(context, region.places.iter().copied()),
        figure_count: region.figures.len(),
        count: region.reports.len(),
        pager: context.pager(route, &part),
        downloads: context.downloads(Selection::Region(key)).filter(|_| route.part == 1),
    };
    (view, lists)
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
