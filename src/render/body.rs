//! Bodies: the holes filled.

use super::image::{self, Image, Loading};
use super::targets::Targets;
use super::view::Context;
use super::words::Words;
use super::{figure, marked};
use crate::model::body::{Link, Piece};
use crate::model::lang::Lang;
use crate::model::length::Length;
use crate::model::route::Page;
use crate::model::site::{FigureRef, PageText, Report, Resolved, Site, Term};
use crate::model::table::Key;
use pulldown_cmark_escape::{escape_href, escape_html};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// Where a body is read.
#[derive(Clone, Copy)]
enum Reading<'a> {
    /// On its page.
    Page,
    /// Away from its page, whose whole address this is.
    Away(&'a str),
    /// Beside its translation.
    Beside(&'a Beside<'a>),
}

/// The HTML of a body on its page, for an element of the language that its text is in.
pub(super) fn html(context: Context<'_>, (text, lang): (&PageText, Lang), own: Option<Key<Report>>) -> String {
    let mut filler = Filler::new(context, lang, own, Reading::Page);
    filler.fill(text, 0..text.body.pieces.len());
    filler.html
}

/// The HTML of a body for programs that show it away from its page, whose whole address is
/// `page`: every address is a whole one, and nothing has an id, since texts of several pages
/// stand beside each other there.
pub(super) fn html_away(
    context: Context<'_>,
    (text, lang): (&PageText, Lang),
    own: Option<Key<Report>>,
    page: &str,
) -> String {
    let mut filler = Filler::new(context, lang, own, Reading::Away(page));
    filler.fill(text, 0..text.body.pieces.len());
    filler.html
}

/// How a report's body is written that stands beside its translation.
pub(super) struct Beside<'a> {
    /// What its ids begin with.
    pub(super) prefix: &'static str,
    /// The address of the report's own page, where the records of its figures are.
    pub(super) report: &'a str,
    /// Which figures the two texts share.
    pub(super) figures: &'a Figures,
    /// What stands behind a figure that the other text does not have.
    pub(super) alone: &'a str,
}

/// The HTML of some blocks of a report's body, each run of them in one string.
pub(super) fn blocks(
    context: Context<'_>,
    (text, key): (&PageText, Key<Report>),
    beside: &Beside<'_>,
    runs: impl Iterator<Item = Range<usize>>,
) -> Vec<String> {
    let written = runs.map(|run| {
        let blocks = &text.body.blocks[run];
        let first = blocks.first().map_or(0, |block| block.pieces.start);
        let end = blocks.last().map_or(0, |block| block.pieces.end);
        let mut filler = Filler::new(context, context.words.lang, Some(key), Reading::Beside(beside));
        filler.fill(text, first..end);
        filler.html
    });
    written.collect()
}

/// The figures of a report's two texts, numbered.
#[derive(Debug)]
pub(super) struct Figures {
    /// Those that are in both, in order.
    shared: Vec<FigureRef>,
    /// How many are in one text only.
    pub(super) alone: usize,
}

impl Figures {
    /// Those of two texts that a page shows side by side.
    pub(super) fn of(texts: [&PageText; 2]) -> Self {
        let [one, other] = texts.map(|text| {
            let figures = text.links.iter().filter_map(|link| match link {
                Resolved::Figure(at) => Some(*at),
                _ => None,
            });
            figures.collect::<BTreeSet<_>>()
        });
        Self {
            shared: one.intersection(&other).copied().collect(),
            alone: one.symmetric_difference(&other).count(),
        }
    }

    /// The number of a figure that both texts have, from one.
    fn number(&self, figure: FigureRef) -> Option<usize> {
        self.shared.binary_search(&figure).ok().map(|at| at + 1)
    }
}

/// How long a text is with what its links print.
pub(super) fn length(context: Context<'_>, text: &PageText, lang: Lang) -> Length {
    let links = text.body.links.iter().zip(&text.links);
    let without_words = links.filter(|(link, _)| link.words.is_empty());
    let printed = without_words.filter_map(|(_, resolved)| printed(context, resolved));
    printed.fold(Length::of(&text.body.text, lang), |length, (text, _)| {
        length.and(Length::of(&text, lang))
    })
}

/// The whole address of what a link leads to, for readers of the page at `page`, if it leads
/// anywhere.
pub(super) fn address(
    context: Context<'_>,
    resolved: &Resolved,
    own: Option<Key<Report>>,
    page: &str,
) -> Option<String> {
    let Context { site, targets, .. } = context;
    let origin = site.settings.origin();
    let address = match resolved {
        Resolved::Broken => return None,
        Resolved::Figure(at) if own == Some(at.report) => format!("{page}#figure-{}", site.figure(*at).id),
        Resolved::Figure(at) => {
            let target = targets.get(site, Page::Report(at.report));
            format!("{origin}{}#figure-{}", target.href, site.figure(*at).id)
        }
        Resolved::Page(to, section) => {
            let href = targets.get(site, *to).href;
            match section {
                Some(section) => format!("{origin}{href}#{section}"),
                None => format!("{origin}{href}"),
            }
        }
        Resolved::Section(section) => format!("{page}#{section}"),
        Resolved::File(path) => site.settings.absolute(path),
        Resolved::External(address) | Resolved::AsWritten(address) => address.clone(),
    };
    Some(address)
}

