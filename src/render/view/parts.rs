//! Parts that several views share.

use super::Context;
use crate::model::date::Date;
use crate::model::figure::FigureKind;
use crate::model::part::Part;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, Report};
use crate::model::source::Status;
use crate::model::table::Key;
use crate::render::figure;
use crate::render::targets::Target as Link;
use serde::Serialize;
use std::sync::Arc;

/// A date as a reader sees it, and for machines where they can say it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ShownDate {
    text: String,
    /// For HTML's `datetime`; absent where digits are unknown.
    machine: Option<String>,
}

/// A report in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Item {
    href: Arc<str>,
    title: Arc<str>,
    summary: String,
    /// The language of title and summary.
    tag: &'static str,
    /// Whether they are in the other language, because the report is in that only.
    foreign: bool,
    date: Option<ShownDate>,
    region: Link,
    topics: Vec<Link>,
    /// Whether it is a draft that was asked for.
    draft: bool,
}

/// A figure in a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    /// Its id in its report.
    id: String,
    indicator: Link,
    /// As a page of this language prints it.
    value: String,
    /// The source's words, where they are not what is printed.
    wording: Option<String>,
    period: Option<String>,
    /// `actual` or `target`.
    kind: &'static str,
    region: Link,
    report: Link,
    /// The address of the figure in its report.
    href: String,
}

/// The parts of a list that does not fit one page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pager {
    number: usize,
    count: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl Context<'_> {
    /// A page as a link in this language.
    pub(super) fn link(self, page: Page) -> Link {
        self.targets.get(self.site, page, self.words.lang)
    }

    /// A date in this language.
    pub(super) fn date(self, date: &Date) -> ShownDate {
        ShownDate {
            text: self.words.date(date),
            machine: date.html_datetime().map(str::to_owned),
        }
    }

    /// A report as a list shows it.
    pub(super) fn item(self, key: Key<Report>) -> Item {
        let report = &self.site.reports[key];
        let (text, lang) = report.text(self.words.lang);
        let link = self.link(Page::Report(key));
        Item {
            href: link.href,
            title: link.name,
            summary: text.summary.clone(),
            tag: lang.tag(),
            foreign: lang != self.words.lang,
            date: report.date().map(|date| self.date(date)),
            region: self.link(Page::Region(report.region)),
            topics: report.topics.iter().map(|topic| self.link(Page::Topic(*topic))).collect(),
            draft: report.status == Status::Draft,
        }
    }

    /// A figure as a table shows it.
    pub(super) fn row(self, at: FigureRef) -> Row {
        let record = self.site.figure(at);
        let report = self.link(Page::Report(at.report));
        let value = figure::figure(self.words, record);
        Row {
            id: record.id.to_string(),
            indicator: self.link(Page::Indicator(record.indicator)),
            wording: (value != record.wording).then(|| record.wording.clone()),
            value,
            period: record.period.map(|period| self.words.period(&period)),
            kind: match record.kind {
                FigureKind::Actual => "actual",
                FigureKind::Target => "target",
            },
            region: self.link(Page::Region(record.region)),
            href: format!("{}#figure-{}", report.href, record.id),
            report,
        }
    }

    /// The reports of one part of a list.
    pub(super) fn items(self, reports: &[Key<Report>], part: &Part) -> Vec<Item> {
        reports[part.range.clone()].iter().map(|key| self.item(*key)).collect()
    }

    /// The way to the other parts of a list; none if there is one part.
    pub(super) fn pager(self, route: Route, part: &Part) -> Option<Pager> {
        let href = |number: usize| {
            let route = Route { part: number, ..route };
            self.site.settings.href(&route.path(self.site))
        };
        (part.count > 1).then(|| Pager {
            number: part.number,
            count: part.count,
            previous: (part.number > 1).then(|| href(part.number - 1)),
            next: (part.number < part.count).then(|| href(part.number + 1)),
        })
    }
}
