//! Lists of reports narrowed by topic, place, year and kind, held against what the reports say.

use super::{Published, edition};
use crate::support::{Element, Page, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use wenzhai::diag::Code;
use wenzhai::model::date::Date;
use wenzhai::model::report_kind::ReportKind;
use wenzhai::model::site::{Report, Site};
use wenzhai::pipeline::{self, Options};

const FACETS: [&str; 4] = ["topic", "region", "year", "kind"];

/// Facets with values, as addresses have them: `[("topic", "dual-carbon"), ("year", "2021")]`.
type Filter = Vec<(&'static str, String)>;

/// An invented site with lists of many pages, so that three and four filters are offered.
fn corpus() -> &'static Published {
    static CORPUS: OnceLock<Published> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let project = Project::corpus(40);
        let settings = format!("{}page_size: 1\n", project.read("site.yaml"));
        Published::of(project.with("site.yaml", &settings).root(), &Options::default())
    })
}

/// Both sites.
fn sites() -> [&'static Published; 2] {
    [edition(), corpus()]
}

/// Whether a report has a value, by what its own record says.
fn has(site: &Site, report: &Report, (facet, value): &(&str, String)) -> bool {
    match *facet {
        "topic" => report.topics.iter().any(|key| site.topics[*key].id.as_str() == value),
        "region" => {
            let mut place = Some(report.region);
            while let Some(at) = place {
                if site.regions[at].id.as_str() == value {
                    return true;
                }
                place = site.regions[at].parent;
            }
            false
        }
        "year" => {
            report
                .date()
                .and_then(Date::known_year)
                .map(|year| year.to_string())
                .as_ref()
                == Some(value)
        }
        _ => report.kind.map(ReportKind::as_str) == Some(value.as_str()),
    }
}

/// The addresses of the reports that pass, newest first.
fn passing(site: &Site, lang: &str, filter: &Filter) -> Vec<String> {
    let reports = site.reports.values();
    let passing = reports.filter(|report| filter.iter().all(|one| has(site, report, one)));
    passing
        .map(|report| format!("/{lang}/reports/{}/", report.id))
        .collect()
}

/// Every value that some report has.
fn values(site: &Site) -> Filter {
    let mut all = Vec::new();
    all.extend(site.topics.ids().map(|id| ("topic", id.to_owned())));
    all.extend(site.regions.ids().map(|id| ("region", id.to_owned())));
    all.extend((1990..2050).map(|year| ("year", year.to_string())));
    all.extend(ReportKind::NAMES.map(|name| ("kind", name.to_owned())));
    all.retain(|one| site.reports.values().any(|report| has(site, report, one)));
    all
}

/// What a filter page's address says: language, filter, part.
fn parsed(path: &str) -> Option<(&str, Filter, usize)> {
    let mut steps: Vec<&str> = path.strip_suffix("/index.html")?.split('/').collect();
    let lang = steps.remove(0);
    if steps.len() < 3 || steps.remove(0) != "reports" || !FACETS.contains(&steps[0]) {
        return None;
    }
    let mut part = 1;
    if let [.., "page", number] = steps[..] {
        part = number.parse().ok()?;
        steps.truncate(steps.len() - 2);
    }
    let facet = |name: &str| FACETS.into_iter().find(|facet| *facet == name);
    let filter = steps.chunks(2).map(|pair| Some((facet(pair[0])?, pair[1].to_owned())));
    Some((lang, filter.collect::<Option<Filter>>()?, part))
}

fn address(lang: &str, filter: &Filter) -> String {
    let steps: Vec<String> = filter
        .iter()
        .map(|(facet, value)| format!("{facet}/{value}/"))
        .collect();
    format!("/{lang}/reports/{}", steps.concat())
}

fn page_at<'p>(published: &'p Published, address: &str) -> &'p Page {
    published.page(&format!("{}index.html", address.trim_start_matches('/')))
}

/// The reports that a page lists.
fn listed(page: &Page) -> Vec<&str> {
    let in_heading = |a: &&Element| a.within.last().is_some_and(|at| page.elements[*at].name == "h3");
    page.named("a")
        .filter(in_heading)
        .filter_map(|a| a.get("href"))
        .collect()
}

/// The number that a heading says there are.
fn said(page: &Page) -> usize {
    let lists = page.elements.iter().position(|e| e.get("class") == Some("list"));
    let list = lists.unwrap_or_else(|| panic!("{}: no list", page.path));
    let mut headings = page.named("h2").filter(|h2| h2.within.last() == Some(&list));
    digits(&headings.next().expect("a list has a heading").text)
}

fn digits(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {text:?}"))
}

