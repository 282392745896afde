//! Pages and their addresses.

use super::id::Id;
use super::lang::Lang;
use super::site::{Indicator, Region, Report, Site, Term, Topic};
use super::table::Key;

/// A page of the site, whatever its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The digest's front page.
    Home,
    /// All reports.
    Reports,
    /// One report.
    Report(Key<Report>),
    /// All topics.
    Topics,
    /// One topic.
    Topic(Key<Topic>),
    /// The tree of places.
    Regions,
    /// One place.
    Region(Key<Region>),
    /// All years.
    Years,
    /// One year.
    Year(u16),
    /// All indicators.
    Indicators,
    /// One indicator.
    Indicator(Key<Indicator>),
    /// All terms.
    Terms,
    /// One term.
    Term(Key<Term>),
    /// How the digest is made.
    About,
    /// What a reader sees at an address that does not exist.
    NotFound,
}

/// A page in one language; lists may run over several numbered pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The language.
    pub lang: Lang,
    /// The page.
    pub page: Page,
    /// Which part of a list, from one.
    pub part: usize,
}

impl Route {
    /// The first (or only) part of a page.
    pub fn new(lang: Lang, page: Page) -> Self {
        Self { lang, page, part: 1 }
    }

    /// The path from the site's root: `/en/reports/ID/`, `/zh/topics/ID/page/2/`.
    pub fn path(&self, site: &Site) -> String {
        let mut path = format!("/{}/", self.lang.code());
        let named = |folder: &str, id: &Id| format!("{folder}/{id}/");
        path += &match self.page {
            Page::Home => String::new(),
            Page::Reports => "reports/".into(),
            Page::Report(key) => named("reports", &site.reports[key].id),
            Page::Topics => "topics/".into(),
            Page::Topic(key) => named("topics", &site.topics[key].id),
            Page::Regions => "regions/".into(),
            Page::Region(key) => named("regions", &site.regions[key].id),
            Page::Years => "years/".into(),
            Page::Year(year) => format!("years/{year}/"),
            Page::Indicators => "indicators/".into(),
            Page::Indicator(key) => named("indicators", &site.indicators[key].id),
            Page::Terms => "terms/".into(),
            Page::Term(key) => named("terms", &site.terms[key].id),
            Page::About => "about/".into(),
            Page::NotFound => "404.html".into(),
        };
        if self.part > 1 {
            path += &format!("page/{}/", self.part);
        }
        path
    }

    /// The file that answers the path, from the root of the published site.
    pub fn file(&self, site: &Site) -> String {
        let path = self.path(site);
        let file = path.trim_start_matches('/');
        if file.ends_with('/') {
            format!("{file}index.html")
        } else {
            file.to_owned()
        }
    }
}
