//! What templates and `theme.yaml` ask for.

use super::findings;
use crate::diag::Diagnostic;
use crate::model::theme::{ThemeFiles, ThemeText};
use std::collections::BTreeSet;

/// The filters whose value is the name of a file.
const FILTERS: [&str; 3] = ["asset", "integrity", "imports"];

/// The files that are asked for. Whatever stands in quotation marks in a tag of a template and is
/// the name of a file counts: it may reach a filter by a variable or a component.
pub(super) fn names(theme: &ThemeFiles, found: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    let is_there = |name: &str| theme.statics.contains_key(name);
    let mut names = BTreeSet::new();
    let mut said = BTreeSet::new();
    for file in theme.templates.values() {
        for literal in literals(&file.text) {
            if is_there(literal.text) {
                names.insert(literal.text.to_owned());
            } else if literal.is_asked && said.insert((&file.path, literal.start)) {
                let span = literal.start..literal.start + literal.text.len();
                found.push(findings::absent(&file.path, span, literal.text, theme.statics.keys()));
            }
        }
    }
    for style in &theme.styles {
        if is_there(&style.name) {
            names.insert(style.name.clone());
        } else {
            found.push(findings::no_style(style, theme.statics.keys()));
        }
    }
    names
}

/// Files that a template names by the root of the site, though they are published under another
/// name.
pub(super) fn beside(theme: &ThemeFiles, is_elsewhere: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in theme.templates.values() {
        for (start, name) in below_root(file) {
            if theme.statics.contains_key(name) && is_elsewhere(name) {
                found.push(findings::plain(&file.path, start..start + name.len(), name));
            }
        }
    }
    found.dedup();
    found
}

/// Names that follow `{{ site.root }}` and the like, with their places.
fn below_root(file: &ThemeText) -> impl Iterator<Item = (usize, &str)> {
    let text = file.text.as_str();
    let tags = text.match_indices("}}").map(|(at, _)| at);
    tags.filter_map(move |at| {
        let before = text[..at].trim_end_matches('-').trim_end();
        let start = at + 2;
        let name = text[start..].split(['"', '\'', '?', '#', ' ', '<', '>']).next()?;
        before.ends_with("root").then_some((start, name))
    })
}

/// A text in quotation marks.
struct Literal<'a> {
    start: usize,
    text: &'a str,
    /// Whether one of the filters is applied to it.
    is_asked: bool,
}

/// The texts in quotation marks in the tags of a template.
fn literals(template: &str) -> Vec<Literal<'_>> {
    let mut literals = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find('{').map(|open| at + open) {
        let end = match &template[open..(open + 2).min(template.len())] {
            "{#" => {
                at = template[open..].find("#}").map_or(template.len(), |end| open + end + 2);
                continue;
            }
            "{{" => "}}",
            "{%" => "%}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        at = tag(template, open + 2, end, &mut literals);
    }
    literals
}

/// The texts in one tag; where it ends.
fn tag<'t>(template: &'t str, from: usize, end: &str, literals: &mut Vec<Literal<'t>>) -> usize {
    let mut at = from;
    while let Some(found) = template[at..].find(['"', '\'', '`', '}', '%']) {
        let here = at + found;
        let rest = &template[here..];
        if rest.starts_with(end) {
            return here + end.len();
        }
        let quote = &rest[..1];
        if quote == "}" || quote == "%" {
            at = here + 1;
            continue;
        }
        let start = here + 1;
        let Some(length) = template[start..].find(quote) else {
            return template.len();
        };
        at = start + length + 1;
        literals.push(Literal {
            start,
            text: &template[start..start + length],
            is_asked: is_asked(&template[at..]),
        });
    }
    template.len()
}

fn is_asked(after: &str) -> bool {
    let filter = after.trim_start().strip_prefix('|').map(str::trim_start);
    filter.is_some_and(|filter| {
        let name = filter.split(|c: char| !c.is_alphanumeric() && c != '_').next();
        name.is_some_and(|name| FILTERS.contains(&name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_tags_alone() {
        let template = concat!(
            r#"<a class="x">{{ "a.css" | asset }}</a>{# {{ "no.css" | asset }} #}{{ <Script name="b.js" /> }}"#,
            r#"{% if a == 'c%}d' %}{ "no" }{{"e"|integrity }}{{ "f" | t }}{% set g = "h" %}"#
        );
        let found: Vec<(&str, bool)> = literals(template).iter().map(|l| (l.text, l.is_asked)).collect();
        assert_eq!(
            found,
            [
                ("a.css", true),
                ("b.js", false),
                ("c%}d", false),
                ("e", true),
                ("f", false),
                ("h", false)
            ]
        );
    }

    #[test]
    fn names_below_the_root_are_found() {
        let text = r#"<a href="{{ site.root }}x.css"><img src='{{root -}}y.svg?1'>{{ a }}z.css"#;
        let file = ThemeText {
            path: String::new(),
            text: text.to_owned(),
        };
        let names: Vec<&str> = below_root(&file).map(|(_, name)| name).collect();
        assert_eq!(names, ["x.css", "y.svg"]);
    }
}
