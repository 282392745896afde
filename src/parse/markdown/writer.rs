//! Markdown events to HTML and holes.

use super::code::Highlighter;
use super::events::Spanned;
use super::{heading, link};
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::body::{Block, BlockKind, Body, Heading, Link, Piece};
use crate::model::lang::Lang;
use crate::model::mixed;
use crate::parse::schema::not_an_id;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Writes a body, event by event.
pub(super) struct Writer<'a> {
    path: &'a str,
    /// Where the Markdown begins in the file.
    offset: usize,
    highlighter: &'a Highlighter,
    findings: &'a mut Vec<Diagnostic>,
    body: Body,
    html: String,
    /// Links that are open, innermost last.
    open_links: Vec<usize>,
    table: Table,
    /// Numbers of footnotes by label, in the order of their first mention.
    footnotes: BTreeMap<String, usize>,
    /// The code block that is open: its language and text.
    code: Option<(String, String)>,
    /// The page's language, where the text may have another one in it.
    marked: Option<Lang>,
    /// How many elements are open around what is written next.
    depth: usize,
    /// Where the words began that are being written, in `html` and in the reader's text.
    words: Option<(usize, usize)>,
}

/// Tags of headings by level.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Where in a table the writer is.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: InHead,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum InHead {
    Yes,
    #[default]
    No,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        path: &'a str,
        marked: Option<Lang>,
        offset: usize,
        length: usize,
        highlighter: &'a Highlighter,
        findings: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            path,
            offset,
            highlighter,
            findings,
            body: Body::default(),
            html: String::with_capacity(length + length / 4),
            open_links: Vec::new(),
            table: Table::default(),
            footnotes: BTreeMap::new(),
            code: None,
            marked,
            depth: 0,
            words: None,
        }
    }

    /// The finished body.
    pub(super) fn finish(mut self) -> Body {
        self.end_words();
        self.flush();
        heading::check(self.path, &self.body.headings, self.findings);
        self.body
    }

    /// Writes one event. Headings and images look ahead in `rest`, because their
    /// start depends on what is in them.
    pub(super) fn event<'t>(
        &mut self,
        event: Event<'t>,
        span: Range<usize>,
        rest: &mut impl Iterator<Item = Spanned<'t>>,
    ) {
        match event {
            Event::Text(_) => self.begin_words(),
            _ => self.end_words(),
        }
        self.pass_words_of_links(&event, &span);
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => self.heading(level as u8, id, span, rest),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.image(&dest_url, &title, &span, rest);
            }
            Event::Start(Tag::HtmlBlock) => self.html_block(&span, rest),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, &span),
            Event::Code(text) => {
                self.html.push_str("<code>");
                escape(&mut self.html, &text);
                self.html.push_str("</code>");
                self.reader_text(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &span),
            Event::SoftBreak => {
                self.html.push('\n');
                self.reader_words(" ", &span);
            }
            Event::HardBreak => {
                self.html.push_str("<br>\n");
                self.reader_text("\n");
            }
            Event::Rule => {
                self.open_element(BlockKind::Rule, &span);
                self.fresh_line();
                self.html.push_str("<hr>\n");
                self.close_element();
            }
            Event::FootnoteReference(label) => {
                let number = self.footnote(&label);
                self.flush();
                self.body.pieces.push(Piece::Note(number));
            }
            // Their options are off.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Words that follow each other in a line are one text, in however many events they
    /// come.
    fn begin_words(&mut self) {
        if self.words.is_none() && self.code.is_none() {
            self.words = Some((self.html.len(), self.body.text.len()));
        }
    }

    /// Writes the words again with their languages marked, if they are in both.
    fn end_words(&mut self) {
        let (Some((html, text)), Some(lang)) = (self.words.take(), self.marked) else {
            return;
        };
        let words = &self.body.text[text..];
        if mixed::foreign(words, lang).is_empty() {
            return;
        }
        self.html.truncate(html);
        for run in mixed::runs(words, lang) {
            if run.lang == lang {
                escape(&mut self.html, run.text);
            } else {
                let _ = write!(self.html, "<span lang=\"{}\">", run.lang.tag());
                escape(&mut self.html, run.text);
                self.html.push_str("</span>");
            }
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
        } else {
            escape(&mut self.html, text);
            self.reader_words(text, span);
        }
    }

    /// Adds words to the text as a reader sees it, and notes where they stand.
    fn reader_words(&mut self, text: &str, span: &Range<usize>) {
        let start = self.body.text.len();
        self.reader_text(text);
        self.body.note(start, self.offset + span.start..self.offset + span.end);
    }

    /// Adds to the text as a reader sees it, and to the words of open links.
    fn reader_text(&mut self, text: &str) {
        self.body.text.push_str(text);
        for open in &self.open_links {
            self.body.links[*open].words.push_str(text);
        }
    }

    fn raw_html(&mut self, html: &str, span: &Range<usize>) {
        escape(&mut self.html, html);
        self.reader_text(html);
        self.findings.push(self.raw_html_finding(span));
    }

    fn html_block<'t>(&mut self, span: &Range<usize>, rest: &mut impl Iterator<Item = Spanned<'t>>) {
        self.open_element(BlockKind::Paragraph, span);
        self.fresh_line();
        self.html.push_str("<p>");
        for (event, _) in rest.by_ref() {
            match event {
                Event::Html(html) | Event::Text(html) => {
                    escape(&mut self.html, &html);
                    self.reader_text(&html);
                }
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        self.html.push_str("</p>\n");
        self.body.text.push('\n');
        self.close_element();
        self.findings.push(self.raw_html_finding(span));
    }

    fn raw_html_finding(&self, span: &Range<usize>) -> Diagnostic {
        Diagnostic::new(
            Code::MD001,
            self.at(span),
            Text::new(
                "正文里不用HTML，它会原样显示出来",
                "HTML is not used in content; readers see it as text",
            ),
        )
        .with_help(Text::new(
            "用Markdown的写法；要显示尖括号，在前面加反斜杠，例如 \\<",
            "write Markdown; for an angle bracket itself put a backslash before it, as in \\<",
        ))
    }

    fn heading<'t>(
        &mut self,
        level: u8,
        id: Option<CowStr<'t>>,
        span: Range<usize>,
        rest: &mut impl Iterator<Item = Spanned<'t>>,
    ) {
        let mut inner: Vec<Spanned<'t>> = Vec::new();
        let mut text = String::new();
        for (event, at) in rest.by_ref() {
            match &event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(t) | Event::Code(t) => text.push_str(t),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            inner.push((event, at));
        }
        self.open_element(BlockKind::Heading, &span);
        let span = self.trimmed(&span);
        if let Some(id) = &id {
            self.findings
                .extend(not_an_id(Location::at(self.path, span.clone()), id));
        }
        let id = id.map_or_else(|| heading::id_of(&text), |id| id.to_string());
        self.fresh_line();
        let at = self.body.text.len();
        self.anchor(HEADINGS[usize::from(level) - 1], id.clone());
        let mut inner = inner.into_iter();
        while let Some((event, at)) = inner.next() {
            self.event(event, at, &mut inner);
        }
        self.end_words();
        let _ = writeln!(self.html, "</h{level}>");
        self.body.text.push('\n');
        self.close_element();
        let heading = Heading {
            level,
            id,
            text,
            span,
            at,
        };
        self.body.headings.push(heading);
    }

    /// A heading's bytes without the line end.
    fn trimmed(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.offset + span.start;
        start..(self.offset + span.end).saturating_sub(1).max(start)
    }

    fn image<'t>(
        &mut self,
        address: &str,
        title: &str,
        span: &Range<usize>,
        rest: &mut impl Iterator<Item = Spanned<'t>>,
    ) {
        let mut alt = String::new();
        let mut depth = 0;
        let mut words_end = span.start + "![".len();
        for (event, at) in rest.by_ref() {
            if depth > 0 || !matches!(event, Event::End(TagEnd::Image)) {
                words_end = words_end.max(at.end);
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(TagEnd::Image) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::FootnoteReference(label) => {
                    let _ = write!(alt, "[{}]", self.footnote(&label));
                }
                _ => {}
            }
        }
        let link = self.add_link(address, title, span);
        self.reader_text(&alt);
        self.body.links[link].at.end = self.body.text.len();
        self.body.links[link].words_end = self.offset + words_end;
        self.flush();
        self.body.pieces.push(Piece::Image {
            link,
            alt,
            title: title.to_owned(),
        });
    }

    fn add_link(&mut self, address: &str, title: &str, span: &Range<usize>) -> usize {
        let at = self.body.text.len();
        self.body.links.push(Link {
            target: link::target(address),
            address: address.to_owned(),
            words: String::new(),
            title: title.to_owned(),
            span: self.offset + span.start..self.offset + span.end,
            words_end: self.offset + span.start + "[".len(),
            at: at..at,
        });
        self.body.links.len() - 1
    }

    /// Notes that the words of links that are open reach as far as an event does.
    fn pass_words_of_links(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if !matches!(event, Event::End(TagEnd::Link)) {
            for open in &self.open_links {
                let end = &mut self.body.links[*open].words_end;
                *end = (*end).max(self.offset + span.end);
            }
        }
    }

    /// Writes a start tag with an id: a hole, since texts that are read away from their page
    /// have no ids.
    fn anchor(&mut self, tag: &'static str, id: String) {
        self.flush();
        self.body.pieces.push(Piece::Anchor { tag, id });
    }

    /// Notes an element that is a child of the one that the body stands in.
    fn open_element(&mut self, kind: BlockKind, span: &Range<usize>) {
        if self.depth == 0 {
            self.flush();
            let (first, at) = (self.body.pieces.len(), self.body.text.len());
            self.body.blocks.push(Block {
                kind,
                pieces: first..first,
                text: at..at,
                file: self.offset + span.start..self.offset + span.end,
            });
        }
        self.depth += 1;
    }

    fn close_element(&mut self) {
        self.depth -= 1;
        if self.depth > 0 {
            return;
        }
        self.flush();
        if let Some(block) = self.body.blocks.last_mut() {
            block.pieces.end = self.body.pieces.len();
            block.text.end = self.body.text.len();
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        self.open_element(kind_of(&tag), &span);
        match tag {
            Tag::Paragraph => self.open_block("<p>"),
            // Its kinds are behind an option that is off.
            Tag::BlockQuote(_) => self.open_block(
                "<blockquote>
",
            ),
            Tag::CodeBlock(kind) => {
                self.fresh_line();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or_default().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((language, String::new()));
            }
            Tag::List(None) => self.open_block("<ul>\n"),
            Tag::List(Some(1)) => self.open_block("<ol>\n"),
            Tag::List(Some(start)) => self.open_block(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.open_block("<li>"),
            Tag::FootnoteDefinition(label) => {
                let number = self.footnote(&label);
                self.fresh_line();
                self.anchor("div class=\"footnote-definition\"", format!("fn-{number}"));
                let _ = write!(self.html, "<sup class=\"footnote-definition-label\">{number}</sup>");
            }
            Tag::Table(alignments) => {
                self.table.alignments = alignments;
                self.html.push_str("<table>");
            }
            Tag::TableHead => {
                self.table.in_head = InHead::Yes;
                self.table.cell = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.cell = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}").into(),
                    _ => dest_url,
                };
                let link = self.add_link(&address, &title, &span);
                self.flush();
                self.body.pieces.push(Piece::Open(link));
                self.open_links.push(link);
            }
            // Written where they are met, or behind options that are off.
            Tag::Heading { .. }
            | Tag::Image { .. }
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.end_tag(tag);
        self.close_element();
    }

    fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_block("</p>\n"),
            TagEnd::BlockQuote(_) => self.close_block("</blockquote>\n"),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::List(true) => self.close_block("</ol>\n"),
            TagEnd::List(false) => self.close_block("</ul>\n"),
            TagEnd::Item => self.close_block("</li>\n"),
            TagEnd::FootnoteDefinition => self.close_block("</div>\n"),
            TagEnd::Table => self.close_block("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.table.in_head = InHead::No;
                self.close_block("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.close_block("</tr>\n"),
            TagEnd::TableCell => {
                let end = if self.table.in_head == InHead::Yes {
                    "</th>"
                } else {
                    "</td>"
                };
                self.html.push_str(end);
                self.body.text.push('\t');
                self.table.cell += 1;
            }
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => {
                if let Some(link) = self.open_links.pop() {
                    self.body.links[link].at.end = self.body.text.len();
                    self.flush();
                    self.body.pieces.push(Piece::Close(link));
                }
            }
            TagEnd::Heading(_)
            | TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    fn open_block(&mut self, html: &str) {
        self.fresh_line();
        self.html.push_str(html);
    }

    fn close_block(&mut self, html: &str) {
        self.html.push_str(html);
        self.body.text.push('\n');
    }

    fn open_cell(&mut self) {
        let name = if self.table.in_head == InHead::Yes { "th" } else { "td" };
        let class = match self.table.alignments.get(self.table.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        let _ = write!(self.html, "<{name}{class}>");
    }

    fn close_code(&mut self) {
        let Some((language, code)) = self.code.take() else {
            return;
        };
        self.html.push_str("<pre><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            escape_attribute(&mut self.html, &language);
            self.html.push('"');
        }
        self.html.push('>');
        let coloured = if language.is_empty() {
            None
        } else {
            self.highlighter.html(&language, &code)
        };
        match coloured {
            Some(html) => self.html.push_str(&html),
            None => escape(&mut self.html, &code),
        }
        self.html.push_str("</code></pre>\n");
    }

    fn footnote(&mut self, label: &str) -> usize {
        let next = self.footnotes.len() + 1;
        *self.footnotes.entry(label.to_owned()).or_insert(next)
    }

    /// Begins a line, unless the last character written began one. After a hole the
    /// line is begun: nothing that a hole becomes ends with a line feed.
    fn fresh_line(&mut self) {
        let before = match self.body.pieces.last() {
            _ if !self.html.is_empty() => Some(self.html.as_str()),
            Some(Piece::Html(html)) => Some(html.as_str()),
            Some(_) => Some(""),
            None => None,
        };
        let at_start = before.is_none_or(|html| html.ends_with('\n'));
        if !at_start {
            self.html.push('\n');
        }
    }

    /// Ends a run of HTML. The piece is made as long as the run, and the room is used
    /// again for the next.
    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.body.pieces.push(Piece::Html(self.html.clone()));
            self.html.clear();
        }
    }

    fn at(&self, span: &Range<usize>) -> Location {
        Location::at(self.path, self.offset + span.start..self.offset + span.end)
    }
}

/// What an element is that stands in no other. Others, and what stands in a line, are of no kind
/// that anybody asks for.
fn kind_of(tag: &Tag<'_>) -> BlockKind {
    match tag {
        Tag::Heading { .. } => BlockKind::Heading,
        Tag::List(_) => BlockKind::List,
        Tag::Table(_) => BlockKind::Table,
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::CodeBlock(_) => BlockKind::Code,
        Tag::FootnoteDefinition(_) => BlockKind::Footnote,
        _ => BlockKind::Paragraph,
    }
}

fn escape(html: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(html, text);
}

fn escape_attribute(html: &mut String, text: &str) {
    let _ = escape_html(html, text);
}
