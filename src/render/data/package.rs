//! `datapackage.json` and `schema.json`: the files and their columns for programs.
//!
//! Data Package and Table Schema in version 1 (specs.frictionlessdata.io), which tools for
//! version 2 read as well. Both know one language; titles and descriptions have two, with
//! a slash between them. The schema is a file of its own because hundreds of files share it.

use super::column::{Column, Kind, Presence};
use super::{Data, Format, Selection};
use crate::model::lang::{Both, Lang, Names};
use crate::model::output::{Content, OutputFile};
use crate::model::site::{Report, Site};
use crate::render::words::Words;
use serde::Serialize;
use std::collections::BTreeSet;

const SCHEMA: &str = "schema.json";

#[derive(Serialize)]
struct Package {
    profile: &'static str,
    name: &'static str,
    title: String,
    description: String,
    homepage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licenses: Option<[License; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    contributors: [Contributor; 1],
    resources: Vec<Resource>,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

#[derive(Serialize)]
struct License {
    title: String,
    path: String,
}

#[derive(Serialize)]
struct Contributor {
    title: String,
    path: String,
    role: &'static str,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: String,
    path: String,
    title: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    schema: &'static str,
}

#[derive(Serialize)]
struct Schema {
    fields: Vec<Field>,
    #[serde(rename = "primaryKey")]
    primary_key: &'static str,
    #[serde(rename = "missingValues")]
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    type_name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    title: String,
    description: String,
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    codes: Option<&'static [&'static str]>,
}

/// The description of all files, and the schema that they share.
///
/// # Panics
/// Never: memory can be written.
pub fn package(site: &Site, data: &Data, words: Both<&Words>) -> Vec<OutputFile> {
    let settings = &site.settings;
    let names = both(&settings.title);
    let package = Package {
        profile: "tabular-data-package",
        name: "figures",
        title: in_both(words, "data-title"),
        description: in_both(words, "description-data"),
        homepage: settings.absolute("/"),
        created: super::dataset::modified(site).map(|day| format!("{day}T00:00:00+08:00")),
        licenses: settings.license.as_ref().map(|license| {
            [License {
                title: license.name.clone(),
                path: license.url.clone(),
            }]
        }),
        sources: sources(site),
        contributors: [Contributor {
            title: names,
            path: settings.absolute("/"),
            role: "publisher",
        }],
        resources: Selection::all(site)
            .into_iter()
            .map(|selection| resource(site, data, words, selection))
            .collect(),
    };
    vec![file("datapackage.json", &package), file(SCHEMA, &schema(words))]
}

fn file<T: Serialize>(name: &str, value: &T) -> OutputFile {
    let mut bytes = serde_json::to_vec_pretty(value).expect("writing to memory does not fail");
    bytes.push(b'\n');
    OutputFile {
        path: format!("data/{name}"),
        content: Content::Bytes(bytes),
    }
}

fn both(names: &Names) -> String {
    format!("{} / {}", names.zh, names.en)
}

fn in_both(words: Both<&Words>, key: &str) -> String {
    let said = Both::from_fn(|lang| words.get(lang).say(key, &[]));
    both(&said)
}

fn resource(site: &Site, data: &Data, words: Both<&Words>, selection: Selection) -> Resource {
    let stem = selection.stem(site);
    let title = match selection {
        Selection::All => in_both(words, "data-all"),
        Selection::Topic(key) => both(&Both::from_fn(|lang| site.topics[key].name(lang).to_owned())),
        Selection::Region(key) => both(&site.regions[key].names),
        Selection::Indicator(key) => both(&site.indicators[key].names),
    };
    Resource {
        profile: "tabular-data-resource",
        name: stem.replace('/', "."),
        path: format!("{stem}.csv"),
        title,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: data.size(&selection.figures(site), Format::Csv),
        schema: SCHEMA,
    }
}

/// The sources of all reports that have figures, each once.
fn sources(site: &Site) -> Vec<Source> {
    let reports = site.reports.values().filter(|report| !report.figures.is_empty());
    let sources: BTreeSet<Source> = reports.map(source).collect();
    sources.into_iter().collect()
}

fn source(report: &Report) -> Source {
    let wording = report.source.title.as_ref().or(report.source.publisher.as_ref());
    let title = match wording {
        Some(wording) => wording.get(Lang::Zh).0.to_owned(),
        None => report.text(Lang::Zh).0.title.clone(),
    };
    // The profile takes web addresses without two dots side by side for safe.
    let safe = |url: &&String| url.starts_with("http") && !url.contains("..");
    Source {
        title,
        path: report.source.url.as_ref().filter(safe).cloned(),
    }
}

fn schema(words: Both<&Words>) -> Schema {
    Schema {
        fields: Column::ALL.iter().map(|column| field(words, *column)).collect(),
        primary_key: Column::Id.name(),
        missing_values: [""],
    }
}

fn field(words: Both<&Words>, column: Column) -> Field {
    let kind = column.kind();
    let codes = match kind {
        Kind::OneOf(codes) => Some(codes),
        _ => None,
    };
    Field {
        name: column.name(),
        type_name: kind.type_name(),
        format: (kind == Kind::Address).then_some("uri"),
        title: in_both(words, &column.title_key()),
        description: in_both(words, &column.note_key()),
        constraints: Constraints {
            required: (column.presence() == Presence::Always).then_some(true),
            unique: (column == Column::Id).then_some(true),
            pattern: kind.pattern(),
            codes,
        },
    }
}
