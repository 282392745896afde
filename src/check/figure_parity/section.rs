//! A page's texts cut into sections, with everything in them that says how much or when.

use super::table;
use crate::check::figure_agreement::recorded;
use crate::diag::{Location, PointerPart};
use crate::model::body::{Body, Target};
use crate::model::lang::Lang;
use crate::model::site::{FigureRef, PageText, Resolved, Site};
use crate::quantity::{Amount, Found, Meaning, Names, Qualifier, Quantity, Shape, Style, Unit, When, en, zh};
use std::ops::Range;

/// What a section is, so that the same one is found in the other language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// The title of the front matter.
    Title,
    /// The summary of the front matter.
    Summary,
    /// What stands before the first heading.
    Opening,
    /// What stands under a heading, itself included.
    Under(&'a str),
}

/// One section in one language.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) part: Part<'a>,
    pub(super) text: &'a str,
    /// Its sentences, as bytes of `text`.
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) items: Vec<Item>,
    /// How the digest writes its English figures.
    pub(super) style: Style,
    source: Source<'a>,
}

/// Where a section's text comes from.
#[derive(Debug, Clone, Copy)]
enum Source<'a> {
    Body {
        path: &'a str,
        body: &'a Body,
        /// Where the section begins in the body's text.
        start: usize,
    },
    FrontMatter {
        path: &'a str,
        key: &'static str,
    },
}

/// Something found in a section.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its bytes in the section's text; empty for a figure that the program prints.
    pub(super) at: Range<usize>,
    pub(super) meaning: Meaning,
    /// The record that it is linked to.
    pub(super) link: Option<FigureRef>,
    /// Which sentence of the section it stands in.
    pub(super) sentence: usize,
    pub(super) location: Location,
}

impl Item {
    /// What it says, if it is a figure.
    pub(super) fn quantity(&self) -> Option<&Quantity> {
        match &self.meaning {
            Meaning::Figure(quantity) => Some(quantity),
            _ => None,
        }
    }
}

impl Section<'_> {
    /// The place of some bytes of the text, if they stand in the file as one piece.
    pub(super) fn location(&self, range: Range<usize>) -> Option<Location> {
        match self.source {
            Source::Body { path, body, start } => body
                .in_file(start + range.start..start + range.end)
                .map(|span| Location::at(path, span)),
            Source::FrontMatter { path, key } => {
                Some(Location::yaml(path, vec![key.into()], PointerPart::Inside(range)))
            }
        }
    }

    /// The number of the sentence that holds a byte of the text.
    fn sentence_of(&self, at: usize) -> usize {
        let after = self.sentences.partition_point(|sentence| sentence.end <= at);
        after.min(self.sentences.len().saturating_sub(1))
    }
}

/// All sections of one language's text, in order.
///
/// `unknown` are figures that the page has links to, that do not exist and that it leaves to the
/// program to print.
pub(super) fn sections<'a>(
    site: &Site,
    text: &'a PageText,
    lang: Lang,
    names: &Names,
    unknown: &[&str],
) -> Vec<Section<'a>> {
    let reader = Reader {
        lang,
        names,
        style: site.settings.figure_style,
    };
    let mut sections = Vec::with_capacity(text.body.headings.len() + 3);
    for (part, key, words) in [
        (Part::Title, "title", &text.title),
        (Part::Summary, "summary", &text.summary),
    ] {
        let source = Source::FrontMatter { path: &text.path, key };
        sections.push(section(part, words, source, &reader));
    }
    let body = &text.body;
    let ends = body.headings.iter().map(|heading| heading.at).chain([body.text.len()]);
    let parts = std::iter::once((Part::Opening, 0)).chain(body.headings.iter().map(|h| (Part::Under(&h.id), h.at)));
    for ((part, start), end) in parts.zip(ends) {
        let source = Source::Body {
            path: &text.path,
            body,
            start,
        };
        let mut made = section(part, &body.text[start..end], source, &reader);
        link(site, text, start..end, unknown, &mut made);
        sections.push(made);
    }
    sections
}

/// The figures that a text leaves to the program to print and that do not exist.
pub(super) fn unknown(text: &PageText) -> impl Iterator<Item = &str> {
    let links = text.body.links.iter().zip(&text.links);
    links.filter_map(|(link, resolved)| match (resolved, &link.target) {
        (Resolved::Broken, Target::Figure(id)) if link.words.trim().is_empty() => Some(id.as_str()),
        _ => None,
    })
}

/// What a text is read with.
struct Reader<'n> {
    lang: Lang,
    names: &'n Names,
    style: Style,
}

