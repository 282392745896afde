//! Where a reader goes on from a report.

use crate::model::relative::Kinship;
use crate::model::route::Page;
use crate::model::site::{Report, Topic};
use crate::model::table::Key;
use crate::render::targets::Target as Link;
use crate::render::view::Context;
use crate::render::view::parts::ShownDate;
use serde::Serialize;

/// A report that stands beside another one.
#[derive(Debug, Serialize)]
pub(super) struct RelatedView {
    report: Link,
    date: Option<ShownDate>,
    /// Why it is there.
    reason: String,
}

pub(super) fn related(context: Context<'_>, report: &Report) -> Vec<RelatedView> {
    let views = report.relatives.iter().map(|relative| RelatedView {
        report: context.link(Page::Report(relative.report)),
        date: context.site.reports[relative.report]
            .date()
            .map(|date| context.date(date)),
        reason: reason(context, report, &relative.kinship),
    });
    views.collect()
}

fn reason(context: Context<'_>, report: &Report, kinship: &Kinship) -> String {
    let Context { site, words, .. } = context;
    let lang = words.lang;
    let topic = |key: Key<Topic>| site.topics[key].name(lang);
    let place = site.regions[report.region].names.get(lang);
    match kinship {
        Kinship::Account => words.say("related-account", &[]),
        Kinship::Figures(indicator) => {
            let indicator = site.indicators[*indicator].names.get(lang);
            words.say("related-figures", &[("indicator", indicator)])
        }
        Kinship::Chosen => words.say("related-chosen", &[]),
        Kinship::TopicAndPlace(key) => {
            words.say("related-topic-and-place", &[("topic", topic(*key)), ("place", place)])
        }
        Kinship::Terms(terms) => {
            let name = |key| site.terms[key].renderings.get(lang).preferred.clone();
            let names: Vec<String> = terms.iter().copied().map(name).collect();
            words.say("related-terms", &[("terms", &words.list(&names))])
        }
        Kinship::Topic(key) => words.say("related-topic", &[("topic", topic(*key))]),
        Kinship::Place => words.say("related-place", &[("place", place)]),
    }
}

/// The reports before and after one: under one of its topics, or of all reports.
#[derive(Debug, Serialize)]
pub(super) struct Around {
    /// The topic; none where the report has none.
    topic: Option<Link>,
    newer: Option<Link>,
    older: Option<Link>,
}

/// The neighbours of a report under each of its topics; among all reports where it has none.
pub(super) fn around(context: Context<'_>, key: Key<Report>) -> Vec<Around> {
    let site = context.site;
    let link = |key: &Key<Report>| context.link(Page::Report(*key));
    let topics = &site.reports[key].topics;
    let mut around: Vec<Around> = topics
        .iter()
        .filter_map(|topic| {
            let reports = &site.topics[*topic].reports;
            let at = reports.binary_search(&key).ok()?;
            Some(Around {
                topic: Some(context.link(Page::Topic(*topic))),
                newer: at.checked_sub(1).and_then(|at| reports.get(at)).map(link),
                older: reports.get(at + 1).map(link),
            })
        })
        .collect();
    if topics.is_empty() {
        let at = key.position();
        let mut beside = site.reports.keys().skip(at.saturating_sub(1));
        let newer = if at > 0 { beside.next() } else { None };
        around.push(Around {
            topic: None,
            newer: newer.as_ref().map(link),
            older: beside.nth(1).as_ref().map(link),
        });
    }
    around.retain(|pair| pair.newer.is_some() || pair.older.is_some());
    around
}
