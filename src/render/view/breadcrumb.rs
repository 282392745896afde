//! Where a page is: the pages above it.

use super::Context;
use crate::model::filter::Choice;
use crate::model::route::{Page, Route};
use crate::model::site::Region;
use crate::model::table::Key;
use crate::render::targets::Target as Link;

/// The pages above the one at `route`, the home page first and the page itself not among them. The
/// further parts of a list lie below its first. Above the home page there is nothing, and what is
/// shown at a wrong address is nowhere.
pub(super) fn breadcrumb(context: Context<'_>, route: Route) -> Vec<Link> {
    let section = |page: Page| vec![section(context, Page::Home), section(context, page)];
    let mut above = match route.page {
        Page::Home | Page::NotFound => Vec::new(),
        Page::Filtered(_) => section(Page::Reports),
        Page::Report(key) => {
            let region = context.site.reports[key].region;
            let mut above = section(Page::Reports);
            let places = around(context, Some(region)).into_iter();
            above.extend(places.map(|place| context.reports_with(Choice::Region(place))));
            above
        }
        Page::Parallel(key) => {
            let page = Page::Report(key);
            let mut above = breadcrumb(context, Route { page, ..route });
            above.push(named(context, page, &context.words.say("parallel-report", &[])));
            above
        }
        Page::Topic(_) => section(Page::Topics),
        Page::Region(key) => {
            let mut above = section(Page::Regions);
            let places = around(context, context.site.regions[key].parent).into_iter();
            above.extend(places.map(|place| context.link(Page::Region(place))));
            above
        }
        Page::Year(_) => section(Page::Years),
        Page::Indicator(_) => section(Page::Indicators),
        Page::Term(_) => section(Page::Terms),
        Page::Reports
        | Page::Topics
        | Page::Regions
        | Page::Years
        | Page::Targets
        | Page::Indicators
        | Page::Terms
        | Page::About
        | Page::Data
        | Page::Search => vec![self::section(context, Page::Home)],
    };
    if route.part > 1 {
        above.push(first_part(context, route.page));
    }
    above
}

/// A place and the places that it lies in, the largest first.
fn around(context: Context<'_>, place: Option<Key<Region>>) -> Vec<Key<Region>> {
    let next = |place: &Key<Region>| context.site.regions[*place].parent;
    let mut places: Vec<Key<Region>> = std::iter::successors(place, next).collect();
    places.reverse();
    places
}

/// The home page, or the page of a section, as it is called in the navigation.
fn section(context: Context<'_>, page: Page) -> Link {
    let kind = super::kind(page);
    named(context, page, &context.words.say(&format!("nav-{kind}"), &[]))
}

/// The page whose list goes on.
fn first_part(context: Context<'_>, page: Page) -> Link {
    match page {
        Page::Filtered(filter) => {
            let names: Vec<_> = filter.choices().map(|choice| context.named(choice)).collect();
            let names = names.join(&context.words.say("filters-in-title", &[]));
            named(context, page, &names)
        }
        Page::Year(year) => named(context, page, &context.words.year(year)),
        Page::Reports | Page::Targets => section(context, page),
        page => context.link(page),
    }
}

fn named(context: Context<'_>, page: Page, name: &str) -> Link {
    Link {
        name: name.into(),
        href: context.address(page).into(),
        lang: context.words.lang,
    }
}
