//! Ids of headings: their own characters, whatever stands around them.

use super::body;
use crate::support::{Project, Random};
use std::collections::BTreeMap;
use wenzhai::diag::Code;
use wenzhai::model::lang::Lang;

#[test]
fn an_id_is_the_headings_own_or_given() {
    let ids = |text: &str| -> Vec<String> { body(text, Lang::Zh).headings.into_iter().map(|h| h.id).collect() };
    assert_eq!(ids("## 一、营商**（环境）**\n"), ["一营商环境"]);
    assert_eq!(ids("## 营商环境 {#business}\n"), ["business"]);
    assert_eq!(ids("营商\n环境\n---\n"), ["营商环境"]);
    assert_eq!(ids("## Market entities, 2020\n"), ["market-entities-2020"]);
    assert_eq!(ids("## `10.9∶53.2`\n"), ["s-109532"]);
}

/// Headings are added, removed and moved; none changes another's id.
#[test]
fn an_id_does_not_depend_on_other_headings() {
    let titles = [
        "营商环境",
        "乡村振兴",
        "双碳",
        "2021年进展",
        "Market entities",
        "（一）总体",
        "下一步 {#next}",
    ];
    let alone: BTreeMap<&str, String> = titles
        .iter()
        .map(|title| (*title, body(&format!("## {title}\n"), Lang::Zh).headings[0].id.clone()))
        .collect();
    let mut random = Random::new(3);
    for _ in 0..200 {
        let chosen: Vec<&str> = (0..=random.below(9)).map(|_| *random.pick(&titles)).collect();
        let text: String = chosen
            .iter()
            .flat_map(|title| ["## ", title, "\n\n正文。\n\n"])
            .collect();
        let ids: Vec<String> = body(&text, Lang::Zh).headings.into_iter().map(|h| h.id).collect();
        let wanted: Vec<String> = chosen.iter().map(|title| alone[title].clone()).collect();
        assert_eq!(ids, wanted);
    }
}

#[test]
fn a_second_heading_with_an_id_is_a_finding() {
    let text = "---\ntitle: 甲\nsummary: 乙。\n---\n\n## 进展\n\n丙。\n\n## 进展\n\n丁。\n";
    let findings = Project::base().with("content/about/zh.md", text).check().findings;
    let second = findings.iter().find(|finding| finding.code == Code::MD002);
    let span = second.and_then(|finding| finding.location.span.clone());
    assert_eq!(span.map(|span| span.start), text.rfind("## 进展"));
}
