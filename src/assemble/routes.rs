//! All pages of a site, in a fixed order.

use crate::model::lang::Lang;
use crate::model::part::{FIGURES_ON_PAGE, count};
use crate::model::route::{Page, Route};
use crate::model::site::Site;

/// Every page of the site in every language that it has.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut pages = vec![
        Page::Home,
        Page::Topics,
        Page::Regions,
        Page::Years,
        Page::Indicators,
        Page::Terms,
        Page::About,
        Page::NotFound,
        Page::Reports,
    ];
    pages.extend(site.topics.keys().map(Page::Topic));
    pages.extend(site.regions.keys().map(Page::Region));
    pages.extend(site.years.iter().map(|year| Page::Year(year.year)));
    pages.extend(site.indicators.keys().map(Page::Indicator));
    pages.extend(site.terms.keys().map(Page::Term));
    let mut routes = Vec::new();
    for lang in Lang::ALL {
        for page in &pages {
            let parts = 1..=list_parts(site, *page);
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
        }
    }
    routes
}

/// How many parts the list of a page has; one for pages that are one page.
fn list_parts(site: &Site, page: Page) -> usize {
    if let Page::Indicator(key) = page {
        return count(site.indicators[key].figures.len(), FIGURES_ON_PAGE);
    }
    let reports = match page {
        Page::Reports => site.reports.len(),
        Page::Topic(key) => site.topics[key].reports.len(),
        Page::Region(key) => site.regions[key].reports.len(),
        Page::Term(key) => site.terms[key].reports.len(),
        Page::Year(year) => site
            .years
            .iter()
            .find(|y| y.year == year)
            .map_or(0, |y| y.reports.len()),
        _ => 0,
    };
    count(reports, site.settings.page_size)
}
