//! How a report is cited.
//!
//! Two things can be cited. The document is what says a figure or makes a promise; whoever relies
//! on it cites it, and names it by its own title, publisher and number, so that others find it
//! without us. The digest's page is what its reader has read: a text of our own that is at an
//! address of its own. A citation never mixes the two: the page's address does not stand behind
//! the document's title, for the document is not to be found there. So the document comes first,
//! where its title is known, and the page after it.
//!
//! A document is cited in the language of each style: in Chinese by GB/T 7714, in English by APA,
//! which puts a translation in brackets behind the title; the page in the language it is in.

mod bibtex;
mod csl_json;
mod reduce;
mod styles;

pub(super) use styles::{Run, Style, Styles};

use super::words::Words;
use crate::model::date::{Date, Part};
use crate::model::lang::Lang;
use crate::model::mixed::has_chinese;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use std::borrow::Cow;

/// What is cited: one item of a bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited<'a> {
    /// Its name in files, alike for one thing in all of them.
    key: String,
    kind: Kind,
    /// Who published it, a body and not a person; nobody where the source does not say.
    author: Option<&'a str>,
    title: Cow<'a, str>,
    number: Option<&'a str>,
    issued: Option<Issued>,
    url: Option<Cow<'a, str>>,
    /// The language that it is written in.
    lang: Lang,
}

/// What kind of thing is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It has a document number.
    Numbered,
    /// It is at an address.
    Online,
    /// Nothing is known but that it is there.
    Document,
}

/// A date as citations have it: whatever stands before the first digit that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Issued {
    year: u16,
    month: Option<u16>,
    day: Option<u16>,
    precision: Precision,
}

/// How sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Precision {
    /// The source says it.
    Known,
    /// It is taken from when the event was.
    Inferred,
}

impl Issued {
    /// `2021-XX-29` is 2021; of `202X` nothing is known that a citation can say.
    fn of(date: &Date) -> Option<Self> {
        let known = |part: Option<Part>| part.and_then(Part::known);
        let month = known(date.month);
        Some(Self {
            year: date.known_year()?,
            month,
            day: month.and(known(date.day)),
            precision: Precision::Known,
        })
    }

    /// The year alone, as a guess.
    fn about(date: &Date) -> Option<Self> {
        Some(Self {
            year: date.known_year()?,
            month: None,
            day: None,
            precision: Precision::Inferred,
        })
    }

    fn parts(self) -> Vec<u16> {
        [Some(self.year), self.month, self.day].into_iter().flatten().collect()
    }
}

/// The document that a report is made from, named for a reader of `lang`; nothing where its title
/// is not known.
pub(super) fn document(report: &Report, lang: Lang) -> Option<Cited<'_>> {
    let source = &report.source;
    let wording = source.title.as_ref()?;
    let (original, _) = wording.get(Lang::Zh);
    let (named, _) = wording.get(lang);
    let is_chinese = has_chinese(original);
    let title = match lang {
        Lang::En if is_chinese && named != original => Cow::Owned(format!("{original} [{named}]")),
        _ if is_chinese => Cow::Borrowed(original),
        _ => Cow::Borrowed(named),
    };
    let number = source.document_number.as_deref();
    let url = source.url.as_deref().or(source.archive.as_deref());
    let published = report.published.as_ref().and_then(Issued::of);
    Some(Cited {
        key: report.id.to_string(),
        kind: match (number, url) {
            (Some(_), _) => Kind::Numbered,
            (None, Some(_)) => Kind::Online,
            (None, None) => Kind::Document,
        },
        author: source.publisher.as_ref().map(|names| names.get(lang).0),
        title,
        number,
        issued: published.or_else(|| report.event.as_ref().and_then(Issued::about)),
        url: url.map(Cow::Borrowed),
        lang: if is_chinese { Lang::Zh } else { Lang::En },
    })
}

/// The digest's page on a report, as it is in `lang`. Its date is that of its last correction:
/// when the page first appeared nobody has recorded.
pub(super) fn page(site: &Site, key: Key<Report>, lang: Lang) -> Cited<'_> {
    let report = &site.reports[key];
    let (text, written_in) = report.text(lang);
    let route = Route::new(written_in, Page::Report(key));
    Cited {
        key: format!("{}-{}", report.id, written_in.code()),
        kind: Kind::Online,
        author: Some(site.settings.title.get(written_in)),
        title: Cow::Borrowed(&text.title),
        number: None,
        issued: report.changes.first().and_then(|change| Issued::of(&change.date)),
        url: Some(Cow::Owned(site.settings.absolute(&route.path(site)))),
        lang: written_in,
    }
}

/// What there is to cite on a page of `lang`, the document first.
fn all(site: &Site, key: Key<Report>, lang: Lang) -> Vec<Cited<'_>> {
    let document = document(&site.reports[key], lang);
    document.into_iter().chain([page(site, key, lang)]).collect()
}

/// The names of a report's files with citations, beside its page.
pub(super) const BIBTEX: &str = "cite.bib";
pub(super) const CSL_JSON: &str = "cite.json";

/// The files with citations beside the page of a report.
pub fn files(site: &Site, words: &Words, key: Key<Report>) -> Vec<OutputFile> {
    let folder = Route::new(words.lang, Page::Report(key)).path(site);
    let cited = all(site, key, words.lang);
    let file = |name: &str, text: String| OutputFile {
        path: format!("{}{name}", folder.trim_start_matches('/')),
        content: Content::Bytes(text.into_bytes()),
    };
    vec![
        file(BIBTEX, bibtex::write(&cited, words)),
        file(CSL_JSON, csl_json::write(&cited)),
    ]
}

/// The report whose files with citations have a path, from the root of the published site
/// (`zh/reports/ID/cite.bib`), and their language.
pub fn of_file(site: &Site, path: &str) -> Option<(Lang, Key<Report>)> {
    let steps: Vec<&str> = path.split('/').collect();
    let [lang, "reports", id, BIBTEX | CSL_JSON] = steps.as_slice() else {
        return None;
    };
    let (lang, key) = (Lang::from_code(lang)?, site.reports.key(id)?);
    let exists = site.reports[key].texts.get(lang).is_some();
    exists.then_some((lang, key))
}
