//! The list of reports, whole or narrowed, with the ways to narrow and widen it.

use super::Context;
use super::Lists;
use super::parts::Pager;
use super::shell::{Shell, shell};
use crate::model::facets::Passed;
use crate::model::filter::{Choice, Facet, Filter};
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::model::site::Region;
use crate::model::table::Key;
use crate::render::filters::{Named, Offered};
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

/// How many places stand in the tree at once: as many as a reader looks through. Where there are
/// more, it shows those in the chosen place and those around it.
const PLACES: usize = 30;

/// What `reports.html` and `filtered.html` see.
#[derive(Debug, Serialize)]
pub(crate) struct ReportsView {
    page: Shell,
    title: String,
    count: usize,
    pager: Option<Pager>,
    /// Whether search engines may list the page: not where another page lists the same or a
    /// page above it has the same reports among others.
    indexed: bool,
}

/// The view of the list of all reports, or of those that pass a filter.
pub(crate) fn reports(
    context: Context<'_>,
    prepared: &PreparedLang,
    route: Route,
    filter: Filter,
) -> (ReportsView, Lists) {
    let Context { site, words, .. } = context;
    let all = site.facets.passed(filter).keys(site);
    let part = parts_of(all.len(), site.settings.page_size, route.part);
    let (title, description) = if filter == Filter::NONE {
        let description = words.count("description-reports", all.len());
        (words.say("page-reports", &[]), description)
    } else {
        (title(context, filter), description(context, filter, all.len()))
    };
    let panel = Panel::new(context, prepared, filter);
    let lists = vec![
        ("reports", prepared.part(&all, &part)),
        ("active", panel.active()),
        ("facets", panel.facets()),
    ];
    let view = ReportsView {
        page: shell(context, route, title.clone(), &description),
        title,
        count: all.len(),
        pager: context.pager(route, &part),
        indexed: is_indexed(route.page),
    };
    (view, lists)
}

/// Whether search engines should list a page. What topics, places and years have is on their own
/// pages, and a combination is a part of these: only kinds of reports have no other page. Links of
/// the others are followed all the same.
pub(crate) fn is_indexed(page: Page) -> bool {
    match page {
        Page::Filtered(filter) => matches!(filter.only(), Some(Choice::Kind(_))),
        page => page != Page::NotFound,
    }
}

fn title(context: Context<'_>, filter: Filter) -> String {
    let names: Vec<Arc<str>> = filter.choices().map(|choice| context.named(choice)).collect();
    let names = names.join(&context.words.say("filters-in-title", &[]));
    context.words.say("title-filtered", &[("filters", &names)])
}

/// What is shown, as a sentence.
fn description(context: Context<'_>, filter: Filter, count: usize) -> String {
    let Context { site, words, .. } = context;
    let clauses = filter.choices().map(|choice| {
        let key = match choice {
            Choice::Topic(_) => "filtered-topic",
            Choice::Region(key) if site.regions[key].places.is_empty() => "filtered-region",
            Choice::Region(_) => "filtered-region-whole",
            Choice::Year(_) => "filtered-year",
            Choice::Kind(_) => "filtered-kind",
        };
        words.say(key, &[("name", &context.named(choice))])
    });
    let clauses: Vec<String> = clauses.collect();
    let clauses = clauses.join(&words.say("filters-in-sentence", &[]));
    let count = words.count("count-reports", count);
    words.say("description-filtered", &[("count", &count), ("filters", &clauses)])
}

impl Context<'_> {
    /// What a value of a facet is called.
    pub(in crate::render) fn named(self, choice: Choice) -> Arc<str> {
        match choice {
            Choice::Topic(key) => self.link(Page::Topic(key)).name,
            Choice::Region(key) => self.link(Page::Region(key)).name,
            Choice::Year(year) => self.words.year(year).into(),
            Choice::Kind(kind) => self.words.say(&format!("report-kind.{}", kind.as_str()), &[]).into(),
        }
    }

    /// The list of reports that have a value, as a link.
    pub(super) fn reports_with(self, choice: Choice) -> Link {
        Link {
            name: self.named(choice),
            href: self.list(Filter::by(choice)).into(),
            lang: self.words.lang,
        }
    }

    /// The address of the list of reports that pass a filter.
    fn list(self, filter: Filter) -> String {
        self.address(if filter == Filter::NONE {
            Page::Reports
        } else {
            Page::Filtered(filter)
        })
    }

    /// The way from the page of a topic, place or year to its reports with filters, where there is
    /// something to narrow.
    pub(super) fn narrow(self, choice: Choice) -> Option<String> {
        let filter = Filter::by(choice);
        (self.site.facets.count(filter) > 1).then(|| self.list(filter))
    }
}

