//! The contents of a report: its sections, each with the same one in the other language.

use super::Context;
use crate::model::lang::Both;
use crate::model::route::Route;
use crate::model::site::PageText;
use crate::model::translation::sections;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many sections a report has at least to be given a list of them: fewer are seen at a glance.
const SECTIONS: usize = 3;

/// A section in the list.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    id: String,
    title: String,
    /// The address of the same section in the other language, if it is there.
    other: Option<String>,
}

/// The sections of the page at `route` in their order, those within others left out; empty if there are
/// fewer than three.
pub(super) fn contents(context: Context<'_>, route: Route, texts: &Both<Option<PageText>>) -> Vec<Entry> {
    let Some(text) = texts.get(route.lang) else {
        return Vec::new();
    };
    let headings = &text.body.headings;
    let Some(level) = headings.iter().map(|heading| heading.level).min() else {
        return Vec::new();
    };
    let own = || headings.iter().filter(|heading| heading.level == level);
    if own().count() < SECTIONS {
        return Vec::new();
    }
    let other = route.lang.other();
    let page = Route { lang: other, ..route }.path(context.site);
    let page = context.site.settings.href(&page);
    let views = sections(texts);
    let theirs: BTreeMap<usize, &str> = views
        .iter()
        .filter_map(|view| {
            let (own, other) = (
                view.headings.get(route.lang).as_ref()?,
                view.headings.get(other).as_ref()?,
            );
            Some((own.span.start, other.id.as_str()))
        })
        .collect();
    own()
        .map(|heading| Entry {
            id: heading.id.clone(),
            title: heading.text.clone(),
            other: theirs.get(&heading.span.start).map(|id| format!("{page}#{id}")),
        })
        .collect()
}
