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
mod events;
mod flanking;
mod foreign_image;
mod heading;
mod link;
mod structure;
mod traps;
mod typography;
mod writer;

pub use code::Highlighter;
pub use structure::{Structure, structure};

use super::File;
use super::typography::Suspects;
use crate::diag::Diagnostic;
use crate::model::body::Body;
use crate::model::lang::Lang;
use crate::model::mixed;
use crate::model::translation::Section;
use breaks::Before;
use events::Events;
use flanking::{Cursor, Guided};
use pulldown_cmark::{Options, Parser};
use std::collections::VecDeque;
use std::ops::Range;
use traps::Traps;
use typography::Typography;
use writer::Writer;

/// CommonMark and what `docs/markdown.md` promises beyond it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// What Markdown is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// The rules for Chinese text: emphasis beside Chinese punctuation, line ends within
    /// Chinese, changes of language, and the findings about all of them.
    Chinese,
    /// Emphasis and line ends alone, to measure what they cost.
    EmphasisAndBreaks,
    /// `CommonMark` alone, to measure what the rules for Chinese cost.
    CommonMark,
}

/// Parses the Markdown in `range` of a file that is written in `lang`.
pub fn body(
    file: File<'_>,
    range: Range<usize>,
    lang: Lang,
    highlighter: &Highlighter,
    findings: &mut Vec<Diagnostic>,
) -> Body {
    body_by(Rules::Chinese, file, range, lang, highlighter, findings)
}

/// [`body`] by the rules that are named.
pub fn body_by(
    rules: Rules,
    file: File<'_>,
    range: Range<usize>,
    lang: Lang,
    highlighter: &Highlighter,
    findings: &mut Vec<Diagnostic>,
) -> Body {
    let text = &file.text[range.clone()];
    if rules == Rules::CommonMark {
        let mut writer = Writer::new(file.path, None, range.start, text.len(), highlighter, findings);
        let mut events = Parser::new_ext(text, options()).into_offset_iter();
        while let Some((event, span)) = events.next() {
            writer.event(event, span, &mut events);
        }
        return Body {
            markdown: text.to_owned(),
            start: range.start,
            ..writer.finish()
        };
    }
    let guided = flanking::guide(text, lang);
    let parser = Parser::new_ext(guided.as_ref().map_or(text, Guided::text), options());
    let everything = rules == Rules::Chinese;
    let definitions = definitions(&parser, guided.as_ref());
    let watchers = everything.then(|| {
        let suspects = Suspects::of(text);
        let mut typography = Typography::new(file, range.clone(), lang, suspects);
        for span in &definitions {
            typography.leave(span.clone());
        }
        (Traps::new(file, &range, lang, suspects), typography)
    });
    let mut events = Events {
        parser: parser.into_offset_iter(),
        guided: guided.as_ref().map(|guided| (guided, Cursor::default())),
        lang,
        watchers,
        before: Before::default(),
        ahead: VecDeque::new(),
    };
    // What has no Chinese at all is left as pulldown-cmark writes it.
    let marked = (everything && mixed::lines_may_be_mixed(text, lang)).then_some(lang);
    let mut writer = Writer::new(file.path, marked, range.start, text.len(), highlighter, findings);
    while let Some((event, span)) = events.next() {
        writer.event(event, span, &mut events);
    }
    let mut body = writer.finish();
    body.markdown = text.to_owned();
    body.start = range.start;
    body.definitions = definitions;
    body.sections = Section::all_of(&body.headings, file.text, range, lang);
    if let Some((traps, typography)) = events.watchers {
        findings.extend(foreign_image::findings(file.path, &body));
        traps.finish(findings);
        typography.finish(findings);
    }
    body
}

/// Where a text says where links lead that name it, in order.
fn definitions(parser: &Parser<'_>, guided: Option<&Guided>) -> Vec<Range<usize>> {
    let all = parser.reference_definitions().iter().map(|(_, definition)| {
        let mut span = definition.span.clone();
        if let Some(guided) = guided {
            guided.place(&mut Cursor::default(), &mut span);
        }
        span
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|span| span.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::Piece;

    fn html(text: &str, lang: Lang) -> String {
        let file = File { path: "x", text };
        let mut findings = Vec::new();
        let body = body(file, 0..text.len(), lang, &Highlighter::default(), &mut findings);
        let pieces = body.pieces.iter().map(|piece| match piece {
            Piece::Html(html) => html.clone(),
            Piece::Anchor { tag, id } => format!("<{tag} id=\"{id}\">"),
            _ => "|".to_owned(),
        });
        pieces.collect()
    }

    #[test]
    fn changes_of_language_are_marked() {
        assert_eq!(
            html("the *“58.3万户”* of `双碳` & [约](/x)", Lang::En),
            "<p>the <em>“<span lang=\"zh-Hans\">58.3万户</span>”</em> of <code>双碳</code> &amp; |<span lang=\"zh-Hans\">约</span>|</p>\n"
        );
        // However many events the words come in; not in what is HTML for its writer.
        assert_eq!(
            html("## R & D\\*s 与Made\nin GDP\n\n世行<a b c>", Lang::Zh),
            "<h2 id=\"r-ds-与made\"><span lang=\"en\">R &amp; D</span>*s 与Made</h2>\n<p><span lang=\"en\">in GDP</span></p>\n<p>世行&lt;a b c&gt;</p>\n"
        );
        assert_eq!(
            html("世行的World\nBank & Fund", Lang::Zh),
            "<p>世行的World\n<span lang=\"en\">Bank &amp; Fund</span></p>\n"
        );
    }

    #[test]
    fn a_text_without_chinese_is_left_alone() {
        assert_eq!(
            html("World *Bank* of it", Lang::Zh),
            "<p>World <em>Bank</em> of it</p>\n"
        );
        assert_eq!(
            html("银行 of it", Lang::Zh),
            "<p>银行 <span lang=\"en\">of it</span></p>\n"
        );
    }
}
