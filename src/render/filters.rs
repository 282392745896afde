//! What lists of reports can be narrowed to, named once for a language.
//!
//! A page with filters offers some fifty values. Their names, as HTML, and the order of places are
//! the same on all of them; only counts and addresses are each page's own.

use super::marked;
use super::view::Context;
use crate::model::filter::{Choice, Facet};
use crate::model::route::Page;
use crate::model::site::Region;
use crate::model::table::Key;
use tera::Value;

/// The facets, in their order, with the values that some report has.
#[derive(Debug)]
pub(super) struct Filters {
    /// In the order of [`Facet::ALL`].
    pub(super) facets: Vec<Offered>,
    /// How many places there are that some report is about.
    pub(super) places: usize,
}

/// A facet.
#[derive(Debug)]
pub(super) struct Offered {
    /// Which.
    pub(super) facet: Facet,
    /// What it is called.
    pub(super) label: Value,
    /// Its values; of places those that lie in no other.
    pub(super) values: Vec<Named>,
}

/// A value of a facet.
#[derive(Debug)]
pub(super) struct Named {
    /// The value.
    pub(super) choice: Choice,
    /// What it is called, as HTML.
    pub(super) name: Value,
    /// Facet and value as ids, so that a script finds the value again on the next page.
    pub(super) key: Value,
    /// The places in it.
    pub(super) places: Vec<Named>,
}

impl Filters {
    /// Those of a site.
    pub(super) fn new(context: Context<'_>) -> Self {
        let facets = Facet::ALL.map(|facet| {
            let choices = context.site.facets.choices(context.site, facet);
            let roots = choices.into_iter().filter(|choice| match choice {
                Choice::Region(key) => context.site.regions[*key].parent.is_none(),
                _ => true,
            });
            Offered {
                facet,
                label: Value::from(context.words.say(&format!("filter-{}", facet.as_str()), &[])),
                values: by_name(context, roots.collect()),
            }
        });
        Self {
            facets: facets.into(),
            places: context.site.facets.choices(context.site, Facet::Region).len(),
        }
    }
}

/// Places in the language's order of names, each with the places in it; other values as they come.
fn by_name(context: Context<'_>, choices: Vec<Choice>) -> Vec<Named> {
    let place = |choice: &Choice| match choice {
        Choice::Region(key) => Some(*key),
        _ => None,
    };
    let places: Vec<Key<Region>> = choices.iter().filter_map(place).collect();
    let choices = if places.is_empty() {
        choices
    } else {
        let places = context.by_name(places, Page::Region);
        places.into_iter().map(Choice::Region).collect()
    };
    choices.into_iter().map(|choice| named(context, choice)).collect()
}

fn named(context: Context<'_>, choice: Choice) -> Named {
    let site = context.site;
    let inner = match choice {
        Choice::Region(key) => {
            let with_reports = |place: &&Key<Region>| !site.regions[**place].reports.is_empty();
            let places = site.regions[key].places.iter().filter(with_reports);
            places.map(|place| Choice::Region(*place)).collect()
        }
        _ => Vec::new(),
    };
    Named {
        choice,
        name: marked::value(&context.named(choice), context.words.lang),
        key: Value::from(format!("{}={}", choice.facet().as_str(), choice.name(site))),
        places: by_name(context, inner),
    }
}
