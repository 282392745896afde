//! What pages say in JSON-LD is complete, leads somewhere, and agrees with what readers see.

use super::{Published, edition};
use crate::support::{Page, Project};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

const BASE: &str = "https://wenzhai.example/";

/// The graph of a page; empty for one that says nothing.
pub(super) fn graph(page: &Page) -> Vec<Value> {
    // What has an address is no data.
    let mut scripts = page.named("script").filter(|script| script.get("src").is_none());
    let Some(script) = scripts.next() else {
        return Vec::new();
    };
    assert!(scripts.next().is_none(), "{}: more than one script", page.path);
    assert_eq!(script.get("type"), Some("application/ld+json"), "{}", page.path);
    let value: Value = serde_json::from_str(&script.text).unwrap_or_else(|error| panic!("{}: {error}", page.path));
    assert_eq!(value["@context"], "https://schema.org", "{}", page.path);
    let graph = value["@graph"].as_array().expect("there is a graph");
    assert!(!graph.is_empty(), "{}", page.path);
    graph.clone()
}

/// The types of a node.
fn types(node: &Value) -> Vec<&str> {
    match &node["@type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn of_type<'g>(graph: &'g [Value], name: &str) -> Vec<&'g Value> {
    graph.iter().filter(|node| types(node).contains(&name)).collect()
}

/// What each type must have: schema.org requires nothing, search engines (Google's guides to
/// articles, breadcrumbs and data sets) and readers of this site do.
const REQUIRED: &[(&str, &[&str])] = &[
    ("WebSite", &["@id", "url", "name", "alternateName", "inLanguage"]),
    (
        "WebPage",
        &[
            "@id",
            "url",
            "name",
            "inLanguage",
            "isPartOf",
            "breadcrumb",
            "mainEntity",
        ],
    ),
    ("CollectionPage", &["@id", "url", "name", "inLanguage", "isPartOf"]),
    ("SearchResultsPage", &["@id", "url", "name", "inLanguage", "isPartOf"]),
    (
        "AboutPage",
        &[
            "@id",
            "url",
            "name",
            "description",
            "inLanguage",
            "isPartOf",
            "breadcrumb",
        ],
    ),
    ("BreadcrumbList", &["@id", "itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
    (
        "Report",
        &[
            "@id",
            "url",
            "headline",
            "description",
            "inLanguage",
            "image",
            "datePublished",
            "dateModified",
            "contentLocation",
            "isPartOf",
            "mainEntityOfPage",
            "isBasedOn",
            "citation",
            "encoding",
        ],
    ),
    ("CreativeWork", &["@id"]),
    ("Organization", &["name"]),
    ("Place", &["name"]),
    ("Thing", &["name", "url"]),
    ("MediaObject", &["contentUrl", "encodingFormat"]),
    (
        "DefinedTerm",
        &[
            "@id",
            "url",
            "name",
            "description",
            "alternateName",
            "inLanguage",
            "inDefinedTermSet",
        ],
    ),
    ("DefinedTermSet", &["@id", "url", "name"]),
    (
        "Dataset",
        &[
            "@id",
            "url",
            "name",
            "description",
            "inLanguage",
            "creator",
            "distribution",
        ],
    ),
    ("DataDownload", &["contentUrl", "encodingFormat", "contentSize"]),
    ("DataCatalog", &["name", "url"]),
    ("PropertyValue", &["name", "description", "unitText"]),
];

/// Everything in a value that has a type.
fn typed<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(object) => {
            if object.contains_key("@type") {
                found.push(value);
            }
            object.values().for_each(|inner| typed(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| typed(inner, found)),
        _ => {}
    }
}

/// Every text in a value that is an address of the site.
fn addresses<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) if text.starts_with(BASE) => {
            found.insert(text);
        }
        Value::Object(object) => object.values().for_each(|inner| addresses(inner, found)),
        Value::Array(list) => list.iter().for_each(|inner| addresses(inner, found)),
        _ => {}
    }
}

