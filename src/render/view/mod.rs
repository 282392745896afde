//! What templates see.
//!
//! One file for each kind of page. Field names are an interface: themes are written
//! against them, and `docs/themes.md` lists them.

mod breadcrumb;
mod browse;
mod charts;
mod contents;
mod data;
mod filters;
mod head;
mod lists;
mod parallel;
mod parts;
mod places;
mod promises;
mod report;
mod search;
mod shell;
mod tables;
mod terms;
mod topic;
mod translation;
mod years;

pub(super) use data::data;
pub(super) use filters::{is_indexed, reports};
pub(super) use head::{alternates, feed_path, share_image};
pub(super) use lists::{chooser, home, not_found, page_of_text};
pub(super) use parallel::parallel;
pub(super) use parts::{Periods, item, row, summary};
pub(super) use places::{region, regions};
pub(super) use promises::targets;
pub(super) use report::{Citation, report};
pub(super) use search::{opensearch_words, search, search_keys};
pub(super) use shell::{MenuView, kind, kinds, site};
pub(super) use tables::{indicator, indicators};
pub(super) use terms::{term, terms};
pub(super) use topic::{topic, topics};
pub(super) use years::{year, years};

use super::targets::{Target, Targets};
use super::words::Words;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use tera::Value;

/// What every view is made of: the site, and the words of the page's language.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// The words.
    pub(super) words: &'a Words,
    /// Where links lead.
    pub(super) targets: &'a Targets,
}

impl Context<'_> {
    /// The address of the first part of a page in this language.
    fn address(self, page: Page) -> String {
        let path = Route::new(self.words.lang, page).path(self.site);
        self.site.settings.href(&path)
    }

    /// Pages in the order of their names in this language.
    pub(super) fn by_name<K>(self, keys: impl IntoIterator<Item = K>, page: impl Fn(K) -> Page) -> Vec<K>
    where
        K: Copy,
    {
        let mut named: Vec<(K, Target)> = keys
            .into_iter()
            .map(|key| (key, self.targets.get(self.site, page(key))))
            .collect();
        named.sort_by(|(_, a), (_, b)| self.words.compare(&a.name, &b.name));
        named.into_iter().map(|(key, _)| key).collect()
    }
}

/// Values that a template sees beside its view's fields, by name: lists of things that
/// many pages share.
pub(super) type Lists = Vec<(&'static str, Value)>;
