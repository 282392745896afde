//! Topics.

use super::Context;
use super::Lists;
use super::charts;
use super::data::Downloads;
use super::parts::{Pager, summary as in_list};
use super::shell::{Shell, shell};
use super::translation::behind;
use crate::model::filter::Choice;
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, Indicator, Topic};
use crate::model::table::Key;
use crate::render::body;
use crate::render::data::Selection;
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tera::Value;

/// How many figures of an indicator a topic shows; the rest is on the indicator's
/// page. Ten rows are read at a glance.
const FIGURES_SHOWN: usize = 10;

/// What `topic.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TopicView {
    page: Shell,
    id: String,
    title: String,
    summary: String,
    /// HTML.
    body: String,
    count: usize,
    /// The address of its reports with filters.
    narrow: Option<String>,
    pager: Option<Pager>,
    /// Whether title and text are in the other language.
    foreign: bool,
    tag: &'static str,
    /// The sections in which its translation is behind the original; on the first part only.
    behind: Vec<Link>,
    /// On the first part only.
    downloads: Option<Downloads>,
}

/// The view of a topic, or of a further part of its list.
pub(crate) fn topic(
    context: Context<'_>,
    prepared: &PreparedLang,
    route: Route,
    key: Key<Topic>,
) -> (TopicView, Lists) {
    let Context { site, words, .. } = context;
    let topic = &site.topics[key];
    let lang = words.lang;
    let part = parts_of(topic.reports.len(), site.settings.page_size, route.part);
    let own = topic.texts.get(lang).as_ref().map(|text| (text, lang));
    let text = own.or_else(|| topic.texts.get(lang.other()).as_ref().map(|text| (text, lang.other())));
    let title = topic.name(lang).to_owned();
    let summary = text.map_or_else(String::new, |(text, _)| text.summary.clone());
    // Introduction and figures stand on the first part only.
    let first = route.part == 1;
    let body = text.filter(|_| first).map(|text| body::html(context, text, None));
    let tag = text.map_or(lang.tag(), |(_, lang)| lang.tag());
    let groups = if first {
        groups(context, prepared, topic)
    } else {
        Vec::new()
    };
    let charts = if first {
        charts::of_topic(context, prepared, topic)
    } else {
        Vec::new()
    };
    let lists = vec![
        ("charts", Value::from(charts)),
        ("indicators", Value::from(groups)),
        ("reports", prepared.part(&topic.reports, &part)),
    ];
    let view = TopicView {
        page: shell(context, route, title.clone(), &summary),
        id: topic.id.to_string(),
        title,
        summary,
        body: body.unwrap_or_default(),
        count: topic.reports.len(),
        narrow: context.narrow(Choice::Topic(key)),
        pager: context.pager(route, &part),
        foreign: tag != lang.tag(),
        tag,
        behind: if first {
            behind(context, route, &topic.texts)
        } else {
            Vec::new()
        },
        downloads: context.downloads(Selection::Topic(key)).filter(|_| first),
    };
    (view, lists)
}

/// Values with `indicator` (a link), `definition`, `figures` (rows) and `count` (how many
/// figures the indicator's own page has).
///
/// Its main indicators with the figures that its reports have of them. Without main
/// indicators, all that its reports have figures of.
fn groups(context: Context<'_>, prepared: &PreparedLang, topic: &Topic) -> Vec<Value> {
    let site = context.site;
    let reports: BTreeSet<_> = topic.reports.iter().copied().collect();
    let indicators: Vec<Key<Indicator>> = if topic.indicators.is_empty() {
        let figures = topic.reports.iter().flat_map(|key| &site.reports[*key].figures);
        let all: BTreeSet<_> = figures.map(|figure| figure.indicator).collect();
        context.by_name(all, Page::Indicator)
    } else {
        topic.indicators.clone()
    };
    let groups = indicators.into_iter().filter_map(|key| {
        let indicator = &site.indicators[key];
        let own = indicator
            .figures
            .iter()
            .copied()
            .filter(|at| reports.contains(&at.report));
        let own: Vec<FigureRef> = own.take(FIGURES_SHOWN).collect();
        let link = context.link(Page::Indicator(key));
        (!own.is_empty()).then(|| {
            Value::from(BTreeMap::from([
                ("indicator", Value::from_serializable(&link)),
                (
                    "definition",
                    Value::from(indicator.definition.get(context.words.lang).as_str()),
                ),
                ("figures", prepared.rows(own)),
                ("count", Value::from(indicator.figures.len())),
            ]))
        })
    });
    groups.collect()
}

/// What `topics.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TopicsView {
    page: Shell,
    title: String,
    topics: Vec<TopicEntry>,
}

#[derive(Debug, Serialize)]
struct TopicEntry {
    name: Arc<str>,
    href: Arc<str>,
    summary: String,
    count: usize,
}

/// The view of the list of topics.
pub(crate) fn topics(context: Context<'_>, route: Route) -> TopicsView {
    let title = context.words.say("page-topics", &[]);
    let description = context.words.say("description-topics", &[]);
    let topics = context.site.topics.iter().map(|(key, topic)| {
        let link = context.link(Page::Topic(key));
        let text = topic.texts.get(context.words.lang).as_ref();
        TopicEntry {
            name: link.name,
            href: link.href,
            summary: text.map_or_else(String::new, |text| in_list(text, context.words.lang)),
            count: topic.reports.len(),
        }
    });
    TopicsView {
        page: shell(context, route, title.clone(), &description),
        title,
        topics: topics.collect(),
    }
}
