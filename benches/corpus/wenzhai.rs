//! The corpus as a complete site for `wenzhai build`.

use super::measures::MEASURES;
use super::terms::terms;
use super::words::{Named, Pair};
use super::{Report, Text, cities, quoted, reports, topics};
use std::fmt::Write as _;

/// The same site with an empty term base. The other generator makes no pages of terms, so
/// that this is what it is compared with.
#[allow(dead_code, reason = "tests include this module for the other form")]
pub(crate) fn wenzhai_site_without_terms(n: u64, seed: u64) -> Vec<(String, String)> {
    let mut files = wenzhai_site(n, seed);
    for (path, text) in &mut files {
        if path == "content/terms.yaml" {
            "{}\n".clone_into(text);
        }
    }
    files
}

/// Path and text of every file of a site with `n` reports.
pub(crate) fn wenzhai_site(n: u64, seed: u64) -> Vec<(String, String)> {
    let mut files = vec![
        file("site.yaml", settings()),
        file("content/regions.yaml", regions()),
        file("content/indicators.yaml", indicators()),
        file("content/terms.yaml", term_base()),
        file("content/zh.md", ZH_HOME.to_owned()),
        file("content/en.md", EN_HOME.to_owned()),
        file("content/about/zh.md", ZH_ABOUT.to_owned()),
        file("content/about/en.md", EN_ABOUT.to_owned()),
    ];
    for (topic, introduction) in topics().iter().zip(&INTRODUCTIONS) {
        files.push(file(
            &format!("content/topics/{}/zh.md", topic.id),
            zh_topic(topic, introduction),
        ));
        files.push(file(
            &format!("content/topics/{}/en.md", topic.id),
            en_topic(topic, introduction),
        ));
    }
    for report in reports(n, seed) {
        let folder = format!("content/reports/{}", report.id);
        files.push(file(&format!("{folder}/zh.md"), record(&report)));
        files.push(file(&format!("{folder}/en.md"), translation(&report.en)));
    }
    files
}

fn file(path: &str, text: String) -> (String, String) {
    (path.to_owned(), text)
}

fn settings() -> String {
    let ids: Vec<&str> = topics().iter().map(|topic| topic.id).collect();
    format!(
        "title: {{zh: 山东政策简报, en: Shandong Policy Brief}}\nbase_url: https://digest.example/\ntopics: [{}]\n",
        ids.join(", ")
    )
}

fn names(pair: Pair) -> String {
    format!("{{zh: {}, en: {}}}", quoted(pair.zh), quoted(pair.en))
}

fn regions() -> String {
    let mut out = "shandong:\n  name: {zh: 山东, en: Shandong}\n  places:\n".to_owned();
    for city in cities() {
        let _infallible = writeln!(out, "    {}:\n      name: {}", city.id, names(city.name));
    }
    out
}

fn indicators() -> String {
    let mut out = String::new();
    for measure in MEASURES {
        let (name, definition) = (names(measure.name), names(measure.definition));
        let _infallible = writeln!(
            out,
            "{}:\n  name: {name}\n  unit: {}\n  definition: {definition}",
            measure.id, measure.unit
        );
    }
    out
}

fn term_base() -> String {
    let mut out = String::new();
    for term in terms() {
        let side = |name, definition| format!("{{preferred: {}, definition: {}}}", quoted(name), quoted(definition));
        let (zh, en) = (
            side(term.name.zh, term.definition.zh),
            side(term.name.en, term.definition.en),
        );
        let _infallible = writeln!(out, "{}:\n  zh: {zh}\n  en: {en}", term.id);
    }
    out
}

/// The Chinese file, with all that both languages share.
fn record(report: &Report) -> String {
    let both = |zh, en| format!("{{zh: {}, en: {}}}", quoted(zh), quoted(en));
    let (zh, en) = (&report.zh, &report.en);
    let mut out = format!(
        "---\ntitle: {}\nsummary: {}\npublished: {}\nregion: {}\ntopics: [{}]\nkind: {}\nsource:\n  publisher: {}\n  title: {}\n  url: {}\nfigures:\n",
        quoted(&zh.title),
        quoted(&zh.summary),
        report.published,
        report.region,
        report.topics.join(", "),
        report.kind,
        both(&zh.publisher, &en.publisher),
        both(&zh.source, &en.source),
        quoted(&report.url),
    );
    for figure in &report.figures {
        let id = figure.amount.measure.id;
        let (value, period) = (quoted(&figure.amount.zh()), quoted(&figure.period.edtf));
        let _infallible = writeln!(out, "  {id}: {{indicator: {id}, value: {value}, period: {period}}}");
    }
    out + "---\n\n" + &zh.body
}

fn translation(text: &Text) -> String {
    format!(
        "---\ntitle: {}\nsummary: {}\n---\n\n{}",
        quoted(&text.title),
        quoted(&text.summary),
        text.body
    )
}

fn zh_topic(topic: &Named, introduction: &Pair) -> String {
    let name = topic.name.zh;
    format!(
        "---\ntitle: {name}\nsummary: 各市关于{name}的通报与数据。\n---\n\n{}\n",
        introduction.zh
    )
}

fn en_topic(topic: &Named, introduction: &Pair) -> String {
    let name = topic.name.en;
    format!(
        "---\ntitle: {name}\nsummary: What the cities report on this topic, with figures.\n---\n\n{}\n",
        introduction.en
    )
}

/// What topic pages say, in the order of the topics.
const INTRODUCTIONS: [Pair; 3] = [
    Pair {
        zh: "营商环境指企业从开办、经营到退出所处的外部条件。各市的通报主要讲审批、监管、融资和账款，读者可以按年份对照承诺与结果。",
        en: "The business environment is all that a firm meets from its registration to its close. Reports speak of approvals, inspections, credit and unpaid bills; readers can compare promise and result year by year.",
    },
    Pair {
        zh: "乡村振兴涉及产业、人居、公共服务和收入。这里收录各市关于农田、道路、污水、诊所和电商的通报。",
        en: "Rural revitalization is about trades, living conditions, public services and income. Here are the cities’ reports on farmland, roads, sewage, clinics and online retail.",
    },
    Pair {
        zh: "双碳是碳达峰与碳中和的合称。通报涉及节能改造、清洁取暖、储能和绿色电力，数据以折算后的统一单位为准。",
        en: "The dual-carbon goals are a peak in carbon emissions and, later, neutrality. Reports cover retrofits, clean heating, storage and green power; figures are given in common units.",
    },
];

const ZH_HOME: &str = "---
title: 山东政策简报
summary: 十六个市的政策通报，每个数字都有出处。
---

这里汇集山东十六个市的政策通报，中英文逐篇对照。内容由程序生成，只用于测量建站速度。
";

const EN_HOME: &str = "---
title: Shandong Policy Brief
summary: Policy reports of sixteen cities, with a source for every figure.
---

Policy reports of the sixteen cities of Shandong, in Chinese and English side by side. A program wrote them to measure how fast the site is built.
";

const ZH_ABOUT: &str = "---
title: 关于本站
summary: 本站的内容从何而来。
---

## 内容 {#content}

城市、专题和部门是真实的，其余文字、数字和来源都是按固定种子生成的，请勿引用。
";

const EN_ABOUT: &str = "---
title: About this site
summary: Where its content comes from.
---

## Content {#content}

Cities, topics and offices are real. All other words, numbers and sources come from a program with a fixed seed; please do not cite them.
";
