//! What programs are told of the site as a whole: the sitemap, `robots.txt`, `llms.txt`.

use super::{Published, edition};
use crate::support::{Page, Project, Xml, has_ending};
use std::collections::{BTreeMap, BTreeSet};
use wenzhai::model::date::Date;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::{self, Options};

const BASE: &str = "https://wenzhai.example/";

fn sitemap(published: &Published) -> Xml {
    let root = Xml::read("sitemap.xml", &published.files["sitemap.xml"]);
    assert_eq!(root.name, "urlset");
    assert_eq!(root.get("xmlns"), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    root
}

#[test]
fn the_sitemap_is_the_set_of_pages_with_their_translations() {
    let sitemap = sitemap(edition());
    let mut listed = BTreeMap::new();
    for url in sitemap.all("url") {
        let address = url.text_of("loc").expect("it has an address");
        let links: BTreeMap<&str, &str> = url
            .all("xhtml:link")
            .map(|link| {
                assert_eq!(link.get("rel"), Some("alternate"), "{address}");
                (
                    link.get("hreflang").expect("a language"),
                    link.get("href").expect("an address"),
                )
            })
            .collect();
        assert!(
            listed.insert(address.to_owned(), links).is_none(),
            "{address} stands twice"
        );
    }
    // Wrong addresses, and lists that are on other pages too.
    let is_hidden = |page: &&Page| {
        let mut robots = page.named("meta").filter(|meta| meta.get("name") == Some("robots"));
        robots.any(|meta| meta.get("content").is_some_and(|content| content.contains("noindex")))
    };
    let pages = edition().pages.iter().filter(|page| !is_hidden(page));
    for page in pages {
        let address = format!("{BASE}{}", page.path.trim_end_matches("index.html"));
        let links = listed
            .remove(&address)
            .unwrap_or_else(|| panic!("{address} is not listed"));
        let of_page = page.links("alternate").filter(|link| link.get("hreflang").is_some());
        let of_page: BTreeMap<&str, &str> = of_page
            .filter_map(|link| link.get("hreflang").zip(link.get("href")))
            .collect();
        assert_eq!(links, of_page, "{address}");
    }
    assert!(listed.is_empty(), "there is no page at {:?}", listed.keys());
}

#[test]
fn the_sitemap_says_when_reports_and_their_lists_changed() {
    let sitemap = sitemap(edition());
    let day = |address: &str| {
        let mut urls = sitemap.all("url");
        let url = urls
            .find(|url| url.text_of("loc") == Some(address))
            .expect("it is listed");
        url.text_of("lastmod").map(str::to_owned)
    };
    let site = edition().site();
    let mut dated = 0;
    for report in site.reports.values() {
        for lang in Lang::ALL {
            let known = report.modified().and_then(Date::as_known).map(str::to_owned);
            dated += usize::from(known.is_some());
            assert_eq!(day(&format!("{BASE}{}/reports/{}/", lang.code(), report.id)), known);
        }
    }
    assert!(dated > 10, "only {dated} dates");
    for topic in site.topics.values() {
        let newest = topic.reports.iter().filter_map(|key| site.reports[*key].modified());
        let newest = newest.max_by_key(|date| date.sort_key()).and_then(Date::as_known);
        assert_eq!(day(&format!("{BASE}en/topics/{}/", topic.id)).as_deref(), newest);
    }
    assert_eq!(day(&format!("{BASE}zh/about/")), None);
}

#[test]
fn robots_may_read_everything_and_find_the_sitemap() {
    let robots = String::from_utf8_lossy(&edition().files["robots.txt"]);
    assert_eq!(
        robots,
        format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n")
    );
}

#[test]
fn a_theme_can_have_its_own_guides() {
    let own = "User-agent: *\nDisallow: /data/\n";
    let project = Project::base().with("themes/default/static/robots.txt", own);
    let published = Published::of(project.root(), &Options::default());
    assert_eq!(published.checked.findings.len(), 0);
    assert_eq!(String::from_utf8_lossy(&published.files["robots.txt"]), own);
    assert!(published.files.contains_key("llms.txt"));
    let live = pipeline::Live::open(project.root(), Options::default()).expect("the project can be read");
    let shown = live.snapshot().file("robots.txt").expect("nothing fails");
    let own = wenzhai::model::output::Content::Bytes(own.into());
    assert!(shown == Some(own), "the preview shows another");
}

/// The links of a Markdown list: `- [name](address): note`.
fn links(text: &str) -> Vec<&str> {
    let items = text.lines().filter_map(|line| line.strip_prefix("- ["));
    items
        .map(|item| {
            let (_, rest) = item.split_once("](").unwrap_or_else(|| panic!("no link: {item}"));
            let (address, note) = rest.split_once(')').unwrap_or_else(|| panic!("no link: {item}"));
            assert!(note.is_empty() || note.starts_with(": "), "{item}");
            address
        })
        .collect()
}

#[test]
fn the_guide_for_language_models_has_the_form_that_they_know() {
    let text = String::from_utf8_lossy(&edition().files["llms.txt"]);
    let lines: Vec<&str> = text.lines().collect();
    // llmstxt.org: one title, a quotation, text without headings, then lists under headings.
    assert!(lines[0].starts_with("# "), "{}", lines[0]);
    assert!(lines[2].starts_with("> "), "{}", lines[2]);
    assert_eq!(lines.iter().filter(|line| line.starts_with("# ")).count(), 1);
    let (before, sections) = text.split_once("\n## ").expect("there are sections");
    assert!(links(before).is_empty());
    assert!(!text.contains("\n### "));
    for section in sections.split("\n## ") {
        let (name, list) = section.split_once("\n\n").expect("a list is under its heading");
        let items = list.lines().filter(|line| !line.is_empty());
        assert!(!links(list).is_empty(), "{name} is empty");
        assert!(items.into_iter().all(|line| line.starts_with("- [")), "{name}: {list}");
    }
    for lang in Lang::ALL {
        let summary = &edition().site().home.get(lang).as_ref().expect("there is one").summary;
        assert!(before.contains(summary.as_str()), "no summary in {}", lang.code());
    }
}

#[test]
fn the_guide_for_language_models_leads_to_every_text() {
    let text = String::from_utf8_lossy(&edition().files["llms.txt"]);
    let listed: Vec<&str> = links(&text);
    let mut paths = BTreeSet::new();
    for address in &listed {
        let path = address
            .strip_prefix(BASE)
            .unwrap_or_else(|| panic!("{address} leads out of the site"));
        assert!(edition().files.contains_key(path), "{address} leads nowhere");
        assert!(paths.insert(path), "{address} stands twice");
    }
    // All texts but those of the home pages, whose summaries it has itself.
    let homes = ["zh/index.md", "en/index.md"];
    let texts = edition().files.keys().map(String::as_str);
    let texts: BTreeSet<&str> = texts
        .filter(|path| has_ending(path, "md") && !homes.contains(path))
        .collect();
    assert!(texts.len() >= 2 * (14 + 3 + 1), "only {} texts", texts.len());
    assert!(paths.is_superset(&texts), "{:?}", texts.difference(&paths));
    assert!(paths.contains("data/figures.csv") && paths.contains("data/datapackage.json"));
}

#[test]
fn names_with_marks_of_markdown_do_not_break_the_guide() {
    let project = Project::base().edited(
        "content/reports/demo/en.md",
        "title: Linqing presses its biggest energy users to retrofit",
        "title: 'Linqing [presses](users) *to* retrofit'",
    );
    let published = Published::of(project.root(), &Options::default());
    let text = String::from_utf8_lossy(&published.files["llms.txt"]);
    let line = text
        .lines()
        .find(|line| line.contains("en/reports/demo/"))
        .expect("it is listed");
    let wanted = format!("- [Linqing \\[presses\\](users) \\*to\\* retrofit]({BASE}en/reports/demo/index.md): ");
    assert!(line.starts_with(&wanted), "{line}");
}
