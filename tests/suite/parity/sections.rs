//! Which texts are held against each other, and what is in none of them.

use super::{Pair, findings};
use crate::support::Project;
use wenzhai::diag::Code;

fn codes(pairs: &[(&str, &str)]) -> Vec<Vec<Code>> {
    let pairs: Vec<Pair> = pairs.iter().map(|(zh, en)| Pair::of(zh, en)).collect();
    let found = findings(&pairs, "");
    found
        .iter()
        .map(|found| found.iter().map(|finding| finding.code).collect())
        .collect()
}

#[test]
fn sections_belong_together_by_id_and_else_by_order() {
    let found = codes(&[
        (
            "## 甲 {#a}\n\n修路5公里。\n\n## 乙 {#b}\n\n建房6座。",
            "## B {#b}\n\nSix houses.\n\n## A {#a}\n\nRoads: 5 km.",
        ),
        (
            "## 甲\n\n修路5公里。\n\n## 乙\n\n建房16座。",
            "## First\n\nRoads: 5 km.\n\n## Then\n\n16 houses.",
        ),
        (
            "## 甲 {#a}\n\n修路5公里。\n\n## 乙 {#b}\n\n建房16座。",
            "## A {#a}\n\n16 houses.\n\n## B {#b}\n\nRoads: 5 km.",
        ),
    ]);
    assert_eq!(found[0], []);
    assert_eq!(found[1], []);
    assert!(found[2].len() >= 2, "{:?}", found[2]);
}

#[test]
fn sections_that_one_language_divides_otherwise_are_compared_together() {
    let chinese = "修路5公里。\n\n## 甲 {#a}\n\n建房16座。\n\n## 乙 {#b}\n\n种树27亩。";
    let english = "Roads: 5 km.\n\n## All {#all}\n\n16 houses, and 27 mu of trees.";
    assert_eq!(codes(&[(chinese, english)]), [[]; 1]);
}

#[test]
fn code_is_not_compared_and_line_ends_divide_no_figure() {
    let found = codes(&[
        ("修路`15公里`。", "Roads."),
        ("投资12亿元。", "Investment was RMB\n1.2 billion."),
        (
            "| 项目 | 投资 |\n|---|---|\n| 路 | 12亿元 |\n| 桥 | 3亿元 |",
            "| Project | Investment |\n|---|---|\n| Road | RMB 1.2 billion |\n| Bridge | RMB 300 million |",
        ),
    ]);
    assert_eq!(found, [[]; 3]);
}

#[test]
fn units_of_tables_stand_beside_the_number_or_above_it() {
    let zh = |number: &str| {
        format!("| 指标 | 数值 | 单位 |\n|---|---|---|\n| 技改投资 | {number} | 亿元 |\n| 市场主体 | 9.8 | 万户 |")
    };
    let en = "| Indicator | Value | Unit |\n|---|---|---|\n| Technical upgrading | 11.62 billion | RMB |\n| Market entities | 98,000 | number |";
    let above = "| 年份 | 投资（亿元） |\n|---|---|\n| 2020年 | 116.2 |";
    let above_en = "| Year | Investment (RMB billion) |\n|---|---|\n| 2020 | 11.62 |";
    let found = codes(&[
        (&zh("116.2"), en),
        (&zh("1162"), en),
        (above, above_en),
        (above, &above_en.replace("11.62", "116.2")),
    ]);
    assert_eq!(found, [vec![], vec![Code::FG007], vec![], vec![Code::FG007]]);
}

#[test]
fn a_title_is_compared_too_and_its_place_is_exact() {
    let project = Project::base()
        .edited(
            "content/about/zh.md",
            "summary: 本站怎样编写，哪些地方尚不清楚。",
            "summary: 本站收报告12篇。",
        )
        .edited(
            "content/about/en.md",
            "summary: How the digest is made, and what is not known.",
            "summary: The site has 120 reports.",
        );
    let findings = project.all_findings().findings;
    let finding = findings
        .iter()
        .find(|finding| finding.code == Code::FG007)
        .expect("it is found");
    let span = finding.location.span.clone().expect("it has a place");
    let text = std::fs::read_to_string(project.root().join("content/about/en.md")).expect("a text");
    assert!(text[span.clone()].starts_with("120"), "{}", &text[span]);
}
