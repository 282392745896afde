//! Which section stands beside which.

use super::Source;
use super::terms::TermRow;
use crate::diag::LineIndex;
use crate::model::body::Heading;
use crate::model::lang::{Both, Lang};
use crate::model::site::PageText;
use serde::Serialize;
use std::ops::Range;

/// One row of the desk: a section in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is.
    pub part: RowPart,
    /// Each language's side; nothing where that language has no such section.
    pub sides: Both<Option<RowSide>>,
    /// The terms that it uses.
    pub terms: Vec<TermRow>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RowPart {
    /// Title and summary.
    Head,
    /// What stands before the first heading.
    Opening,
    /// What stands under a heading.
    Section,
}

/// One language's side of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowSide {
    /// The heading's id; nothing for what stands under no heading.
    pub id: Option<String>,
    /// Which of the headings with this id it is, from zero: more than one is a finding.
    pub nth: usize,
    /// The heading, or the page's title.
    pub title: String,
    /// The summary of the front matter; empty for other rows.
    pub summary: String,
    /// The line of the file where it begins, from one.
    pub line: usize,
    /// Its bytes in the body's text; nothing for title and summary.
    #[serde(skip)]
    pub text: Option<Range<usize>>,
    /// Where it begins in the file, in bytes.
    #[serde(skip)]
    pub start: usize,
}

/// All rows of a page, in the order of the original.
pub(super) fn rows(source: Source<'_>, original: Lang) -> Vec<Row> {
    let row = |part, sides| Row {
        part,
        sides,
        terms: Vec::new(),
    };
    let mut rows = vec![row(
        RowPart::Head,
        Both::from_fn(|lang| source.texts.get(lang).as_ref().map(head)),
    )];
    let opening = Both::from_fn(|lang| source.texts.get(lang).as_ref().and_then(|text| opening(source, text)));
    if opening.zh.is_some() || opening.en.is_some() {
        rows.push(row(RowPart::Opening, opening));
    }
    let mut sections = Both::from_fn(|lang| {
        let text = source.texts.get(lang).as_ref();
        let sections = text.map(|text| sections(source, text)).unwrap_or_default();
        sections.into_iter().map(Some).collect::<Vec<_>>()
    });
    let known = |lang: Lang| -> Vec<Known<'_>> {
        let own = sections.get(lang).iter().flatten();
        own.map(|(side, given)| Known {
            id: side.id.as_deref().unwrap_or_default(),
            nth: side.nth,
            given: *given,
        })
        .collect()
    };
    for (first, second) in aligned(&known(original), &known(original.other())) {
        let mut take = |lang, at: Option<usize>| at.and_then(|at| sections.get_mut(lang)[at].take());
        let (first, second) = (take(original, first), take(original.other(), second));
        let mut both = Both { zh: first, en: second };
        if original == Lang::En {
            std::mem::swap(&mut both.zh, &mut both.en);
        }
        let sides = Both {
            zh: both.zh.map(|(side, _)| side),
            en: both.en.map(|(side, _)| side),
        };
        rows.push(row(RowPart::Section, sides));
    }
    rows
}

fn head(text: &PageText) -> RowSide {
    RowSide {
        id: None,
        nth: 0,
        title: text.title.clone(),
        summary: text.summary.clone(),
        line: 1,
        text: None,
        start: 0,
    }
}

/// What stands before the first heading, if anything does.
fn opening(source: Source<'_>, text: &PageText) -> Option<RowSide> {
    let body = &text.body;
    let end = body.headings.first().map_or(body.text.len(), |heading| heading.at);
    let first = body.runs.first().filter(|run| run.text.start < end)?;
    Some(RowSide {
        id: None,
        nth: 0,
        title: String::new(),
        summary: String::new(),
        line: line(source, text, first.file.start),
        text: Some(0..end),
        start: first.file.start,
    })
}

/// Whether an editor has given a heading its id, or it is made of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    ByEditor,
    ByWords,
}

