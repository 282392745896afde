//! What single files say, before anything else is known.
//!
//! Ids of other things are still text here: whether they exist is for `assemble`.

use super::body::Body;
use super::date::{Date, Period};
use super::figure::FigureKind;
use super::id::Id;
use super::lang::{Both, Names, Wording};
use super::report_kind::ReportKind;
use super::site::Timing;
use super::translation::Record;
use crate::diag::Code;
use crate::quantity::{Compound, Quantity};
use std::sync::Arc;

/// Which of a page's two files a file is.
///
/// The record holds what both languages share. It is the Chinese file, or the only
/// file where a page exists in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Holds the shared fields.
    Record,
    /// Holds what is language-bound.
    Translation,
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TranslationState {
    /// Read against the original.
    #[default]
    Reviewed,
    /// Not read against the original yet; readers see a note.
    Draft,
}

/// One language's text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSource {
    /// The title.
    pub title: String,
    /// One or two sentences on what it is.
    pub summary: String,
    /// How far the translation is.
    pub translation: TranslationState,
    /// What it was made from, if that is recorded.
    pub translated_from: Option<Record>,
    /// The body.
    pub body: Arc<Body>,
    /// Findings about this file that its editor has looked at and lets stand.
    pub waivers: Vec<Waiver>,
}

/// An editor's word that findings of one code do not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Its position in the file's list, from zero.
    pub position: usize,
    /// What kind of finding is waived.
    pub code: Code,
    /// The id of the figure that the finding must be about, if it is narrowed to one.
    pub figure: Option<String>,
    /// Words of the file at which the finding must be, if it is narrowed to some.
    pub words: Option<String>,
}

/// A report's shared fields.
#[derive(Debug, Clone)]
pub struct ReportRecord {
    /// When what is reported took place.
    pub event: Option<Date>,
    /// When the source was published.
    pub published: Option<Date>,
    /// The id of the place it is about.
    pub region: String,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// What kind of document it tells of, if that is said.
    pub kind: Option<ReportKind>,
    /// Where it comes from.
    pub source: SourceBox,
    /// Figures that can be read, in the order of the file.
    pub figures: Vec<FigureSource>,
    /// Ids of figures that cannot; links to them are no further findings.
    pub unreadable: Vec<String>,
    /// Ids of the figures that stand on top of its page; nothing if that is not said.
    pub key_figures: Option<Vec<String>>,
    /// Ids of related reports.
    pub related: Vec<String>,
    /// Corrections, in the order of the file.
    pub changes: Vec<Change>,
    /// Whether it is published.
    pub status: Status,
}

/// Whether a report is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Published.
    Published,
    /// Kept back until its editor is done: `draft: true`.
    Draft,
    /// Kept back until this day, on which its source is published at the earliest.
    Future(Date),
}

impl ReportRecord {
    /// Whether the report is published on a day. It is not before its source is: `published` is
    /// when that was published, and a summary of what is under embargo waits for it. A date that
    /// leaves digits open keeps it back only as long as every day that it may be is to come.
    /// `event` keeps nothing back: what is announced may lie ahead.
    pub fn status_on(&self, today: &Date) -> Status {
        let due = self.published.map(|date| date.days().0);
        match (self.status, due) {
            (Status::Published, Some(due)) if due.sort_key() > today.sort_key() => Status::Future(due),
            (status, _) => status,
        }
    }
}

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceBox {
    /// Who published it.
    pub publisher: Option<Wording>,
    /// Its title there.
    pub title: Option<Wording>,
    /// Its address.
    pub url: Option<String>,
    /// Its document number.
    pub document_number: Option<String>,
    /// The file name of the captured original under `sources/`.
    pub capture: Option<String>,
    /// What could not be read in it.
    pub unreadable: Option<Names>,
}

impl SourceBox {
    /// The path of the captured original from the project's root, if it is one of the files
    /// that can be compared with: plain text under `sources/`.
    pub fn capture_path(&self) -> Option<String> {
        capture_path(self.capture.as_deref()?)
    }
}

/// The path from the project's root of a captured original with this name, if it is plain
/// text under `sources/`.
pub fn capture_path(name: &str) -> Option<String> {
    let name = name.trim();
    let inside = name
        .split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
    let is_text = std::path::Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "txt" || ending == "md");
    (inside && is_text).then(|| format!("sources/{name}"))
}

/// A correction that readers are told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When it was made.
    pub date: Date,
    /// What was changed.
    pub note: Names,
}

/// A figure as front matter has it.
#[derive(Debug, Clone)]
pub struct FigureSource {
    /// Its name in the report.
    pub id: Id,
    /// The id of what is measured.
    pub indicator: String,
    /// The source's words.
    pub wording: String,
    /// What they say.
    pub quantity: Quantity,
    /// When.
    pub period: Option<Period>,
    /// Reported or promised.
    pub kind: FigureKind,
    /// The id of the place, where it is not the report's.
    pub region: Option<String>,
}

/// A topic's shared fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicRecord {
    /// Ids of its main indicators, in the order in which its page shows them.
    pub indicators: Vec<String>,
}

/// A place of `regions.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionSource {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Names,
    /// The places in it.
    pub places: Vec<RegionSource>,
}

/// How an indicator's figures follow from those of others, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelationsSource {
    /// What it is the sum of.
    pub parts: Vec<String>,
    /// What it is a part of.
    pub part_of: Option<String>,
    /// Whether it is a share of one whole.
    pub share: Share,
    /// What is divided by what to give it.
    pub ratio_of: Vec<String>,
    /// The level whose nominal growth it is.
    pub growth_of: Option<String>,
    /// The level whose change in percentage points it is.
    pub change_of: Option<String>,
}

/// Whether the figures of an indicator are shares of one whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Share {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// They are: a percentage is a hundred at most, and the parts of a ratio are a hundred.
    OfAWhole,
}

/// An entry of `indicators.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSource {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Names,
    /// The unit in which it is compared.
    pub unit: Compound,
    /// What it is, in one line.
    pub definition: Names,
    /// Whether its figures are about a span of time or about the end of one.
    pub timing: Timing,
    /// How its figures follow from those of others.
    pub relations: RelationsSource,
    /// The names of the parts of a ratio, in order; empty if they have none.
    pub part_names: Both<Vec<String>>,
}

/// An entry of `terms.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSource {
    /// Its id.
    pub id: Id,
    /// How it is called and what it is, per language.
    pub renderings: Both<Renderings>,
}

/// How a term is called in one language, in TBX's words, and what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renderings {
    /// The name to use.
    pub preferred: String,
    /// Names that are also right.
    pub admitted: Vec<String>,
    /// Names that are wrong and are reported where they are used.
    pub forbidden: Vec<String>,
    /// One sentence that says what it is.
    pub definition: String,
}
