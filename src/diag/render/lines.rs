//! The line indexes of the files that a run of findings points into.

use super::super::{LineIndex, Location, Position, Sources};
use super::excerpt::{self, Excerpt};
use std::collections::BTreeMap;

/// Line indexes by path, each made when the first finding needs it.
///
/// A thousand findings in one file must not find its lines a thousand times.
pub(super) struct Lines<'s> {
    sources: &'s dyn Sources,
    indexes: BTreeMap<String, Option<LineIndex<'s>>>,
}

impl<'s> Lines<'s> {
    /// No index yet.
    pub(super) fn new(sources: &'s dyn Sources) -> Self {
        Self {
            sources,
            indexes: BTreeMap::new(),
        }
    }

    /// First and last position of a place, unless it is a file as such or its
    /// text is not known.
    pub(super) fn range(&mut self, location: &Location) -> Option<(Position, Position)> {
        let span = location.span.as_ref()?;
        Some(self.index(&location.path)?.range(span))
    }

    /// The number and the excerpt of the first line of a place.
    pub(super) fn excerpt(&mut self, location: &Location) -> Option<(usize, Excerpt)> {
        let span = location.span.as_ref()?;
        let index = self.index(&location.path)?;
        let number = index.position(span.start).line;
        let (start, text) = index.line(number);
        let within = span.start.saturating_sub(start)..span.end.saturating_sub(start);
        Some((number, excerpt::of(text, &within)))
    }

    /// `path:line:col`, or the path alone.
    pub(super) fn address(&mut self, location: &Location) -> String {
        let path = excerpt::printable(&location.path);
        match self.range(location) {
            Some((start, _)) => format!("{path}:{}:{}", start.line, start.column),
            None => path,
        }
    }

    fn index(&mut self, path: &str) -> Option<&LineIndex<'s>> {
        if !self.indexes.contains_key(path) {
            let index = self.sources.text(path).map(LineIndex::new);
            self.indexes.insert(path.to_owned(), index);
        }
        self.indexes.get(path).and_then(Option::as_ref)
    }
}
