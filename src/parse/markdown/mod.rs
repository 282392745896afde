//! Markdown to a body: HTML with holes for what other files decide.
//!
//! pulldown-cmark gives the events; [`writer`] turns them into HTML in the form that
//! its own writer has, except where `docs/markdown.md` says otherwise: raw HTML is
//! shown as text, headings have ids, void elements are written the HTML5 way, and
//! alignment is a class because the page's content security policy forbids style
//! attributes.

mod code;
mod heading;
mod link;
mod structure;
mod typography;
mod writer;

pub use code::Highlighter;
pub use structure::{Structure, structure};

use super::File;
use crate::diag::Diagnostic;
use crate::model::body::Body;
use crate::model::lang::Lang;
use pulldown_cmark::{Options, Parser};
use std::ops::Range;
use typography::Typography;
use writer::Writer;

/// CommonMark and what `docs/markdown.md` promises beyond it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Parses the Markdown in `range` of a file.
pub fn body(
    file: File<'_>,
    range: Range<usize>,
    lang: Lang,
    highlighter: &Highlighter,
    findings: &mut Vec<Diagnostic>,
) -> Body {
    let text = &file.text[range.clone()];
    let parser = Parser::new_ext(text, options());
    let mut typography = Typography::new(file, range.clone(), lang);
    typography.leave(
        parser
            .reference_definitions()
            .iter()
            .map(|(_, found)| found.span.clone()),
    );
    let mut writer = Writer::new(file.path, range.start, text.len(), highlighter, findings);
    let mut events = parser
        .into_offset_iter()
        .inspect(|(event, span)| typography.see(event, span));
    while let Some((event, span)) = events.next() {
        writer.event(event, span, &mut events);
    }
    drop(events);
    let body = writer.finish();
    typography.finish(findings);
    body
}
