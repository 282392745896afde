//! TM003: a text does not use a name that the term base forbids.

use crate::diag::{Code, Diagnostic, Location, Sources, Text};
use crate::model::lang::Lang;
use crate::model::site::{PageText, Site};
use crate::model::whole_word::is_whole_word;
use aho_corasick::{AhoCorasick, MatchKind};

pub(super) fn check(site: &Site, sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for lang in Lang::ALL {
        let Some(machine) = Machine::new(site, lang) else {
            continue;
        };
        let reports = site
            .reports
            .values()
            .filter_map(|report| report.texts.get(lang).as_ref());
        let topics = site.topics.values().filter_map(|topic| topic.texts.get(lang).as_ref());
        let single = [&site.home, &site.about]
            .into_iter()
            .filter_map(|texts| texts.get(lang).as_ref());
        for text in reports.chain(topics).chain(single) {
            machine.check(text, sources, findings);
        }
    }
}

/// The same for one text.
pub(super) fn check_text(
    site: &Site,
    text: &PageText,
    lang: Lang,
    sources: &dyn Sources,
    findings: &mut Vec<Diagnostic>,
) {
    if let Some(machine) = Machine::new(site, lang) {
        machine.check(text, sources, findings);
    }
}

struct Machine {
    lang: Lang,
    automaton: AhoCorasick,
    /// For each pattern: the name to use instead, or nothing where it is a right name.
    instead: Vec<Option<String>>,
}

impl Machine {
    /// Right names are searched, too: a forbidden name inside a longer right one is
    /// no fault.
    fn new(site: &Site, lang: Lang) -> Option<Self> {
        let mut patterns = Vec::new();
        let mut instead = Vec::new();
        for term in site.terms.values() {
            let own = term.renderings.get(lang);
            for name in std::iter::once(&own.preferred).chain(&own.admitted) {
                patterns.push(name.as_str());
                instead.push(None);
            }
            for name in &own.forbidden {
                patterns.push(name.as_str());
                instead.push(Some(own.preferred.clone()));
            }
        }
        if instead.iter().all(Option::is_none) {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(lang == Lang::En)
            .build(&patterns)
            .ok()?;
        Some(Self {
            lang,
            automaton,
            instead,
        })
    }

    fn check(&self, text: &PageText, sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
        let Some(source) = sources.text(&text.path) else {
            return;
        };
        for found in self.automaton.find_iter(source) {
            if self.lang == Lang::En && !is_whole_word(source, found.range()) {
                continue;
            }
            if let Some(preferred) = &self.instead[found.pattern()] {
                let name = &source[found.range()];
                findings.push(finding(name, preferred, Location::at(&text.path, found.range())));
            }
        }
    }
}

fn finding(name: &str, preferred: &str, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::TM003,
        location,
        Text::new(
            format!("术语库不用“{name}”这个说法"),
            format!("the term base forbids “{name}”"),
        ),
    )
    .with_help(Text::new(format!("写“{preferred}”"), format!("write “{preferred}”")))
}
