//! `Dataset` of schema.org, for search engines that know of data.
//!
//! Google's guide to dataset markup requires a name and a description of 50 to 5,000
//! characters, and recommends the rest of what is given here.

use super::{Data, Format, Selection};
use crate::model::date::Date;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::{FigureRef, Indicator, Region, Site};
use crate::model::table::Key;
use crate::render::words::Words;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A data set, without the context that its terms are of.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Dataset(Value);

/// What is said of all figures.
pub(crate) fn of_site(site: &Site, data: &Data, words: &Words) -> Dataset {
    let lang = words.lang;
    let title = site.settings.title.get(lang);
    let figures = Selection::All.figures(site);
    let measured: BTreeSet<Key<Indicator>> = figures.iter().map(|at| site.figure(*at).indicator).collect();
    let names = measured.iter().map(|key| site.indicators[*key].names.get(lang));
    let regions: BTreeSet<Key<Region>> = figures.iter().map(|at| top_of(site, site.figure(*at).region)).collect();
    let mut dataset = common(site, data, words, (Selection::All, Page::Data));
    dataset["name"] = json!(words.say("dataset-name", &[("site", title)]));
    dataset["description"] = json!(words.say("description-data", &[]));
    dataset["variableMeasured"] = names.map(|name| json!(name)).collect();
    dataset["spatialCoverage"] = places(site, regions, lang);
    dataset["dateModified"] = json!(modified(site).map(|day| day.to_string()));
    finished(dataset)
}

/// What is said of an indicator's figures.
pub(crate) fn of_indicator(site: &Site, data: &Data, words: &Words, key: Key<Indicator>, unit: &str) -> Dataset {
    let lang = words.lang;
    let indicator = &site.indicators[key];
    let (name, title) = (indicator.names.get(lang), site.settings.title.get(lang));
    let definition = indicator.definition.get(lang);
    let regions: BTreeSet<Key<Region>> = indicator.figures.iter().map(|at| site.figure(*at).region).collect();
    let holes = [("name", name.as_str()), ("site", title), ("definition", definition)];
    let mut dataset = common(site, data, words, (Selection::Indicator(key), Page::Indicator(key)));
    dataset["name"] = json!(words.say("title-part", &[("page", name), ("site", title)]));
    dataset["description"] = json!(words.say("dataset-indicator", &holes));
    dataset["variableMeasured"] = json!([{
        "@type": "PropertyValue",
        "name": name,
        "description": definition,
        "unitText": unit,
    }]);
    dataset["spatialCoverage"] = places(site, regions, lang);
    finished(dataset)
}

/// What both say.
fn common(site: &Site, data: &Data, words: &Words, (selection, page): (Selection, Page)) -> Value {
    let lang = words.lang;
    let figures = selection.figures(site);
    let address = |page| site.settings.absolute(&Route::new(lang, page).path(site));
    let digest = json!({
        "@type": "Organization",
        "name": site.settings.title.get(lang),
        "url": address(Page::Home),
    });
    let distribution = [Format::Csv, Format::Json].map(|format| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": format.media_type(),
            "contentUrl": site.settings.absolute(&selection.path(site, format)),
            "contentSize": format!("{} B", data.size(&figures, format)),
        })
    });
    json!({
        "@type": "Dataset",
        "@id": format!("{}#dataset", address(page)),
        "url": address(page),
        "inLanguage": Lang::ALL.map(Lang::tag),
        "isAccessibleForFree": true,
        "creator": digest,
        "license": site.settings.license.as_ref().map(|license| &license.url),
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": words.say("data-title", &[]),
            "url": address(Page::Data),
        },
        "temporalCoverage": temporal_coverage(site, &figures),
        "distribution": distribution,
    })
}

fn places(site: &Site, regions: BTreeSet<Key<Region>>, lang: Lang) -> Value {
    let places = regions.into_iter();
    places
        .map(|key| json!({ "@type": "Place", "name": site.regions[key].names.get(lang) }))
        .collect()
}

fn top_of(site: &Site, region: Key<Region>) -> Key<Region> {
    let mut top = region;
    while let Some(parent) = site.regions[top].parent {
        top = parent;
    }
    top
}

/// From the first to the last day that a figure is about.
fn temporal_coverage(site: &Site, figures: &[FigureRef]) -> Option<String> {
    let periods = figures.iter().filter_map(|at| site.figure(*at).period);
    let days: Vec<(Date, Date)> = periods.map(|period| period.days()).collect();
    let first = days.iter().map(|(first, _)| first).min_by_key(|day| day.sort_key())?;
    let last = days.iter().map(|(_, last)| last).max_by_key(|day| day.sort_key())?;
    Some(format!("{first}/{last}"))
}

/// The newest day that a report or a correction of one was published: a build of the same
/// content says the same, whenever it is made.
pub(crate) fn modified(site: &Site) -> Option<Date> {
    let reports = site.reports.values();
    let dates = reports.flat_map(|report| {
        let changes = report.changes.iter().map(|change| &change.date);
        changes.chain(report.published.as_ref()).chain(report.event.as_ref())
    });
    dates.map(|date| date.days().0).max_by_key(Date::sort_key)
}

/// Without what is not known.
fn finished(mut value: Value) -> Dataset {
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    Dataset(value)
}
