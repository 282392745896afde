//! Where links lead and what they are called, worked out once for a site.
//!
//! Every page names dozens of others; putting their addresses together anew for each
//! mention took a quarter of the time of a build of 1,000 reports.

use crate::model::lang::{Both, Lang};
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use serde::Serialize;
use std::sync::Arc;

/// A page as the target of a link, for a reader of one language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Target {
    /// What it is called.
    pub(super) name: Arc<str>,
    /// Its address.
    pub(super) href: Arc<str>,
    /// The language that name and address are in: the reader's, or the other where a
    /// report exists there only.
    #[serde(rename = "tag", serialize_with = "as_tag")]
    pub(super) lang: Lang,
}

/// Templates see the BCP 47 tag, to hold against the page's own.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn as_tag<S: serde::Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.tag())
}

/// The targets of all pages that have an id.
#[derive(Debug)]
pub struct Targets {
    by_lang: Both<Table>,
}

#[derive(Debug)]
struct Table {
    reports: Vec<Target>,
    topics: Vec<Target>,
    regions: Vec<Target>,
    indicators: Vec<Target>,
    terms: Vec<Target>,
}

impl Targets {
    /// Works them out.
    pub fn new(site: &Site) -> Self {
        Self {
            by_lang: Both::from_fn(|lang| Table {
                reports: site.reports.keys().map(|key| target(site, Page::Report(key), lang)).collect(),
                topics: site.topics.keys().map(|key| target(site, Page::Topic(key), lang)).collect(),
                regions: site.regions.keys().map(|key| target(site, Page::Region(key), lang)).collect(),
                indicators: site.indicators.keys().map(|key| target(site, Page::Indicator(key), lang)).collect(),
                terms: site.terms.keys().map(|key| target(site, Page::Term(key), lang)).collect(),
            }),
        }
    }

    /// The page as a reader of `lang` reaches it.
    pub(super) fn get(&self, site: &Site, page: Page, lang: Lang) -> Target {
        let table = self.by_lang.get(lang);
        match page {
            Page::Report(key) => table.reports[key.position()].clone(),
            Page::Topic(key) => table.topics[key.position()].clone(),
            Page::Region(key) => table.regions[key.position()].clone(),
            Page::Indicator(key) => table.indicators[key.position()].clone(),
            Page::Term(key) => table.terms[key.position()].clone(),
            _ => target(site, page, lang),
        }
    }
}

fn target(site: &Site, page: Page, lang: Lang) -> Target {
    let lang = match page {
        Page::Report(key) => site.reports[key].text(lang).1,
        _ => lang,
    };
    let name: Arc<str> = match page {
        Page::Report(key) => site.reports[key].text(lang).0.title.as_str().into(),
        Page::Topic(key) => site.topics[key].name(lang).into(),
        Page::Region(key) => site.regions[key].names.get(lang).as_str().into(),
        Page::Indicator(key) => site.indicators[key].names.get(lang).as_str().into(),
        Page::Term(key) => site.terms[key].renderings.get(lang).preferred.as_str().into(),
        Page::Home => site.settings.title.get(lang).as_str().into(),
        _ => "".into(),
    };
    let href = site.settings.href(&Route::new(lang, page).path(site)).into();
    Target { name, href, lang }
}
