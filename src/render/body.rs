//! Bodies: the holes filled.

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
use std::fmt::Write as _;

/// The HTML of a body on its page, for an element of the language that its text is in.
pub(super) fn html(context: Context<'_>, (text, lang): (&PageText, Lang), own: Option<Key<Report>>) -> String {
    let mut filler = Filler::new(context, lang, own, size(text));
    filler.fill(text);
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
    let mut filler = Filler::new(context, lang, own, size(text));
    filler.away_from = Some(page);
    filler.fill(text);
    filler.html
}

/// About how many bytes a body's HTML has.
fn size(text: &PageText) -> usize {
    let pieces = text.body.pieces.iter();
    pieces
        .map(|piece| if let Piece::Html(html) = piece { html.len() } else { 64 })
        .sum()
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
    let mut filler = Filler::new(context, lang, Some(own), size(text));
    filler.noted = terms;
    filler.fill(text);
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
    /// The whole address of the text's page, if it is read away from it.
    away_from: Option<&'a str>,
    html: String,
}

impl<'a> Filler<'a> {
    fn new(context: Context<'a>, lang: Lang, own: Option<Key<Report>>, size: usize) -> Self {
        let Context { site, words, targets } = context;
        Self {
            context,
            site,
            words,
            targets,
            lang,
            own,
            noted: &[],
            linked: Vec::new(),
            away_from: None,
            html: String::with_capacity(size + size / 8),
        }
    }

    fn fill(&mut self, text: &PageText) {
        for piece in &text.body.pieces {
            match piece {
                Piece::Html(html) => self.html.push_str(html),
                Piece::Open(at) => {
                    self.open(&text.body.links[*at], &text.links[*at]);
                    if text.body.links[*at].words.is_empty() {
                        self.print(&text.links[*at]);
                    }
                }
                Piece::Close(at) => self.close(&text.body.links[*at], &text.links[*at]),
                Piece::Image { link, alt, title } => self.image(&text.links[*link], alt, title),
                Piece::Anchor { tag, id } => self.anchor(tag, id),
                Piece::Note(number) => self.note(*number),
            }
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
                self.href("", Some(section));
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
        self.start("<a", "figure");
        let own = self.own == Some(at.report);
        if self.away_from.is_none() {
            let report = if own { "" } else { report.id.as_str() };
            let mark = if own { "" } else { "#" };
            let _ = write!(self.html, " data-figure=\"{report}{mark}{id}\"");
        }
        if own {
            self.href("", Some(&section));
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
        match self.away_from {
            Some(page) if address.is_empty() => {
                let _ = escape_href(&mut self.html, page);
            }
            Some(_) if address.starts_with('/') => {
                let _ = escape_href(&mut self.html, self.site.settings.origin());
            }
            _ => {}
        }
        let _ = escape_href(&mut self.html, address);
    }

    fn anchor(&mut self, tag: &str, id: &str) {
        let _ = write!(self.html, "<{tag}");
        if self.away_from.is_none() {
            self.html.push_str(" id=\"");
            self.attribute(id);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn note(&mut self, number: usize) {
        self.html.push_str("<sup class=\"footnote-reference\"><a");
        self.href("", Some(&format!("fn-{number}")));
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
