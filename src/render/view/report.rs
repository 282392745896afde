//! A report's page.

use super::Context;
use super::Lists;
use super::contents::{Entry, contents};
use super::parts::ShownDate;
use super::shell::{Shell, shell};
use super::translation::behind;
use crate::model::filter::Choice;
use crate::model::lang::Wording;
use crate::model::mixed::has_chinese;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, PageText, Report};
use crate::model::source::{SourceBox, Status, TranslationState};
use crate::model::table::Key;
use crate::render::body;
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use serde::Serialize;
use std::sync::Arc;
use tera::Value;

/// What `report.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct ReportView {
    page: Shell,
    id: String,
    title: String,
    summary: String,
    /// In characters on a Chinese page, in words on an English one; 0 without a body.
    length: usize,
    /// How long it takes to read.
    minutes: usize,
    event: Option<ShownDate>,
    published: Option<ShownDate>,
    region: Link,
    topics: Vec<Link>,
    /// Its kind, as a link to the reports of it.
    kind: Option<Link>,
    /// Its sections, if there are several.
    contents: Vec<Entry>,
    /// The address of both texts side by side, if it has both.
    parallel: Option<String>,
    terms: Vec<TermNote>,
    source: SourceView,
    changes: Vec<ChangeView>,
    newer: Option<Link>,
    older: Option<Link>,
    /// Whether it is a draft that was asked for.
    draft: bool,
    /// The day on which it is due, of one that is not due yet and was asked for.
    future: Option<ShownDate>,
    /// Whether its translation has not been reviewed.
    unreviewed: bool,
    /// The sections in which its translation is behind the original.
    behind: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct TermNote {
    name: Arc<str>,
    href: Arc<str>,
    definition: String,
}

#[derive(Debug, Serialize)]
struct SourceView {
    publisher: Option<Words>,
    title: Option<Words>,
    url: Option<String>,
    document_number: Option<String>,
    capture: Option<String>,
    unreadable: Option<String>,
}

/// Words with the language that they are in.
#[derive(Debug, Serialize)]
struct Words {
    text: String,
    tag: &'static str,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    date: ShownDate,
    note: String,
}

/// The view of a report in the route's language.
pub(crate) fn report(
    context: Context<'_>,
    prepared: &PreparedLang,
    route: Route,
    key: Key<Report>,
    text: &PageText,
) -> (ReportView, Lists) {
    let report = &context.site.reports[key];
    let lang = context.words.lang;
    let mut lists = lists(prepared, report, key);
    // A value at once: the longest text of a page would be copied twice more.
    lists.push((
        "body",
        Value::safe_string(&body::html(context, (text, lang), Some(key))),
    ));
    let length = body::length(context, text, lang);
    let (newer, older) = neighbours(context, key);
    let view = ReportView {
        page: shell(context, route, text.title.clone(), &text.summary),
        id: report.id.to_string(),
        title: text.title.clone(),
        summary: text.summary.clone(),
        length: length.counted(lang),
        minutes: length.minutes(),
        event: report.event.as_ref().map(|date| context.date(date)),
        published: report.published.as_ref().map(|date| context.date(date)),
        region: context.link(Page::Region(report.region)),
        topics: report
            .topics
            .iter()
            .map(|topic| context.link(Page::Topic(*topic)))
            .collect(),
        kind: report.kind.map(|kind| context.reports_with(Choice::Kind(kind))),
        contents: contents(context, route, &report.texts),
        parallel: report.is_translated().then(|| {
            let page = Page::Parallel(key);
            context.site.settings.href(&Route { page, ..route }.path(context.site))
        }),
        terms: terms(context, prepared, report),
        source: source(context, &report.source),
        changes: changes(context, report),
        newer,
        older,
        draft: report.status == Status::Draft,
        future: due(context, report),
        unreviewed: text.translation == TranslationState::Draft,
        behind: behind(context, route, &report.texts),
    };
    (view, lists)
}

/// The day on which it is due, if it is not due yet.
pub(super) fn due(context: Context<'_>, report: &Report) -> Option<ShownDate> {
    match &report.status {
        Status::Future(due) => Some(context.date(due)),
        Status::Published | Status::Draft => None,
    }
}

fn changes(context: Context<'_>, report: &Report) -> Vec<ChangeView> {
    let changes = report.changes.iter().map(|change| ChangeView {
        date: context.date(&change.date),
        note: change.note.get(context.words.lang).clone(),
    });
    changes.collect()
}

/// Its figures, those on top of it, and related reports.
fn lists(prepared: &PreparedLang, report: &Report, key: Key<Report>) -> Lists {
    let figures = (0..report.figures.len()).map(|index| FigureRef { report: key, index });
    let key_figures = report.key_figures.iter().map(|index| FigureRef {
        report: key,
        index: *index,
    });
    vec![
        ("key_figures", prepared.rows(key_figures)),
        ("figures", prepared.rows(figures)),
        ("related", prepared.items(&report.related)),
    ]
}

/// Its terms in the language's order of names.
fn terms(context: Context<'_>, prepared: &PreparedLang, report: &Report) -> Vec<TermNote> {
    let lang = context.words.lang;
    let mut keys = report.terms.clone();
    keys.sort_by_key(|key| prepared.term_rank(*key));
    keys.iter()
        .map(|key| {
            let link = context.link(Page::Term(*key));
            TermNote {
                name: link.name,
                href: link.href,
                definition: context.site.terms[*key].renderings.get(lang).definition.clone(),
            }
        })
        .collect()
}

fn source(context: Context<'_>, source: &SourceBox) -> SourceView {
    let lang = context.words.lang;
    let words = |wording: &Option<Wording>| {
        wording.as_ref().map(|wording| {
            let (text, written_in) = wording.get(lang);
            // Words that both languages share are Chinese if any of them is.
            let written_in = if has_chinese(text) { written_in } else { lang };
            Words {
                text: text.to_owned(),
                tag: written_in.tag(),
            }
        })
    };
    SourceView {
        publisher: words(&source.publisher),
        title: words(&source.title),
        url: source.url.clone(),
        document_number: source.document_number.clone(),
        capture: source.capture.clone(),
        unreadable: source.unreadable.as_ref().map(|names| names.get(lang).clone()),
    }
}

/// The reports before and after it, newest first.
fn neighbours(context: Context<'_>, key: Key<Report>) -> (Option<Link>, Option<Link>) {
    let at = key.position();
    let mut around = context.site.reports.keys().skip(at.saturating_sub(1));
    let newer = if at > 0 { around.next() } else { None };
    let older = around.nth(1);
    let link = |key: Option<Key<Report>>| key.map(|key| context.link(Page::Report(key)));
    (link(newer), link(older))
}
