//! The term base, and which texts use which terms.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Text};
use crate::model::lang::{Both, Lang};
use crate::model::site::Term;
use crate::model::source::{PageSource, Renderings, TermSource};
use crate::model::table::Table;
use crate::model::whole_word::is_whole_word;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;

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

/// A name of a term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// Its bytes in the text; a plural `s` is not among them.
    pub at: Range<usize>,
    /// The term's position in the term base.
    pub term: usize,
    /// Which of the term's names it is.
    pub name: TermName,
}

/// How good a name of a term is, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermName {
    /// The one to use.
    Preferred,
    /// Another one that is right.
    Admitted,
    /// One that is wrong.
    Forbidden,
}

#[derive(Debug)]
struct Machine {
    automaton: AhoCorasick,
    /// The term of each pattern, and which name of it the pattern is.
    names: Vec<(usize, TermName)>,
}

impl TermMatcher {
    /// Prepares the search for the right names of `terms` in many texts.
    pub fn new(terms: &[TermSource]) -> Self {
        Self {
            machines: Both::from_fn(|lang| {
                let renderings = terms.iter().map(|term| term.renderings.get(lang));
                let right = renderings.map(|own| (own, &[][..]));
                Machine::new(right, lang, AhoCorasickKind::DFA)
            }),
        }
    }

    /// Prepares the search for all names of a site's terms, the forbidden ones too, in a few texts.
    pub fn of_all_names(terms: &Table<Term>) -> Self {
        Self {
            machines: Both::from_fn(|lang| {
                let renderings = terms.values().map(|term| term.renderings.get(lang));
                let all = renderings.map(|own| (own, &own.forbidden[..]));
                Machine::new(all, lang, AhoCorasickKind::ContiguousNFA)
            }),
        }
    }

    /// The names in a text, in order.
    pub fn uses(&self, text: &str, lang: Lang) -> Vec<TermUse> {
        let machine = self.machines.get(lang).as_ref();
        machine.map_or_else(Vec::new, |machine| machine.uses(text, lang).collect())
    }

    /// Positions, in the term base, of the terms that a page's title, summary and body
    /// use, each once.
    pub fn used_in(&self, page: &PageSource, lang: Lang) -> Vec<usize> {
        let Some(machine) = self.machines.get(lang) else {
            return Vec::new();
        };
        let mut used = vec![Used::No; machine.names.iter().max().map_or(0, |(last, _)| last + 1)];
        for text in [&page.title, &page.summary, &page.body.text] {
            for found in machine.uses(text, lang) {
                used[found.term] = Used::Yes;
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
    /// Searches for the right names of terms and for those that stand beside each of them.
    fn new<'r>(
        terms: impl Iterator<Item = (&'r Renderings, &'r [String])>,
        lang: Lang,
        kind: AhoCorasickKind,
    ) -> Option<Self> {
        let names = terms.enumerate().flat_map(|(at, (term, wrong))| {
            let preferred = std::iter::once((&term.preferred, TermName::Preferred));
            let admitted = term.admitted.iter().map(|name| (name, TermName::Admitted));
            let wrong = wrong.iter().map(|name| (name, TermName::Forbidden));
            let names = preferred.chain(admitted).chain(wrong);
            names.map(move |(name, kind)| (name, (at, kind)))
        });
        let (patterns, names): (Vec<_>, Vec<_>) = names.filter(|(name, _)| !name.is_empty()).unzip();
        if patterns.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(lang == Lang::En)
            .kind(Some(kind))
            .build(&patterns);
        // It fails for gigabytes of patterns only; then no report is said to use a term.
        Some(Self {
            automaton: automaton.ok()?,
            names,
        })
    }

    fn uses(&self, text: &str, lang: Lang) -> impl Iterator<Item = TermUse> {
        let found = self.automaton.find_iter(text);
        let found = found.filter(move |found| lang == Lang::Zh || is_whole_word(text, found.range()));
        found.map(|found| {
            let (term, name) = self.names[found.pattern()];
            TermUse {
                at: found.range(),
                term,
                name,
            }
        })
    }
}
