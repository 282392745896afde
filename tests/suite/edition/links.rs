//! Everything that a page refers to is there.

use super::{Published, edition};
use crate::support::{Page, Project};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use wenzhai::diag::Code;
use wenzhai::pipeline::{self, Options};

const BASE: &str = "https://wenzhai.example/";

#[test]
fn every_internal_link_of_the_edition_resolves() {
    let count = resolve_all(edition(), BASE);
    assert!(count > 10_000, "only {count} links were looked at");
}

#[test]
fn every_internal_link_of_the_base_site_resolves() {
    let published = Published::of(Project::base().root(), &Options::default());
    resolve_all(&published, BASE);
}

#[test]
fn every_internal_link_of_the_corpus_resolves() {
    let published = Published::of(Project::corpus(30).root(), &Options::default());
    resolve_all(&published, "https://digest.example/");
}

#[test]
fn a_site_in_a_folder_links_within_the_folder() {
    let base = "https://example.org/digest/2026/";
    let options = Options {
        base_url: Some(base.to_owned()),
        ..Options::default()
    };
    resolve_all(&Published::of(Project::base().root(), &options), base);
}

#[test]
fn attachments_are_published_beside_their_page() {
    let project = Project::base()
        .with(
            "content/reports/demo/图 1.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"></svg>\n",
        )
        .with_bytes("content/reports/demo/scan.pdf", b"%PDF-1.4")
        .edited(
            "content/reports/demo/zh.md",
            "当面商谈。",
            "当面商谈。![现场](<图 1.svg>) [原件](scan.pdf)",
        );
    let published = Published::of(project.root(), &Options::default());
    assert_eq!(published.checked.findings.len(), 0);
    resolve_all(&published, BASE);
    let image = published.page("zh/reports/demo/index.html").the("img");
    assert_eq!(image.get("alt"), Some("现场"));
}

#[test]
fn sections_that_an_editor_names_are_not_taken_by_the_theme() {
    let words = [
        "content",
        "figures",
        "terms",
        "source",
        "corrections",
        "related",
        "main",
        "page",
    ];
    let headings: Vec<String> = words
        .iter()
        .map(|id| format!("## 小标题 {{#{id}}}\n\n一段。\n\n"))
        .collect();
    let text = Project::base().read("content/reports/demo/zh.md");
    let project = Project::base().with("content/reports/demo/zh.md", &format!("{text}\n{}", headings.concat()));
    let published = Published::of(project.root(), &Options::default());
    assert_eq!(published.checked.findings.len(), 0);
    resolve_all(&published, BASE);
}

#[test]
fn a_section_cannot_have_the_place_of_a_figure() {
    let text = Project::base().read("content/reports/demo/zh.md");
    let project = Project::base().with(
        "content/reports/demo/zh.md",
        &format!("{text}\n## 小标题 {{#figure-key-users}}\n\n一段。\n"),
    );
    let input = pipeline::load(project.root()).unwrap();
    let checked = pipeline::check(input, &Options::default());
    let codes: Vec<Code> = checked.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::MD002]);
}

/// Looks at every address of every page; says how many there were.
fn resolve_all(published: &Published, base: &str) -> usize {
    let ids: BTreeMap<&str, BTreeSet<&str>> = published
        .pages
        .iter()
        .map(|page| (page.path.as_str(), ids(page)))
        .collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in &published.pages {
        for address in addresses(page) {
            count += 1;
            if let Err(reason) = resolve(page, address, base, published, &ids) {
                wrong.push(format!("{}: {address}: {reason}", page.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    count
}

fn ids(page: &Page) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for id in page.having("id").filter_map(|element| element.get("id")) {
        assert!(
            !id.is_empty() && ids.insert(id),
            "{}: the id {id:?} stands twice",
            page.path
        );
    }
    ids
}

/// Every address that a page's markup names.
fn addresses(page: &Page) -> impl Iterator<Item = &str> {
    let named = ["href", "src", "action", "poster", "data", "cite"];
    page.elements
        .iter()
        .flat_map(move |element| named.into_iter().filter_map(|name| element.get(name)))
}

fn resolve(
    page: &Page,
    address: &str,
    base: &str,
    published: &Published,
    ids: &BTreeMap<&str, BTreeSet<&str>>,
) -> Result<(), &'static str> {
    let (place, fragment) = address
        .split_once('#')
        .map_or((address, None), |(place, id)| (place, Some(id)));
    let root = base
        .splitn(4, '/')
        .nth(3)
        .map(|folder| format!("/{folder}"))
        .expect("a base address has a path");
    let target = match place {
        "" => page.path.clone(),
        _ => match place.strip_prefix(base).or_else(|| place.strip_prefix(&root)) {
            Some(path) => file_at(path),
            None if ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| place.starts_with(scheme)) =>
            {
                return Ok(());
            }
            None => return Err("it leads out of the site, or is relative"),
        },
    };
    if !published.files.contains_key(&target) {
        return Err("there is no such file");
    }
    match fragment {
        Some(id)
            if !ids
                .get(target.as_str())
                .is_some_and(|ids| ids.contains(decoded(id).as_str())) =>
        {
            Err("there is no such section")
        }
        _ => Ok(()),
    }
}

/// The file that a web server answers an address with.
fn file_at(path: &str) -> String {
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
