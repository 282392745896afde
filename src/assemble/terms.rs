//! The term base, and which texts use which terms.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Text};
use crate::model::lang::{Both, Lang};
use crate::model::site::Term;
use crate::model::source::{PageSource, TermSource};
use crate::model::table::Table;
use crate::model::whole_word::is_whole_word;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;

/// Terms as a table; findings about renderings that two of them claim.
pub(super) fn table(terms: &[TermSource], findings: &mut Vec<Diagnostic>) -> Table<Term> {
    for lang in Lang::ALL {
        let mut claimed: BTreeMap<String, &TermSource> = BTreeMap::new();
        for term in terms {
            for name in names(term, lang) {
                let folded = name.to_lowercase();
                match claimed.get(&folded) {
                    Some(first) if first.id != term.id => findings.push(claimed_twice(term, first, lang, name)),
                    Some(_) => {}
                    None => {
                        claimed.insert(folded, term);
                    }
                }
            }
        }
    }
    Table::new(terms.iter().map(|source| {
        let term = Term {
            id: source.id.clone(),
            renderings: source.renderings.clone(),
            reports: Vec::new(),
        };
        (source.id.clone(), term)
    }))
}

/// The renderings of a term that may be used.
fn names(term: &TermSource, lang: Lang) -> impl Iterator<Item = &str> {
    let renderings = term.renderings.get(lang);
    std::iter::once(&renderings.preferred)
        .chain(&renderings.admitted)
        .map(String::as_str)
}

fn claimed_twice(term: &TermSource, first: &TermSource, lang: Lang, name: &str) -> Diagnostic {
    const PATH: &str = "content/terms.yaml";
    let at = |term: &TermSource| {
        let steps = vec![term.id.as_str().into(), lang.code().into(), "preferred".into()];
        Location::yaml(PATH, steps, PointerPart::Value)
    };
    Diagnostic::new(
        Code::TM002,
        at(term),
        Text::new(
            format!("“{name}”已经是术语“{}”的叫法", first.id),
            format!("“{name}” is a name of the term “{}” already", first.id),
        ),
    )
    .with_help(Text::new(
        "两条若是一回事就合为一条，否则换一个叫法",
        "make one entry of the two if they are one thing, else choose another name",
    ))
    .with_related(at(first), Text::new("另一条在这里", "the other is here"))
}

/// Finds the terms that a text uses. Where names overlap the longest counts, so that
/// a name inside a longer one is not taken for its own term.
#[derive(Debug, Default)]
pub struct TermMatcher {
    machines: Both<Option<Machine>>,
}

#[derive(Debug)]
struct Machine {
    automaton: AhoCorasick,
    /// The term of each pattern.
    terms: Vec<usize>,
}

impl TermMatcher {
    /// Prepares the search for `terms`.
    pub fn new(terms: &[TermSource]) -> Self {
        Self {
            machines: Both::from_fn(|lang| Machine::new(terms, lang)),
        }
    }

    /// Positions, in the term base, of the terms that a page's title, summary and body
    /// use, each once.
    pub fn used_in(&self, page: &PageSource, lang: Lang) -> Vec<usize> {
        let Some(machine) = self.machines.get(lang) else {
            return Vec::new();
        };
        let mut used = vec![Used::No; machine.terms.iter().max().map_or(0, |last| last + 1)];
        for text in [&page.title, &page.summary, &page.body.text] {
            for found in machine.automaton.find_iter(text.as_str()) {
                if lang == Lang::Zh || is_whole_word(text, found.range()) {
                    used[machine.terms[found.pattern()]] = Used::Yes;
                }
            }
        }
        used.iter()
            .enumerate()
            .filter(|(_, used)| **used == Used::Yes)
            .map(|(at, _)| at)
            .collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Used {
    Yes,
    No,
}

impl Machine {
    fn new(list: &[TermSource], lang: Lang) -> Option<Self> {
        let mut patterns = Vec::new();
        let mut terms = Vec::new();
        for (at, term) in list.iter().enumerate() {
            for name in names(term, lang).filter(|name| !name.is_empty()) {
                patterns.push(name);
                terms.push(at);
            }
        }
        if patterns.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(lang == Lang::En)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&patterns);
        // It fails for gigabytes of patterns only; then no report is said to use a term.
        Some(Self {
            automaton: automaton.ok()?,
            terms,
        })
    }
}
