//! Heading ids and the outline that headings make.

use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::body::Heading;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The id of a heading without one of its own: its letters and digits.
///
/// It depends on nothing but the heading, so that it stays when others come and go.
pub(super) fn id_of(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    // HTML wants an id that a style sheet can name without escapes.
    if id.starts_with(char::is_alphabetic) {
        id.to_owned()
    } else {
        format!("s-{id}")
    }
}

/// What is wrong with a page's headings as a whole.
pub(super) fn check(path: &str, headings: &[Heading], findings: &mut Vec<Diagnostic>) {
    let mut firsts: BTreeMap<&str, &Heading> = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        match firsts.entry(&heading.id) {
            Entry::Occupied(first) => findings.push(same_id(path, heading, first.get())),
            Entry::Vacant(free) => {
                free.insert(heading);
            }
        }
        // The page's title is the only heading of level one.
        let above = at.checked_sub(1).map_or(1, |before| headings[before].level);
        if heading.level == 1 {
            findings.push(outline(path, heading, 2));
        } else if heading.level > above + 1 {
            findings.push(outline(path, heading, above + 1));
        }
    }
}

fn same_id(path: &str, heading: &Heading, first: &Heading) -> Diagnostic {
    let id = &heading.id;
    Diagnostic::new(
        Code::MD002,
        Location::at(path, heading.span.clone()),
        Text::new(
            format!("有两个标题的锚点都是“{id}”"),
            format!("two headings have the id “{id}”"),
        ),
    )
    .with_help(Text::new(
        format!("在标题后另写一个，例如 {{#{id}-2}}，译文也写同样的"),
        format!("give this one its own, for example {{#{id}-2}}, and the same in the translation"),
    ))
    .with_related(
        Location::at(path, first.span.clone()),
        Text::new("另一个在这里", "the other is here"),
    )
}

fn outline(path: &str, heading: &Heading, wanted: u8) -> Diagnostic {
    let hashes = "#".repeat(usize::from(wanted));
    let message = if heading.level == 1 {
        Text::new(
            "正文里的标题从二级开始：一级是页面的标题",
            "headings of a body begin at level two: level one is the page's title",
        )
    } else {
        Text::new(
            format!("这个标题是{}级，它上面没有{wanted}级标题", heading.level),
            format!(
                "this heading is of level {}, and there is none of level {wanted} above it",
                heading.level
            ),
        )
    };
    Diagnostic::new(Code::MD003, Location::at(path, heading.span.clone()), message).with_help(Text::new(
        format!("写成 {hashes} {}", heading.text),
        format!("write {hashes} {}", heading.text),
    ))
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn an_id_is_the_headings_own_characters() {
        assert_eq!(id_of("营商环境：跑出速度"), "营商环境跑出速度");
        assert_eq!(id_of("Market entities, 2020"), "market-entities-2020");
        assert_eq!(id_of("2021年进展"), "s-2021年进展");
        assert_eq!(id_of("“！”"), "s-");
    }
}
