//! Rules about the whole site, one file each.
//!
//! What a rule is about, why, and an example that fires it stand on its page under
//! `diag/pages/`; `wenzhai explain CODE` prints it and the tests run it.

mod figure_agreement;
mod figure_disagreement;
mod figure_growth;
mod figure_hedges;
mod figure_parity;
mod figure_parts;
mod figure_source;
mod figure_unit;
mod figure_wording;
mod indicator_relation;
mod picture;
mod source_hash;
mod term_forbidden;
mod translation_behind;
mod translation_missing;

pub use figure_parity::{Sighted, Sighting, Standing};
pub use picture::unshowable;

use crate::diag::{Diagnostic, Location, PointerPart, Sources};
use crate::model::lang::{Both, Lang};
use crate::model::site::{FigureRef, PageText, Site};
use crate::quantity::{Bounds, Rational};

/// A rule about the site as a whole. It needs nothing of another one, so that they can be held
/// side by side.
#[derive(Debug)]
pub struct SiteRule(fn(&Site, &dyn Sources, &mut Vec<Diagnostic>));

impl SiteRule {
    /// What the rule finds.
    pub fn check(&self, site: &Site, sources: &dyn Sources) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        (self.0)(site, sources, &mut findings);
        findings
    }
}

/// The rules about the site as a whole.
pub const SITE_RULES: &[SiteRule] = &[
    SiteRule(figure_disagreement::check),
    SiteRule(figure_growth::check),
    SiteRule(figure_parts::check),
    SiteRule(figure_source::check),
    SiteRule(figure_unit::check),
    SiteRule(indicator_relation::check),
    SiteRule(source_hash::check),
    SiteRule(picture::check),
    SiteRule(term_forbidden::check),
    SiteRule(translation_missing::check),
];

/// The rules about single pages, with what they need to know of the site. A page needs nothing of
/// another one, so that pages can be looked at side by side.
#[derive(Debug)]
pub struct PageRules<'a> {
    site: &'a Site,
    parity: figure_parity::Parity,
}

impl<'a> PageRules<'a> {
    /// Makes the rules ready.
    pub fn of(site: &'a Site) -> Self {
        Self {
            site,
            parity: figure_parity::Parity::of(site),
        }
    }

    /// The pages that have texts, in a fixed order.
    pub fn pages(&self) -> Vec<&'a Both<Option<PageText>>> {
        let reports = self.site.reports.values().map(|report| &report.texts);
        let topics = self.site.topics.values().map(|topic| &topic.texts);
        reports
            .chain(topics)
            .chain([&self.site.home, &self.site.about])
            .collect()
    }

    /// What a page's texts have in figures, and what has become of each of them: the same
    /// comparison that the findings come from, told for every figure and one to one.
    pub fn sightings(&self, texts: &Both<Option<PageText>>) -> Both<Vec<Sighting>> {
        let mut sightings = self.parity.sightings(self.site, texts);
        for (lang, text) in texts.iter() {
            let mut findings = Vec::new();
            if let Some(text) = text {
                figure_wording::check_text(self.site, text, lang, &mut findings);
            }
            for finding in findings {
                Sighting::hold(sightings.get_mut(lang), finding);
            }
        }
        sightings
    }

    /// Runs them on one page.
    pub fn check(&self, texts: &Both<Option<PageText>>) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for (lang, text) in texts.iter() {
            if let Some(text) = text {
                figure_wording::check_text(self.site, text, lang, &mut findings);
            }
        }
        self.parity.check(self.site, texts, &mut findings);
        translation_behind::check(texts, &mut findings);
        findings
    }
}

/// Runs the rules that are about a single text on one that is no page of the site.
pub fn fragment(site: &Site, text: &PageText, lang: Lang, sources: &dyn Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    figure_wording::check_text(site, text, lang, &mut findings);
    picture::check_text(site, text, &mut findings);
    term_forbidden::check_text(site, text, lang, sources, &mut findings);
    findings
}

/// Where the wording of a figure is recorded.
fn record(site: &Site, at: FigureRef) -> Location {
    let id = site.figure(at).id.as_str();
    let steps = vec!["figures".into(), id.into(), "value".into()];
    Location::yaml(record_path(&site.reports[at.report]), steps, PointerPart::Value)
}

/// Bounds of a proportion in per cent: `10.98%–11.02%`.
fn percentages(bounds: Bounds) -> String {
    let percent = |end: Option<Rational>| {
        let hundredfold = end?.times(Rational::new(100, 1).ok()?).ok()?;
        Some(format!("{}%", hundredfold.rounded(2).ok()?.trimmed()))
    };
    match (percent(bounds.low()), percent(bounds.high())) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("≥ {low}"),
        (None, Some(high)) => format!("≤ {high}"),
        (None, None) => "?".to_owned(),
    }
}

/// The path of the file that holds a report's shared fields.
fn record_path(report: &crate::model::site::Report) -> &str {
    let texts = &report.texts;
    let record = texts.zh.as_ref().or(texts.en.as_ref());
    record.map_or("", |text| &text.path)
}
