//! The figures on top of a report.

use super::{Published, edition};
use crate::support::{Page, Project};
use wenzhai::diag::Code;
use wenzhai::pipeline::{self, Options};

/// What stands on top, as `label value`.
fn on_top(page: &Page) -> Vec<String> {
    let list = page
        .elements
        .iter()
        .position(|element| element.get("class") == Some("keys"));
    let entries = page
        .named("div")
        .filter(|div| div.within.last().copied() == list && list.is_some());
    entries
        .map(|div| div.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

const FIGURES: &str = "  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n";

fn project(more: &str, body: &str) -> Project {
    let figures = format!(
        "{FIGURES}  a: {{indicator: gdp, value: 1亿元, period: 2021}}\n  b: {{indicator: gdp, value: 2亿元, period: 2022}}\n  \
         c: {{indicator: gdp, value: 3亿元, period: 2023, kind: target}}\n  d: {{indicator: gdp, value: 4亿元, period: 2024}}\n{more}"
    );
    Project::base()
        .edited("content/reports/demo/zh.md", FIGURES, &figures)
        .edited("content/reports/demo/zh.md", "## 进展", &format!("{body}\n\n## 进展"))
}

fn shown(project: &Project) -> Vec<String> {
    let published = Published::of(project.root(), &Options::default());
    on_top(published.page("en/reports/demo/index.html"))
}

const USERS: &str = "key energy users 17 2023";

#[test]
fn without_a_choice_the_first_four_of_the_text_stand_on_top() {
    let body = "[](figure:d)、[](figure:c)、[](figure:d)、[](figure:b)、[](figure:a)。";
    assert_eq!(
        shown(&project("", body)),
        [
            USERS,
            "gross regional product RMB 400 million 2024",
            "gross regional product RMB 300 million 2023 Target",
            "gross regional product RMB 200 million 2022"
        ]
    );
}

#[test]
fn a_text_that_links_none_has_the_first_four_recorded() {
    let project = project("", "正文。").edited("content/reports/demo/zh.md", "[17家](figure:key-users)", "17家");
    assert_eq!(shown(&project).len(), 4);
    assert_eq!(shown(&project)[3], "gross regional product RMB 300 million 2023 Target");
}

#[test]
fn an_editor_chooses_them_or_none() {
    assert_eq!(
        shown(&project("key_figures: [b, key-users]\n", "正文。")),
        ["gross regional product RMB 200 million 2022", USERS]
    );
    assert_eq!(shown(&project("key_figures: []\n", "正文。")), Vec::<String>::new());
}

#[test]
fn a_choice_that_is_no_figure_is_a_finding() {
    let project = project("key_figures: [b, key-user]\n", "正文。");
    let input = pipeline::load(project.root()).expect("the project can be read");
    let checked = pipeline::check(input, &Options::default());
    let text = project.read("content/reports/demo/zh.md");
    let [finding] = checked.findings.as_slice() else {
        panic!("{:#?}", checked.findings);
    };
    assert_eq!(finding.code, Code::FG003);
    let span = finding.location.span.clone().expect("it has a place");
    assert_eq!(&text[span], "key-user");
    assert_eq!(
        finding.help.as_ref().map(|help| help.en.as_str()),
        Some("did you mean key-users?")
    );
}

#[test]
fn a_translation_does_not_choose() {
    let project = project("", "正文。").edited(
        "content/reports/demo/en.md",
        "summary:",
        "key_figures: [key-users]\nsummary:",
    );
    let input = pipeline::load(project.root()).expect("the project can be read");
    let codes: Vec<Code> = pipeline::check(input, &Options::default())
        .findings
        .iter()
        .map(|f| f.code)
        .collect();
    assert_eq!(codes, [Code::FM007]);
}

#[test]
fn every_report_of_the_edition_with_figures_has_some_on_top_that_lead_to_the_record() {
    for report in edition().site().reports.values() {
        for lang in ["zh", "en"] {
            let page = edition().page(&format!("{lang}/reports/{}/index.html", report.id));
            let count = on_top(page).len();
            assert_eq!(count, report.figures.len().min(4), "{}", report.id);
            for index in &report.key_figures {
                let href = format!("#figure-{}", report.figures[*index].id);
                let id = &href[1..];
                assert!(page.named("a").any(|a| a.get("href") == Some(&href)), "{href}");
                assert!(page.named("tr").any(|tr| tr.get("id") == Some(id)), "{id}");
            }
        }
    }
}