/// The values that a page offers: each with its link, if it has one, and its count.
fn offered(page: &Page) -> Vec<(Option<&str>, &str, usize)> {
    let rows = page.elements.iter().enumerate().filter(|(_, e)| {
        e.name == "li"
            && e.within
                .iter()
                .any(|at| page.elements[*at].get("class") == Some("facet"))
    });
    let rows = rows.map(|(at, _)| {
        let own = |e: &&Element| e.within.last() == Some(&at);
        let mut parts = page.elements.iter().filter(own);
        let (name, count) = (parts.next().expect("a name"), parts.next().expect("a count"));
        (name.get("href"), name.name.as_str(), digits(&count.text))
    });
    rows.collect()
}

#[test]
fn every_list_is_what_passes_its_filter() {
    for published in sites() {
        let mut lists: BTreeMap<(String, Filter), Vec<(usize, &Page)>> = BTreeMap::new();
        for page in &published.pages {
            if let Some((lang, filter, part)) = parsed(&page.path) {
                lists.entry((lang.to_owned(), filter)).or_default().push((part, page));
            }
        }
        assert!(lists.len() > 150, "only {} lists", lists.len());
        for ((lang, filter), mut parts) in lists {
            parts.sort_by_key(|(part, _)| *part);
            let expected = passing(published.site(), &lang, &filter);
            let all: Vec<&str> = parts.iter().flat_map(|(_, page)| listed(page)).collect();
            assert_eq!(all, expected, "{lang} {filter:?}");
            assert!(!expected.is_empty(), "{lang} {filter:?} is empty");
            for (_, page) in parts {
                assert_eq!(said(page), expected.len(), "{}", page.path);
                assert!(!listed(page).is_empty(), "{}", page.path);
            }
        }
    }
}

/// The rule, followed for every product of values.
#[test]
fn there_is_a_page_for_each_filter_that_the_rule_names_and_for_no_other() {
    for published in sites() {
        let site = published.site();
        let values = values(site);
        let mut filters: Vec<Filter> = vec![Vec::new()];
        for facet in FACETS {
            let own: Vec<_> = values.iter().filter(|(own, _)| *own == facet).collect();
            let with = filters.iter().flat_map(|filter| {
                own.iter().map(|one| {
                    let mut filter = filter.clone();
                    filter.push((*one).clone());
                    filter
                })
            });
            let with: Vec<Filter> = with.filter(|filter| !passing(site, "zh", filter).is_empty()).collect();
            filters.extend(with);
        }
        let expected: BTreeSet<String> = filters
            .iter()
            .filter(|filter| !filter.is_empty() && is_page(site, filter))
            .map(|filter| address("zh", filter))
            .collect();
        let published: BTreeSet<String> = published
            .pages
            .iter()
            .filter_map(|page| parsed(&page.path))
            .filter(|(lang, _, part)| *lang == "zh" && *part == 1)
            .map(|(lang, filter, _)| address(lang, &filter))
            .collect();
        assert_eq!(published, expected);
    }
    let most = |published: &Published| {
        let lengths = published.pages.iter().filter_map(|page| parsed(&page.path));
        lengths.map(|(_, filter, _)| filter.len()).max()
    };
    assert_eq!(most(edition()), Some(2), "its lists fit one page");
    assert_eq!(most(corpus()), Some(4), "its lists run over several pages");
}

