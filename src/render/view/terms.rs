//! Terms.

use super::Context;
use super::Lists;
use super::parts::Pager;
use super::shell::{Shell, shell};
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::model::site::Term;
use crate::model::table::Key;
use crate::render::prepared::PreparedLang;
use serde::Serialize;
use std::sync::Arc;

/// What `term.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    page: Shell,
    id: String,
    title: String,
    definition: String,
    /// Other names that are right, in the page's language.
    admitted: Vec<String>,
    /// Its name in the other language.
    other_name: String,
    other_tag: &'static str,
    count: usize,
    pager: Option<Pager>,
}

/// The view of a term, or of a further part of its list.
pub(crate) fn term(context: Context<'_>, prepared: &PreparedLang, route: Route, key: Key<Term>) -> (TermView, Lists) {
    let lang = context.words.lang;
    let term = &context.site.terms[key];
    let own = term.renderings.get(lang);
    let part = parts_of(term.reports.len(), context.site.settings.page_size, route.part);
    let lists = vec![("reports", prepared.part(&term.reports, &part))];
    let view = TermView {
        page: shell(context, route, own.preferred.clone(), &own.definition),
        id: term.id.to_string(),
        title: own.preferred.clone(),
        definition: own.definition.clone(),
        admitted: own.admitted.clone(),
        other_name: term.renderings.get(lang.other()).preferred.clone(),
        other_tag: lang.other().tag(),
        count: term.reports.len(),
        pager: context.pager(route, &part),
    };
    (view, lists)
}

/// What `terms.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TermsView {
    page: Shell,
    title: String,
    terms: Vec<Entry>,
    other_tag: &'static str,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: String,
    name: Arc<str>,
    other_name: String,
    href: Arc<str>,
    definition: String,
    count: usize,
}

/// The view of the list of terms, in the language's order of names.
pub(crate) fn terms(context: Context<'_>, prepared: &PreparedLang, route: Route) -> TermsView {
    let lang = context.words.lang;
    let title = context.words.say("page-terms", &[]);
    let description = context.words.count("description-terms", context.site.terms.len());
    let mut keys: Vec<Key<Term>> = context.site.terms.keys().collect();
    keys.sort_by_key(|key| prepared.term_rank(*key));
    let entries = keys
        .into_iter()
        .map(|key| {
            let term = &context.site.terms[key];
            let link = context.link(Page::Term(key));
            Entry {
                id: term.id.to_string(),
                name: link.name,
                other_name: term.renderings.get(lang.other()).preferred.clone(),
                href: link.href,
                definition: term.renderings.get(lang).definition.clone(),
                count: term.reports.len(),
            }
        })
        .collect();
    TermsView {
        page: shell(context, route, title.clone(), &description),
        title,
        terms: entries,
        other_tag: lang.other().tag(),
    }
}
