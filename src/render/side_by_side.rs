//! A report's two texts in rows, rendered once for the two pages that show them side by side.
//!
//! Each text is written as on a page of its own language, wherever it stands: its links lead to pages that go
//! on in that language. What differs from the report's own page is that ids begin with the language, since both
//! texts name their sections alike; that figures which both have are numbered, so that a style sheet can light
//! them together; and that a figure leads to its record on the report's page.

use super::body::{Beside, Figures, blocks};
use super::view::Context;
use crate::model::alignment::{Aligned, aligned};
use crate::model::lang::{Both, Lang};
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Report};
use crate::model::table::Key;
use crate::model::translation::SectionState;
use tera::Value;

/// The rows of a report.
#[derive(Debug)]
pub(super) struct Rows {
    /// From the beginning of the original to its end.
    pub(super) rows: Vec<Row>,
    /// How many figures are in one of the texts only.
    pub(super) alone: usize,
}

/// Blocks that stand beside each other.
#[derive(Debug)]
pub(super) struct Row {
    /// The id of the section that begins here, as both languages have it.
    pub(super) id: Option<String>,
    /// The HTML of each language's blocks; nothing where it has none.
    pub(super) cells: Both<Option<Value>>,
    /// What the row is.
    pub(super) part: Part,
    /// Whether original and translation of the section that begins here have parted since the translation
    /// was recorded.
    pub(super) is_behind: bool,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A whole section that one language lacks.
    Section,
    /// A part of a section.
    Block,
}

/// What the ids of a language's text begin with. Neither an editor's id nor one that is made of a heading has
/// an underline in it.
fn prefix(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh_",
        Lang::En => "en_",
    }
}

impl Rows {
    /// The rows of a report that is in both languages; none of one that is not.
    pub(super) fn of(contexts: &Both<Context<'_>>, key: Key<Report>) -> Self {
        let texts = &contexts.zh.site.reports[key].texts;
        let (Some(zh), Some(en)) = (&texts.zh, &texts.en) else {
            let (rows, alone) = (Vec::new(), 0);
            return Self { rows, alone };
        };
        let sections = aligned(texts);
        let figures = Figures::of([zh, en]);
        let mut sides = Both {
            zh: side(contexts.zh, (zh, key), &sections, &figures),
            en: side(contexts.en, (en, key), &sections, &figures),
        };
        let mut rows = Vec::new();
        for Aligned { section, rows: own } in &sections {
            let heading = section.headings.zh.or(section.headings.en);
            for (at, _) in own.iter().enumerate() {
                let is_first = at == 0;
                rows.push(Row {
                    id: heading.filter(|_| is_first).map(|heading| heading.id.clone()),
                    cells: Both::from_fn(|lang| sides.get_mut(lang).next().flatten()),
                    part: match section.state {
                        SectionState::Missing | SectionState::Extra => Part::Section,
                        _ => Part::Block,
                    },
                    is_behind: is_first && section.is_behind(),
                });
            }
        }
        Self {
            rows,
            alone: figures.alone,
        }
    }
}

/// One language's cells, row by row.
fn side(
    context: Context<'_>,
    (text, key): (&PageText, Key<Report>),
    sections: &[Aligned<'_>],
    figures: &Figures,
) -> std::vec::IntoIter<Option<Value>> {
    let Context { site, words, .. } = context;
    let lang = words.lang;
    let report = site.settings.href(&Route::new(lang, Page::Report(key)).path(site));
    let beside = Beside {
        prefix: prefix(lang),
        report: &report,
        figures,
        alone: &words.say("parallel-figure-alone", &[]),
    };
    let runs = sections.iter().flat_map(|section| &section.rows);
    let runs = runs.map(|row| row.get(lang).clone());
    let cells = blocks(context, (text, key), &beside, runs).into_iter();
    let cells = cells.map(|html| (!html.is_empty()).then(|| Value::safe_string(html.trim_end())));
    cells.collect::<Vec<_>>().into_iter()
}
