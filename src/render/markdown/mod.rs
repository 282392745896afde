//! Pages as Markdown, for programs that read texts and not pages: what stands in front of it says
//! what it is and where it comes from; then the text, its links whole addresses; then the figures.
//!
//! Markdown is not parsed here. The editor's text is written as it is, but for the bytes that say
//! where links lead and what they print, which were found when it was parsed.

mod front;
mod text;

use super::figure;
use super::view::Context;
use super::words::Words;
use crate::model::figure::FigureKind;
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use std::fmt::Write as _;
use text::{cell, heading, paragraph, words};

/// The name of the file beside a page's `index.html`.
pub(super) const FILE: &str = "index.md";

/// RFC 7763.
pub(super) const MEDIA_TYPE: &str = "text/markdown";

/// The path of the page at a route as Markdown: of pages with a text of editors, in the languages
/// that it is in.
pub(super) fn path(site: &Site, route: Route) -> Option<String> {
    let is_text = matches!(route.page, Page::Home | Page::About | Page::Report(_) | Page::Topic(_));
    let texts = site.texts(route.page).filter(|_| is_text && route.part == 1)?;
    texts.get(route.lang).as_ref()?;
    Some(format!("{}{FILE}", route.path(site)))
}

/// The page at a route as Markdown, if it has a text in the route's language.
pub(super) fn file(context: Context<'_>, route: Route) -> Option<OutputFile> {
    let site = context.site;
    let path = path(site, route)?;
    let page = site.texts(route.page)?.get(route.lang).as_ref()?;
    let address = site.settings.absolute(&route.path(site));
    let own = match route.page {
        Page::Report(key) => Some(key),
        _ => None,
    };
    let mut out = String::with_capacity(2 * page.body.markdown.len() + 1024);
    front::write(&mut out, context, route, (&page.title, &address));
    let _ = writeln!(out, "# {}\n\n{}", heading(&page.title), paragraph(&page.summary));
    let body = text::body(context, page, own, &address);
    if !body.is_empty() {
        let _ = writeln!(out, "\n{body}");
    }
    match route.page {
        Page::Report(key) => figures(&mut out, context, key, &address),
        Page::Topic(key) => reports(&mut out, context, &site.topics[key].reports),
        Page::Home => reports(&mut out, context, &site.reports.keys().collect::<Vec<_>>()),
        _ => {}
    }
    Some(OutputFile {
        path: path.trim_start_matches('/').to_owned(),
        content: Content::Bytes(out.into_bytes()),
    })
}

/// Links to the reports of a page as Markdown.
fn reports(out: &mut String, context: Context<'_>, reports: &[Key<Report>]) {
    if reports.is_empty() {
        return;
    }
    let Context { site, words, .. } = context;
    let _ = writeln!(out, "\n## {}\n", heading(&words.say("heading-reports", &[])));
    for key in reports {
        let (page, lang) = site.reports[*key].text(words.lang);
        let _ = writeln!(out, "- {}", report_link(site, &page.title, (*key, lang)));
    }
}

/// A link to a report as Markdown.
pub(super) fn report_link(site: &Site, title: &str, (key, lang): (Key<Report>, Lang)) -> String {
    let path = Route::new(lang, Page::Report(key)).path(site);
    link(title, &format!("{}{FILE}", site.settings.absolute(&path)))
}

/// A link.
pub(super) fn link(name: &str, address: &str) -> String {
    format!("[{}]({})", words(name), text::destination(address))
}

/// A paragraph that cannot be read as anything else.
pub(super) fn plain(text: &str) -> String {
    paragraph(text)
}

/// The table of a report's figures.
fn figures(out: &mut String, context: Context<'_>, key: Key<Report>, address: &str) {
    let Context { site, words: own, .. } = context;
    let report = &site.reports[key];
    if report.figures.is_empty() {
        return;
    }
    let say = |key: &str| cell(&own.say(key, &[]));
    let _ = writeln!(out, "\n## {}\n", heading(&own.say("heading-figures", &[])));
    let mut heads = vec![say("column-indicator"), say("column-region"), say("column-value")];
    if own.lang == Lang::En {
        heads.push(say("column-wording"));
    }
    heads.extend([say("column-period"), say("column-kind")]);
    row(out, &heads);
    row(out, &vec!["---".to_owned(); heads.len()]);
    for record in &report.figures {
        let value = figure::figure(context, record);
        let address = format!("{address}#figure-{}", record.id);
        let period = record.period.map(|period| own.period(&period));
        let mut cells = vec![
            cell(site.indicators[record.indicator].names.get(own.lang)),
            cell(site.regions[record.region].names.get(own.lang)),
            link(&value, &address),
        ];
        if own.lang == Lang::En {
            cells.push(cell(&record.wording));
        }
        cells.extend([cell(&period.unwrap_or_default()), kind(own, record.kind)]);
        row(out, &cells);
    }
}

fn kind(words: &Words, kind: FigureKind) -> String {
    let key = match kind {
        FigureKind::Actual => "kind-actual",
        FigureKind::Target => "kind-target",
    };
    cell(&words.say(key, &[]))
}

fn row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
