//! Cases of emphasis, line ends, and what both leave alone.

use super::html;
use crate::support::repository;
use serde_json::Value;
use std::fs;
use wenzhai::model::lang::Lang;

struct Case {
    name: String,
    markdown: String,
    html: String,
}

/// The cases of a file in `tests/chinese`.
fn cases(file: &str) -> Vec<Case> {
    let path = repository().join("tests/chinese").join(file);
    let text = fs::read_to_string(path).expect("the cases can be read");
    let case = |block: &str| {
        let (name, rest) = block.split_once('\n').expect("a name");
        let (markdown, html) = rest.split_once("\n--\n").expect("Markdown and HTML");
        Case {
            name: name.to_owned(),
            markdown: format!("{}\n", markdown.replace('␠', " ")),
            html: format!("{}\n", html.trim_end()),
        }
    };
    text.split("\n== ").skip(1).map(case).collect()
}

fn hold(file: &str, at_least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= at_least, "{} cases", cases.len());
    for case in cases {
        assert_eq!(html(&case.markdown, Lang::Zh), case.html, "{}", case.name);
    }
}

#[test]
fn emphasis_beside_chinese_punctuation() {
    hold("emphasis.txt", 31);
}

#[test]
fn line_ends_within_chinese() {
    hold("soft-breaks.txt", 28);
}

#[test]
fn what_is_left_alone() {
    hold("traps.txt", 27);
}

#[test]
fn english_pages_keep_line_ends_and_western_quotation_marks() {
    assert_eq!(html("The 放管服\nreform", Lang::En), "<p>The 放管服\nreform</p>\n");
    assert_eq!(html("放管服\n改革", Lang::En), "<p>放管服\n改革</p>\n");
    assert_eq!(
        html("**放管服：**改革", Lang::En),
        "<p><strong>放管服：</strong>改革</p>\n"
    );
    assert_eq!(html("a**“b”**c", Lang::En), "<p>a**“b”**c</p>\n");
}

/// The open cases as they were written, where they are at hand.
#[test]
fn open_cases() {
    let folder = repository().join("../shared/cases");
    let files = ["cjk-emphasis.json", "cjk-softbreak.json", "markdown-traps.json"];
    for file in files {
        let Ok(text) = fs::read_to_string(folder.join(file)) else {
            assert!(!folder.exists(), "{file} is gone");
            continue;
        };
        let cases: Vec<Value> = serde_json::from_str(&text).expect("cases are JSON");
        assert!(!cases.is_empty(), "{file}");
        for case in &cases {
            open_case(case);
        }
    }
}

fn open_case(case: &Value) {
    let field = |name: &str| case.get(name).and_then(Value::as_str);
    let (id, markdown) = (field("id").expect("an id"), field("input").expect("Markdown"));
    let ours = html(markdown, Lang::Zh);
    if let Some(parts) = case.get("must").and_then(Value::as_array) {
        for part in parts {
            assert!(ours.contains(part.as_str().expect("text")), "{id}: {ours}");
        }
        return;
    }
    let wanted = field("editor_wants")
        .or(field("html_wanted"))
        .or(field("html"))
        .expect("HTML");
    let wanted = match id {
        // Raw HTML is shown as text: docs/markdown.md.
        "trap-05" => "<p>&lt;div title=\"**甲。**乙\"&gt;\n丙\n&lt;/div&gt;</p>".to_owned(),
        _ if markdown.starts_with("<div>") => "<p>&lt;div&gt;\n第一行\n第二行\n&lt;/div&gt;</p>".to_owned(),
        // A case about emphasis with a line end, which the other rule drops.
        "zh-35" if markdown.starts_with("**重点") => wanted.replace('\n', ""),
        _ => wanted.to_owned(),
    };
    assert_eq!(between_tags(&ours), between_tags(&wanted.replace(" />", ">")), "{id}");
}

/// HTML without line ends between tags: tables are laid out differently.
fn between_tags(html: &str) -> String {
    html.trim()
        .replace(">\n<", "><")
        .replace("<br>", "<br>\n")
        .replace("\n\n", "\n")
}
