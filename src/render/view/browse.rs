//! The ways into a digest that stand on its home page.

use super::Context;
use crate::model::filter::{Choice, Facet, Filter};
use crate::model::route::Page;
use crate::render::filters::Named;
use crate::render::prepared::PreparedLang;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

/// How many places the home page names one by one; of more only the first two levels.
const PLACES: usize = 30;

/// Values with `label`, `href` (of the page of all of them; none for kinds, which the list of
/// reports has) and `values` (`name`, `href`, `count` of reports) of each facet.
pub(super) fn browse(context: Context<'_>, prepared: &PreparedLang) -> Value {
    let filters = prepared.filters();
    let levels = if filters.places > PLACES { 2 } else { usize::MAX };
    let facets = filters.facets.iter().filter(|offered| !offered.values.is_empty());
    let facets = facets.map(|offered| {
        let section = match offered.facet {
            Facet::Topic => Some(Page::Topics),
            Facet::Region => Some(Page::Regions),
            Facet::Year => Some(Page::Years),
            Facet::Kind => None,
        };
        let mut values = Vec::new();
        add(context, &offered.values, levels, &mut values);
        Value::from(BTreeMap::from([
            ("label", offered.label.clone()),
            (
                "href",
                section.map_or_else(Value::none, |page| Value::from(context.address(page))),
            ),
            ("values", Value::from(values)),
        ]))
    });
    Value::from(facets.collect::<Vec<_>>())
}

/// Adds values, and behind each place the places in it.
fn add(context: Context<'_>, values: &[Named], levels: usize, all: &mut Vec<Value>) {
    for named in values {
        let href: Arc<str> = match named.choice {
            Choice::Topic(key) => context.link(Page::Topic(key)).href,
            Choice::Region(key) => context.link(Page::Region(key)).href,
            Choice::Year(year) => context.address(Page::Year(year)).into(),
            Choice::Kind(_) => context.reports_with(named.choice).href,
        };
        all.push(Value::from(BTreeMap::from([
            ("name", named.name.clone()),
            ("href", Value::from(&*href)),
            (
                "count",
                Value::from(context.site.facets.count(Filter::by(named.choice))),
            ),
        ])));
        if levels > 1 {
            add(context, &named.places, levels - 1, all);
        }
    }
}
