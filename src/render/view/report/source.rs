//! Where a report comes from, how it is cited, and how it is passed on.

use crate::model::lang::{Lang, Wording};
use crate::model::mixed::has_chinese;
use crate::model::route::Route;
use crate::model::site::Report;
use crate::model::source::SourceBox;
use crate::model::table::Key;
use crate::render::cite::{self, BIBTEX, CSL_JSON, Cited, Run, Style, Styles};
use crate::render::marked;
use crate::render::prepared::PreparedLang;
use crate::render::view::Context;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct SourceView {
    publisher: Option<Words>,
    title: Option<Words>,
    url: Option<String>,
    archive: Option<String>,
    document_number: Option<String>,
    capture: Option<String>,
    hash: Option<String>,
    unreadable: Option<String>,
}

/// Words with the language that they are in.
#[derive(Debug, Serialize)]
struct Words {
    text: String,
    tag: &'static str,
}

pub(super) fn source(context: Context<'_>, source: &SourceBox) -> SourceView {
    let lang = context.words.lang;
    let words = |wording: &Option<Wording>| {
        wording.as_ref().map(|wording| {
            let (text, written_in) = wording.get(lang);
            // Words that both languages share are Chinese if any of them is.
            let written_in = if has_chinese(text) { written_in } else { lang };
            Words {
                text: text.to_owned(),
                tag: written_in.tag(),
            }
        })
    };
    SourceView {
        publisher: words(&source.publisher),
        title: words(&source.title),
        url: source.url.clone(),
        archive: source.archive.clone(),
        document_number: source.document_number.clone(),
        capture: source.capture.clone(),
        hash: source.hash.map(|hash| hash.to_string()),
        unreadable: source.unreadable.as_ref().map(|names| names.get(lang).clone()),
    }
}

/// Something that is cited, in each style.
#[derive(Debug, Serialize)]
pub(super) struct CitedView {
    /// `document` or `page`.
    what: &'static str,
    citations: Vec<Citation>,
}

/// A citation in one style.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Citation {
    /// `gb7714` or `apa`.
    style: &'static str,
    /// The language of the text.
    tag: &'static str,
    /// The text as HTML.
    html: String,
}

impl Citation {
    fn new(styles: &Styles, cited: &Cited<'_>, style: Style, lang: Lang) -> Self {
        Self {
            style: match style {
                Style::Gb7714 => "gb7714",
                Style::Apa => "apa",
            },
            tag: lang.tag(),
            html: html(&styles.cite(cited, style), lang),
        }
    }
}

/// What there is to cite: the document, and the page. The style that readers of the page's
/// language use comes first.
pub(super) fn cited(context: Context<'_>, prepared: &PreparedLang, key: Key<Report>) -> Vec<CitedView> {
    let site = context.site;
    let lang = context.words.lang;
    let styles = prepared.styles();
    let in_order = |mut citations: Vec<Citation>| {
        if lang == Lang::En {
            citations.reverse();
        }
        citations
    };
    // A style's own language: see `cite`.
    let document = prepared.of_document(key, || {
        let pairs = [(Style::Gb7714, Lang::Zh), (Style::Apa, Lang::En)];
        let citations = pairs.into_iter().filter_map(|(style, lang)| {
            let cited = cite::document(&site.reports[key], lang)?;
            Some(Citation::new(styles, &cited, style, lang))
        });
        citations.collect()
    });
    let own = cite::page(site, key, lang);
    let page = [Style::Gb7714, Style::Apa].map(|style| Citation::new(styles, &own, style, lang));
    let views = [("document", document.to_vec()), ("page", page.to_vec())];
    let views = views.into_iter().filter(|(_, citations)| !citations.is_empty());
    views
        .map(|(what, citations)| CitedView {
            what,
            citations: in_order(citations),
        })
        .collect()
}

fn html(runs: &[Run], lang: Lang) -> String {
    let mut html = String::new();
    for run in runs {
        let (open, close) = if run.stands_out { ("<i>", "</i>") } else { ("", "") };
        html.push_str(open);
        marked::write(&mut html, &run.text, lang);
        html.push_str(close);
    }
    html
}

/// The addresses of a report's files with citations.
#[derive(Debug, Serialize)]
pub(super) struct Downloads {
    bibtex: String,
    csl_json: String,
}

pub(super) fn downloads(context: Context<'_>, route: Route) -> Downloads {
    let folder = context.site.settings.href(&route.path(context.site));
    Downloads {
        bibtex: format!("{folder}{BIBTEX}"),
        csl_json: format!("{folder}{CSL_JSON}"),
    }
}

/// What stands as it is in an address of a letter (RFC 6068, which takes it from RFC 3986).
const IN_MAIL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a letter to anybody that has a page's title for its subject and its address for
/// its text.
pub(super) fn mail(context: Context<'_>, route: Route, title: &str) -> String {
    let address = context.site.settings.absolute(&route.path(context.site));
    let encoded = |text: &str| utf8_percent_encode(text, IN_MAIL).to_string();
    format!("mailto:?subject={}&body={}", encoded(title), encoded(&address))
}