fn is_page(site: &Site, filter: &Filter) -> bool {
    let count = passing(site, "zh", filter).len();
    let holds_all = |one: &(&'static str, String)| passing(site, "zh", &vec![one.clone()]).len() == site.reports.len();
    match filter.len() {
        1 => count > 0,
        _ if filter.iter().any(holds_all) => false,
        length => (0..length).any(|at| {
            let mut wider = filter.clone();
            wider.remove(at);
            let before = passing(site, "zh", &wider).len();
            before > count && (length == 2 || before > site.settings.page_size) && is_page(site, &wider)
        }),
    }
}

#[test]
fn counts_beside_filters_are_those_of_the_lists_they_lead_to() {
    for published in sites() {
        let mut links = 0;
        let lists = published.pages.iter().filter(|page| {
            let is_all = ["zh/reports/index.html", "en/reports/index.html"].contains(&page.path.as_str());
            is_all || parsed(&page.path).is_some()
        });
        for page in lists {
            let own = parsed(&page.path).map_or_else(Vec::new, |(_, filter, _)| filter);
            for (href, element, count) in offered(page) {
                let Some(href) = href else {
                    assert!(["span", "strong"].contains(&element), "{}", page.path);
                    continue;
                };
                links += 1;
                assert_eq!(said(page_at(published, href)), count, "{}: {href}", page.path);
                assert!(count > 0, "{}: {href} leads to nothing", page.path);
                assert_ne!(
                    page_at(published, href).path,
                    page.path.replace("/page/2", ""),
                    "{}: {href} leads nowhere else",
                    page.path
                );
            }
            let chosen = offered(page)
                .into_iter()
                .filter(|(_, element, _)| *element == "strong")
                .count();
            let hidden = own.len() - chosen;
            assert_eq!(hidden, 0, "{}: what is chosen is not among what is offered", page.path);
        }
        assert!(links > 1_000, "only {links} links");
    }
}

#[test]
fn each_filter_can_be_removed() {
    for published in sites() {
        for page in &published.pages {
            let Some((lang, filter, _)) = parsed(&page.path) else {
                continue;
            };
            let list = page.elements.iter().position(|e| e.get("class") == Some("active"));
            let removes: Vec<&str> = page
                .named("a")
                .filter(|a| a.within.iter().any(|at| Some(*at) == list))
                .filter_map(|a| a.get("href"))
                .collect();
            assert_eq!(removes.len(), filter.len(), "{}", page.path);
            for (at, href) in removes.into_iter().enumerate() {
                let mut wider = filter.clone();
                wider.remove(at);
                let expected = passing(published.site(), lang, &wider);
                assert_eq!(said(page_at(published, href)), expected.len(), "{}: {href}", page.path);
                let left = page_at(published, href);
                let left = parsed(&left.path).map_or_else(Vec::new, |(_, filter, _)| filter);
                assert!(left.iter().all(|one| wider.contains(one)), "{}: {href}", page.path);
            }
        }
    }
}

#[test]
fn every_list_can_be_reached_from_the_list_of_all() {
    for published in sites() {
        let mut found = BTreeSet::from(["/en/reports/".to_owned()]);
        let mut next: Vec<String> = found.iter().cloned().collect();
        while let Some(at) = next.pop() {
            let links = offered(page_at(published, &at))
                .into_iter()
                .filter_map(|(href, ..)| href);
            for href in links.map(str::to_owned) {
                if found.insert(href.clone()) {
                    next.push(href);
                }
            }
        }
        // A value that every report has narrows nothing: its list is linked from its own page and
        // from the trail of reports, not from the list of all.
        let site = published.site();
        for page in &published.pages {
            if let Some(("en", filter, 1)) = parsed(&page.path) {
                let is_all = passing(site, "en", &filter).len() == site.reports.len();
                assert!(is_all || found.contains(&address("en", &filter)), "{}", page.path);
            }
        }
    }
}

#[test]
fn search_engines_are_shown_the_lists_that_are_on_no_other_page() {
    for published in sites() {
        let sitemap = String::from_utf8_lossy(&published.files["sitemap.xml"]).into_owned();
        for page in &published.pages {
            let Some((_, filter, _)) = parsed(&page.path) else {
                continue;
            };
            let robots = page.named("meta").find(|meta| meta.get("name") == Some("robots"));
            let robots = robots.and_then(|meta| meta.get("content"));
            let is_kind = filter.len() == 1 && filter[0].0 == "kind";
            assert_eq!(robots, (!is_kind).then_some("noindex, follow"), "{}", page.path);
            let address = format!("/{}</loc>", page.path.trim_end_matches("index.html"));
            assert_eq!(sitemap.contains(&address), is_kind, "{}", page.path);
        }
    }
}

#[test]
fn a_report_says_of_which_kind_it_is() {
    for report in edition().site().reports.values() {
        let kind = report.kind.unwrap_or_else(|| panic!("{} has no kind", report.id));
        for lang in ["zh", "en"] {
            let href = format!("/{lang}/reports/kind/{}/", kind.as_str());
            let page = edition().page(&format!("{lang}/reports/{}/index.html", report.id));
            assert!(page.named("a").any(|a| a.get("href") == Some(&href)), "{}", page.path);
        }
    }
}

#[test]
fn an_unknown_kind_is_found_and_a_known_one_suggested() {
    let project = Project::base().edited(
        "content/reports/demo/zh.md",
        "region: linqing\n",
        "region: linqing\nkind: work-reprot\n",
    );
    let checked = pipeline::check(pipeline::load(project.root()).unwrap(), &Options::default());
    let [finding] = &checked.findings[..] else {
        panic!("{:?}", checked.findings);
    };
    assert_eq!(finding.code, Code::FM014);
    let help = finding.help.as_ref().expect("it says what to type");
    assert!(
        help.en.contains("work-report") && help.zh.contains("work-report"),
        "{help:?}"
    );
}

#[test]
fn a_report_without_a_kind_is_in_no_list_of_kinds() {
    let published = Published::of(Project::base().root(), &Options::default());
    assert!(published.checked.findings.is_empty());
    let kinds = published.files.keys().filter(|path| path.contains("/kind/"));
    assert_eq!(kinds.count(), 0);
}

/// Ids of reports may be names of facets: what lies below them has other names.
#[test]
fn a_report_may_be_called_like_a_facet() {
    let mut project = Project::base();
    for name in FACETS {
        for file in ["zh.md", "en.md"] {
            let text = project.read(&format!("content/reports/demo/{file}"));
            project = project.with(&format!("content/reports/{name}/{file}"), &text);
        }
    }
    let published = Published::of(project.root(), &Options::default());
    for name in FACETS {
        let page = published.page(&format!("en/reports/{name}/index.html"));
        assert_eq!(page.named("article").count(), 1, "{name} is a report");
    }
    let page = published.page("en/reports/topic/dual-carbon/index.html");
    assert_eq!(said(page), 5);
}

#[test]
fn what_is_beside_such_a_report_cannot_take_the_place_of_a_list() {
    let text = |file: &str| Project::base().read(&format!("content/reports/demo/{file}"));
    let project = Project::base()
        .with("content/reports/topic/zh.md", &text("zh.md"))
        .with("content/reports/topic/en.md", &text("en.md"))
        .with_bytes("content/reports/topic/dual-carbon/index.html", b"<!DOCTYPE html>");
    let checked = pipeline::check(pipeline::load(project.root()).unwrap(), &Options::default());
    // It is published without a language, and so elsewhere.
    let files = pipeline::render(&checked).expect("no two files have one path");
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.contains(&"en/reports/topic/dual-carbon/index.html"));
}

