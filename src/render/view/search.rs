//! The page for queries.

use super::Context;
use super::shell::{Shell, shell};
use crate::model::cut::cut;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use crate::model::table::Key;
use crate::render::prepared::PreparedLang;
use crate::render::searched::kind_keys;
use crate::render::targets::Target as Link;
use crate::render::words::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// How long a name in a browser's list of searches is at most, in Latin letters: `ShortName` in
/// `OpenSearch` 1.1 has sixteen characters.
const SHORT_NAME: usize = 16;

/// What the page's script says, by the ends of the keys.
const SAID: [&str; 10] = [
    "results",
    "none",
    "near",
    "carried",
    "leave-out",
    "take-in",
    "searching",
    "failed",
    "any",
    "old-browser",
];

/// What `search.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    page: Shell,
    title: String,
    /// The address of the folder with the index of the page's language.
    index: String,
    /// What the script says, as JSON.
    said: String,
    /// For readers without scripts: topics and terms, in the order of their names.
    topics: Vec<Link>,
    terms: Vec<Link>,
}

/// The view of the page for queries.
pub(crate) fn search(context: Context<'_>, prepared: &PreparedLang, route: Route) -> SearchView {
    let Context { site, words, .. } = context;
    let title = words.say("page-search", &[]);
    let description = words.say("description-search", &[("site", site.settings.title.get(words.lang))]);
    let mut terms: Vec<Key<_>> = site.terms.keys().collect();
    terms.sort_by_key(|key| prepared.term_rank(*key));
    SearchView {
        page: shell(context, route, title.clone(), &description),
        title,
        index: site.settings.href(&format!("/search/{}/", words.lang.code())),
        said: said(words),
        topics: site.topics.keys().map(|key| context.link(Page::Topic(key))).collect(),
        terms: terms.into_iter().map(|key| context.link(Page::Term(key))).collect(),
    }
}

fn said(words: &Words) -> String {
    // Holes stay: what fills them is known in the page.
    let said: BTreeMap<&str, String> = SAID.map(|key| (key, words.say(&format!("search-{key}"), &[]))).into();
    serde_json::json!(said).to_string()
}

/// The name of the digest's search in a browser, and what it searches.
pub(crate) fn opensearch_words(site: &Site, words: &Words) -> (String, String) {
    let title = site.settings.title.get(words.lang);
    let name = cut(title, SHORT_NAME, words.lang).into_owned();
    (name, words.say("description-search", &[("site", title)]))
}

/// The keys of the words that the program asks for by name here.
pub(crate) fn search_keys() -> Vec<String> {
    SAID.iter()
        .map(|key| format!("search-{key}"))
        .chain(kind_keys())
        .collect()
}
