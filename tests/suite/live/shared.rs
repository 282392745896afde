//! Edits of what many pages share: data files, settings, the theme; and of the whole project.

use super::edits::{change, files, text};
use crate::support::{Project, Random, repository};
use std::collections::BTreeMap;

/// A data file grows only so far, and may be put right at any time.
fn entry(project: &Project, path: &str, entry: &str) -> Vec<String> {
    change(project, Some(path.to_owned()), |text| {
        let kept = if text.len() > 6000 {
            base_text(path)
        } else {
            text.to_owned()
        };
        format!("{kept}{entry}")
    })
}

fn base_text(path: &str) -> String {
    std::fs::read_to_string(repository().join("tests/sites/base").join(path)).expect("the base site has it")
}

pub(super) fn term(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let word = *random.pick(&["企业", "重点用能企业", "联系人", "节能"]);
    let number_of = number % 40;
    let text = format!(
        "edit-{number_of}:\n  zh: {{preferred: {word}, definition: 测试用的术语{number}。}}\n  en: {{preferred: edit {number}, definition: A term for a test.}}\n"
    );
    entry(project, "content/terms.yaml", &text)
}

pub(super) fn term_name(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let word = *random.pick(&["企业", "指定", "办法", "联系人"]);
    change(project, Some("content/terms.yaml".to_owned()), |text| {
        let mut parts = text.splitn(2, "zh: {preferred: ");
        match (parts.next(), parts.next()) {
            (Some(before), Some(rest)) if number.is_multiple_of(2) => {
                let end = rest.find(',').unwrap_or(rest.len());
                format!("{before}zh: {{preferred: {word}{}", &rest[end..])
            }
            _ => text.replacen("en: {preferred: ", "en: {preferred: key ", 1),
        }
    })
}

pub(super) fn region(project: &Project, _: &mut Random, number: usize) -> Vec<String> {
    let text = format!(
        "edit-{}:\n  name: {{zh: 测试{number}, en: Test {number}}}\n",
        number % 40
    );
    entry(project, "content/regions.yaml", &text)
}

pub(super) fn indicator(project: &Project, _: &mut Random, number: usize) -> Vec<String> {
    if number.is_multiple_of(2) {
        return change(project, Some("content/indicators.yaml".to_owned()), |text| {
            text.replacen("name: {zh: ", &format!("name: {{zh: 第{}", number % 10), 1)
        });
    }
    let text = format!(
        "edit-{}:\n  name: {{zh: 指标{number}, en: indicator {number}}}\n  unit: count\n  definition: {{zh: 测试。, en: A test.}}\n",
        number % 40
    );
    entry(project, "content/indicators.yaml", &text)
}

pub(super) fn settings(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let line = match random.below(4) {
        0 => format!("title: {{zh: 文摘{number}, en: Wenzhai {number}}}\nbase_url: https://wenzhai.example/\n"),
        1 => format!("title: {{zh: 文摘, en: Wenzhai}}\nbase_url: https://wenzhai.example/a{number}/\n"),
        2 => "title: {zh: 文摘, en: Wenzhai}\nbase_url: https://wenzhai.example/\npage_size: 2\n".to_owned(),
        _ => "title: {zh: 文摘, en: Wenzhai}\nbase_url: https://wenzhai.example/\nfigure_style: {currency: CNY}\n"
            .to_owned(),
    };
    project.write("site.yaml", format!("{line}topics: [dual-carbon]\n").as_bytes());
    vec!["site.yaml".to_owned()]
}

fn built_in(inner: &str) -> String {
    std::fs::read_to_string(repository().join(inner)).expect("the built-in theme has it")
}

pub(super) fn template(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["about.html", "report.html", "404.html", "item.html", "topic.html"]);
    let inner = format!("themes/default/templates/{name}");
    let text = built_in(&inner);
    let edited = match text.rfind("{%- endblock content %}") {
        Some(end) => format!("{}<!-- edit {number} -->{}", &text[..end], &text[end..]),
        None => format!("{text}<!-- edit {number} -->"),
    };
    project.write(&inner, edited.as_bytes());
    vec![inner]
}

pub(super) fn broken_template(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let name = *random.pick(&["about.html", "report.html"]);
    let inner = format!("themes/default/templates/{name}");
    project.write(&inner, b"{% if %}");
    vec![inner]
}

pub(super) fn string(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let inner = *random.pick(&["themes/default/i18n/en.yaml", "themes/default/i18n/zh.yaml"]);
    let text = built_in(inner);
    let line = text.lines().find(|line| line.starts_with("nav-about:"));
    let line = line.expect("the theme has this string");
    project.write(
        inner,
        text.replace(line, &format!("nav-about: about {number}")).as_bytes(),
    );
    vec![inner.to_owned()]
}

pub(super) fn static_file(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["a.css", "style.css"]);
    let inner = format!("themes/default/static/{name}");
    project.write(&inner, format!("/* edit {number} */\n").as_bytes());
    vec![inner]
}

pub(super) fn broken_data(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let name = *random.pick(&["regions", "indicators", "terms"]);
    let path = format!("content/{name}.yaml");
    match random.below(3) {
        0 => project.write(&path, b"a: [\n"),
        1 => project.write(&path, b"- no table\n"),
        _ => {
            if project.path(&path).exists() {
                project.remove(&path);
            }
        }
    }
    vec![path]
}

pub(super) fn broken_settings(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let text = *random.pick(&["title: [\n", "", "base_url: https://wenzhai.example/\n"]);
    project.write("site.yaml", text.as_bytes());
    vec!["site.yaml".to_owned()]
}

/// Like another branch: everything is as at first, and what was added is gone.
pub(super) fn put_right(project: &Project, _: &mut Random, _: usize) -> Vec<String> {
    let original = crate::support::snapshot(&repository().join("tests/sites/base"));
    for top in ["content", "themes"] {
        if project.path(top).exists() {
            project.remove(top);
        }
    }
    for (path, bytes) in &original {
        project.write(path, bytes);
    }
    // Everything there is.
    Vec::new()
}

/// Only what cannot be read is put right.
pub(super) fn mended(project: &Project, _: &mut Random, _: usize) -> Vec<String> {
    let base: BTreeMap<String, Vec<u8>> = crate::support::snapshot(&repository().join("tests/sites/base"));
    let mut paths = Vec::new();
    for name in [
        "site.yaml",
        "content/regions.yaml",
        "content/indicators.yaml",
        "content/terms.yaml",
    ] {
        project.write(name, &base[name]);
        paths.push(name.to_owned());
    }
    for path in files(project, ".md") {
        let is_good = text(project, &path).is_some_and(|text| text.starts_with("---\n") && text.contains("\nsummary:"));
        if !is_good {
            let name = path.rsplit('/').next().unwrap_or_default();
            project.write(&path, &base[&format!("content/reports/demo/{name}")]);
            paths.push(path);
        }
    }
    if project.path("themes").exists() {
        project.remove("themes");
        paths.push("themes".to_owned());
    }
    paths
}
