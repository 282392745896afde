//! Where links lead and what they are called, worked out once for a language.

use super::marked;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

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
    reports: Vec<Entry>,
    topics: Vec<Entry>,
    regions: Vec<Entry>,
    indicators: Vec<Entry>,
    terms: Vec<Entry>,
}

/// A target, and the same as a value of the template engine, in which the name is HTML:
/// thousands of rows print it.
#[derive(Debug)]
struct Entry {
    target: Target,
    value: Value,
}

impl Entry {
    fn new(target: Target) -> Self {
        let value = Value::from(BTreeMap::from([
            ("name", marked::value(&target.name, target.lang)),
            ("href", Value::from(&*target.href)),
            ("tag", Value::from(target.lang.tag())),
        ]));
        Self { target, value }
    }
}

impl Targets {
    /// Works them out.
    pub(super) fn new(site: &Site, lang: Lang) -> Self {
        let entry = |page| Entry::new(target(site, page, lang));
        Self {
            lang,
            reports: site.reports.keys().map(|key| entry(Page::Report(key))).collect(),
            topics: site.topics.keys().map(|key| entry(Page::Topic(key))).collect(),
            regions: site.regions.keys().map(|key| entry(Page::Region(key))).collect(),
            indicators: site.indicators.keys().map(|key| entry(Page::Indicator(key))).collect(),
            terms: site.terms.keys().map(|key| entry(Page::Term(key))).collect(),
        }
    }

    /// The page as a reader reaches it.
    pub(super) fn get(&self, site: &Site, page: Page) -> Target {
        match self.entry(page) {
            Some(entry) => entry.target.clone(),
            None => target(site, page, self.lang),
        }
    }

    /// The same as a value of the template engine, for pages that have an id.
    pub(super) fn value(&self, page: Page) -> Value {
        self.entry(page).map_or_else(Value::none, |entry| entry.value.clone())
    }

    fn entry(&self, page: Page) -> Option<&Entry> {
        match page {
            Page::Report(key) => self.reports.get(key.position()),
            Page::Topic(key) => self.topics.get(key.position()),
            Page::Region(key) => self.regions.get(key.position()),
            Page::Indicator(key) => self.indicators.get(key.position()),
            Page::Term(key) => self.terms.get(key.position()),
            _ => None,
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
