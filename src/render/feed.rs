//! Atom feeds (RFC 4287): one for each language, topic and place.

use super::view::{feed_path, summary};
use super::words::Words;
use crate::model::date::{Date, Part};
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// How many reports a feed has. Readers that come once a month miss none of a digest
/// of this size.
const ENTRIES: usize = 20;

/// All feeds in one language.
pub fn feeds(site: &Site, words: &Words) -> Vec<OutputFile> {
    let all: Vec<_> = site.reports.keys().collect();
    let mut files = vec![feed(site, words, Page::Home, &all)];
    for (key, topic) in site.topics.iter() {
        files.push(feed(site, words, Page::Topic(key), &topic.reports));
    }
    for (key, region) in site.regions.iter() {
        files.push(feed(site, words, Page::Region(key), &region.reports));
    }
    files
}

fn feed(site: &Site, words: &Words, page: Page, reports: &[Key<Report>]) -> OutputFile {
    let route = Route::new(words.lang, page);
    let path = feed_path(site, route);
    let mut writer = Writer::new(Vec::new());
    write(&mut writer, site, words, route, &path, reports).expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    OutputFile {
        path: path.trim_start_matches('/').to_owned(),
        content: Content::Bytes(bytes),
    }
}

type Xml = Writer<Vec<u8>>;

fn write(
    xml: &mut Xml,
    site: &Site,
    words: &Words,
    route: Route,
    path: &str,
    reports: &[Key<Report>],
) -> io::Result<()> {
    let settings = &site.settings;
    let shown = &reports[..reports.len().min(ENTRIES)];
    let title = title(site, words, route);
    let address = settings.absolute(&route.path(site));
    let updated = shown.iter().map(|key| updated(&site.reports[*key])).max();
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", route.lang.tag()))
        .write_inner_content(|xml| {
            text(xml, "title", &title)?;
            text(xml, "id", &address)?;
            link(xml, ("alternate", &address), route.lang)?;
            link(xml, ("self", &settings.absolute(path)), route.lang)?;
            text(
                xml,
                "updated",
                &updated.unwrap_or_else(|| "1970-01-01T00:00:00+08:00".to_owned()),
            )?;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", settings.title.get(route.lang)))?;
            for key in shown {
                entry(xml, site, route.lang, *key)?;
            }
            Ok(())
        })?;
    Ok(())
}

fn title(site: &Site, words: &Words, route: Route) -> String {
    let digest = site.settings.title.get(route.lang);
    let page = match route.page {
        Page::Topic(key) => site.topics[key].name(route.lang),
        Page::Region(key) => site.regions[key].names.get(route.lang),
        _ => return digest.clone(),
    };
    words.say("title-part", &[("page", page), ("site", digest)])
}

fn entry(xml: &mut Xml, site: &Site, lang: Lang, key: Key<Report>) -> io::Result<()> {
    let report = &site.reports[key];
    let (page, written_in) = report.text(lang);
    let address = site
        .settings
        .absolute(&Route::new(written_in, Page::Report(key)).path(site));
    xml.create_element("entry")
        .with_attribute(("xml:lang", written_in.tag()))
        .write_inner_content(|xml| {
            text(xml, "title", &page.title)?;
            text(xml, "id", &address)?;
            link(xml, ("alternate", &address), written_in)?;
            text(xml, "updated", &updated(report))?;
            for topic in &report.topics {
                let term = site.topics[*topic].id.as_str();
                let label = site.topics[*topic].name(lang);
                xml.create_element("category")
                    .with_attributes([("xml:lang", lang.tag()), ("term", term), ("label", label)])
                    .write_empty()?;
            }
            text(xml, "summary", &summary(page, written_in))
        })?;
    Ok(())
}

fn text(xml: &mut Xml, element: &str, content: &str) -> io::Result<()> {
    xml.create_element(element)
        .write_text_content(BytesText::new(content))?;
    Ok(())
}

fn link(xml: &mut Xml, (relation, address): (&str, &str), lang: Lang) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("rel", relation), ("href", address), ("hreflang", lang.tag())])
        .write_empty()?;
    Ok(())
}

/// When a report last changed: its last correction, else its publication, else its
/// event. RFC 3339 wants a moment; what is not known of it is the first of its kind.
fn updated(report: &Report) -> String {
    let date = report.changes.first().map(|change| &change.date);
    let date = date.or(report.published.as_ref()).or(report.event.as_ref());
    let Some(date) = date else {
        return "1970-01-01T00:00:00+08:00".to_owned();
    };
    moment(date)
}

fn moment(date: &Date) -> String {
    let part = |part: Option<Part>| part.and_then(Part::known).unwrap_or(1);
    let (year, _, _) = date.sort_key();
    format!("{year:04}-{:02}-{:02}T00:00:00+08:00", part(date.month), part(date.day))
}