/// The ways to other lists from the list of a filter.
struct Panel<'a> {
    context: Context<'a>,
    prepared: &'a PreparedLang,
    filter: Filter,
}

/// What is the same for all values of a facet: the list without it.
struct Without {
    filter: Filter,
    passed: Passed,
    count: usize,
}

impl<'a> Panel<'a> {
    fn new(context: Context<'a>, prepared: &'a PreparedLang, filter: Filter) -> Self {
        Self {
            context,
            prepared,
            filter,
        }
    }

    /// Values with `label` and `name` of what the list is narrowed to, `remove`, the address of the
    /// list without it, and `key`.
    fn active(&self) -> Value {
        let active = self.filter.choices().map(|choice| {
            let facet = choice.facet();
            let wider = self.filter.without(facet);
            let wider = self.context.site.facets.page_of(wider).unwrap_or(Filter::NONE);
            let name = choice.name(self.context.site);
            let offered = self.offered(facet);
            Value::from(BTreeMap::from([
                (
                    "label",
                    offered.map_or_else(Value::none, |offered| offered.label.clone()),
                ),
                ("name", Value::from(&*self.context.named(choice))),
                ("remove", Value::from(self.context.list(wider))),
                ("key", Value::from(format!("{}={name}", facet.as_str()))),
            ]))
        });
        Value::from(active.collect::<Vec<_>>())
    }

    fn offered(&self, facet: Facet) -> Option<&Offered> {
        let facets = &self.prepared.filters().facets;
        facets.iter().find(|offered| offered.facet == facet)
    }

    /// Values with `label`, `name` (its id) and `values` of each facet that has any.
    fn facets(&self) -> Value {
        let facets = self.prepared.filters().facets.iter();
        let facets = facets.filter(|offered| !offered.values.is_empty()).map(|offered| {
            let filter = self.filter.without(offered.facet);
            let passed = self.context.site.facets.passed(filter);
            let without = Without {
                filter,
                count: passed.count(),
                passed,
            };
            Value::from(BTreeMap::from([
                ("label", offered.label.clone()),
                ("name", Value::from(offered.facet.as_str())),
                ("values", self.values(&offered.values, &without)),
            ]))
        });
        Value::from(facets.collect::<Vec<_>>())
    }

    fn values(&self, values: &[Named], without: &Without) -> Value {
        let values = values.iter().map(|named| self.value(named, without));
        Value::from(values.collect::<Vec<_>>())
    }

    /// A value with `name`, `count` (written), `key`; `href` where another list would come of it,
    /// shorter than without it and not empty; `current`, whether it is chosen; `places` in it.
    fn value(&self, named: &Named, without: &Without) -> Value {
        let Context { site, words, .. } = self.context;
        let choice = named.choice;
        let count = site.facets.count_of(&without.passed, choice);
        let is_current = self.filter.get(choice.facet()) == Some(choice);
        let narrows = !is_current && (1..without.count).contains(&count);
        let list = narrows
            .then(|| site.facets.page_of(without.filter.with(choice)))
            .flatten();
        // A page that has this list without naming the value is the one without it.
        let list = list.filter(|filter| filter.get(choice.facet()) == Some(choice));
        let written = if count < 1000 {
            count.to_string()
        } else {
            words.number(&count.to_string())
        };
        let mut value = BTreeMap::from([
            ("name", named.name.clone()),
            ("count", Value::from(written)),
            ("key", named.key.clone()),
            (
                "href",
                list.map_or_else(Value::none, |filter| Value::from(self.context.list(filter))),
            ),
            ("current", Value::from(is_current)),
        ]);
        let is_open = !named.places.is_empty() && count > 0 && (count == without.count || self.opens(choice));
        if is_open {
            value.insert("places", self.values(&named.places, without));
        } else {
            value.insert("places", Value::none());
        }
        Value::from(value)
    }

    /// Whether the places in a place are shown: in a small tree always, in a large one on the way
    /// to the chosen place and in it.
    fn opens(&self, choice: Choice) -> bool {
        let Choice::Region(place) = choice else {
            return false;
        };
        let chosen = match self.filter.get(Facet::Region) {
            Some(Choice::Region(chosen)) => Some(chosen),
            _ => None,
        };
        self.prepared.filters().places <= PLACES || chosen.is_some_and(|chosen| self.lies_in(chosen, place))
    }

    fn lies_in(&self, inner: Key<Region>, outer: Key<Region>) -> bool {
        let mut place = Some(inner);
        while let Some(at) = place {
            if at == outer {
                return true;
            }
            place = self.context.site.regions[at].parent;
        }
        false
    }
}