#[test]
fn every_page_but_the_first_says_where_it_is() {
    for published in sites() {
        for page in published.pages.iter().filter(|page| page.path.contains('/')) {
            let trail = page.elements.iter().position(|e| e.get("class") == Some("breadcrumb"));
            let (lang, rest) = page.path.split_once('/').expect("it is in a language's folder");
            if ["index.html", "404.html"].contains(&rest) {
                assert_eq!(trail, None, "{}", page.path);
                continue;
            }
            let trail = trail.unwrap_or_else(|| panic!("{}: no breadcrumb", page.path));
            let links = page.named("a").filter(|a| a.within.contains(&trail));
            let links: Vec<&str> = links.filter_map(|a| a.get("href")).collect();
            let home = format!("/{lang}/");
            assert_eq!(links[0], home, "{}", page.path);
            let own = format!("/{}", page.path.trim_end_matches("index.html"));
            assert!(!links.contains(&own.as_str()), "{}: it is above itself", page.path);
            let section = rest.split('/').next().unwrap_or_default();
            if rest.matches('/').count() > 1 {
                assert_eq!(links[1], format!("{home}{section}/"), "{}", page.path);
            }
            if page.path.contains("/page/") {
                let first = own.split("page/").next().unwrap_or_default();
                assert_eq!(links.last(), Some(&first), "{}", page.path);
            }
        }
    }
    let page = edition().page("en/reports/donge-work-report-2015/index.html");
    let trail = page
        .elements
        .iter()
        .position(|e| e.get("class") == Some("breadcrumb"))
        .expect("a trail");
    let names: Vec<&str> = page
        .named("a")
        .filter(|a| a.within.contains(&trail))
        .map(|a| a.text.as_str())
        .collect();
    assert_eq!(names, ["Home", "Reports", "Shandong", "Liaocheng", "Dong’e"]);
}

#[test]
fn the_home_page_leads_to_every_topic_place_year_and_kind() {
    for published in sites() {
        let site = published.site();
        for lang in ["zh", "en"] {
            let page = published.page(&format!("{lang}/index.html"));
            for (facet, value) in values(site) {
                let href = match facet {
                    "kind" => format!("/{lang}/reports/kind/{value}/"),
                    _ => format!("/{lang}/{facet}s/{value}/"),
                };
                let rows = page.elements.iter().enumerate().filter(|(_, e)| e.name == "dd");
                let row = rows.map(|(at, _)| at).find(|at| {
                    let inside = |a: &&Element| a.within.last() == Some(at);
                    page.named("a").filter(inside).any(|a| a.get("href") == Some(&href))
                });
                let row = row.unwrap_or_else(|| panic!("{} does not lead to {href}", page.path));
                let count = page.named("span").find(|span| span.within.last() == Some(&row));
                let expected = passing(site, lang, &vec![(facet, value)]).len();
                assert_eq!(count.map(|span| digits(&span.text)), Some(expected), "{href}");
            }
        }
    }
}
