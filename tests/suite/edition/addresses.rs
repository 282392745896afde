//! Every kind of page is there in both languages, under its address.

use super::edition;
use wenzhai::model::date::Date;

#[test]
fn every_kind_of_page_is_there_in_both_languages() {
    let kinds = [
        "index.html",
        "404.html",
        "about/index.html",
        "data/index.html",
        "reports/index.html",
        "reports/linqing-energy-efficiency/index.html",
        "reports/linqing-energy-efficiency/parallel/index.html",
        "topics/index.html",
        "topics/dual-carbon/index.html",
        "regions/index.html",
        "regions/liaocheng/index.html",
        "regions/jinan-shizhong/index.html",
        "indicators/index.html",
        "indicators/gdp/index.html",
        "terms/index.html",
        "terms/chain-chief-system/index.html",
        "targets/index.html",
        "years/index.html",
        "years/2021/index.html",
        "feed.xml",
        "topics/dual-carbon/feed.xml",
        "regions/liaocheng/feed.xml",
    ];
    for lang in ["zh", "en"] {
        for kind in kinds {
            let path = format!("{lang}/{kind}");
            assert!(edition().files.contains_key(&path), "there is no {path}");
        }
    }
    for path in ["index.html", "404.html", "sitemap.xml", "_headers"] {
        assert!(edition().files.contains_key(path), "there is no {path}");
    }
}

#[test]
fn every_page_in_one_language_is_there_in_the_other() {
    let paths = |lang: &str| -> Vec<&str> {
        let files = edition()
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(lang)?.strip_prefix('/'));
        files.collect()
    };
    let (zh, en) = (paths("zh"), paths("en"));
    assert!(zh.len() > 150, "only {} files in Chinese", zh.len());
    assert_eq!(zh, en);
}

#[test]
fn everything_of_the_edition_has_its_page() {
    let site = edition().site();
    let ids = |folder: &str, ids: Vec<&str>| {
        for id in ids {
            for lang in ["zh", "en"] {
                edition().page(&format!("{lang}/{folder}/{id}/index.html"));
            }
        }
    };
    ids(
        "reports",
        site.reports.values().map(|report| report.id.as_str()).collect(),
    );
    ids("topics", site.topics.values().map(|topic| topic.id.as_str()).collect());
    ids(
        "regions",
        site.regions.values().map(|region| region.id.as_str()).collect(),
    );
    ids(
        "indicators",
        site.indicators
            .values()
            .map(|indicator| indicator.id.as_str())
            .collect(),
    );
    ids("terms", site.terms.values().map(|term| term.id.as_str()).collect());
}

#[test]
fn a_topic_page_has_its_reports_newest_first_and_its_figures() {
    for topic in edition().site().topics.values() {
        let page = edition().page(&format!("en/topics/{}/index.html", topic.id));
        let wanted: Vec<String> = topic
            .reports
            .iter()
            .map(|key| format!("/en/reports/{}/", edition().site().reports[*key].id))
            .collect();
        // Only items of the list have headings; figures link to reports, too.
        let headings = page
            .elements
            .iter()
            .enumerate()
            .filter(|(_, e)| ["h2", "h3"].contains(&e.name.as_str()));
        let headings: Vec<usize> = headings.map(|(at, _)| at).collect();
        let linked = page
            .named("a")
            .filter(|a| a.within.last().is_some_and(|at| headings.contains(at)));
        let listed: Vec<&str> = linked
            .filter_map(|a| a.get("href"))
            .filter(|href| href.contains("/reports/"))
            .collect();
        assert_eq!(listed, wanted, "{}", topic.id);
        let keys = topic
            .reports
            .iter()
            .map(|key| edition().site().reports[*key].date().map(Date::sort_key));
        assert!(
            keys.collect::<Vec<_>>().is_sorted_by(|a, b| a >= b),
            "{}: not newest first",
            topic.id
        );
        assert!(
            !topic.indicators.is_empty() && page.named("table").count() > 0,
            "{}: no figures",
            topic.id
        );
    }
}

#[test]
fn a_region_page_names_the_places_below() {
    let page = edition().page("zh/regions/liaocheng/index.html");
    for county in ["donge", "linqing", "yanggu"] {
        let href = format!("/zh/regions/{county}/");
        assert!(page.named("a").any(|a| a.get("href") == Some(&href)), "{county}");
    }
}

#[test]
fn the_root_offers_both_languages() {
    let page = edition().page("index.html");
    let hrefs: Vec<_> = page
        .named("a")
        .map(|a| (a.get("href"), page.lang_of(a), a.get("hreflang")))
        .collect();
    let choice = |href, tag| (Some(href), Some(tag), Some(tag));
    assert_eq!(hrefs, [choice("/zh/", "zh-Hans"), choice("/en/", "en")]);
}