/// What a link without words prints, and its language if that is known.
pub(super) fn printed<'r>(context: Context<'_>, resolved: &'r Resolved) -> Option<(Cow<'r, str>, Option<Lang>)> {
    match resolved {
        Resolved::Figure(at) => {
            let text = figure::figure(context, context.site.figure(*at));
            Some((text.into(), Some(context.words.lang)))
        }
        Resolved::Page(page, _) => {
            let target = context.targets.get(context.site, *page);
            Some((target.name.to_string().into(), Some(target.lang)))
        }
        Resolved::External(address) => Some((address.into(), None)),
        Resolved::Section(_) | Resolved::File(_) | Resolved::AsWritten(_) | Resolved::Broken => None,
    }
}

/// A body as HTML whose links to these terms lead to notes on the same page, and the terms of
/// which it has such a link. The first link to each has an id, to which its note leads back.
pub(super) fn annotated(
    context: Context<'_>,
    (text, lang): (&PageText, Lang),
    own: Key<Report>,
    terms: &[Key<Term>],
) -> (String, Vec<Key<Term>>) {
    let mut filler = Filler::new(context, lang, Some(own), Reading::Page);
    filler.noted = terms;
    filler.fill(text, 0..text.body.pieces.len());
    (filler.html, filler.linked)
}

/// The id of a term's note. Ids of headings have no underscore.
pub(super) fn note_id(term: &Term) -> String {
    format!("term_{}", term.id)
}

/// The id of the first link to a term's note.
pub(super) fn use_id(term: &Term) -> String {
    format!("use_{}", term.id)
}

struct Filler<'a> {
    reading: Reading<'a>,
    context: Context<'a>,
    site: &'a Site,
    words: &'a Words,
    targets: &'a Targets,
    /// The language of the text around the holes.
    lang: Lang,
    own: Option<Key<Report>>,
    /// The terms that have a note on the page.
    noted: &'a [Key<Term>],
    /// Those of them that were linked so far.
    linked: Vec<Key<Term>>,
    html: String,
}

impl<'a> Filler<'a> {
    fn new(context: Context<'a>, lang: Lang, own: Option<Key<Report>>, reading: Reading<'a>) -> Self {
        let Context { site, words, targets } = context;
        Self {
            reading,
            context,
            site,
            words,
            targets,
            lang,
            own,
            noted: &[],
            linked: Vec::new(),
            html: String::new(),
        }
    }

