//! A place's page has its figures by year, all of them.

use super::{Published, edition};
use crate::support::{Page, Project};
use std::fmt::Write as _;
use wenzhai::pipeline::Options;

/// The pages over which a place's lists run.
fn pages<'p>(published: &'p Published, region: &str) -> Vec<&'p Page> {
    let path = format!("en/regions/{region}/");
    let mut pages = vec![published.page(&format!("{path}index.html"))];
    let further = published
        .pages
        .iter()
        .filter(|page| page.path.starts_with(&format!("{path}page/")));
    pages.extend(further);
    pages
}

/// Where the figures of a page's tables lead, each from its own row: what other sources say
/// instead stands beside it in the same cell.
fn figures(page: &Page) -> Vec<String> {
    let links = page.named("a").filter(|a| {
        let around = a.within.last().map(|at| &page.elements[*at]);
        a.get("class") == Some("figure") && around.is_some_and(|around| around.name == "td")
    });
    links.filter_map(|a| a.get("href")).map(str::to_owned).collect()
}

fn years(page: &Page) -> Vec<String> {
    let headings = page
        .named("h3")
        .filter(|h3| h3.within.last().is_some_and(|at| page.elements[*at].name == "caption"));
    headings.map(|h3| h3.text.trim().to_owned()).collect()
}

#[test]
fn all_figures_of_a_place_are_on_its_pages_once() {
    let site = edition().site();
    let mut looked_at = 0;
    for region in site.regions.values() {
        let mut shown: Vec<String> = pages(edition(), region.id.as_str())
            .into_iter()
            .flat_map(figures)
            .collect();
        let wanted = region.figures.iter().map(|at| {
            let report = &site.reports[at.report];
            format!("/en/reports/{}/#figure-{}", report.id, report.figures[at.index].id)
        });
        let mut wanted: Vec<String> = wanted.collect();
        looked_at += wanted.len();
        wanted.sort();
        shown.sort();
        assert_eq!(shown, wanted, "{}", region.id);
    }
    assert!(looked_at > 400, "only {looked_at} figures");
}

#[test]
fn years_come_newest_first_and_lead_to_their_figures() {
    let liaocheng = pages(edition(), "liaocheng");
    assert_eq!(liaocheng.len(), 2);
    assert_eq!(years(liaocheng[0]), ["2027", "2025", "2024", "2023", "2021", "2020"]);
    assert_eq!(
        years(liaocheng[1]),
        ["2020 (continued)", "the 2020s", "2016", "2015", "2010"]
    );
    for (page, wanted) in liaocheng.iter().zip([
        ["#year-2020", "/en/regions/liaocheng/page/2/#year-2015"],
        ["/en/regions/liaocheng/#year-2020", "#year-2015"],
    ]) {
        for href in wanted {
            assert!(
                page.named("a").any(|a| a.get("href") == Some(href)),
                "{}: {href}",
                page.path
            );
        }
    }
}

#[test]
fn a_place_with_few_reports_and_many_figures_has_several_pages() {
    let mut figures = String::new();
    for at in 0..250 {
        let year = 2000 + at % 25;
        let _infallible = writeln!(
            figures,
            "  f-{at}: {{indicator: gdp, value: {}亿元, period: {year}}}",
            at + 3
        );
    }
    let old = "  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n";
    let project = Project::base().edited("content/reports/demo/zh.md", old, &format!("{old}{figures}"));
    let published = Published::of(project.root(), &Options::default());
    let pages = pages(&published, "linqing");
    let counts: Vec<usize> = pages.iter().map(|page| self::figures(page).len()).collect();
    assert_eq!(counts, [120, 120, 11]);
    // Its one report stands on the first page only.
    let listed = pages.iter().map(|page| page.named("article").count());
    assert_eq!(listed.collect::<Vec<_>>(), [1, 0, 0]);
}
