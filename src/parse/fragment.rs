//! A text that is no page: Markdown for pasting elsewhere.

use super::document::bom;
use super::markdown::{self, Highlighter};
use super::{File, Parsed, front_matter};
use crate::model::body::Body;
use crate::model::lang::Lang;
use std::ops::Range;

/// Reads a text. Front matter, if it begins with any, is passed over unread.
pub fn fragment(file: File<'_>, lang: Lang, highlighter: &Highlighter) -> Parsed<Body> {
    let mut findings = Vec::new();
    let body = markdown::body(file, body_of(file), lang, highlighter, &mut findings);
    Parsed {
        value: Some(body),
        findings,
    }
}

/// The Markdown of a text.
///
/// A line of three hyphens is also Markdown for a rule or for a heading; what stands
/// between two of them is front matter only if its first line is a key.
fn body_of(file: File<'_>) -> Range<usize> {
    match front_matter::split(file) {
        Ok(parts) if begins_with_key(&file.text[parts.yaml.clone()]) => parts.body,
        _ => bom(file.text)..file.text.len(),
    }
}

fn begins_with_key(yaml: &str) -> bool {
    let mut lines = yaml.lines().map(str::trim_end);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    let key = first.and_then(|line| {
        let (key, value) = line.split_once(':')?;
        (value.is_empty() || value.starts_with(' ')).then_some(key)
    });
    key.is_some_and(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_from_rules() {
        let body = |text| &text[body_of(File { path: "-", text })];
        assert_eq!(body("---\ntitle: 甲\n---\n正文\n"), "正文\n");
        assert_eq!(body("\u{feff}---\r\n# 注\r\ntitle:\r\n---\r\n正文"), "正文");
        assert_eq!(body("\u{feff}正文"), "正文");
        for whole in [
            "",
            "---\n---\n",
            "---\n甲: 乙\n---\n",
            "---\nFoo\n---\nBar\n---\n",
            "---\na: 1\n",
            "--\na: 1\n--\n",
        ] {
            assert_eq!(body(whole), whole);
        }
    }
}
