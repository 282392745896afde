//! Line ends within a paragraph of Chinese.
//!
//! A browser shows them as a space, and Chinese has no spaces. On a Chinese page a soft
//! break with a Chinese character on either side is dropped; between Latin words it
//! stays. (CSS Text 4 wants East Asian characters on both sides; but 完成⏎2663.6亿元 is
//! one phrase as well.)

use crate::model::body::Target;
use crate::model::lang::Lang;
use crate::model::script::is_chinese;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::VecDeque;
use std::ops::Range;

type Spanned<'t> = (Event<'t>, Range<usize>);

/// Events without the soft breaks that Chinese does not have.
pub(super) struct Joined<'t, I> {
    events: I,
    lang: Lang,
    /// Events that were read to see what follows a break.
    ahead: VecDeque<Spanned<'t>>,
    /// What the text so far ends with.
    before: Edge,
    /// The link that has just been opened.
    opened: Option<Edge>,
}

/// One end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Chinese,
    Other,
}

impl Edge {
    fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if is_chinese(c) => Edge::Chinese,
            _ => Edge::Other,
        }
    }

    /// What stands where a link has no words: the name of a page, which is Chinese on a
    /// Chinese page, or a figure, which may begin and end with anything.
    fn of_link(address: &str) -> Self {
        match super::link::target(address) {
            Target::Page(..) => Edge::Chinese,
            _ => Edge::Other,
        }
    }
}

/// Drops soft breaks from the events of a text in a language.
pub(super) fn join<'t, I: Iterator<Item = Spanned<'t>>>(events: I, lang: Lang) -> Joined<'t, I> {
    Joined {
        events,
        lang,
        ahead: VecDeque::new(),
        before: Edge::Other,
        opened: None,
    }
}

impl<'t, I: Iterator<Item = Spanned<'t>>> Iterator for Joined<'t, I> {
    type Item = Spanned<'t>;

    fn next(&mut self) -> Option<Spanned<'t>> {
        loop {
            let (event, span) = self.ahead.pop_front().or_else(|| self.events.next())?;
            if self.lang == Lang::En {
                return Some((event, span));
            }
            if matches!(event, Event::SoftBreak) {
                if self.before == Edge::Chinese || self.after() == Edge::Chinese {
                    continue;
                }
                self.before = Edge::Other;
            } else {
                self.pass(&event);
            }
            return Some((event, span));
        }
    }
}

impl<'t, I: Iterator<Item = Spanned<'t>>> Joined<'t, I> {
    /// Takes note of what the text now ends with.
    fn pass(&mut self, event: &Event<'t>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                self.before = Edge::of(text.chars().next_back());
            }
            Event::End(TagEnd::Link) => self.before = self.opened.unwrap_or(self.before),
            Event::HardBreak => self.before = Edge::Other,
            _ => {}
        }
        self.opened = match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(Edge::of_link(dest_url)),
            _ => None,
        };
    }

    /// What the text goes on with after a break.
    fn after(&mut self) -> Edge {
        let mut at = 0;
        let mut opened = None;
        loop {
            if at == self.ahead.len() {
                match self.events.next() {
                    Some(event) => self.ahead.push_back(event),
                    None => return Edge::Other,
                }
            }
            match &self.ahead[at].0 {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                    return Edge::of(text.chars().next());
                }
                Event::Start(Tag::Link { dest_url, .. }) => opened = Some(Edge::of_link(dest_url)),
                Event::End(TagEnd::Link) if opened.is_some() => return opened.unwrap_or(Edge::Other),
                Event::Start(_) | Event::FootnoteReference(_) => opened = None,
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
                _ => return Edge::Other,
            }
            at += 1;
        }
    }
}
