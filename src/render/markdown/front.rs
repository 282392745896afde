//! What stands in front of a page's Markdown: YAML between two lines of hyphens.

use crate::model::date::Date;
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::render::markdown;
use crate::render::view::Context;
use std::fmt::Write as _;

/// Writes what the page at `route` is: its title, language and address, that of its translation,
/// and of a report its dates, place, topics and source.
pub(super) fn write(out: &mut String, context: Context<'_>, route: Route, (title, address): (&str, &str)) {
    let site = context.site;
    out.push_str("---\n");
    text(out, "title", title);
    text(out, "language", route.lang.tag());
    text(out, "address", address);
    if site.is_translated(route.page) {
        let other = Route {
            lang: route.lang.other(),
            ..route
        };
        let path = markdown::path(site, other);
        optional(
            out,
            "translation",
            path.map(|path| site.settings.absolute(&path)).as_deref(),
        );
    }
    if let Page::Report(key) = route.page {
        report(out, context, &site.reports[key]);
    }
    out.push_str("---\n\n");
}

fn report(out: &mut String, context: Context<'_>, report: &Report) {
    let Context { site, words, .. } = context;
    let lang = words.lang;
    let date = |date: Option<&Date>| date.map(Date::to_string);
    optional(out, "event", date(report.event.as_ref()).as_deref());
    optional(out, "published", date(report.published.as_ref()).as_deref());
    let corrected = report.changes.iter().map(|change| &change.date);
    let corrected = corrected.max_by_key(|date| date.sort_key());
    optional(out, "corrected", date(corrected).as_deref());
    text(out, "region", site.regions[report.region].names.get(lang));
    out.push_str(&topics(site, context, report));
    let source = &report.source;
    let parts = [
        ("publisher", source.publisher.as_ref().map(|names| names.get(lang).0)),
        ("title", source.title.as_ref().map(|title| title.get(lang).0)),
        ("document_number", source.document_number.as_deref()),
        ("address", source.url.as_deref()),
    ];
    if parts.iter().any(|(_, value)| value.is_some()) {
        out.push_str("source:\n");
        for (key, value) in parts {
            optional(out, &format!("  {key}"), value);
        }
    }
}

fn topics(site: &Site, context: Context<'_>, report: &Report) -> String {
    let names = report
        .topics
        .iter()
        .map(|key| site.topics[*key].name(context.words.lang));
    let names: Vec<String> = names.map(quoted).collect();
    format!("topics: [{}]\n", names.join(", "))
}

fn text(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key}: {}", quoted(value));
}

fn optional(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        text(out, key, value);
    }
}

/// A text in quotation marks: one of JSON is one of YAML (1.2, section 5.7, and 10.2).
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
