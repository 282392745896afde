//! Figures: numbers of reports, as records.

use super::date::Period;
use super::id::Id;
use super::site::{Indicator, Region};
use super::table::Key;
use crate::quantity::Quantity;
use serde::Deserialize;

/// Whether a figure was reported or promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// What the source says has happened.
    #[default]
    Actual,
    /// What the source promises, plans or expects.
    Target,
}

impl FigureKind {
    /// The name in front matter and in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            FigureKind::Actual => "actual",
            FigureKind::Target => "target",
        }
    }
}

/// One number of one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name in the report; `REPORT#ID` elsewhere.
    pub id: Id,
    /// What is measured.
    pub indicator: Key<Indicator>,
    /// The source's own words.
    pub wording: String,
    /// What the words say.
    pub quantity: Quantity,
    /// When; `None` if the report does not tell.
    pub period: Option<Period>,
    /// Reported or promised.
    pub kind: FigureKind,
    /// Where.
    pub region: Key<Region>,
}
