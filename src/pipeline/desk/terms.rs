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
    /// Whether the term base allows them; nothing for other words that are linked to the term.
    #[serde(serialize_with = "kind")]
    pub name: Option<TermName>,
    /// Where they are to be seen.
    pub places: Vec<Place>,
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

fn kind<S: serde::Serializer>(name: &Option<TermName>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match name {
        Some(TermName::Preferred) => "preferred",
        Some(TermName::Admitted) => "admitted",
        Some(TermName::Forbidden) => "forbidden",
        None => "linked",
    })
}

/// What one section calls its terms, by the terms' positions.
type Uses = BTreeMap<usize, (usize, Vec<Wording>)>;

/// Adds to each row the terms that it uses.
pub(super) fn add(source: Source<'_>, rows: &mut [Row]) {
    let matcher = TermMatcher::of_all_names(&source.site.terms);
    let uses: Vec<Both<Uses>> = rows
        .iter()
        .map(|row| {
            Both::from_fn(|lang| match (row.sides.get(lang), source.texts.get(lang)) {
                (Some(side), Some(text)) => uses(source, &matcher, lang, text, side),
                _ => Uses::new(),
            })
        })
        .collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.terms = terms(source, &uses, at, row.sides.en.is_some());
    }
}

fn terms(source: Source<'_>, uses: &[Both<Uses>], at: usize, has_english: bool) -> Vec<TermRow> {
    let Both { zh, en } = &uses[at];
    let is_forbidden = |wording: &Wording| wording.name == Some(TermName::Forbidden);
    let chinese = zh.iter().map(|(term, (first, _))| ((0, *first), *term));
    let only_english = en
        .iter()
        .filter(|(term, (_, wordings))| !zh.contains_key(term) && wordings.iter().any(is_forbidden));
    let mut all: Vec<((usize, usize), usize)> = chinese
        .chain(only_english.map(|(term, (first, _))| ((1, *first), *term)))
        .collect();
    all.sort_unstable();
    let row = |(_, at): ((usize, usize), usize)| {
        let (key, term) = source.site.terms.iter().nth(at)?;
        let wordings = |own: &Uses| own.get(&at).map(|(_, own)| own.clone()).unwrap_or_default();
        let english = wordings(en);
        let best = english
            .iter()
            .map(|own| own.name)
            .min_by_key(|name| name.map_or(2, |name| name as usize));
        let state = match best {
            _ if !has_english => TermState::Waiting,
            _ if english.iter().any(is_forbidden) => TermState::Forbidden,
            Some(Some(TermName::Preferred)) => TermState::Preferred,
            Some(Some(_)) => TermState::Admitted,
            Some(None) => TermState::Linked,
            None if uses.iter().any(|uses| uses.en.contains_key(&at)) => TermState::Elsewhere,
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

/// What a section calls its terms: names of the term base, and other words that are linked to one.
fn uses(source: Source<'_>, matcher: &TermMatcher, lang: Lang, text: &PageText, side: &RowSide) -> Uses {
    let mut uses = Uses::new();
    let mut add = |term, first, words: &str, name, place: Option<Place>| {
        let (_, wordings) = uses.entry(term).or_insert_with(|| (first, Vec::new()));
        if let Some(known) = wordings.iter_mut().find(|known: &&mut Wording| known.words == words) {
            known.places.extend(place);
        } else {
            wordings.push(Wording {
                words: words.to_owned(),
                name,
                places: place.into_iter().collect(),
            });
        }
    };
    let Some(range) = side.text.clone() else {
        let mut before = 0;
        for (part, value) in [("title", &text.title), ("summary", &text.summary)] {
            for found in matcher.uses(value, lang) {
                let place = Place::in_value(part, value, found.at.clone());
                let first = before + found.at.start;
                add(found.term, first, &value[found.at], Some(found.name), place);
            }
            before += value.len();
        }
        return uses;
    };
    let mut named: Vec<(Range<usize>, usize)> = Vec::new();
    for found in matcher.uses(&text.body.text[range.clone()], lang) {
        let at = range.start + found.at.start..range.start + found.at.end;
        let place = Place::in_text(&text.body, at.clone());
        add(
            found.term,
            at.start,
            &text.body.text[at.clone()],
            Some(found.name),
            place,
        );
        named.push((at, found.term));
    }
    for (link, resolved) in text.body.links.iter().zip(&text.links) {
        let Resolved::Page(Page::Term(key), _) = resolved else {
            continue;
        };
        let term = key.position();
        let is_named = named
            .iter()
            .any(|(at, own)| *own == term && at.start < link.at.end && link.at.start < at.end);
        if range.contains(&link.at.start) && !is_named {
            let words = match link.words.trim() {
                "" => source.site.terms[*key].renderings.get(lang).preferred.as_str(),
                words => words,
            };
            let name = link.words.trim().is_empty().then_some(TermName::Preferred);
            add(
                term,
                link.at.start,
                words,
                name,
                Place::in_text(&text.body, link.at.clone()),
            );
        }
    }
    uses
}
