//! Citations in the styles of CSL, by hayagriva.

use super::csl_json::processed;
use super::reduce::reduced;
use super::{Cited, Kind};
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

/// The locales whose words are used: CSL falls back on American English.
const CHINESE: &str = "zh-CN";
const ENGLISH: &str = "en-US";

impl Styles {
    /// Reads the styles, which takes some milliseconds.
    ///
    /// # Panics
    /// If hayagriva was built without them.
    pub(in crate::render) fn load() -> Self {
        let gb7714 = reduced(style(ArchivedStyle::Gb77142015Numeric));
        let mut silent = gb7714.clone();
        silent.citation.layout.elements.clear();
        Self {
            gb7714,
            apa: reduced(style(ArchivedStyle::AmericanPsychologicalAssociation)),
            silent,
            locales: [CHINESE, ENGLISH].into_iter().map(locale).collect(),
        }
    }

    /// Something cited in a style, with the style's own words, whatever it is in.
    pub(in crate::render) fn cite(&self, cited: &Cited<'_>, style: Style) -> Vec<Run> {
        let item = processed(cited, type_in(cited, style));
        let (style, locale) = match style {
            Style::Gb7714 => (&self.gb7714, CHINESE),
            Style::Apa => (&self.apa, ENGLISH),
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
        let rendered = driver.finish(BibliographyRequest::new(style, locale, &self.locales));
        let mut runs = Vec::new();
        for entry in rendered
            .bibliography
            .iter()
            .flat_map(|bibliography| &bibliography.items)
        {
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

#[cfg(test)]
mod tests {
    use super::super::{Issued, Precision};
    use super::*;
    use crate::model::lang::Lang;
    use crate::render::cite::reduce::undated;
    use std::borrow::Cow;

    const STYLES: [Style; 2] = [Style::Gb7714, Style::Apa];

    fn issued(parts: &[u16], precision: Precision) -> Issued {
        Issued {
            year: parts[0],
            month: parts.get(1).copied(),
            day: parts.get(2).copied(),
            precision,
        }
    }

    /// An item of each kind with and without each variable that it can lack.
    fn all() -> Vec<Cited<'static>> {
        let dates = [
            None,
            Some(issued(&[2021], Precision::Known)),
            Some(issued(&[2021], Precision::Inferred)),
            Some(issued(&[2021, 3], Precision::Known)),
            Some(issued(&[2021, 3, 5], Precision::Known)),
        ];
        let url = "https://a.example/b_c?d=%20";
        let kinds = [
            (Kind::Numbered, Some("国办发〔2021〕3号"), Some(url)),
            (Kind::Numbered, Some("No. 3"), None),
            (Kind::Online, None, Some(url)),
            (Kind::Document, None, None),
        ];
        let titles = ["优化营商环境的意见", "Opinions on “business”? [Ideas]", "意见。"];
        let mut all = Vec::new();
        for (kind, number, url) in kinds {
            for issued in dates {
                for author in [None, Some("国务院办公厅"), Some("Jinan Daily")] {
                    for (title, lang) in titles.iter().flat_map(|title| Lang::ALL.map(|lang| (*title, lang))) {
                        let (title, url) = (Cow::Borrowed(title), url.map(Cow::Borrowed));
                        let key = "key".to_owned();
                        all.push(Cited {
                            key,
                            kind,
                            author,
                            title,
                            number,
                            issued,
                            url,
                            lang,
                        });
                    }
                }
            }
        }
        all
    }

    fn plain(styles: &Styles, cited: &Cited<'_>, style: Style) -> String {
        let runs = styles.cite(cited, style);
        runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_reduced_style_writes_what_the_whole_one_writes() {
        let reduced = Styles::load();
        let whole = Styles {
            gb7714: undated(style(ArchivedStyle::Gb77142015Numeric)),
            apa: undated(style(ArchivedStyle::AmericanPsychologicalAssociation)),
            silent: reduced.silent.clone(),
            locales: reduced.locales.clone(),
        };
        let mut count = 0;
        for cited in all() {
            for style in STYLES {
                let runs = reduced.cite(&cited, style);
                assert_eq!(runs, whole.cite(&cited, style), "{style:?} {cited:?}");
                assert!(!runs.is_empty(), "{style:?} {cited:?}");
                count += 1;
            }
        }
        assert_eq!(count, 4 * 5 * 3 * 6 * 2);
    }

    #[test]
    fn citations_are_as_the_standards_have_them() {
        let styles = Styles::load();
        let document = |kind, author, number, issued, url: Option<&'static str>| Cited {
            key: "key".to_owned(),
            kind,
            author,
            title: Cow::Borrowed("关于优化营商环境的意见"),
            number,
            issued,
            url: url.map(Cow::Borrowed),
            lang: Lang::Zh,
        };
        let (office, url) = (Some("国务院办公厅"), Some("https://a.example/1"));
        let day = Some(issued(&[2021, 3, 5], Precision::Known));
        let numbered = document(Kind::Numbered, office, Some("国办发〔2021〕3号"), day, url);
        let online = document(Kind::Online, office, None, day, url);
        let inferred = Some(issued(&[2021], Precision::Inferred));
        let unsigned = document(Kind::Document, None, None, inferred, None);
        for (cited, gb7714, apa) in [
            (
                numbered,
                "国务院办公厅. 关于优化营商环境的意见: 国办发〔2021〕3号[Z/OL]. (2021-03-05). https://a.example/1.",
                "国务院办公厅. (2021). 关于优化营商环境的意见 (国办发〔2021〕3号). https://a.example/1",
            ),
            (
                online,
                "国务院办公厅. 关于优化营商环境的意见[EB/OL]. (2021-03-05). https://a.example/1.",
                "国务院办公厅. (2021, March 5). 关于优化营商环境的意见. https://a.example/1",
            ),
            (
                unsigned,
                "关于优化营商环境的意见[Z]. [2021].",
                "关于优化营商环境的意见. (ca. 2021).",
            ),
        ] {
            assert_eq!(plain(&styles, &cited, Style::Gb7714), gb7714);
            assert_eq!(plain(&styles, &cited, Style::Apa), apa);
        }
    }
}
