//! CSL-JSON, which reference managers read: <https://github.com/citation-style-language/schema>,
//! `csl-data.json` of version 1.0.2.

use super::{Cited, Kind, Precision};
use crate::model::lang::Lang;
use hayagriva::citationberg::json;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'static str,
}

/// The name of a body, which has no parts.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Date {
    #[serde(rename = "date-parts")]
    parts: [Vec<u16>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    circa: Option<bool>,
}

/// What the schema calls a kind.
fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Numbered => "report",
        Kind::Online => "webpage",
        Kind::Document => "document",
    }
}

/// The language as the schema wants it, with a country.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-GB",
    }
}

/// A list of items.
///
/// # Panics
/// Never: memory can be written.
pub(super) fn write(cited: &[Cited<'_>]) -> String {
    let items: Vec<Item<'_>> = cited.iter().map(item).collect();
    let mut json = serde_json::to_string_pretty(&items).expect("writing to memory does not fail");
    json.push('\n');
    json
}

fn item<'a>(cited: &'a Cited<'_>) -> Item<'a> {
    Item {
        id: &cited.key,
        kind: type_of(cited.kind),
        title: &cited.title,
        author: cited.author.map(|literal| Name { literal }).into_iter().collect(),
        number: cited.number,
        issued: cited.issued.map(|issued| Date {
            parts: [issued.parts()],
            circa: (issued.precision == Precision::Inferred).then_some(true),
        }),
        url: cited.url.as_deref(),
        language: language(cited.lang),
    }
}

/// The same for the processor of styles, as an item of this type.
pub(super) fn processed(cited: &Cited<'_>, kind: &str) -> json::Item {
    let text = |text: &str| json::Value::String(text.to_owned());
    let mut fields = BTreeMap::from([
        ("id".to_owned(), text(&cited.key)),
        ("type".to_owned(), text(kind)),
        ("title".to_owned(), text(&cited.title)),
        ("language".to_owned(), text(language(cited.lang))),
    ]);
    if let Some(author) = cited.author {
        let literal = author.to_owned();
        let name = json::NameValue::Literal(json::LiteralName { literal });
        fields.insert("author".to_owned(), json::Value::Names(vec![name]));
    }
    for (key, value) in [("number", cited.number), ("URL", cited.url.as_deref())] {
        fields.extend(value.map(|value| (key.to_owned(), text(value))));
    }
    if let Some(issued) = cited.issued {
        let parts = issued.parts().into_iter().filter_map(|part| i16::try_from(part).ok());
        let date = json::DateValue::DateParts {
            date_parts: json::VecDateRange(vec![json::VecDate(parts.collect())]),
            literal: None,
            season: None,
            circa: issued.precision == Precision::Inferred,
        };
        fields.insert("issued".to_owned(), json::Value::Date(date));
    }
    json::Item(fields)
}