fn sections(source: Source<'_>, text: &PageText) -> Vec<(RowSide, Given)> {
    let headings = &text.body.headings;
    let file = source.input.texts.get(&text.path).map_or("", String::as_str);
    let end_of = |at: usize| headings.get(at + 1).map_or(text.body.text.len(), |next| next.at);
    let side = |(at, heading): (usize, &Heading)| {
        let own = file.get(heading.span.clone()).unwrap_or_default();
        let given = if own.contains(&format!("#{}", heading.id)) {
            Given::ByEditor
        } else {
            Given::ByWords
        };
        let side = RowSide {
            id: Some(heading.id.clone()),
            nth: headings[..at].iter().filter(|before| before.id == heading.id).count(),
            title: heading.text.clone(),
            summary: String::new(),
            line: line(source, text, heading.span.start),
            text: Some(heading.at..end_of(at)),
            start: heading.span.start,
        };
        (side, given)
    };
    headings.iter().enumerate().map(side).collect()
}

fn line(source: Source<'_>, text: &PageText, at: usize) -> usize {
    let file = source.input.texts.get(&text.path).map_or("", String::as_str);
    LineIndex::new(file).position(at).line
}

/// What is known of a section to find it in the other language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known<'a> {
    id: &'a str,
    nth: usize,
    given: Given,
}

/// Pairs sections by id, in the order of the original. What only the translation has stands behind
/// what it follows there. Sections whose ids are made of their words have other ids in the other
/// language; as many as are left on both sides are paired by order, as the check does it.
fn aligned(original: &[Known<'_>], translation: &[Known<'_>]) -> Vec<(Option<usize>, Option<usize>)> {
    let partner = |one: &Known<'_>, others: &[Known<'_>]| {
        others
            .iter()
            .position(|other| (one.id, one.nth) == (other.id, other.nth))
    };
    let mut pairs: Vec<Option<usize>> = original.iter().map(|one| partner(one, translation)).collect();
    let mut left: Vec<usize> = Vec::new();
    for (at, other) in translation.iter().enumerate() {
        if partner(other, original).is_none() {
            left.push(at);
        }
    }
    let open: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].is_none()).collect();
    if open.len() == left.len() {
        for (one, other) in open.into_iter().zip(std::mem::take(&mut left)) {
            if original[one].given == Given::ByEditor && translation[other].given == Given::ByEditor {
                left.push(other);
            } else {
                pairs[one] = Some(other);
            }
        }
    }
    let mut rows: Vec<(Option<usize>, Option<usize>)> = pairs
        .into_iter()
        .enumerate()
        .map(|(at, other)| (Some(at), other))
        .collect();
    for at in left {
        let before = at.checked_sub(1);
        let behind = rows.iter().position(|row| before.is_some() && row.1 == before);
        rows.insert(behind.map_or(0, |behind| behind + 1), (None, Some(at)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(ids: &[&'a str]) -> Vec<Known<'a>> {
        let of = |id: &&'a str| match id.strip_prefix('~') {
            Some(id) => Known {
                id,
                nth: 0,
                given: Given::ByWords,
            },
            None => Known {
                id,
                nth: 0,
                given: Given::ByEditor,
            },
        };
        ids.iter().map(of).collect()
    }

    fn rows(original: &[&str], translation: &[&str]) -> Vec<String> {
        let word = |list: &[&str], at: Option<usize>| at.map_or("-".to_owned(), |at| list[at].to_owned());
        let rows = aligned(&known(original), &known(translation)).into_iter();
        rows.map(|(a, b)| format!("{} {}", word(original, a), word(translation, b)))
            .collect()
    }

    #[test]
    fn sections_stand_in_the_order_of_the_original() {
        assert_eq!(rows(&["a", "b"], &["b", "a"]), ["a a", "b b"]);
        assert_eq!(rows(&["a", "b", "c"], &["a", "c"]), ["a a", "b -", "c c"]);
        assert_eq!(
            rows(&["a", "b"], &["x", "a", "y", "z", "b"]),
            ["- x", "a a", "- y", "- z", "b b"]
        );
        assert_eq!(rows(&[], &["a", "b"]), ["- a", "- b"]);
        assert_eq!(rows(&["a"], &[]), ["a -"]);
    }

    #[test]
    fn ids_made_of_words_are_paired_by_order() {
        assert_eq!(
            rows(&["a", "~甲", "~乙"], &["~one", "a", "~two"]),
            ["a a", "~甲 ~one", "~乙 ~two"]
        );
        assert_eq!(rows(&["~甲", "~乙"], &["~one"]), ["- ~one", "~甲 -", "~乙 -"]);
        assert_eq!(rows(&["targets"], &["background"]), ["- background", "targets -"]);
    }
}
