//! Feeds and the sitemap are XML and name what is there.

use super::{Published, edition};
use crate::support::{Page, Project, has_ending};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use wenzhai::pipeline::Options;

const BASE: &str = "https://wenzhai.example/";

/// The texts of a document's elements and the values of its attributes, by name.
fn read(path: &str, bytes: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open) = (BTreeMap::<String, Vec<String>>::new(), Vec::<String>::new());
    let mut buffer = Vec::new();
    loop {
        let event = reader
            .read_event_into(&mut buffer)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                    let key = format!("{name}@{}", attribute.key.as_ref());
                    found.entry(key).or_default().push(attribute.value.into_owned());
                }
                if matches!(event, Event::Start(_)) {
                    open.push(name);
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                let text: &str = text;
                if let Some(name) = open.last().filter(|_| !text.trim().is_empty()) {
                    found.entry(name.clone()).or_default().push(text.to_owned());
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    assert!(open.is_empty(), "{path}: not closed: {open:?}");
    found
}

#[test]
fn every_xml_file_is_well_formed() {
    let files = edition()
        .files
        .iter()
        .filter(|(path, _)| has_ending(path, "xml") || has_ending(path, "svg"));
    let documents: Vec<_> = files.map(|(path, bytes)| read(path, bytes)).collect();
    assert!(documents.len() > 2 * (1 + 3 + 8), "only {} files", documents.len());
}

#[test]
fn the_sitemap_names_every_page_that_is_to_be_found() {
    let sitemap = read("sitemap.xml", &edition().files["sitemap.xml"]);
    let listed: BTreeSet<&str> = sitemap["loc"].iter().map(String::as_str).collect();
    assert_eq!(listed.len(), sitemap["loc"].len(), "a page stands twice");
    let pages = edition()
        .pages
        .iter()
        .filter(|page| page.path.contains('/') && !page.path.ends_with("404.html"));
    let is_hidden = |page: &&Page| {
        let mut robots = page.named("meta").filter(|meta| meta.get("name") == Some("robots"));
        robots.any(|meta| meta.get("content").is_some_and(|content| content.contains("noindex")))
    };
    let pages = pages.filter(|page| !is_hidden(page));
    let addresses: Vec<String> = pages
        .map(|page| format!("{BASE}{}", page.path.trim_end_matches("index.html")))
        .collect();
    assert_eq!(listed, addresses.iter().map(String::as_str).collect());
}

#[test]
fn a_feed_leads_to_pages_and_is_found_from_them() {
    for lang in ["zh", "en"] {
        let path = format!("{lang}/feed.xml");
        let feed = read(&path, &edition().files[&path]);
        let tag = if lang == "zh" { "zh-Hans" } else { "en" };
        assert_eq!(feed["feed@xml:lang"], [tag]);
        for href in &feed["link@href"] {
            let inner = href.strip_prefix(BASE).unwrap_or_else(|| panic!("{path}: {href}"));
            let file = if inner.is_empty() || inner.ends_with('/') {
                format!("{inner}index.html")
            } else {
                inner.to_owned()
            };
            assert!(edition().files.contains_key(&file), "{path}: {href} leads nowhere");
        }
        let ids: BTreeSet<&String> = feed["id"].iter().collect();
        assert_eq!(ids.len(), feed["id"].len(), "{path}: an id stands twice");
        assert!(feed["id"].len() > 14, "{path}: not every report is in it");
        let home = edition().page(&format!("{lang}/index.html"));
        let offered = home
            .links("alternate")
            .any(|link| link.get("href") == Some(&format!("/{path}")));
        assert!(offered, "the home page does not offer {path}");
    }
}

#[test]
fn a_feed_says_which_language_each_part_is_in() {
    let english = "---\ntitle: Only here\nsummary: Not in Chinese.\npublished: 2025-07-30\nregion: linqing\ntopics: [dual-carbon]\nsource: {publisher: City}\n---\n\nText.\n";
    let project = Project::base().with("content/reports/other/en.md", english);
    let published = Published::of(project.root(), &Options::default());
    let feed = read("zh/feed.xml", &published.files["zh/feed.xml"]);
    assert_eq!(feed["entry@xml:lang"], ["en", "zh-Hans"]);
    // The labels of topics are in the language of the feed.
    assert_eq!(feed["category@xml:lang"], ["zh-Hans", "zh-Hans"]);
    assert_eq!(feed["link@hreflang"], ["zh-Hans", "zh-Hans", "en", "zh-Hans"]);
}
