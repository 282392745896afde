//! Where a page is: the pages above it, from the home page down.

use super::Context;
use super::shell::kind;
use crate::model::route::{Page, Route};
use crate::model::site::{Region, Site};
use crate::model::table::Key;
use crate::render::targets::Target as Link;

/// The home page, the section, the places that a place or a report's place lies in, and the page
/// itself, which is called `title`. Empty on the home page, which has nothing above it, and on what
/// is shown for a wrong address, which is nowhere.
pub(super) fn breadcrumb(context: Context<'_>, route: Route, title: &str) -> Vec<Link> {
    let site = context.site;
    if matches!(route.page, Page::Home | Page::NotFound) {
        return Vec::new();
    }
    let link = |page: Page, name: String| Link {
        name: name.into(),
        href: site.settings.href(&Route::new(route.lang, page).path(site)).into(),
        lang: route.lang,
    };
    let mut links = vec![link(Page::Home, context.words.say("nav-home", &[]))];
    if let Some(section) = section(route.page) {
        let name = context.words.say(&format!("nav-{}", kind(section)), &[]);
        links.push(link(section, name));
    }
    let places = match route.page {
        Page::Report(key) => places(site, Some(site.reports[key].region)),
        Page::Region(key) => places(site, site.regions[key].parent),
        _ => Vec::new(),
    };
    links.extend(places.into_iter().map(|place| context.link(Page::Region(place))));
    links.push(link(route.page, title.to_owned()));
    links
}

/// The section that a page belongs to, if that is another page.
fn section(page: Page) -> Option<Page> {
    match page {
        Page::Report(_) => Some(Page::Reports),
        Page::Topic(_) => Some(Page::Topics),
        Page::Region(_) => Some(Page::Regions),
        Page::Year(_) => Some(Page::Years),
        Page::Indicator(_) => Some(Page::Indicators),
        Page::Term(_) => Some(Page::Terms),
        _ => None,
    }
}

/// A place and those that it lies in, largest first.
fn places(site: &Site, lowest: Option<Key<Region>>) -> Vec<Key<Region>> {
    let mut places: Vec<_> = std::iter::successors(lowest, |place| site.regions[*place].parent).collect();
    places.reverse();
    places
}
