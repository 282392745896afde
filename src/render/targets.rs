//! Where links lead and what they are called, worked out once for a language.

use crate::model::lang::Lang;
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
    /// report exists there only. Templates see its BCP 47 tag, to hold against the
    /// page's own.
    #[serde(rename = "tag", serialize_with = "as_tag")]
    pub(super) lang: Lang,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn as_tag<S: serde::Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.tag())
}

/// The targets of all pages that have an id, for readers of one language.
#[derive(Debug)]
pub(super) struct Targets {
    lang: Lang,
    reports: Vec<Target>,
    topics: Vec<Target>,
    regions: Vec<Target>,
    indicators: Vec<Target>,
    terms: Vec<Target>,
}

impl Targets {
    /// Works them out.
    pub(super) fn new(site: &Site, lang: Lang) -> Self {
        Self {
            lang,
            reports: site
                .reports
                .keys()
                .map(|key| target(site, Page::Report(key), lang))
                .collect(),
            topics: site
                .topics
                .keys()
                .map(|key| target(site, Page::Topic(key), lang))
                .collect(),
            regions: site
                .regions
                .keys()
                .map(|key| target(site, Page::Region(key), lang))
                .collect(),
            indicators: site
                .indicators
                .keys()
                .map(|key| target(site, Page::Indicator(key), lang))
                .collect(),
            terms: site
                .terms
                .keys()
                .map(|key| target(site, Page::Term(key), lang))
                .collect(),
        }
    }

    /// The page as a reader reaches it.
    pub(super) fn get(&self, site: &Site, page: Page) -> Target {
        match page {
            Page::Report(key) => self.reports[key.position()].clone(),
            Page::Topic(key) => self.topics[key.position()].clone(),
            Page::Region(key) => self.regions[key.position()].clone(),
            Page::Indicator(key) => self.indicators[key.position()].clone(),
            Page::Term(key) => self.terms[key.position()].clone(),
            _ => target(site, page, self.lang),
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
