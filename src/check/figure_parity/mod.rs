//! FG005–FG014: the figures of a page's Chinese text and of its English one are the same.

mod belonging;
mod english;
mod entry;
mod finding;
mod idle;
mod likeness;
mod matching;
mod named;
mod section;
mod sections;
mod standing;
mod table;
mod times;

pub use standing::{Sighted, Sighting, Standing};

use crate::diag::{Code, Diagnostic};
use crate::model::lang::{Both, Lang};
use crate::model::site::{PageText, Site};
use crate::quantity::Names;
use belonging::Things;
use entry::Entry;
use idle::is_telling;
use matching::Matched;
use section::Section;
use sections::Pair;
use times::Times;

/// What the comparison needs to know of a site, made once.
#[derive(Debug)]
pub(super) struct Parity {
    names: Both<Names>,
    /// Chinese names of terms with digits in them, with their English ones in lower case.
    renderings: Vec<(String, Vec<String>)>,
    things: Things,
}

impl Parity {
    pub(super) fn of(site: &Site) -> Self {
        let names = Both::from_fn(|lang| {
            let renderings = site.terms.values().map(|term| term.renderings.get(lang));
            let names = renderings.flat_map(|own| std::iter::once(&own.preferred).chain(&own.admitted));
            Names::new(names.map(String::as_str))
        });
        Self {
            names,
            renderings: renderings(site),
            things: Things::of(site),
        }
    }

    /// Compares the two texts of a page; a page in one language has nothing to be compared with.
    pub(super) fn check(&self, site: &Site, texts: &Both<Option<PageText>>, findings: &mut Vec<Diagnostic>) {
        if let Some((zh, en)) = self.sections(site, texts) {
            for pair in sections::pairs(&zh, &en) {
                self.compare(&pair, findings);
            }
        }
    }

    fn sections<'a>(
        &self,
        site: &Site,
        texts: &'a Both<Option<PageText>>,
    ) -> Option<(Vec<Section<'a>>, Vec<Section<'a>>)> {
        let (zh, en) = (texts.zh.as_ref()?, texts.en.as_ref()?);
        let unknown: Vec<&str> = section::unknown(zh).chain(section::unknown(en)).collect();
        Some((
            self.sections_of(site, zh, Lang::Zh, &unknown),
            self.sections_of(site, en, Lang::En, &unknown),
        ))
    }

    fn sections_of<'a>(&self, site: &Site, text: &'a PageText, lang: Lang, unknown: &[&str]) -> Vec<Section<'a>> {
        section::sections(site, text, lang, self.names.get(lang), unknown)
    }

    fn compare(&self, pair: &Pair<'_, '_>, findings: &mut Vec<Diagnostic>) {
        let is_empty = |sections: &[&Section<'_>]| sections.iter().all(|section| section.items.is_empty());
        if is_empty(&pair.zh) && is_empty(&pair.en) {
            return;
        }
        findings.extend(self.compared(pair).reports.into_iter().map(|report| report.finding));
    }

    /// Compares a pair of sections and keeps what each finding is about.
    fn compared<'s, 'a>(&self, pair: &Pair<'s, 'a>) -> Compared<'s, 'a> {
        let mut matched = matching::matched(pair);
        let misnamed = named::missing(pair, &self.renderings, &mut matched.en_alone);
        let times = times::compared(pair);
        let mut reports = Vec::new();
        let mut report = |zh, en, finding| reports.push(Report { zh, en, finding });
        for (zh, en, slip) in &matched.differing {
            report(Some(*zh), Some(*en), finding::differs(*zh, *en, *slip));
        }
        for (zh, en) in &matched.asked {
            report(Some(*zh), Some(*en), finding::asks(*zh, *en));
        }
        for misnamed in &misnamed {
            report(Some(misnamed.name), misnamed.instead, finding::misnamed(misnamed));
        }
        for (code, agreeing) in [(Code::FG012, &matched.agreeing), (Code::FG014, &times.agreeing)] {
            for (zh, en) in belonging::exchanged(&self.things, agreeing) {
                report(Some(zh), Some(en), finding::exchanged(code, zh, en));
            }
        }
        for zh in matched.zh_alone.iter().filter(|zh| is_telling(**zh, &pair.en)) {
            report(Some(*zh), None, finding::lost(*zh, pair));
        }
        for en in matched.en_alone.iter().filter(|en| is_telling(**en, &pair.zh)) {
            report(None, Some(*en), finding::added(*en, pair));
        }
        for zh in &times.lost {
            report(Some(*zh), None, finding::lost_time(*zh, pair));
        }
        for (zh, en) in &times.differing {
            report(Some(*zh), Some(*en), finding::another_time(*zh, *en));
        }
        Compared {
            matched,
            times,
            reports,
        }
    }
}

/// A pair of sections, compared.
struct Compared<'s, 'a> {
    matched: Matched<'s, 'a>,
    times: Times<'s, 'a>,
    reports: Vec<Report<'s, 'a>>,
}

/// A finding and what it is about.
struct Report<'s, 'a> {
    zh: Option<Entry<'s, 'a>>,
    en: Option<Entry<'s, 'a>>,
    finding: Diagnostic,
}

fn renderings(site: &Site) -> Vec<(String, Vec<String>)> {
    let mut renderings = Vec::new();
    for term in site.terms.values() {
        let (zh, en) = (&term.renderings.zh, &term.renderings.en);
        let english = std::iter::once(&en.preferred).chain(&en.admitted);
        let english: Vec<String> = english.map(|name| name.to_lowercase()).collect();
        let chinese = std::iter::once(&zh.preferred).chain(&zh.admitted);
        let with_digits = chinese.filter(|name| name.contains(|c: char| c.is_ascii_digit()));
        renderings.extend(with_digits.map(|name| (name.clone(), english.clone())));
    }
    renderings
}
