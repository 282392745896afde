//! What browsers, search engines and screen readers are told about a page.

use super::edition;
use crate::support::Page;
use std::collections::{BTreeMap, BTreeSet};

const BASE: &str = "https://wenzhai.example/";

/// Pages for addresses that do not exist have no address of their own.
fn is_404(page: &Page) -> bool {
    page.path.ends_with("404.html")
}

fn address(page: &Page) -> String {
    format!("{BASE}{}", page.path.trim_end_matches("index.html"))
}

#[test]
fn every_page_says_which_language_it_is_in() {
    for page in &edition().pages {
        let tag = if page.path.starts_with("en/") { "en" } else { "zh-Hans" };
        assert_eq!(page.the("html").get("lang"), Some(tag), "{}", page.path);
    }
}

#[test]
fn every_page_has_one_first_heading() {
    for page in &edition().pages {
        assert!(!page.the("h1").text.trim().is_empty(), "{}", page.path);
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for page in &edition().pages {
        let mut last = 0;
        for element in &page.elements {
            let level = element
                .name
                .strip_prefix('h')
                .and_then(|digit| digit.parse::<usize>().ok());
            if let Some(level) = level {
                assert!(
                    level <= last + 1,
                    "{}: h{last}, then h{level}: {}",
                    page.path,
                    element.text
                );
                last = level;
            }
        }
    }
}

#[test]
fn every_page_has_a_title_of_its_own_and_a_description() {
    let mut titles: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for page in &edition().pages {
        // Drawings have titles too.
        let mut heads = page.named("title").filter(|title| title.within.len() == 2);
        let title = heads.next().map_or("", |title| title.text.as_str());
        assert!(heads.next().is_none(), "{}: more than one title", page.path);
        assert!(!title.trim().is_empty(), "{}", page.path);
        // An indicator and a term may be called the same.
        let kind = page.path.rsplitn(3, '/').last().unwrap_or_default();
        if let Some(other) = titles.insert((kind, title), &page.path) {
            panic!("{other} and {} are both called {title:?}", page.path);
        }
        let mut descriptions = page
            .named("meta")
            .filter(|meta| meta.get("name") == Some("description"));
        let description = descriptions
            .next()
            .and_then(|meta| meta.get("content"))
            .unwrap_or_default();
        assert!(
            !description.trim().is_empty() && descriptions.next().is_none(),
            "{}: description",
            page.path
        );
    }
}

#[test]
fn every_page_names_its_own_address() {
    for page in &edition().pages {
        let canonical: Vec<Option<&str>> = page.links("canonical").map(|link| link.get("href")).collect();
        let own = address(page);
        let wanted = if is_404(page) { vec![] } else { vec![Some(own.as_str())] };
        assert_eq!(canonical, wanted, "{}", page.path);
    }
}

#[test]
fn translations_name_each_other() {
    let published = edition();
    for page in &published.pages {
        let own = alternates(page);
        if is_404(page) {
            assert!(own.is_empty(), "{}", page.path);
            continue;
        }
        for (tag, href) in &own {
            let other = published.pages.iter().find(|page| address(page) == *href);
            let other = other.unwrap_or_else(|| panic!("{} has a translation at {href}", page.path));
            let back = alternates(other);
            assert!(
                page.path == "index.html" || back.values().any(|back| *back == address(page)),
                "{}: {href} does not name it",
                page.path
            );
            if tag != "x-default" {
                assert_eq!(
                    other.the("html").get("lang"),
                    Some(tag.as_str()),
                    "{}: {href}",
                    page.path
                );
            }
        }
        let tags: BTreeSet<&str> = own.keys().map(String::as_str).collect();
        assert!(tags.is_superset(&["en", "zh-Hans"].into()), "{}: {tags:?}", page.path);
    }
}

fn alternates(page: &Page) -> BTreeMap<String, String> {
    let links = page
        .links("alternate")
        .filter_map(|link| Some((link.get("hreflang")?, link.get("href")?)));
    links.map(|(tag, href)| (tag.to_owned(), href.to_owned())).collect()
}

#[test]
fn every_page_links_to_its_translation() {
    for page in edition().pages.iter().filter(|page| page.path.contains('/')) {
        let (own, rest) = page.path.split_once('/').expect("it is in a language's folder");
        let (lang, tag) = if own == "zh" { ("en", "en") } else { ("zh", "zh-Hans") };
        let rest = if is_404(page) {
            ""
        } else {
            rest.trim_end_matches("index.html")
        };
        let to = format!("/{lang}/{rest}");
        let found = page.named("a").find(|a| a.get("href") == Some(&to));
        let link = found.unwrap_or_else(|| panic!("{} does not link to {to}", page.path));
        assert_eq!(
            (link.get("hreflang"), page.lang_of(link)),
            (Some(tag), Some(tag)),
            "{}",
            page.path
        );
    }
}
