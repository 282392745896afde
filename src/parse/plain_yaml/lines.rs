//! Lines with their indentation.

/// A line that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// How many spaces it begins with.
    pub(super) indent: usize,
    /// What follows them, without the spaces at its end.
    pub(super) text: &'t str,
}

/// The lines of a text that are still to be read.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    rest: &'t str,
    next: Option<Line<'t>>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut lines = Self { rest: text, next: None };
        lines.step();
        lines
    }

    /// The next line, which stays the next one.
    pub(super) fn peek(&self) -> Option<Line<'t>> {
        self.next
    }

    /// Goes on to the line after the next one.
    pub(super) fn step(&mut self) {
        self.next = None;
        while !self.rest.is_empty() && self.next.is_none() {
            let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
            let (line, rest) = self.rest.split_at(end);
            self.rest = rest.strip_prefix('\n').unwrap_or_default();
            let text = line.trim_start_matches(' ');
            let indent = line.len() - text.len();
            let text = text.trim_end_matches(' ');
            self.next = (!text.is_empty()).then_some(Line { indent, text });
        }
    }

    pub(super) fn at_end(&self) -> bool {
        self.next.is_none()
    }
}
