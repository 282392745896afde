//! A report in JSON-LD: what it says of itself and of its source.

use super::{Named, Node, Reference, place, reference, thing, website_id};
use crate::model::date::Date;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Report as Record;
use crate::model::table::Key;
use crate::render::markdown;
use crate::render::view::{Context, share_image};
use serde::Serialize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report {
    /// `Report` is a kind of `Article`, but search engines look for the name.
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    #[serde(rename = "@id")]
    id: String,
    url: String,
    headline: String,
    description: String,
    in_language: &'static str,
    image: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    /// When what it tells took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    content_location: Named,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Named>,
    is_part_of: Reference,
    main_entity_of_page: Reference,
    is_based_on: Reference,
    citation: Reference,
    /// The Chinese report, of an English one.
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Reference>,
    /// The English report, of a Chinese one.
    #[serde(skip_serializing_if = "Option::is_none")]
    work_translation: Option<Reference>,
    encoding: Encoding,
    is_accessible_for_free: bool,
}

/// The same text in another format.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Encoding {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// What it is a summary of.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Source {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Its document number.
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named>,
}

/// The report and its source. `address` is that of the page.
pub(super) fn nodes(context: Context<'_>, key: Key<Record>, address: &str) -> [Node; 2] {
    let Context { site, words, .. } = context;
    let record = &site.reports[key];
    let (text, lang) = record.text(words.lang);
    let route = Route::new(lang, Page::Report(key));
    let other = Route::new(lang.other(), Page::Report(key));
    let translation = site.is_translated(Page::Report(key)).then(|| {
        let other = site.settings.absolute(&other.path(site));
        reference(format!("{other}#report"))
    });
    let (translation_of_work, work_translation) = match lang {
        Lang::En => (translation, None),
        Lang::Zh => (None, translation),
    };
    let source = format!("{address}#source");
    let report = Report {
        kind: ["Article", "Report"],
        id: format!("{address}#report"),
        url: address.to_owned(),
        headline: text.title.clone(),
        description: text.summary.clone(),
        in_language: lang.tag(),
        image: site.settings.absolute(&share_image(site, route)),
        date_published: known(record.issued()),
        date_modified: known(record.modified()),
        temporal_coverage: known(record.event.as_ref()),
        content_location: place(context, record.region),
        about: record
            .topics
            .iter()
            .map(|topic| thing(context, Page::Topic(*topic)))
            .collect(),
        is_part_of: reference(website_id(site)),
        main_entity_of_page: reference(address.to_owned()),
        is_based_on: reference(source.clone()),
        citation: reference(source.clone()),
        translation_of_work,
        work_translation,
        encoding: Encoding {
            kind: "MediaObject",
            encoding_format: markdown::MEDIA_TYPE,
            content_url: format!("{address}{}", markdown::FILE),
        },
        is_accessible_for_free: true,
    };
    [
        Node::Report(Box::new(report)),
        Node::Source(Box::new(of_source(record, words.lang, source))),
    ]
}

/// The source as a reader of `lang` is told of it.
fn of_source(record: &Record, lang: Lang, id: String) -> Source {
    let source = &record.source;
    let publisher = source.publisher.as_ref().map(|publisher| Named {
        kind: "Organization",
        id: None,
        name: publisher.get(lang).0.to_owned(),
        url: None,
        contained_in: None,
    });
    Source {
        kind: "CreativeWork",
        id,
        name: source.title.as_ref().map(|title| title.get(lang).0.to_owned()),
        url: source.url.clone(),
        identifier: source.document_number.clone(),
        date_published: known(record.published.as_ref()),
        publisher,
    }
}

fn known(date: Option<&Date>) -> Option<String> {
    Some(date?.as_known()?.to_owned())
}
