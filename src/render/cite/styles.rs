//! Citations in the styles of CSL, by hayagriva.

use super::csl_json::processed;
use super::reduce::reduced;
use super::{Cited, Kind};
use crate::model::lang::Lang;
use hayagriva::archive::{ArchivedStyle, LOCALES};
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, LocaleCode, Style as Archived};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren};

/// How citations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Style {
    /// GB/T 7714—2015, numbered.
    Gb7714,
    /// APA, 7th edition.
    Apa,
}

/// A part of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Run {
    /// Its text.
    pub(in crate::render) text: String,
    /// Whether it stands out: a title in italics.
    pub(in crate::render) stands_out: bool,
}

/// The styles with the words that they use, ready to write with.
#[derive(Debug)]
pub(in crate::render) struct Styles {
    gb7714: IndependentStyle,
    apa: IndependentStyle,
    /// Writes nothing: entries of a bibliography come out of a citation only, and what stands in
    /// the text is not wanted.
    silent: IndependentStyle,
    locales: Vec<Locale>,
}

/// The locales whose words are used.
const LANGUAGES: [&str; 2] = ["en-US", "zh-CN"];

impl Styles {
    /// Reads the styles, which takes some milliseconds.
    ///
    /// # Panics
    /// If hayagriva was built without them.
    pub(in crate::render) fn load() -> Self {
        let gb7714 = style(ArchivedStyle::Gb77142015Numeric);
        let apa = style(ArchivedStyle::AmericanPsychologicalAssociation);
        let mut silent = gb7714.clone();
        silent.citation.layout.elements.clear();
        Self {
            gb7714: reduced(gb7714),
            apa: reduced(apa),
            silent,
            locales: LANGUAGES.into_iter().map(locale).collect(),
        }
    }

    /// Something cited in a style, on a page of `lang`.
    pub(in crate::render) fn cite(&self, cited: &Cited<'_>, style: Style, lang: Lang) -> Vec<Run> {
        let item = processed(cited, type_in(cited, style));
        let locale = match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en-US",
        };
        let locale = Some(LocaleCode(locale.to_owned()));
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::new(
            vec![CitationItem::with_entry(&item)],
            &self.silent,
            locale.clone(),
            &self.locales,
            None,
        ));
        let style = match style {
            Style::Gb7714 => &self.gb7714,
            Style::Apa => &self.apa,
        };
        let rendered = driver.finish(BibliographyRequest::new(style, locale, &self.locales));
        let mut runs = Vec::new();
        for entry in rendered.bibliography.iter().flat_map(|bibliography| &bibliography.items) {
            collect(&entry.content, &mut runs);
        }
        runs
    }
}

/// As what a style is told that something is. APA leaves a comma behind the year of a web page of
/// which no more is known, and writes reports and pages alike but for that; a document with a
/// number it calls a report. GB/T 7714 has a letter for each kind, and `R` is for research.
fn type_in(cited: &Cited<'_>, style: Style) -> &'static str {
    let month = cited.issued.map(|issued| issued.month);
    match (style, cited.kind) {
        (Style::Apa, Kind::Numbered) => "report",
        (Style::Apa, _) if month == Some(None) => "report",
        (_, Kind::Online) => "webpage",
        (_, Kind::Numbered | Kind::Document) => "document",
    }
}

fn style(archived: ArchivedStyle) -> IndependentStyle {
    match archived.get() {
        Archived::Independent(style) => style,
        Archived::Dependent(_) => unreachable!("both styles stand on their own"),
    }
}

/// A locale of the archive. Of its sixty, each takes a millisecond to read.
fn locale(name: &str) -> Locale {
    let has_name = |bytes: &&&[u8]| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    let mut read = LOCALES
        .iter()
        .filter(has_name)
        .filter_map(|bytes| ciborium::from_reader::<Locale, _>(*bytes).ok());
    let found = read.find(|locale| locale.lang.as_ref().is_some_and(|lang| lang.0 == name));
    found.expect("hayagriva's archive has Chinese and English")
}

fn collect(children: &ElemChildren, runs: &mut Vec<Run>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                let stands_out = text.formatting.font_style == FontStyle::Italic;
                match runs.last_mut().filter(|run| run.stands_out == stands_out) {
                    Some(run) => run.text.push_str(&text.text),
                    None => runs.push(Run {
                        text: text.text.clone(),
                        stands_out,
                    }),
                }
            }
            ElemChild::Elem(element) => collect(&element.children, runs),
            // Nothing of ours is markup of Typst or put in later.
            ElemChild::Markup(_) | ElemChild::Transparent { .. } => {}
        }
    }
}
