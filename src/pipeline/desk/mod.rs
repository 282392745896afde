//! A page's two drafts held against each other, for the preview's desk.
//!
//! Which figure is which, and what is wrong with one, is what the check says; nothing is decided here
//! a second time.

mod figures;
mod place;
mod rows;
mod terms;

pub use figures::{Figure, Finding, Kind, State};
pub use place::Place;
pub use rows::{Row, RowPart, RowSide, RowState};
pub use terms::{NameKind, TermRow, TermState, Wording};

use crate::diag::{Diagnostic, LineIndex, Sources};
use crate::model::input::Input;
use crate::model::lang::{Both, Lang};
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Site};
use crate::model::translation;
use serde::Serialize;

/// A page's two drafts, aligned and compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Desk {
    /// The page's name, as it is typed after `wenzhai translated`.
    pub id: String,
    /// The language that was written first: rows are in its order.
    pub original: Lang,
    /// The two drafts.
    pub sides: Both<Side>,
    /// Title and summary, what stands before the first heading, and then one row for each section.
    pub rows: Vec<Row>,
    /// Figures, times and names of both drafts, in the order of the files.
    pub figures: Both<Vec<Figure>>,
    /// How many there are of everything.
    pub tally: DeskTally,
}

/// One language's draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The page's address on the site.
    pub address: String,
    /// Its language, for `lang`.
    pub tag: &'static str,
    /// The path of its file from the project's root: the one to be made if there is none.
    pub file: String,
    /// Its title; nothing if there is no such file.
    pub title: Option<String>,
    /// The line of the file, from one, at which each element of the body begins, in order.
    pub lines: Vec<usize>,
}

/// How many there are of everything that the desk shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DeskTally {
    /// Figures that have their counterpart, each pair once.
    pub matched: usize,
    /// Pairs that differ or that somebody has to judge.
    pub differing: usize,
    /// What has no counterpart and needs one.
    pub alone: usize,
    /// Findings about figures that an editor lets stand, each pair once.
    pub waived: usize,
    /// Uses of terms, each once in a section.
    pub terms: usize,
    /// Those where the English has a forbidden name or none.
    pub terms_open: usize,
    /// Sections, title and summary included.
    pub sections: usize,
    /// Sections that an editor has to look at: the original has changed, or there is no translation.
    pub due: usize,
    /// Sections of which nobody has recorded what they were translated from.
    pub unrecorded: usize,
}

/// What a page's desk is made of.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    site: &'a Site,
    input: &'a Input,
    findings: &'a [Diagnostic],
    texts: &'a Both<Option<PageText>>,
}

/// The desk of the page at an address of either language (`/zh/reports/ID/`); nothing if there is no
/// such page or it has no text of its own.
///
/// `findings` are those about the site, with places looked up and waivers taken into account.
pub fn desk(site: &Site, input: &Input, findings: &[Diagnostic], address: &str) -> Option<Desk> {
    let page = page_at(site, address)?;
    let texts = site.texts(page)?;
    let original = Lang::ALL.into_iter().find(|lang| texts.get(*lang).is_some())?;
    let source = Source {
        site,
        input,
        findings,
        texts,
    };
    let mut rows = rows::rows(source, original);
    let figures = figures::figures(source, &rows);
    terms::add(source, &mut rows);
    let folder = folder_of(source, original);
    let sides = Both::from_fn(|lang| {
        let text = texts.get(lang).as_ref();
        Side {
            address: site.settings.href(&Route::new(lang, page).path(site)),
            tag: lang.tag(),
            file: text.map_or_else(|| format!("{folder}{}.md", lang.code()), |text| text.path.clone()),
            title: text.map(|text| text.title.clone()),
            lines: text.map_or_else(Vec::new, |text| lines(input, text)),
        }
    });
    Some(Desk {
        id: translation::name_of(&sides.get(original).file),
        original,
        sides,
        tally: tally(&rows, &figures),
        rows,
        figures,
    })
}

fn lines(input: &Input, text: &PageText) -> Vec<usize> {
    let file = input.text(&text.path).unwrap_or_default();
    let index = LineIndex::new(file);
    let blocks = text.body.blocks.iter();
    blocks.map(|block| index.position(block.file.start).line).collect()
}

/// The page at an address of either language, if it is one that has texts.
fn page_at(site: &Site, address: &str) -> Option<Page> {
    let base = site.settings.base_path().trim_end_matches('/');
    let path = address.strip_prefix(base).unwrap_or(address);
    let rest = Lang::ALL.into_iter().find_map(|lang| {
        let rest = path.strip_prefix('/')?.strip_prefix(lang.code())?;
        rest.strip_prefix('/')
    })?;
    let mut steps = rest.trim_end_matches('/').split('/');
    match (steps.next()?, steps.next(), steps.next()) {
        ("", None, None) => Some(Page::Home),
        ("about", None, None) => Some(Page::About),
        ("reports", Some(id), None) => site.reports.key(id).map(Page::Report),
        ("topics", Some(id), None) => site.topics.key(id).map(Page::Topic),
        _ => None,
    }
}

/// The folder that the page's files lie in, with a slash at its end.
fn folder_of(source: Source<'_>, lang: Lang) -> &str {
    let path = source.texts.get(lang).as_ref().map_or("", |text| &text.path);
    &path[..path.rfind('/').map_or(0, |at| at + 1)]
}

fn tally(rows: &[Row], figures: &Both<Vec<Figure>>) -> DeskTally {
    let mut tally = DeskTally {
        sections: rows.len(),
        due: rows.iter().filter(|row| row.is_due).count(),
        unrecorded: rows.iter().filter(|row| row.state == RowState::Unrecorded).count(),
        ..DeskTally::default()
    };
    for lang in Lang::ALL {
        for figure in figures.get(lang) {
            let pair = figure.other.filter(|_| figure.state != State::Repeated);
            let other = pair.and_then(|other| figures.get(lang.other()).get(other));
            // A pair is counted once, by what is worse.
            if other.is_some() && lang == Lang::En {
                continue;
            }
            let kind = other.map_or(figure.kind, |other| figure.kind.min(other.kind));
            match other.map_or(figure.state, |other| figure.state.max(other.state)) {
                State::Matched if kind == Kind::Figure => tally.matched += 1,
                State::Waived => tally.waived += 1,
                State::Differing | State::Asked => tally.differing += 1,
                State::Alone => tally.alone += 1,
                _ => {}
            }
        }
    }
    let uses = || rows.iter().flat_map(|row| &row.terms);
    tally.terms = uses().count();
    tally.terms_open = uses().filter(|term| term.state.is_open()).count();
    tally
}
