//! Lists of names are in the order that readers of the language look them up by.

use super::{Published, edition};
use crate::support::{Element, Page, Project};
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

/// The texts of the elements that `wanted` picks, in the order of the page.
fn names(page: &Page, wanted: impl Fn(&Page, &Element) -> bool) -> Vec<String> {
    let picked = page.elements.iter().filter(|element| wanted(page, element));
    picked.map(|element| element.text.trim().to_owned()).collect()
}

/// Whether an element lies directly in one that is called and classed so.
fn lies_in(page: &Page, element: &Element, name: &str, class: Option<&str>) -> bool {
    element.within.iter().rev().any(|at| {
        let around = &page.elements[*at];
        around.name == name && (class.is_none() || around.get("class") == class)
    })
}

/// The names in a glossary: the links in its headwords.
fn glossary(page: &Page, class: &str) -> Vec<String> {
    names(page, |page, element| {
        element.name == "a" && lies_in(page, element, "dt", None) && lies_in(page, element, "dl", Some(class))
    })
}

fn assert_sorted(published: &Published, lang: Lang, names: &[String], of: &str) {
    let engine = published.checked.engine.as_ref().expect("the theme has no fault");
    let words = engine.words(lang);
    for pair in names.windows(2) {
        assert!(
            words.compare(&pair[0], &pair[1]).is_le(),
            "{of}: {} stands before {}",
            pair[0],
            pair[1]
        );
    }
}

#[test]
fn glossaries_of_the_edition_are_sorted() {
    let mut both = Vec::new();
    for (kind, at_least) in [("terms", 100), ("indicators", 50)] {
        for lang in Lang::ALL {
            let path = format!("{}/{kind}/index.html", lang.code());
            let names = glossary(edition().page(&path), "glossary");
            assert!(names.len() >= at_least, "{path}: {} names", names.len());
            assert_sorted(edition(), lang, &names, &path);
            let mut by_code_point = names.clone();
            by_code_point.sort();
            assert_ne!(names, by_code_point, "{path}: code points give the same order");
            both.push(names);
        }
    }
    assert!(
        both[0].iter().position(|name| name.starts_with('安')) < both[0].iter().position(|name| name.starts_with('中'))
    );
}

#[test]
fn terms_of_reports_are_sorted() {
    let mut count = 0;
    for page in edition().pages.iter().filter(|page| page.path.contains("/reports/")) {
        let lang = if page.path.starts_with("zh/") {
            Lang::Zh
        } else {
            Lang::En
        };
        let names = glossary(page, "notes");
        assert_sorted(edition(), lang, &names, &page.path);
        count += names.len();
    }
    assert!(count > 100, "only {count} terms");
}

const REGIONS: &str = "\
shandong:
  name: {zh: 山东省, en: Shandong}
  places:
    yantai: {name: {zh: 烟台市, en: Yantai}}
    linqing: {name: {zh: 临清市, en: Linqing}}
    donge: {name: {zh: 东阿县, en: Dong’e}}
    shenxian: {name: {zh: 莘县, en: Shen}}
    jinan: {name: {zh: 济南市, en: jinan}}
chongqing: {name: {zh: 重庆市, en: Chongqing}}
chengdu: {name: {zh: 成都市, en: Chengdu}}
zhoukou: {name: {zh: 周口市, en: Zhoukou}}
";

#[test]
fn places_are_sorted_among_their_neighbours() {
    let mut project = Project::base().with("content/regions.yaml", REGIONS);
    let report = project.read("content/reports/demo/zh.md");
    for id in ["yantai", "donge", "jinan", "shenxian"] {
        let text = report.replace("region: linqing", &format!("region: {id}"));
        project = project.with(&format!("content/reports/of-{id}/zh.md"), &text);
    }
    let published = Published::of(project.root(), &Options::default());
    let tree = |path: &str| {
        names(published.page(path), |page, element| {
            element.name == "a" && lies_in(page, element, "ul", Some("tree"))
        })
    };
    let zh = [
        "成都市",
        "重庆市",
        "山东省",
        "东阿县",
        "济南市",
        "临清市",
        "莘县",
        "烟台市",
        "周口市",
    ];
    let en = [
        "Chengdu",
        "Chongqing",
        "Shandong",
        "Dong’e",
        "jinan",
        "Linqing",
        "Shen",
        "Yantai",
        "Zhoukou",
    ];
    assert_eq!(tree("zh/regions/index.html"), zh);
    assert_eq!(tree("en/regions/index.html"), en);
    assert_eq!(tree("zh/regions/shandong/index.html"), zh[3..8]);
    let home = names(published.page("zh/index.html"), |page, element| {
        let last = element.within.last().map(|at| page.elements[*at].name.as_str());
        let address = element.get("href").unwrap_or_default();
        element.name == "a"
            && last == Some("dd")
            && address.contains("/regions/")
            && !lies_in(page, element, "article", None)
    });
    // Each place before those in it.
    assert_eq!(home, ["山东省", "东阿县", "济南市", "临清市", "莘县", "烟台市"]);
}

#[test]
fn indicators_of_a_topic_without_main_ones_are_sorted() {
    let figures = "  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n";
    let more = format!(
        "{figures}  saved: {{indicator: energy-saved, value: 3吨标煤}}\n  gdp: {{indicator: gdp, value: 5亿元}}\n"
    );
    let project = Project::base().edited("content/reports/demo/zh.md", figures, &more);
    let published = Published::of(project.root(), &Options::default());
    let groups = |path: &str| {
        names(published.page(path), |page, element| {
            element.name == "a" && lies_in(page, element, "caption", None)
        })
    };
    assert_eq!(
        groups("zh/topics/dual-carbon/index.html"),
        ["地区生产总值", "节能量", "重点用能企业数"]
    );
    assert_eq!(
        groups("en/topics/dual-carbon/index.html"),
        ["energy saved", "gross regional product", "key energy users"]
    );
}
