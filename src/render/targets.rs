//! Where links lead and what they are called, worked out once for a language.

use super::marked;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
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
    reports: Vec<OnceLock<Entry>>,
    topics: Vec<OnceLock<Entry>>,
    regions: Vec<OnceLock<Entry>>,
    indicators: Vec<OnceLock<Entry>>,
    terms: Vec<OnceLock<Entry>>,
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
    /// Those of a site, each worked out when it is first asked for.
    pub(super) fn new(site: &Site, lang: Lang) -> Self {
        let unknown = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self {
            lang,
            reports: unknown(site.reports.len()),
            topics: unknown(site.topics.len()),
            regions: unknown(site.regions.len()),
            indicators: unknown(site.indicators.len()),
            terms: unknown(site.terms.len()),
        }
    }

    /// The page as a reader reaches it.
    pub(super) fn get(&self, site: &Site, page: Page) -> Target {
        match self.entry(site, page) {
            Some(entry) => entry.target.clone(),
            None => target(site, page, self.lang),
        }
    }

    /// The same as a value of the template engine, for pages that have an id.
    pub(super) fn value(&self, site: &Site, page: Page) -> Value {
        self.entry(site, page)
            .map_or_else(Value::none, |entry| entry.value.clone())
    }

    fn entry(&self, site: &Site, page: Page) -> Option<&Entry> {
        let cell = match page {
            Page::Report(key) => self.reports.get(key.position()),
            Page::Topic(key) => self.topics.get(key.position()),
            Page::Region(key) => self.regions.get(key.position()),
            Page::Indicator(key) => self.indicators.get(key.position()),
            Page::Term(key) => self.terms.get(key.position()),
            _ => None,
        };
        Some(cell?.get_or_init(|| Entry::new(target(site, page, self.lang))))
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
