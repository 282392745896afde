//! A figure as a row: one text for each column.

use super::column::Column;
use super::numbers::Numbers;
use crate::model::figure::Figure;
use crate::model::lang::{Both, Lang, Wording};
use crate::model::mixed::has_chinese;
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use crate::quantity::{Quantity, Shape, en};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;

/// Between the values of a list.
const SEPARATOR: &str = ";";

/// The values of a figure; an empty text is none.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    values: Vec<Cow<'a, str>>,
}

impl<'a> Row<'a> {
    fn empty() -> Self {
        Self {
            values: vec![Cow::Borrowed(""); Column::ALL.len()],
        }
    }

    fn set(&mut self, column: Column, value: impl Into<Cow<'a, str>>) {
        self.values[column as usize] = value.into();
    }

    fn set_some(&mut self, column: Column, value: Option<impl Into<Cow<'a, str>>>) {
        if let Some(value) = value {
            self.set(column, value);
        }
    }

    /// The values in the order of the columns.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(AsRef::as_ref)
    }
}

/// An object with a key for each value that is there. Lists are arrays; numbers are
/// texts, so that no reader of JSON makes a binary fraction of them.
impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, value) in Column::ALL.iter().zip(self.values()) {
            if value.is_empty() {
                continue;
            }
            match column.kind() {
                super::column::Kind::List => {
                    let parts: Vec<&str> = value.split(SEPARATOR).collect();
                    map.serialize_entry(column.name(), &parts)?;
                }
                _ => map.serialize_entry(column.name(), value)?,
            }
        }
        map.end()
    }
}

/// What the rows of one report share, and what makes a figure one of them.
pub(super) struct Rows<'a> {
    site: &'a Site,
    report: &'a Report,
    addresses: Both<Option<String>>,
    shared: Row<'a>,
}

impl<'a> Rows<'a> {
    /// The rows of a report.
    pub(super) fn new(site: &'a Site, key: Key<Report>) -> Self {
        let report = &site.reports[key];
        let address = |lang| {
            let exists = report.texts.get(lang).is_some();
            exists.then(|| site.settings.absolute(&Route::new(lang, Page::Report(key)).path(site)))
        };
        let topics: Vec<&str> = report.topics.iter().map(|key| site.topics[*key].id.as_str()).collect();
        let mut shared = Row::empty();
        shared.set(Column::Report, report.id.as_str());
        shared.set(Column::Topics, topics.join(SEPARATOR));
        let source = &report.source;
        let worded = |wording: &'a Option<Wording>, lang| in_language(wording.as_ref()?, lang);
        shared.set_some(Column::SourcePublisherZh, worded(&source.publisher, Lang::Zh));
        shared.set_some(Column::SourcePublisherEn, worded(&source.publisher, Lang::En));
        shared.set_some(Column::SourceTitleZh, worded(&source.title, Lang::Zh));
        shared.set_some(Column::SourceTitleEn, worded(&source.title, Lang::En));
        shared.set_some(Column::SourceUrl, source.url.as_deref());
        shared.set_some(Column::DocumentNumber, source.document_number.as_deref());
        shared.set_some(Column::Published, report.published.as_ref().map(ToString::to_string));
        shared.set_some(Column::Event, report.event.as_ref().map(ToString::to_string));
        Self {
            site,
            report,
            addresses: Both::from_fn(address),
            shared,
        }
    }

    /// All rows, in the order of the report's figures.
    pub(super) fn all(&self) -> impl Iterator<Item = Row<'a>> {
        self.report.figures.iter().map(|figure| self.row(figure))
    }

    fn row(&self, figure: &'a Figure) -> Row<'a> {
        let site = self.site;
        let mut row = self.shared.clone();
        row.set(Column::Id, format!("{}#{}", self.report.id, figure.id));
        row.set(Column::Figure, figure.id.as_str());
        let address = |lang| {
            let page = self.addresses.get(lang).as_ref()?;
            Some(format!("{page}#figure-{}", figure.id))
        };
        row.set_some(Column::UrlZh, address(Lang::Zh));
        row.set_some(Column::UrlEn, address(Lang::En));
        let indicator = &site.indicators[figure.indicator];
        row.set(Column::Indicator, indicator.id.as_str());
        row.set(Column::IndicatorZh, indicator.names.zh.as_str());
        row.set(Column::IndicatorEn, indicator.names.en.as_str());
        let region = &site.regions[figure.region];
        row.set(Column::Region, region.id.as_str());
        row.set(Column::RegionZh, region.names.zh.as_str());
        row.set(Column::RegionEn, region.names.en.as_str());
        if let Some(period) = figure.period {
            let (first, last) = period.days();
            row.set(Column::Period, period.to_string());
            row.set(Column::PeriodStart, first.to_string());
            row.set(Column::PeriodEnd, last.to_string());
        }
        row.set(Column::Kind, figure.kind.as_str());
        row.set(Column::WordingZh, figure.wording.trim());
        row.set(
            Column::WordingEn,
            en::write(&figure.quantity, &site.settings.figure_style),
        );
        quantity(&mut row, &figure.quantity, indicator.unit);
        row
    }
}

/// The numbers, and what stands around them.
fn quantity(row: &mut Row<'_>, quantity: &Quantity, unit: crate::quantity::Compound) {
    let numbers = Numbers::of(quantity);
    row.set(Column::Shape, shape(&quantity.shape));
    row.set(Column::Qualifier, numbers.qualifier.code());
    row.set_some(
        Column::Direction,
        quantity.direction.map(crate::quantity::Direction::code),
    );
    row.set_some(Column::Basis, quantity.basis.map(crate::quantity::Basis::code));
    row.set_some(Column::Value, numbers.value());
    row.set_some(Column::ValueHigh, numbers.high());
    row.set(Column::Parts, numbers.parts.join(SEPARATOR));
    row.set(Column::Unit, numbers.unit().to_string());
    row.set(Column::IndicatorUnit, unit.to_string());
    let converted = |number: Option<super::numbers::Number>| number.and_then(|number| number.in_unit(unit));
    row.set_some(Column::ValueInIndicatorUnit, converted(numbers.value));
    row.set_some(Column::ValueHighInIndicatorUnit, converted(numbers.high));
    row.set_some(Column::ValueFraction, numbers.fraction);
    if let Shape::Rank { scope: Some(scope), .. } = &quantity.shape {
        row.set(Column::RankAmong, scope.clone());
    }
    if let Some(before) = Numbers::before(quantity) {
        row.set_some(Column::FromValue, before.value());
        row.set_some(Column::FromValueHigh, before.high());
        row.set(Column::FromParts, before.parts.join(SEPARATOR));
        row.set(Column::FromUnit, before.unit().to_string());
        row.set(Column::FromQualifier, before.qualifier.code());
        row.set_some(Column::FromValueInIndicatorUnit, converted(before.value));
    }
}

fn shape(shape: &Shape) -> &'static str {
    match shape {
        Shape::Amount(_) => "amount",
        Shape::Fraction(_) => "fraction",
        Shape::Rank { .. } => "rank",
        Shape::Ratio(_) => "ratio",
        Shape::Range { .. } => "range",
        Shape::Change { .. } => "change",
    }
}

/// The words of a source in one language; Chinese words that serve both are Chinese.
fn in_language(wording: &Wording, lang: Lang) -> Option<&str> {
    let (text, written_in) = wording.get(lang);
    (written_in == lang || !has_chinese(text)).then_some(text)
}
