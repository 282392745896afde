//! Parts that several views share.

use super::Context;
use crate::model::cut::cut;
use crate::model::date::{Date, Period};
use crate::model::figure::Figure;
use crate::model::filter::Choice;
use crate::model::lang::Lang;
use crate::model::part::Part;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, PageText, Report};
use crate::model::source::Status;
use crate::model::table::Key;
use crate::render::citation::Citing;
use crate::render::targets::Target as Link;
use crate::render::words::Words;
use crate::render::{figure, marked};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tera::Value;

/// How wide a summary is at most where it stands beside others, in Latin letters: 360, or
/// 180 Chinese characters, are twice the two sentences that an editor is asked for. On the
/// page's own top it stands in full.
const SUMMARY: usize = 360;

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
    /// Its kind, as a link to the reports of it.
    kind: Option<Link>,
    /// Whether it is a draft that was asked for.
    draft: bool,
    /// Whether it is one that is not due yet and was asked for.
    future: bool,
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
        self.targets.get(self.site, page)
    }

    /// A date in this language.
    pub(super) fn date(self, date: &Date) -> ShownDate {
        ShownDate {
            text: self.words.date(date),
            machine: date.html_datetime().map(str::to_owned),
        }
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

/// The year of a figure's period, as far as it is known: `2020`, `201X`, nothing without a period.
/// A longer period counts for its last year.
pub(super) fn year(figure: &Figure) -> Option<&str> {
    figure.period.as_ref().map(|period| &period.end().as_str()[..4])
}

/// The name of such a year; `unknown` is the key of what stands for none.
pub(super) fn year_name(words: &Words, year: Option<&str>, unknown: &str) -> String {
    let date = year.and_then(|year| Date::parse(year).ok());
    date.map_or_else(|| words.say(unknown, &[]), |date| words.date(&date))
}

/// Such a year in an anchor.
pub(super) fn year_anchor(year: Option<&str>) -> String {
    year.map_or_else(|| "unknown".to_owned(), str::to_ascii_lowercase)
}

/// A summary as lists and feeds show it.
pub(crate) fn summary(text: &PageText, lang: Lang) -> String {
    cut(&text.summary, SUMMARY, lang).into_owned()
}

/// A report as a list shows it.
pub(crate) fn item(context: Context<'_>, key: Key<Report>) -> Item {
    let report = &context.site.reports[key];
    let (text, lang) = report.text(context.words.lang);
    let link = context.link(Page::Report(key));
    Item {
        href: link.href,
        title: link.name,
        summary: summary(text, lang),
        tag: lang.tag(),
        foreign: lang != context.words.lang,
        date: report.date().map(|date| context.date(date)),
        region: context.link(Page::Region(report.region)),
        topics: report
            .topics
            .iter()
            .map(|topic| context.link(Page::Topic(*topic)))
            .collect(),
        kind: report.kind.map(|kind| context.reports_with(Choice::Kind(kind))),
        draft: report.status == Status::Draft,
        future: matches!(report.status, Status::Future(_)),
    }
}

/// Periods in words, plain and as HTML: thousands of figures have a few hundred.
#[derive(Debug, Default)]
pub(crate) struct Periods(HashMap<Period, (Arc<str>, Value)>);

impl Periods {
    fn get(&mut self, context: Context<'_>, period: Period) -> (Arc<str>, Value) {
        let entry = self.0.entry(period).or_insert_with(|| {
            let plain = context.words.period(&period);
            let html = marked::value(&plain, context.words.lang);
            (plain.into(), html)
        });
        entry.clone()
    }
}

/// A figure as a table shows it. Most of a row are links that thousands of rows share,
/// so that it is put together of values and not serialized.
///
/// Fields: `id`, its id in its report; `indicator`, `region` and `report`, links; `value`,
/// as a page of this language prints it; `wording`, the source's words, where they are not
/// what is printed; `converted`, the value in the indicator's unit, where that is another; `period`; `kind`, `actual` or `target`; `href`, its address in its
/// report; `citation`, how it is cited; `label`, what its permanent link is called; `others`, what
/// else is said of the same thing, see [`others`], and `further`, how many more such figures there
/// are. Names and texts are HTML: a row is printed in
/// several tables.
pub(crate) fn row(context: Context<'_>, citing: &Citing<'_>, at: FigureRef, periods: &mut Periods) -> Value {
    let record = context.site.figure(at);
    let lang = context.words.lang;
    let value = figure::figure(context, record);
    let wording = (value != record.wording).then_some(record.wording.as_str());
    let period = record.period.map(|period| periods.get(context, period));
    let citation = citing.figure(record, &value, period.as_ref().map(|(plain, _)| &**plain));
    let indicator = context.site.indicators[record.indicator].names.get(lang);
    let label = context
        .words
        .say("figure-link", &[("indicator", indicator), ("value", &value)]);
    let unit = context.site.indicators[record.indicator].unit;
    let converted = record.quantity.in_unit(unit);
    let converted = converted.map(|converted| marked::value(&figure::quantity(context, &converted), lang));
    let report = context.targets.get(context.site, Page::Report(at.report));
    let link = |page: Page| context.targets.value(context.site, page);
    Value::from(BTreeMap::from([
        ("id", Value::from(record.id.as_str())),
        ("indicator", link(Page::Indicator(record.indicator))),
        (
            "wording",
            wording.map_or_else(Value::none, |wording| marked::value(wording, Lang::Zh)),
        ),
        ("value", marked::value(&value, lang)),
        ("converted", converted.unwrap_or_else(Value::none)),
        ("period", period.map_or_else(Value::none, |(_, html)| html)),
        ("kind", Value::from(record.kind.as_str())),
        ("region", link(Page::Region(record.region))),
        ("href", Value::from(format!("{}#figure-{}", report.href, record.id))),
        ("report", link(Page::Report(at.report))),
        ("citation", Value::from(citation)),
        ("label", Value::from(label)),
        ("others", others(context, at)),
        ("further", Value::from(context.site.disagreements.with(at).further())),
    ]))
}

/// The figures that say another number of the same thing, three at most. Fields: `value`, `wording`, `href` and
/// `report` as in a row; `here`, whether it is of the same report.
fn others(context: Context<'_>, at: FigureRef) -> Value {
    let others = context.site.disagreements.with(at).named().iter().map(|other| {
        let record = context.site.figure(*other);
        let value = figure::figure(context, record);
        let wording = (value != record.wording).then_some(record.wording.as_str());
        let report = context.targets.get(context.site, Page::Report(other.report));
        Value::from(BTreeMap::from([
            ("wording", Value::from(wording)),
            ("value", Value::from(value)),
            ("href", Value::from(format!("{}#figure-{}", report.href, record.id))),
            (
                "report",
                context.targets.value(context.site, Page::Report(other.report)),
            ),
            ("here", Value::from(other.report == at.report)),
        ]))
    });
    Value::from(others.collect::<Vec<_>>())
}