fn section<'a>(part: Part<'a>, text: &'a str, source: Source<'a>, reader: &Reader<'_>) -> Section<'a> {
    let mut section = Section {
        part,
        text,
        sentences: sentences(text, reader.lang),
        items: Vec::new(),
        style: reader.style,
        source,
    };
    let mut start = 0;
    for line in text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\t')) {
        let line = &text[start..start + line.len()];
        for found in reader.find(line) {
            let at = start + found.span.start..start + found.span.end;
            // What is code, in part or as a whole, is nobody's figure.
            let Some(location) = section.location(at.clone()) else {
                continue;
            };
            let sentence = section.sentence_of(at.start);
            let meanings = match months_of_the_year(&text[..at.start], &found.meaning) {
                Some(months) => months.map(Meaning::When).to_vec(),
                None => vec![found.meaning],
            };
            for meaning in meanings {
                section.items.push(Item {
                    at: at.clone(),
                    meaning,
                    link: None,
                    sentence,
                    location: location.clone(),
                });
            }
        }
        start += line.len() + 1;
    }
    table::complete(text, reader.lang, &mut section.items);
    section
}

impl Reader<'_> {
    fn find(&self, line: &str) -> Vec<Found> {
        match self.lang {
            Lang::Zh => zh::find(line, self.names),
            Lang::En => en::find(line, self.names),
        }
    }
}

/// 前十个月 names a time and no length of time: from January to October.
fn months_of_the_year(before: &str, meaning: &Meaning) -> Option<[When; 2]> {
    let Meaning::Figure(quantity) = meaning else {
        return None;
    };
    let Shape::Amount(Amount {
        number,
        unit: Unit::Month,
        ..
    }) = &quantity.shape
    else {
        return None;
    };
    let is_plain = quantity.qualifier == Qualifier::Exact || quantity.qualifier == Qualifier::AtMost;
    let month = u8::try_from(number.coefficient()).ok().filter(|month| *month <= 12)?;
    (before.ends_with('前') && is_plain).then_some([When::Month(None, 1), When::Month(None, month)])
}

/// Puts to the figures of a section the records that they are linked to. Words that are linked and
/// say no figure, or none at all, stand for the record's.
fn link(site: &Site, text: &PageText, range: Range<usize>, unknown: &[&str], section: &mut Section<'_>) {
    let links = text.body.links.iter().zip(&text.links);
    for (link, resolved) in links {
        let is_here = range.contains(&link.at.start) || (link.at.is_empty() && link.at.start == range.end);
        if !is_here {
            continue;
        }
        let at = link.at.start - range.start..link.at.end - range.start;
        let overlaps = |item: &Item| item.at.start < at.end && at.start < item.at.end;
        // What the other language would print for a link that leads nowhere is not known.
        if let (Resolved::Broken, Target::Figure(id)) = (resolved, &link.target)
            && unknown.contains(&id.as_str())
        {
            section.items.retain(|item| !overlaps(item));
        }
        let Resolved::Figure(figure) = resolved else { continue };
        let record = site.figure(*figure);
        let unit = site.indicators[record.indicator].unit;
        let mut own = section.items.iter_mut().filter(|item| overlaps(item));
        if let (Some(item), None) = (own.next(), own.next())
            && item.link.is_none()
            && let Meaning::Figure(quantity) = &item.meaning
        {
            let words = &section.text[item.at.clone()];
            item.meaning = Meaning::Figure(recorded(quantity.clone(), words, unit));
            item.link = Some(*figure);
            continue;
        }
        section.items.retain(|item| !overlaps(item) || item.link.is_some());
        let place = section.items.partition_point(|item| item.at.start < at.start);
        let item = Item {
            sentence: section.sentence_of(at.start),
            location: Location::at(&text.path, link.span.clone()),
            meaning: Meaning::Figure(record.quantity.clone().under(unit)),
            link: Some(*figure),
            at,
        };
        section.items.insert(place, item);
    }
}

/// The sentences of a text. What looks like an end and is none (`No. 45`) does little harm: sentences
/// only say which figures are looked at together.
fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    // Byte by byte, for most bytes begin no mark: letters, and what is inside of a character.
    for (at, byte) in bytes.iter().enumerate() {
        let width = match byte {
            b'\n' | b'\t' => 1,
            b'.' | b'!' | b'?' if lang == Lang::En => {
                let next = &bytes[at + 1..];
                usize::from([" ", "”", "\""].iter().any(|mark| next.starts_with(mark.as_bytes())))
            }
            0xe3 | 0xef => {
                let is_mark = |mark: &&str| bytes[at..].starts_with(mark.as_bytes());
                ["。", "！", "？"]
                    .iter()
                    .find(|mark| is_mark(mark))
                    .map_or(0, |mark| mark.len())
            }
            _ => 0,
        };
        if width > 0 {
            sentences.push(start..at + width);
            start = at + width;
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences.retain(|sentence| text[sentence.clone()].chars().any(char::is_alphanumeric));
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_sentences() {
        let cut = |text: &'static str, lang| -> Vec<&str> {
            let ranges = sentences(text, lang);
            ranges.into_iter().map(|range| text[range].trim()).collect()
        };
        assert_eq!(
            cut("增长8.8%。达到30亿元！\n\n完", Lang::Zh),
            ["增长8.8%。", "达到30亿元！", "完"]
        );
        assert_eq!(
            cut("It grew by 8.8%. It “did.” Yes\n", Lang::En),
            ["It grew by 8.8%.", "It “did.", "” Yes"]
        );
    }
}
