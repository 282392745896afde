//! A report in one language is listed in the other, honestly.

use super::Published;
use crate::support::{Element, Page, Project};
use wenzhai::diag::Code;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

const REPORT: &str = "/zh/reports/demo/";

fn published() -> Published {
    Published::of(
        Project::base().without("content/reports/demo/en.md").root(),
        &Options::default(),
    )
}

/// A sentence of the theme.
fn says(published: &Published, lang: Lang, key: &str) -> String {
    let engine = published.checked.engine.as_ref().expect("the theme has no fault");
    let sentence = engine.words(lang).say(key, &[]);
    assert!(sentence.chars().count() >= 4 && sentence != key, "{key} says nothing");
    sentence
}

fn links<'p>(page: &'p Page, to: &'p str) -> Vec<&'p Element> {
    page.named("a").filter(move |a| a.get("href") == Some(to)).collect()
}

#[test]
fn it_is_listed_in_the_other_language_with_a_note() {
    let published = published();
    let lists = [
        "en/index.html",
        "en/reports/index.html",
        "en/topics/dual-carbon/index.html",
        "en/regions/linqing/index.html",
    ];
    for path in lists.into_iter().chain(["en/years/2023/index.html"]) {
        let page = published.page(path);
        let found = links(page, REPORT);
        assert!(!found.is_empty(), "{path} does not list it");
        for link in found {
            assert_eq!(link.get("hreflang"), Some("zh-Hans"), "{path}");
            assert_eq!(page.lang_of(link), Some("zh-Hans"), "{path}: its title is in Chinese");
        }
        let item = page
            .named("article")
            .find(|item| item.text.contains("临清市推动"))
            .expect("it is an item of a list");
        let note = says(&published, Lang::En, "only-other-language");
        assert!(item.text.contains(&note), "{path}: no note: {}", item.text);
    }
}

#[test]
fn it_has_no_page_in_the_language_that_it_lacks() {
    let published = published();
    assert!(!published.files.contains_key("en/reports/demo/index.html"));
    let page = published.page("zh/reports/demo/index.html");
    assert_eq!(
        page.links("alternate")
            .filter(|link| link.get("hreflang").is_some())
            .count(),
        0
    );
    assert!(
        links(page, "/en/reports/demo/").is_empty(),
        "it links to a translation that is not there"
    );
    assert!(
        !links(page, "/en/").is_empty(),
        "the way to English leads to its home page"
    );
    let switch = page
        .elements
        .iter()
        .find(|e| e.get("class") == Some("language"))
        .expect("there is a switch");
    let note = says(&published, Lang::Zh, "language-missing");
    assert!(switch.text.contains(&note), "readers are not told: {}", switch.text);
}

#[test]
fn the_editor_is_told() {
    let codes: Vec<Code> = published()
        .checked
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, [Code::FM008]);
}

#[test]
fn an_english_report_without_chinese_is_listed_in_chinese() {
    let record = Project::base().read("content/reports/demo/zh.md");
    let (front, _) = record.split_once("\n---\n\n").expect("it has front matter");
    let front = front
        .replace(
            "临清市推动重点用能企业节能改造",
            "Linqing presses its biggest energy users",
        )
        .replace(
            "临清市召集重点用能企业与节能服务商对接，商谈节能改造。",
            "Linqing brought them together with contractors.",
        );
    let body = "It brought [17](figure:key-users) energy users together.\n";
    let project = Project::base()
        .without("content/reports/demo/zh.md")
        .with("content/reports/demo/en.md", &format!("{front}\n---\n\n{body}"));
    let published = Published::of(project.root(), &Options::default());
    let page = published.page("zh/index.html");
    let found = links(page, "/en/reports/demo/");
    assert!(!found.is_empty(), "the Chinese home page does not list it");
    assert!(
        found
            .iter()
            .all(|link| link.get("hreflang") == Some("en") && page.lang_of(link) == Some("en"))
    );
    let item = page
        .named("article")
        .find(|item| item.text.contains("Linqing presses"))
        .expect("it is an item");
    let note = says(&published, Lang::Zh, "only-other-language");
    assert!(item.text.contains(&note), "no note: {}", item.text);
}
