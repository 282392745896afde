//! The parser's events as the writer gets them: without marks, seen by those who look for
//! slips, and without the line ends that Chinese does not have.
//!
//! One iterator and not four: an event is as large as a hundred bytes, and each iterator
//! around another copies it.

use super::breaks::{self, Before};
use super::flanking::{Cursor, Guided};
use super::traps::Traps;
use super::typography::Typography;
use crate::model::lang::Lang;
use pulldown_cmark::{Event, OffsetIter};
use std::collections::VecDeque;
use std::ops::Range;

/// An event and its bytes in the Markdown.
pub(super) type Spanned<'t> = (Event<'t>, Range<usize>);

/// The events of a text.
pub(super) struct Events<'a, 't, 'm> {
    /// What the parser gives.
    pub(super) parser: OffsetIter<'t>,
    /// The marks that the parser saw, and how far they are passed.
    pub(super) guided: Option<(&'m Guided, Cursor)>,
    pub(super) lang: Lang,
    /// Those who look for slips.
    pub(super) watchers: Option<(Traps<'a>, Typography<'a>)>,
    pub(super) before: Before,
    /// Events that were read to see what follows a break.
    pub(super) ahead: VecDeque<Spanned<'t>>,
}

impl<'t> Iterator for Events<'_, 't, '_> {
    type Item = Spanned<'t>;

    // An event is looked at where it lies: to take it out of its option and put it into
    // another costs as much as parsing it.
    fn next(&mut self) -> Option<Spanned<'t>> {
        let mut item = self.read();
        while self.leaves_nothing(item.as_ref()) {
            item = self.read();
        }
        item
    }
}

impl<'t> Events<'_, 't, '_> {
    #[inline]
    fn read(&mut self) -> Option<Spanned<'t>> {
        if self.ahead.is_empty() {
            self.pull()
        } else {
            self.ahead.pop_front()
        }
    }

    /// Whether the next event is a line end that Chinese does not have.
    #[inline]
    fn leaves_nothing(&mut self, item: Option<&Spanned<'t>>) -> bool {
        let (Lang::Zh, Some((event, _))) = (self.lang, item) else {
            return false;
        };
        if matches!(event, Event::SoftBreak) && (self.before.is_chinese() || self.goes_on_in_chinese()) {
            return true;
        }
        self.before.pass(event);
        false
    }

    #[inline]
    fn pull(&mut self) -> Option<Spanned<'t>> {
        let mut item = self.parser.next();
        if let Some((event, span)) = &mut item {
            if let Some((guided, cursor)) = &mut self.guided
                && guided.place(cursor, span)
            {
                guided.remove_marks(event);
            }
            if let Some(watchers) = &mut self.watchers {
                watchers.0.see(event, span);
                watchers.1.see(event, span);
            }
        }
        item
    }

    #[cold]
    fn goes_on_in_chinese(&mut self) -> bool {
        loop {
            if let Some(edge) = breaks::after(self.ahead.iter().map(|(event, _)| event)) {
                return edge.is_chinese();
            }
            match self.pull() {
                Some(event) => self.ahead.push_back(event),
                None => return false,
            }
        }
    }
}
