//! Which section stands beside which.

use super::Source;
use super::terms::TermRow;
use crate::diag::{LineIndex, Sources};
use crate::model::body::Heading;
use crate::model::lang::{Both, Lang};
use crate::model::site::PageText;
use crate::model::translation::{self, SectionState, SectionView};
use serde::Serialize;
use std::ops::Range;

/// One row of the desk: a section in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is.
    pub part: RowPart,
    /// Each language's side; nothing where that language has no such section.
    pub sides: Both<Option<RowSide>>,
    /// How its translation stands to its original.
    pub state: RowState,
    /// Whether an editor has to look at it: original and translation have parted here since the
    /// translation was recorded, or a section was never translated. What was left out when the
    /// translation was recorded is not due.
    pub is_due: bool,
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

/// How a row's translation stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RowState {
    /// The original says what it said when the translation was recorded.
    Current,
    /// The original says something else by now.
    Behind,
    /// The translation does not have it, or there is no translation.
    Missing,
    /// The original does not have it.
    Extra,
    /// Both have it, and nobody has recorded what the translation was made from.
    Unrecorded,
}

impl From<SectionState> for RowState {
    fn from(state: SectionState) -> Self {
        match state {
            SectionState::Current => Self::Current,
            SectionState::Behind => Self::Behind,
            SectionState::Missing => Self::Missing,
            SectionState::Extra => Self::Extra,
            SectionState::Unrecorded => Self::Unrecorded,
        }
    }
}

/// All rows of a page, in the order of the original.
pub(super) fn rows(source: Source<'_>, original: Lang) -> Vec<Row> {
    let views = translation::sections(source.texts);
    if views.is_empty() {
        let text = source.texts.get(original).as_ref();
        return text.map_or_else(Vec::new, |text| alone(source, original, text));
    }
    let translation = source.texts.en.as_ref();
    let is_recorded = translation.is_some_and(|text| text.translated_from.is_some());
    let row = |view: &SectionView<'_>| {
        let part = match view.id.as_str() {
            _ if view.headings.zh.is_some() || view.headings.en.is_some() => RowPart::Section,
            translation::TITLE => RowPart::Head,
            _ => RowPart::Opening,
        };
        let sides = Both::from_fn(|lang| {
            let text = source.texts.get(lang).as_ref()?;
            match part {
                RowPart::Head => Some(head(text)),
                RowPart::Opening => view.spans.get(lang).as_ref().map(|span| opening(source, text, span)),
                RowPart::Section => view.headings.get(lang).map(|heading| section(source, text, heading)),
            }
        });
        Row {
            part,
            sides,
            state: view.state.into(),
            is_due: view.is_behind() || (view.state == SectionState::Missing && !is_recorded),
            terms: Vec::new(),
        }
    };
    views.iter().map(row).collect()
}

/// The rows of a page in one language.
fn alone(source: Source<'_>, lang: Lang, text: &PageText) -> Vec<Row> {
    let row = |part, side| {
        let mut sides = Both::from_fn(|_| None);
        *sides.get_mut(lang) = Some(side);
        Row {
            part,
            sides,
            state: RowState::Missing,
            is_due: true,
            terms: Vec::new(),
        }
    };
    let sections = text.body.sections.iter().map(|own| match own.heading {
        Some(at) => row(RowPart::Section, section(source, text, &text.body.headings[at])),
        None => row(RowPart::Opening, opening(source, text, &own.span)),
    });
    std::iter::once(row(RowPart::Head, head(text)))
        .chain(sections)
        .collect()
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

/// What stands before the first heading.
fn opening(source: Source<'_>, text: &PageText, span: &Range<usize>) -> RowSide {
    let body = &text.body;
    let file = source.input.text(&text.path).unwrap_or_default();
    let blank = file
        .get(span.clone())
        .map_or(0, |own| own.len() - own.trim_start().len());
    RowSide {
        id: None,
        nth: 0,
        title: String::new(),
        summary: String::new(),
        line: LineIndex::new(file).position(span.start + blank).line,
        text: Some(0..body.headings.first().map_or(body.text.len(), |heading| heading.at)),
        start: span.start,
    }
}

fn section(source: Source<'_>, text: &PageText, heading: &Heading) -> RowSide {
    let headings = &text.body.headings;
    let at = headings
        .iter()
        .position(|own| own.span == heading.span)
        .unwrap_or_default();
    let end = headings.get(at + 1).map_or(text.body.text.len(), |next| next.at);
    let file = source.input.text(&text.path).unwrap_or_default();
    RowSide {
        id: Some(heading.id.clone()),
        nth: headings[..at].iter().filter(|before| before.id == heading.id).count(),
        title: heading.text.clone(),
        summary: String::new(),
        line: LineIndex::new(file).position(heading.span.start).line,
        text: Some(heading.at..end),
        start: heading.span.start,
    }
}
