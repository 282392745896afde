//! All pages of a site, in a fixed order.

use crate::model::filter::{Facet, Filter};
use crate::model::lang::Lang;
use crate::model::part::{FIGURES, FIGURES_ON_PAGE, TARGETS, count};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};

/// Every page of the site in every language that it has.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut pages = vec![
        Page::Home,
        Page::Topics,
        Page::Regions,
        Page::Years,
        Page::Targets,
        Page::Indicators,
        Page::Terms,
        Page::About,
        Page::Data,
        Page::Search,
        Page::NotFound,
        Page::Reports,
    ];
    pages.extend(site.facets.pages().iter().copied().map(Page::Filtered));
    pages.extend(site.topics.keys().map(Page::Topic));
    pages.extend(site.regions.keys().map(Page::Region));
    pages.extend(site.years.iter().map(|year| Page::Year(year.year)));
    pages.extend(site.indicators.keys().map(Page::Indicator));
    pages.extend(site.terms.keys().map(Page::Term));
    let mut routes = Vec::new();
    for lang in Lang::ALL {
        for page in &pages {
            let parts = 1..=parts(site, *page);
            routes.extend(parts.map(|part| Route {
                lang,
                page: *page,
                part,
            }));
        }
    }
    // One language after the other: pages that are written at the same time then lie in
    // different folders, and a file system makes them without waiting.
    for lang in Lang::ALL {
        for (key, report) in site.reports.iter() {
            if report.texts.get(lang).is_some() {
                routes.push(Route::new(lang, Page::Report(key)));
            }
            if report.is_translated() {
                routes.push(Route::new(lang, Page::Parallel(key)));
            }
        }
    }
    routes
}

/// The page whose file has a path, from the root of the published site (`zh/reports/ID/index.html`):
/// the one of [`routes`] that is written there.
pub fn route_of(site: &Site, file: &str) -> Option<Route> {
    let mut steps = file.split('/');
    let lang = Lang::from_code(steps.next()?)?;
    let steps: Vec<&str> = steps.collect();
    let (steps, part) = match steps.as_slice() {
        [rest @ .., "page", number, "index.html"] => (rest, number.parse().ok()?),
        [rest @ .., "index.html"] => (rest, 1),
        ["404.html"] => return Some(Route::new(lang, Page::NotFound)),
        _ => return None,
    };
    let page = match steps {
        [] => Page::Home,
        ["reports"] => Page::Reports,
        ["reports", id, "parallel"] if site.reports.get(id).is_some_and(Report::is_translated) => {
            Page::Parallel(site.reports.key(id)?)
        }
        // Before reports: their ids may be those of facets, and what is below them is not theirs.
        ["reports", rest @ ..] if rest.len() > 1 && is_facet(rest[0]) => Page::Filtered(Filter::at(site, rest)?),
        ["reports", id] => Page::Report(site.reports.key(id)?),
        ["topics"] => Page::Topics,
        ["topics", id] => Page::Topic(site.topics.key(id)?),
        ["regions"] => Page::Regions,
        ["regions", id] => Page::Region(site.regions.key(id)?),
        ["years"] => Page::Years,
        ["years", year] => Page::Year(year.parse().ok()?),
        ["targets"] => Page::Targets,
        ["indicators"] => Page::Indicators,
        ["indicators", id] => Page::Indicator(site.indicators.key(id)?),
        ["terms"] => Page::Terms,
        ["terms", id] => Page::Term(site.terms.key(id)?),
        ["about"] => Page::About,
        ["data"] => Page::Data,
        ["search"] => Page::Search,
        _ => return None,
    };
    let route = Route { lang, page, part };
    let exists = match page {
        Page::Report(key) => part == 1 && site.reports[key].texts.get(lang).is_some(),
        Page::Parallel(_) => part == 1,
        Page::Filtered(filter) if !site.facets.has_page(filter) => false,
        Page::Year(year) if !site.years.iter().any(|known| known.year == year) => false,
        page => (1..=parts(site, page)).contains(&part),
    };
    // `page/1` and `years/02020` are read as what they mean and are no addresses.
    (exists && route.file(site) == file).then_some(route)
}

fn is_facet(step: &str) -> bool {
    Facet::ALL.iter().any(|facet| facet.as_str() == step)
}

/// Over how many parts a page runs.
fn parts(site: &Site, page: Page) -> usize {
    let reports = count(list_length(site, page), site.settings.page_size);
    match page {
        Page::Region(key) => reports.max(count(site.regions[key].figures.len(), FIGURES)),
        Page::Indicator(key) => count(site.indicators[key].figures.len(), FIGURES_ON_PAGE),
        Page::Targets => count(site.promises.len(), TARGETS),
        _ => reports,
    }
}

/// How many reports a page lists in parts; zero for pages that are one page.
fn list_length(site: &Site, page: Page) -> usize {
    match page {
        Page::Reports => site.reports.len(),
        Page::Filtered(filter) => site.facets.count(filter),
        Page::Topic(key) => site.topics[key].reports.len(),
        Page::Region(key) => site.regions[key].reports.len(),
        Page::Term(key) => site.terms[key].reports.len(),
        Page::Year(year) => site
            .years
            .iter()
            .find(|y| y.year == year)
            .map_or(0, |y| y.reports.len()),
        _ => 0,
    }
}
