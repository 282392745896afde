//! How a figure is cited: who published it, in which report, what it says, where it stands.
//!
//! Chinese citations follow the order of GB/T 7714—2015, English ones that of APA (7th
//! edition). Which marks stand between the parts is the theme's business.

use super::view::Context;
use crate::model::figure::{Figure, FigureKind};
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Report;
use crate::model::table::Key;

/// What the citations of a report's figures have in common.
pub(super) struct Citing<'a> {
    context: Context<'a>,
    /// Who published the source; nobody is named where the source does not say.
    author: Option<&'a str>,
    date: String,
    title: &'a str,
    /// The full address of the report's page.
    address: String,
}

impl<'a> Citing<'a> {
    /// What is common to a report's figures.
    pub(super) fn new(context: Context<'a>, key: Key<Report>) -> Self {
        let Context { site, words, .. } = context;
        let report = &site.reports[key];
        let (text, written_in) = report.text(words.lang);
        let date = report.published.as_ref().or(report.event.as_ref());
        Self {
            context,
            author: report.source.publisher.as_ref().map(|names| names.get(words.lang).0),
            date: date.map_or_else(|| words.say("citation-undated", &[]), |date| words.date(date)),
            title: &text.title,
            address: site
                .settings
                .absolute(&Route::new(written_in, Page::Report(key)).path(site)),
        }
    }

    /// The citation of a figure that is printed as `value` and whose period is `period` in words.
    pub(super) fn figure(&self, record: &Figure, value: &str, period: Option<&str>) -> String {
        let Context { site, words, .. } = self.context;
        let address = format!("{}#figure-{}", self.address, record.id);
        let what = self.what(record, value, period);
        // Where nobody is named, the digest stands in the author's place.
        let key = match self.author {
            Some(_) => "citation",
            None => "citation-unsigned",
        };
        let parts = [
            ("author", self.author.unwrap_or_default()),
            ("date", self.date.as_str()),
            ("figure", &what),
            ("report", self.title),
            ("site", site.settings.title.get(words.lang)),
            ("address", &address),
        ];
        words.say(key, &parts)
    }

    /// What is measured, where and when, and the number.
    fn what(&self, record: &Figure, value: &str, period: Option<&str>) -> String {
        let Context { site, words, .. } = self.context;
        let indicator = site.indicators[record.indicator].names.get(words.lang);
        let region = site.regions[record.region].names.get(words.lang);
        let dated = period.map(|period| words.say("citation-place", &[("region", region), ("period", period)]));
        let promised = match record.kind {
            FigureKind::Actual => None,
            FigureKind::Target => Some(words.say("citation-target", &[("value", value)])),
        };
        let parts = [
            ("indicator", indicator.as_str()),
            ("place", dated.as_ref().unwrap_or(region)),
            ("value", promised.as_deref().unwrap_or(value)),
        ];
        let what = words.say("citation-figure", &parts);
        match words.lang {
            Lang::Zh => what,
            Lang::En => capitalized(&what),
        }
    }
}

/// A text that begins an English sentence: names of indicators are written small.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