    /// Writes some of a body's pieces.
    fn fill(&mut self, text: &PageText, pieces: Range<usize>) {
        let pieces = &text.body.pieces[pieces];
        let size = |piece: &Piece| if let Piece::Html(html) = piece { html.len() } else { 64 };
        let size: usize = pieces.iter().map(size).sum();
        self.html.reserve(size + size / 8);
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.html.push_str(html),
                Piece::Open(at) => {
                    self.open(&text.body.links[*at], &text.links[*at]);
                    if text.body.links[*at].words.is_empty() {
                        self.print(&text.links[*at]);
                    }
                }
                Piece::Close(at) => self.close(&text.body.links[*at], &text.links[*at]),
                Piece::Image { link, alt, title } => match &text.links[*link] {
                    Resolved::File(path) if !matches!(self.reading, Reading::Away(_)) => {
                        let is_first = text.body.links[*link].at.start == 0;
                        let loading = if is_first { Loading::AtOnce } else { Loading::Later };
                        let image = Image { alt, title, loading };
                        image::write(&mut self.html, self.site, path, image);
                    }
                    resolved => self.image(resolved, alt, title),
                },
                Piece::Anchor { tag, id } => self.anchor(tag, id),
                Piece::Note(number) => self.note(*number),
            }
        }
    }

    /// What the body's own ids begin with on this page.
    fn prefix(&self) -> &'static str {
        self.beside().map_or("", |beside| beside.prefix)
    }

    fn beside(&self) -> Option<&'a Beside<'a>> {
        match self.reading {
            Reading::Beside(beside) => Some(beside),
            Reading::Page | Reading::Away(_) => None,
        }
    }

    fn open(&mut self, link: &Link, resolved: &Resolved) {
        match resolved {
            Resolved::Broken => {}
            Resolved::Figure(at) => self.open_figure(*at),
            Resolved::Page(Page::Term(term), None) if self.noted.contains(term) => self.open_note(*term, &link.title),
            Resolved::Page(page, section) => {
                let target = self.targets.get(self.site, *page);
                self.start("<a", class_of(*page));
                self.href(&target.href, section.as_deref());
                if target.lang != self.words.lang {
                    let tag = target.lang.tag();
                    let _ = write!(self.html, " hreflang=\"{tag}\"");
                }
                self.finish(&link.title);
            }
            Resolved::Section(section) => {
                self.start("<a", "");
                self.href("", Some(&format!("{}{section}", self.prefix())));
                self.finish(&link.title);
            }
            Resolved::File(path) => {
                let href = self.site.settings.href(path);
                self.start("<a", "");
                self.href(&href, None);
                self.finish(&link.title);
            }
            Resolved::External(address) | Resolved::AsWritten(address) => {
                self.start("<a", "");
                self.href(address, None);
                self.finish(&link.title);
            }
        }
    }

    /// What a link has between its ends if the editor gave it no words.
    fn print(&mut self, resolved: &Resolved) {
        if let Some((text, lang)) = printed(self.context, resolved) {
            self.foreign_text(&text, lang.unwrap_or(self.lang));
        }
    }

    fn close(&mut self, link: &Link, resolved: &Resolved) {
        match resolved {
            Resolved::Broken => {
                if link.words.is_empty() {
                    self.html.push('…');
                }
            }
            Resolved::Figure(at) => {
                if let Some(beside) = self.beside().filter(|beside| beside.figures.number(*at).is_none()) {
                    self.html.push_str("<span class=\"unseen\">");
                    self.text(beside.alone);
                    self.html.push_str("</span>");
                }
                self.html.push_str("</a>");
            }
            _ => self.html.push_str("</a>"),
        }
    }

    /// A term leads to its note.
    fn open_note(&mut self, key: Key<Term>, title: &str) {
        let term = &self.site.terms[key];
        self.start("<a", "term");
        if !self.linked.contains(&key) {
            let _ = write!(self.html, " id=\"{}\"", use_id(term));
            self.linked.push(key);
        }
        self.href("", Some(&note_id(term)));
        self.finish(title);
    }

    /// A figure leads to its record: in the table of its report.
    fn open_figure(&mut self, at: FigureRef) {
        let id = &self.site.figure(at).id;
        let report = &self.site.reports[at.report];
        let section = format!("figure-{id}");
        match self.beside().map(|beside| beside.figures.number(at)) {
            None => self.start("<a", "figure"),
            Some(None) => self.start("<a", "figure alone"),
            Some(Some(number)) => {
                let _ = write!(self.html, "<a class=\"figure f{number}\"");
            }
        }
        let own = self.own == Some(at.report);
        if !matches!(self.reading, Reading::Away(_)) {
            let report = if own { "" } else { report.id.as_str() };
            let mark = if own { "" } else { "#" };
            let _ = write!(self.html, " data-figure=\"{report}{mark}{id}\"");
        }
        if own {
            self.href(self.beside().map_or("", |beside| beside.report), Some(&section));
        } else {
            let target = self.targets.get(self.site, Page::Report(at.report));
            self.href(&target.href, Some(&section));
        }
        self.finish("");
    }

    fn image(&mut self, resolved: &Resolved, alt: &str, title: &str) {
        let src = match resolved {
            Resolved::File(path) => self.site.settings.href(path),
            Resolved::External(address) | Resolved::AsWritten(address) => address.clone(),
            _ => {
                self.text(alt);
                return;
            }
        };
        self.html.push_str("<img src=\"");
        self.place(&src);
        self.html.push_str("\" alt=\"");
        self.attribute(alt);
        self.html.push('"');
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            self.attribute(title);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn start(&mut self, tag: &str, class: &str) {
        self.html.push_str(tag);
        if !class.is_empty() {
            let _ = write!(self.html, " class=\"{class}\"");
        }
    }

    fn href(&mut self, address: &str, section: Option<&str>) {
        self.html.push_str(" href=\"");
        self.place(address);
        if let Some(section) = section {
            self.html.push('#');
            let _ = escape_href(&mut self.html, section);
        }
        self.html.push('"');
    }

    /// An address: a whole one where the text is read away from its page.
    fn place(&mut self, address: &str) {
        match self.reading {
            Reading::Away(page) if address.is_empty() => {
                let _ = escape_href(&mut self.html, page);
            }
            Reading::Away(_) if address.starts_with('/') => {
                let _ = escape_href(&mut self.html, self.site.settings.origin());
            }
            _ => {}
        }
        let _ = escape_href(&mut self.html, address);
    }

    fn anchor(&mut self, tag: &str, id: &str) {
        let _ = write!(self.html, "<{tag}");
        if !matches!(self.reading, Reading::Away(_)) {
            self.html.push_str(" id=\"");
            self.html.push_str(self.prefix());
            self.attribute(id);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn note(&mut self, number: usize) {
        self.html.push_str("<sup class=\"footnote-reference\"><a");
        self.href("", Some(&format!("{}fn-{number}", self.prefix())));
        let _ = write!(self.html, ">{number}</a></sup>");
    }

    fn finish(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            self.attribute(title);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn text(&mut self, text: &str) {
        marked::write(&mut self.html, text, self.lang);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.html, text);
    }

    fn foreign_text(&mut self, text: &str, lang: Lang) {
        if lang == self.lang {
            self.text(text);
        } else {
            let _ = write!(self.html, "<span lang=\"{}\">", lang.tag());
            marked::write(&mut self.html, text, lang);
            self.html.push_str("</span>");
        }
    }
}

/// The class by which a style sheet tells links apart.
fn class_of(page: Page) -> &'static str {
    match page {
        Page::Term(_) => "term",
        _ => "",
    }
}
