//! A report in both languages, side by side.

use super::Context;
use super::Lists;
use super::parts::ShownDate;
use super::report::due;
use super::shell::{Shell, shell};
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Report};
use crate::model::source::{Status, TranslationState};
use crate::model::table::Key;
use crate::render::side_by_side::{Part, Row, Rows};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

/// What `parallel.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct ParallelView {
    page: Shell,
    id: String,
    /// The two texts, that of the page's language first.
    texts: Vec<TextView>,
    /// How many figures are in one of the texts only.
    alone: usize,
    draft: bool,
    future: Option<ShownDate>,
    unreviewed: bool,
}

/// One of the texts.
#[derive(Debug, Serialize)]
struct TextView {
    tag: &'static str,
    /// The report in this language.
    href: String,
    title: String,
    summary: String,
}

/// The view of a report in both languages, in a page of the route's language.
pub(crate) fn parallel(context: Context<'_>, rows: &Rows, route: Route, key: Key<Report>) -> (ParallelView, Lists) {
    let report = &context.site.reports[key];
    let order = [route.lang, route.lang.other()];
    let (own, _) = report.text(route.lang);
    let title = context.words.say("page-parallel", &[("title", &own.title)]);
    let description = context.words.say("description-parallel", &[("summary", &own.summary)]);
    let texts = order
        .iter()
        .map(|lang| text(context, (report.text(*lang).0, *lang), key));
    let view = ParallelView {
        page: shell(context, route, title, &description),
        id: report.id.to_string(),
        texts: texts.collect(),
        alone: rows.alone,
        draft: report.status == Status::Draft,
        future: due(context, report),
        unreviewed: report.texts.iter().any(|(_, text)| {
            let state = text.as_ref().map(|text| text.translation);
            state == Some(TranslationState::Draft)
        }),
    };
    let rows: Vec<Value> = rows.rows.iter().map(|row| in_order(row, order)).collect();
    (view, vec![("rows", Value::from(rows))])
}

fn text(context: Context<'_>, (text, lang): (&PageText, Lang), key: Key<Report>) -> TextView {
    let site = context.site;
    TextView {
        tag: lang.tag(),
        href: site.settings.href(&Route::new(lang, Page::Report(key)).path(site)),
        title: text.title.clone(),
        summary: text.summary.clone(),
    }
}

/// A row as the template sees it: its cells in the order of the page.
fn in_order(row: &Row, order: [Lang; 2]) -> Value {
    let cell = |lang: Lang| {
        Value::from(BTreeMap::from([
            ("lang", Value::from(lang.code())),
            ("tag", Value::from(lang.tag())),
            ("html", row.cells.get(lang).clone().unwrap_or_else(Value::none)),
        ]))
    };
    Value::from(BTreeMap::from([
        ("id", row.id.as_deref().map_or_else(Value::none, Value::from)),
        ("cells", Value::from(order.map(cell).to_vec())),
        ("section", Value::from(row.part == Part::Section)),
        ("behind", Value::from(row.is_behind)),
    ]))
}
