//! What browsers, search engines and screen readers are told about a page.

use super::{Published, edition};
use crate::support::{Page, Project};
use std::collections::BTreeMap;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

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
    let count = assert_reciprocal(edition());
    // The edition is in both languages: every page but those for wrong addresses.
    let pages = edition().pages.iter().filter(|page| !is_404(page)).count();
    assert_eq!(count, pages);
}

/// Holds the translations that pages name against what those name; says how many pages have some.
pub(super) fn assert_reciprocal(published: &Published) -> usize {
    let by_address: BTreeMap<String, &Page> = published.pages.iter().map(|page| (address(page), page)).collect();
    let mut count = 0;
    for page in &published.pages {
        let own = alternates(page);
        if own.is_empty() {
            continue;
        }
        count += 1;
        let tags: Vec<&str> = own.keys().map(String::as_str).collect();
        assert_eq!(tags, ["en", "x-default", "zh-Hans"], "{}", page.path);
        for (tag, href) in &own {
            let other = by_address.get(href);
            let other = other.unwrap_or_else(|| panic!("{} has a translation at {href}", page.path));
            assert_eq!(alternates(other), own, "{} and {href}", page.path);
            if tag != "x-default" {
                assert_eq!(
                    other.the("html").get("lang"),
                    Some(tag.as_str()),
                    "{}: {href}",
                    page.path
                );
            }
        }
        assert!(
            own.values().any(|href| *href == address(page)),
            "{}: not itself",
            page.path
        );
        let is_home = ["index.html", "zh/index.html", "en/index.html"].contains(&page.path.as_str());
        let default = if is_home { BASE } else { &own["en"] };
        assert_eq!(own["x-default"], default, "{}", page.path);
    }
    count
}

#[test]
fn what_is_in_one_language_has_no_translation() {
    let project = Project::base()
        .without("content/topics/dual-carbon/en.md")
        .without("content/about/zh.md")
        .without("content/reports/demo/en.md");
    let published = Published::of(project.root(), &Options::default());
    assert!(assert_reciprocal(&published) > 10);
    let sitemap = String::from_utf8_lossy(&published.files["sitemap.xml"]).into_owned();
    for (path, is_written) in [
        ("zh/topics/dual-carbon", true),
        ("en/topics/dual-carbon", false),
        ("zh/about", false),
        ("en/about", true),
        ("zh/reports/demo", true),
    ] {
        let page = published.page(&format!("{path}/index.html"));
        assert!(alternates(page).is_empty(), "{path}");
        assert_eq!(properties(page).get("og:locale:alternate"), None, "{path}");
        let entry = sitemap
            .split("<url>")
            .find(|url| url.contains(&format!("<loc>{BASE}{path}/</loc>")));
        assert!(
            entry.is_some_and(|entry| !entry.contains("xhtml:link")),
            "{path}: {entry:?}"
        );
        // The page of a language that it is not in shows the other's text, and is no text of its own.
        assert_eq!(
            published.files.contains_key(&format!("{path}/index.md")),
            is_written,
            "{path}"
        );
    }
    // What is made of names is in both.
    assert_eq!(alternates(published.page("en/topics/index.html")).len(), 3);
}

/// Open Graph, by property.
fn properties(page: &Page) -> BTreeMap<&str, &str> {
    let all = page
        .named("meta")
        .filter_map(|meta| Some((meta.get("property")?, meta.get("content")?)));
    let all: Vec<(&str, &str)> = all.collect();
    let properties: BTreeMap<&str, &str> = all.iter().copied().collect();
    assert_eq!(properties.len(), all.len(), "{}: a property stands twice", page.path);
    properties
}

#[test]
fn every_page_says_what_is_shown_where_it_is_shared() {
    let site = edition().site();
    for page in edition().pages.iter().filter(|page| !is_404(page)) {
        let properties = properties(page);
        let of = |name: &str| properties.get(name).copied();
        let path = &page.path;
        let is_parallel = path.ends_with("/parallel/index.html");
        let id = path.split('/').nth(2).filter(|_| path[2..].starts_with("/reports/"));
        let is_report = path.matches('/').count() == 3 && id.is_some_and(|id| site.reports.key(id).is_some());
        let (locale, other) = if path.starts_with("en/") {
            ("en_GB", "zh_CN")
        } else {
            ("zh_CN", "en_GB")
        };
        let lang = Lang::from_code(&path[..2]).unwrap_or(Lang::Zh);
        let folder = if is_report || is_parallel {
            address(page).replace("parallel/", "")
        } else {
            format!("{BASE}{}/", lang.code())
        };
        let image = format!("{folder}share.png");
        let own = address(page);
        for (name, value) in [
            ("og:type", if is_report { "article" } else { "website" }),
            ("og:url", &own),
            ("og:site_name", site.settings.title.get(lang)),
            ("og:locale", locale),
            ("og:locale:alternate", other),
            ("og:image", &image),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
        ] {
            assert_eq!(of(name), Some(value), "{path}: {name}");
        }
        assert!(
            edition().files.contains_key(&image[BASE.len()..]),
            "{path}: there is no {image}"
        );
        for name in ["og:title", "og:description", "og:image:alt"] {
            assert!(of(name).is_some_and(|text| !text.trim().is_empty()), "{path}: {name}");
        }
        let named = |name: &str| page.named("meta").find(|meta| meta.get("name") == Some(name));
        let said = |name: &str| named(name).and_then(|meta| meta.get("content"));
        assert_eq!(said("twitter:card"), Some("summary_large_image"), "{path}");
        assert_eq!(of("og:description"), said("description"), "{path}");
        if path.contains('/') {
            // The page of both texts has the report's heading, and says before it what it is.
            let (title, heading) = (of("og:title").unwrap_or_default(), page.the("h1").text.as_str());
            assert!(
                title == heading || (is_parallel && title.contains(heading)),
                "{path}: {title}"
            );
        }
        let times = ["article:published_time", "article:modified_time"].map(|name| of(name).is_some());
        assert!(is_report || times == [false, false], "{path}: {times:?}");
    }
}

#[test]
fn times_are_as_precise_as_they_are_known() {
    let text = Project::base().read("content/reports/demo/zh.md");
    let dated = |published: &str, changes: &str| {
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("published:")).collect();
        let record = lines
            .join("\n")
            .replacen("\nregion:", &format!("\npublished: {published}{changes}\nregion:"), 1);
        let project = Project::base().with("content/reports/demo/zh.md", &format!("{record}\n"));
        let published = Published::of(project.root(), &Options::default());
        let page = published.page("en/reports/demo/index.html");
        let properties = properties(page);
        ["article:published_time", "article:modified_time"].map(|name| properties.get(name).map(|s| (*s).to_owned()))
    };
    let known = |text: &str| Some(text.to_owned());
    let change = "\nchanges: [{date: 2024-05-06, note: {zh: 改, en: Mended}}]";
    assert_eq!(dated("2023-07-29", ""), [known("2023-07-29"), known("2023-07-29")]);
    assert_eq!(dated("2023-07", change), [known("2023-07"), known("2024-05-06")]);
    assert_eq!(dated("2023-XX-29", ""), [known("2023"), known("2023")]);
    assert_eq!(dated("202X", ""), [None, None]);
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
