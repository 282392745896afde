//! Line ends within a paragraph of Chinese.
//!
//! A browser shows them as a space, and Chinese has no spaces. On a Chinese page a soft
//! break with a Chinese character on either side is dropped; between Latin words it
//! stays. (CSS Text 4 wants East Asian characters on both sides; but 完成⏎2663.6亿元 is
//! one phrase as well.)

use crate::model::body::PageScheme;
use crate::model::script::is_chinese;
use pulldown_cmark::{Event, Tag, TagEnd};

/// What stands before a break.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// What the text so far ends with.
    last: Option<Edge>,
    /// The link that has just been opened.
    opened: Option<Edge>,
}

/// One end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// This character.
    Of(char),
    /// The name of a page, which is Chinese on a Chinese page.
    Name,
    /// Anything else.
    Other,
}

impl Edge {
    fn first(text: &str) -> Self {
        text.chars().next().map_or(Edge::Other, Edge::Of)
    }

    fn last(text: &str) -> Self {
        text.chars().next_back().map_or(Edge::Other, Edge::Of)
    }

    /// What stands where a link has no words: the name of a page, or a figure, which may
    /// begin and end with anything.
    fn of_link(address: &str) -> Self {
        let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
        if PageScheme::ALL.iter().any(|page| page.as_str() == scheme) {
            Edge::Name
        } else {
            Edge::Other
        }
    }

    /// Whether a break beside it leaves nothing behind.
    pub(super) fn is_chinese(self) -> bool {
        match self {
            Edge::Of(c) => is_chinese(c),
            Edge::Name => true,
            Edge::Other => false,
        }
    }
}

impl Before {
    /// Takes note of what the text ends with after an event.
    #[inline]
    pub(super) fn pass(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                self.last = Some(Edge::last(text));
                self.opened = None;
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.opened = Some(Edge::of_link(dest_url)),
            Event::End(TagEnd::Link) => self.last = self.opened.take().or(self.last),
            Event::HardBreak | Event::SoftBreak => self.last = None,
            Event::Start(_) => self.opened = None,
            _ => {}
        }
    }

    /// Whether a break here leaves nothing behind, whatever follows.
    pub(super) fn is_chinese(&self) -> bool {
        self.last.is_some_and(Edge::is_chinese)
    }
}

/// What the text goes on with after a break, if these events tell.
pub(super) fn after<'e, 't: 'e>(events: impl Iterator<Item = &'e Event<'t>>) -> Option<Edge> {
    let mut opened = None;
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => return Some(Edge::first(text)),
            Event::Start(Tag::Link { dest_url, .. }) => opened = Some(Edge::of_link(dest_url)),
            Event::End(TagEnd::Link) if opened.is_some() => return opened,
            Event::Start(_) | Event::FootnoteReference(_) => opened = None,
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            _ => return Some(Edge::Other),
        }
    }
    None
}
