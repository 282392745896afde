//! Rules about the whole site, one file each.
//!
//! What a rule is about, why, and an example that fires it stand on its page under
//! `diag/pages/`; `wenzhai explain CODE` prints it and the tests run it.

mod figure_disagreement;
mod figure_growth;
mod figure_parts;
mod figure_source;
mod figure_unit;
mod figure_wording;
mod indicator_relation;
mod term_forbidden;
mod translation_missing;

use crate::diag::{Diagnostic, Location, PointerPart, Sources};
use crate::model::lang::Lang;
use crate::model::site::{FigureRef, PageText, Site};
use crate::quantity::{Bounds, Rational};

/// A rule: what it finds on a site.
type Rule = fn(&Site, &dyn Sources, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    figure_disagreement::check,
    figure_growth::check,
    figure_parts::check,
    figure_source::check,
    figure_unit::check,
    figure_wording::check,
    indicator_relation::check,
    term_forbidden::check,
    translation_missing::check,
];

/// Runs every rule.
pub fn check(site: &Site, sources: &dyn Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(site, sources, &mut findings);
    }
    findings
}

/// Runs the rules that are about a single text on one that is no page of the site.
pub fn fragment(site: &Site, text: &PageText, lang: Lang, sources: &dyn Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    figure_wording::check_text(site, text, lang, &mut findings);
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
