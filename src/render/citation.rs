//! How a figure is cited: who published it, in which report, what it says, where it stands.
//!
//! Chinese citations follow the order of GB/T 7714—2015, English ones that of APA (7th
//! edition). Which marks stand between the parts is the theme's business.

use super::figure;
use super::view::Context;
use crate::model::figure::FigureKind;
use crate::model::route::{Page, Route};
use crate::model::site::FigureRef;

/// A citation of a figure in the context's language.
pub(super) fn of_figure(context: Context<'_>, at: FigureRef) -> String {
    let Context { site, words, .. } = context;
    let (report, record) = (&site.reports[at.report], site.figure(at));
    let (text, written_in) = report.text(words.lang);
    let digest = site.settings.title.get(words.lang);
    let publisher = report
        .source
        .publisher
        .as_ref()
        .map(|wording| wording.get(words.lang).0);
    let date = report.published.as_ref().or(report.event.as_ref());
    let date = date.map_or_else(|| words.say("citation-undated", &[]), |date| words.date(date));
    let page = site
        .settings
        .absolute(&Route::new(written_in, Page::Report(at.report)).path(site));
    let address = format!("{page}#figure-{}", record.id);
    let what = what(context, at);
    let parts = [
        ("author", publisher.unwrap_or_default()),
        ("date", &date),
        ("figure", &what),
        ("report", &text.title),
        ("site", digest),
        ("address", &address),
    ];
    // Where nobody is named, the digest stands in the author's place.
    let key = if publisher.is_some() {
        "citation"
    } else {
        "citation-unsigned"
    };
    words.say(key, &parts)
}

/// What is measured, where and when, and the number.
fn what(context: Context<'_>, at: FigureRef) -> String {
    let Context { site, words, .. } = context;
    let record = site.figure(at);
    let indicator = site.indicators[record.indicator].names.get(words.lang);
    let region = site.regions[record.region].names.get(words.lang);
    let place = match record.period {
        None => region.clone(),
        Some(period) => {
            let period = words.period(&period);
            words.say("citation-place", &[("region", region), ("period", &period)])
        }
    };
    let value = figure::figure(words, record);
    let value = match record.kind {
        FigureKind::Actual => value,
        FigureKind::Target => words.say("citation-target", &[("value", &value)]),
    };
    let parts = [("indicator", indicator.as_str()), ("place", &place), ("value", &value)];
    words.say("citation-figure", &parts)
}
