//! Where bytes of a file are to be seen on its page.

use crate::diag::{Location, PointerPart, Step};
use crate::model::body::{Body, Target};
use crate::model::pin::Pin;
use crate::model::site::PageText;
use serde::Serialize;
use std::ops::Range;

/// A place on a page: a [`Pin`] as the preview's script takes it, with what tells one of several
/// like it apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Place {
    /// A figure that the program prints: an element with this `data-figure`.
    Figure {
        /// The attribute's value.
        figure: String,
        /// Which of the links to this figure it is, from zero.
        nth: usize,
    },
    /// Words of one block of the body.
    Words {
        /// Which element child of the body's element it is, from zero.
        block: usize,
        /// The words.
        quote: String,
        /// Which occurrence of the words in the block it is, from zero, spaces aside.
        nth: usize,
        /// What stands before them, without spaces.
        before: String,
        /// What stands after them, without spaces.
        after: String,
    },
    /// Words of front matter that readers see.
    Part {
        /// `title` or `summary`.
        part: &'static str,
        /// Where it begins in the value, in UTF-16 code units, as browsers count.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}

impl Place {
    /// Where a place of a page's file is to be seen; nothing for what readers do not see as it is
    /// written.
    pub(super) fn of(text: &PageText, location: &Location) -> Option<Self> {
        let Some(pointer) = &location.pointer else {
            return Self::in_body(&text.body, location.span.as_ref()?);
        };
        let [Step::Key(key)] = pointer.path.as_slice() else {
            return None;
        };
        let (part, value) = match key.as_str() {
            "title" => ("title", &text.title),
            "summary" => ("summary", &text.summary),
            _ => return None,
        };
        let range = match &pointer.part {
            PointerPart::Inside(range) => range.clone(),
            PointerPart::Key | PointerPart::Value => 0..value.len(),
        };
        Self::in_value(part, value, range)
    }

    /// Some bytes of the title or the summary.
    pub(super) fn in_value(part: &'static str, value: &str, range: Range<usize>) -> Option<Self> {
        let units = |text: Option<&str>| Some(text?.encode_utf16().count());
        Some(Self::Part {
            part,
            start: units(value.get(..range.start))?,
            end: units(value.get(..range.end))?,
        })
    }

    /// Some bytes of a body's text.
    pub(super) fn in_text(body: &Body, range: Range<usize>) -> Option<Self> {
        Self::in_body(body, &body.in_file(range)?)
    }

    fn in_body(body: &Body, span: &Range<usize>) -> Option<Self> {
        let printed = body.links.iter().position(|link| link.span == *span);
        let printed = printed.filter(|at| body.links[*at].words.trim().is_empty());
        if let Some(at) = printed
            && let Target::Figure(id) = &body.links[at].target
        {
            let before = body.links[..at].iter();
            return Some(Self::Figure {
                figure: id.clone(),
                nth: before.filter(|before| before.target == body.links[at].target).count(),
            });
        }
        match Pin::in_body(body, span)? {
            Pin::Words(words) if !words.quote.is_empty() => Some(Self::Words {
                block: words.block,
                quote: words.quote,
                nth: words.nth,
                before: words.before,
                after: words.after,
            }),
            _ => None,
        }
    }
}
