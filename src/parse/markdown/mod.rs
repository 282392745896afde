//! Markdown to a body: HTML with holes for what other files decide.
//!
//! pulldown-cmark gives the events. [`flanking`] lets it see emphasis beside Chinese
//! punctuation, [`breaks`] drops line ends within Chinese, and [`writer`] turns them into HTML in the form that
//! its own writer has, except where `docs/markdown.md` says otherwise: raw HTML is
//! shown as text, headings have ids, void elements are written the HTML5 way, and
//! alignment is a class because the page's content security policy forbids style
//! attributes.

mod breaks;
mod code;
mod flanking;
mod heading;
mod link;
mod traps;
mod writer;

pub use code::Highlighter;

use super::File;
use crate::diag::Diagnostic;
use crate::model::body::Body;
use crate::model::lang::Lang;
use flanking::Guided;
use pulldown_cmark::{Options, Parser};
use std::ops::Range;
use traps::Traps;
use writer::Writer;

/// CommonMark and what `docs/markdown.md` promises beyond it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Parses the Markdown in `range` of a file that is written in `lang`.
pub fn body(
    file: File<'_>,
    range: Range<usize>,
    lang: Lang,
    highlighter: &Highlighter,
    findings: &mut Vec<Diagnostic>,
) -> Body {
    let text = &file.text[range.clone()];
    let guided = flanking::guide(text, lang);
    let parser = Parser::new_ext(guided.as_ref().map_or(text, Guided::text), options());
    let events = parser.into_offset_iter().map(|(event, span)| match &guided {
        Some(guided) => guided.restore(event, &span),
        None => (event, span),
    });
    let mut traps = Traps::new(file, &range, lang);
    let events = events.inspect(|(event, span)| traps.see(event, span));
    let mut events = breaks::join(events, lang);
    let mut writer = Writer::new(file.path, range.start, text.len(), highlighter, findings);
    while let Some((event, span)) = events.next() {
        writer.event(event, span, &mut events);
    }
    let body = writer.finish();
    drop(events);
    traps.finish(findings);
    body
}
