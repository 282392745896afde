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
use crate::model::site::{FigureRef, PageText, Report, Resolved, Site};
use crate::model::table::Key;
use pulldown_cmark_escape::{escape_href, escape_html};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The HTML of a body, for an element of the language that its text is in.
pub(super) fn html(context: Context<'_>, (text, lang): (&PageText, Lang), own: Option<Key<Report>>) -> String {
    let Context { site, words, targets } = context;
    let size: usize = text
        .body
        .pieces
        .iter()
        .map(|piece| if let Piece::Html(html) = piece { html.len() } else { 64 })
        .sum();
    let mut filler = Filler {
        context,
        site,
        words,
        targets,
        lang,
        own,
        html: String::with_capacity(size + size / 8),
    };
    for piece in &text.body.pieces {
        match piece {
            Piece::Html(html) => filler.html.push_str(html),
            Piece::Open(at) => {
                filler.open(&text.body.links[*at], &text.links[*at]);
                if text.body.links[*at].words.is_empty() {
                    filler.print(&text.links[*at]);
                }
            }
            Piece::Close(at) => filler.close(&text.body.links[*at], &text.links[*at]),
            Piece::Image { link, alt, title } => {
                let is_first = text.body.links[*link].at.start == 0;
                let loading = if is_first { Loading::AtOnce } else { Loading::Later };
                let image = Image { alt, title, loading };
                image::write(&mut filler.html, site, &text.links[*link], image, lang);
            }
        }
    }
    filler.html
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

/// What a link without words prints, and its language if that is known.
fn printed<'r>(context: Context<'_>, resolved: &'r Resolved) -> Option<(Cow<'r, str>, Option<Lang>)> {
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

struct Filler<'a> {
    context: Context<'a>,
    site: &'a Site,
    words: &'a Words,
    targets: &'a Targets,
    /// The language of the text around the holes.
    lang: Lang,
    own: Option<Key<Report>>,
    html: String,
}

impl Filler<'_> {
    fn open(&mut self, link: &Link, resolved: &Resolved) {
        match resolved {
            Resolved::Broken => {}
            Resolved::Figure(at) => self.open_figure(*at),
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

    /// A figure leads to its record: in the table of its report.
    fn open_figure(&mut self, at: FigureRef) {
        let id = &self.site.figure(at).id;
        let report = &self.site.reports[at.report];
        let section = format!("figure-{id}");
        self.start("<a", "figure");
        if self.own == Some(at.report) {
            let _ = write!(self.html, " data-figure=\"{id}\"");
            self.href("", Some(&section));
        } else {
            let _ = write!(self.html, " data-figure=\"{}#{id}\"", report.id);
            let target = self.targets.get(self.site, Page::Report(at.report));
            self.href(&target.href, Some(&section));
        }
        self.finish("");
    }

    fn start(&mut self, tag: &str, class: &str) {
        self.html.push_str(tag);
        if !class.is_empty() {
            let _ = write!(self.html, " class=\"{class}\"");
        }
    }

    fn href(&mut self, address: &str, section: Option<&str>) {
        self.html.push_str(" href=\"");
        let _ = escape_href(&mut self.html, address);
        if let Some(section) = section {
            self.html.push('#');
            let _ = escape_href(&mut self.html, section);
        }
        self.html.push('"');
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