#[test]
fn everything_has_what_it_must_have() {
    let required: BTreeMap<&str, &[&str]> = REQUIRED.iter().copied().collect();
    let mut seen = BTreeSet::new();
    for page in &edition().pages {
        let graph = graph(page);
        assert_eq!(graph.is_empty(), page.path.ends_with("404.html"), "{}", page.path);
        let mut nodes = Vec::new();
        for node in &graph {
            typed(node, &mut nodes);
        }
        for node in nodes {
            for name in types(node).into_iter().filter(|name| *name != "Article") {
                let fields = required.get(name).unwrap_or_else(|| panic!("{}: {name}?", page.path));
                seen.insert(name.to_owned());
                for field in *fields {
                    let value = &node[*field];
                    let is_filled = !value.is_null() && *value != "" && *value != Value::Array(Vec::new());
                    assert!(is_filled, "{}: {name} without {field}", page.path);
                }
            }
        }
    }
    let all: BTreeSet<String> = required.keys().map(|name| (*name).to_owned()).collect();
    assert_eq!(seen, all, "what never occurs is not tested");
}

#[test]
fn every_address_leads_to_what_it_names() {
    let graphs: BTreeMap<&str, Vec<Value>> = edition()
        .pages
        .iter()
        .map(|page| (page.path.as_str(), graph(page)))
        .collect();
    let mut count = 0;
    for (path, graph) in &graphs {
        let ids: Vec<&str> = graph.iter().filter_map(|node| node["@id"].as_str()).collect();
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        assert!(
            ids.len() == graph.len() && different.len() == ids.len(),
            "{path}: {ids:?}"
        );
        let mut found = BTreeSet::new();
        for node in graph {
            addresses(node, &mut found);
        }
        for address in found {
            count += 1;
            let inner = &address[BASE.len()..];
            let (place, fragment) = inner
                .split_once('#')
                .map_or((inner, None), |(place, id)| (place, Some(id)));
            let file = if place.is_empty() || place.ends_with('/') {
                format!("{place}index.html")
            } else {
                place.to_owned()
            };
            let Some(fragment) = fragment else {
                assert!(edition().files.contains_key(&file), "{path}: {address}");
                continue;
            };
            // What is named by a fragment is described on that page.
            let described = graphs.get(file.as_str()).into_iter().flatten();
            assert!(
                described.into_iter().any(|node| node["@id"] == address),
                "{path}: {address} ({fragment}) is not described"
            );
        }
    }
    assert!(count > 3_000, "only {count} addresses");
}

#[test]
fn the_breadcrumb_is_the_one_that_readers_see() {
    let mut lengths = BTreeSet::new();
    for page in &edition().pages {
        let graph = graph(page);
        let lists = of_type(&graph, "BreadcrumbList");
        let shown = visible(page);
        let told: Vec<(String, String)> = lists
            .iter()
            .flat_map(|list| list["itemListElement"].as_array().into_iter().flatten())
            .map(|item| {
                let text = |key: &str| item[key].as_str().expect("it is a text").to_owned();
                (text("name"), text("item"))
            })
            .collect();
        assert_eq!(told, shown, "{}", page.path);
        for (position, item) in lists
            .iter()
            .flat_map(|list| list["itemListElement"].as_array().into_iter().flatten())
            .enumerate()
        {
            assert_eq!(item["position"], position + 1, "{}", page.path);
        }
        lengths.insert(shown.len());
        if let Some((first, last)) = shown.first().zip(shown.last()) {
            let lang = &page.path[..3];
            assert_eq!(first.1, format!("{BASE}{lang}"), "{}: it begins at home", page.path);
            let own = format!("{BASE}{}", page.path.trim_end_matches("index.html"));
            assert_eq!(last.1, own, "{}: it ends with the page", page.path);
            assert_eq!(last.0, title(page), "{}", page.path);
        } else {
            let bare = ["index.html", "404.html"].map(|name| page.path.ends_with(name));
            assert!(
                bare.contains(&true) && page.path.matches('/').count() < 2,
                "{} has none",
                page.path
            );
        }
    }
    // From a section alone to a county's report.
    assert!(lengths.is_superset(&[0, 2, 3, 5, 6].into()), "{lengths:?}");
}

/// What a page is called, where it is shared: its heading, as `heads` has it.
fn title(page: &Page) -> &str {
    let mut all = page.named("meta");
    let title = all.find(|meta| meta.get("property") == Some("og:title"));
    title.and_then(|title| title.get("content")).expect("it has a title")
}

