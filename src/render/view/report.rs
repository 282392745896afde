//! A report's page.

mod further;
mod source;

use super::Context;
use super::Lists;
use super::contents::{Entry, contents};
use super::parts::ShownDate;
use super::shell::{Shell, shell};
use super::translation::behind;
use crate::model::cut::part;
use crate::model::filter::Choice;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, PageText, Report, Term};
use crate::model::source::{Status, TranslationState};
use crate::model::table::Key;
use crate::render::body;
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use further::{Around, RelatedView, around, related};
use serde::Serialize;
pub(crate) use source::Citation;
use source::{CitedView, Downloads, SourceView, cited, downloads, mail, source};
use std::sync::Arc;
use tera::Value;

/// How wide what stands on top of a page is at most, in Latin letters: three lines of it, of 72 letters
/// or 36 Chinese characters each.
const DIGEST: usize = 216;

/// What `report.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct ReportView {
    page: Shell,
    id: String,
    title: String,
    summary: String,
    /// The sentences of the summary that fit three lines; all of it where the first does not.
    digest: String,
    /// The rest of the summary.
    digest_rest: Option<String>,
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
    /// When it was last corrected.
    corrected: Option<ShownDate>,
    changes: Vec<ChangeView>,
    related: Vec<RelatedView>,
    around: Vec<Around>,
    cited: Vec<CitedView>,
    downloads: Downloads,
    /// The address of a letter that tells of the page.
    mail: String,
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
    /// The id of the note, to which the text leads.
    id: String,
    /// The id of the first place in the text that leads to the note, if one does.
    used: Option<String>,
    name: Arc<str>,
    href: Arc<str>,
    definition: String,
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
    let (html, linked) = body::annotated(context, (text, lang), key, &report.terms);
    // A value at once: the longest text of a page would be copied twice more.
    lists.push(("body", Value::safe_string(&html)));
    let length = body::length(context, text, lang);
    let (digest, digest_rest) = part(&text.summary, DIGEST, lang);
    let view = ReportView {
        page: shell(context, route, text.title.clone(), &text.summary),
        id: report.id.to_string(),
        title: text.title.clone(),
        summary: text.summary.clone(),
        digest: digest.to_owned(),
        digest_rest: digest_rest.map(str::to_owned),
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
        terms: terms(context, prepared, report, &linked),
        source: source(context, &report.source),
        corrected: report.changes.first().map(|change| context.date(&change.date)),
        changes: changes(context, report),
        related: related(context, report),
        around: around(context, key),
        cited: cited(context, prepared, key),
        downloads: downloads(context, route),
        mail: mail(context, route, &text.title),
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

/// Its figures, and those on top of it.
fn lists(prepared: &PreparedLang, report: &Report, key: Key<Report>) -> Lists {
    let figures = (0..report.figures.len()).map(|index| FigureRef { report: key, index });
    let key_figures = report.key_figures.iter().map(|index| FigureRef {
        report: key,
        index: *index,
    });
    vec![
        ("key_figures", prepared.rows(key_figures)),
        ("figures", prepared.rows(figures)),
    ]
}

/// Its terms in the language's order of names; `linked` are those to which the text leads.
fn terms(context: Context<'_>, prepared: &PreparedLang, report: &Report, linked: &[Key<Term>]) -> Vec<TermNote> {
    let lang = context.words.lang;
    let mut keys = report.terms.clone();
    keys.sort_by_key(|key| prepared.term_rank(*key));
    keys.iter()
        .map(|key| {
            let link = context.link(Page::Term(*key));
            let term = &context.site.terms[*key];
            TermNote {
                id: body::note_id(term),
                used: linked.contains(key).then(|| body::use_id(term)),
                name: link.name,
                href: link.href,
                definition: term.renderings.get(lang).definition.clone(),
            }
        })
        .collect()
}
