//! Dates, numbers, plurals and names follow the language of the page.

use super::{Published, edition};
use crate::support::Project;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

fn text(published: &Published, path: &str) -> String {
    published.page(path).the("main").text.clone()
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let published = Published::of(Project::base().root(), &Options::default());
    assert!(text(&published, "zh/reports/demo/index.html").contains("2025年7月29日"));
    assert!(text(&published, "en/reports/demo/index.html").contains("29 July 2025"));
    // What the source leaves open stays open.
    let open = Project::base().edited("content/reports/demo/zh.md", "event: 2023", "event: 2021-XX-29");
    let published = Published::of(open.root(), &Options::default());
    for (path, invented) in [
        ("zh/reports/demo/index.html", "1月29日"),
        ("en/reports/demo/index.html", "January"),
    ] {
        let page = text(&published, path);
        assert!(
            page.contains("2021") && page.contains("29") && !page.contains(invented),
            "{path}: {page}"
        );
    }
}

#[test]
fn figures_are_written_as_each_language_counts() {
    let project = Project::base()
        .edited("content/reports/demo/zh.md", "value: 17家", "value: 近3.5万家")
        .edited("content/reports/demo/zh.md", "[17家]", "[]")
        .edited("content/reports/demo/en.md", "[17]", "[]");
    let published = Published::of(project.root(), &Options::default());
    assert_eq!(published.checked.findings.len(), 0);
    let figure = |path: &str| {
        published
            .page(path)
            .having("data-figure")
            .next()
            .map(|figure| figure.text.clone())
    };
    assert_eq!(figure("zh/reports/demo/index.html").as_deref(), Some("近3.5万家"));
    assert_eq!(figure("en/reports/demo/index.html").as_deref(), Some("nearly 35,000"));
}

#[test]
fn a_report_says_how_long_it_is() {
    let project = Project::base()
        .edited("content/reports/demo/en.md", "[17]", "[]")
        .edited("content/reports/demo/zh.md", "[17家]", "[]");
    let published = Published::of(project.root(), &Options::default());
    // 23 characters, and 17 and 家 printed by the link; 2; 22.
    assert!(text(&published, "zh/reports/demo/index.html").contains("约1分钟 · 49字"));
    // 9 words and the printed 17; 1; 12.
    assert!(text(&published, "en/reports/demo/index.html").contains("1 min read · 23 words"));
    let mut longest = 0;
    for report in edition().site().reports.values() {
        let page = edition().page(&format!("zh/reports/{}/index.html", report.id));
        let (before, _) = page.the("main").text.split_once("分钟 · ").expect("it says so");
        let (_, minutes) = before.rsplit_once('约').expect("it says so");
        longest = longest.max(minutes.parse().expect("it is a number"));
    }
    assert!((4..15).contains(&longest), "the longest report takes {longest} minutes");
}

#[test]
fn one_is_singular() {
    let published = Published::of(Project::base().root(), &Options::default());
    let words = |lang: Lang, n: usize| {
        let engine = published.checked.engine.as_ref().expect("the theme has no fault");
        engine.words(lang).count("count-reports", n)
    };
    assert_eq!(
        [0, 1, 2].map(|n| words(Lang::En, n)),
        ["0 reports", "1 report", "2 reports"]
    );
    assert_eq!(words(Lang::En, 1234), "1,234 reports");
    assert_eq!(words(Lang::Zh, 1), words(Lang::Zh, 2).replace('2', "1"));
    assert!(text(&published, "en/regions/shandong/index.html").contains("1 report\n"));
}

#[test]
fn topics_regions_and_terms_have_two_names_and_one_id() {
    let site = edition().site();
    let heading = |lang: Lang, folder: &str, id: &str| {
        let path = format!("{}/{folder}/{id}/index.html", lang.code());
        edition().page(&path).the("h1").text.trim().to_owned()
    };
    for lang in Lang::ALL {
        for topic in site.topics.values() {
            assert_eq!(heading(lang, "topics", topic.id.as_str()), topic.name(lang));
        }
        for region in site.regions.values() {
            assert_eq!(heading(lang, "regions", region.id.as_str()), *region.names.get(lang));
        }
        for term in site.terms.values() {
            assert_eq!(
                heading(lang, "terms", term.id.as_str()),
                term.renderings.get(lang).preferred
            );
        }
    }
}

#[test]
fn navigation_speaks_the_language_of_the_page() {
    for page in &edition().pages {
        // A link may be in the language that it leads to, and says so.
        let tag = page.the("html").get("lang");
        let own = page.texts.iter().filter(|(at, _)| {
            let element = &page.elements[*at];
            let is_inside = |at: &usize| page.elements[*at].name == "nav";
            element.within.iter().any(is_inside) && page.lang_of(element) == tag
        });
        let navigation = own.map(|(_, text)| text.as_str()).collect::<String>();
        let chinese = navigation.contains(|c| ('一'..='鿿').contains(&c));
        let latin = navigation.contains(|c: char| c.is_ascii_lowercase());
        match page.path.split_once('/') {
            Some(("zh", _)) => assert!(chinese && !latin, "{}: {navigation}", page.path),
            Some(("en", _)) => assert!(latin && !chinese, "{}: {navigation}", page.path),
            _ => assert!(navigation.is_empty(), "{}: {navigation}", page.path),
        }
    }
}
