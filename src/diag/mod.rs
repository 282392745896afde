//! Findings: what is wrong with content, data, settings or templates.
//!
//! A finding is data until the last moment. It names a code, a place in a file and
//! what to type instead, in both languages; the formats under [`render`] turn it
//! into text. Nothing here reads files: the text of a source is handed in through
//! [`Sources`] when an excerpt has to be shown.
//!
//! Failures of the tool itself (a disk that is full) are not findings; they are
//! errors of `fs`.

mod code;
pub mod explain;
mod fix;
mod place;
pub mod render;
mod suggest;

pub use code::{Code, Matter};
pub use fix::{Fix, Mended, Replacement, mend};
pub use place::{LineIndex, Position, Sources};
pub use suggest::closest;

use std::cmp::Ordering;
use std::ops::Range;

/// The language in which the tool speaks to its user.
///
/// This is the editor's language, not the language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Locale {
    /// Chinese.
    Zh,
    /// English.
    #[default]
    En,
}

/// One sentence in both languages of the user interface.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Chinese wording.
    pub zh: String,
    /// English wording.
    pub en: String,
}

impl Text {
    /// Makes a sentence from its two wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The wording for one locale.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not published until this is mended.
    Error,
    /// Published, but a reader would notice.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The stable lower-case name used in every output format.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place in a file: the path from the site's root, and a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Path relative to the root of the site, with `/` between its parts.
    pub path: String,
    /// Byte range in the whole file; `None` when the finding is about the file as such.
    pub span: Option<Range<usize>>,
    /// A place in the file's YAML, where the range is not known yet. Positions are
    /// looked up only when there is a finding, because a parser that keeps them
    /// all costs more than the rest of reading.
    pub pointer: Option<Pointer>,
}

/// A place in a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    /// Keys and list positions from the top, e.g. `figures`, `gdp`, `value`.
    pub path: Vec<Step>,
    /// Which part of the entry is meant.
    pub part: PointerPart,
}

/// One step into a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value under a key.
    Key(String),
    /// An element of a list, from zero.
    Index(usize),
}

/// Which part of a YAML entry is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointerPart {
    /// The key itself.
    Key,
    /// The value.
    Value,
    /// Some bytes of the value as it reads, if it is a scalar.
    Inside(Range<usize>),
}

impl PointerPart {
    // A range has no order of its own.
    fn sort_key(&self) -> (u8, usize, usize) {
        match self {
            PointerPart::Key => (0, 0, 0),
            PointerPart::Value => (1, 0, 0),
            PointerPart::Inside(range) => (2, range.start, range.end),
        }
    }
}

impl Ord for PointerPart {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for PointerPart {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Step::Index(index)
    }
}

impl Location {
    /// A place inside a file.
    pub fn at(path: impl Into<String>, span: Range<usize>) -> Self {
        Self {
            path: path.into(),
            span: Some(span),
            pointer: None,
        }
    }

    /// A place in a file's YAML, to be looked up.
    pub fn yaml(path: impl Into<String>, steps: Vec<Step>, part: PointerPart) -> Self {
        Self {
            path: path.into(),
            span: None,
            pointer: Some(Pointer { path: steps, part }),
        }
    }

    /// A file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            span: None,
            pointer: None,
        }
    }

    /// By file, then by place; a file as such comes before what is in it.
    fn sort_key(&self) -> (&str, Option<(usize, usize)>, Option<&Pointer>) {
        let span = self.span.as_ref().map(|span| (span.start, span.end));
        (&self.path, span, self.pointer.as_ref())
    }
}

impl Ord for Location {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Location {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A second place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is to be seen there.
    pub message: Text,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is; its page is printed by `wenzhai explain CODE`.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// What is wrong, as one sentence without a full stop.
    pub message: Text,
    /// What to type, where that is known.
    pub help: Option<Text>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How to mend it, where nobody has to decide anything.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding with the severity that its code has in the registry.
    pub fn new(code: Code, location: Location, message: Text) -> Self {
        Self {
            code,
            severity: code.severity(),
            location,
            message,
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// Adds what to type.
    #[must_use]
    pub fn with_help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds a help line if there is one.
    #[must_use]
    pub fn with_help_opt(mut self, help: Option<Text>) -> Self {
        self.help = help;
        self
    }

    /// Adds how to mend it, if that is known.
    #[must_use]
    pub fn with_fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_related(mut self, location: Location, message: Text) -> Self {
        self.related.push(Related { location, message });
        self
    }
}

/// Sorts findings by file, place, code and wording, and drops exact repetitions.
///
/// The order does not depend on which thread found what, so everything that can
/// differ between two findings is compared.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| {
        a.location
            .cmp(&b.location)
            .then_with(|| a.code.cmp(&b.code))
            .then_with(|| a.severity.cmp(&b.severity))
            .then_with(|| a.message.cmp(&b.message))
            .then_with(|| a.help.cmp(&b.help))
            .then_with(|| a.related.cmp(&b.related))
            .then_with(|| a.fix.cmp(&b.fix))
    });
    findings.dedup();
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that stop publication.
    pub errors: usize,
    /// Findings that a reader would notice.
    pub warnings: usize,
    /// Findings worth knowing.
    pub notes: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Note => tally.notes += 1,
            }
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_does_not_depend_on_who_came_first() {
        let finding = |path: &str, start: usize, en: &str| {
            Diagnostic::new(Code::FM003, Location::at(path, start..9), Text::new("", en))
        };
        let sorted = vec![
            Diagnostic::new(Code::FM008, Location::file("a"), Text::new("", "z")),
            finding("a", 0, "b"),
            finding("a", 0, "b").with_help(Text::new("", "help")),
            finding("a", 2, "a"),
            finding("b", 1, "a"),
        ];
        for turn in 0..sorted.len() {
            let mut findings = sorted.clone();
            findings.rotate_left(turn);
            findings.extend(sorted.iter().rev().cloned());
            sort(&mut findings);
            assert_eq!(findings, sorted);
        }
        let tally = Tally::of(&sorted);
        assert_eq!((tally.errors, tally.warnings, tally.notes), (4, 1, 0));
    }
}
