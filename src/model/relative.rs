//! Reports that a reader of one may want next, and why.

use super::site::{Indicator, Report, Term, Topic};
use super::table::Key;

/// A report beside another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The report that is pointed at.
    pub report: Key<Report>,
    /// Why.
    pub kinship: Kinship,
}

/// Why a report stands beside another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kinship {
    /// It tells of the same event.
    Account,
    /// It has another number for a figure of this indicator.
    Figures(Key<Indicator>),
    /// Its editor named it, and nothing of the rest is the case.
    Chosen,
    /// It is about the same place, under the same topic.
    TopicAndPlace(Key<Topic>),
    /// It uses terms that few others use: the rarest of them, two at most.
    Terms(Vec<Key<Term>>),
    /// It is under the same topic.
    Topic(Key<Topic>),
    /// It is about the same place.
    Place,
}
