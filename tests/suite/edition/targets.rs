//! Targets stand beside what was reported about them.

use super::{Published, edition};
use crate::support::{Element, Page, Project};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use wenzhai::diag::Code;
use wenzhai::model::date::Date;
use wenzhai::model::figure::FigureKind;
use wenzhai::model::promise::Evidence;
use wenzhai::model::site::FigureRef;
use wenzhai::pipeline::{self, Options};

const INDICATORS: &str = "\
high-tech-share:
  name: {zh: 高新技术产业占比, en: high-tech share}
  unit: percent
  definition: {zh: 高新技术产业产值的占比。, en: Its share of output.}
  level: true
high-tech-share-change:
  name: {zh: 高新技术产业占比变动, en: change in the high-tech share}
  unit: percentage-point
  definition: {zh: 占比的变动。, en: Change in that share.}
  change_of: high-tech-share
jobs:
  name: {zh: 新增就业, en: new jobs}
  unit: count
  definition: {zh: 一个时期里新增的就业人数。, en: People newly employed in a period.}
key-energy-users:
  name: {zh: 重点用能企业数, en: key energy users}
  unit: count
  definition: {zh: 用能多的企业数。, en: Firms that use much energy.}
energy-saved:
  name: {zh: 节能量, en: energy saved}
  unit: tce
  definition: {zh: 少用的能源。, en: Energy not used.}
gdp:
  name: {zh: 地区生产总值, en: gross regional product}
  unit: CNY
  definition: {zh: 一地生产的价值。, en: The value of what a place produces.}
";

/// The small site with one more report, whose figures these are.
fn with_figures(figures: &str) -> Project {
    let zh = format!(
        "---\ntitle: 一份列出目标的报告\nsummary: 列出目标和结果。\npublished: 2021-03-01\nregion: linqing\n\
         source: {{publisher: {{zh: 临清市政府, en: Linqing city government}}}}\nfigures:\n{figures}---\n\n正文。\n"
    );
    Project::base()
        .with("content/indicators.yaml", INDICATORS)
        .with("content/reports/plan/zh.md", &zh)
        .with(
            "content/reports/plan/en.md",
            "---\ntitle: A report that lists targets\nsummary: Targets and results.\n---\n\nThe text.\n",
        )
}

/// The site as it is on a day.
fn on(project: &Project, day: &str) -> Published {
    let mut input = pipeline::load(project.root()).expect("the project can be read");
    input.today = Date::parse(day).expect("a date");
    Published::of_input(project.root(), input, &Options::default())
}