/// What a page's breadcrumb shows, and the page itself, which stands below it as the heading.
fn visible(page: &Page) -> Vec<(String, String)> {
    let Some(at) = page
        .elements
        .iter()
        .position(|element| element.get("class") == Some("breadcrumb"))
    else {
        return Vec::new();
    };
    let links = page.named("a").filter(|link| link.within.contains(&at));
    let above = links.map(|link| {
        let href = link.get("href").expect("it leads somewhere");
        (link.text.clone(), format!("{}{href}", BASE.trim_end_matches('/')))
    });
    let own = format!("{BASE}{}", page.path.trim_end_matches("index.html"));
    above.chain([(title(page).to_owned(), own)]).collect()
}

#[test]
fn a_report_says_what_its_record_says() {
    let site = edition().site();
    for report in site.reports.values() {
        for lang in Lang::ALL {
            let address = |lang: Lang| format!("{BASE}{}/reports/{}/", lang.code(), report.id);
            let path = format!("{}/reports/{}/index.html", lang.code(), report.id);
            let graph = graph(edition().page(&path));
            let &[node] = of_type(&graph, "Report").as_slice() else {
                panic!("{path}: not one report");
            };
            let (text, _) = report.text(lang);
            assert_eq!(node["headline"], text.title.as_str(), "{path}");
            assert_eq!(node["description"], text.summary.as_str(), "{path}");
            assert_eq!(node["inLanguage"], lang.tag(), "{path}");
            assert_eq!(node["@id"], format!("{}#report", address(lang)), "{path}");
            let other = format!("{}#report", address(lang.other()));
            let (own, absent) = match lang {
                Lang::En => ("translationOfWork", "workTranslation"),
                Lang::Zh => ("workTranslation", "translationOfWork"),
            };
            assert_eq!(node[own]["@id"], other, "{path}");
            assert!(node[absent].is_null(), "{path}");
            assert_eq!(
                node["contentLocation"]["name"],
                site.regions[report.region].names.get(lang).as_str()
            );
            let about = node["about"].as_array().map_or(0, Vec::len);
            assert_eq!(about, report.topics.len(), "{path}");

            let source = graph.iter().find(|other| other["@id"] == node["isBasedOn"]["@id"]);
            let source = source.unwrap_or_else(|| panic!("{path}: no source"));
            let said = |value: &Value| value.as_str().map(str::to_owned);
            let names = |names: &Option<wenzhai::model::lang::Wording>| {
                names.as_ref().map(|names| names.get(lang).0.to_owned())
            };
            assert_eq!(said(&source["name"]), names(&report.source.title), "{path}");
            assert_eq!(
                said(&source["publisher"]["name"]),
                names(&report.source.publisher),
                "{path}"
            );
            assert_eq!(said(&source["url"]), report.source.url, "{path}");
            assert_eq!(said(&source["identifier"]), report.source.document_number, "{path}");
        }
    }
}

#[test]
fn a_report_in_one_language_has_no_translation() {
    let project = Project::base().without("content/reports/demo/en.md");
    let published = Published::of(project.root(), &Options::default());
    let graph = graph(published.page("zh/reports/demo/index.html"));
    let reports = of_type(&graph, "Report");
    assert_eq!(reports.len(), 1);
    assert!(reports[0]["workTranslation"].is_null() && reports[0]["translationOfWork"].is_null());
}

#[test]
fn no_text_can_end_the_script() {
    let project = Project::base().edited(
        "content/reports/demo/en.md",
        "title: Linqing presses its biggest energy users to retrofit",
        "title: 'Linqing </script><script>alert(1)</script> & <!-- more'",
    );
    let published = Published::of(project.root(), &Options::default());
    let page = published.page("en/reports/demo/index.html");
    let graph = graph(page);
    assert_eq!(
        of_type(&graph, "Report")[0]["headline"],
        "Linqing </script><script>alert(1)</script> & <!-- more"
    );
    let scripts: Vec<&str> = page
        .named("script")
        .filter(|script| script.get("type") == Some("application/ld+json"))
        .map(|script| script.text.as_str())
        .collect();
    assert_eq!(scripts.len(), 1);
    assert!(!scripts[0].contains(['<', '>', '&']));
}
