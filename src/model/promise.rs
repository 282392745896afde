//! Targets, with what was reported about them.

use super::site::FigureRef;
use crate::quantity::{Gap, Quantity};

/// A target and what the digest has of its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The figure that promises.
    pub target: FigureRef,
    /// Whether its time has come.
    pub due: Due,
    /// What was reported for its period, or can be reckoned from what was.
    pub outcomes: Vec<Outcome>,
    /// What was reported of the same for a time that ends later, the earliest first. Its periods
    /// are not the target's, so that nothing is reckoned with it.
    pub later: Vec<FigureRef>,
}

/// Whether the time of a target has come, on the day of the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// Its period is over.
    Passed,
    /// Its period goes on, or begins later.
    NotYet,
    /// Its period is known too roughly to tell.
    Unclear,
    /// It has no period.
    Undated,
}

/// What is known for a target's period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Where it is from.
    pub evidence: Evidence,
    /// How far it is from the target; nothing if the two cannot be compared.
    pub gap: Option<Gap>,
}

/// Where an outcome is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// A figure says it.
    Reported(FigureRef),
    /// A level is known for the day before a change, and the change up to the end of the target's
    /// period: 26.3 % in 2015 and 15.8 percentage points more in 2016–2020 are 42.1 % in 2020.
    Reckoned {
        /// The level before.
        base: FigureRef,
        /// The change.
        change: FigureRef,
        /// The level after.
        level: Quantity,
    },
}