/// The row of a target: the texts of its cells.
fn cells(page: &Page, id: &str) -> Vec<String> {
    let row = page.elements.iter().position(|element| element.get("id") == Some(id));
    let row = row.unwrap_or_else(|| panic!("{}: there is no row {id}", page.path));
    let cells = page
        .elements
        .iter()
        .filter(|element| ["th", "td"].contains(&element.name.as_str()) && element.within.last() == Some(&row));
    cells
        .map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

const TARGET: &str = "target_plan_";

#[test]
fn arithmetic_stands_beside_each_outcome_in_both_languages() {
    let project = with_figures(
        "  aim: {indicator: high-tech-share, value: 35%以上, period: 2020, kind: target}\n  \
         told: {indicator: high-tech-share, value: 36.2%, period: 2020}\n  \
         aim-jobs: {indicator: jobs, value: 5万人, period: 2020, kind: target}\n  \
         told-jobs: {indicator: jobs, value: 4.5万人, period: 2020-01/2020-12}\n  \
         later-jobs: {indicator: jobs, value: 6万人, period: 2021}\n  \
         aim-saved: {indicator: energy-saved, value: 约1.2万吨标煤, period: 2023, kind: target}\n",
    );
    let published = on(&project, "2022-01-01");
    let of = |lang: &str, id: &str| {
        let page = published.page(&format!("{lang}/targets/index.html"));
        cells(page, &format!("{TARGET}{id}"))
    };
    assert_eq!(
        of("en", "aim"),
        [
            "high-tech share",
            "at least 35% 35%以上",
            "36.2% 2020",
            "+1.2 percentage points about 103.4% of the target 36.2% ≥ 35%"
        ]
    );
    assert_eq!(
        of("zh", "aim")[1..],
        [
            "35%以上",
            "36.2% 2020年",
            "+1.2个百分点 相当于目标的约103.4% 36.2% ≥ 35%"
        ]
    );
    assert_eq!(
        of("en", "aim-jobs")[2..],
        [
            "45,000 people January–December 2020 Later: 60,000 people 2021",
            "−5,000 people 90% of the target 45,000 people < 50,000 people"
        ]
    );
    assert_eq!(of("en", "aim-saved")[2..], ["Not due yet", ""]);
    assert_eq!(of("zh", "aim-saved")[2], "尚未到期");
    let later = on(&project, "2024-01-01");
    let page = later.page("en/targets/index.html");
    assert_eq!(
        cells(page, "target_plan_aim-saved")[2],
        "No outcome reported in this digest"
    );
}

#[test]
fn the_home_page_shows_what_became_of_the_latest_targets() {
    let mut figures = "  aim: {indicator: high-tech-share, value: 35%以上, period: 2020, kind: target}\n  \
         base: {indicator: high-tech-share, value: 26.3%, period: 2015}\n  \
         change: {indicator: high-tech-share-change, value: 15.8个百分点, period: 2016/2020}\n  \
         open: {indicator: jobs, value: 9人, period: 2019, kind: target}\n"
        .to_owned();
    for year in 2012..2017 {
        let _infallible = writeln!(
            figures,
            "  aim-{year}: {{indicator: jobs, value: {year}人, period: {year}, kind: target}}\n  \
             told-{year}: {{indicator: jobs, value: {}人, period: {year}}}",
            year + 1
        );
    }
    let published = on(&with_figures(&figures), "2022-01-01");
    let page = published.page("en/index.html");
    let list = page
        .elements
        .iter()
        .position(|element| element.get("class") == Some("answered"));
    let list = list.expect("the list of targets with an outcome");
    let items = page
        .elements
        .iter()
        .filter(|element| element.name == "li" && element.within.last() == Some(&list));
    let texts: Vec<String> = items
        .map(|item| item.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let jobs = |year: u16| {
        let told = year + 1;
        let (year_in, told_in) = (format!("2,{:03}", year % 1000), format!("2,{:03}", told % 1000));
        format!(
            "new jobs Linqing · {year} Promised {year_in} people Reported {told_in} people {told_in} people > {year_in} people"
        )
    };
    assert_eq!(
        texts,
        [
            "high-tech share Linqing · 2020 Promised at least 35% Calculated 42.1% 42.1% ≥ 35%".to_owned(),
            jobs(2016),
            jobs(2015),
            jobs(2014),
        ]
    );
}

#[test]
fn of_many_later_figures_the_first_three_are_shown() {
    let mut figures = "  aim: {indicator: jobs, value: 9人, period: 2010, kind: target}\n".to_owned();
    for year in 2011..2016 {
        let _infallible = writeln!(
            figures,
            "  told-{year}: {{indicator: jobs, value: {year}人, period: {year}}}"
        );
    }
    let published = on(&with_figures(&figures), "2022-01-01");
    let row = cells(published.page("en/targets/index.html"), "target_plan_aim");
    assert_eq!(
        row[2],
        "No outcome reported in this digest Later: 2,011 people 2011 Later: 2,012 people 2012 \
         Later: 2,013 people 2013 2 more later figures"
    );
}

#[test]
fn two_reports_that_disagree_are_both_shown() {
    let project = with_figures(
        "  aim: {indicator: jobs, value: 5万人, period: 2020, kind: target}\n  \
         one: {indicator: jobs, value: 6万人, period: 2020}\n  \
         two: {indicator: jobs, value: 4万人, period: 2020}\n",
    );
    let published = on(&project, "2022-01-01");
    let row = cells(published.page("en/targets/index.html"), "target_plan_aim");
    assert_eq!(row[2], "60,000 people 2020 40,000 people 2020");
    assert!(
        row[3].contains("60,000 people +10,000 people 120% of the target"),
        "{row:?}"
    );
    assert!(
        row[3].contains("40,000 people −10,000 people 80% of the target"),
        "{row:?}"
    );
}

#[test]
fn a_change_of_an_unknown_indicator_is_a_finding() {
    let project = with_figures("  one: {indicator: jobs, value: 6万人, period: 2020}\n").edited(
        "content/indicators.yaml",
        "change_of: high-tech-share",
        "change_of: high-tech-shar",
    );
    let input = pipeline::load(project.root()).expect("the project can be read");
    let checked = pipeline::check(input, &Options::default());
    let found: Vec<_> = checked
        .findings
        .iter()
        .map(|f| (f.code, f.location.path.as_str()))
        .collect();
    assert_eq!(found, [(Code::FM012, "content/indicators.yaml")]);
    let help = checked.findings[0].help.as_ref().expect("it says what to type");
    assert_eq!(help.en, "did you mean high-tech-share?");
}

#[test]
fn many_targets_run_over_several_pages() {
    let mut figures = String::new();
    for at in 0..230 {
        let _infallible = writeln!(
            figures,
            "  aim-{at}: {{indicator: jobs, value: {}人, period: {}, kind: target}}",
            at + 2,
            2016 + at / 100
        );
    }
    let published = on(&with_figures(&figures), "2022-01-01");
    let rows = |path: &str| {
        let page = published.page(path);
        let ids = page.named("tr").filter_map(Element::id);
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let (first, second) = (rows("en/targets/index.html"), rows("en/targets/page/2/index.html"));
    assert_eq!((first.len(), second.len()), (200, 30));
    let all: BTreeSet<_> = first.iter().chain(&second).collect();
    assert_eq!(all.len(), 230);
    // The year that goes on has its anchor on both pages; the way to it leads to the first.
    let way = |path: &str| {
        let page = published.page(path);
        let links = page.named("a").filter(|a| a.text.trim() == "2018");
        let hrefs: Vec<_> = links.filter_map(|a| a.get("href")).map(str::to_owned).collect();
        hrefs
    };
    assert_eq!(
        way("en/targets/index.html"),
        ["/en/targets/page/2/#region_linqing_2018"]
    );
    assert_eq!(way("en/targets/page/2/index.html"), ["#region_linqing_2018"]);
}

impl Element {
    fn id(&self) -> Option<&str> {
        self.get("id")
    }
}

#[test]
fn every_target_of_the_edition_stands_on_the_page_once() {
    let site = edition().site();
    let mut wanted: Vec<String> = Vec::new();
    for report in site.reports.values() {
        let targets = report.figures.iter().filter(|figure| figure.kind == FigureKind::Target);
        wanted.extend(targets.map(|figure| format!("target_{}_{}", report.id, figure.id)));
    }
    wanted.sort();
    assert!(wanted.len() > 90, "only {} targets", wanted.len());
    for lang in ["zh", "en"] {
        let page = edition().page(&format!("{lang}/targets/index.html"));
        let mut rows: Vec<&str> = page.named("tr").filter_map(Element::id).collect();
        rows.sort_unstable();
        assert_eq!(rows, wanted, "{lang}");
        for (report, value) in site.reports.iter() {
            for (index, figure) in value.figures.iter().enumerate() {
                let answered = FigureRef { report, index };
                if !site.promises.iter().any(|promise| promise.target == answered) {
                    continue;
                }
                let href = format!("/{lang}/reports/{}/#figure-{}", value.id, figure.id);
                assert!(page.named("a").any(|a| a.get("href") == Some(&href)), "{href}");
            }
        }
    }
}

/// The pairs that the sources give: no report of the edition is about the year or the five years
/// that another report promised something for, but for these.
#[test]
fn the_edition_has_its_pairs() {
    let site = edition().site();
    let name = |at: FigureRef| format!("{}#{}", site.reports[at.report].id, site.figure(at).id);
    let mut pairs = Vec::new();
    for promise in site.promises.iter() {
        for outcome in &promise.outcomes {
            let told = match &outcome.evidence {
                Evidence::Reported(at) => name(*at),
                Evidence::Reckoned { base, change, .. } => format!("{} + {}", name(*base), name(*change)),
            };
            pairs.push(format!("{} : {told}", name(promise.target)));
        }
    }
    assert_eq!(
        pairs,
        [
            "liaocheng-work-report-2016#high-tech-share-2020 : liaocheng-work-report-2016#high-tech-share-2015 + \
             liaocheng-press-conference-2021#high-tech-share-rise",
            "yantai-reform-highlights-2021#unemployment-ceiling : yantai-reform-highlights-2021#unemployment",
        ]
    );
    let row = cells(
        edition().page("en/targets/index.html"),
        "target_liaocheng-work-report-2016_high-tech-share-2020",
    );
    assert_eq!(
        row[2..],
        [
            "42.1% calculated from 26.3% 2015 + 15.8 percentage points 2016–2020",
            "+7.1 percentage points about 120.3% of the target 42.1% ≥ 35%"
        ]
    );
}

#[test]
fn places_and_indicators_lead_to_their_targets() {
    let href = |path: &str| {
        let page = edition().page(path);
        let links = page.named("a").filter_map(|a| a.get("href"));
        let to: Vec<_> = links
            .filter(|href| href.contains("/targets/#"))
            .map(str::to_owned)
            .collect();
        to
    };
    assert_eq!(href("en/regions/yantai/index.html"), ["/en/targets/#region_yantai"]);
    assert_eq!(
        href("zh/indicators/high-tech-share/index.html"),
        ["/zh/targets/#target_liaocheng-work-report-2016_high-tech-share-2020"]
    );
    assert_eq!(href("en/regions/jinan-shizhong/index.html"), Vec::<String>::new());
    assert_eq!(href("en/indicators/coastline/index.html"), Vec::<String>::new());
}
