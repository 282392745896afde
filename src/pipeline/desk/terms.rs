//! The terms of each section, and what the English calls them.

use super::Source;
use super::place::Place;
use super::rows::{Row, RowSide};
use crate::assemble::{TermMatcher, TermName};
use crate::model::lang::{Both, Lang};
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Resolved};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// A term in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermRow {
    /// Its id.
    pub id: String,
    /// Its page in each language.
    pub address: Both<String>,
    /// What each language calls it here, in order of first appearance.
    pub wordings: Both<Vec<Wording>>,
    /// Its Chinese name.
    pub chinese: String,
    /// The English name to use.
    pub preferred: String,
    /// English names that are right, too.
    pub admitted: Vec<String>,
    /// What the English section does about it.
    pub state: TermState,
}

/// What a section calls a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The words.
    pub words: String,
    /// What the term base says of them.
    pub name: NameKind,
    /// Where they are to be seen.
    pub places: Vec<Place>,
}

/// What the term base says of some words, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// They are the name to use.
    Preferred,
    /// They are another right name.
    Admitted,
    /// Nothing: they are linked to the term.
    Linked,
    /// They are a wrong name.
    Forbidden,
}

impl From<TermName> for NameKind {
    fn from(name: TermName) -> Self {
        match name {
            TermName::Preferred => Self::Preferred,
            TermName::Admitted => Self::Admitted,
            TermName::Forbidden => Self::Forbidden,
        }
    }
}

/// What the English section does about a term of the Chinese one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TermState {
    /// It uses the preferred name.
    Preferred,
    /// It uses another right name.
    Admitted,
    /// It links other words to the term.
    Linked,
    /// It uses a forbidden name.
    Forbidden,
    /// It has no name of the term, but another section has.
    Elsewhere,
    /// Nothing in the English names the term.
    Missing,
    /// There is no English section.
    Waiting,
}

impl TermState {
    /// Whether an editor should look at it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Forbidden | Self::Missing)
    }
}

/// What one section calls its terms, by the terms' positions: where each appears first, and how.
#[derive(Debug, Default)]
struct Uses(BTreeMap<usize, (usize, Vec<Wording>)>);

impl Uses {
    fn add(&mut self, term: usize, first: usize, (words, name): (&str, NameKind), place: Option<Place>) {
        let (_, wordings) = self.0.entry(term).or_insert_with(|| (first, Vec::new()));
        if let Some(known) = wordings.iter_mut().find(|known| known.words == words) {
            known.places.extend(place);
        } else {
            wordings.push(Wording {
                words: words.to_owned(),
                name,
                places: place.into_iter().collect(),
            });
        }
    }
}

/// Adds to each row the terms that it uses.
pub(super) fn add(source: Source<'_>, rows: &mut [Row]) {
    let matcher = TermMatcher::of_all_names(&source.site.terms);
    let uses: Vec<Both<Uses>> = rows
        .iter()
        .map(|row| {
            Both::from_fn(|lang| match (row.sides.get(lang), source.texts.get(lang)) {
                (Some(side), Some(text)) => uses(source, &matcher, lang, text, side),
                _ => Uses::default(),
            })
        })
        .collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.terms = terms(source, &uses, at, row.sides.en.is_some());
    }
}

fn terms(source: Source<'_>, uses: &[Both<Uses>], at: usize, has_english: bool) -> Vec<TermRow> {
    let Both { zh, en } = &uses[at];
    let is_forbidden = |wording: &Wording| wording.name == NameKind::Forbidden;
    let chinese = zh.0.iter().map(|(term, (first, _))| ((0, *first), *term));
    let only_english =
        en.0.iter()
            .filter(|(term, (_, wordings))| !zh.0.contains_key(term) && wordings.iter().any(is_forbidden));
    let mut all: Vec<((usize, usize), usize)> = chinese
        .chain(only_english.map(|(term, (first, _))| ((1, *first), *term)))
        .collect();
    all.sort_unstable();
    let row = |(_, at): ((usize, usize), usize)| {
        let (key, term) = source.site.terms.iter().nth(at)?;
        let wordings = |own: &Uses| own.0.get(&at).map(|(_, own)| own.clone()).unwrap_or_default();
        let english = wordings(en);
        let best = english.iter().map(|own| own.name).min();
        let state = match best {
            _ if !has_english => TermState::Waiting,
            _ if english.iter().any(is_forbidden) => TermState::Forbidden,
            Some(NameKind::Preferred) => TermState::Preferred,
            Some(NameKind::Admitted) => TermState::Admitted,
            Some(_) => TermState::Linked,
            None if uses.iter().any(|uses| uses.en.0.contains_key(&at)) => TermState::Elsewhere,
            None => TermState::Missing,
        };
        Some(TermRow {
            id: term.id.to_string(),
            address: Both::from_fn(|lang| {
                let route = Route::new(lang, Page::Term(key));
                source.site.settings.href(&route.path(source.site))
            }),
            wordings: Both {
                zh: wordings(zh),
                en: english,
            },
            chinese: term.renderings.zh.preferred.clone(),
            preferred: term.renderings.en.preferred.clone(),
            admitted: term.renderings.en.admitted.clone(),
            state,
        })
    };
    all.into_iter().filter_map(row).collect()
}

/// What a section calls its terms.
fn uses(source: Source<'_>, matcher: &TermMatcher, lang: Lang, text: &PageText, side: &RowSide) -> Uses {
    match &side.text {
        Some(range) => in_body(source, matcher, lang, text, range),
        None => in_front_matter(matcher, lang, text),
    }
}

fn in_front_matter(matcher: &TermMatcher, lang: Lang, text: &PageText) -> Uses {
    let mut uses = Uses::default();
    let mut before = 0;
    for (part, value) in [("title", &text.title), ("summary", &text.summary)] {
        for found in matcher.uses(value, lang) {
            let place = Place::in_value(part, value, found.at.clone());
            let first = before + found.at.start;
            uses.add(found.term, first, (&value[found.at], found.name.into()), place);
        }
        before += value.len();
    }
    uses
}

/// Names of the term base, and other words that are linked to a term.
fn in_body(source: Source<'_>, matcher: &TermMatcher, lang: Lang, text: &PageText, range: &Range<usize>) -> Uses {
    let mut uses = Uses::default();
    let body = &text.body;
    let mut named: Vec<(Range<usize>, usize)> = Vec::new();
    for found in matcher.uses(&body.text[range.clone()], lang) {
        let at = range.start + found.at.start..range.start + found.at.end;
        let place = Place::in_text(body, at.clone());
        let words = &body.text[at.clone()];
        uses.add(found.term, at.start, (words, found.name.into()), place);
        named.push((at, found.term));
    }
    for (link, resolved) in body.links.iter().zip(&text.links) {
        let Resolved::Page(Page::Term(key), _) = resolved else {
            continue;
        };
        let is_named = named
            .iter()
            .any(|(at, own)| *own == key.position() && at.start < link.at.end && link.at.start < at.end);
        if !range.contains(&link.at.start) || is_named {
            continue;
        }
        let words = match link.words.trim() {
            // The program prints the name to use.
            "" => (
                source.site.terms[*key].renderings.get(lang).preferred.as_str(),
                NameKind::Preferred,
            ),
            words => (words, NameKind::Linked),
        };
        let place = Place::in_text(body, link.at.clone());
        uses.add(key.position(), link.at.start, words, place);
    }
    uses
}
