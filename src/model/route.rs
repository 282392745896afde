//! Pages and their addresses.

use super::filter::Filter;
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
    /// The reports that pass a filter, which is not empty.
    Filtered(Filter),
    /// One report.
    Report(Key<Report>),
    /// One report in both languages, side by side.
    Parallel(Key<Report>),
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
    /// Targets and their outcomes.
    Targets,
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
    /// The figures as files, and what is in them.
    Data,
    /// Where reports and figures are searched.
    Search,
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

    /// The path from the site's root: `/en/reports/ID/`, `/zh/topics/ID/page/2/`,
    /// `/en/reports/topic/ID/year/2021/`.
    pub fn path(&self, site: &Site) -> String {
        let mut path = format!("/{}/", self.lang.code());
        let (folder, name) = match self.page {
            Page::Home => ("", ""),
            Page::Reports | Page::Filtered(_) => ("reports", ""),
            Page::Report(key) | Page::Parallel(key) => ("reports", site.reports[key].id.as_str()),
            Page::Topics => ("topics", ""),
            Page::Topic(key) => ("topics", site.topics[key].id.as_str()),
            Page::Regions => ("regions", ""),
            Page::Region(key) => ("regions", site.regions[key].id.as_str()),
            Page::Years | Page::Year(_) => ("years", ""),
            Page::Targets => ("targets", ""),
            Page::Indicators => ("indicators", ""),
            Page::Indicator(key) => ("indicators", site.indicators[key].id.as_str()),
            Page::Terms => ("terms", ""),
            Page::Term(key) => ("terms", site.terms[key].id.as_str()),
            Page::About => ("about", ""),
            Page::Data => ("data", ""),
            Page::Search => ("search", ""),
            Page::NotFound => {
                path.push_str("404.html");
                return path;
            }
        };
        let mut add = |part: &str| {
            if !part.is_empty() {
                path.push_str(part);
                path.push('/');
            }
        };
        add(folder);
        add(name);
        match self.page {
            Page::Year(year) => add(&year.to_string()),
            Page::Parallel(_) => add("parallel"),
            _ => {}
        }
        if let Page::Filtered(filter) = self.page {
            for choice in filter.choices() {
                add(choice.facet().as_str());
                add(&choice.name(site));
            }
        }
        if self.part > 1 {
            add("page");
            add(&self.part.to_string());
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
